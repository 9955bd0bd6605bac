"""Whose the numbers of citizens are, on file and in the rows of a file: none is written for a second person."""

from collections.abc import Mapping, Sequence

from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING
from khenthuong_desktop.store.tables import Person

NUMBER = "citizen_number"


class CitizenHolders:
    """Codes by number; those on file hold theirs as far as the file does not give them another one."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._holders: dict[str, str] | None = None

    def free(self, given: Mapping[str, str | None]) -> None:
        """Before the rows with codes are asked: which numbers they tell, by code."""
        self._holders = {
            row.citizen_number: row.code
            for row in self._people.values()
            if row.citizen_number and (given.get(row.code) or row.citizen_number) == row.citizen_number
        }

    def are_new(self, numbered: Sequence[tuple[str, str]]) -> bool:
        """Whether each of these numbers is held by nobody yet, nor told twice; then their holders are the codes beside
        them."""
        if self._holders is None:
            self.free({})
        assert self._holders is not None
        told = dict(numbered)
        if len(told) < len(numbered) or not told.keys().isdisjoint(self._holders):
            return False
        self._holders.update(told)
        return True

    def is_anothers(self, line: Line, code: str) -> bool:
        """Whether the number in a row is not written, since somebody else holds it: told where the person has none so
        far, and an error where the person's own would be lost."""
        number = line.fields.get(NUMBER)
        if not number:
            return False
        if self._holders is None:
            self.free({})
        assert self._holders is not None
        if (holder := self._holders.setdefault(number, code)) == code:
            return False
        own = self._people[code].citizen_number if code in self._people else None
        if own and own != number:
            line.report(ERROR, "citizen_number_of_another", NUMBER, other=holder, own=own)
        else:
            line.report(WARNING, "citizen_number_twice", NUMBER, other=holder)
        return True
