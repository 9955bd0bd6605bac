"""Records as plain values: a row's fields into a detail, what is wanting in it, and back over its record."""

from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.errors import FieldFault, RecordChanged, RecordMissing, ValuesRefused
from khenthuong_desktop.store.tables import Row

DetailT = TypeVar("DetailT")


def detail_of(kind: type[DetailT], row: object, **given: Any) -> DetailT:
    """The frozen detail of a record: every field of the class by the same name, but those ``given``."""
    names = _names_of(kind)  # type: ignore[arg-type]  # a class can be hashed
    return kind(**{name: getattr(row, name) for name in names if name not in given}, **given)


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def required(detail: Any, *names: str) -> list[FieldFault]:
    """A fault for each of the named text fields that is empty."""
    return [FieldFault(name, "required") for name in names if not text.clean(getattr(detail, name) or "")]


def code_faults(session: Session, table: Any, detail: Any, name: str = "name") -> list[FieldFault]:
    """A fault where another record of the table has the code already, told by its ``name``."""
    query = select(getattr(table, name)).where(table.code == text.clean(detail.code), table.id != (detail.id or ""))
    holder = session.scalars(query).first()
    return [] if holder is None else [FieldFault("code", "code_taken", {"name": holder})]


def present(session: Session, table: type[Row], key: str) -> Any:
    """The record; raises RecordMissing when somebody removed it."""
    row = session.get(table, key)
    if row is None:
        raise RecordMissing("record", key)
    return row


def keep(session: Session, table: type[Row], detail: Any, faults: list[FieldFault], **computed: Any) -> str:
    """Write a detail over its record or into a new one; refuses faults and what somebody changed meanwhile."""
    if faults:
        raise ValuesRefused(*faults)
    row: Any = present(session, table, detail.id) if detail.id else table()
    if detail.id and row.version != detail.version:
        raise RecordChanged("record")
    columns = set(table.__table__.columns.keys())
    for field in fields(detail):
        if field.name in columns - {"id", "version"}:
            value = computed.get(field.name, getattr(detail, field.name))
            setattr(row, field.name, text.clean(value) or None if type(value) is str else value)
    session.add(row)
    session.flush()
    return str(row.id)
