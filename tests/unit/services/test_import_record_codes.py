"""What stands beside a code in lists of records is held against the one who has the code."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Person, Registration, YearRating
from tests.unit.services.importing import Importer, codes

HEADS: dict[str, tuple[type[Any], list[str], list[Any]]] = {
    "Khen thưởng đã có": (AwardHeld, ["Danh hiệu", "Năm"], ["LĐTT", 2024]),
    "Xếp loại năm": (YearRating, ["Mức xếp loại", "Năm"], ["HTTNV", 2024]),
    "Đăng ký": (Registration, ["Danh hiệu đăng ký", "Năm"], ["LĐTT", 2026]),
}
WHO = ["Mã số", "Họ và tên", "Ngày sinh", "Số CCCD"]


@pytest.mark.parametrize("sheet", HEADS)
@pytest.mark.parametrize(
    ("who", "told"),
    [
        (["A", "Nguyễn Văn An", "01/02/1980", "001080000001"], []),
        (["A", "Nguyễn Văn An", "1980", None], []),
        (["A", "Nguyễn Văn An", "05/05/1999", None], [("warning", "record_told_otherwise", "C")]),
        (["A", "Nguyễn Văn An", None, "001080000009"], [("warning", "record_told_otherwise", "D")]),
        (["A", None, "05/05/1999", None], [("warning", "record_told_otherwise", "C")]),
        (["A", "Nguyễn Văn An", "03/03/1990", None], [("error", "code_not_of_birth", "C")]),
        (["A", "Lê Thị Bình", None, None], [("error", "code_not_of_name", "B")]),
    ],
)
def test_a_birth_beside_a_code_is_held_against_its_holder(
    db: Database, library: Library, tmp_path: Path, sheet: str, who: list[Any], told: list[tuple[str, str, str]]
) -> None:
    with db.write("by_hand") as session:
        session.add(Person(code="A", name="Nguyễn Văn An", birth_date="1980-02-01", citizen_number="001080000001"))
        session.add(Person(code="A2", name="Nguyễn Văn An", birth_date="1990-03-03"))
    table, head, values = HEADS[sheet]
    importer = Importer(db, library, tmp_path)
    workbook = Workbook()
    workbook.worksheets[0].title = sheet
    for row in (WHO + head, who + values):
        workbook.worksheets[0].append(row)
    workbook.save(importer.path)
    shown = imports.preview(db, library, importer.path)
    assert [(one.severity, one.code, one.column) for one in shown.problems] == told
    imports.confirm(db, shown)
    assert len(importer.all(table)) == (not any(severity == "error" for severity, _, _ in told))


def test_titles_and_posts_beside_a_name_make_no_other_of_it(db: Database, library: Library, tmp_path: Path) -> None:
    importer = Importer(db, library, tmp_path)
    heading = ["STT", "Mã số", "Họ và tên", "Danh hiệu thi đua", "Năm"]
    importer.take_list([["Mã số", "Họ và tên", "Ngày sinh"], ["0012", "Nguyễn Văn Hùng", "31/01/1981"]])
    for name in ("Ông Nguyễn Văn Hùng", "Th.S Nguyễn Văn Hùng", "1. Nguyễn Văn Hùng", "Nguyễn Văn Hùng, Quản đốc"):
        answer = importer.take_list([heading, [1, "0012", name, "Lao động tiên tiến", 2024]])
        assert answer.errors == 0, codes(answer)
    answer = importer.take_list([heading, [1, "0012", "Ông Lê Ba", "Lao động tiên tiến", 2024]])
    assert [code for code, *_ in codes(answer)] == ["code_not_of_name"]
