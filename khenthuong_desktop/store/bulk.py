"""Many new records at once: past the ORM's objects, with the same derived columns, defaults and history."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from itertools import islice, repeat
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from sqlalchemy import Table

from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.raw import insert_raw
from khenthuong_desktop.store.tables import Row

_CHUNK = 500

Values = tuple[Any, ...]


def insert_many(session: Writing, kind: type[Row], records: Iterable[Mapping[str, Any]]) -> None:
    """Insert new records of one table (column → value; ``id`` may lack) in the current action."""
    session.flush()
    session.keep_noted()
    table = kind.__table__
    assert isinstance(table, Table)
    names = sorted(column.key for column in table.c)
    complete = _completing(session, kind, table, names)
    binds = _binding(session, table, names)
    place = names.index("id")
    text = "{" + ",".join(f'"{name}":%s' for name in names) + "}"  # canonical JSON: names in order, no blanks
    waiting = iter(records)
    # Column by column, for what is done to all values of a column need not be chosen for each.
    while chunk := [complete(record) for record in islice(waiting, _CHUNK)]:
        columns = [bind(column) for bind, column in zip(binds, zip(*chunk, strict=True), strict=True)]
        after = map(text.__mod__, zip(*map(_in_json, columns), strict=True))
        insert_raw(session, table.name, names, list(zip(*columns, strict=True)))
        session.touched.add(table.name)
        session.keep_changes(zip(repeat(table.name), columns[place], repeat("insert"), repeat(None), after))


def _completing(
    session: Writing, kind: type[Row], table: Table, names: list[str]
) -> Callable[[Mapping[str, Any]], Values]:
    """How a record becomes its values in the order of ``names``, with defaults, key and what follows from others."""
    defaults = {
        column.key: column.default.arg  # type: ignore[attr-defined]  # scalar defaults have it
        for column in table.c
        if column.default is not None and column.default.is_scalar
    }
    blank = dict.fromkeys(names) | defaults
    in_order: Callable[[dict[str, Any]], Values] = itemgetter(*names)
    whole = _Whole()

    def complete(record: Mapping[str, Any]) -> Values:
        values = {**blank, **record}
        for name, value in defaults.items():
            if values[name] is None:
                values[name] = value
        values["id"] = values["id"] or session.new_key()
        whole.__dict__ = values
        kind.derive(whole)  # type: ignore[arg-type]  # it reads and sets columns alone
        return in_order(values)

    return complete


class _Whole:
    """What a record's class takes for one of its own while it derives columns from others."""


def _binding(session: Writing, table: Table, names: list[str]) -> list[Callable[[Values], Values]]:
    """How the values of each column become those that the database keeps."""
    dialect = session.get_bind().dialect
    binds: list[Callable[[Values], Values]] = []
    for name in names:
        bind = table.c[name].type.bind_processor(dialect)
        binds.append(partial(_each, lru_cache(maxsize=1_000)(bind)) if bind is not None else tuple)
    return binds


def _each(bind: Callable[[Any], Any], column: Values) -> Values:
    return tuple(map(bind, column))


def _in_json(column: Values) -> Iterable[str]:
    """The kept values of a column (text, whole numbers, nothing) as JSON writes them."""
    if set(map(type, column)) == {str}:
        return map(encode_basestring, column)
    return [
        "null" if value is None else encode_basestring(value) if type(value) is str else str(value) for value in column
    ]
