"""All lists of a file or of several, one in sight; what the clerk says of columns and rows goes to the owner."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from khenthuong_desktop.services.imports import Preview, PreviewSheet
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.ui.list_preview.sheet import SheetPanel
from khenthuong_desktop.ui.widgets.controls import Segments


class SheetPanels(QStackedWidget):
    """``segments`` chooses among several lists and stands where the owner puts it; None for a single one."""

    explained = Signal(object, object)  # PreviewSheet, ToldColumns
    row_wanted = Signal(object, object)  # PreviewSheet, PreviewRow: to be put right

    def __init__(self, preview: Preview, this_year: int) -> None:
        super().__init__()
        self._sheets = preview.sheets
        self.panels = [SheetPanel(sheet, preview.library, this_year) for sheet in preview.sheets]
        for sheet, panel in zip(preview.sheets, self.panels, strict=True):
            self._follow(sheet, panel)
            self.addWidget(panel)
        self.segments = Segments(_names(preview.sheets)) if len(self.panels) > 1 else None
        if self.segments is not None:
            self.segments.chosen.connect(self.setCurrentIndex)

    def _follow(self, sheet: PreviewSheet, panel: SheetPanel) -> None:
        panel.explained.connect(lambda told: self.explained.emit(sheet, told))
        panel.row_wanted.connect(lambda row: self.row_wanted.emit(sheet, row))

    def choose(self, number: int) -> None:
        """Put one list in sight."""
        if self.segments is not None:
            self.segments.choose(number)

    def show_as(self, before: "SheetPanels") -> None:
        """Keep in sight what was in sight before the lists were read again."""
        number = before.currentIndex()
        if 0 <= number < len(self.panels):
            self.choose(number)
            self.panels[number].show_as(before.panels[number])

    def show_problem(self, problem: Problem) -> bool:
        """Go to the row or column that a problem is about; whether it is about one."""
        of_sheet = [number for number, sheet in enumerate(self._sheets) if sheet.sheet == problem.sheet]
        if problem.row is None or not of_sheet:
            return False
        above = [number for number in of_sheet if self._sheets[number].header_row <= problem.row]
        number = (above or of_sheet)[-1]
        self.choose(number)
        self.panels[number].show_place(problem.row, problem.column)
        return True


def _names(sheets: tuple[PreviewSheet, ...]) -> list[str]:
    """The sheets by name; several tables of one sheet by the row they begin in, too."""
    all_names = [sheet.sheet for sheet in sheets]
    several = {name for name in all_names if all_names.count(name) > 1}
    return [f"{sheet.sheet}, dòng {sheet.header_row}" if sheet.sheet in several else sheet.sheet for sheet in sheets]
