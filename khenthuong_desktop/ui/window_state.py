"""Sizes, column choices and the colour scheme, remembered in an ini file of the data folder."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from khenthuong_desktop.ui.theme import Scheme

FILE_NAME = "window.ini"


class WindowState:
    """What the window remembers about itself; never data of the unit."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)

    def bytes(self, name: str) -> QByteArray:
        """A remembered Qt state (geometry, header); empty when there is none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text(self, name: str, default: str = "") -> str:
        return str(self._settings.value(name, default))

    def keep(self, name: str, value: QByteArray | str) -> None:
        self._settings.setValue(name, value)

    @property
    def scheme(self) -> Scheme:
        chosen = self.text("scheme", Scheme.SYSTEM.value)
        return Scheme(chosen) if chosen in set(Scheme) else Scheme.SYSTEM

    def save(self) -> None:
        self._settings.sync()
