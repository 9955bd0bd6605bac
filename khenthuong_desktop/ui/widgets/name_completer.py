"""Offers what fits while a name is typed, with or without accents, whatever part of it is typed."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from khenthuong_desktop.domain.text import fold

_FOLDED = int(Qt.ItemDataRole.UserRole) + 1


class NameCompleter(QCompleter):
    """Compares without accents and puts in the words as they are offered."""

    def __init__(self, offered: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        model = QStandardItemModel(self)
        for words in offered:
            item = QStandardItem(words)
            item.setData(fold(words), _FOLDED)
            model.appendRow(item)
        self.setModel(model)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(8)

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(int(Qt.ItemDataRole.DisplayRole)))
