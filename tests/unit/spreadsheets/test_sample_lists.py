"""The real lists of offices, filled with made-up rows."""

import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample lists are not beside the repository")


def filled(name: str, folder: Path, first: int, rows: list[list[Any]]) -> ReadSheet:
    """The sample with ``rows`` written from row ``first`` on, read back."""
    path = folder / name
    shutil.copy(SAMPLES / name, path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the sample has extensions that openpyxl leaves out
        workbook = load_workbook(path)
        sheet = workbook.worksheets[0]
        for row_of_sample in sheet.iter_rows(min_row=first, max_col=8):
            for cell in row_of_sample:
                cell.value = None
        for line, row in enumerate(rows, start=first):
            for column, value in enumerate(row, start=1):
                sheet.cell(line, column, value)
        workbook.save(path)
    (read,) = read_workbook(path).sheets
    return read


def test_the_list_of_individuals(tmp_path: Path) -> None:
    sheet = filled(
        "CANHAN.xlsx",
        tmp_path,
        4,
        [
            [1, "Nguyễn Văn An", "NAM", "07/05/1980", "Chủ tịch", "Văn phòng", "UBND xã An Bình", "Thôn 1",
             "1660638930", "1650360499", None],
            [2, "Trần Thị Bình", "NU", 1985, "Công chức", None, "UBND xã An Bình", None, 1660638976, None, 1647933380],
        ],
    )  # fmt: skip
    assert (sheet.layout.code, sheet.header_row) == ("individuals_list", 3)
    assert [row.fields for row in sheet.data] == [
        {
            "name": "Nguyễn Văn An", "gender": "male", "birth_date": "1980-05-07", "job_title": "Chủ tịch",
            "department": "Văn phòng", "unit": "UBND xã An Bình", "address": "Thôn 1",
            "classification": "Các cấp lãnh đạo từ phó phòng trở lên", "award_form": "Giấy khen",
            "subject_kind": "individual",
        },
        {
            "name": "Trần Thị Bình", "gender": "female", "birth_date": "1985", "job_title": "Công chức",
            "unit": "UBND xã An Bình", "award_title": "Chiến sĩ thi đua cơ sở", "subject_kind": "individual",
            "classification": "Người trực tiếp công tác, lao động, học tập, chiến đấu và phục vụ chiến đấu",
        },
    ]  # fmt: skip
    assert [problem for problem in sheet.problems if problem.severity != "fixed"] == []


def test_the_list_of_collectives(tmp_path: Path) -> None:
    sheet = filled("TAPTHE.xlsx", tmp_path, 4, [[1, "Trường Tiểu học An Bình", "1660638226", None, "1647933198"]])
    assert (sheet.layout.code, sheet.header_row) == ("collectives_list", 3)
    assert sheet.data[0].fields == {
        "name": "Trường Tiểu học An Bình",
        "classification": "Cơ quan hành chính, sự nghiệp",
        "award_title": "Tập thể lao động tiên tiến",
        "subject_kind": "collective",
    }


def test_the_mixed_list(tmp_path: Path) -> None:
    rows = [
        [None, "TAPTHE", "Phòng Kinh tế", None, None, "Giấy khen"],
        [None, "CANHAN", "Đại tá Lê Văn Cường", "Trưởng phòng", "Phòng Kinh tế", "Bằng khen"],
        [None, "HOGIADINH", "Gia đình bà Phạm Thị Dung"],
    ]
    sheet = filled("NHANDULIEU.xlsx", tmp_path, 4, rows)
    assert (sheet.layout.code, sheet.header_row) == ("nominees_list", 3)
    kinds = [(row.fields["subject_kind"], row.fields["name"], row.fields.get("honorific")) for row in sheet.data]
    assert kinds == [
        ("collective", "Phòng Kinh tế", None),
        ("individual", "Lê Văn Cường", "Đại tá"),
        ("household", "Phạm Thị Dung", None),
    ]


def test_the_list_with_hidden_sheets_formulas_and_phantom_rows(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [
            1,
            "Bà",
            "Trần Thị Bình",
            "Phó Giám đốc",
            " Sở Y tế",
            "Khen thưởng cá nhân",
            "Bằng khen",
            "Doanh nhân",
            "Y tế",
        ],
        [2, None, "Sở Tư pháp", None, None, "Khen thưởng tập thể", "Bằng khen"],
    ]
    sheet = filled("MauTDKT.xlsx", tmp_path, 2, rows)
    assert (sheet.name, sheet.layout.code, sheet.header_row) == ("file nhận", "nominees_list", 1)
    assert [row.row for row in sheet.data] == [2, 3]
    assert sheet.data[0].fields["unit"] == "Sở Y tế"
    assert sheet.data[0].fields["honorific"] == "Bà"
    assert sheet.data[1].fields["subject_kind"] == "collective"
    assert ("fixed", "spaces_removed", 2, "E") in [(p.severity, p.code, p.row, p.column) for p in sheet.problems]


def test_the_list_of_initiatives(tmp_path: Path) -> None:
    row = [
        1,
        "Số hoá sổ hộ tịch",
        "04/03/2025",
        "UBND xã",
        "Giảm 30% thời gian",
        "Nguyễn Văn An",
        "Văn phòng",
        "UBND xã",
    ]
    sheet = filled("DETAI.xlsx", tmp_path, 4, [row])
    assert (sheet.layout.code, sheet.header_row) == ("initiatives_list", 3)
    assert sheet.data[0].fields == {
        "name": "Số hoá sổ hộ tịch",
        "decision_date": "2025-03-04",
        "year": 2025,
        "decided_by": "UBND xã",
        "achievement": "Giảm 30% thời gian",
        "author_names": "Nguyễn Văn An",
        "department": "Văn phòng",
        "unit": "UBND xã",
    }
