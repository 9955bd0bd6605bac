"""Letters of a certificate: measured and drawn in hundredths of a millimetre, on the screen and on paper alike."""

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPen, QRawFont

from khenthuong_desktop.domain.certificates import CertificateLine, Fitted, Ink, Side, fit, height_of

UNITS = 100  # of the painter, in a millimetre
_MM_PER_POINT = 25.4 / 72
_INKS = {Ink.BLACK: "#000000", Ink.RED: "#c00000"}
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
_STAND_INS = ("Times New Roman", "Liberation Serif", "Tinos", "Noto Serif", "DejaVu Serif")


@lru_cache(maxsize=64)
def family_for(wanted: str) -> str:
    """The family itself when this PC has it with every Vietnamese letter, else the nearest one that has."""
    return next((family for family in (wanted, *_STAND_INS) if _has_all_letters(family)), wanted)


@lru_cache(maxsize=256)
def _has_all_letters(family: str) -> bool:
    if family not in QFontDatabase.families():
        return False
    faces = [_face(family, bold, italic) for bold in (False, True) for italic in (False, True)]
    letters = [ord(letter) for letter in VIETNAMESE + VIETNAMESE.upper()]
    return all(QRawFont.fromFont(face).supportsCharacter(letter) for face in faces for letter in letters)


def _face(family: str, bold: bool, italic: bool) -> QFont:
    made = QFont(family)
    made.setBold(bold)
    made.setItalic(italic)
    return made


def missing_families(lines: tuple[CertificateLine, ...]) -> tuple[str, ...]:
    """Families that lines ask for and this PC cannot write Vietnamese in."""
    return tuple(dict.fromkeys(line.family for line in lines if line.shown and family_for(line.family) != line.family))


@lru_cache(maxsize=512)
def _font(family: str, points: float, bold: bool, italic: bool) -> QFont:
    made = _face(family_for(family), bold, italic)
    made.setPixelSize(round(points * _MM_PER_POINT * UNITS))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _font_of(line: CertificateLine, points: float) -> QFont:
    return _font(line.family, points, line.bold, line.italic)


def measure(text: str, line: CertificateLine, points: float) -> float:
    """Millimetres of a text in a line's letters."""
    return QFontMetricsF(_font_of(line, points)).horizontalAdvance(text) / UNITS


@lru_cache(maxsize=8192)
def fitted(text: str, line: CertificateLine) -> Fitted:
    """The text in its box with the letters of this PC."""
    return fit(text, line, measure)


def draw(painter: QPainter, text: Fitted) -> None:
    """Draw a text whose box begins at the painter's origin."""
    line, step = text.line, height_of(text.points) * UNITS
    font = _font_of(line, text.points)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(_INKS[line.ink]))
    for number, one in enumerate(text.texts):
        width = metrics.horizontalAdvance(one)
        free = line.width * UNITS - width
        x = {Side.LEFT: 0.0, Side.CENTRE: free / 2, Side.RIGHT: free}[line.side]
        base = number * step + (step + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, base), one)
        if line.underline:
            _draw_rule(painter, x, base + metrics.descent() * 1.15, width)


def _draw_rule(painter: QPainter, x: float, y: float, width: float) -> None:
    painter.save()
    painter.setPen(QPen(painter.pen().color(), 0.35 * UNITS, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(x, y, x + width, y))
    painter.restore()
