"""A table typed and pasted as in Excel."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khenthuong_desktop.ui.widgets.cell_table import CellColumn, CellKind, CellTable
from khenthuong_desktop.ui.widgets.pasting import excel_cells
from tests.gui.rounds_of_commune import CONTROL


def test_rows_that_a_fixed_table_cannot_take_are_told(cells: CellTable, qtbot: QtBot) -> None:
    cells.setCurrentCell(1, 0)
    with qtbot.waitSignal(cells.left_out) as told:
        cells.paste("1\n2\n3\n4")
    assert told.args == ["Chưa dán được: 2 dòng cuối không còn chỗ."]


@pytest.fixture
def cells(qtbot: QtBot) -> CellTable:
    columns = (
        CellColumn("name", "Tên", CellKind.SHOWN),
        CellColumn("count", "Số", CellKind.NUMBER),
        CellColumn("note", "Ghi chú"),
    )
    made = CellTable("Thử", columns)
    made.set_rows([{"name": name} for name in ("An", "Bình", "Cường")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_pasted_block_skips_what_is_not_typed_and_ends_with_the_table(cells: CellTable) -> None:
    cells.setCurrentCell(1, 0)
    cells.paste("1\ta\r\n2\tb\r\n3\tc\r\n")
    assert [(row["count"], row["note"]) for row in cells.rows()] == [(None, ""), (1, "a"), (2, "b")]


def test_filling_down_and_emptying_by_keys(cells: CellTable, qtbot: QtBot) -> None:
    cells.put(0, "count", 7)
    cells.setCurrentCell(0, 1)
    for _ in range(2):
        qtbot.keyClick(cells, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(cells, Qt.Key.Key_D, CONTROL)
    assert [row["count"] for row in cells.rows()] == [7, 7, 7]
    qtbot.keyClick(cells, Qt.Key.Key_Delete)
    assert [row["count"] for row in cells.rows()] == [None, None, None]


@pytest.mark.parametrize("typed", ["năm", "5²", "²", "9" * 40])
def test_words_are_no_number(cells: CellTable, typed: str) -> None:
    cells.put(0, "count", typed)
    assert cells.value(0, "count") is None


@pytest.mark.parametrize(
    ("block", "cells"),
    [
        ("a\tb\r\nc\t\r\n", [["a", "b"], ["c", ""]]),
        ('"Họ và\ntên"\tĐơn vị\n', [["Họ và\ntên", "Đơn vị"]]),
        ('"Tổ ""Hoa\nsen"""\t1', [['Tổ "Hoa\nsen"', "1"]]),
        ('Tổ Toán\t1\n"\t2\n"\t3', [["Tổ Toán", "1"], ['"', "2"], ['"', "3"]]),
        ('"Hoa sen"\tx', [['"Hoa sen"', "x"]]),
        ('"không đóng\tx', [['"không đóng', "x"]]),
        ("", [[""]]),
    ],
)
def test_cells_are_those_that_excel_copied(block: str, cells: list[list[str]]) -> None:
    assert excel_cells(block) == cells
