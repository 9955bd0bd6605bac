"""Where the cells of a block copied in Excel belong: by heading when it brings its own, else column after column."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from khenthuong_desktop.domain.text import clean, fold


class CellKind(StrEnum):
    """What stands in the cells of a column."""

    TEXT = "text"
    NUMBER = "number"  # int or None
    CHOICE = "choice"  # a drop-down
    SHOWN = "shown"  # told by the page, not typed


class Understand(Protocol):
    def __call__(self, words: str, /) -> Any: ...


@dataclass(frozen=True)
class CellColumn:
    """A column by the name its values have in a row."""

    name: str
    heading: str
    kind: CellKind = CellKind.TEXT
    chars: int = 12
    stretch: bool = False
    choices: Sequence[tuple[str, Any]] = field(default=())
    understand: Understand | None = None  # a choice written in other words; None when it is none of them
    offered: Sequence[str] = ()  # names that complete what is typed

    def choice(self, words: str) -> int | None:
        """Which of the choices these words mean."""
        values = [value for _, value in self.choices]
        named = next((place for place, (name, _) in enumerate(self.choices) if fold(name) == fold(words)), None)
        if named is not None or self.understand is None:
            return named
        meant = self.understand(words)
        return values.index(meant) if meant in values else None


@dataclass(frozen=True)
class Placed:
    """Cells as (line of the block, place of the column, words), the lines there are, and what has no place."""

    cells: tuple[tuple[int, int, str], ...]
    lines: int
    left_out: tuple[str, ...] = ()


_CELL = re.compile(r'"(?![\t\n])((?:[^"]|"")*+)"(?=[\t\n]|\Z)|[^\t\n]*')
_TO_QUOTE = re.compile('[\t\n]|""')


def excel_cells(block: str) -> list[list[str]]:
    """The cells of a block as Excel copies it: those with lines or tabs of their own stand in quotation marks, a mark
    that stands for the cell above does not."""
    block = block.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(block) and (found := _CELL.match(block, at)) is not None:
        quoted = found[1] is not None and _TO_QUOTE.search(found[1]) is not None
        rows[-1].append(found[1].replace('""', '"') if quoted else found[0])
        at = found.end() + 1
        if block[found.end() : at] == "\n":
            rows.append([])
    return rows


def place_block(block: str, columns: Sequence[CellColumn], places: Sequence[int]) -> Placed:
    """Lay a block over these columns (``places`` in ``columns``, from the cursor on)."""
    lines = [cleaned for line in excel_cells(block) if any(cleaned := [clean(words) for words in line])]
    if not lines:
        return Placed((), 0)
    by_heading = _by_heading(lines[0], columns)
    if by_heading:
        headings, lines = lines[0], lines[1:]
        goes_to, unknown = by_heading, [words for at, words in enumerate(headings) if words and at not in by_heading]
    else:
        goes_to, unknown = _in_order(lines, columns, places), []
    cells, left_out = [], [f"cột “{words}” không có trong bảng" for words in unknown]
    for number, line in enumerate(lines):
        for at, words in enumerate(line):
            place = goes_to.get(at)
            if place is None:
                left_out += [f"“{words}” thừa cột"] if words and not by_heading else []
            elif words and columns[place].kind is CellKind.CHOICE and columns[place].choice(words) is None:
                left_out.append(f"“{words}” không có trong “{columns[place].heading}”")
            else:
                cells.append((number, place, words))
    return Placed(tuple(cells), len(lines), tuple(dict.fromkeys(left_out)))


def _by_heading(line: Iterable[str], columns: Sequence[CellColumn]) -> dict[int, int]:
    known = {fold(column.heading): place for place, column in enumerate(columns) if column.kind is not CellKind.SHOWN}
    found = {at: known[fold(words)] for at, words in enumerate(line) if fold(words) in known}
    return found if len(found) >= min(2, len(known)) else {}


def _in_order(lines: Sequence[Sequence[str]], columns: Sequence[CellColumn], places: Sequence[int]) -> dict[int, int]:
    """A drop-down takes a column of the block in which at least half of the words are among its choices."""
    width = max(map(len, lines))
    goes_to: dict[int, int] = {}
    at = 0
    for place in places:
        if at == width:
            break
        if columns[place].kind is CellKind.CHOICE:
            words = [line[at] for line in lines if at < len(line) and line[at]]
            if sum(columns[place].choice(word) is not None for word in words) * 2 < max(len(words), 1):
                continue
        goes_to[at] = place
        at += 1
    return goes_to
