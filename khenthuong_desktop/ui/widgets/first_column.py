"""The first column of a wide table, which stays in sight while the others are scrolled under it."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView

from khenthuong_desktop.ui.table_model import PagedModel
from khenthuong_desktop.ui.widgets.row_delegate import RowDelegate
from khenthuong_desktop.ui.widgets.table import Table


class FirstColumn(QTableView):
    """Lies over the table's own first column and shares its rows, its selection and its scrolling."""

    def __init__(self, table: Table[Any], model: PagedModel[Any]) -> None:
        super().__init__(table)
        self._table = table
        self._rows = RowDelegate(model, self)
        self.setModel(model)
        model.modelReset.connect(table.select_again)  # this view has just let go of what they share
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(self._rows)
        self._dress()
        for number in range(1, len(model.columns)):
            self.setColumnHidden(number, True)
        self._connect()
        table.covered_by(self)
        self.place()

    def _dress(self) -> None:
        self.setObjectName("first-column")
        self.setAccessibleName(self._table.accessibleName())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._table)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(False)
        self.setSelectionBehavior(self._table.selectionBehavior())
        self.setSelectionMode(self._table.selectionMode())
        self.setVerticalScrollMode(self._table.verticalScrollMode())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._table.verticalHeader().defaultSectionSize())
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(self._table.horizontalHeader().height())

    def _connect(self) -> None:
        own, theirs = self.verticalScrollBar(), self._table.verticalScrollBar()
        own.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(own.setValue)
        header = self._table.horizontalHeader()
        self.horizontalHeader().sectionClicked.connect(self._on_sorted)
        header.sectionResized.connect(lambda *_args: self.place())
        header.geometriesChanged.connect(self.place)
        self.doubleClicked.connect(self._table.doubleClicked)
        self._table.installEventFilter(self)

    def place(self) -> None:
        """Over the first column, as wide and as high as it is."""
        header = self._table.horizontalHeader()
        self.setColumnWidth(0, header.sectionSize(0))
        area = self._table.viewport().geometry()
        self.setGeometry(area.left(), header.y(), header.sectionSize(0), header.height() + area.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._rows.begin()
        super().paintEvent(event)

    def _on_sorted(self, number: int) -> None:
        """As a click on the heading under it would."""
        header = self._table.horizontalHeader()
        again = header.sortIndicatorSection() == number and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self._table.sortByColumn(number, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)
