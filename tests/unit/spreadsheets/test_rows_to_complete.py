"""Which of many rows may need a second look: none too few, for nobody looks at the others."""

from collections.abc import Sequence

import pytest

from khenthuong_desktop.spreadsheets.cells.person_cells import are_plain
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.rows.row_checks import rows_to_complete

NAMES = ["Lê Văn An", "Trần Thị Bình", "Vũ Văn Chung"]


@pytest.mark.parametrize(
    "names",
    [
        ["Lê Văn An", "Lê\nVăn Ba"],  # two names in one cell
        ["Lê Văn An", "B"],
        ["Lê Văn An", "Ông Lê Tư"],
        ["Ông Lê Tư", "Lê Văn An"],
        ["Lê Văn An", "lê Văn Ba"],
        ["Lê Văn An", "Lê Văn Ba 2"],
    ],
)
def test_one_name_that_is_not_plain_makes_all_be_looked_at(names: list[str]) -> None:
    assert are_plain(NAMES)
    assert not are_plain(names)


def test_a_row_without_a_name_makes_all_be_looked_at() -> None:
    assert list(rows_to_complete(LAYOUTS["people"], {"name": ["Lê Văn An", None]})) == [0, 1]


def test_who_heads_a_unit_is_looked_at_with_all_others() -> None:
    assert list(rows_to_complete(LAYOUTS["people"], {"name": NAMES, "heads": [None, "x", None]})) == [0, 1, 2]


def test_who_began_to_work_one_year_too_young_is_looked_at() -> None:
    born = ["1980-05-01", "2006-12-31", "2007-01-01"]  # 15 years, 14 years
    columns = {"name": NAMES, "birth_date": born, "since": ["2021-09-01"] * 3}
    assert list(rows_to_complete(LAYOUTS["people"], columns)) == [2]


def test_who_left_before_beginning_is_looked_at() -> None:
    untils = ["2021-08-31", "2021-09-01", None]
    columns: dict[str, Sequence[str | None]] = {"name": NAMES, "since": ["2021-09-01"] * 3, "until": untils}
    assert list(rows_to_complete(LAYOUTS["people"], columns)) == [0]
