"""Sổ số: the year's series with what is given, reserved and free; giving, reserving and taking back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from khenthuong_desktop.domain.numbering import NumberState
from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.services.award_rounds.rounds import list_rounds
from khenthuong_desktop.services.numbers.number_register import NumberSeries
from khenthuong_desktop.services.numbers.paper_numbers import release_number
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.faults import explain
from khenthuong_desktop.ui.pages.papers.number_dialogs import NumberingWaysDialog, OutsideNumberDialog
from khenthuong_desktop.ui.pages.papers.number_lines import COLUMNS, STATES, NumberLine, lines_of
from khenthuong_desktop.ui.pages.papers.round_number_dialog import RoundNumberDialog
from khenthuong_desktop.ui.table_model import ListSource, Query
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView


class NumberList(QWidget):
    """The second half of the page on papers."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: tuple[NumberLine, ...] = ()
        self.view = ListView(
            "numbers_of_year",
            "số",
            COLUMNS,
            ListSource(self._rows, COLUMNS),
            search_hint="Tìm theo số, văn bản, dãy số",
            filters=(Filter("series", "Mọi dãy số", ()), Filter("state", "Mọi tình trạng", STATES)),
            empty=EmptyState(
                "list-checks",
                "Chưa có sổ số",
                "Ghi thông tin đơn vị ở trang Thiết lập để có ký hiệu văn bản.",
                [Action("Đến Thiết lập", lambda: context.go("settings"), "settings")],
            ),
            state=context.state,
        )
        self.view.opened.connect(lambda _line: self._on_give())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)

    @property
    def offered(self) -> Sequence[Action]:
        return (
            Action("Cấp số", self._on_give, "stamp", keys.ADD),
            Action("Giữ số", self._on_reserve, "lock", ("Ctrl+Shift+N",), beside=True),
            Action("Giữ số cho đợt", self._on_reserve_for_round, "folder-kanban", beside=True),
            Action("Bỏ số", self._on_release, "trash-2", keys.DELETE, Needs.ONE, separated=True),
            Action("Cách đánh số", self._on_ways, "settings"),
        )

    def show_register(self, register: Sequence[NumberSeries]) -> None:
        self._lines = tuple(lines_of(register))
        self.view.offer_choices("series", [(series.name, series.name) for series in register])
        self.view.reload()

    def _rows(self, query: Query) -> list[NumberLine]:
        series, state = query.filters.get("series"), query.filters.get("state")
        return [line for line in self._lines if series in (None, line.series) and state in (None, line.state)]

    def _on_give(self) -> None:
        self._ask(reserved=False)

    def _on_reserve(self) -> None:
        self._ask(reserved=True)

    def _on_reserve_for_round(self) -> None:
        rounds = list_rounds(self._context.db, self._context.year)
        if rounds:
            RoundNumberDialog(self._context, rounds, self).open()
        else:
            self._context.messages.warn(f"Năm {self._context.year} chưa có đợt nào: mở đợt ở trang Đợt đề nghị trước.")

    def _ask(self, *, reserved: bool) -> None:
        """What is selected and not given yet stands in the form."""
        line = self.view.table.current_row
        kept = line.entry if line is not None and line.state is NumberState.RESERVED else None
        if kept is not None and kept.round_id:
            self._context.messages.warn(
                f"Số này giữ cho {kept.holder}: soạn văn bản ấy, chọn nó ở mục “Văn bản” rồi bấm “Cấp số”."
            )
            return
        free = line is not None and line.state is not NumberState.GIVEN
        OutsideNumberDialog(
            self._context,
            symbol=line.symbol if line is not None else "",
            number=line.number if line is not None and free else "",
            subject=kept.holder if kept else "",
            day=kept.day if kept else None,
            reserved=reserved,
            parent=self,
        ).open()

    def _on_release(self) -> None:
        line = self.view.table.current_row
        if line is None or line.entry is None:
            self._context.messages.warn("Số này chưa cấp, chưa giữ cho văn bản nào.")
            return
        try:
            release_number(self._context.db, line.entry)
        except ValuesRefused as refused:
            self._context.messages.warn(explain(refused))
        else:
            self._context.done(f"Đã bỏ số {line.number}/{line.symbol} của {line.entry.holder}")

    def _on_ways(self) -> None:
        NumberingWaysDialog(self._context, self).open()
