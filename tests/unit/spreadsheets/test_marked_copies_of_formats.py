"""A list of every sort of file, back to its sender: the faulty cells marked and explained, and no name a formula."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from khenthuong_desktop.spreadsheets.out.fault_list import FILLS, to_be_fixed
from khenthuong_desktop.spreadsheets.out.marked_copy import write_marked_copy
from khenthuong_desktop.spreadsheets.problems import ERROR
from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.corpus.drafts import Value
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.ods import save_ods
from tests.unit.spreadsheets.corpus.xls import save_xls
from tests.unit.spreadsheets.corpus.xlsb import save_xlsb
from tests.unit.spreadsheets.corpus.xlsx import save_xlsx

FAULTS = "Lỗi cần sửa"
FORMULAS = ("=HYPERLINK(1)", "+Lê Na", "-Lê Na", "@Lê Na")
ROWS: list[list[Value]] = [
    ["DANH SÁCH CÁN BỘ", "", "", ""],
    ["Mã số", "Họ và tên", "Ngày sinh", "Đơn vị"],
    ["CB1", "Đặng Thị Hoà", "12/05/1980", "Văn phòng"],
    ["CB2", "Trần Văn Hải", "31/02/1985", "Văn phòng"],
    ["CB3", "", "1/2/1990", "Trạm Y tế"],
    ["X0", "Lê Na", "1985", FORMULAS[0]],
    ["X1", "Lê Na", "1985", FORMULAS[1]],
    ["X2", "Lê Na", "1985", FORMULAS[2]],
    ["X3", "Lê Na", "1985", FORMULAS[3]],
]


def _as_text(mark: str, encoding: str) -> Callable[[Path, list[Sheet]], None]:
    def save(path: Path, sheets: list[Sheet]) -> None:
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=mark).writerows(sheets[0].rows)

    return save


SAVED: dict[str, Callable[[Path, list[Sheet]], None]] = {
    ".xlsx": save_xlsx,
    ".xls": save_xls,
    ".xlsb": save_xlsb,
    ".ods": save_ods,
    ".csv": _as_text(",", "utf-8-sig"),
    ".tsv": _as_text("\t", "utf-16"),
}


@pytest.mark.parametrize("ending", SAVED)
def test_a_list_of_every_sort_of_file_goes_back_marked_and_explained(ending: str, tmp_path: Path) -> None:
    source, target = tmp_path / f"Nhân sự{ending}", tmp_path / "Nhân sự (lỗi).xlsx"
    SAVED[ending](source, [Sheet("Nhân sự", ROWS)])
    before = source.read_bytes()
    problems = read_workbook(source).problems
    told = write_marked_copy(source, target, problems, date(2026, 11, 22))
    assert source.read_bytes() == before and told == len(to_be_fixed(problems))
    copy = load_workbook(target)
    assert copy.sheetnames == [FAULTS, "Nhân sự"]
    sheet, colour = copy["Nhân sự"], FILLS[ERROR]
    wrong = {cell.coordinate for row in sheet.iter_rows() for cell in row if str(cell.fill.fgColor.rgb)[2:] == colour}
    assert wrong == {"C4", "B5"}
    notes = {place: note.text for place in wrong if (note := sheet[place].comment) is not None}
    assert "31/02/1985" in notes["C4"] and "Họ và tên" in notes["B5"]
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [row[3] for row in rows[4:]] == list(FORMULAS)
    assert [row[0] for row in rows[1:4]] == ["CB1", "CB2", "CB3"]
    listed = [row[1:4] for row in copy[FAULTS].iter_rows(min_row=5, values_only=True)]
    assert {("Nhân sự", 4, "C"), ("Nhân sự", 5, "B")} <= set(listed)
    for page in copy:
        assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}
