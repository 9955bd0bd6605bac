"""Days off by year: what deadlines in working days are counted with, typed from the Government's yearly decision."""

from khenthuong_desktop.services.law.days_off import YearRow, forget_days_off, list_days_off
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.settings.holidays_dialog import HolidaysDialog
from khenthuong_desktop.ui.pages.settings.part import Part
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.controls import label
from khenthuong_desktop.ui.widgets.list_view import ListView


def _state(row: YearRow) -> Chip:
    if row.typed:
        return Chip("Đơn vị đã ghi", Tone.GOOD, "circle-check")
    if row.confidence.never_blocks:
        return Chip("Dự kiến", Tone.WARNING, "triangle-alert")
    return Chip("Kèm chương trình", Tone.NEUTRAL, "archive")


_COLUMNS: tuple[Column[YearRow], ...] = (
    Column("Năm", lambda row: row.year, sort="year", chars=6),
    Column("Ngày nghỉ", lambda row: len(row.closed), labels.number, True, "closed", 8),
    Column("Đi làm bù", lambda row: len(row.worked), labels.number, True, "worked", 8),
    Column("Căn cứ", lambda row: row.text, sort="text", chars=24, stretch=True),
    Column("Tình trạng", lambda row: row.typed, chars=18, chip=_state),
)


class HolidaysPart(Part):
    name = "holidays"
    title = "Ngày nghỉ"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: ListView[YearRow] = ListView(
            "holidays",
            "năm",
            _COLUMNS,
            ListSource(lambda _query: list_days_off(context.library), _COLUMNS),
            search_hint="Tìm năm, căn cứ",
            state=context.state,
        )
        self.view.opened.connect(lambda _row: self._on_edit())
        self.view.selection_changed.connect(lambda: self.selection_changed.emit(self.view.table.selected_count))
        words = (
            "Hạn tính bằng ngày làm việc trừ thứ Bảy, Chủ nhật, 01/01, 30/4, 01/5, 02/9 và các ngày ghi ở đây. "
            "Khi có thông báo của Chính phủ, ghi lịch nghỉ của năm; bản ghi thay cho lịch dự kiến."
        )
        self.body.addWidget(label(words, "secondary", wrap=True))
        self.body.addWidget(self.view, 1)

    def reload(self) -> None:
        self.view.reload()

    def offered(self) -> list[Action]:
        return [
            Action("Ghi lịch nghỉ năm", self._on_add, "plus", keys.ADD),
            Action("Xem, sửa lịch nghỉ", self._on_edit, "pencil", keys.EDIT, Needs.ONE),
            Action("Bỏ lịch đơn vị đã ghi", self._on_forget, "trash-2", keys.DELETE, Needs.ONE),
        ]

    def _on_add(self) -> None:
        """The first year that nobody is sure of, or the one after the last."""
        rows = list_days_off(self.context.library)
        unsure = [row for row in rows if not row.typed and row.confidence.never_blocks]
        if unsure:
            HolidaysDialog(self.context, unsure[-1].year, unsure[-1], self).open()
        else:
            HolidaysDialog(self.context, rows[0].year + 1 if rows else self.context.year, None, self).open()

    def _on_edit(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            HolidaysDialog(self.context, row.year, row, self).open()

    def _on_forget(self) -> None:
        row = self.view.table.current_row
        if row is None:
            return
        if not row.typed:
            self.context.messages.warn(
                f"Lịch nghỉ năm {row.year} kèm chương trình, không bỏ được; ghi lịch mới để thay."
            )
            return
        forget_days_off(self.context.db, row.year)
        self.context.done(f"Đã bỏ lịch nghỉ năm {row.year} do đơn vị ghi")
