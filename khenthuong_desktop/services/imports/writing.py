"""Writing a plan: new records in bulk with their history, changed ones through their objects."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.council_numbers import keep_numbered_council
from khenthuong_desktop.services.imports.aims import Aim
from khenthuong_desktop.services.imports.answers import RowStatus
from khenthuong_desktop.services.imports.lines import Record
from khenthuong_desktop.services.imports.planning import Plan
from khenthuong_desktop.services.meetings import put_votes_right
from khenthuong_desktop.services.nominating import nominate_within
from khenthuong_desktop.services.rounds import find_round
from khenthuong_desktop.spreadsheets.reader import Progress
from khenthuong_desktop.store.bulk import insert_columns, insert_many
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import InitiativeAuthor, Row

_CHUNK = 400


def write_plan(
    session: Writing, library: Library, plan: Plan, aim: Aim, today: date, progress: Progress | None = None
) -> None:
    """Everything new and changed, in the running action; who is proposed is judged by it, too."""
    doing = (RowStatus.NEW, RowStatus.CHANGED)
    written = [line for line in plan.lines if line.record is not None and line.status in doing]
    of_lines = (record for line in written for record in (line.record, *line.beside) if record is not None)
    new: dict[type[Row], list[Record]] = defaultdict(list)
    changed: list[Record] = []
    with_authors: list[Record] = []
    for record in chain(plan.units_made, of_lines, plan.beside):
        (new[record.table] if record.new else changed).append(record)
        if record.authors is not None:
            with_authors.append(record)
    _change(session, [record for record in changed if record.values])
    _remove_authors(session, [record.id for record in with_authors if not record.new])
    count, done = sum(map(len, new.values())), 0
    for table, records in new.items():
        for columns in Record.in_columns(records):
            insert_columns(session, table, columns)
            done += len(columns["id"])
            if progress is not None:
                progress(done, count, "")
    insert_many(session, InitiativeAuthor, _authors(with_authors))
    for council in plan.councils:
        keep_numbered_council(session, library, council)
    votes = tuple(vote for line in written for vote in line.votes)
    if votes and aim.round is not None:
        put_votes_right(session, library, find_round(session, aim.round), votes)
    nominees = tuple(nominee for line in written for nominee in line.nominees)
    if nominees and aim.round is not None:
        nominate_within(session, library, find_round(session, aim.round), nominees, today)


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
