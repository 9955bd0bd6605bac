"""Files that no clerk means to send: one clear answer each, soon, in little memory, nothing written."""

import json
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from khenthuong_desktop.errors import FileInUse, FileUnreadable, NotAWorkbook
from khenthuong_desktop.spreadsheets.files import raw_sheets
from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets import nasty_files as nasty
from tests.unit.spreadsheets.conftest import MakeWorkbook
from tests.unit.spreadsheets.corpus.drafts import Value
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.xls import compound_file, save_xls
from tests.unit.spreadsheets.corpus.xlsb import save_xlsb
from tests.unit.spreadsheets.test_file_kinds import ods, ods_row

SECONDS, MEGABYTES = 10, 512
FAR_IN_REACH = b'<row r="99999"><c r="CZ99999"><v>1</v></c></row>'
ALL_MERGED = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
LOOK = b'<cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule>'
LOOKS = b'<conditionalFormatting sqref="A1:B9">' + LOOK * 30_000 + b"</conditionalFormatting>"
BLANK_ROWS = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(10, 1_000_010))
FAR_CELL = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
NEXT_ROW = b"".join(
    b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d" t="inlineStr"><is><t>To %d</t></is></c></row>' % (n, n, n, n, n)
    for n in (100_000, 100_001)
)
FIRST_AND_LAST = b"".join(
    b'<row r="%d"><c r="A%d"><v>1</v></c><c r="CZ%d"><v>1</v></c></row>' % (n, n, n) for n in range(5, 100_000)
)
NUMBERS = b"".join(struct.pack("<HHHHHd", 0x203, 14, n, 1, 0, 7) for n in range(4, 60_000)) * 4
FAR_NUMBER = struct.pack("<HHHHHd", 0x203, 14, 65_000, 255, 0, 7)
WORDS_IN_ROWS = b'<row r="9" hidden="1"><c r="H9" t="inlineStr"><is><t>' + b"row r " * 150_000 + b"</t></is></c></row>"
LONG_TEXT = b"<si><t>" + b"a" * 3_000_000 + b"</t></si></sst>"


def bomb(path: Path) -> Path:
    return nasty.repacked(path, lambda name, part: part, xl__worksheets__sheet9_dot_xml=b"0" * 20_000_000)


def html(path: Path) -> Path:
    path.write_text("<html><table><tr><td>Mã số</td><td>Tên tập thể</td></tr></table></html>", "utf-8")
    return path


def word(path: Path) -> Path:
    path.write_bytes(compound_file(bytes(8192), "WordDocument"))
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def cut(path: Path) -> Path:
    content = nasty.workbook(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


RICH_TEXT = b"".join(b"<r><rPr><b/></rPr>" + nasty.text("x" * 1_500) + b"</r>" for _ in range(20))
UNPARSED_TEXT = b"<t><![CDATA[" + b"abc</si>" * 4_000 + b"]]></t>"


def long_text(path: Path) -> Path:
    return nasty.repacked(path, lambda _, part: part.replace(b"</sst>", LONG_TEXT))


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def endless(path: Path) -> Path:
    path.symlink_to("/dev/zero")
    return path


def repeated_in_both_ods(path: Path) -> Path:
    """Neither of the repetitions is beyond a list, but all together."""
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="104"/>'
    row = f'<table:table-row table:number-rows-repeated="20000">{cell * 40}</table:table-row>'
    return ods(path, ods_row("Mã số", "Tên tập thể") + row)


def blanks_in_ods(path: Path) -> Path:
    """Empty cells before one that is empty, too."""
    cells = '<table:table-cell table:number-columns-repeated="16383"/><table:table-cell/>'
    row = f"<table:table-row>{cells}</table:table-row>"
    return ods(path, ods_row("Mã số", "Tên tập thể") + row * 2_000 + ods_row("TT1", "Văn phòng"))


def repeated_ods(path: Path) -> Path:
    many = ods_row("A", "B", attributes=' table:number-rows-repeated="1000000"')
    return ods(path, ods_row("Mã số", "Tên tập thể") + many)


def one_text_ods(path: Path, words: str = "dai " * 8_000, across: int = 1) -> Path:
    row = ods_row("TT1", *[words] * across, attributes=' table:number-rows-repeated="20000"')
    return ods(path, ods_row("Mã số", "Tên tập thể") + row)


def told_blanks_ods(path: Path, count: int, times: int = 1) -> Path:
    """Blanks that are told by their number, which readers write out."""
    name = f'Văn<text:s text:c="{count}"/>phòng'
    rows = ods_row("TT1", name, attributes=f' table:number-rows-repeated="{times}"')
    return ods(path, ods_row("Mã số", "Tên tập thể") + rows)


def many_sheets_ods(path: Path) -> Path:
    table = f'</table:table><table:table table:name="x">{ods_row("Mã số", "Tên tập thể")}'
    return ods(path, table * 2_500)


def many_sheets_of_one_part(path: Path, more: int = 2_500) -> Path:
    """More sheets than a workbook may hold parts, as all lead to one."""
    sheets = b"".join(b'<sheet name="S%d" sheetId="%d" r:id="s1"/>' % (at, at) for at in range(9, 9 + more))
    return nasty.repacked(path, lambda name, part: part.replace(b"</sheets>", sheets + b"</sheets>"))


def with_many(path: Path, mark: bytes, element: bytes, count: int = 250_000) -> Path:
    """An .xlsx in which an element stands too often before this mark."""
    return nasty.repacked(path, lambda _, part: part.replace(mark, element * count + mark))


def many_sheets_xlsb(path: Path) -> Path:
    save_xlsb(path, [Sheet("Tập thể", nasty.ROWS)])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    book = parts["xl/workbook.bin"]
    begin = book.index(b"\x9c\x01")  # the record of a sheet
    end = begin + 3 + book[begin + 2]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part if part is not book else book[:begin] + book[begin:end] * 2_500 + book[end:])
    return path


