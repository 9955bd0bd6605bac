"""Whose the numbers of citizens are, on file and in the rows of a file: none is written for a second person."""

from collections.abc import Iterable, Mapping, Sequence

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.lines import Line, Record, column_of
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING
from khenthuong_desktop.store.tables import Person

NUMBER = "citizen_number"
_WRITTEN = (RowStatus.NEW, RowStatus.CHANGED)


class CitizenHolders:
    """Codes by number; those on file hold theirs as far as the file does not give them another one."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._holders: dict[str, str] | None = None
        self._given_up: dict[str, Person] = {}  # numbers on file that the file's own rows give up

    def free(self, given: Mapping[str, str | None]) -> None:
        """Before the rows with codes are asked: which numbers they tell, by code."""
        self._holders, self._given_up = {}, {}
        for code, row in self._people.items():
            if row.citizen_number and (given.get(code) or row.citizen_number) == row.citizen_number:
                self._holders[row.citizen_number] = code
            elif row.citizen_number:
                self._given_up[row.citizen_number] = row

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
        self._tell(line, self._people.get(code), holder)
        return True

    def _tell(self, line: Line, person: Person | None, holder: str) -> None:
        own = person.citizen_number if person is not None else None
        if own and own != line.fields[NUMBER]:
            line.report(ERROR, "citizen_number_of_another", NUMBER, other=holder, own=own)
        else:
            line.report(WARNING, "citizen_number_twice", NUMBER, other=holder)

    def take_back(self, lines: Sequence[Line]) -> bool:
        """Whether a row took the number of somebody who keeps it after all, as the row that gives him another one is
        not written; it is written without it, or not at all (see :meth:`is_anothers`)."""
        kept = self.kept(lines)
        of_key = {person.id: person for person in self._people.values()} if kept else {}
        taken_back = False
        for line, number in zip(lines, column_of(lines, NUMBER), strict=True) if kept else ():
            if number not in kept or line.status not in _WRITTEN or line.record is None:
                continue
            record = line.record
            if record.table is Person and record.get(NUMBER) == number and record.id != kept[number].id:
                line.record = without_number(record)
                line.changes = {name: change for name, change in line.changes.items() if name != NUMBER}
                if line.status is RowStatus.CHANGED and not line.changes:
                    line.status = RowStatus.SAME
                self._tell(line, of_key.get(record.id), kept[number].code)
                taken_back = True
        return taken_back

    def kept(self, lines: Iterable[Line]) -> Mapping[str, Person]:
        """Who keeps a number that the file was to give up, by it."""
        if not self._given_up:
            return {}  # the usual case
        changed = (line for line in lines if NUMBER in line.changes and line.status in _WRITTEN)
        moved = {line.record.id for line in changed if line.record is not None}
        return {number: person for number, person in self._given_up.items() if person.id not in moved}


def without_number(record: Record) -> Record:
    """The record of a person whose card has another holder."""
    values = {name: value for name, value in record.values.items() if name != NUMBER}
    return Record(record.table, record.id, values, new=record.new)
