"""The rows of a long .xlsx sheet, each taken at one look; what is no plain text, number or day is left to the reader.

Excel writes nearly every cell in one of three ways: an index into the texts that cells share, a number, a number whose
style makes a day of it. A pattern made of the sheet's own columns finds such rows whole. Whatever does not fit –
formulas, errors, true and false, texts in the cell, times – stays in the sheet that the reader of values gets, and what
it makes of it is put back at its place. What a style makes of a number, and what a text says that is more than plain
letters, that reader is asked, too (``few_cells``).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from khenthuong_desktop.spreadsheets.files.cell_meanings import ENCODED_OTHERWISE, NUMBER, CellMeanings, Days, NotPlain
from khenthuong_desktop.spreadsheets.files.file_kinds import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from khenthuong_desktop.spreadsheets.problems import column_index, column_letter

LONG = 500_000  # bytes of a sheet from which this is worth it
_NO_TEXTS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="0" uniqueCount="0"/>'
_PIECE = 500_000  # bytes that are looked at together: their values are held twice for a moment
_SAMPLE = 100_000  # bytes at three places of a sheet that tell its columns


_BEGIN, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_DIMENSION = re.compile(rb'<dimension ref="(?:[A-Z]{1,3}\d+:)?([A-Z]{1,3})\d+"/>')
_ROW = re.compile(rb'<row r="(\d{1,9})"')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})\d+"((?: s="\d+")?(?: t="s")?)><v>')
_SHARED = b' t="s"'
_SHARED_CELL = rb'(?: s="\d++")?+ t="s"><v>(\d++)</v></c>'
_ANY_CELL = rb'((?: [A-Za-z:]++="[^"<>]*+")*+(?: ?/>|>(?:[^<]++|<(?!/?c[\s/>]|/?row))*+</c>))'

Cells = list[object]
Place = tuple[int, int]  # row and column from 0


@dataclass
class PlainRows:
    """Rows of a sheet from its first on, all as wide as its columns, and the places that the reader of values fills."""

    rows: list[Cells]
    left: list[Place]

    @property
    def cells(self) -> int:
        """How many cells there are, empty ones too."""
        return len(self.rows) * len(self.rows[0]) if self.rows else 0

    def with_those_left(self, read: Sequence[Cells]) -> list[Cells]:
        """All rows as far as something stands in them; ``read`` is what the reader made of what was left to it."""
        rows = self.rows
        for row, column in self.left:
            if row < min(len(read), len(rows)) and column < len(read[row]):
                rows[row][column] = read[row][column]
        while len(rows) > len(read) and not any(cell != "" for cell in rows[-1]):
            rows.pop()
        width = full = len(rows[0]) if rows else 0
        while width > max(map(len, read), default=0) and not any(row[width - 1] != "" for row in rows):
            width -= 1
        if width < full:
            for cells in rows:
                del cells[width:]
        return rows


@dataclass
class _Left:
    """The cells that are left, by their row from 1, as they are written."""

    cells: dict[int, list[bytes]] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    def add(self, row: int, column: int, cell: bytes) -> None:
        self.cells.setdefault(row, []).append(b'<c r="%b%d"%b' % (column_letter(column).encode(), row, cell))
        self.places.append((row - 1, column))

    def data(self) -> bytes:
        return b"".join(b'<row r="%d">%b</row>' % (row, b"".join(self.cells[row])) for row in sorted(self.cells))


def take_plain_rows(parts: dict[str, bytes], sheets: Iterable[str], strings: Sequence[str]) -> dict[str, PlainRows]:
    """The rows of each long sheet, by the name of its part; in ``parts`` stays what the reader of values shall read.

    ``strings`` are the parts of shared texts. A sheet that is written in another way stays as it is.
    """
    names = list(sheets)
    long = [name for name in names if len(parts[name]) >= LONG]
    found: dict[str, PlainRows] = {}
    if long and len(strings) <= 1:
        try:
            meant = CellMeanings(parts[strings[0]] if strings else _NO_TEXTS, parts.get("xl/styles.xml", b""))
            for name in long:
                try:
                    found[name], parts[name] = _Sheet(meant, parts[name]).taken()
                except NotPlain:
                    continue
        except NotPlain:
            return {}
    if found and strings and not any(_SHARED in parts[name] for name in names):
        parts[strings[0]] = _NO_TEXTS
    return found


class _Sheet:
    """One sheet while its rows are taken."""

    def __init__(self, meant: CellMeanings, part: bytes) -> None:
        self._meant, self._part = meant, part
        self._begin, self._end = part.find(_BEGIN) + len(_BEGIN), part.rfind(_END)
        if not len(_BEGIN) <= self._begin <= self._end or b"<!" in part or ENCODED_OTHERWISE.match(part):
            raise NotPlain
        last = _ROW.match(part, part.rfind(b"<row ", self._begin, self._end))
        if last is not None and int(last[1]) > MAX_ROWS:
            raise NotPlain
        self._forms = self._forms_of_columns()
        self._row = re.compile(
            rb'<row r="(\d++)"[^<>/]*+(?:/>|>'
            + b"".join(map(self._cell, range(len(self._forms)), self._forms))
            + rb"</row>)"
        )
        self._rows: list[Cells] = []
        self._left = _Left()
        self._values: dict[bytes, object] = {}
        self._days: dict[bytes, Days] = {}  # by how they are written

    def taken(self) -> tuple[PlainRows, bytes]:
        """The rows, and the sheet with what is left."""
        for at, stop in self._pieces():
            found = self._row.findall(self._part, at, stop)
            if len(found) != self._part.count(b"<row", at, stop):
                raise NotPlain
            if found:
                self._take(list(zip(*found, strict=True)))
            if len(self._rows) * len(self._forms) > MAX_CELLS:
                raise NotPlain
        return PlainRows(self._rows, self._left.places), self._part[: self._begin] + self._left.data() + self._part[
            self._end :
        ]

    def _pieces(self) -> Iterator[tuple[int, int]]:
        at = self._begin
        while at < self._end:
            stop = self._part.find(_ROW_END, min(at + _PIECE, self._end), self._end)
            stop = self._end if stop < 0 else stop + len(_ROW_END)
            yield at, stop
            at = stop

    def _forms_of_columns(self) -> list[bytes]:
        """For each column how most of its cells are written, of a few that are looked at."""
        counts: dict[int, Counter[bytes]] = {}
        for at in (self._begin, (self._begin + self._end) // 2, max(self._begin, self._end - _SAMPLE)):
            for column, form in _CELL.findall(self._part, at, min(at + _SAMPLE, self._end)):
                counts.setdefault(column_index(column.decode()), Counter())[form] += 1
        told = _DIMENSION.search(self._part, 0, self._begin)
        last = max([*counts, column_index(told[1].decode()) if told is not None else 0])
        if last >= MAX_COLUMNS:  # far to the right stands something, or the sheet says so
            raise NotPlain
        usual = [counts[index].most_common(1)[0][0] if index in counts else b"" for index in range(last + 1)]
        return [_SHARED if form.endswith(_SHARED) else form for form in usual]

    @staticmethod
    def _cell(index: int, form: bytes) -> bytes:
        """The pattern of a column's cell, if there is one: its value in the usual form, else all that is written."""
        usual = _SHARED_CELL if form == _SHARED else form + b"><v>" + NUMBER + b"</v></c>"
        return rb'(?:<c r="%b\1"(?:%b|%b))?+' % (column_letter(index).encode(), usual, _ANY_CELL)

    def _take(self, found: list[tuple[bytes, ...]]) -> None:
        numbers = list(map(int, found[0]))
        columns = [
            self._column(numbers, index, form, found[2 * index + 1], found[2 * index + 2])
            for index, form in enumerate(self._forms)
        ]
        first = len(self._rows) + 1
        if numbers == list(range(first, first + len(numbers))):
            self._rows.extend(map(list, zip(*columns, strict=True)))
            return
        for number, cells in zip(numbers, zip(*columns, strict=True), strict=True):
            if not len(self._rows) < number <= MAX_ROWS:
                raise NotPlain
            while len(self._rows) < number - 1:
                self._rows.append([""] * len(self._forms))
            self._rows.append(list(cells))

    def _days_of(self, form: bytes) -> "Days":
        if form not in self._days:
            self._days[form] = Days({b"": ""}, is_day=form in self._meant.days)
        return self._days[form]

    def _column(
        self, numbers: list[int], index: int, form: bytes, usual: Sequence[bytes], others: Sequence[bytes]
    ) -> Sequence[object]:
        """The values of one column for these rows."""
        values: Cells
        if form == _SHARED:
            texts = self._meant.texts
            try:
                if b"" in usual:
                    values = [texts[int(cell)] if cell else "" for cell in usual]
                else:
                    values = list(map(texts.__getitem__, map(int, usual)))
            except IndexError as error:
                raise NotPlain from error
        elif form in self._meant.numbers:
            values = [float(cell) if cell else "" for cell in usual]
        else:
            days = self._days_of(form)
            values = [days[cell] for cell in usual]
            if days.some_are_left:
                for at in (at for at, value in enumerate(values) if value is None):
                    values[at] = ""
                    self._left.add(numbers[at], index, form + b"><v>" + usual[at] + b"</v></c>")
        if any(others):
            for at in (at for at, cell in enumerate(others) if cell):
                cell = others[at]
                if cell not in self._values:
                    self._values[cell] = self._meant.value(cell)
                value = self._values[cell]
                if value is None:
                    self._left.add(numbers[at], index, cell)
                else:
                    values[at] = value
        return values
