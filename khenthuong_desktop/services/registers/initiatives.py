"""Initiatives and research work: look up, keep with their authors and shares, remove."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import InitiativeKind, Scope
from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.services.details import code_faults, detail_of, keep, present, required
from khenthuong_desktop.services.registers.record_lines import year_faults
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Initiative, InitiativeAuthor, InitiativeUse, Person

WHOLE = 10_000  # shares are kept in hundredths of a percent
_BESIDE = " · "  # between name, code and unit of somebody who is offered


@dataclass(frozen=True)
class Author:
    """One author, by the own code in the unit; ``share`` in hundredths of a percent, None when unknown."""

    code: str
    name: str = ""
    share: int | None = None


@dataclass(frozen=True)
class InitiativeDetail:
    """An initiative whole with its authors in order; ``id`` None for a new one."""

    code: str = ""
    name: str = ""
    kind: InitiativeKind | None = InitiativeKind.INITIATIVE
    scope: Scope | None = None
    year: int | None = None
    decision_number: str | None = None
    decision_date: date | None = None
    authors: tuple[Author, ...] = ()
    id: str | None = None
    version: int = 1


def get_initiative(db: Database, initiative_id: str) -> InitiativeDetail:
    """One initiative whole; raises RecordMissing."""
    query = (
        select(Person.code, Person.name, InitiativeAuthor.share)
        .join(Person, Person.id == InitiativeAuthor.person_id)
        .where(InitiativeAuthor.initiative_id == initiative_id)
        .order_by(InitiativeAuthor.position)
    )
    with db.read() as session:
        authors = tuple(Author(*line) for line in session.execute(query))
        return detail_of(InitiativeDetail, present(session, Initiative, initiative_id), authors=authors)


def authors_offered(db: Database) -> tuple[str, ...]:
    """Everybody who may be named as an author, by name, each with the code that ``find_author`` goes by."""
    with db.read() as session:
        rows = session.execute(
            select(Person.name, Person.code, Person.collective_name).order_by(Person.sort_key, Person.code)
        )
        return tuple(_BESIDE.join(filter(None, row)) for row in rows)


def find_author(db: Database, words: str) -> Author | None:
    """The person with this code, or the only one of this name; the words may be one of those offered."""
    with db.read() as session:
        person = _person(session, words)
        return Author(person.code, person.name) if person is not None else None


def save_initiative(db: Database, detail: InitiativeDetail) -> str:
    """Add or change an initiative with its authors; gives back the key. Raises ValuesRefused with all faults."""
    with db.write("edit_initiative" if detail.id else "add_initiative") as session:
        people = [_person(session, author.code) for author in detail.authors]
        faults = [*required(detail, "code", "name"), *year_faults(db, detail.year)]
        if detail.kind is None:
            faults.append(FieldFault("kind", "required"))
        faults += code_faults(session, Initiative, detail)
        faults += _author_faults(detail.authors, people)
        key = keep(session, Initiative, detail, faults)
        _keep_authors(session, key, detail.authors, [person for person in people if person is not None])
        return key


def delete_initiative(db: Database, initiative_id: str) -> None:
    """Remove an initiative with its authors; refused while a nomination relies on it."""
    with db.write("delete_initiative") as session:
        row = present(session, Initiative, initiative_id)
        used = session.scalar(select(func.count()).where(InitiativeUse.initiative_id == initiative_id))
        if used:
            raise ValuesRefused(FieldFault("id", "used_by_nominations", {"count": used}))
        for author in session.scalars(select(InitiativeAuthor).where(InitiativeAuthor.initiative_id == initiative_id)):
            session.delete(author)
        session.delete(row)


def _person(session: Session, words: str) -> Person | None:
    _, _, offered = words.partition(_BESIDE)
    code = offered.partition(_BESIDE)[0] or words
    known = session.scalar(select(Person).where(Person.code == text.clean(code)))
    if known is not None:
        return known
    named = session.scalars(select(Person).where(Person.search.contains(text.fold(words)))).all()
    alike = [person for person in named if text.compare_key(person.name) == text.compare_key(words)]
    return alike[0] if len(alike) == 1 else None


def _author_faults(authors: tuple[Author, ...], people: list[Person | None]) -> Iterator[FieldFault]:
    if not authors:
        yield FieldFault("authors", "author_missing")
    seen: set[str] = set()
    for author, person in zip(authors, people, strict=True):
        if person is None:
            yield FieldFault("authors", "author_unknown", {"code": author.code})
        elif person.id in seen:
            yield FieldFault("authors", "author_twice", {"name": person.name})
        else:
            seen.add(person.id)
        if author.share is not None and not 0 <= author.share <= WHOLE:
            yield FieldFault("authors", "share_outside", {"name": person.name if person else author.code})
    if sum(author.share or 0 for author in authors) > WHOLE:
        yield FieldFault("authors", "shares_over")


def _keep_authors(session: Session, key: str, authors: tuple[Author, ...], people: list[Person]) -> None:
    query = select(InitiativeAuthor).where(InitiativeAuthor.initiative_id == key)
    known = {row.person_id: row for row in session.scalars(query)}
    for position, (author, person) in enumerate(zip(authors, people, strict=True)):
        row = known.pop(person.id, None) or InitiativeAuthor(initiative_id=key, person_id=person.id)
        row.share, row.position = author.share, position
        session.add(row)
    for gone in known.values():
        session.delete(gone)
