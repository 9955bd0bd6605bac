"""What an import would do and what it did: rows new, changed or unchanged, and every problem with its place."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.services.imports.plan.aims import Outcome
from khenthuong_desktop.services.imports.plan.understanding import confidence, understood
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.spreadsheets.tables.column_uses import ColumnUse
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports.plan.awards_written import AwardWritten
    from khenthuong_desktop.services.imports.plan.rows_shown import RowsOfSheet


class RowStatus(StrEnum):
    """What becomes of a data row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WAITING = "waiting"  # for the answer to a question, or for a row that waits for one
    PROBLEM = "problem"
    REPEATED = "repeated"  # a row before it says the same, and it alone is taken
    SKIPPED = "skipped"  # left out by the clerk, about somebody of another place, or saying nothing


_GRAVEST_FIRST = (
    RowStatus.PROBLEM, RowStatus.WAITING, RowStatus.NEW, RowStatus.CHANGED, RowStatus.SAME, RowStatus.REPEATED,
    RowStatus.SKIPPED,
)  # fmt: skip


def status_of(statuses: Collection[RowStatus | None]) -> RowStatus | None:
    """What becomes of a row that says several things at once."""
    return next((status for status in _GRAVEST_FIRST if status in statuses), None)


class PreviewRow(NamedTuple):
    """One row of the file; ``status`` is None for what is no data, ``changes`` are field → (old, new)."""

    row: int
    row_class: str
    status: RowStatus | None
    fields: Mapping[str, Any]
    changes: Mapping[str, tuple[Any, Any]]
    proposed: tuple[str, ...] = ()  # codes of the awards that an office's list proposes
    enters: bool = False  # somebody nobody has entered is proposed, and made with the row
    nominated: bool = False  # a proposal is new in the round, whatever the row changes besides
    awards: tuple["AwardWritten", ...] = ()  # that it writes, whoever tells them: cells, headings or the title

    def as_json(self) -> dict[str, Any]:
        changes = {name: {"old": _plain(old), "new": _plain(new)} for name, (old, new) in self.changes.items()}
        told = {"row": self.row, "class": self.row_class, "status": self.status, "fields": dict(self.fields)}
        return told | ({"changes": changes} if changes else {})


