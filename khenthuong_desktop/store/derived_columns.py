"""Columns that follow from others of their record: held against what they should say, and reckoned anew."""

from typing import Any

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.raw import raw_table
from khenthuong_desktop.store.tables import Base
from khenthuong_desktop.store.tables.base import DERIVED, Row, derived

Stale = dict[str, dict[str, dict[str, str]]]  # table → key → what its derived columns should say


def stale_columns(session: Session) -> Stale:
    """The records whose derived columns do not say what follows from the rest."""
    found: Stale = {}
    for mapper in Base.registry.mappers:
        kind, table = mapper.class_, mapper.local_table
        if issubclass(kind, Row) and isinstance(table, Table) and (wrong := _stale_of(session, kind, table)):
            found[table.name] = wrong
    return dict(sorted(found.items()))


def _stale_of(session: Session, kind: type[Row], table: Table) -> dict[str, dict[str, str]]:
    names = [name for name in DERIVED if name in table.c]
    sources = [name for name in (*kind.searched, kind.sorted_by) if name]
    asked = [*dict.fromkeys(["id", *sources, *names])] if names else []
    rows = session.execute(select(*(table.c[name] for name in asked))).all() if asked else []
    columns: dict[str, tuple[Any, ...]] = dict(zip(asked, zip(*rows, strict=True), strict=False))
    if not columns:
        return {}
    following = derived(kind, columns.__getitem__)
    return {
        key: {name: following[name][at] for name in names}
        for at, key in enumerate(columns["id"])
        if any(following[name][at] != columns[name][at] for name in names)
    }


def derive_anew(session: Writing) -> Stale:
    """Put right what is stale. It is no change to the history: such columns tell nothing that the rest does not."""
    stale = stale_columns(session)
    for name, rows in stale.items():
        plain = raw_table(Base.metadata.tables[name])
        columns = next(iter(rows.values()))
        right: dict[str, Any] = {column: bindparam(f"new_{column}") for column in columns}
        session.execute(
            update(plain).where(plain.c.id == bindparam("key")).values(right),
            [{"key": key, **{f"new_{column}": row[column] for column in columns}} for key, row in rows.items()],
            execution_options={"in_history": True},
        )
        session.touched.add(name)
    return stale
