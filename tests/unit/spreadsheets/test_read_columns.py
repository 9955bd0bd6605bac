"""A column read in portions is every cell of it cleaned by itself."""

from collections.abc import Iterable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.spreadsheets.columns import Column, ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.rows.read_columns import ColumnReader
from tests.unit.spreadsheets.one_cell import clean_cell

cells = st.one_of(
    st.sampled_from(
        ["", "-", "x", "Nam", "nu", "HTTNV", "01/02/1980", "31/02/1980", "1980", "đ/c", "012345678901", "50%;50", "A;B"]
    ),
    st.sampled_from(["Nguyễn Văn An", "H'Hen Niê", "Lê Ðức", "An\u0300 Bi", "Lê\nAn", "CB0001", "1E5", "none", "²2"]),
    st.sampled_from([True, False, 0.0, 1.0, 2.5, 1980.0, 29221.0]),
    st.dates(date(1890, 1, 1), date(2110, 1, 1)),
    st.datetimes(datetime(1890, 1, 1), datetime(2110, 1, 1)),
    st.text(max_size=8),
)


def reader(kind: ValueKind, column: list[object], uncalculated: Iterable[tuple[int, int]] = ()) -> ColumnReader:
    sheet = RawSheet("DS", [[cell] for cell in column], uncalculated=set(uncalculated))
    return ColumnReader(sheet, 0, Column("field", "Cột", kind), {})


@given(st.sampled_from(ValueKind), st.lists(cells, max_size=12), st.integers(1, 5))
def test_cells_met_again_are_read_as_the_first_time(kind: ValueKind, column: list[object], portion: int) -> None:
    reading = reader(kind, column)
    for start in range(0, len(column), portion):
        part = column[start : start + portion]
        values, told = reading.read(range(start, start + len(part)), part)
        assert [(value, told.get(place, ())) for place, value in enumerate(values)] == [
            clean_cell(kind, cell) for cell in part
        ]


USUAL = {
    ValueKind.CODE: ["CB0001", "00012", "NV7", "1E5", "none1", "²2"],
    ValueKind.CITIZEN_ID: ["012345678901", "٣" * 12, "079203001234"],
    ValueKind.PERSON_NAME: ["Nguyễn Văn An", "Lê Ðức", "An\u0300 Bi", "Đỗ Bảo\nTổ Toán", "LÊ AN", "Lê  Na", "x y"],
}


@pytest.mark.parametrize("kind", USUAL)
@given(st.data())
def test_many_usual_cells_are_read_as_each_of_them(kind: ValueKind, data: st.DataObject) -> None:
    column: list[object] = data.draw(st.lists(st.sampled_from(USUAL[kind]), min_size=1, max_size=3))
    values, told = reader(kind, column).read(range(len(column)), column)
    assert [(value, told.get(place, ())) for place, value in enumerate(values)] == [
        clean_cell(kind, cell) for cell in column
    ]


def test_rows_do_not_share_a_list() -> None:
    (one, other), _ = reader(ValueKind.CODES, ["A;B", "A;B"]).read([0, 1], ["A;B", "A;B"])
    assert one == other == ["A", "B"]
    assert one is not other


def test_a_formula_without_value_is_told_and_nothing_kept() -> None:
    column: list[object] = ["Văn thư", "", "Kế toán"]
    values, told = reader(ValueKind.TEXT, column, uncalculated={(1, 0), (2, 1)}).read([0, 1, 2], column)
    assert values == ["Văn thư", None, "Kế toán"]
    assert {place: [remark.code for remark in remarks] for place, remarks in told.items()} == {
        1: ["formula_without_value"]
    }


@pytest.mark.parametrize(("others", "asked"), [(["01/25/1980", "02/26/1981"], True), (["25/01/1980"], False)])
def test_a_day_is_asked_where_its_column_is_written_month_first(others: list[object], asked: bool) -> None:
    column = [*others, "03/04/1982"]
    values, told = reader(ValueKind.DATE, column).read(range(len(column)), column)
    assert values[-1] == (None if asked else "1982-04-03")
    assert [remark.code for remark in told.get(len(others), ())] == (["date_order_unsure"] if asked else [])
