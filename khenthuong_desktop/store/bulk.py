"""Many new records at once: past the ORM's objects, with the same derived columns, defaults and history."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import islice
from json.encoder import encode_basestring
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Table

from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.raw import insert_raw
from khenthuong_desktop.store.tables import Row

_CHUNK = 1_000


def insert_many(session: Writing, kind: type[Row], records: Iterable[Mapping[str, Any]]) -> None:
    """Insert new records of one table (column → value; ``id`` may lack) in the current action."""
    session.flush()
    session.keep_noted()
    table = kind.__table__
    assert isinstance(table, Table)
    names = sorted(column.key for column in table.c)
    prepare = _preparing(session, kind, table, names)
    place = names.index("id")
    text = "{" + ",".join(f'"{name}":%s' for name in names) + "}"  # canonical JSON: names in order, no blanks
    waiting = iter(records)
    while chunk := [prepare(record) for record in islice(waiting, _CHUNK)]:
        insert_raw(session, table.name, names, chunk)
        session.touched.add(table.name)
        session.keep_changes((table.name, row[place], "insert", None, text % _as_json(row)) for row in chunk)


def _as_json(values: Iterable[Any]) -> tuple[str, ...]:
    """Each of the kept values (text, whole numbers, nothing) as JSON writes it."""
    return tuple(
        [
            "null" if value is None else encode_basestring(value) if type(value) is str else str(value)
            for value in values
        ]
    )


def _preparing(
    session: Writing, kind: type[Row], table: Table, names: list[str]
) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """How a record becomes the values that the database keeps, in the order of ``names``."""
    dialect = session.get_bind().dialect
    blank = {
        column.key: column.default.arg  # type: ignore[attr-defined]  # scalar defaults have it
        if column.default is not None and column.default.is_scalar
        else None
        for column in table.c
    }
    to_stored = []
    for name in names:
        bind = table.c[name].type.bind_processor(dialect)
        to_stored.append((name, lru_cache(maxsize=1_000)(bind) if bind is not None else None))

    def prepare(record: Mapping[str, Any]) -> tuple[Any, ...]:
        whole = SimpleNamespace(**blank)
        values = vars(whole)
        for name, value in record.items():
            if value is not None:
                values[name] = value
        if values["id"] is None:
            values["id"] = session.new_key()
        kind.derive(whole)  # type: ignore[arg-type]  # it reads and sets columns alone
        return tuple([values[name] if bind is None else bind(values[name]) for name, bind in to_stored])

    return prepare
