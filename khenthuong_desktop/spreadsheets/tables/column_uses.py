"""What became of every column of a list: which field it holds and how sure that is, or that nobody understood it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from khenthuong_desktop.spreadsheets.cells.cell_signs import are_filled, is_empty
from khenthuong_desktop.spreadsheets.columns import ORDINAL
from khenthuong_desktop.spreadsheets.layouts.heading_words import is_exactly
from khenthuong_desktop.spreadsheets.problems import column_letter
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.recalling import NOT_USED
from khenthuong_desktop.spreadsheets.words import plain


class Confidence(StrEnum):
    """How a column was understood."""

    TOLD = "told"  # by the clerk, now or earlier
    SURE = "sure"  # its heading is one of those known
    LIKELY = "likely"  # by parts of its heading
    SUPPOSED = "supposed"  # by what stands beside it
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ColumnUse:
    """One column; ``key`` names it in a mapping, ``filled`` counts the cells that were not read."""

    column: str
    heading: str
    key: str
    field: str | None
    confidence: Confidence
    filled: int = 0

    @property
    def lost(self) -> bool:
        """Whether something stands in it that nobody understood."""
        return self.confidence is Confidence.UNKNOWN and self.filled > 0

    def as_json(self) -> dict[str, Any]:
        understood = self.confidence is not Confidence.UNKNOWN
        told = {"column": self.column, "heading": self.heading, "field": self.field, "confidence": self.confidence}
        return told | ({} if understood else {"filled": self.filled})


class UnreadColumns:
    """Counts what stands in the columns that no field was found for."""

    def __init__(self, header: Header, rows: Sequence[Sequence[object]]) -> None:
        marks = header.award_marks.keys() | header.rating_marks.keys()
        explained = header.told - header.unknown.keys() - header.repeated.keys()
        read = header.columns.keys() | header.joined.keys() | marks | explained
        width = max(map(len, rows), default=0)
        self._indexes = [index for index in range(width) if index not in read and index != header.ordinal]
        self.filled = dict.fromkeys(self._indexes, 0)

    def count(self, columns: Sequence[Sequence[object]]) -> None:
        """Some rows of data, told column by column."""
        for index in self._indexes[: bisect_left(self._indexes, len(columns))]:
            if columns[index].count("") == len(columns[index]):
                continue
            cells = [cell for cell in columns[index] if cell != ""]
            self.filled[index] += len(cells) - (0 if are_filled(cells) else sum(map(is_empty, cells)))


def column_uses(header: Header, filled: Mapping[int, int]) -> tuple[ColumnUse, ...]:
    """All columns from left to right; ``filled`` counts the cells of those that no field was found for."""
    fields = {index: column.field for index, column in header.columns.items()}
    if header.ordinal is not None:
        fields.setdefault(header.ordinal, ORDINAL.field)
    marks = {**header.award_marks, **header.rating_marks, **header.joined}
    fields |= {index: words for index, words in marks.items() if index not in fields}
    fields |= dict.fromkeys(header.told - fields.keys() - header.unknown.keys() - header.repeated.keys(), NOT_USED)
    words = [plain(heading) for heading in header.headings.values()]
    shown = header.headings.keys() | fields.keys() | {index for index, count in filled.items() if count}
    uses = []
    for index in sorted(shown):
        heading = header.headings.get(index, "")
        letter = column_letter(index)
        own = bool(plain(heading)) and words.count(plain(heading)) == 1
        key = heading if own else f"[{letter}]"
        uses.append(
            ColumnUse(letter, heading, key, fields.get(index), _confidence(header, index, fields), filled.get(index, 0))
        )
    return tuple(uses)


def _confidence(header: Header, index: int, fields: Mapping[int, str]) -> Confidence:
    if index not in fields:
        return Confidence.UNKNOWN
    if index in header.told:
        return Confidence.TOLD
    if index in header.supposed:
        return Confidence.SUPPOSED
    return Confidence.SURE if is_exactly(header.layout, header.headings.get(index, "")) else Confidence.LIKELY
