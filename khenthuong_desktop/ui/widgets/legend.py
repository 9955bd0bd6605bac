"""What the pictures of a tree or a table mean, in small words under it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from khenthuong_desktop.ui import icons
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import label
from khenthuong_desktop.ui.widgets.flow import FlowLayout

_PICTURE = 14


def legend(chips: Iterable[Chip]) -> QWidget:
    """Each picture with its word; they go on to the next line where there is no room."""
    made = QWidget()
    row = FlowLayout(Space.M, made)
    row.setContentsMargins(0, Space.S, 0, 0)
    for chip in chips:
        entry = QWidget()
        inside = QHBoxLayout(entry)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.XS)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(chip.icon, chip.tone.value, _PICTURE))
        inside.addWidget(picture)
        inside.addWidget(label(chip.text, "secondary"))
        row.addWidget(entry)
    return made
