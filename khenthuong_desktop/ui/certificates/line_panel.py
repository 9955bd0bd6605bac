"""What one text of a certificate looks like: place, room, letters."""

from dataclasses import replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFontComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from khenthuong_desktop import messages
from khenthuong_desktop.domain.certificates import CertificateLine, Place, Side, Stock
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Segments, link

_SIDES = (Side.LEFT, Side.CENTRE, Side.RIGHT)
_LARGEST_POINTS = 96.0


class LinePanel(QWidget):
    """Shows one line of a stock and tells of each change."""

    changed = Signal(object)  # CertificateLine
    asked = Signal(object)  # Place to show
    wording_wanted = Signal(object)  # Place whose words are to be changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: CertificateLine | None = None
        names = messages.catalogue("certificates")["Place"]
        self.place_combo = QComboBox()
        self.place_combo.setAccessibleName("Dòng chữ")
        self.place_combo.addItems([names[place] for place in Place])
        self.family_combo = QFontComboBox()
        self.family_combo.setAccessibleName("Phông chữ")
        self.family_combo.setFontFilters(QFontComboBox.FontFilter.ScalableFonts)
        self.family_combo.setWritingSystem(QFontDatabase.WritingSystem.Vietnamese)
        self.family_combo.setToolTip("Chỉ có phông đủ chữ Việt Unicode; phông .Vn…, VNI-… không in được tên có dấu")
        self.family_combo.setMinimumContentsLength(8)
        self.place_combo.setMinimumContentsLength(8)
        self.spins = {
            "x": millimetres("Cách mép trái"),
            "y": millimetres("Cách mép trên"),
            "width": millimetres("Rộng", least=5),
            "height": millimetres("Cao", least=2),
            "points": _number("Cỡ chữ", " pt", least=6, most=_LARGEST_POINTS, step=0.5),
            "least_points": _number("Cỡ nhỏ nhất", " pt", least=5, most=_LARGEST_POINTS, step=0.5),
        }
        self.checks = {
            "bold": QCheckBox("Đậm"),
            "italic": QCheckBox("Nghiêng"),
            "capitals": QCheckBox("IN HOA"),
            "shown": QCheckBox("In dòng này"),
        }
        self.sides = Segments(("Trái", "Giữa", "Phải"))
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.M, Space.S, Space.S)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.place_combo)
        layout.addWidget(link("Sửa lời…", lambda: self.wording_wanted.emit(self.place), "pencil"))
        layout.addWidget(self.family_combo)
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(Space.S)
        for number, spin in enumerate(self.spins.values()):
            name = QLabel(spin.accessibleName())
            name.setBuddy(spin)
            row, column = divmod(number, 2)
            numbers.addWidget(name, 2 * row, column)
            numbers.addWidget(spin, 2 * row + 1, column)
        layout.addLayout(numbers)
        for pair in (("bold", "italic"), ("capitals", "shown")):
            line = QHBoxLayout()
            for kind in pair:
                line.addWidget(self.checks[kind], 1)
            layout.addLayout(line)
        layout.addWidget(self.sides)
        layout.addStretch(1)
        self.place_combo.activated.connect(lambda _number: self.asked.emit(self.place))
        self.family_combo.currentFontChanged.connect(lambda _font: self._on_changed())
        for spin in self.spins.values():
            spin.valueChanged.connect(lambda _value: self._on_changed())
        for check in self.checks.values():
            check.toggled.connect(lambda _on: self._on_changed())
        self.sides.chosen.connect(lambda _number: self._on_changed())

    @property
    def place(self) -> Place:
        """Which line is in hand."""
        return tuple(Place)[self.place_combo.currentIndex()]

    def show_line(self, stock: Stock, place: Place) -> None:
        """Show one line without telling of it."""
        self._line = None
        line = stock.line(place)
        self.place_combo.setCurrentIndex(tuple(Place).index(place))
        self.family_combo.setCurrentFont(QFont(line.family))
        self.spins["x"].setMaximum(stock.width)
        self.spins["y"].setMaximum(stock.height)
        for name, spin in self.spins.items():
            spin.setValue(getattr(line, name))
        for name, check in self.checks.items():
            check.setChecked(getattr(line, name))
        self.sides.choose(_SIDES.index(line.side))
        self._line = line

    def _on_changed(self) -> None:
        if self._line is None:
            return
        family = self.family_combo.currentFont().family()
        shown = QFont(self._line.family).family()
        at = {name: round(spin.value(), 1) for name, spin in self.spins.items()}
        on = {name: check.isChecked() for name, check in self.checks.items()}
        self._line = replace(
            self._line,
            x=at["x"],
            y=at["y"],
            width=at["width"],
            height=at["height"],
            points=at["points"],
            least_points=min(at["least_points"], at["points"]),
            bold=on["bold"],
            italic=on["italic"],
            capitals=on["capitals"],
            shown=on["shown"],
            family=self._line.family if family == shown else family,
            side=_SIDES[self.sides.current],
        )
        self.changed.emit(self._line)


def millimetres(name: str, *, least: float = 0.0, most: float = 600.0) -> QDoubleSpinBox:
    """A length on paper, by tenths."""
    return _number(name, " mm", least=least, most=most, step=0.1)


def _number(name: str, unit: str, *, least: float, most: float, step: float) -> QDoubleSpinBox:
    """A number with one decimal, as Vietnam writes it."""
    made = QDoubleSpinBox()
    made.setAccessibleName(name)
    made.setDecimals(1)
    made.setRange(least, most)
    made.setSingleStep(step)
    made.setSuffix(unit)
    made.setKeyboardTracking(False)
    made.setLocale(QLocale(QLocale.Language.Vietnamese))
    return made
