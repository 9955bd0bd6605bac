"""A second bearer of one name in one unit: mostly somebody on file whose birth or number was put right."""

from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.services import imports
from khenthuong_desktop.store.tables import Person
from tests.unit.services.importing import Importer

HEAD = ["TT", "Họ và tên", "Ngày sinh", "Số CCCD", "Đơn vị"]
ECONOMY = "Phòng Kinh tế"
WRONG: list[Any] = [1, "Lý Văn Sáu", "01/01/1935", "001090000005", ECONOMY]
RIGHT: list[Any] = [1, "Lý Văn Sáu", "12/11/1995", "001095000006", ECONOMY]


@pytest.fixture
def office(importer: Importer) -> Importer:
    importer.take_list([HEAD, WRONG], accept_valid=True)
    assert len(importer.all(Person)) == 1
    return importer


def shown(importer: Importer, *rows: list[Any]) -> imports.Preview:
    book = Workbook()
    for row in (HEAD, *rows):
        book.worksheets[0].append(row)
    book.save(importer.path)
    return imports.preview(importer.db, importer.library, importer.path)


def test_a_corrected_copy_adds_nobody_unasked(office: Importer) -> None:
    preview = shown(office, RIGHT)
    (question,) = preview.questions
    assert [one.code for one in question.candidates] == ["CN0001"]
    assert [problem.code for problem in preview.problems] == ["namesake_of_unit"]
    imports.confirm(office.db, imports.answer(office.db, preview, {question.key: "CN0001"}))
    assert [(one.birth_date, one.citizen_number) for one in office.all(Person)] == [("1995-11-12", "001095000006")]


def test_he_may_be_somebody_else_when_the_clerk_says_so(office: Importer) -> None:
    preview = shown(office, RIGHT)
    imports.confirm(office.db, imports.answer(office.db, preview, {preview.questions[0].key: imports.NEW}))
    assert len(office.all(Person)) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [WRONG, RIGHT],  # one of them is on file, so the other is another
        [[*RIGHT[:4], "Phòng Nội vụ"]],
        [[1, "Lý Thị Sáu", *RIGHT[2:]]],
    ],
)
def test_nothing_is_asked_where_it_is_another_row_or_unit_or_name(office: Importer, rows: list[list[Any]]) -> None:
    preview = shown(office, *rows)
    assert preview.questions == ()
    imports.confirm(office.db, preview)
    assert len(office.all(Person)) == 2


def test_a_unit_in_which_many_bear_the_name_asks_nothing(importer: Importer) -> None:
    with importer.db.write("by_hand") as session:
        for number in range(4):
            born = f"198{number}-03-04"
            session.add(Person(code=f"A{number}", name="Lý Văn Sáu", birth_date=born, collective_name=ECONOMY))
    preview = shown(importer, RIGHT)
    assert preview.questions == ()
    imports.confirm(importer.db, preview)
    assert len(importer.all(Person)) == 5
