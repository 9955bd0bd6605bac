"""All lists of a file or of several, one in sight; what the clerk says of columns and rows goes to the owner."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import overload

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStackedWidget, QWidget

from khenthuong_desktop.services.imports import Preview, PreviewSheet, RowStatus
from khenthuong_desktop.spreadsheets.files.gathered import file_of, own_name
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.list_preview.rows import STATUS_CHIPS
from khenthuong_desktop.ui.list_preview.sheet import SheetPanel

_SHOWN_LETTERS = 36
_WIDEST = 760  # of what drops down


class SheetSwitch(QComboBox):
    """Which of several lists is in sight; a line for each, so that many files take no more room than two."""

    chosen = Signal(int)

    def __init__(self, sheets: Sequence[PreviewSheet]) -> None:
        super().__init__()
        self.setAccessibleName("Danh sách đang xem")
        self.setToolTip("Chọn danh sách để xem (phím lên, xuống)")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHOWN_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for number, (name, sheet) in enumerate(zip(_names(sheets), sheets, strict=True), 1):
            self.addItem(f"{number}/{len(sheets)} · {name}: {counted(sheet.counts)}")
        self.view().setMinimumWidth(min(_WIDEST, self.view().sizeHintForColumn(0) + 2 * self.view().frameWidth() + 24))
        self.currentIndexChanged.connect(self.chosen)


def counted(counts: Counter[RowStatus]) -> str:
    """What becomes of the rows, in a few words."""
    told = (
        f"{labels.number(counts[status])} {chip.text.lower()}"
        for status, chip in STATUS_CHIPS.items()
        if counts[status]
    )
    return ", ".join(told) or "không có dòng nào"


class _Panels(Sequence[SheetPanel]):
    """The panels of all lists, each made when it is asked for."""

    def __init__(self, count: int, panel: Callable[[int], SheetPanel]) -> None:
        self._all = range(count)
        self._panel = panel

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, number: int) -> SheetPanel: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[SheetPanel]: ...
    def __getitem__(self, number: int | slice) -> SheetPanel | Sequence[SheetPanel]:
        found = self._all[number]
        return self._panel(found) if isinstance(found, int) else list(map(self._panel, found))


class SheetPanels(QStackedWidget):
    """``switch`` chooses among several lists and stands where the owner puts it; None for a single one."""

    explained = Signal(object, object)  # PreviewSheet, ToldColumns
    row_wanted = Signal(object, object)  # PreviewSheet, PreviewRow: to be put right
    heading_wanted = Signal(str)  # the name of the sheet
    pointed = Signal(str, object)  # the name of a sheet and the row of its headings

    def __init__(self, preview: Preview, this_year: int) -> None:
        super().__init__()
        self._sheets = preview.sheets
        problems: dict[str | None, list[Problem]] = defaultdict(list)
        for problem in preview.problems:
            problems[problem.sheet].append(problem)
        self._make = [partial(SheetPanel, one, problems[one.sheet], preview.library, this_year) for one in self._sheets]
        self._made: dict[int, SheetPanel] = {}
        for _sheet in preview.sheets:
            self.addWidget(QWidget())  # as long as nobody looks at the list
        self.panels = _Panels(len(self._sheets), self._panel)
        self.switch = SheetSwitch(preview.sheets) if len(self.panels) > 1 else None
        if self.switch is not None:
            self.switch.chosen.connect(self._show)
        if self._sheets:
            self._show(0)

    def _show(self, number: int) -> None:
        """Put one list in sight."""
        if number >= 0:
            self._panel(number)
            self.setCurrentIndex(number)

    def _panel(self, number: int) -> SheetPanel:
        """What shows one of the lists, made when it is first looked at: of many, most never are."""
        if number not in self._made:
            panel = self._made[number] = self._make[number]()
            self._follow(self._sheets[number], panel)
            empty, shown = self.widget(number), self.currentIndex()
            self.insertWidget(number, panel)
            if empty is not None:
                self.removeWidget(empty)
                empty.deleteLater()
            self.setCurrentIndex(shown)
        return self._made[number]

    def _follow(self, sheet: PreviewSheet, panel: SheetPanel) -> None:
        panel.explained.connect(lambda told: self.explained.emit(sheet, told))
        panel.row_wanted.connect(lambda row: self.row_wanted.emit(sheet, row))
        panel.heading_wanted.connect(lambda: self.heading_wanted.emit(sheet.sheet))
        panel.pointed.connect(lambda row: self.pointed.emit(sheet.sheet, row))

    def choose(self, number: int) -> None:
        """Put one list in sight."""
        if self.switch is not None:
            self.switch.setCurrentIndex(number)

    def show_as(self, before: "SheetPanels") -> None:
        """Keep in sight what was in sight before the lists were read again."""
        number = before.currentIndex()
        if 0 <= number < len(self.panels):
            self.choose(number)
            self.panels[number].show_as(before.panels[number])

    def show_problem(self, problem: Problem) -> bool:
        """Go to the row or column that a problem is about; whether it is about one."""
        return self.show_place(problem.sheet, problem.row, problem.column)

    def show_place(self, sheet: str | None, row: int | None, column: str | None = None) -> bool:
        """Go to a row of a sheet, or to a column at its heading; whether there is such a row."""
        of_sheet = [number for number, one in enumerate(self._sheets) if one.sheet == sheet]
        if row is None or not of_sheet:
            return False
        above = [number for number in of_sheet if self._sheets[number].header_row <= row]
        number = (above or of_sheet)[-1]
        self.choose(number)
        self.panels[number].show_place(row, column)
        return True


def _names(sheets: Sequence[PreviewSheet]) -> list[str]:
    """The sheets by file and name; several tables of one sheet by the row they begin in and the column, too."""
    all_names = [sheet.sheet for sheet in sheets]
    several = {name for name in all_names if all_names.count(name) > 1}
    return [_named(sheet, sheet.sheet in several) for sheet in sheets]


def _named(sheet: PreviewSheet, one_of_several: bool) -> str:
    file = file_of(sheet.sheet)
    name = f"{file} › {own_name(sheet.sheet)}" if file else sheet.sheet
    place = f", cột {sheet.beside}" if sheet.beside else ""
    return f"{name}{place}, dòng {sheet.header_row}" if one_of_several else name
