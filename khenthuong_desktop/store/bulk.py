"""Many new records at once: past the ORM's objects, with the same derived columns, defaults and history."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any

from sqlalchemy import Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.raw import insert_raw
from khenthuong_desktop.store.tables import Row
from khenthuong_desktop.store.tables.base import derived
from khenthuong_desktop.store.tables.columns import JsonText

_BLOCK = 500  # rows that the history keeps as one change
_STRETCH = 5_000  # rows whose words are folded together: the same come again and again

Column = Sequence[Any]


def insert_many(session: Writing, kind: type[Row], records: Iterable[Mapping[str, Any]]) -> None:
    """Insert new records of one table (column → value; ``id`` may lack) in the current action."""
    waiting = iter(records)
    while block := list(islice(waiting, _BLOCK)):
        names = {"id", *chain.from_iterable(block)}
        insert_columns(session, kind, {name: [record.get(name) for record in block] for name in names})


def insert_columns(session: Writing, kind: type[Row], told: Mapping[str, Column]) -> None:
    """The same of records that are told column by column; what is not told is empty."""
    for _ in insert_in_blocks(session, kind, told):
        pass


def insert_in_blocks(session: Writing, kind: type[Row], told: Mapping[str, Column]) -> Iterator[int]:
    """The same bit by bit: how many records were written now."""
    table = kind.__table__
    assert isinstance(table, Table)
    names = sorted(column.key for column in table.c)
    if unknown := sorted(told.keys() - set(names)):
        raise TypeError(f"{table.name} has no {', '.join(unknown)}")
    session.flush()
    session.keep_noted()
    kept_as = _binding(session, table, names)
    count = len(next(iter(told.values()), ()))
    # Column by column, for what is done to all values of a column need not be chosen for each.
    for start in range(0, count, _STRETCH):
        nothing = [None] * min(_STRETCH, count - start)
        columns = {name: told[name][start : start + _STRETCH] if name in told else nothing for name in names}
        _complete(session, table, columns)
        following = derived(kind, columns.__getitem__)
        columns |= following
        columns |= {name: bind(columns[name]) for name, bind in kept_as.items()}
        for at in range(0, len(nothing), _BLOCK):
            block = {name: column[at : at + _BLOCK] for name, column in columns.items()}
            rows = len(block["id"])
            filled = {name: column for name, column in block.items() if column.count(None) < rows}
            insert_raw(session, table.name, list(filled), list(zip(*filled.values(), strict=True)))
            session.keep_inserts(table.name, {name: block[name] for name in names if name not in following})
            yield rows


def _complete(session: Writing, table: Table, columns: dict[str, Column]) -> None:
    """Defaults and keys."""
    for column in table.c:
        if isinstance(column.default, ScalarElementColumnDefault):
            usual = column.default.arg
            columns[column.key] = [usual if value is None else value for value in columns[column.key]]
    columns["id"] = [key or session.new_key() for key in columns["id"]]


def _binding(session: Writing, table: Table, names: Iterable[str]) -> dict[str, Callable[[Column], Column]]:
    """How the values of a column become those that the database keeps, for the columns where they differ."""
    dialect = session.get_bind().dialect
    found: dict[str, Callable[[Column], Column]] = {}
    for name in names:
        bind = table.c[name].type.bind_processor(dialect)
        if bind is not None:
            # Lists and dictionaries cannot be told apart by looking them up.
            each = isinstance(table.c[name].type, JsonText)
            found[name] = partial(_bound, bind) if each else partial(_bound_once, bind)
    return found


def _bound(bind: Callable[[Any], Any], values: Column) -> Column:
    return list(map(bind, values))


def _bound_once(bind: Callable[[Any], Any], values: Column) -> Column:
    """The same of values that come again and again."""
    kept = {value: bind(value) for value in set(values)}
    return list(map(kept.__getitem__, values))
