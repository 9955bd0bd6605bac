"""How high a row must be for its texts: cells that are merged do not grow by themselves, nor do others everywhere."""

from math import ceil

SURE = 0.75  # of a column's letters surely fit into one line, even capitals
_SMALL, _CAPITAL = 0.84, 0.42  # widths of a letter of Times in the columns' unit, and what a capital needs beyond
_FILLED = 0.95  # of a line is filled where words are broken between lines
_POINTS_PER_LINE = 1.32
_HIGHEST = 409  # points: Excel's limit


def text_height(words: str, width: float, size: float = 11) -> float:
    """Points that a text takes in a cell so many letters wide; neither Excel nor others grow merged cells."""
    return height_of(lines_of(words, width * 11 / size), size)


def height_of(lines: int, size: float = 11) -> float:
    """Points of a row with so many lines."""
    return min(size * _POINTS_PER_LINE * lines + 2, _HIGHEST)


def lines_of(words: str, width: float) -> int:
    """How many lines a text takes in a cell so many letters wide."""
    if len(words) <= width * SURE and "\n" not in words:
        return 1
    room = max(width * _FILLED, 1.0)
    return sum(
        max(1, ceil((_SMALL * len(line) + _CAPITAL * sum(map(str.isupper, line))) / room)) for line in words.split("\n")
    )
