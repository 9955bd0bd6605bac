"""Rows exactly as the database keeps them, without conversion to Python types."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, Table, Text, column, select, type_coerce
from sqlalchemy import table as plain_table
from sqlalchemy.orm import Session
from sqlalchemy.sql.expression import TableClause

CHUNK = 400  # bound parameters per statement stay well under SQLite's limit


def raw_rows(session: Session, table: Table, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Rows as the database keeps them, by key (no conversion to Python types)."""
    names = [column.name for column in table.c]
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        rows = session.execute(select(*[_raw(c) for c in table.c]).where(table.c.id.in_(part)))
        for row in rows:
            values = dict(zip(names, row, strict=True))
            found[values["id"]] = values
    return found


def _raw(column: Any) -> Any:
    return type_coerce(column, Integer() if isinstance(getattr(column.type, "impl", column.type), Integer) else Text())


def raw_table(table: Table) -> TableClause:
    """The same table with plain column types, to write values exactly as they were kept."""
    return plain_table(table.name, *[column(c.name) for c in table.c])


def insert_raw(session: Session, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Many rows of values as the database keeps them; what keeps the history is the caller's business."""
    if rows:
        connection = session.connection()
        mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join(mark for _ in columns)
        connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(rows))
