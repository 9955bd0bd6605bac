"""People of whom nothing is on file, and who head nothing: lists of them may be long, so they stay columns."""

from collections.abc import Sequence

from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.citizen_holders import NUMBER
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, ManyNew, column_of
from khenthuong_desktop.services.imports.plan.unit_words import unit_named
from khenthuong_desktop.store.keys import many_keys
from khenthuong_desktop.store.tables import Person


class NewPeople:
    """Gathers them row by row, or a whole sheet at once, and makes their records together."""

    def __init__(self, known: Known, names: tuple[str, ...]) -> None:
        self._known = known
        self._names = names
        self._lines: list[Line] = []
        self._without_number: list[int] = []  # places among the lines
        self._units: list[Target | None] = []
        self._quiet: dict[tuple[object, ...], Target | None] = {}  # units of which there is nothing to tell

    def take(self, line: Line, *, without_number: bool) -> None:
        """The row of one of them; what there is to tell of the unit is told."""
        if without_number:
            self._without_number.append(len(self._lines))
        self._lines.append(line)
        self._units.append(self._unit(line, line.row.fields.get("unit") or line.sheet.unit_above))

    def take_all(self, lines: Sequence[Line]) -> None:
        """The same of rows of a sheet in columns: each unit is looked for once, and again only where there is
        something to tell of it."""
        words = _units_written(lines)
        first = dict(zip(reversed(words), reversed(range(len(words))), strict=True))
        units = {written: self._unit(lines[first[written]], written) for written in dict.fromkeys(words)}
        loud = units.keys() - {None, *(written for written, *_ in self._quiet)}
        for written, line in zip(words, lines, strict=True) if loud else ():
            if written in loud and line is not lines[first[written]]:
                self._unit(line, written)
        self._lines.extend(lines)
        self._units.extend(map(units.__getitem__, words))

    def _unit(self, line: Line, written: str | None) -> Target | None:
        if written is None:
            return None
        place = written, line.sheet.name, line.row.groups
        if place in self._quiet:
            return self._quiet[place]
        before, met = line.problems, self._known.new_units.unknown_met
        unit = unit_named(self._known, line, "unit", written)
        if line.problems is before and self._known.new_units.unknown_met == met:
            self._quiet[place] = unit
        return unit

    def make(self) -> None:
        """Their records, all at once."""
        lines, units = self._lines, self._units
        if not lines:
            return
        columns = Line.told_in_columns(lines, self._names)
        for place in self._without_number:
            columns[NUMBER][place] = None
        columns["heads_id"] = [None] * len(lines)
        columns["code"] = codes = column_of(lines, "code")
        columns["collective_id"] = [unit and unit.id for unit in units]
        names = zip(units, _units_written(lines), strict=True)
        columns["collective_name"] = [unit.name if unit else words for unit, words in names]
        columns["id"] = keys = many_keys(self._known.new_key, len(lines))
        people = ManyNew(Person, columns)
        for place, line in enumerate(lines):
            line.status, line.among = RowStatus.NEW, (people, place)
        self._known.add_people(keys, codes, columns["name"])
        self._known.names.hold_back(lines[place] for place in self._known.names.doubtful(columns["name"]))


def _units_written(lines: Sequence[Line]) -> list[str | None]:
    return [words or line.sheet.unit_above for words, line in zip(column_of(lines, "unit"), lines, strict=True)]