def link_to_itself(path: Path) -> Path:
    path.symlink_to(path)
    return path


def formatted_down(path: Path) -> Path:
    """Every cell of two columns has a look, and a word stands in the last one."""
    rows = (b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n, n) for n in range(10, 1_000_010))
    return nasty.with_rows(path, b"".join(rows) + FAR_CELL)


def hard_words(path: Path) -> Path:
    """Words that patterns look for, again and again in one cell."""
    cells = ("ngày tháng " * 2_900).encode()
    rows = (b'<row r="%d"><c r="B%d" t="inlineStr"><is><t>%s</t></is></c></row>' % (n, n, cells) for n in range(5, 55))
    return nasty.with_rows(path, b"".join(rows))


FORM_OF_NUMBER = b"<numFmt numFmtId='170' formatCode='0000'/>"
NASTY: dict[str, tuple[nasty.Make, str]] = {
    "protected.xlsx": (nasty.encrypted_package, "FileEncrypted"),
    "protected.xls": (nasty.old_protected, "FileEncrypted"),
    "enciphered.xls": (nasty.old_enciphered, "FileEncrypted"),
    "cut.xlsx": (cut, "FileUnreadable"),
    "bomb.xlsx": (bomb, "FileTooLarge"),
    "lying.xlsx": (nasty.lying_sizes, "FileTooLarge"),
    "far.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL), "far_cell"),
    "next_row.xlsx": (lambda path: nasty.with_rows(path, NEXT_ROW), "too_many_rows"),
    "far_order.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL.replace(b"<c r", b'<c s="0" r')), "far_cell"),
    "far_quotes.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL.replace(b'"', b"'")), "far_cell"),
    "far_small.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL.replace(b"XFD", b"xfd")), "far_cell"),
    "far_row.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL.replace(b'row r="1048576"', b"row")), "far_cell"),
    "far_other_case.xlsx": (lambda path: nasty.linked(path, b"WorkSheets/sheet1.xml", FAR_CELL), "far_cell"),
    "far_other_way.xlsx": (lambda path: nasty.linked(path, b"worksheets/./sheet1.xml", FAR_CELL), "far_cell"),
    "unplaced.xlsx": (nasty.unplaced, "column_without_heading far_columns required_missing"),
    "prefixed.xlsx": (nasty.prefixed, "FileTooLarge"),
    "rows_without_end.xlsx": (lambda path: nasty.with_rows(path, b"row r " * 1_000_000), "FileTooLarge"),
    "rows_in_text.xlsx": (lambda path: nasty.with_rows(path, WORDS_IN_ROWS), ""),
    "pipe.xlsx": (pipe, "FileUnreadable"),
    "endless.xlsx": (endless, "FileUnreadable"),
    "upside_down.xls": (lambda path: nasty.with_sizes_xls(path, 60_000, 3), "FileUnreadable"),
    "many_times.ods": (repeated_in_both_ods, "FileTooLarge"),
    "blanks.ods": (blanks_in_ods, "FileTooLarge"),
    "far.xls": (nasty.far_xls, "FileTooLarge"),
    "far_in_many.xls": (lambda path: nasty.with_cells_xls(path, b"", NUMBERS + FAR_NUMBER), "FileTooLarge"),
    "same_bytes.xls": (lambda path: nasty.with_cells_xls(path, b"", NUMBERS, sheets=30), "FileUnreadable"),
    "far.xlsb": (nasty.far_xlsb, "FileTooLarge"),
    "repeated.ods": (repeated_ods, "FileTooLarge"),
    "blank_rows.xlsx": (lambda path: nasty.with_rows(path, BLANK_ROWS), ""),
    "full.xlsx": (lambda path: nasty.filled(path, 20_000, 40), "column_without_heading"),
    "too_full.xlsx": (lambda path: nasty.filled(path, 90_000, 50), "FileTooLarge"),
    "long_text.xlsx": (long_text, "FileTooLarge"),
    "entities.xlsx": (lambda path: nasty.with_start(path, "xl/workbook.xml", nasty.ENTITIES), "FileUnreadable"),
    "entities16.xlsx": (
        lambda path: nasty.with_start(path, "xl/workbook.xml", nasty.ENTITIES, "utf-16"),
        "FileUnreadable",
    ),
    "far_twice.xlsx": (lambda path: nasty.several(path, 2, FAR_IN_REACH), "FileTooLarge"),
    "all_merged.xlsx": (lambda path: nasty.after_rows(path, ALL_MERGED), ""),
    "looks.xlsx": (lambda path: nasty.after_rows(path, LOOKS), ""),
    "formatted_down.xlsx": (formatted_down, "far_cell"),
    "one_text.xlsx": (lambda path: nasty.one_text_xlsx(path, 20_000), "FileTooLarge"),
    "ends_in_text.xlsx": (
        lambda path: nasty.one_text_xlsx(path, 20_000, text=nasty.text("abc>" * 8_000)),
        "FileTooLarge",
    ),
    "rich_text.xlsx": (lambda path: nasty.one_text_xlsx(path, 20_000, text=RICH_TEXT), "FileTooLarge"),
    "empty_texts.xlsx": (lambda path: nasty.one_text_xlsx(path, 20_000, b"<si/>", b"<si />"), "FileTooLarge"),
    "middling_text.xlsx": (
        lambda path: nasty.one_text_xlsx(path, 60_000, text=nasty.text("dai " * 900)),
        "FileTooLarge",
    ),
    "unparsed_text.xlsx": (lambda path: nasty.one_text_xlsx(path, 20_000, text=UNPARSED_TEXT), "FileTooLarge"),
    "one_text.xlsb": (lambda path: nasty.one_text_xlsb(path, 20_000), "FileTooLarge"),
    "one_text.xls": (lambda path: nasty.one_text_xls(path, 20_000), "FileTooLarge"),
    "one_text.ods": (one_text_ods, "FileTooLarge"),
    "text_like_an_end.ods": (lambda path: one_text_ods(path, "a-cell>" + "dai " * 8_000), "FileTooLarge"),
    "told_blanks.ods": (lambda path: told_blanks_ods(path, 150_000_000), "FileTooLarge"),
    "blanks_of_many.ods": (lambda path: told_blanks_ods(path, 8_000, 20_000), "FileTooLarge"),
    "few_blanks.ods": (lambda path: told_blanks_ods(path, 12), "spaces_removed"),
    "negative_blanks.ods": (lambda path: told_blanks_ods(path, -12), ""),
    "shorter_text.xlsx": (
        lambda path: nasty.one_text_xlsx(path, 90_000, text=nasty.text("d" * 1_000), across=10),
        "FileTooLarge",
    ),
    "shorter_text.ods": (lambda path: one_text_ods(path, "d" * 1_000, across=30), "FileTooLarge"),
    "first_and_last.xlsx": (
        lambda path: nasty.with_rows(path, FIRST_AND_LAST),
        "column_without_heading required_missing",
    ),
    "hard_words.xlsx": (hard_words, "required_missing text_too_long"),
    "many_sheets.xlsx": (many_sheets_of_one_part, "FileTooLarge"),
    "two_sheets.xlsx": (lambda path: many_sheets_of_one_part(path, 1), "FileUnreadable"),
    "looks_of_cells.xlsx": (lambda path: with_many(path, b"</cellXfs>", b"<xf numFmtId='0'/>"), "FileTooLarge"),
    "forms_of_numbers.xlsx": (lambda path: with_many(path, b"<cellXfs", FORM_OF_NUMBER, 20_000), "FileTooLarge"),
    "names.xlsx": (lambda path: with_many(path, b"</workbook>", b"<x:definedName/>"), "FileTooLarge"),
    "many_sheets.xlsb": (many_sheets_xlsb, "FileTooLarge"),
    "many_sheets.ods": (many_sheets_ods, "FileTooLarge"),
    "link.xlsx": (link_to_itself, "FileMissing"),
    "html.xls": (html, "NotAWorkbook"),
    "word.xls": (word, "NotAWorkbook"),
    "macros.xlsm": (lambda path: nasty.repacked(path, lambda _, part: part, xl__vbaProject_dot_bin=b"x"), "has_macros"),
    "links.xlsx": (
        lambda path: nasty.repacked(path, lambda _, part: part, xl__externalLinks__externalLink1_dot_xml=b"<x/>"),
        "links_outside",
    ),
    "empty.xlsx": (empty, "FileUnreadable"),
    "folder.xlsx": (folder, "NotAWorkbook"),
    "~$open.xlsx": (nasty.owner_file, "NotAWorkbook"),
}
# What it takes is measured where nothing else runs: the peak is set back before each file.
MEASURING = """
import json, resource, sys, time
from pathlib import Path
from khenthuong_desktop.errors import KnownError
from khenthuong_desktop.spreadsheets.files import raw_sheets
from khenthuong_desktop.spreadsheets.reader import read_workbook
resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
for path in sys.argv[1:]:
    Path("/proc/self/clear_refs").write_text("5")
    begin = time.process_time()
    try:
        told = sorted({problem.code for problem in read_workbook(path).problems})
    except KnownError as error:
        told = [type(error).__name__]
    seconds = time.process_time() - begin
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(json.dumps([Path(path).name, told, seconds, int(peak.split()[1]) // 1024]))
"""


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="memory is measured on Linux alone")
def test_each_gets_one_clear_answer_soon_and_in_little_memory(tmp_path: Path) -> None:
    paths = [str(make(tmp_path / name)) for name, (make, _) in NASTY.items()]
    before = sorted((path.name, path.lstat().st_mtime_ns) for path in tmp_path.iterdir())
    run = subprocess.run([sys.executable, "-c", MEASURING, *paths], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(name, told) for name, told, *_ in answers] == [(name, told.split()) for name, (_, told) in NASTY.items()]
    assert [found for found in answers if found[2] > SECONDS or found[3] > MEGABYTES] == []
    assert sorted((path.name, path.lstat().st_mtime_ns) for path in tmp_path.iterdir()) == before


