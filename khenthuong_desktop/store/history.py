"""One mechanism, three gains: the audit trail (hash-chained), undo of a named action, the change notice.

A session listener notes every row that the ORM inserts, updates or deletes. Bulk ``UPDATE`` and ``DELETE``
would escape it and are refused; ``store/bulk.py`` writes many new rows and their history in blocks.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import ColumnElement, Table, event, func, insert, inspect, select, update
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, aliased

from khenthuong_desktop.store.raw import insert_raw
from khenthuong_desktop.store.tables import Action, Change, Row

UNDO = "undo"
INSERTS = "inserts"  # the kind of a change that is a block of new rows, see decision 0014
# What has gone out of the house cannot be made undone here: a second "first edition" would follow.
FINAL = frozenset({"export_dossier", "hand_in", "take_return"})
# Notes of what happened outside of the program: they stay, and what was done before them can still be undone.
NOTICES = frozenset({"keep_edits"})
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_CHANGE = ("action_id", "table_name", "row_id", "kind", "before", "after", "hash")


@dataclass
class Noted:
    table: str
    row_id: str
    kind: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Writing(Session):
    """The session of one named action; ``Database.write`` makes it."""

    def begin_action(self, action: str, actor: str, now: Callable[[], datetime], new_key: Callable[[], str]) -> None:
        """Set what the history needs to know; called once, before any row is touched."""
        self.action = action
        self.actor = actor
        self.now = now
        self.new_key = new_key
        self.undoes: str | None = None
        self.noted: list[Noted] = []  # not yet written to the history
        self.touched: set[str] = set()  # names of the tables changed so far
        self.action_id = ""
        self._changes = 0
        self._head = ""

    def keep_noted(self) -> None:
        """Write to the history what is noted so far."""
        noted, self.noted = self.noted, []
        if noted:
            self.touched.update(change.table for change in noted)
            self._keep_changes(
                (change.table, change.row_id, change.kind, _canonical(change.before), _canonical(change.after))
                for change in noted
            )
            self._changes += len(noted)

    def keep_inserts(self, table: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """Write to the history, as one change, that rows (column → values as the database keeps them) are new."""
        keys = columns["id"]
        block = {name: values[0] if _all_alike(values) else values for name, values in columns.items()}
        self.touched.add(table)
        self._keep_changes([(table, keys[0], INSERTS, None, _canonical({**block, "id": keys}))])
        self._changes += len(keys)

    def _keep_changes(self, changes: Iterable[tuple[str, str, str, str | None, str | None]]) -> None:
        """Write changes (table, row, kind, canonical text before and after) to the history, chained by hashes."""
        if not self.action_id:
            self._begin_history()
        rows = []
        for table, row_id, kind, before, after in changes:
            self._head = digest(self._head, self.action_id, table, row_id, kind, before, after)
            rows.append((self.action_id, table, row_id, kind, before, after, self._head))
        insert_raw(self, Change.__tablename__, _CHANGE, rows)

    def _begin_history(self) -> None:
        """The action itself, before its changes: while a reference waits for its record, the database looks for each
        new record among all others."""
        self.action_id = self.new_key()
        self._head = last_hash(self)
        values = {
            "id": self.action_id,
            "name": self.action,
            "actor": self.actor,
            "happened_at": self.now(),
            "undoes": self.undoes,
            "changes": 0,
        }
        self.execute(insert(Action), [values], execution_options={"in_history": True})

    def keep_action(self) -> None:
        """Complete the action, when all it changed is in the history; no changes, no trace."""
        self.flush()
        self.keep_noted()
        if self._changes:
            done = update(Action).where(Action.id == self.action_id)
            values = {"happened_at": self.now(), "changes": self._changes}
            self.execute(done.values(values), execution_options={"in_history": True, "synchronize_session": False})


def _stored(table: Table, values: dict[str, Any], session: Session) -> dict[str, Any]:
    """Python values as the database keeps them (text and whole numbers), for JSON."""
    dialect = session.get_bind().dialect
    kept = {}
    for name, value in values.items():
        bind = table.c[name].type.bind_processor(dialect)
        kept[name] = bind(value) if bind is not None else value
    return kept


def _row_values(row: Row) -> dict[str, Any]:
    return {attribute.key: getattr(row, attribute.key) for attribute in inspect(type(row)).column_attrs}


@event.listens_for(Writing, "before_flush")
def _give_keys(session: Writing, _context: UOWTransaction, _instances: object) -> None:
    for row in session.new:
        if isinstance(row, Row) and not row.id:
            row.id = session.new_key()


@event.listens_for(Writing, "after_flush")
def _note(session: Writing, _context: UOWTransaction) -> None:
    # The state still shows what was changed, and new values are already in place.
    for row in session.new:
        if isinstance(row, Row):
            table = _table_of(row)
            after = _stored(table, _row_values(row), session)
            session.noted.append(Noted(table.name, row.id, "insert", None, after))
    for row in session.dirty:
        if isinstance(row, Row) and session.is_modified(row):
            _note_update(session, row)
    for row in session.deleted:
        if isinstance(row, Row):
            table = _table_of(row)
            before = _stored(table, _row_values(row), session)
            session.noted.append(Noted(table.name, row.id, "delete", before, None))


def _table_of(row: Row) -> Table:
    table = type(row).__table__
    assert isinstance(table, Table)
    return table


def _note_update(session: Writing, row: Row) -> None:
    table = _table_of(row)
    before, after = {}, {}
    for attribute in inspect(row).attrs:
        if attribute.history.has_changes():
            old = attribute.history.deleted
            before[attribute.key] = old[0] if old else None
            after[attribute.key] = attribute.value
    # The ORM counts the version up by itself, outside of the attribute's history.
    before["version"], after["version"] = row.version - 1, row.version
    session.noted.append(
        Noted(table.name, row.id, "update", _stored(table, before, session), _stored(table, after, session))
    )


@event.listens_for(Writing, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if (state.is_update or state.is_delete or state.is_insert) and not state.execution_options.get("in_history"):
        raise RuntimeError("Bulk INSERT, UPDATE and DELETE would escape the history: use objects or store/bulk.py")


def _canonical(values: dict[str, Any] | None) -> str | None:
    return None if values is None else _CANONICAL.encode(values)


def _all_alike(values: Sequence[Any]) -> bool:
    return values.count(values[0]) == len(values)


def rows_of(change: Change) -> Iterator[Noted]:
    """What a change did to each of its rows, which are several where many were inserted at once."""
    if change.kind == INSERTS:
        rows = inserted_rows(change.after or {})
        return (Noted(change.table_name, row["id"], "insert", None, row) for row in rows)
    return iter([Noted(change.table_name, change.row_id, change.kind, change.before, change.after)])


def inserted_rows(block: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a block: a column holds the values of all, or the one that all have."""
    columns = (values if isinstance(values, list) else repeat(values) for values in block.values())
    return (dict(zip(block, values, strict=True)) for values in zip(*columns, strict=False))


