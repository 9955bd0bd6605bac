"""Rows that cannot be about one person, but each fit the same one on file."""

from collections import defaultdict
from collections.abc import Iterable

from khenthuong_desktop.services.imports.matching.people_matching import (
    Fields,
    Match,
    Somebody,
    agrees,
    is_somebody_else,
)
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.spreadsheets.words import name_key


class Rivals:
    """The rows of the lists by name; made when somebody is looked for of whom little is on file."""

    def __init__(self, rows: Iterable[Fields]) -> None:
        self._rows: Iterable[Fields] | None = rows
        self._of_name: dict[str, list[Fields]] = defaultdict(list)

    def weighed(self, found: Match, fields: Fields) -> Match:
        """What was found for a row; it is asked where another row has as much claim to the person, by a number or a
        birth that is not on file, and the unit on file is not this row's alone."""
        person, number = found.sure, fields.get("citizen_number")
        if person is None or (number and number == person.citizen_number):
            return found
        rivals = [row for row in self._named(fields) if _is_rival(person, fields, row)]
        if not rivals or (_is_of_unit(person, fields) and not any(_is_of_unit(person, row) for row in rivals)):
            return found
        return Match(maybe=(person,))

    def _named(self, fields: Fields) -> list[Fields]:
        for row in self._rows or ():
            if name := row.get("name"):
                self._of_name[name_key(name)].append(row)
        self._rows = None
        return self._of_name[name_key(fields["name"])]


def _is_rival(person: Somebody, fields: Fields, row: Fields) -> bool:
    """Whether a row of this name is about somebody else than the one in question, and fits the person, too."""
    if not is_somebody_else(Somebody.told(person.code, fields, None), row):
        return False
    return agrees(person, row) and not is_somebody_else(person, row)


def _is_of_unit(person: Somebody, fields: Fields) -> bool:
    unit = fields.get("unit")
    return bool(unit and person.collective_name and are_one(person.collective_name, unit))
