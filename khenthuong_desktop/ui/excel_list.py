"""A list as it is shown, for a workbook: numbers and days as what they are, everything else in its words."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from khenthuong_desktop.domain.text import decimal
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.table_model import Column, PagedModel, shown
from khenthuong_desktop.ui.widgets.list_view import ListView

if TYPE_CHECKING:  # what writes workbooks loads on first use
    from khenthuong_desktop.spreadsheets.out.list_sheets import Value, WrittenList
    from khenthuong_desktop.ui.context import Context
    from khenthuong_desktop.ui.jobs import Progress

_WHOLE_DAY = len("2026-11-22")


def ask_workbook(parent: QWidget, caption: str, name: str) -> Path | None:
    """Where to save a workbook; None when the clerk thinks better of it."""
    proposed = Path.home() / f"{labels.file_name(name)}.xlsx"
    chosen, _kind = QFileDialog.getSaveFileName(parent, caption, str(proposed), "Excel (*.xlsx)")
    if not chosen:
        return None
    return Path(chosen) if chosen.lower().endswith(".xlsx") else Path(f"{chosen}.xlsx")


def save_list(context: "Context", view: ListView[Any], title: str, notes: Sequence[str], target: Path) -> None:
    """Write all rows of a list with the columns in sight, on the worker."""
    columns = [view.model.columns[number] for number in view.table.shown_columns]
    query, count, unit, now = view.model.query, view.count, context.unit, context.db.now()
    total = f"Tổng cộng: {labels.number(count)} {view.noun}"

    def make() -> "WrittenList":
        from khenthuong_desktop.spreadsheets.out.list_sheets import Form, ListColumn, WrittenList

        forms: dict[Callable[[Any], str], Form] = {labels.number: Form.COUNT, shown: Form.PLAIN}
        return WrittenList(
            title=title,
            columns=(
                ListColumn("TT", Form.PLAIN),
                *(
                    ListColumn(column.heading, Form.MARK if column.mark else forms.get(column.text, Form.DECIMAL))
                    for column in columns
                ),
            ),
            rows=tuple(_lines(view.model.whole(query, count), columns)),
            made_on=now.astimezone().date(),
            unit=unit.name if unit else "",
            notes=tuple(notes),
            closing=" · ".join(filter(None, (total, view.total_words))),
            foot=f"Lập ngày {labels.moment(now)}",
        )

    _write(context, target, make)


def save_official(context: "Context", parent: QWidget, name: str, make: Callable[[], "WrittenList"]) -> None:
    """Ask where to and write an official list there, made and written on the worker."""
    target = ask_workbook(parent, "Lưu danh sách Excel", name)
    if target is not None:
        _write(context, target, make)


def _write(context: "Context", target: Path, make: Callable[[], "WrittenList"]) -> None:
    def work(progress: "Progress") -> None:
        from khenthuong_desktop.spreadsheets.out.written_list import write_lists

        write_lists(target, [make()], progress.step)

    context.jobs.start(
        f"Đang ghi {target.name}",
        work,
        lambda _done: context.messages.done(f"Đã lưu {target.name} vào {target.parent}"),
    )


def _lines(rows: Sequence[Any], columns: Sequence[Column[Any]]) -> Iterator[tuple["Value", ...]]:
    cells: list[Callable[[Any], Value]] = [_cell(column) for column in columns]
    for number, row in enumerate(rows, 1):
        yield (number, *(cell(row) for cell in cells))


def _cell(column: Column[Any]) -> Callable[[Any], "Value"]:
    if column.chip is not None:
        return lambda row: PagedModel.text_of(row, column)
    return lambda row: _exact(column.value(row), PagedModel.text_of(row, column))


def _exact(value: object, words: str) -> "Value":
    """The value itself where the list shows just that, else what it says about it."""
    if isinstance(value, (int, float, Fraction)) and not isinstance(value, bool):
        if isinstance(value, int):
            return value if words in (str(value), labels.number(value)) else words
        return float(value) if words == decimal(value) else words
    if isinstance(value, (date, str)) and not isinstance(value, datetime) and words == labels.day(value):
        iso = str(value)
        if len(iso) == _WHOLE_DAY and iso[4] == "-":
            return date.fromisoformat(iso)
    return words
