"""Does the history still agree with itself and with the data?"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from khenthuong_desktop.store.history import INSERTS, digest, inserted_rows
from khenthuong_desktop.store.raw import raw_rows
from khenthuong_desktop.store.tables import Base, Change
from khenthuong_desktop.store.tables.base import DERIVED

State = dict[tuple[str, str], dict[str, Any] | None]  # table and key → last recorded values, None: deleted


@dataclass(frozen=True)
class HistoryFault:
    """Where history and data disagree; ``code``: chain_broken, row_changed, row_missing, row_unknown."""

    code: str
    table: str
    row_id: str


def check_history(session: Session) -> list[HistoryFault]:
    """Recompute the chain and compare every row with its last recorded state, but for what follows from it."""
    faults: list[HistoryFault] = []
    state: State = {}
    unread: set[str] = set()
    head = ""
    rows = session.execute(
        select(
            Change.action_id,
            Change.table_name,
            Change.row_id,
            Change.kind,
            type_coerce(Change.before, Text),
            type_coerce(Change.after, Text),
            Change.hash,
        ).order_by(Change.seq)
    )
    for action_id, table_name, row_id, kind, before, after, found in rows:
        head = digest(head, action_id, table_name, row_id, kind, before, after)
        if head != found:
            faults.append(HistoryFault("chain_broken", table_name, row_id))
            head = found
        try:
            told = _told(kind, row_id, after)
        except (ValueError, TypeError, KeyError, AttributeError):
            unread.add(table_name)  # a text that somebody changed: the broken chain has told it
            continue
        for key, values in told.items():
            known = state.get((table_name, key))
            state[table_name, key] = None if values is None else {**(known or {}), **values}
    faults.extend(_compare_with_rows(session, state, unread))
    return faults


def _told(kind: str, row_id: str, after: str | None) -> dict[str, dict[str, Any] | None]:
    """What a change says of rows by their keys: their new values, or that they are gone."""
    if kind == "delete":
        return {row_id: None}
    values = json.loads(after or "{}")
    if kind == INSERTS:
        return {row["id"]: row for row in inserted_rows(values)}
    return {row_id: {**values}}


def _compare_with_rows(session: Session, state: State, unread: set[str]) -> list[HistoryFault]:
    """``unread``: tables with changes that cannot be read any more, so that rows may be unknown without fault."""
    faults: list[HistoryFault] = []
    for table in Base.metadata.sorted_tables:
        if table.name in ("actions", "changes"):
            continue
        keys = list(session.scalars(select(table.c.id)))
        current = raw_rows(session, table, keys)
        expected = {row_id: values for (name, row_id), values in state.items() if name == table.name and values}
        for row_id, values in expected.items():
            if row_id not in current:
                faults.append(HistoryFault("row_missing", table.name, row_id))
            elif any(current[row_id].get(name) != value for name, value in values.items() if name not in DERIVED):
                faults.append(HistoryFault("row_changed", table.name, row_id))
        if table.name not in unread:
            faults.extend(HistoryFault("row_unknown", table.name, key) for key in current if key not in expected)
    return faults
