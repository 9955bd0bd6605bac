"""The day whose law applies, typed into the title line."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.controls import label
from khenthuong_desktop.ui.widgets.date_edit import DateEdit


class LawDayField(QWidget):
    """Tells about another day; what is no day gives way to the one in force."""

    changed = Signal()

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = day
        self.edit = DateEdit()
        self.edit.setAccessibleName("Ngày chọn luật")
        self.edit.setToolTip("Xét theo luật có hiệu lực ngày này")
        self.edit.setFixedWidth(Size.DETAILS // 3)
        self.edit.editingFinished.connect(self._on_edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(label("Luật ngày", "secondary"))
        row.addWidget(self.edit)
        self.show_day(day)

    def show_day(self, day: date) -> None:
        """Another day, chosen elsewhere."""
        self.day = day
        self.edit.set_iso(day)

    def _on_edited(self) -> None:
        iso = self.edit.iso
        if not iso:
            self.edit.set_iso(self.day)
        elif date.fromisoformat(iso) != self.day:
            self.day = date.fromisoformat(iso)
            self.changed.emit()
