"""The standard workbook filled with what the unit has on record: to look over, to have completed, to take elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import write_filled
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Collective,
    Discipline,
    Household,
    Initiative,
    InitiativeAuthor,
    Person,
    Registration,
    YearRating,
)

_Fields = dict[str, Any]
_Record = TypeVar("_Record", YearRating, AwardHeld, Discipline, Registration)
_PERSON = (
    "code", "birth_date", "gender", "citizen_number", "job_title", "person_class", "category", "since", "until",
    "came_from", "moved_to",
)  # fmt: skip
_COLLECTIVE = ("code", "name", "kind", "headcount", "established", "dissolved_on")
_RATING = ("year", "rating", "months_worked", "decision_number", "decision_date", "maternity_months")
_INITIATIVE = ("code", "name", "kind", "scope", "decision_number", "decision_date", "year")
_AWARD = ("commendation_type", "year", "decision_number", "decision_date", "decided_by")
_DISCIPLINE = ("form", "decision_number", "from_date", "finished_on", "status")


def write_filled_workbook(db: Database, library: Library, path: Path | str) -> int:
    """Write it and give the number of rows in it. Raises TargetNotWritable, FileInUse.

    Taken in again it changes nothing; taken in elsewhere it gives the same people with the same records,
    but for the shares of an initiative that are not known of all its authors.
    """
    with db.read() as session:
        rows = _rows(session, library)
    write_filled(library, path, rows)
    return sum(map(len, rows.values()))


def _rows(session: Session, library: Library) -> dict[str, list[_Fields]]:
    collectives = list(session.scalars(select(Collective).order_by(Collective.code)))
    people = list(session.scalars(select(Person).order_by(Person.sort_key, Person.code)))
    households = list(session.scalars(select(Household).order_by(Household.sort_key, Household.code)))
    codes = {
        SubjectKind.COLLECTIVE: {row.id: row.code for row in collectives},
        SubjectKind.INDIVIDUAL: {row.id: row.code for row in people},
        SubjectKind.HOUSEHOLD: {row.id: row.code for row in households},
    }
    called = _called(collectives)

    def award(code: str, name: str) -> str:
        return library.award(code).name if code in library.awards else name

    def of(table: type[_Record], more: Callable[[_Record], _Fields]) -> list[_Fields]:
        return _records(session, table, codes, more)

    return {
        "people": [_person(row, called) for row in people],
        "collectives": [
            {**_taken(row, _COLLECTIVE), "parent": called.get(row.parent_id or "", row.parent_name)}
            for row in collectives
        ],
        "households": [{"code": row.code, "name": row.head_name, "address": row.address} for row in households],
        "ratings": of(YearRating, lambda row: _taken(row, _RATING)),
        "initiatives": _initiatives(session, codes[SubjectKind.INDIVIDUAL]),
        "awards_held": of(AwardHeld, lambda row: {**_taken(row, _AWARD), "award": award(row.award, row.award_name)}),
        "discipline": of(Discipline, lambda row: _taken(row, _DISCIPLINE)),
        "registrations": of(
            Registration,
            lambda row: {
                "year": row.year,
                "award": award(row.award, row.award),
                "movement": row.movement_name,
                "registered_on": row.registered_on,
            },
        ),
    }


def _taken(row: object, names: Iterable[str]) -> _Fields:
    return {name: getattr(row, name) for name in names}


def _called(collectives: Iterable[Collective]) -> dict[str, str]:
    """What the sheets call each collective: its name, or its code where another has the same name."""
    rows = list(collectives)
    names = Counter(text.compare_key(row.name) for row in rows)
    return {row.id: row.name if names[text.compare_key(row.name)] == 1 else row.code for row in rows}


def _person(row: Person, called: Mapping[str, str]) -> _Fields:
    return {
        **_taken(row, _PERSON),
        "name": " ".join(filter(None, (row.honorific, row.name))),
        "unit": called.get(row.collective_id or "", row.collective_name),
        "heads": called.get(row.heads_id or ""),
    }


def _records(
    session: Session,
    table: type[_Record],
    codes: Mapping[SubjectKind, Mapping[str, str]],
    more: Callable[[_Record], _Fields],
) -> list[_Fields]:
    """The rows of a register in the order of their subjects' codes, without those of subjects removed since."""
    found = (
        {"code": codes[row.subject_kind][row.subject_id], **more(row)}
        for row in session.scalars(select(table).order_by(table.id))
        if row.subject_id in codes[row.subject_kind]
    )
    return sorted(found, key=lambda fields: (fields["code"], str(fields.get("year") or "")))


def _initiatives(session: Session, codes: Mapping[str, str]) -> list[_Fields]:
    authors: dict[str, list[InitiativeAuthor]] = defaultdict(list)
    for author in session.scalars(select(InitiativeAuthor).order_by(InitiativeAuthor.position)):
        authors[author.initiative_id].append(author)
    rows = []
    for row in session.scalars(select(Initiative).order_by(Initiative.code)):
        shares = [author.share for author in authors[row.id]]
        rows.append(
            {
                **_taken(row, _INITIATIVE),
                "authors": [codes[author.person_id] for author in authors[row.id]],
                "shares": shares if shares and None not in shares else None,
            }
        )
    return rows
