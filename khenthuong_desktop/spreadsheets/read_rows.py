"""The rows of a list as read: cells cleaned into fields, every problem with its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.column_uses import ColumnUse
from khenthuong_desktop.spreadsheets.columns import Column, Layout, ValueKind
from khenthuong_desktop.spreadsheets.dates import order_is_unsure, written_month_first
from khenthuong_desktop.spreadsheets.header import Header
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, Problem, Remark, as_shown
from khenthuong_desktop.spreadsheets.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.recalling import ToldColumns
from khenthuong_desktop.spreadsheets.row_checks import complete_row
from khenthuong_desktop.spreadsheets.row_classes import RowClass
from khenthuong_desktop.spreadsheets.values import CLEANERS, Cleaned, is_empty, is_mark

_DATES = (ValueKind.DATE, ValueKind.PARTIAL_DATE)
_CODED = (ValueKind.AWARD, ValueKind.TEXT)  # what offices write as codes of their look-up sheets
_LISTS = (ValueKind.CODES, ValueKind.SHARES)
_AWARD_FIELDS = ("award", "award_form", "award_title")
_REMEMBERED = 5_000  # different values of one column
_NOTHING: Cleaned = (None, ())


@dataclass(slots=True)
class ReadRow:
    """One row with its values as they would be stored; ``row`` counts from 1 as Excel does."""

    row: int
    row_class: RowClass
    fields: dict[str, Any] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    faulty: bool = False
    left_out: bool = False  # by the clerk

    def as_json(self, sheet: str) -> dict[str, Any]:
        return {"sheet": sheet, "row": self.row, "class": self.row_class.value, "fields": self.fields}


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
    usable: bool = True  # no required column is missing
    fingerprint: str = ""  # of its headings; the same next time
    told: ToldColumns = field(default_factory=ToldColumns)  # what the clerk said of its columns
    uses: tuple[ColumnUse, ...] = ()  # what became of every column
    foot: list[str] = field(default_factory=list)  # the words of the signatures below the rows

    @property
    def data(self) -> list[ReadRow]:
        return [row for row in self.rows if row.row_class is RowClass.DATA]

    def place(self, row: ReadRow, remark: Remark, field: str | None = None, value: object = None) -> Problem:
        """A problem at a field of a row, in the form of all others."""
        column = self.layout.column(field) if field else None
        details = {"heading": column.heading, **remark.details} if column else remark.details
        letter = self.columns.get(field) if field else None
        shown = None if value is None else as_shown(value)
        return Problem(remark.severity, remark.code, self.name, row.row, letter, shown, details)

    def report(self, row: ReadRow, remark: Remark, field: str | None = None, value: object = None) -> None:
        """Keep a problem of a row; an error makes the row faulty."""
        row.faulty = row.faulty or remark.severity is ERROR
        self.problems.append(self.place(row, remark, field, value))


class RowReader:
    """Cleans the data rows of one sheet into fields; every remark becomes a problem with its place."""

    def __init__(self, raw: RawSheet, header: Header, sheet: ReadSheet, meanings: Mapping[str, str]) -> None:
        self._header = header
        self._sheet = sheet
        self._uncalculated = raw.uncalculated
        self._columns = [
            (index, column.field, *_remembering(column, meanings)) for index, column in header.columns.items()
        ]
        self._month_first = {
            index
            for index, column in header.columns.items()
            if column.kind in _DATES and written_month_first(row[index] for row in raw.rows if index < len(row))
        }
        required = [column.field for column in header.layout.columns if column.required]
        self._absent = {name for name in required if name not in sheet.columns}  # told missing at the header
        self._needed = [name for name in required if name in sheet.columns]

    def read(self, number: int, cells: Sequence[object], groups: tuple[str, ...]) -> ReadRow:
        """The row ``number`` (from 0) under these group headings."""
        read = ReadRow(number + 1, RowClass.DATA, groups=groups)
        sheet, fields, width = self._sheet, read.fields, len(cells)
        at_fault: set[str] = set()
        for index, name, remembered, clean in self._columns:
            if self._uncalculated and (number, index) in self._uncalculated:
                sheet.report(read, Remark(ERROR, "formula_without_value"), name)
                at_fault.add(name)
                continue
            value = cells[index] if index < width else ""
            cleaned, remarks = remembered.get(value) or clean(value)
            if cleaned is not None:
                fields[name] = cleaned
            if remarks:
                for remark in remarks:
                    sheet.report(read, remark, name, value)
                    if remark.severity is ERROR:
                        at_fault.add(name)
            if index in self._month_first and order_is_unsure(value):
                sheet.report(read, Remark(ERROR, "date_order_unsure"), name, value)  # asked, never guessed
                fields.pop(name, None)
                at_fault.add(name)
        if self._header.award_marks:
            _award_marks(self._header, cells, fields)
        self._complete(read, cells, at_fault)
        return read

    def _complete(self, read: ReadRow, cells: Sequence[object], at_fault: set[str]) -> None:
        """What follows from other cells, and what lacks."""
        sheet, fields = self._sheet, read.fields
        for name, remark in complete_row(self._header.layout, fields, read.groups):
            told = name in sheet.columns or (remark.severity is not FIXED and name not in self._absent)
            if name not in at_fault and told:
                sheet.report(read, remark, name, _shown(self._header, cells, name))
                if remark.severity is ERROR:
                    at_fault.add(name)
        for name, said in self._header.said_above.items():
            if self._header.layout.column(name) is None:
                continue  # the year of the records beside a subject
            if name != "unit" or fields.get("subject_kind", SubjectKind.INDIVIDUAL) == SubjectKind.INDIVIDUAL:
                fields.setdefault(name, said)
        for name in self._needed:
            if name not in fields and name not in at_fault and not (name == "rating" and "months_worked" in fields):
                sheet.report(read, Remark(ERROR, "required_missing"), name)


def _remembering(
    column: Column, meanings: Mapping[str, str]
) -> tuple[dict[object, Cleaned], Callable[[object], Cleaned]]:
    """The cleaner of a column, and what it made of the words and days that it met before."""
    cleaner = CLEANERS[column.kind]
    remembered: dict[object, Cleaned] = {"": _NOTHING}

    def clean(value: object) -> Cleaned:
        if is_empty(value):
            found = _NOTHING
        else:
            found = cleaner(value)
            if column.kind in _CODED:
                found = meanings.get(found[0], found[0]), found[1]
        # Only what differs from all else: True equals 1. And no lists, for rows would share them.
        if len(remembered) < _REMEMBERED and type(value) in (str, date, datetime) and column.kind not in _LISTS:
            remembered[value] = found
        return found

    return remembered, clean


def _award_marks(header: Header, cells: Sequence[object], fields: dict[str, Any]) -> None:
    """An x under a heading that names an award proposes that award."""
    for index, words in header.award_marks.items():
        if index < len(cells) and is_mark(cells[index]):
            free = next((name for name in _AWARD_FIELDS if name not in fields), None)
            if free is not None:
                fields[free] = words


def _shown(header: Header, cells: Sequence[object], name: str) -> object:
    index = header.index_of(name)
    value = cells[index] if index is not None and index < len(cells) else None
    return None if is_empty(value) else value