def _plain(value: Any) -> Any:
    """Days as ISO dates, terms as their codes."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


@dataclass(frozen=True)
class PreviewSheet:
    """One sheet: which list it is, where its header stands, what becomes of its rows."""

    sheet: str
    layout: str
    header_row: int
    columns: Mapping[str, str]
    counts: Counter[RowStatus]  # of rows
    each_row: "RowsOfSheet"
    uses: tuple[ColumnUse, ...] = ()  # what became of every column
    fingerprint: str = ""
    told: ToldColumns = field(default_factory=ToldColumns)  # by the clerk, now or earlier
    headed: bool = True  # else header_row is the first row of data
    to_confirm: bool = False  # columns are known by their cells alone: the clerk must say that it is so
    beside: str = ""  # the letter of its first column, where other tables stand beside it
    classes: Mapping[str, int] = field(default_factory=dict)  # what its rows are: data, group, subtotal, tail, blank
    records: Counter[RowStatus] | None = None  # of what rows say, where any says several things at once

    @property
    def written(self) -> int:
        """How many records rows make or change that say several things; 0 where each says one."""
        return self.records[RowStatus.NEW] + self.records[RowStatus.CHANGED] if self.records is not None else 0

    @cached_property
    def rows(self) -> tuple[PreviewRow, ...]:
        """Made when somebody looks at them."""
        return tuple(self.each_row)

    def as_json(self, refused: bool) -> dict[str, Any]:
        """The counts; a refused file changed nothing, so everything not already there was skipped."""
        counts = self.counts
        total = sum(counts.values())
        added = 0 if refused else counts[RowStatus.NEW]
        updated = 0 if refused else counts[RowStatus.CHANGED]
        unchanged = counts[RowStatus.SAME]
        return {
            "sheet": self.sheet,
            "layout": self.layout,
            "header_row": self.header_row if self.headed else None,
            "columns": [use.as_json() for use in self.uses],
            "confidence": confidence(self),
            "understood": understood(self),
            "classes": dict(self.classes),
            "rows": total,
            "added": added,
            "updated": updated,
            "unchanged": unchanged,
            "skipped": total - added - updated - unchanged,
            "waiting": counts[RowStatus.WAITING],
            "records": 0 if refused else self.written or added + updated,
        }


@dataclass(frozen=True)
class ImportAnswer:
    """What was written (``committed``), or would be, with all problems in reading order."""

    committed: bool
    sheets: tuple[PreviewSheet, ...]
    problems: tuple[Problem, ...]
    refused: bool = False
    outcomes: tuple[Outcome, ...] = ()
    units_missing: tuple[str, ...] = ()  # units of people, known to nobody
    units_made: tuple[str, ...] = ()
    people_missing: tuple[str, ...] = ()  # whom records name and nobody has entered
    people_made: tuple[str, ...] = ()
    beside: Mapping[str, int] = field(default_factory=dict)  # ratings and the like beside the rows, by table
    years_registered: tuple[int, ...] = ()  # for which years anybody is registered, in rows or beside them
    writes: bool = True  # something is new or changed
    left_open: Mapping[str, int] = field(default_factory=dict)  # unanswered questions for which no row waits, by field
    awards: Mapping["AwardWritten", int] = field(default_factory=dict)  # that rows write, and how many rows

    @property
    def in_vain(self) -> bool:
        """Whether the file was taken in without an effect, as every row waits, is faulty or was left out."""
        there = any(sheet.counts[RowStatus.SAME] for sheet in self.sheets)
        return self.committed and not self.writes and not there and any(sheet.counts for sheet in self.sheets)

    @property
    def waiting(self) -> int:
        """How many rows wait for an answer, or for one that does."""
        return sum(sheet.counts[RowStatus.WAITING] for sheet in self.sheets)

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    def as_json(self, rows: bool = False) -> dict[str, Any]:
        answer: dict[str, Any] = {
            "committed": self.committed and not self.in_vain,
            "sheets": [sheet.as_json(self.refused) for sheet in self.sheets],
            "problems": [problem.as_json() for problem in self.problems],
            "beside": dict(self.beside),
            "units_missing": list(self.units_missing),
            "units_made": list(self.units_made),
            "people_missing": list(self.people_missing),
            "people_made": list(self.people_made),
        }
        answer["changes"] = [
            {"sheet": sheet.sheet, "row": row.row, "name": row.fields.get("name"), "changes": row.as_json()["changes"]}
            for sheet in self.sheets
            if sheet.counts[RowStatus.CHANGED]
            for row in sheet.each_row  # not kept: long lists may change every row
            if row.changes
        ]
        if rows:
            answer["rows"] = [{"sheet": sheet.sheet, **row.as_json()} for sheet in self.sheets for row in sheet.rows]
        return answer


def in_words(beside: Mapping[str, int]) -> list[str]:
    """ "14 mức xếp loại" and the like, for messages."""
    return [record_count(table, beside[table]) for table in sorted(beside) if beside[table]]


def record_count(table: str, count: int) -> str:
    """ "1.014 đăng ký"."""
    return say("spreadsheets", f"taken_{table}", count=f"{count:,}".replace(",", "."))


def records_in_words(sheets: Sequence[PreviewSheet]) -> list[str]:
    """How many records the rows make that say several things at once."""
    written = {sheet.layout: 0 for sheet in sheets if sheet.records is not None}
    for sheet in sheets if written else ():
        if sheet.layout in written:
            written[sheet.layout] += sheet.written or sheet.counts[RowStatus.NEW] + sheet.counts[RowStatus.CHANGED]
    return [record_count(layout, count) for layout, count in written.items() if count]


def open_in_words(left_open: Mapping[str, int]) -> list[str]:
    """ "2 tên tác giả chưa trả lời, chưa gắn vào sáng kiến": what is taken in without an answer, and what lacks of it
    then."""
    known = catalogue("spreadsheets")
    named = ((f"open_{field}", count) for field, count in left_open.items())
    return [say("spreadsheets", name if name in known else "open_other", count=count) for name, count in named]


def in_reading_order(problems: Sequence[Problem], sheets: Sequence[str]) -> tuple[Problem, ...]:
    """Of the file, then sheet by sheet from the top down and left to right."""
    order = {name: number for number, name in enumerate(sheets, start=1)}

    def place(problem: Problem) -> tuple[int, int, int, str]:
        column = problem.column or ""
        return order.get(problem.sheet or "", 0), problem.row or 0, len(column), column

    return tuple(sorted(problems, key=place))
