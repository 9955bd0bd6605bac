"""Take back a named action, unless later work stands on it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from khenthuong_desktop.errors import NothingToUndo, UndoBlocked
from khenthuong_desktop.store.belonging import are_above_themselves
from khenthuong_desktop.store.history import (
    FINAL,
    NOTICES,
    ActionDone,
    Noted,
    Writing,
    action_done,
    last_undoable,
    rows_of,
)
from khenthuong_desktop.store.raw import CHUNK, raw_rows, raw_table
from khenthuong_desktop.store.subject_references import RECORDS, SUBJECTS, are_orphans, has_orphans_of
from khenthuong_desktop.store.tables import Base, Change, Collective
from khenthuong_desktop.store.tables.base import DERIVED


def undo(session: Writing, action_id: str | None = None) -> ActionDone:
    """Take back one action (the newest by default); refused when later work stands on it."""
    action = find_action(session, action_id)
    if action is None or action.undone or action.undoes is not None or action.name in NOTICES:
        raise NothingToUndo
    if action.name in FINAL:
        raise UndoBlocked(action.name, "left_the_house")
    session.undoes = action.id
    changes = session.scalars(select(Change).where(Change.action_id == action.id).order_by(Change.seq.desc())).all()
    for run in _runs(row for change in changes for row in reversed(list(rows_of(change)))):
        _take_back(session, Base.metadata.tables[run[0].table], run, action.name)
    _refuse_orphans(session, action.name)
    _refuse_rings(session, action.name)
    return action


def find_action(session: Session, action_id: str | None) -> ActionDone | None:
    """The action of that key, the newest that can be undone by default."""
    return last_undoable(session) if action_id is None else action_done(session, action_id)


def _runs(changes: Iterable[Noted]) -> list[list[Noted]]:
    """Neighbouring changes of one table and kind on different rows, so that they can go in one statement."""
    runs: list[list[Noted]] = []
    seen: set[str] = set()
    for change in changes:
        last = runs[-1][0] if runs else None
        fits = last is not None and (last.table, last.kind) == (change.table, change.kind)
        if fits and change.row_id not in seen and len(runs[-1]) < CHUNK:
            runs[-1].append(change)
        else:
            runs.append([change])
            seen = set()
        seen.add(change.row_id)
    return runs


def _take_back(session: Writing, table: Table, run: list[Noted], action: str) -> None:
    in_history = {"in_history": True}
    keys = [change.row_id for change in run]
    now = raw_rows(session, table, keys)
    for change in run:
        current = now.get(change.row_id)
        expected = change.after
        if expected is None:
            if current is not None:
                raise UndoBlocked(action)
        elif current is None or _differs(current, expected):
            raise UndoBlocked(action)
    if run[0].kind == "insert":
        session.execute(delete(table).where(table.c.id.in_(keys)), execution_options=in_history)
        session.noted.extend(Noted(table.name, key, "delete", now[key], None) for key in keys)
        return
    plain = raw_table(table)
    if run[0].kind == "delete":
        rows = [dict(change.before or {}) for change in run]
        session.execute(insert(plain), rows, execution_options=in_history)
        session.noted.extend(Noted(table.name, row["id"], "insert", None, row) for row in rows)
        return
    for change in run:
        before = dict(change.before or {})
        if "version" in before:
            before["version"] = now[change.row_id]["version"] + 1
        after_undo = {name: now[change.row_id][name] for name in before}
        session.execute(
            update(plain).where(plain.c.id == change.row_id).values(before),
            execution_options=in_history,
        )
        session.noted.append(Noted(table.name, change.row_id, "update", after_undo, before))


def _refuse_orphans(session: Writing, action: str) -> None:
    """Records must not lose their subject by what was taken back, nor come back without it."""
    for kind, table in SUBJECTS.items():
        gone = [change.row_id for change in session.noted if (change.table, change.kind) == (table.name, "delete")]
        if has_orphans_of(session, kind, gone):
            raise UndoBlocked(action)
    for table in RECORDS:
        back = [change.row_id for change in session.noted if (change.table, change.kind) == (table.name, "insert")]
        if are_orphans(session, table, back):
            raise UndoBlocked(action, "subject_gone")


def _refuse_rings(session: Writing, action: str) -> None:
    """A unit must not come to be above itself because others moved in between."""
    moved = {change.row_id for change in session.noted if change.table == Collective.__tablename__}
    if moved and not moved.isdisjoint(are_above_themselves(session)):
        raise UndoBlocked(action, "ring")


def _differs(current: dict[str, Any], expected: dict[str, Any]) -> bool:
    # Versions only ever grow, also by an undo; they say nothing about the content. Nor does what follows from it.
    return any(current[name] != value for name, value in expected.items() if name not in ("version", *DERIVED))
