"""What was read of a sheet: its rows and their classes, what they say, every problem with its place."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from khenthuong_desktop.spreadsheets.columns import Layout
from khenthuong_desktop.spreadsheets.problems import ERROR, Problem, Remark, as_shown
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass
from khenthuong_desktop.spreadsheets.tables.column_uses import ColumnUse
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns

REFUSED = "refused"  # the field of the words that take a row out of what its list says of all


class InColumns:
    """What rows say field by field, for lists may be long; a row that somebody looks at says it for itself, too."""

    __slots__ = ("_columns", "_count", "_opened")

    def __init__(self) -> None:
        self._columns: dict[str, list[Any]] = {}
        self._opened: dict[int, dict[str, Any]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, columns: Mapping[str, Sequence[Any]], count: int) -> None:
        """So many more rows; None is nothing said."""
        for name, values in columns.items():
            if name not in self._columns:
                self._columns[name] = [None] * self._count
            self._columns[name].extend(values)
        for name in self._columns.keys() - columns.keys():
            self._columns[name].extend([None] * count)
        self._count += count

    def opened(self, place: int) -> dict[str, Any]:
        """What one row says; whoever has it may change it."""
        if place not in self._opened:
            said = ((name, values[place]) for name, values in self._columns.items())
            self._opened[place] = {name: value for name, value in said if value is not None}
        return self._opened[place]

    def names(self) -> set[str]:
        """The fields of which any row says something."""
        names = {name for name, values in self._columns.items() if values.count(None) < self._count}
        return names.union(*self._opened.values())

    def column(self, name: str) -> list[Any]:
        """What all rows say of a field."""
        values = list(self._columns[name]) if name in self._columns else [None] * self._count
        for place, fields in self._opened.items():
            values[place] = fields.get(name)
        return values


class ReadRow:
    """One row with its values as they would be stored; ``row`` counts from 1 as Excel does."""

    __slots__ = ("_fields", "_stands_in", "faulty", "groups", "left_out", "place", "row", "row_class")

    def __init__(self, row: int, row_class: RowClass, groups: tuple[str, ...] = ()) -> None:
        self.row = row
        self.row_class = row_class
        self.groups = groups
        self.faulty = False
        self.left_out = False  # by the clerk
        self._stands_in: InColumns | None = None
        self.place = 0  # in these columns
        self._fields: dict[str, Any] | None = None

    @property
    def fields(self) -> dict[str, Any]:
        if self._fields is None:
            self._fields = {} if self._stands_in is None else self._stands_in.opened(self.place)
        return self._fields

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReadRow) and self._said() == other._said()

    def __repr__(self) -> str:
        return f"ReadRow{self._said()}"

    def _said(self) -> tuple[object, ...]:
        return self.row, self.row_class, self.fields, self.groups, self.faulty, self.left_out

    def stand_in(self, columns: InColumns, place: int) -> None:
        """Say what is said at this place of the columns."""
        self._stands_in, self.place = columns, place

    def stands_in(self, columns: InColumns) -> bool:
        """Whether what it says stands in these columns."""
        return self._stands_in is columns

    def saying(self, fields: dict[str, Any]) -> "ReadRow":
        """The same row, saying something else."""
        row = ReadRow(self.row, self.row_class, self.groups)
        row.faulty, row.left_out, row._fields = self.faulty, self.left_out, fields
        return row


@dataclass
class ReadSheet:
    """One sheet that holds a known list."""

    name: str
    layout: Layout
    header_row: int
    columns: dict[str, str]  # letter of the column that holds a field
    rows: list[ReadRow]
    problems: list[Problem]
    title: str = ""  # the words above the header
    year: int | None = None  # that they, or the name of the sheet, tell
    usable: bool = True  # no required column is missing
    fingerprint: str = ""  # of its headings; the same next time
    told: ToldColumns = field(default_factory=ToldColumns)  # what the clerk said of its columns
    headed: bool = True  # else header_row is the first row of data
    to_confirm: bool = False  # its columns are what they are by their cells alone, and nobody said it is so
    uses: tuple[ColumnUse, ...] = ()  # what became of every column
    beside: str = ""  # the letter of its first column, where other tables stand beside it
    notes: int = 0  # rows with one that is not kept among their values
    phantom: int = 0  # rows below the last one, in which only formats or formulas without a value stand
    upper_unit: str | None = None  # whose parts a list of collectives tells, by its title or letterhead
    unit_above: str | None = None  # of new people, where nothing but the letterhead tells one
    letterhead: str | None = None  # the unit there, where a list of people tells units of its own
    award_columns: dict[str, str] = field(default_factory=dict)  # what a mark means → the letter of its column
    foot: list[str] = field(default_factory=list)  # the words of the signatures below the rows
    in_columns: InColumns = field(default_factory=InColumns)  # what plain rows of a long list say
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)  # rows: letter and heading of what refuses them
    leaving: set[int] = field(default_factory=set)  # rows of people who left
    professed: Container[int] = ()  # rows whose post is but a profession
    titled: Container[int] = ()  # rows whose post may be one: "Chức danh"
    units_under: dict[str, str] = field(default_factory=dict)  # units of headings → the one whose heading is above
    apart: int = 0  # data rows of which each keeps for itself what it says

    @property
    def classes(self) -> dict[str, int]:
        """How many rows below the header are of each class, as far as there are any."""
        counts = Counter([row.row_class for row in self.rows])
        counts[RowClass.BLANK] += self.phantom
        return {found.value: counts[found] for found in RowClass if counts[found]}

    @property
    def data(self) -> list[ReadRow]:
        return [row for row in self.rows if row.row_class is RowClass.DATA]

    @property
    def is_in_columns(self) -> bool:
        """Whether what all data rows say stands in columns."""
        return len(self.in_columns) > 0 and not self.apart

    def heading_of(self, name: str) -> str:
        """The words over the column that holds a field; nothing where none does."""
        return next((use.heading for use in self.uses if use.column == self.columns.get(name)), "")

    def column(self, name: str) -> list[Any]:
        """What the data rows say of a field, None where nothing."""
        if self.is_in_columns:
            return self.in_columns.column(name)
        return [row.fields.get(name) for row in self.data]

    def place(self, row: ReadRow, remark: Remark, field: str | None = None, value: object = None) -> Problem:
        """A problem at a field of a row, in the form of all others."""
        column = self.layout.column(field) if field else None
        details = {"heading": column.heading, **remark.details} if column else remark.details
        letter = self.columns.get(field) if field else None
        letter = self.award_columns.get(value, letter) if isinstance(value, str) else letter
        shown = None if value is None else as_shown(value)
        return Problem(remark.severity, remark.code, self.name, row.row, letter, shown, details)

    def report(self, row: ReadRow, remark: Remark, field: str | None = None, value: object = None) -> None:
        """Keep a problem of a row, unless it is left out; an error makes the row faulty."""
        self.keep(row, self.place(row, remark, field, value))

    def keep(self, row: ReadRow, problem: Problem) -> None:
        """The same of a problem that has its place already."""
        row.faulty = row.faulty or problem.severity is ERROR
        if not row.left_out:
            self.problems.append(problem)
