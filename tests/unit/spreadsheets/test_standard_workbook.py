"""The standard workbook written and read back."""

import gc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from khenthuong_desktop.domain import text
from khenthuong_desktop.errors import TargetNotWritable
from khenthuong_desktop.spreadsheets.layouts.layouts import STANDARD
from khenthuong_desktop.spreadsheets.out.guide import GUIDE_SHEET, LOOKUP_SHEET, guide_paragraphs, note_of
from khenthuong_desktop.spreadsheets.out.standard_workbook import write_blank_workbook, write_standard_workbook
from khenthuong_desktop.spreadsheets.reader import read_workbook

CONTRACT = {
    "Nhân sự": "Mã số · Họ và tên · Ngày sinh · Giới tính · Số CCCD · Chức vụ · Đơn vị · "
    "Đối tượng · Loại · Từ ngày · Đến ngày",
    "Tập thể": "Mã số · Tên tập thể · Loại · Trực thuộc · Tổng số người",
    "Hộ gia đình": "Mã số · Họ tên chủ hộ · Địa chỉ",
    "Xếp loại năm": "Năm · Mã số · Mức xếp loại · Số tháng công tác · Số quyết định · Ngày quyết định",
    "Sáng kiến": "Mã sáng kiến · Tên sáng kiến · Loại · Tác giả · "
    "Tỷ lệ đóng góp · Phạm vi · Số quyết định · Ngày quyết định · Năm",
    "Khen thưởng đã có": "Mã số · Danh hiệu, hình thức · Loại hình · "
    "Năm · Số quyết định · Ngày quyết định · Cơ quan quyết định",
    "Kỷ luật": "Mã số · Hình thức · Số quyết định · Từ ngày · Chấp hành xong · Tình trạng",
    "Đăng ký": "Năm · Mã số · Danh hiệu đăng ký · Phong trào · Ngày đăng ký",
}  # fmt: skip
# What the law asks besides; optional, after the columns of the contract.
ADDED = {
    "Nhân sự": ["Đứng đầu"],
    "Tập thể": ["Ngày thành lập", "Ngày giải thể"],
    "Xếp loại năm": ["Số tháng nghỉ thai sản"],
}
AWARDS = ["Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Giấy khen"]
ROWS: dict[str, list[dict[str, Any]]] = {
    "people": [
        {
            "code": "007", "name": "Nguyễn Văn An", "birth_date": "1980-05-07", "gender": "male",
            "citizen_number": "001080012345", "job_title": "Chủ tịch", "unit": "Văn phòng", "person_class": "leader",
            "category": "cadre", "since": "2015-01-02", "until": "2026-01-31",
        },
        {"code": "CB2", "name": "Trần Thị Bình", "birth_date": "1985-11"},
        {"code": "CB3", "name": "H'Hen Niê", "birth_date": "1990"},
    ],
    "collectives": [{"code": "TT1", "name": "Văn phòng", "kind": "cơ quan", "parent": "UBND xã", "headcount": 25}],
    "households": [{"code": "H1", "name": "Lê Văn Hải", "address": "Thôn 3"}],
    "ratings": [
        {"year": 2025, "code": "007", "rating": "HTXSNV", "months_worked": 12, "decision_number": "12/QĐ-UBND",
         "decision_date": "2025-12-20"},
    ],
    "initiatives": [
        {"code": "SK1", "name": "Số hoá sổ hộ tịch", "kind": "initiative", "authors": ["007", "CB2"],
         "shares": [6000, 4000], "scope": "grassroots", "decision_number": "01", "decision_date": "2025-03-04",
         "year": 2025},
    ],
    "awards_held": [
        {"code": "007", "award": "Chiến sĩ thi đua cơ sở", "commendation_type": "merit", "year": 2024,
         "decision_number": "09", "decision_date": "2024-12-30", "decided_by": "Chủ tịch UBND xã"},
    ],
    "discipline": [
        {"code": "CB2", "form": "reprimand", "decision_number": "3", "from_date": "2024-01-02",
         "finished_on": "2025-01-02", "status": "concluded"},
    ],
    "registrations": [
        {"year": 2026, "code": "007", "award": "Lao động tiên tiến", "movement": "Chuyển đổi số",
         "registered_on": "2026-02-03"},
    ],
}  # fmt: skip


def test_the_blank_workbook_has_the_sheets_and_headings_of_the_contract(tmp_path: Path) -> None:
    write_blank_workbook(tmp_path / "mau.xlsx", AWARDS)
    workbook = load_workbook(tmp_path / "mau.xlsx")
    assert workbook.sheetnames[:8] == list(CONTRACT)
    for title, headings in CONTRACT.items():
        assert [cell.value for cell in workbook[title][1]] == [*headings.split(" · "), *ADDED.get(title, [])]
        assert workbook[title].freeze_panes == "A2"
        assert all(cell.comment is not None for cell in workbook[title][1])
    assert workbook["Nhân sự"].column_dimensions["A"].number_format == "@"
    assert workbook["Nhân sự"].column_dimensions["E"].number_format == "@"
    assert workbook[GUIDE_SHEET]["A3"].value == guide_paragraphs()[0][0]


def test_choices_are_offered_and_not_forced(tmp_path: Path) -> None:
    write_blank_workbook(tmp_path / "mau.xlsx", AWARDS)
    workbook = load_workbook(tmp_path / "mau.xlsx")
    choices = {
        (title, str(choice.sqref)): choice
        for title in CONTRACT
        for choice in workbook[title].data_validations.dataValidation
    }
    assert "HTXSNV,HTTNV,HTNV,KHTNV" in choices["Xếp loại năm", "C2:C1001"].formula1
    assert choices["Khen thưởng đã có", "B2:B1001"].formula1 == "'DANHMUC'!$A$2:$A$4"
    assert not any(choice.showErrorMessage for choice in choices.values())


