"""Names of nominees that somebody typed in capitals: offered in ordinary letters, written anew when asked to."""

from collections.abc import Mapping
from dataclasses import dataclass

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.award_rounds.rounds import find_round, nominations_of
from khenthuong_desktop.services.details import present
from khenthuong_desktop.spreadsheets.cells.person_names import in_title_case
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Household, Person

Subject = tuple[SubjectKind, str]
_NAMES = {
    SubjectKind.INDIVIDUAL: (Person, "name"),
    SubjectKind.COLLECTIVE: (Collective, "name"),
    SubjectKind.HOUSEHOLD: (Household, "head_name"),
}


@dataclass(frozen=True)
class CapitalName:
    """A name all in capitals; ``offered`` has the first letter of each word alone in capitals.

    Nothing is offered for a collective: which of its words are names, and which abbreviations, nobody can tell.
    """

    subject: Subject
    name: str
    offered: str


def names_in_capitals(db: Database, round_reference: str) -> tuple[CapitalName, ...]:
    """The nominees of a round whose names are all in capitals, in the order of its lists."""
    with db.read() as session:
        rows = nominations_of(session, find_round(session, round_reference).id)
    found = {(row.subject_kind, row.subject_id): (row.name, in_title_case(row.name)) for row in rows}
    return tuple(
        CapitalName(subject, name, "" if subject[0] is SubjectKind.COLLECTIVE else offered)
        for subject, (name, offered) in found.items()
        if offered
    )


def rewrite_names(db: Database, names: Mapping[Subject, str]) -> int:
    """Write these subjects' names so; blank ones stay as they are. How many were changed."""
    with db.write("rewrite_names") as session:
        changed = 0
        for (kind, key), name in names.items():
            table, field = _NAMES[kind]
            row, written = present(session, table, key), text.clean(name)
            if written and written != getattr(row, field):
                setattr(row, field, written)
                changed += 1
        return changed
