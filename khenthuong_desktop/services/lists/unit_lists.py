"""The unit's own lists for Excel: people, collectives, households, all columns that are kept of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum

from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.services.filling.paper_contents import label
from khenthuong_desktop.services.listing import Wanted
from khenthuong_desktop.services.registers.collectives import list_collectives
from khenthuong_desktop.services.registers.households import list_households
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.services.units import find_unit
from khenthuong_desktop.spreadsheets.out.list_sheets import Form, ListColumn, Value, WrittenList
from khenthuong_desktop.store.database import Database


def people(db: Database, search: str = "") -> WrittenList:
    """People in the order of Vietnamese lists, those that ``search`` finds."""
    rows = [
        (
            row.code,
            row.name,
            day_or_words(row.birth_date),
            row.job_title,
            row.collective,
            _word(row.category),
            _word(row.person_class),
        )
        for row in list_people(db, Wanted(search)).rows
    ]
    headings = ("code", "person", "born", "job_title", "collective", "category", "person_class")
    return _list_of(db, "people", headings, rows, search)


def collectives(db: Database, search: str = "") -> WrittenList:
    """Collectives by code, with how many belong to them and how many of these are on file."""
    rows = [
        (row.code, row.name, row.kind, row.parent, row.headcount, row.listed)
        for row in list_collectives(db, Wanted(search)).rows
    ]
    headings = ("code", "collective_name", "kind", "parent", "headcount", "listed")
    return _list_of(db, "collectives", headings, rows, search)


def households(db: Database, search: str = "") -> WrittenList:
    """Households by the name of their head."""
    rows = [(row.code, row.head_name, row.address) for row in list_households(db, Wanted(search)).rows]
    return _list_of(db, "households", ("code", "head_name", "address"), rows, search)


UNIT_LISTS: Mapping[str, Callable[[Database, str], WrittenList]] = {
    "people": people,
    "collectives": collectives,
    "households": households,
}


def day_or_words(partial: str | None) -> Value:
    """A whole day as a day, a month or a year as people write it."""
    if not partial:
        return None
    parts = partial.split("-")
    return date.fromisoformat(partial) if len(parts) == 3 else "/".join(reversed(parts))


def _word(value: Enum | None) -> str:
    return label(type(value).__name__, value.value) if value is not None else ""


def _list_of(
    db: Database, name: str, headings: Sequence[str], rows: Sequence[Sequence[Value]], search: str
) -> WrittenList:
    unit, words = find_unit(db), catalogue("lists")
    return WrittenList(
        title=words["unit_lists"][name],
        columns=(ListColumn("TT", Form.PLAIN), *(ListColumn(words["headings"][heading]) for heading in headings)),
        rows=tuple((number, *values) for number, values in enumerate(rows, 1)),
        made_on=db.today(),
        unit=unit.name if unit else "",
        notes=(say("lists", "searched", words=search),) if search else (),
        closing=say("lists", "rows", count=len(rows), what=words["counted_as"][name]),
        foot=say("lists", "made_on", day=f"{db.today():%d/%m/%Y}"),
    )
