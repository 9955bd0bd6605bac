"""What makes a sheet an official paper: margins, page numbers and lines of Nghị định 30/2020, where pages end."""

from collections.abc import Container, Sequence
from math import floor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LINE = 15.0  # points of a row with one line
_POINTS_PER_MM = 72 / 25.4
_A4 = (210.0, 297.0)
_TOP, _BOTTOM, _LEFT, _RIGHT, _HEADER = 20.0, 20.0, 30.0, 15.0, 10.0  # mm
_SURE = 0.97  # of a page surely hold the rows, whatever program prints them
_PAGE_NUMBER = '&C&"Times New Roman,Regular"&13&P'
_POINTS_PER_PIXEL = 0.75
_WIDTH_OF_CAPITAL, _WIDTH_OF_LETTER = 0.61, 0.47  # of bold Times, in its size
_BELOW_NAME = 0.4  # of the name's width: its line is a third to a half


def official_sheet(workbook: "Workbook", name: str) -> "Worksheet":
    """A new sheet of the workbook with margins and page numbers as the decree wants them."""
    from khenthuong_desktop.spreadsheets.out.numbered_sheet import NumberedSheet

    sheet = workbook.add_worksheet(name, NumberedSheet)
    inches = [side / 25.4 for side in (_LEFT, _RIGHT, _TOP, _BOTTOM)]
    sheet.set_margins(*inches)
    sheet.set_header(_PAGE_NUMBER, {"margin": _HEADER / 25.4})
    return sheet


def pixels(width: float) -> int:
    """How wide a column of so many letters is on the screen."""
    return int(width * 7 + 5.5)


def motto_line(motto: str, size: float) -> float:
    """Points: as long as the words above it."""
    return len(motto) * _WIDTH_OF_LETTER * size


def name_line(name: str, size: float) -> float:
    """Points: between a third and a half of the name above it."""
    return len(name) * _WIDTH_OF_CAPITAL * size * _BELOW_NAME


def draw_line(sheet: "Worksheet", row: int, columns: tuple[int, int], widths: Sequence[float], points: float) -> None:
    """A solid line at the top of the row, in the middle of the columns: a border would be as long as its cell."""
    first, last = columns
    room = sum(map(pixels, widths[first : last + 1]))
    length = min(round(points / _POINTS_PER_PIXEL), room)
    if not length:
        return
    black: dict[str, Any] = {"line": {"none": True}, "fill": {"color": "#000000"}}
    place = {"x_offset": (room - length) // 2, "y_offset": 2, "width": length, "height": 1}
    sheet.insert_textbox(row, first, "", {**place, **black, "decorative": True})


def page_room(widths: Sequence[float], *, across: bool) -> float:
    """Points of rows that a page takes where the table is made to fit into its width."""
    wide, high = _A4[::-1] if across else _A4
    fits = (wide - _LEFT - _RIGHT) * _POINTS_PER_MM / (sum(map(pixels, widths)) * _POINTS_PER_PIXEL)
    scale = min(1.0, floor(fits * 100) / 100)
    return (high - _TOP - _BOTTOM) * _POINTS_PER_MM / scale * _SURE


def page_breaks(
    heights: Sequence[float], headings: Container[int], tail: int, repeated: float, room: float
) -> list[int]:
    """Rows with which a new page begins: none ends with a heading, and all from ``tail`` on stays on one page.

    ``repeated`` is the height of what stands on top of every page but the first.
    """
    breaks: list[int] = []
    start, used = 0, 0.0
    for row, height in enumerate(heights):
        used += height
        if used <= room - (repeated if start else 0.0):
            continue
        free = (at for at in range(min(row, tail), start, -1) if at - 1 not in headings)
        start = next(free, row)
        breaks.append(start)
        used = sum(heights[start : row + 1])
    return [at for at in breaks if at > 0]
