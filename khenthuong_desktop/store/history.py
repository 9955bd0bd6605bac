"""One mechanism, three gains: the audit trail (hash-chained), undo of a named action, the change notice.

A session listener notes every row that the ORM inserts, updates or deletes. Bulk ``UPDATE`` and ``DELETE``
would escape it and are refused; ``insert_many`` writes many rows and their history by executemany.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, event, func, insert, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from khenthuong_desktop.store.tables import Action, Change, Row

UNDO = "undo"
# What has gone out of the house cannot be made undone here: a second "first edition" would follow.
FINAL = frozenset({"export_dossier", "hand_in", "take_return"})
_CHUNK = 400  # bound parameters per statement stay well under SQLite's limit


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
        self.noted: list[Noted] = []
        self.action_id = ""

    @property
    def touched(self) -> frozenset[str]:
        """Names of the tables changed so far."""
        return frozenset(noted.table for noted in self.noted)


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
        raise RuntimeError("Bulk INSERT, UPDATE and DELETE would escape the history: use objects or insert_many")


def insert_many(session: Writing, rows: Sequence[Row]) -> None:
    """Insert many new records of any tables quickly, with their history, in the current action."""
    by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
    tables: dict[str, Table] = {}
    for row in rows:
        if not row.id:
            row.id = session.new_key()
        row.derive()
        table = _table_of(row)
        tables[table.name] = table
        values = _row_values(row)
        for column in table.c:
            if values[column.key] is None and column.default is not None and column.default.is_scalar:
                values[column.key] = column.default.arg  # type: ignore[attr-defined]  # scalar defaults have it
        by_table[table.name].append(values)
    for name, values_of_rows in by_table.items():
        table = tables[name]
        session.execute(insert(table), values_of_rows, execution_options={"in_history": True})
        session.noted.extend(
            Noted(name, values["id"], "insert", None, _stored(table, values, session)) for values in values_of_rows
        )


def digest(previous: str, change: dict[str, Any]) -> str:
    text = json.dumps(change, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256((previous + text).encode("utf-8")).hexdigest()


def hashed(action_id: str, noted: Noted) -> dict[str, Any]:
    return {
        "action_id": action_id,
        "table_name": noted.table,
        "row_id": noted.row_id,
        "kind": noted.kind,
        "before": noted.before,
        "after": noted.after,
    }


def close_action(session: Writing) -> None:
    """Write the action and its changes, chained to what stood before; no changes, no trace."""
    session.flush()
    if not session.noted:
        return
    session.action_id = session.new_key()
    in_history = {"in_history": True}
    session.execute(
        insert(Action),
        [
            {
                "id": session.action_id,
                "name": session.action,
                "actor": session.actor,
                "happened_at": session.now(),
                "undoes": session.undoes,
                "changes": len(session.noted),
            }
        ],
        execution_options=in_history,
    )
    head = last_hash(session)
    rows = []
    for noted in session.noted:
        change = hashed(session.action_id, noted)
        head = digest(head, change)
        rows.append({**change, "hash": head})
    table = Change.__table__
    assert isinstance(table, Table)
    session.execute(insert(table), rows, execution_options=in_history)


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
        return not self.undone and self.undoes is None and self.name not in FINAL


def list_actions(session: Session, limit: int = 200) -> list[ActionDone]:
    """Newest first."""
    undone = set(session.scalars(select(Action.undoes).where(Action.undoes.is_not(None))))
    # Keys are time-ordered (UUIDv7) but the order of the chain is the truth.
    newest = select(Change.action_id, func.max(Change.seq).label("seq")).group_by(Change.action_id).subquery()
    rows = session.scalars(
        select(Action).join(newest, newest.c.action_id == Action.id).order_by(newest.c.seq.desc()).limit(limit)
    )
    return [
        ActionDone(row.id, row.name, row.actor, row.happened_at, row.changes, row.id in undone, row.undoes)
        for row in rows
    ]


def last_undoable(session: Session) -> ActionDone | None:
    """The newest action that is neither undone nor itself an undo; what is final stands before all older ones."""
    return next((a for a in list_actions(session, 50) if not a.undone and a.undoes is None), None)
