"""Lists out: any table as a workbook that reads well on the screen and prints as an office expects it."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from khenthuong_desktop.messages import say
from khenthuong_desktop.spreadsheets.out.line_heights import SURE, height_of, lines_of, text_height
from khenthuong_desktop.spreadsheets.out.list_cells import CELL, FONT, CellWriter, Look, cell_writer
from khenthuong_desktop.spreadsheets.out.list_sheets import (
    UPRIGHT,
    Band,
    Letterhead,
    Sums,
    Value,
    WrittenList,
    halves,
    middle,
    widths_of,
)
from khenthuong_desktop.spreadsheets.out.new_workbook import new_workbook
from khenthuong_desktop.spreadsheets.out.official_sheet import (
    LINE,
    draw_line,
    motto_line,
    name_line,
    official_sheet,
    page_breaks,
    page_room,
)
from khenthuong_desktop.spreadsheets.out.safe_text import must_be_quoted, sheet_name, writable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Progress = Callable[[int, int, str], None]

_WHOLE_LINE: Look = {**FONT, "text_wrap": True}
_MARGINS = {"left": 0.6, "right": 0.5, "top": 0.6, "bottom": 0.7}  # inches
_ROOM_TO_SIGN = 4
_SMALL_HEAD, _LARGE_HEAD = 12, 13  # sizes that go together in the decree
_WITH_SIGNATURE = 2  # rows of the table that stay on the page of the signature
_STEP = 500


def write_lists(path: Path | str, lists: Sequence[WrittenList], progress: Progress | None = None) -> None:
    """One workbook with a sheet for each list. No text becomes a formula. Raises TargetNotWritable, FileInUse."""
    with new_workbook(Path(path), lists[0].title, lists[0].made_on) as workbook:
        taken: frozenset[str] = frozenset()
        for written in lists:
            name = sheet_name(written.name or written.title, taken)
            taken |= {name.casefold()}
            add_list(workbook, name, written, progress)


def add_list(workbook: "Workbook", name: str, written: WrittenList, progress: Progress | None = None) -> None:
    """The list on a new sheet of this name."""
    _Sheet(workbook, name, written).write(progress)


class _Sheet:
    """One list on its sheet; written from the top down, for the rows above are on the disk already."""

    def __init__(self, workbook: "Workbook", name: str, written: WrittenList) -> None:
        self._workbook = workbook
        official = written.official
        self._sheet: Worksheet = official_sheet(workbook, name) if official else workbook.add_worksheet(name)
        self._list = written
        widths = widths_of(written)
        self._widths, self._half = halves(widths) if official else (widths, middle(widths))
        self._sure = [width * SURE for width in self._widths]
        self._row = 0
        self._last = len(written.columns) - 1
        self._heights: dict[int, float] = {}
        self._bands: set[int] = set()

    def write(self, progress: Progress | None) -> None:
        """The whole sheet."""
        for place, width in enumerate(self._widths):
            self._sheet.set_column(place, place, width)
        self._write_top()
        self._write_heading()
        first = self._row
        self._write_rows(progress)
        end = self._row
        self._set_up_printing(first)
        self._write_below()
        if self._list.official:
            self._end_pages(first, end)

    def _write_top(self) -> None:
        written, head = self._list, self._list.letterhead
        if head is not None:
            self._write_letterhead(head)
        elif written.unit:
            self._across(written.unit, _WHOLE_LINE)
        centred = {"align": "center"} if written.official else {}
        self._across(written.title, {**_WHOLE_LINE, **centred, "bold": True, "font_size": 14})
        notes = written.notes if written.official else [" · ".join(written.notes)]
        for note in filter(None, notes):
            self._across(note, {**_WHOLE_LINE, **centred, "italic": True})
        self._row += 1

    def _write_letterhead(self, head: Letterhead) -> None:
        look = {**_WHOLE_LINE, "align": "center", "font_size": _SMALL_HEAD}
        strong = {**look, "bold": True}
        organ = [(line, strong) for line in head.organ]
        left = [(head.superior, look), *organ] if head.superior else organ
        country, motto = head.country
        right = [(country, strong), (motto, {**strong, "font_size": _LARGE_HEAD})]
        top, half = self._row, self._half
        for one, other in zip_longest(left, right, fillvalue=("", look)):
            self._halves(one, other)
        for row, columns, points in (
            (top + len(left), (0, half - 1), name_line(left[-1][0], _SMALL_HEAD)),
            (top + len(right), (half, self._last), motto_line(motto, _LARGE_HEAD)),
        ):
            draw_line(self._sheet, row, columns, self._widths, points)
        self._row += 1

    def _write_heading(self) -> None:
        look = self._format({**CELL, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E7EBF1"})
        columns = list(zip(self._list.columns, self._widths, strict=True))
        self._high(max(text_height(column.heading, width * 0.9) for column, width in columns) + 4)
        for place, column in enumerate(self._list.columns):
            self._sheet.write_string(self._row, place, writable(column.heading), look)
        self._row += 1
        self._sheet.repeat_rows(self._row - 1)
        self._sheet.freeze_panes(self._row, 0)

    def _write_rows(self, progress: Progress | None) -> None:
        plain, bold = self._writers({}), self._writers({"bold": True})
        total = len(self._list.rows)
        for number, line in enumerate(self._list.rows):
            if progress is not None and number % _STEP == 0:
                progress(number, total, self._list.title)
            if isinstance(line, Band):
                self._bands.add(self._row)
                self._across(line.text, {**CELL, "bold": True, "bg_color": "#F4F6F9"})
                continue
            values, writers = (line.values, bold) if isinstance(line, Sums) else (line, plain)
            self._grow(values)
            for place, (value, write) in enumerate(zip(values, writers, strict=True)):
                write(self._row, place, value)
            self._row += 1

    def _grow(self, values: Sequence[Value]) -> None:
        """Make room for texts that are broken into lines; not every program does it by itself."""
        lines = 1
        for value, width, sure in zip(values, self._widths, self._sure, strict=True):
            if type(value) is str and (len(value) > sure or "\n" in value):
                lines = max(lines, lines_of(value, width))
        if lines > 1:
            self._high(height_of(lines))
        elif self._list.official:
            self._high(LINE)

    def _high(self, points: float) -> None:
        """Make the row that is being written so high."""
        self._sheet.set_row(self._row, points)
        self._heights[self._row] = points

    def _writers(self, look: Look) -> list[CellWriter]:
        return [cell_writer(self._workbook, self._sheet, column, look) for column in self._list.columns]

    def _set_up_printing(self, first: int) -> None:
        sheet, written = self._sheet, self._list
        sheet.set_paper(9)
        if self._across_a4:
            sheet.set_landscape()
        else:
            sheet.set_portrait()
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        if written.official:
            return
        sheet.set_margins(**_MARGINS)
        foot = " ".join(writable(written.foot).split()).replace("&", "&&")
        font = '&"Times New Roman,Regular"&9 '  # the space keeps figures that follow out of the size
        sheet.set_footer(f"&L{font}{foot}&R{font}{say('lists', 'page_numbers')}", {"scale_with_doc": False})
        if self._row > first:
            sheet.autofilter(first - 1, 0, self._row - 1, self._last)

    @property
    def _across_a4(self) -> bool:
        return sum(self._widths) > UPRIGHT

    def _end_pages(self, first: int, end: int) -> None:
        """Keep headings with their rows, and the signature with the last of the table."""
        heights = [self._heights.get(row, LINE) for row in range(self._row)]
        tail = max(first, end - _WITH_SIGNATURE)
        room = page_room(self._widths, across=self._across_a4)
        self._sheet.set_h_pagebreaks(page_breaks(heights, self._bands, tail, heights[first - 1], room))

    def _write_below(self) -> None:
        written = self._list
        if written.closing:
            self._across(written.closing, {**_WHOLE_LINE, "bold": True})
        signature = written.signature
        if signature is None:
            return
        self._row += 1
        look = {**_WHOLE_LINE, "align": "center", "font_size": 12}
        strong, nothing = {**look, "bold": True}, ("", look)
        self._halves(nothing, (signature.dateline, {**look, "italic": True}))
        for line in signature.authority:
            self._halves(nothing, (line, strong))
        self._row += _ROOM_TO_SIGN
        self._halves(nothing, (signature.name, strong))

    def _halves(self, left: tuple[str, Look], right: tuple[str, Look]) -> None:
        """Two texts side by side, each in the middle of its half."""
        half = self._half
        parts = ((left, 0, half - 1), (right, half, self._last))
        heights = [
            text_height(words, sum(self._widths[first : last + 1]), look["font_size"])
            for (words, look), first, last in parts
        ]
        self._high(max(heights))
        for (words, look), first, last in parts:
            self._merged(words, first, last, look)
        self._row += 1

    def _across(self, words: str, look: Look) -> None:
        """A text over the whole width, as high as it needs to be: merged cells do not grow by themselves."""
        self._high(text_height(words, sum(self._widths), look["font_size"]))
        self._merged(words, 0, self._last, look)
        self._row += 1

    def _merged(self, words: str, first: int, last: int, look: Look) -> None:
        kept = writable(words)
        made = self._format({**look, "quote_prefix": True} if must_be_quoted(kept) else look)
        if last > first:
            self._sheet.merge_range(self._row, first, self._row, last, "", made)
        if kept and last >= first:
            self._sheet.write_string(self._row, first, kept, made)

    def _format(self, look: Look) -> "Format":
        return self._workbook.add_format(look)
