"""The verb list: a unit's lists on the screen, as JSON, and as workbooks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

Run = Callable[..., Any]
Read = Callable[..., str]


def test_a_list_is_shown_and_told(run: Run, read: Read) -> None:
    told = run("list", "people")
    assert told["columns"][:3] == ["TT", "Mã số", "Họ và tên"]
    assert told["rows"] == [[1, "CB1", "Đặng Thị Hoà", None, None, None, "Công chức", ""]]
    assert run("list", "people", "--search", "khong co")["rows"] == []
    assert "Đặng Thị Hoà" in read("list", "people")


def test_a_list_is_written_as_a_workbook(run: Run, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "người.xlsx"
    assert run("list", "people", "--out", path)["file"] == str(path)
    assert load_workbook(path).sheetnames == ["Danh sách cá nhân"]
    assert read("list", "people", "--out", path) == f"Đã ghi 1 dòng vào {path}.\n"
    assert run("list", "people", "--out", tmp_path / "không có" / "x.xlsx", code=2)["error"]["code"] == (
        "TargetNotWritable"
    )


def test_lists_of_a_year_are_official(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    assert run("list", "awards", "--year", "2025", "--out", path)["title"] == "SỔ KHEN THƯỞNG NĂM 2025"
    words = [cell.value for row in load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert "Độc lập - Tự do - Hạnh phúc" in words
    assert run("list", "registrations", "--year", "2025")["rows"] == []


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("awards",), "cần --year"),
        (("nominees",), "cần --round"),
        (("people", "--year", "2025"), "--year không dùng"),
        (("awards", "--year", "2025", "--search", "x"), "--search không dùng"),
        (("everything",), "không có lựa chọn"),
    ],
)
def test_what_does_not_belong_to_a_list_is_refused(run: Run, asked: tuple[str, ...], why: str) -> None:
    assert why in run("list", *asked, code=2)["error"]["message"]


@pytest.mark.parametrize("verb", [["workbook"], ["list", "people", "--out"]])
def test_a_list_is_never_written_over_the_data_or_under_another_kind_of_name(
    run: Run, data: Path, verb: list[str]
) -> None:
    kept = (data / "khenthuong.db").read_bytes()
    told = run(*verb, data / "khenthuong.db", code=2)["error"]["message"]
    assert "khenthuong.db” không phải tên tệp .xlsx" in told
    assert (data / "khenthuong.db").read_bytes() == kept


def test_an_unknown_round_is_told(run: Run) -> None:
    assert run("list", "proposals", "--round", "D99", code=2)["error"]["code"] in ("RecordMissing", "FieldsMissing")


def test_the_workbook_is_filled_with_what_the_unit_has(run: Run, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "đầy.xlsx"
    assert run("workbook", path, "--filled")["rows"] >= 1
    assert "Đặng Thị Hoà" in [cell.value for cell in load_workbook(path)["Nhân sự"]["B"]]
    again = run("import", path, "--dry-run")
    assert not again["problems"] and sum(sheet["added"] + sheet["updated"] for sheet in again["sheets"]) == 0