def test_macros_and_links_are_told_and_the_values_read(tmp_path: Path) -> None:
    for name in ("macros.xlsm", "links.xlsx", "far.xlsx"):
        make, told = NASTY[name]
        book = read_workbook(make(tmp_path / name))
        assert [row.fields["name"] for row in book.sheets[0].data] == nasty.NAMES
        assert [(problem.code, problem.severity.value) for problem in book.problems] == [(told, "warning")]


def test_the_file_beside_an_open_workbook_is_named_for_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook) as caught:
        read_workbook(nasty.owner_file(tmp_path / "~$danh-sach.xlsx"))
    assert "đang mở" in str(caught.value.details["found"])


def test_a_file_that_excel_keeps_locked_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = nasty.workbook(tmp_path / "khoa.xlsx")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "the process cannot access the file")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileInUse):
        read_workbook(path)


def test_a_cell_far_to_the_right_of_an_old_workbook_is_left_out_and_told(tmp_path: Path) -> None:
    rows = [nasty.ROWS[0], [*nasty.ROWS[1], *[None] * 150, "xa"], nasty.ROWS[2]]
    save_xls(tmp_path / "xa.xls", [Sheet("Tập thể", rows)])
    book = read_workbook(tmp_path / "xa.xls")
    assert [row.fields["name"] for row in book.sheets[0].data] == nasty.NAMES
    assert [(problem.code, problem.value) for problem in book.problems] == [("far_cell", "EW2")]


