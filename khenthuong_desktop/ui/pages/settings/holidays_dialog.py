"""Typing the days off of one year, or pasting them from the announcement."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from khenthuong_desktop.services.law.days_off import YearRow, save_days_off
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.theme import Size, Tone
from khenthuong_desktop.ui.widgets.cell_table import CellColumn, CellKind, CellTable
from khenthuong_desktop.ui.widgets.controls import label, link
from khenthuong_desktop.ui.widgets.date_edit import read_date
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

OFF, WORKED = "closed", "worked"
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_COLUMNS = (
    CellColumn("day", "Ngày", chars=14, stretch=True),
    CellColumn("kind", "Là ngày", CellKind.CHOICE, 16, choices=(("Nghỉ", OFF), ("Đi làm bù", WORKED))),
    CellColumn("weekday", "Thứ", CellKind.SHOWN, 12),
)


class HolidaysDialog(WorkDialog):
    """Filled with what is known of the year; the fixed days off need not be typed."""

    def __init__(self, context: Context, year: int, known: YearRow | None, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Lịch nghỉ lễ, Tết năm {year}" if known else "Ghi lịch nghỉ lễ, Tết",
            hint="Gõ các ngày nghỉ theo âm lịch, nghỉ bù, hoán đổi và ngày làm bù; 01/01, 30/4, 01/5, 02/9 đã có sẵn.",
            parent=parent,
        )
        self._context = context
        self.form = Form(
            (
                Field("year", "Năm", Kind.YEAR, required=True),
                Field("document", "Theo văn bản", required=True, hint="Số, ngày thông báo của Chính phủ, Bộ Nội vụ"),
            )
        )
        self.form.fill({"year": year, "document": known.text if known and known.typed else ""})
        self.days = CellTable("Ngày nghỉ", _COLUMNS, blank=lambda _row: {"kind": OFF})
        self.days.setMinimumHeight(Size.ROW * 5)
        self.days.set_rows(_rows(known) or [{"kind": OFF}] * 6)
        self.days.edited.connect(self._show_weekday)
        self.days.left_out.connect(lambda told: self.faults_banner.say(told, Tone.WARNING))
        for row in range(self.days.rowCount()):
            self._show_weekday(row)
        self._before = self.days.rows()
        self._lay_out()
        self.form.finished.connect(self.days.setFocus)
        self.form.focus_first()
        self.resize(Size.DETAILS * 2, 520)

    def _lay_out(self) -> None:
        self.body.addWidget(self.form)
        self.body.addWidget(
            label("Các ngày · gõ 5/2 hoặc 05/02/2027, Enter xuống dòng, dán được từ Excel", "secondary")
        )
        self.body.addWidget(self.days, 1)
        row = QHBoxLayout()
        row.addWidget(link("Thêm ngày", self.add_day, "plus"))
        row.addWidget(link("Bỏ dòng đang chọn", self.days.remove_current, "trash-2"))
        row.addStretch(1)
        self.body.addLayout(row)

    def add_day(self) -> None:
        """One more empty row, ready for typing."""
        row = self.days.add_row({"kind": OFF})
        self.days.setCurrentCell(row, 0)
        self.days.setFocus()

    def ready(self) -> bool:
        unread = [row["day"] for row in self.days.rows() if row["day"] and self._day(row["day"]) is None]
        if unread:
            self.show_fault(f"Không đọc được ngày: {', '.join(unread)}.")
        return self.form.check() and not unread

    def hand_over(self) -> None:
        values, rows = self.form.values(), self.days.rows()
        days = {
            kind: [day for row in rows if row["kind"] == kind and (day := self._day(row["day"])) is not None]
            for kind in (OFF, WORKED)
        }
        save_days_off(self._context.db, values["year"], days[OFF], days[WORKED], values["document"])
        self._context.done(f"Đã ghi lịch nghỉ năm {values['year']}")

    def changed(self) -> bool:
        return self.form.changed or self.days.rows() != self._before

    def _day(self, words: str) -> date | None:
        """A day with or without its year, which is then the dialog's."""
        if words.count("/") == 1:
            words = f"{words}/{self.form.values()['year'] or ''}"
        found = read_date(words)
        return date.fromisoformat(found) if found else None

    def _show_weekday(self, row: int) -> None:
        day = self._day(self.days.value(row, "day"))
        self.days.show_value(row, "weekday", _WEEKDAYS[day.weekday()] if day else "")


def _rows(known: YearRow | None) -> Sequence[dict[str, Any]]:
    if known is None:
        return []
    days = [(day, OFF) for day in known.closed] + [(day, WORKED) for day in known.worked]
    return [{"day": labels.day(day), "kind": kind} for day, kind in sorted(days)]
