"""The table model asks its source for pages, order and filter, and keeps little."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from khenthuong_desktop.ui.table_model import (
    CHIP_ROLE,
    KEPT_PAGES,
    PAGE,
    Chip,
    Column,
    ListSource,
    PagedModel,
    Query,
)
from khenthuong_desktop.ui.widgets.table import Table


@dataclass(frozen=True)
class Line:
    id: str
    name: str
    size: int | None


COLUMNS = (
    Column[Line]("Tên", lambda line: line.name, sort="name", stretch=True),
    Column[Line]("Số", lambda line: line.size, numeric=True, sort="size"),
    Column[Line]("Nhãn", lambda line: line.size, chip=lambda line: Chip("lớn") if (line.size or 0) > 5 else None),
)


class Many:
    """A long list that notes what it was asked for."""

    def __init__(self, count: int) -> None:
        self.asked: list[tuple[int, str, bool]] = []
        self._count = count

    def count(self, query: Query) -> int:
        return 3 if query.text else self._count

    def page(self, query: Query, offset: int, limit: int) -> Sequence[Line]:
        self.asked.append((offset, query.sort, query.descending))
        return [Line(str(n), f"dòng {n}", n) for n in range(offset, min(offset + limit, self._count))]


def few() -> PagedModel[Line]:
    lines = [Line("a", "Đỗ Hòa", 9), Line("b", "Lê An", 2), Line("c", "Trần Bình", None)]
    return PagedModel(COLUMNS, ListSource(lambda _query: lines, COLUMNS))


def names(model: PagedModel[Line]) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_only_pages_that_are_looked_at_are_fetched(qtbot: QtBot) -> None:
    source = Many(100_000)
    model = PagedModel(COLUMNS, source)
    model.reload()
    assert model.rowCount() == 100_000
    assert source.asked == []
    assert model.index(70_010, 0).data() == "dòng 70010"
    assert source.asked == [(70_000, "", False)]


def test_only_a_few_pages_are_kept(qtbot: QtBot) -> None:
    source = Many(PAGE * (KEPT_PAGES + 2))
    model = PagedModel(COLUMNS, source)
    model.reload()
    for row in range(0, model.rowCount(), PAGE):
        model.index(row, 0).data()
    model.index(0, 0).data()
    assert [offset for offset, _, _ in source.asked].count(0) == 2


def test_sorting_goes_to_the_source(qtbot: QtBot) -> None:
    source = Many(10)
    model = PagedModel(COLUMNS, source)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.index(0, 0).data()
    assert source.asked == [(0, "size", True)]


def test_a_column_without_a_sort_name_restores_the_usual_order(qtbot: QtBot) -> None:
    model = few()
    model.sort(1)
    model.sort(2)
    assert model.query.sort == ""


def test_texts_sort_in_vietnamese_order_and_unknown_comes_last(qtbot: QtBot) -> None:
    model = few()
    model.reload()
    model.sort(0)
    assert names(model) == ["Lê An", "Trần Bình", "Đỗ Hòa"]
    model.sort(1)
    assert names(model) == ["Lê An", "Đỗ Hòa", "Trần Bình"]


def test_searching_needs_no_accents(qtbot: QtBot) -> None:
    model = few()
    model.ask(Query(text="do hoa"))
    assert names(model) == ["Đỗ Hòa"]


def test_the_model_keeps_the_contract_of_qt(qtbot: QtBot) -> None:
    model = few()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.reload()
    model.ask(Query(text="an"))
    assert model.rowCount() == 2


def test_numbers_stand_right_and_chips_reach_the_delegate(qtbot: QtBot) -> None:
    model = few()
    model.reload()
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 2).data(CHIP_ROLE) == Chip("lớn")
    assert model.index(1, 2).data(CHIP_ROLE) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_the_selection_survives_a_reload_and_a_new_order(qtbot: QtBot) -> None:
    model = few()
    table = Table(model, "Danh sách")
    qtbot.addWidget(table)
    model.reload()
    assert table.select_key("c")
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert table.current_row is not None
    assert table.current_row.id == "c"


def test_a_row_that_is_gone_is_no_longer_selected(qtbot: QtBot) -> None:
    model = few()
    table = Table(model, "Danh sách")
    qtbot.addWidget(table)
    model.reload()
    table.select_key("c")
    with qtbot.waitSignal(table.current_changed) as told:
        model.ask(Query(text="do hoa"))
    assert told.args == [None]
    assert table.selected_count == 0


def test_copying_gives_a_block_that_excel_takes(qtbot: QtBot) -> None:
    model = few()
    table = Table(model, "Danh sách")
    qtbot.addWidget(table)
    model.reload()
    table.selectAll()
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Tên\tSố\tNhãn"
    assert lines[1] == "Đỗ Hòa\t9\tlớn"
    assert lines[3] == "Trần Bình\t\t"


def test_one_long_name_takes_no_room_from_the_other_columns(qtbot: QtBot) -> None:
    columns = (
        Column[Line]("Tên", lambda line: line.name, chars=14, stretch=True),
        Column[Line]("Đơn vị", lambda line: "Văn phòng Ủy ban" if line.size else "", chars=16),
    )

    def unit_width(lines: list[Line]) -> int:
        model = PagedModel(columns, ListSource(lambda _query: lines, columns))
        table = Table(model, "dòng")
        qtbot.addWidget(table)
        table.resize(300, 300)
        table.show()
        model.reload()
        return table.columnWidth(1)

    usual = [Line(str(n), f"Trường Tiểu học số {n}", n + 1) for n in range(5)]
    long = Line("x", "Trung tâm Phục vụ hành chính công và Chuyển đổi số", 0)
    assert unit_width([*usual, long]) == unit_width(usual)
