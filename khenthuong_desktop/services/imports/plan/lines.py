"""One data row on its way into the database: what is wrong with it, which record it makes or changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from khenthuong_desktop.domain.terms import Severity, SubjectKind
from khenthuong_desktop.services.award_rounds.rounds import Nominee
from khenthuong_desktop.services.council.meeting_values import Vote
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.spreadsheets.problems import ERROR, Problem, Remark
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadRow, ReadSheet
from khenthuong_desktop.store.tables import Row

_DATE_FIELDS = frozenset(
    {"since", "until", "decision_date", "from_date", "finished_on", "registered_on", "dissolved_on"}
)
_PARTIAL_DATES = frozenset({"birth_date", "established"})
Authors = list[tuple[str, int | None]]  # people's keys and shares in hundredths of a percent

_MOST_SHOWN = 20  # rows named in one sentence
_UNCHANGED: Mapping[str, tuple[Any, Any]] = {}
_SHEET = attrgetter("sheet")
_day = lru_cache(maxsize=10_000)(date.fromisoformat)


def says_less(name: str, value: Any, known: Any) -> bool:
    """Whether a year, or a month of a year, is only a part of the date that is known."""
    if name not in _PARTIAL_DATES or known is None:
        return False
    return len(value) < len(known) and bool(known.startswith(value))


@cache
def _dates_among(names: tuple[str, ...]) -> frozenset[str]:
    return _DATE_FIELDS.intersection(names)


class _Shape(NamedTuple):
    """What the records of a list, which may be long, have in common."""

    table: type[Row]
    new: bool
    names: tuple[str, ...]


_once = lru_cache(maxsize=1_000)(_Shape)


class Record:
    """A record to write: a new one with its key, or the changed values of one that is there."""

    __slots__ = ("_shape", "_values", "authors", "id")

    def __init__(self, table: type[Row], key: str, values: Mapping[str, Any], *, new: bool) -> None:
        self._shape = _once(table, new, tuple(values))
        self.id = key
        self._values = tuple(values.values())
        self.authors: Authors | None = None  # of an initiative

    @property
    def table(self) -> type[Row]:
        return self._shape.table

    @property
    def new(self) -> bool:
        """Whether it is not there yet."""
        return self._shape.new

    @property
    def values(self) -> dict[str, Any]:
        """Column → value, as far as there is one."""
        pairs = zip(self._shape.names, self._values, strict=True)
        return {name: value for name, value in pairs if value is not None}

    def get(self, name: str) -> Any:
        """One of the values, for the others need not be looked at."""
        names = self._shape.names
        return self._values[names.index(name)] if name in names else None

    @property
    def called(self) -> str:
        """The name of the subject that it is: of a household that of its head."""
        return str(self.get("name") or self.get("head_name"))

    def complete(self, values: Mapping[str, Any]) -> None:
        """Add what it leaves open."""
        all_ = dict(zip(self._shape.names, self._values, strict=True)) | dict(values)
        self._shape, self._values = _once(self.table, self.new, tuple(all_)), tuple(all_.values())

    @staticmethod
    def in_columns(records: Iterable["Record"]) -> Iterator[dict[str, Sequence[Any]]]:
        """The keys and values of records column by column, those together that have the same columns."""
        alike: dict[_Shape, list[Record]] = defaultdict(list)
        for record in records:
            alike[record._shape].append(record)
        for shape, same in alike.items():
            values = zip(*[record._values for record in same], strict=True)
            yield {"id": [record.id for record in same], **dict(zip(shape.names, values, strict=True))}


@dataclass(frozen=True, slots=True)
class ManyNew:
    """New records of one table, column by column: lists may be long, and few of their records are looked at."""

    table: type[Row]
    columns: Mapping[str, Sequence[Any]]  # with ``id``

    def at(self, place: int) -> Record:
        """One of them."""
        values = {name: column[place] for name, column in self.columns.items()}
        return Record(self.table, values.pop("id"), values, new=True)

    def only(self, places: Sequence[int]) -> Mapping[str, Sequence[Any]]:
        """The columns of the records at these places."""
        if len(places) == len(self.columns["id"]):
            return self.columns
        return {name: [column[place] for place in places] for name, column in self.columns.items()}


@dataclass(slots=True)
class Line:
    """A data row with what was found about it beyond its own cells."""

    sheet: ReadSheet
    row: ReadRow
    problems: tuple[Problem, ...] = ()
    faulty: bool = False
    status: RowStatus | None = None
    beside: tuple[Record, ...] = ()  # what the row tells beyond its subject: ratings of years
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=lambda: _UNCHANGED)
    proposed: tuple[str, ...] = ()
    same_as: "Line | None" = None  # the row before it that is about the same subject
    votes: tuple[Vote, ...] = ()  # counted by the council, of which the row tells
    nominees: tuple[Nominee, ...] = ()  # to be put into the round that the clerk named
    among: tuple[ManyNew, int] | None = None  # the records of which the row's is one, as long as nobody looked at it
    _record: Record | None = None

    @property
    def record(self) -> Record | None:
        """What the row makes or changes."""
        if self.among is not None:
            many, place = self.among
            self.record = many.at(place)
        return self._record

    @record.setter
    def record(self, record: Record | None) -> None:
        self._record, self.among = record, None

    @property
    def makes_something(self) -> bool:
        """Whether there is a record, without looking at it."""
        return self.among is not None or self._record is not None

    @property
    def brings_somebody(self) -> bool:
        """Whether its subject is new, so that the row tells nothing else of anybody on file."""
        return self.among is not None or (self._record is not None and self._record.new)

    @property
    def fields(self) -> dict[str, Any]:
        return self.row.fields

    def get(self, name: str) -> Any:
        """The cleaned value of a field; days as dates."""
        value = self.row.fields.get(name)
        return _day(value) if value and name in _DATE_FIELDS else value

    @staticmethod
    def told_in_columns(lines: Sequence["Line"], names: tuple[str, ...]) -> dict[str, list[Any]]:
        """What rows tell of these fields, field by field, each value as :meth:`get` gives it."""
        columns = {name: column_of(lines, name) for name in names}
        for name in _dates_among(names):
            columns[name] = [_day(value) if value else None for value in columns[name]]
        return columns

    def told(self, names: tuple[str, ...]) -> dict[str, Any]:
        """What the row tells of these fields, each as :meth:`get` gives it."""
        values = dict(zip(names, map(self.row.fields.get, names), strict=True))
        for name in _dates_among(names):
            if values[name]:
                values[name] = _day(values[name])
        return values

    @property
    def subject_kind(self) -> SubjectKind:
        """What sort of subject the row is about: as it says, else as its list does."""
        return SubjectKind(self.row.fields.get("subject_kind") or self.sheet.layout.subject or SubjectKind.INDIVIDUAL)

    def report(
        self, severity: Severity, code: str, name: str | None = None, value: object = None, **details: object
    ) -> None:
        """A problem at one field of the row; an error keeps the row out."""
        shown = self.fields.get(name) if name and value is None else value
        if isinstance(shown, list):
            shown = ";".join(map(str, shown))
        self.problems += (self.sheet.place(self.row, Remark(severity, code, details), name, shown),)
        if severity is ERROR:
            self.leave_out()

    def leave_out(self) -> None:
        """The row is not written (and whatever stands on it waits, too)."""
        self.faulty = True
        self.status = RowStatus.PROBLEM
        self.record = None
        self.beside = ()
        self.nominees = ()
        self.votes = ()

    def make(self, table: type[Row], existing: Row | None, values: Mapping[str, Any], new_key: str) -> None:
        """Decide what the row does: a new record, changed values, or nothing. An empty cell never wipes a value, nor
        does "1980" the day that is on file."""
        if existing is None:
            self.status = RowStatus.NEW
            self.record = Record(table, new_key, values, new=True)
            return
        self.changes = {
            name: (getattr(existing, name), value)
            for name, value in values.items()
            if value is not None
            and getattr(existing, name) != value
            and not says_less(name, value, getattr(existing, name))
        }
        self.status = RowStatus.CHANGED if self.changes else RowStatus.SAME
        self.record = Record(table, existing.id, {name: new for name, (_, new) in self.changes.items()}, new=False)


def listed_rows(lines: Sequence[Line]) -> str:
    """The numbers of the first of these rows, as a sentence names them."""
    shown = ", ".join(str(line.row.row) for line in lines[:_MOST_SHOWN])
    return f"{shown} …" if len(lines) > _MOST_SHOWN else shown


def are_in_columns(lines: Sequence[Line]) -> bool:
    """Whether rows, in the order of their file, are of one sheet that says in columns what they say."""
    if not lines or lines[0].sheet is not lines[-1].sheet:
        return False
    sheet = lines[0].sheet
    return sheet.is_in_columns and lines[0].row.stands_in(sheet.in_columns)


def column_of(lines: Sequence[Line], name: str) -> list[Any]:
    """What rows, in the order of their file, say of a field, None where nothing; those of a long sheet are not looked
    at one by one."""
    if not are_in_columns(lines):
        return [line.row.fields.get(name) for line in lines]
    values = lines[0].sheet.in_columns.column(name)
    return values if len(values) == len(lines) else [values[line.row.place] for line in lines]


def sheets_of(lines: Iterable[Line]) -> list[ReadSheet]:
    """The sheets of these rows, each once; rows may be many."""
    sheets = list(map(_SHEET, lines))
    return list(dict(zip(map(id, sheets), sheets, strict=True)).values())


def lines_of_sheets(lines: Sequence[Line]) -> list[list[Line]]:
    """The same rows sheet by sheet."""
    if len(sheets_of(lines)) == 1:
        return [list(lines)]
    of_sheets: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        of_sheets[id(line.sheet)].append(line)
    return list(of_sheets.values())


def names_told(lines: Sequence[Line], among: Sequence[str]) -> tuple[str, ...]:
    """Those of these fields of which any row says something."""
    return tuple(name for name in among if column_of(lines, name).count(None) < len(lines))
