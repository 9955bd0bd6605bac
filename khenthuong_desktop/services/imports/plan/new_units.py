"""Units that a list names for its people and nobody has entered: counted, and made with the list when asked to."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.units_matching import Units
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem, Remark
from khenthuong_desktop.spreadsheets.words import category_of_collective, name_key
from khenthuong_desktop.store.tables import Collective

_SHOWN_ROWS = 10
_OWN = "own_unit_kept"
UNIT_FIELDS = ("unit", "heads")  # of a person; the unit above another may be of another place


class NewUnits:
    """One for all spellings of a name."""

    def __init__(self) -> None:
        self._units = Units()
        self._missing: dict[str, Target] = {}
        self.made: dict[str, Record] = {}  # by key
        self._unknown: dict[tuple[str, str, str, str], list[Line]] = defaultdict(list)
        self._words: dict[tuple[str, str, str, str], str] = {}
        self._above: dict[tuple[str, str], str] = {}  # by sheet and words
        self.unknown_met = 0  # how often words were met that name nothing known

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of those that are not made."""
        return tuple(target.name for target in self._missing.values())

    def miss(self, written: str) -> None:
        """Count a unit that is not known."""
        found = self._units.match(written)
        if found.sure is None and written not in self._missing:
            self._missing[written] = Target(SubjectKind.COLLECTIVE, written, written, written)
            self._units.add(self._missing[written])

    def tell(self, line: Line, name: str, written: str, keeps: bool = False) -> None:
        """Note words for a unit that is not known; they are told once for all the rows of a sheet, apart for those who
        keep the unit that they have."""
        kept = "unit_kept" if name in UNIT_FIELDS else "parent_kept"
        self._note(line, name, written, kept if keeps else "unit_unknown")

    def tell_own(self, line: Line, written: str) -> None:
        """Note that our own organ takes nobody out of the unit within it; told once in the same way."""
        self._note(line, "unit", written, _OWN)

    def tell_above(self, line: Line, written: str, above: Target) -> None:
        """Note that new people of a part nobody has entered are of the unit in the letterhead; told once, too."""
        self._above[line.sheet.name, name_key(written)] = above.name
        self._note(line, "unit", written, "unit_above_taken")

    def _note(self, line: Line, name: str, written: str, code: str) -> None:
        place = line.sheet.name, name, name_key(written), code
        self._unknown[place].append(line)
        self._words.setdefault(place, written)
        self.unknown_met += 1

    def problems(self) -> Iterator[Problem]:
        """What is to be told of words that name nothing known, each at the first of its rows."""
        for place, lines in self._unknown.items():
            first = min(lines, key=lambda line: line.row.row)
            rows = [str(row) for row in sorted({line.row.row for line in lines})]
            shown = ", ".join(rows[:_SHOWN_ROWS]) + (" …" if len(rows) > _SHOWN_ROWS else "")
            sheet, name, key, code = place
            details: dict[str, object] = {"count": len(rows), "rows": shown}
            if (above := self._above.get((sheet, key))) is not None:
                details["above"] = above
            remark = Remark(FIXED if code == _OWN else WARNING, code, details)
            yield first.sheet.place(first.row, remark, name, self._words[place])

    def make(self, written: str, code: str, new_key: Callable[[], str], above: Target | None = None) -> Target:
        """The new collective of this name, under a code that is free, and below another one."""
        values = {"code": code, "name": written, "category": category_of_collective(written)}
        if above is not None:
            values |= {"parent_id": above.id, "parent_name": above.name}
        record = Record(Collective, new_key(), values, new=True)
        self.made[record.id] = record
        return Target(SubjectKind.COLLECTIVE, record.id, code, written)
