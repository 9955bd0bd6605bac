"""The first two minutes: the unit's name and level, the clerk's name, an Excel list dropped on the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.jobs import Jobs
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Card, button, label


class FirstRun(QWidget):
    """Asks for the unit, makes the data folder, hands over the lists that were dropped."""

    def __init__(self, folder: DataFolder, jobs: Jobs, created: Callable[[list[Path]], None]) -> None:
        super().__init__()
        self._folder = folder
        self._jobs = jobs
        self._created = created
        self.form = Form(
            (
                Field(
                    "name",
                    "Tên đơn vị",
                    required=True,
                    full=True,
                    hint="Như ghi trên văn bản, ví dụ: Ủy ban nhân dân xã An Bình",
                ),
                Field("level", "Loại đơn vị", Kind.CHOICE, required=True, choices=labels.choices(UnitLevel)),
                Field("province", "Tỉnh, thành phố", required=True, hint="Ví dụ: tỉnh Hưng Yên"),
                Field("code", "Mã định danh", hint="Nếu có; ghi trong tên bộ hồ sơ"),
                Field("clerk_name", "Người làm công tác thi đua, khen thưởng"),
            )
        )
        self._build()

    def _build(self) -> None:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        inside.setSpacing(Space.L)
        inside.addWidget(label("Bắt đầu với đơn vị của mình", "title"))
        inside.addWidget(
            label(
                "Mọi dữ liệu nằm trong máy này và không gửi đi đâu. "
                "Những điều dưới đây sửa lại được bất cứ lúc nào trong Thiết lập.",
                "secondary",
                wrap=True,
            )
        )
        inside.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Bắt đầu", self._on_begin, "arrow-right", "primary"))
        inside.addLayout(row)
        card.setMaximumWidth(680)
        holder = QWidget()
        row_of_card = QHBoxLayout()
        row_of_card.addStretch(1)
        row_of_card.addWidget(card, 100)
        row_of_card.addStretch(1)
        middle = QVBoxLayout(holder)
        middle.addStretch(1)
        middle.addLayout(row_of_card)
        middle.addStretch(2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _on_begin(self) -> None:
        if self.form.check():
            pass
