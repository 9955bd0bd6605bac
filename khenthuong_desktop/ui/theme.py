"""The visual system in one place: colours by role, type and spacing; pages never set colours or sizes."""

from dataclasses import dataclass, fields
from enum import IntEnum, StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from khenthuong_desktop.ui import stylesheet


@dataclass(frozen=True)
class Colours:
    """One colour per role; the words are the same in the light and the dark scheme."""

    text: str
    secondary: str
    background: str
    surface: str
    hover: str
    border: str
    line: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    award: str
    award_soft: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str


LIGHT = Colours(
    text="#1b2430", secondary="#566272", background="#f4f6f9", surface="#ffffff", hover="#eef2f7",
    border="#d5dce5", line="#e8ecf1", accent="#1f5fa8", accent_hover="#194f8d", accent_soft="#e2edf9",
    on_accent="#ffffff", award="#7d5800", award_soft="#fbf0d2", good="#18693f", good_soft="#e0f3e8",
    warning="#8a4e00", warning_soft="#fdeeda", error="#b3261e", error_soft="#fbe5e3",
)  # fmt: skip
DARK = Colours(
    text="#e6eaf0", secondary="#a7b2c1", background="#14181d", surface="#1c2128", hover="#262d36",
    border="#3a4450", line="#2a313a", accent="#7fb2ee", accent_hover="#9cc4f4", accent_soft="#21374f",
    on_accent="#0e1b2a", award="#e6c369", award_soft="#3a3118", good="#74cd9c", good_soft="#1b3628",
    warning="#e8b468", warning_soft="#3b2d17", error="#f49a92", error_soft="#432220",
)  # fmt: skip


class Space(IntEnum):
    """The only distances there are, in logical pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class Size(IntEnum):
    """The few fixed measures of the window, in logical pixels."""

    ROW = 32
    ROW_COMPACT = 28
    CONTROL = 32
    NAVIGATION = 220
    NAVIGATION_FOLDED = 56
    FOLD_NAVIGATION_BELOW = 1180
    DETAILS = 360
    FOLD_DETAILS_BELOW = 860
    COMPACT_BELOW = 660
    FORM_TWO_COLUMNS_FROM = 560


class Tone(StrEnum):
    """What a chip, a line or a figure says by its colour (always with an icon or a word beside it)."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    AWARD = "award"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


class Scheme(StrEnum):
    """Which colours the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_QT_SCHEMES = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}
_POINTS = {"body": 10.5, "secondary": 9.5, "title": 15.0, "heading": 11.5, "figure": 22.0}
_FAMILIES = ("Segoe UI", "Inter", "Noto Sans", "DejaVu Sans")


def colours() -> Colours:
    """The colours in force; the application's palette is the only place that remembers which."""
    dark = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return DARK if dark else LIGHT


@cache
def _parsed(text: str) -> QColor:
    return QColor(text)


def colour(role: str, of: Colours | None = None) -> QColor:
    """The colour of a role, such as ``secondary`` or ``accent``; on paper always the light one."""
    return _parsed(getattr(of or colours(), role))


def tone_colours(tone: Tone, of: Colours | None = None) -> tuple[QColor, QColor]:
    """Ink and ground of a tone."""
    if tone is Tone.NEUTRAL:
        return colour("secondary", of), colour("hover", of)
    return colour(tone.value, of), colour(f"{tone.value}_soft", of)


@cache
def family() -> str:
    """The first of our fonts that this PC has; all of them have every Vietnamese letter."""
    present = set(QFontDatabase.families())
    return next((name for name in _FAMILIES if name in present), QFont().defaultFamily())


def font(style: str = "body", *, strong: bool = False) -> QFont:
    """A font of the type scale: body, secondary, heading, title or figure."""
    made = QFont(family())
    made.setPointSizeF(_POINTS[style])
    if strong or style in {"title", "heading", "figure"}:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def mark(widget: QWidget, role: str) -> None:
    """Give a widget a role of the style sheet (``title``, ``secondary``, ``card``, ``primary`` …)."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
    """Dress the whole application; may be called again when the user chooses another scheme."""
    hints = app.styleHints()
    hints.setColorScheme(_QT_SCHEMES[scheme])
    dark = hints.colorScheme() == Qt.ColorScheme.Dark if scheme is Scheme.SYSTEM else scheme is Scheme.DARK
    chosen = DARK if dark else LIGHT
    app.setStyle("Fusion")
    app.setPalette(_palette(chosen))
    app.setFont(font())
    tokens = {field.name: getattr(chosen, field.name) for field in fields(chosen)}
    tokens |= {f"{name}_points": f"{points}pt" for name, points in _POINTS.items()}
    app.setStyleSheet(stylesheet.build(tokens))


def _palette(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, name in (
        (role.Window, chosen.background),
        (role.WindowText, chosen.text),
        (role.Base, chosen.surface),
        (role.AlternateBase, chosen.hover),
        (role.Text, chosen.text),
        (role.PlaceholderText, chosen.secondary),
        (role.Button, chosen.surface),
        (role.ButtonText, chosen.text),
        (role.ToolTipBase, chosen.surface),
        (role.ToolTipText, chosen.text),
        (role.Highlight, chosen.accent_soft),
        (role.HighlightedText, chosen.text),
        (role.Link, chosen.accent),
        (role.Accent, chosen.accent),
        (role.Mid, chosen.border),
        (role.Light, chosen.surface),
        (role.Dark, chosen.border),
    ):
        palette.setColor(where, QColor(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(chosen.secondary))
    return palette
