"""Does the history still agree with itself and with the data?"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from khenthuong_desktop.store.history import INSERTS, digest, inserted_rows
from khenthuong_desktop.store.raw import raw_rows
from khenthuong_desktop.store.tables import Base, Change


@dataclass(frozen=True)
class HistoryFault:
    """Where history and data disagree; ``code``: chain_broken, row_changed, row_missing, row_unknown."""

    code: str
    table: str
    row_id: str


def check_history(session: Session) -> list[HistoryFault]:
    """Recompute the chain and compare every row with its last recorded state."""
    faults: list[HistoryFault] = []
    state: dict[tuple[str, str], dict[str, Any] | None] = {}
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
        key = (table_name, row_id)
        if kind == "delete":
            state[key] = None
        elif kind == INSERTS:
            state |= {(table_name, row["id"]): row for row in inserted_rows(json.loads(after or "{}"))}
        else:
            state[key] = {**(state.get(key) or {}), **json.loads(after or "{}")}
    faults.extend(_compare_with_rows(session, state))
    return faults


def _compare_with_rows(session: Session, state: dict[tuple[str, str], dict[str, Any] | None]) -> list[HistoryFault]:
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
            elif any(current[row_id].get(name) != value for name, value in values.items()):
                faults.append(HistoryFault("row_changed", table.name, row_id))
        faults.extend(HistoryFault("row_unknown", table.name, key) for key in current if key not in expected)
    return faults
