"""One column of a list as read: its cells cleaned together, what was met before not cleaned again."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeGuard, cast

from khenthuong_desktop.spreadsheets.cells.cell_signs import are_words, is_empty, is_excel_error
from khenthuong_desktop.spreadsheets.cells.cell_words import Cleaned
from khenthuong_desktop.spreadsheets.cells.dates import FIRST_YEAR, LAST_YEAR, counted_from_1904, doubtful_dates
from khenthuong_desktop.spreadsheets.cells.field_values import OF_FIELDS, cleaner_of
from khenthuong_desktop.spreadsheets.columns import Column, ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark

_DATES = (ValueKind.DATE, ValueKind.PARTIAL_DATE)
_CODED = (ValueKind.AWARD, ValueKind.TEXT)  # what offices write as codes of their look-up sheets
_LISTS = (ValueKind.CODES, ValueKind.SHARES)  # rows would share them
_SELDOM_TWICE = (ValueKind.CODE, ValueKind.CITIZEN_ID, ValueKind.PERSON_NAME)
# How cells mostly are, in lines: told of many at once.
_USUAL = {
    ValueKind.CODE: re.compile(r"(?:[A-DF-Za-z0-9]{0,40}[0-9]\n)+"),
    ValueKind.CITIZEN_ID: re.compile(r"(?:[0-9]{12}\n)+"),
    ValueKind.PERSON_NAME: re.compile(r"(?:[^\W\d_]{1,40}(?: [^\W\d_]{1,40}){1,20}\n)+"),
}
_REMEMBERED = 20_000  # different values of one column
_NOTHING: Cleaned = (None, ())
_LOST: Cleaned = (None, (Remark(WARNING, "excel_error"),))
_NO_VALUE = Remark(ERROR, "formula_without_value")

Remarks = tuple[Remark, ...]


class ColumnReader:
    """Reads the cells of one column of a sheet."""

    def __init__(self, raw: RawSheet, index: int, column: Column, meanings: Mapping[str, str]) -> None:
        self.index = index
        self.field = column.field
        self._cleaned = _Cleaned(column, meanings)
        self._uncalculated = {row for row, at in raw.uncalculated if at == index}
        self._from_1904 = raw.from_1904 and column.kind in _DATES
        self._put_right = {row for row, at in raw.as_written if at == index}
        self._doubt = doubtful_dates(_as_written(raw, index)) if column.kind in _DATES else None
        self._usual = _USUAL.get(column.kind) if column.field not in OF_FIELDS else None
        self._of_days = column.kind in _DATES and column.field not in OF_FIELDS

    def read(self, numbers: Sequence[int], cells: Sequence[object]) -> tuple[list[Any], dict[int, Remarks]]:
        """The values of these rows' cells (None: nothing), and the remarks on some by their place among them."""
        values, told = self._clean(list(map(counted_from_1904, cells)) if self._from_1904 else cells)
        if self._doubt is not None:
            for place, cell in enumerate(cells):
                remark = self._doubt(cell) if numbers[place] not in self._put_right else None
                if remark is not None:  # asked, never guessed
                    values[place], told[place] = None, (*told.get(place, ()), remark)
        if self._uncalculated:
            for place, number in enumerate(numbers):
                if number in self._uncalculated:
                    values[place], told[place] = None, (_NO_VALUE,)
        return values, told

    def _clean(self, cells: Sequence[object]) -> tuple[list[Any], dict[int, Remarks]]:
        if self._usual is not None and _are_all(cells, self._usual):
            return list(cells), {}
        if self._of_days and _are_days(cells):
            return list(map(date.isoformat, cells)), {}
        values, remarks = zip(*map(self._cleaned.__getitem__, cells), strict=True)
        told = {place: found for place, found in enumerate(remarks) if found} if any(remarks) else {}
        return list(values), told


def _as_written(raw: RawSheet, index: int) -> list[object]:
    """The cells of a column as the file has them: those put right say as before how the others are written."""
    if all(at != index for _, at in raw.as_written):
        return raw.column(index)
    cells = ((row, row_cells[index]) for row, row_cells in enumerate(raw.rows) if index < len(row_cells))
    return [raw.as_written.get((row, index), cell) for row, cell in cells]


def _are_days(cells: Sequence[object]) -> TypeGuard[Sequence[date]]:
    """Whether every cell is a day that may be one of an office's papers."""
    if {*map(type, cells)} != {date}:
        return False
    days = cast(Sequence[date], cells)
    return min(days).year >= FIRST_YEAR and max(days).year <= LAST_YEAR


def _are_all(cells: Sequence[object], usual: re.Pattern[str]) -> bool:
    """Whether every cell is words in a form that cleaning leaves as it is."""
    if not are_words(cells):
        return False
    together = "\n".join([*cells, ""])
    if together.count("\n") != len(cells) or usual.fullmatch(together) is None:
        return False
    return together.isascii() or (
        unicodedata.is_normalized("NFC", together) and "Ð" not in together and "ð" not in together
    )


class _Cleaned(dict[object, Cleaned]):
    """Cell → what a column keeps of it, remembered where words and days come again and again."""

    def __init__(self, column: Column, meanings: Mapping[str, str]) -> None:
        super().__init__({"": _NOTHING})
        self._clean = cleaner_of(column)
        self._meanings = dict(meanings) if column.kind in _CODED else {}
        self._explained: set[str] = set()
        self._most = 0 if column.kind in (*_LISTS, *_SELDOM_TWICE) else _REMEMBERED

    def __missing__(self, cell: object) -> Cleaned:
        if is_empty(cell):
            found = _LOST if is_excel_error(cell) else _NOTHING
        else:
            found = self._clean(cell)
            if self._meanings and found[0] in self._meanings:
                return self._explain(cell, found)
        # Only what differs from all else: True equals 1.
        if len(self) < self._most and type(cell) in (str, date, datetime):
            self[cell] = found
        return found

    def _explain(self, cell: object, found: Cleaned) -> Cleaned:
        """What a code of a look-up sheet stands for, told where it is met first."""
        code, remarks = found
        meaning = self._meanings[code]
        if type(cell) is str:
            self[cell] = meaning, remarks
        if code in self._explained:
            return meaning, remarks
        self._explained.add(code)
        return meaning, (*remarks, Remark(FIXED, "code_explained", {"new": meaning}))