def test_columns_beyond_those_that_are_read_are_told_from_the_first_to_the_last(
    tmp_path: Path, make_workbook: MakeWorkbook
) -> None:
    rows = [[*row, *[None] * (104 - len(row)), *["LĐTT"] * 96] for row in nasty.ROWS]
    save_xls(tmp_path / "rong.xls", [Sheet("Tập thể", rows)])
    words = "\n".join(";".join(str(cell or "") for cell in row) for row in rows)
    (tmp_path / "rong.csv").write_text(words, encoding="utf-8")
    for path in (make_workbook({"Tập thể": rows}), tmp_path / "rong.xls", tmp_path / "rong.csv"):
        (told,) = [problem for problem in read_workbook(path).problems if problem.code.startswith("far")]
        assert told.details == {"first": "DA", "last": "GR", "count": 96 * len(rows), "read": "CZ"}


@pytest.mark.parametrize("save", [save_xls, save_xlsb])
def test_binary_workbooks_are_read_by_their_content(save: object, tmp_path: Path) -> None:
    assert callable(save)
    save(tmp_path / "ds.xlsx", nasty.GOOD)
    sheet = read_workbook(tmp_path / "ds.xlsx").sheets[0]
    assert [row.fields for row in sheet.data] == [
        {"code": "TT1", "name": nasty.NAMES[0]},
        {"code": "0012", "name": nasty.NAMES[1]},
    ]


