"""The copy of a list for its sender tells what is wrong in the file itself, whatever was mended here."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Corrections
from khenthuong_desktop.services.lists.faulty_lists import has_faults, save_all_faults, save_faults
from khenthuong_desktop.store.database import Database

ROWS: list[list[Any]] = [
    ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"],
    [1, "Lê Thị Mận", "31/02/1990", "Phòng Kinh tế"],
    [2, "Lê Văn Ổi", "13/14/1980", "Phòng Kinh tế"],
    [3, "Phạm Văn Quýt", "1/2/1985", "Phòng Kinh tế"],
]
MENDED = Corrections({("DS", 2, "C"): "28/02/1990"}, frozenset({("DS", 3, "")}))


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    book = Workbook()
    book.worksheets[0].title = "DS"
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(tmp_path / "ds.xlsx")
    return tmp_path / "ds.xlsx"


def faults(copy: Path) -> list[str]:
    """What the list of faults in a copy tells, with the cell."""
    page = load_workbook(copy)["Lỗi cần sửa"]
    told = [[str(cell.value) for cell in row] for row in page.iter_rows() if row[0].value in range(1, 20)]
    return [f"{row[3]}{row[2]}: {row[6]}" for row in told]


def test_what_was_mended_or_left_out_is_still_told_to_the_sender(db: Database, library: Library, sent: Path) -> None:
    shown = imports.correct(db, imports.preview(db, library, sent), MENDED)
    assert not [problem for problem in shown.problems if problem.column == "C"]
    assert has_faults(shown)
    target = sent.with_name("copy.xlsx")
    count = save_faults(db, shown, target)
    birth = [words for words in faults(target) if words.startswith("C")]
    assert "đã lấy “28/02/1990” thay vào" in birth[0] and birth[0].startswith("C2: ")
    assert birth[1].startswith("C3: ") and birth[1].endswith("Nơi nhận đã bỏ qua dòng này.")
    assert count == len(faults(target))
    page = load_workbook(target)["DS"]
    assert page["C2"].value == "31/02/1990"
    assert all(page[cell].comment is not None for cell in ("C2", "C3")) and page["C4"].comment is None


def test_a_cell_that_only_the_clerk_found_wrong_is_told_as_well(db: Database, library: Library, sent: Path) -> None:
    told = Corrections({("", 4, "C"): "2/2/1985"}, frozenset({("", 2, ""), ("", 3, "")}))
    (folder := sent.parent / "copies").mkdir()
    (copy,) = save_all_faults(db, imports.preview(db, library, sent, corrections=told), folder)
    assert "C4: Nơi nhận đã lấy “2/2/1985” thay cho giá trị ở ô này" in "\n".join(faults(copy.path))


def test_senders_hear_nothing_of_what_the_office_itself_has_to_do(
    db: Database, library: Library, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [["STT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị"], [1, "Lê Thị Mận", "Kế toán", "LĐTT"]]
    shown = imports.preview(db, library, written(tmp_path, rows))
    assert "proposals_not_kept" in {problem.code for problem in shown.problems}
    assert not has_faults(shown)


def test_a_column_that_is_not_read_is_told_with_what_its_sender_may_do(
    db: Database, library: Library, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [["STT", "Họ và tên", "Ngày sinh", "Số bằng khen"], [1, "Lê Thị Mận", "1/2/1985", "12"]]
    shown = imports.preview(db, library, written(tmp_path, rows))
    save_faults(db, shown, tmp_path / "copy.xlsx")
    assert (
        "D1: Cột D “Số bằng khen” không có trong mẫu nên chưa được đọc. Nếu cần, hãy ghi tiêu đề cột như trong mẫu; "
        "nếu không, cứ để nguyên."
    ) in faults(tmp_path / "copy.xlsx")


def written(folder: Path, rows: list[list[Any]]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "gửi.xlsx")
    return folder / "gửi.xlsx"
