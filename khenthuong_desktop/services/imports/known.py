"""What the database and the file together know: subjects by code, collectives by name, who stands behind a code."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports.lines import Line
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Collective, Household, Person, Unit


class Target(NamedTuple):
    """A subject that rows may refer to by its code."""

    kind: SubjectKind
    id: str
    code: str
    name: str


@dataclass
class Known:
    """Subjects of the database, to which the planning adds those of the file."""

    session: Session
    library: Library
    new_key: Callable[[], str]
    people: dict[str, Person] = field(default_factory=dict)
    collectives: dict[str, Collective] = field(default_factory=dict)
    households: dict[str, Household] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    waiting: dict[str, Line] = field(default_factory=dict)  # codes whose own row is faulty
    units: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    own_names: frozenset[str] = frozenset()
    _loose: dict[str, list[str]] | None = None

    @classmethod
    def load(cls, session: Session, library: Library, new_key: Callable[[], str]) -> "Known":
        known = cls(session, library, new_key)
        known.people = {row.code: row for row in session.scalars(select(Person))}
        known.collectives = {row.code: row for row in session.scalars(select(Collective))}
        known.households = {row.code: row for row in session.scalars(select(Household))}
        for person in known.people.values():
            known.add(Target(SubjectKind.INDIVIDUAL, person.id, person.code, person.name))
        for collective in known.collectives.values():
            known.add(Target(SubjectKind.COLLECTIVE, collective.id, collective.code, collective.name))
        for household in known.households.values():
            known.add(Target(SubjectKind.HOUSEHOLD, household.id, household.code, household.head_name))
        known.own_names = frozenset(name_key(name) for name in session.scalars(select(Unit.name)))
        return known

    def add(self, target: Target) -> None:
        """A subject that can be referred to from now on."""
        if target.code in self.targets:
            return
        self.targets[target.code] = target
        self._loose = None
        if target.kind is SubjectKind.COLLECTIVE:
            self.units[name_key(target.name)].append(target)

    def withdraw(self, line: Line, code: str) -> None:
        """A new collective whose row turned out faulty after it was added; rows that need it wait."""
        if code not in self.collectives:
            target = self.targets.pop(code)
            self.units[name_key(target.name)].remove(target)
            self.waiting[code] = line
            self._loose = None

    def subject(self, line: Line, name: str, code: str) -> Target | None:
        """The subject behind a code; reports an unknown one. A code whose own row is faulty only waits for it."""
        target = self.targets.get(code) or self._nearly(line, name, code)
        if target is not None:
            return target
        if code in self.waiting:
            other = self.waiting[code]
            line.report(WARNING, "waits_for_faulty_row", name, code, other_sheet=other.sheet.name, other=other.row.row)
            line.leave_out()
            return None
        line.report(ERROR, "code_unknown", name, code)
        return None

    def _nearly(self, line: Line, name: str, code: str) -> Target | None:
        """The one code that differs only in case or in zeros that Excel dropped."""
        if self._loose is None:
            self._loose = defaultdict(list)
            for known in self.targets:
                self._loose[_loosely(known)].append(known)
        found = self._loose.get(_loosely(code), [])
        if len(found) != 1:
            return None
        line.report(FIXED, "code_restored", name, code, new=found[0])
        return self.targets[found[0]]

    def unit(self, line: Line, name: str, written: str) -> Target | None:
        """The collective whose name or code stands in a cell; without one the text is kept and a warning given."""
        by_code = self.targets.get(written)
        if by_code is not None and by_code.kind is SubjectKind.COLLECTIVE:
            return by_code
        found = self.units.get(name_key(written), [])
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            line.report(WARNING, "unit_ambiguous", name, count=len(found))
        elif name_key(written) not in self.own_names:
            line.report(WARNING, "unit_unknown", name)
        return None

    def award(self, line: Line, name: str, written: str) -> str | None:
        """The pack code of the award named in a cell; reports an unknown name with the nearest one."""
        code = self.library.find_award(written)
        if code is None:
            near = [self.library.award(found).name for found in self.library.suggest_awards(written)]
            line.report(ERROR, "award_unknown_near" if near else "award_unknown", name, nearest="”, “".join(near))
        return code

    def check_award_kind(self, line: Line, code: str, kind: SubjectKind) -> None:
        """Warn where the award is not one for this kind of subject."""
        award = self.library.award(code)
        if award.subjects and kind not in award.subjects:
            line.report(WARNING, "award_for_other_kind", "award", award=award.name)


def _loosely(code: str) -> str:
    folded = code.casefold()
    return folded.lstrip("0") if folded.isdecimal() else folded