def test_a_document_type_in_an_open_document_is_refused(tmp_path: Path) -> None:
    path = ods(tmp_path / "ds.ods", ods_row("Mã số", "Tên tập thể"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(b"?>", b"?>" + b" " * 4000 + nasty.ENTITIES, 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(FileUnreadable):
        read_workbook(path)


def test_a_panic_of_the_reader_of_values_is_said_as_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panic = type("PanicException", (BaseException,), {})

    def give_up(_: object) -> object:
        raise panic("index out of bounds")

    monkeypatch.setattr(raw_sheets, "_worksheets", give_up)
    with pytest.raises(FileUnreadable):
        read_workbook(nasty.workbook(tmp_path / "ds.xlsx"))


def test_a_form_whose_header_is_merged_downwards_and_has_no_rows_yet_is_read(make_workbook: MakeWorkbook) -> None:
    rows = [["Mã số", "Tên tập thể"]]
    book = read_workbook(make_workbook({"Tập thể": rows}, {"Tập thể": ["A1:A2", "B1:B2"]}))
    assert [(sheet.layout.code, sheet.data) for sheet in book.sheets] == [("collectives", [])]


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"<?xml version='1.0'?><W xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "bảng tính ghi kiểu XML"),
        (b"<?xml version='1.0'?><o mimetype='opendocument.spreadsheet'><table:table/>", "bảng tính ghi kiểu XML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx;y\nx;y", "HTML"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "HTML"),
    ],
)
def test_a_table_that_only_excel_opens_is_to_be_saved_anew(content: bytes, advice: str, tmp_path: Path) -> None:
    (tmp_path / "ds.xls").write_bytes(content)
    with pytest.raises(NotAWorkbook) as caught:
        read_workbook(tmp_path / "ds.xls")
    found = str(caught.value.details["found"])
    assert advice in found
    assert "Save As" in found


def test_a_text_padded_with_blanks_is_no_long_text(tmp_path: Path) -> None:
    rows: list[list[Value]] = [*nasty.ROWS, ["TT3", "Ban" + " " * 9_000 + "Chỉ huy"], ["TT4", "x" * 1_999 + "\n y"]]
    save_xls(tmp_path / "ds.xls", [Sheet("Tập thể", rows)])
    book = read_workbook(tmp_path / "ds.xls")
    assert [row.fields["name"][:20] for row in book.sheets[0].data][2:] == ["Ban Chỉ huy", "x" * 20]
    assert [(p.code, p.row) for p in book.problems if p.severity == "error"] == [("text_too_long", 5)]