def test_the_names_that_choices_come_from_are_out_of_sight(tmp_path: Path) -> None:
    write_blank_workbook(tmp_path / "mau.xlsx", AWARDS)
    states = {sheet.title: sheet.sheet_state for sheet in load_workbook(tmp_path / "mau.xlsx").worksheets}
    assert [name for name, state in states.items() if state != "visible"] == [LOOKUP_SHEET]


def test_words_that_look_like_a_formula_stay_words_when_somebody_edits_the_cell(tmp_path: Path) -> None:
    rows = {"households": [{"code": "H1", "address": "=1+1"}, {"code": "H2", "address": "Thôn 1"}]}
    write_standard_workbook(tmp_path / "chu.xlsx", rows)
    sheet = load_workbook(tmp_path / "chu.xlsx")["Hộ gia đình"]
    assert [bool(sheet.cell(line, 3).quotePrefix) for line in (2, 3)] == [True, False]


def test_choices_reach_below_all_rows_that_are_given(tmp_path: Path) -> None:
    write_standard_workbook(tmp_path / "day.xlsx", {"people": [{"code": f"CB{n}"} for n in range(1_500)]}, AWARDS)
    sheet = load_workbook(tmp_path / "day.xlsx")["Nhân sự"]
    reach = {area.max_row for choice in sheet.data_validations.dataValidation for area in choice.sqref.ranges}
    assert sheet.max_row == 1_501
    assert reach == {2_501}


def test_the_blank_workbook_reads_back_with_no_rows_and_no_problems(tmp_path: Path) -> None:
    write_blank_workbook(tmp_path / "mau.xlsx", AWARDS)
    book = read_workbook(tmp_path / "mau.xlsx")
    assert [sheet.layout.code for sheet in book.sheets] == [layout.code for layout in STANDARD]
    assert [sheet.header_row for sheet in book.sheets] == [1] * 8
    assert sum(len(sheet.rows) for sheet in book.sheets) == 0
    assert book.problems == []


def test_a_filled_workbook_reads_back_as_it_was_written(tmp_path: Path) -> None:
    write_standard_workbook(tmp_path / "day.xlsx", ROWS, AWARDS)
    book = read_workbook(tmp_path / "day.xlsx")
    assert book.problems == []
    assert {sheet.layout.code: [row.fields for row in sheet.data] for sheet in book.sheets} == ROWS


def test_the_same_rows_make_the_same_file(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_standard_workbook(tmp_path / name, ROWS, AWARDS)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(min_size=1, max_size=20) | st.sampled_from(["=1+1", "+1", "-1", "@x", "\t=x", "=cmd|' /C'!A"])))
def test_users_text_never_becomes_a_formula(tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "chu.xlsx"
    write_standard_workbook(path, {"households": [{"code": "H", "address": name} for name in names]})
    sheet = load_workbook(path)["Hộ gia đình"]
    cells = [sheet.cell(line, 3) for line in range(2, len(names) + 2)]
    assert all(cell.data_type in ("s", "n") for cell in cells)
    printable = ["".join(c for c in text.clean(name) if c >= " " and c not in "\ufffe\uffff") for name in names]
    assert [cell.value or "" for cell in cells] == printable


def test_every_column_has_a_note_where_the_heading_does_not_say_all() -> None:
    notes = {column.heading: note_of(column) for layout in STANDARD for column in layout.columns}
    assert notes["Mức xếp loại"].startswith("Bắt buộc.")
    assert "HTTNV" in notes["Mức xếp loại"]
    assert ";" in notes["Tỷ lệ đóng góp"]


def test_a_folder_that_is_not_there_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(TargetNotWritable):
        write_blank_workbook(tmp_path / "khong" / "co.xlsx")


def test_every_sheet_of_the_blank_workbook_prints_across_a4_with_its_heading_and_page_numbers(tmp_path: Path) -> None:
    write_blank_workbook(tmp_path / "blank.xlsx", AWARDS)
    for sheet in load_workbook(tmp_path / "blank.xlsx").worksheets[:-1]:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape"), sheet.title
        assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0), sheet.title
        assert sheet.print_title_rows == "$1:$1", sheet.title
        footer = sheet.HeaderFooter.oddFooter
        assert footer is not None, sheet.title
        assert footer.right.text == "Trang &P/&N", sheet.title


def test_the_guide_has_room_for_every_line(tmp_path: Path) -> None:
    write_blank_workbook(tmp_path / "blank.xlsx")
    guide = load_workbook(tmp_path / "blank.xlsx")[GUIDE_SHEET]
    heights = {how: guide.row_dimensions[row].height for row, (_, how) in enumerate(guide_paragraphs(), start=3)}
    assert all((height or 0) >= 15 * -(-len(how) // 120) for how, height in heights.items())


def test_the_first_workbook_of_a_process_is_as_the_next(tmp_path: Path) -> None:
    for name in ("một", "hai"):
        write_blank_workbook(tmp_path / f"{name}.xlsx")
    assert (tmp_path / "một.xlsx").read_bytes() == (tmp_path / "hai.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "một.xlsx") as book:
        assert b"scheme" not in book.read("xl/styles.xml")


def test_a_disk_that_is_too_small_is_told_once_and_nothing_is_left(tmp_path: Path) -> None:
    """What the library would raise when its archive is collected fails the test as an unraisable exception."""
    resource = pytest.importorskip("resource", reason="files have no limit here")
    target = tmp_path / "mẫu.xlsx"
    write_blank_workbook(target)
    size = target.stat().st_size
    target.unlink()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, hard))
    try:
        with pytest.raises(TargetNotWritable):
            write_blank_workbook(target)
        gc.collect()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []
