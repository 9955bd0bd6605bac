"""Dates typed as people type them: 5/7/26 becomes 05/07/2026, a year alone stays a year where that is allowed."""

import re
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from khenthuong_desktop.ui import labels

_SEPARATORS = re.compile(r"[\s./\\-]+")


def read_date(typed: str, *, partial: bool = False, today: date | None = None) -> str | None:
    """ISO text of a typed date, ``""`` for nothing typed, None when it cannot be a date.

    Day, month, year in this order with any separator, or eight digits; two-digit years are the nearest past
    ones, up to ten years ahead. With ``partial`` also ``1980`` and ``5/1980``.
    """
    text = typed.strip()
    if not text:
        return ""
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:2]}/{text[2:4]}/{text[4:]}"
    parts = _SEPARATORS.split(text)
    if not all(part.isdecimal() for part in parts) or len(parts) > 3 or (len(parts) < 3 and not partial):
        return None
    year = _whole_year(parts[-1], today or date.today())
    if year is None:
        return None
    try:
        if len(parts) == 1:
            return f"{date(year, 1, 1):%Y}"
        month = int(parts[-2])
        if len(parts) == 2:
            return f"{date(year, month, 1):%Y-%m}"
        return date(year, month, int(parts[0])).isoformat()
    except ValueError:
        return None


def _whole_year(digits: str, today: date) -> int | None:
    if len(digits) == 4:
        return int(digits) if 1900 <= int(digits) <= 2100 else None
    if len(digits) != 2:
        return None
    century = today.year // 100 * 100
    year = century + int(digits)
    return year if year <= today.year + 10 else year - 100


class DateEdit(QLineEdit):
    """A date as text; normalises itself when left."""

    def __init__(self, *, partial: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._partial = partial
        self.setPlaceholderText("ngày/tháng/năm" if not partial else "ngày/tháng/năm hoặc năm")
        self.editingFinished.connect(self._normalise)

    @property
    def iso(self) -> str | None:
        """What is typed as ISO text, ``""`` when nothing, None when it is no date."""
        return read_date(self.text(), partial=self._partial)

    def set_iso(self, value: date | str | None) -> None:
        self.setText(labels.day(value))

    def _normalise(self) -> None:
        iso = self.iso
        if iso:
            self.setText(labels.day(iso))
