"""What a plan would do, told so that two plans of one file can be held against each other."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, zip_longest
from typing import Any

from khenthuong_desktop.services.imports.plan.lines import Record
from khenthuong_desktop.services.imports.plans import Plan


def do_the_same(one: Plan, other: Plan) -> bool:
    """Whether two plans write the same, ask the same and find the same wrong; the keys of what is new are made anew
    each time and tell nothing."""
    return all(first == second for first, second in zip_longest(_effects(one), _effects(other)))


def _effects(plan: Plan) -> Iterator[object]:
    of_lines = (record for line in plan.lines for record in (line.record, *line.beside) if record is not None)
    records = chain(plan.made, of_lines, plan.beside)
    new = {record.id: f"new {number}" for number, record in enumerate(records) if record.new}
    for line in plan.lines:
        beside = tuple(_record(record, new) for record in line.beside)
        record = _record(line.record, new) if line.record is not None else None
        before = {name: old for name, (old, _) in line.changes.items()}
        yield line.sheet.name, line.row.row, line.status, record, beside, before
        yield line.proposed, line.votes, line.nominees
    yield from (_record(record, new) for record in chain(plan.made, plan.beside))
    yield plan.problems, plan.questions, plan.units_missing, plan.people_missing
    yield plan.councils, plan.councils_change, plan.outcomes, plan.decisions


def _record(record: Record, new: Mapping[str, str]) -> tuple[object, ...]:
    authors = _keys(record.authors or (), new)
    return record.table, new.get(record.id, record.id), _values(record.values, new), authors


def _keys(authors: Iterable[tuple[str, int | None]], new: Mapping[str, str]) -> tuple[object, ...]:
    return tuple((new.get(key, key), share) for key, share in authors)


def _values(values: Mapping[str, Any], new: Mapping[str, str]) -> dict[str, Any]:
    return {name: new.get(value, value) if isinstance(value, str) else value for name, value in values.items()}
