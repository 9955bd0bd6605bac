"""Writing a plan: new records in bulk with their history, changed ones through their objects."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import select

from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate_within
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.council.council_numbers import keep_numbered_council
from khenthuong_desktop.services.council.councils import find_councils
from khenthuong_desktop.services.council.meetings import put_votes_right
from khenthuong_desktop.services.imports.plan.aims import Aim
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.lines import Line, ManyNew, Record
from khenthuong_desktop.services.imports.plans import Plan
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress
from khenthuong_desktop.store.bulk import insert_in_blocks, insert_many
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import Base, InitiativeAuthor, Row

_CHUNK = 400
_ORDER = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}


def write_plan(
    session: Writing, library: Library, plan: Plan, aim: Aim, today: date, progress: Progress | None = None
) -> None:
    """Everything new and changed, in the running action; who is proposed is judged by it, too."""
    doing = (RowStatus.NEW, RowStatus.CHANGED)
    written = [line for line in plan.lines if line.makes_something and line.status in doing]
    many = _many_new(written)
    records = (line.record for line in written if line.among is None)
    beside = {id(record): record for line in written for record in line.beside}.values()  # rows may share one
    new: dict[type[Row], list[Record]] = defaultdict(list)
    changed: list[Record] = []
    with_authors: list[Record] = []
    for record in chain(plan.made, filter(None, records), beside, plan.beside):
        (new[record.table] if record.new else changed).append(record)
        if record.authors is not None:
            with_authors.append(record)
    _change(session, [record for record in changed if record.values])
    _remove_authors(session, [record.id for record in with_authors if not record.new])
    blocks = [*many, *((table, columns) for table, of_it in new.items() for columns in Record.in_columns(of_it))]
    # First what others refer to: while a reference waits for its record, each new record is looked for among all.
    blocks.sort(key=lambda block: _ORDER[block[0].__tablename__])
    count, done = sum(len(columns["id"]) for _, columns in blocks), 0
    for table, columns in blocks:
        for written_now in insert_in_blocks(session, table, columns):
            done += written_now
            if progress is not None:
                progress(done, count, say("list_changes", "writing"))
    insert_many(session, InitiativeAuthor, _authors(with_authors))
    there = find_councils(session) if plan.councils else ()
    for council in plan.councils:
        if council not in there:
            keep_numbered_council(session, library, council)
    votes = tuple(vote for line in written for vote in line.votes)
    if votes and aim.round is not None:
        put_votes_right(session, library, find_round(session, aim.round), votes)
    nominees = tuple(nominee for line in written for nominee in line.nominees)
    if nominees and aim.round is not None:
        nominate_within(session, library, find_round(session, aim.round), nominees, today)


def _many_new(lines: Iterable[Line]) -> Iterator[tuple[type[Row], Mapping[str, Sequence[Any]]]]:
    """The records nobody looked at, as they were planned: table by table, column by column."""
    places: dict[int, tuple[ManyNew, list[int]]] = {}
    for line in lines:
        if line.among is not None:
            many, place = line.among
            places.setdefault(id(many), (many, []))[1].append(place)
    return ((many.table, many.only(wanted)) for many, wanted in places.values())


def _change(session: Writing, records: Sequence[Record]) -> None:
    by_table: dict[type[Row], list[Record]] = defaultdict(list)
    for record in records:
        by_table[record.table].append(record)
    for table, of_table in by_table.items():
        for part in _chunks([record.id for record in of_table]):
            rows = {row.id: row for row in session.scalars(select(table).where(table.id.in_(part)))}
            for record in of_table:
                if record.id in rows:
                    for name, value in record.values.items():
                        setattr(rows[record.id], name, value)
        session.flush()


def _remove_authors(session: Writing, initiatives: Sequence[str]) -> None:
    for part in _chunks(initiatives):
        for author in session.scalars(select(InitiativeAuthor).where(InitiativeAuthor.initiative_id.in_(part))):
            session.delete(author)
    session.flush()


def _authors(records: Sequence[Record]) -> Iterable[dict[str, Any]]:
    for record in records:
        for position, (person, share) in enumerate(record.authors or ()):
            yield {"initiative_id": record.id, "person_id": person, "share": share, "position": position}


def _chunks(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
