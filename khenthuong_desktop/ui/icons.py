"""Lucide icons by name, recoloured by role and sharp at every scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from khenthuong_desktop import paths
from khenthuong_desktop.ui import theme

SIZE = 18


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


def pixmap(name: str, role: str = "secondary", size: int = SIZE, ratio: float | None = None) -> QPixmap:
    """The drawing in the colour of ``role``, for a screen of the given pixel ratio."""
    screen = QGuiApplication.primaryScreen()
    scale = ratio or (screen.devicePixelRatio() if screen else 1.0)
    ink = theme.colour(role).name()
    key = f"{name}/{ink}/{size}/{scale}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    pixels = round(size * scale)
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing = _drawing(name).replace("currentColor", ink)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    made.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, made)
    return made


def icon(name: str, role: str = "secondary", selected: str = "accent", size: int = SIZE) -> QIcon:
    """An icon with a second colour for its selected state, drawn for each screen there is."""
    made = QIcon()
    for ratio in sorted({1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        made.addPixmap(pixmap(name, role, size, ratio))
        made.addPixmap(pixmap(name, selected, size, ratio), QIcon.Mode.Selected)
    return made


def put(target: QAbstractButton | QAction, name: str, role: str = "secondary") -> None:
    """Set an icon that follows the colour scheme when it changes."""
    target.setProperty("icon_name", name)
    target.setProperty("icon_role", role)
    target.setIcon(icon(name, role))


def refresh(app: QApplication) -> None:
    """Redraw every icon that was set by :func:`put`, after the scheme changed."""
    widgets = app.allWidgets()
    actions = [action for widget in widgets for action in widget.actions()]
    for target in [*widgets, *actions]:
        name = target.property("icon_name")
        if name and isinstance(target, QAbstractButton | QAction):
            target.setIcon(icon(name, target.property("icon_role")))
