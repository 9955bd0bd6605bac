"""Whole columns formatted by clerks: rows without values cost nothing and lose nothing."""

import zipfile
from pathlib import Path

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.benchmarks.office_files import xlsx_of_people, xlsx_with_blank_rows


def test_blank_rows_below_a_list_change_nothing() -> None:
    plain, long = read_workbook(xlsx_of_people(20)), read_workbook(xlsx_with_blank_rows(20, 5_000))
    assert len(plain.sheets[0].data) == 20
    assert [row.fields for row in long.sheets[0].rows] == [row.fields for row in plain.sheets[0].rows]
    assert long.problems == plain.problems


def test_a_value_far_below_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "xa-duoi.xlsx"
    blank, filled = b'<c r="B5021" s="1"/>', b'<c r="B5021"><v>9</v></c>'
    with zipfile.ZipFile(xlsx_with_blank_rows(20, 5_000)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(blank, filled))
    problems = read_workbook(path).problems
    assert ("required_missing", 5021) in [(found.code, found.row) for found in problems]
