"""Taking everything out of a layout that is filled anew."""

from PySide6.QtWidgets import QGridLayout, QLayout


def empty(layout: QLayout) -> None:
    """What was shown is gone at once, and deleted when Qt has time for it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    if isinstance(layout, QGridLayout):
        for row in range(layout.rowCount()):
            layout.setRowStretch(row, 0)
