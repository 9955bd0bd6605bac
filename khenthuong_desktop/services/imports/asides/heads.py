"""Who would head a collective beside somebody else, once it is settled what is written."""

from collections.abc import Collection, Iterator, Sequence

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record, column_of, names_told
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.store.tables import Person

_STANDING = (RowStatus.NEW, RowStatus.CHANGED, RowStatus.SAME)


def tell_heads(known: Known, lists: Collection[Sequence[Line]]) -> None:
    """Warn of each row that says who heads a collective which another row gave somebody already, or which somebody on
    file keeps: only a row that is written gives it up."""
    if not any(names_told(lines, ("heads",)) for lines in lists):
        return  # the usual case; many new people stay columns then
    told = [one for lines in lists for one in _of_people(lines)]
    heading = [(line, record) for line, record in told if line.get("heads")]
    now, asked = {record.id: record for _, record in told}, {record.id for _, record in heading}
    heads: dict[str, str] = {}
    for person in known.people.values():
        headed = _headed(person, now.get(person.id))
        if headed is not None and person.id not in asked:
            heads[headed] = person.code
    for line, record in heading:
        there = known.people_by_key.get(record.id)
        code, headed = there.code if there is not None else record.get("code"), _headed(there, record)
        if headed is not None and heads.setdefault(headed, code) != code:
            line.report(WARNING, "headed_twice", "heads", other=heads[headed])


def _of_people(lines: Sequence[Line]) -> Iterator[tuple[Line, Record]]:
    """The rows that say who heads something or has left, with what they write."""
    heads, until = column_of(lines, "heads"), column_of(lines, "until")
    for line, *told in zip(lines, heads, until, strict=True) if any(heads) or any(until) else ():
        if any(told) and line.status in _STANDING and (record := line.record) is not None and record.table is Person:
            yield line, record


def _headed(person: Person | None, record: Record | None) -> str | None:
    """The key of what somebody heads in the end, unless he has left."""
    heads, until = (
        (record.get(name) if record is not None else None) or getattr(person, name, None)
        for name in ("heads_id", "until")
    )
    return heads if until is None else None
