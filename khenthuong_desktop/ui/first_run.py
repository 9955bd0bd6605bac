"""The first two minutes: the unit's name and level, the clerk's name, an Excel list dropped on the window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from khenthuong_desktop import paths
from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.unit_names import in_words, offer_provinces
from khenthuong_desktop.ui.widgets.controls import Card, button, label
from khenthuong_desktop.ui.widgets.drop_area import DropArea
from khenthuong_desktop.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from khenthuong_desktop.services.units import UnitDetail

_FIELDS = (
    Field("name", "Tên đơn vị", required=True, full=True, hint="Như ghi trên văn bản: Ủy ban nhân dân xã An Bình"),
    Field("level", "Loại đơn vị", Kind.CHOICE, required=True, choices=labels.choices(UnitLevel)),
    Field("province", "Tỉnh, thành phố", required=True, hint="Gõ vài chữ rồi chọn: tỉnh Hưng Yên"),
    Field("code", "Mã định danh của đơn vị", hint="Nếu có; đứng trong tên bộ hồ sơ"),
    Field("clerk_name", "Người làm thi đua, khen thưởng", hint="Họ tên ghi ở ô người lập"),
)
_HINT = "Tên cột thế nào cũng được. Chưa có danh sách thì bỏ qua, thêm sau."


class FirstRun(QWidget):
    """Asks for the unit; ``begin`` gets it with the lists that were dropped."""

    def __init__(self, begin: "Callable[[UnitDetail, list[Path]], None]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin = begin
        self.form = Form(_FIELDS)
        offer_provinces(self.form, date.today())
        self._doubted: UnitDetail | None = None  # shown with a doubt; the next press keeps it all the same
        self.drop_area = DropArea("Thả danh sách Excel của đơn vị vào đây")
        self.drop_area.show_files((), _HINT)
        self.drop_area.dropped.connect(lambda files: self.drop_area.show_files(files, _HINT))
        self.begin_button = button("Bắt đầu", self.begin, "arrow-right", "primary")
        self.begin_button.setAutoDefault(True)  # whoever came here with Enter goes on with Enter
        self.form.finished.connect(self.begin_button.setFocus)
        self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def _build(self) -> None:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        inside.setSpacing(Space.L)
        inside.addLayout(_heading())
        inside.addWidget(self.form)
        inside.addWidget(self.drop_area)
        row = QHBoxLayout()
        row.addWidget(label("Sửa lại được bất cứ lúc nào trong Thiết lập.", "secondary"), 1)
        row.addWidget(self.begin_button)
        inside.addLayout(row)
        card.setMaximumWidth(680)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(card, 100)
        centred.addStretch(1)
        holder = QWidget()
        middle = QVBoxLayout(holder)
        middle.addStretch(1)
        middle.addLayout(centred)
        middle.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(holder, sideways=True))

    def begin(self) -> None:
        """Check what was asked and hand it over."""
        if not self.form.check():
            return
        from khenthuong_desktop.services.units import doubts_about, new_unit

        unit = new_unit(**self.form.values())
        doubts = in_words(doubts_about(unit, date.today()))
        if doubts and unit != self._doubted:
            self._doubted = unit
            self.form.show_faults({name: f"{doubt} Bấm lần nữa để giữ nguyên." for name, doubt in doubts.items()})
            return
        self._begin(unit, list(self.drop_area.files))


def _heading() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(QIcon(str(paths.resources() / "branding" / "khenthuong.svg")).pixmap(48, 48))
    words = QVBoxLayout()
    words.setSpacing(Space.XS)
    words.addWidget(label("Bắt đầu với đơn vị của mình", "title"))
    words.addWidget(label("Mọi dữ liệu nằm trong máy này, không gửi đi đâu.", "secondary", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(Space.M)
    row.addWidget(picture)
    row.addLayout(words, 1)
    return row
