"""Registrations on file that a list, sent in anew, does not hold any more: they stay, and it is told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, sheets_of
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Registration

_SHOWN = 12
_MORE = "bo sung"  # a list of those who come later is no whole list


class Registered(NamedTuple):
    """Who registers for what in which year."""

    year: int
    kind: SubjectKind
    subject: str
    award: str


def tell_withdrawn(known: Known, told: Mapping[Registered, Line], on_file: Iterable[Registration]) -> None:
    """Only of the awards and years that the list speaks of, and only where it surely says all: of whom it names, and
    of a unit most of whose people it names; ``told`` is everything it says."""
    sheets = sheets_of(told.values())
    if not sheets or any(_says_less(sheet) for sheet in sheets):
        return
    spoken = {(one.year, one.award) for one in told}
    there = [Registered(row.year, row.subject_kind, row.subject_id, row.award) for row in on_file]
    there = [one for one in there if (one.year, one.award) in spoken]
    left = [one for one in there if one not in told]
    if not left:
        return
    named = {(one.year, one.subject) for one in told}
    whole = set(_whole_units(known, there, named))
    for year in sorted({one.year for one in left}):
        missing = [
            one
            for one in left
            if one.year == year and ((year, one.subject) in named or (year, _unit(known, one)) in whole)
        ]
        _tell(known, sheets[0], year, missing)


def _says_less(sheet: ReadSheet) -> bool:
    """Whether it adds to another list, or rows of it were left out."""
    return _MORE in text.fold(sheet.title) or any(row.left_out for row in sheet.rows)


def _whole_units(
    known: Known, there: Iterable[Registered], named: Collection[tuple[int, str]]
) -> Iterator[tuple[int, str | None]]:
    """The units, with the year, of which more than half of those on file are named."""
    subjects: dict[tuple[int, str | None], set[str]] = defaultdict(set)
    for one in there:
        subjects[one.year, _unit(known, one)].add(one.subject)
    for (year, unit), of_unit in subjects.items():
        if unit is not None and 2 * sum((year, subject) in named for subject in of_unit) > len(of_unit):
            yield year, unit


def _unit(known: Known, one: Registered) -> str | None:
    """Where a person works, by key or words."""
    person = known.people_by_key.get(one.subject)
    if person is None:
        return None
    return person.collective_id or (name_key(person.collective_name) if person.collective_name else None)


def _tell(known: Known, sheet: ReadSheet, year: int, missing: Collection[Registered]) -> None:
    if not missing:
        return
    names = {target.id: target.name for target in known.targets.values()}
    shown = [f"{names.get(one.subject, '')} ({known.library.award(one.award).abbreviation})" for one in missing]
    details = {"year": year, "count": len(shown), "names": "; ".join(shown[:_SHOWN]) + (" …" * (len(shown) > _SHOWN))}
    known.notes.append(Problem(WARNING, "registrations_not_repeated", sheet.name, sheet.header_row, details=details))