def digest(
    previous: str, action_id: str, table: str, row_id: str, kind: str, before: str | None, after: str | None
) -> str:
    """The hash over the one before it and the canonical JSON of the change."""
    change = (
        f'{{"action_id":"{action_id}","after":{after or "null"},"before":{before or "null"},'
        f'"kind":"{kind}","row_id":{encode_basestring(row_id)},"table_name":"{table}"}}'
    )
    return hashlib.sha256((previous + change).encode("utf-8")).hexdigest()


def last_hash(session: Session) -> str:
    """The head of the chain; printed on receipts and backups so that a cut-off history shows."""
    found = session.scalar(select(Change.hash).order_by(Change.seq.desc()).limit(1))
    return found or ""


@dataclass(frozen=True)
class ActionDone:
    """One past action as the history page and the undo button show it."""

    id: str
    name: str
    actor: str
    happened_at: datetime
    changes: int
    undone: bool
    undoes: str | None

    @property
    def undoable(self) -> bool:
        """Whether it may be tried at all; later work can still stand on it."""
        return not self.undone and self.undoes is None and self.name not in FINAL | NOTICES


def list_actions(session: Session, limit: int = 200) -> list[ActionDone]:
    """Newest first."""
    return _actions(session, limit=limit)


def action_done(session: Session, key: str) -> ActionDone | None:
    """The action of that key."""
    return next(iter(_actions(session, Action.id == key)), None)


def last_undoable(session: Session) -> ActionDone | None:
    """The newest action that is neither undone, an undo nor a notice; what is final stands before all older ones."""
    wanted = (Action.undoes.is_(None), ~_UNDONE, Action.name.not_in(NOTICES))
    return next(iter(_actions(session, *wanted, limit=1)), None)


_UNDOING = aliased(Action)
_UNDONE = select(_UNDOING.id).where(_UNDOING.undoes == Action.id).exists()
# Keys are time-ordered (UUIDv7) but the order of the chain is the truth.
_PLACE = select(func.max(Change.seq)).where(Change.action_id == Action.id).scalar_subquery()


def _actions(session: Session, *wanted: ColumnElement[bool], limit: int | None = None) -> list[ActionDone]:
    rows = session.execute(select(Action, _UNDONE).where(*wanted).order_by(_PLACE.desc()).limit(limit))
    return [
        ActionDone(row.id, row.name, row.actor, row.happened_at, row.changes, undone, row.undoes)
        for row, undone in rows
    ]
