"""How wide the columns of a table are: as their contents need, and what lacks or is left shared out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtGui import QFontMetrics

from khenthuong_desktop.ui.table_model import PagedModel
from khenthuong_desktop.ui.theme import Space

Row = TypeVar("Row")

NARROWEST = 48  # no column can be less, whatever stands in it
_CUT_FROM = 13  # columns of fewer letters are never cut
_CUT_TO = 8
_NAME_CHARS = 16  # what is left of the stretching column where there is very little room
_PERSON_CHARS = 26  # nearly all names of people are shorter
_WIDER_BY = 1.6  # how much wider than the page says a column may begin
_MEASURED_ROWS = 40
_BOLD = 1.1
_AROUND_STATE = 2 * Space.L  # its icon, and the room at both ends
_PADDING = 2 * Space.M + Space.XS
_MOST = 0.75  # of the rows: the longest texts are cut before whole columns are


class ColumnWidths(Generic[Row]):
    """Widths in pixels; ``metrics`` gives those of the font in use."""

    def __init__(self, rows: PagedModel[Row], metrics: Callable[[], QFontMetrics]) -> None:
        self._rows = rows
        self._metrics = metrics
        self._measured: dict[int, int] = {}  # width of the contents, by column
        self._most: dict[int, int] = {}  # what most rows need of it

    def shared(self, room: int, shown: Sequence[int], chosen: Mapping[int, int] | None) -> dict[int, int]:
        """What is left of the room goes to the stretching columns.

        What lacks comes from their few longest texts, then from the other columns, then, if that is enough, from all of
        them.

        ``chosen`` are widths that the user gave; then nothing is taken from any column.
        """
        columns = self._rows.columns
        wide = [number for number in shown if columns[number].stretch]
        others = [number for number in shown if number not in wide]
        widths = {number: self._natural(number) for number in shown}
        if chosen is not None:
            widths |= {number: chosen[number] for number in others}
        spare = room - sum(widths.values())
        if spare > 0 and wide:
            for number in wide:
                widths[number] += spare // len(wide)
        elif spare < 0 and chosen is None:
            lacking = _take(widths, wide, -spare, self._usual)
            lacking = _take(widths, others, lacking, self._narrowest)
            cut = dict(widths)
            if not _take(cut, wide, lacking, self._narrowest):  # names are not cut where one has to scroll all the same
                widths = cut
        return widths

    def measure(self) -> bool:
        """Look at the first rows; columns only ever grow, so that widths do not jump. True when one has grown."""
        metrics = self._metrics()
        rows = [self._rows.row_at(number) for number in range(min(self._rows.rowCount(), _MEASURED_ROWS))]
        before = dict(self._measured)
        for number, column in enumerate(self._rows.columns):
            if column.chip is not None and not column.mark:
                chips = (column.chip(row) for row in rows if row is not None)
                words = max((metrics.horizontalAdvance(chip.text) for chip in chips if chip is not None), default=0)
                self._measured[number] = max(words and words + _AROUND_STATE, before.get(number, 0))
            elif column.chip is None:
                texts = (self._rows.text_of(row, column) for row in rows if row is not None)
                found = sorted(metrics.horizontalAdvance(words) for words in texts) or [0]
                self._measured[number] = max(found[-1], before.get(number, 0))
                self._most[number] = max(found[int((len(found) - 1) * _MOST)], self._most.get(number, 0))
        return self._measured != before

    def _narrowest(self, number: int) -> int:
        """States, codes, dates and headings stay readable; a name stays a name; long texts are cut."""
        column = self._rows.columns[number]
        if not column.stretch and (column.chip is not None or column.chars < _CUT_FROM):
            return self._natural(number)
        letters = max(len(column.heading), _NAME_CHARS if column.stretch else _CUT_TO)
        return int(letters * self._metrics().averageCharWidth()) + 2 * Space.M

    def _usual(self, number: int) -> int:
        """As wide as most rows need, so that one long name takes no room from all other columns; names of people are
        never so long."""
        whole, most = self._measured.get(number, 0), self._most.get(number, 0)
        is_short = whole <= _PERSON_CHARS * self._metrics().averageCharWidth()
        return max((whole if is_short else most) + _PADDING, self._narrowest(number))

    def _natural(self, number: int) -> int:
        """As wide as the first rows need, within what the page says about the column; never less than its heading."""
        column = self._rows.columns[number]
        letter = self._metrics().averageCharWidth() * 1.1
        if column.mark:  # its heading stands on two lines
            words = map(self._metrics().horizontalAdvance, column.heading.split())
            return max(max(words) + Space.M, NARROWEST)
        heading = heading_width(self._metrics(), column.heading)
        if column.chip is not None:  # a longer state may come with the next change
            wanted = max(heading, int(column.chars * letter), self._measured.get(number, 0))
        elif number in self._measured:
            wanted = max(heading, min(self._measured[number], int(column.chars * letter * _WIDER_BY)))
        else:
            wanted = max(heading, int(column.chars * letter))
        return max(wanted + _PADDING, NARROWEST)


def heading_width(metrics: QFontMetrics, heading: str) -> int:
    """Of its longest line; headings are smaller than the rows, and bold."""
    return max(int(metrics.horizontalAdvance(line) * _BOLD) for line in heading.split("\n"))


def _take(widths: dict[int, int], numbers: Sequence[int], lacking: int, narrowest: Callable[[int], int]) -> int:
    """Take width from columns in proportion to what they can spare; gives what still lacks."""
    slack = {number: max(widths[number] - narrowest(number), 0) for number in numbers}
    total = sum(slack.values())
    taken = min(lacking, total)
    for number, part in slack.items():
        share = -(-part * taken // total) if total else 0  # rounded up, or a pixel would be left to scroll
        widths[number] -= min(share, part)
    return lacking - taken
