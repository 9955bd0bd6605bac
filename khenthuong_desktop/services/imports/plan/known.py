"""What the database and the file together know: subjects by code, collectives by name, who stands behind a code."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import Severity, SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.council.councils import CouncilDetail
from khenthuong_desktop.services.imports.matching.own_names import ways_of_naming
from khenthuong_desktop.services.imports.matching.people_matching import Somebody, shown_day
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.units_matching import Units
from khenthuong_desktop.services.imports.plan.aims import Aim, Outcome
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.awards_on_file import TITLE, AwardsOnFile
from khenthuong_desktop.services.imports.plan.citizen_holders import CitizenHolders
from khenthuong_desktop.services.imports.plan.free_codes import FreeCodes
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.plan.new_subjects import NewSubjects
from khenthuong_desktop.services.imports.plan.new_units import NewUnits
from khenthuong_desktop.services.imports.plan.possible_names import PossibleNames
from khenthuong_desktop.services.imports.plan.questions import (
    OTHER_CODE,
    Candidate,
    Choices,
    Question,
    in_words,
    place_of,
)
from khenthuong_desktop.services.imports.plan.watching import Watch
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import AwardHeld, Collective, Household, Person, Unit

SUBJECT_LISTS = (
    "people", "collectives", "households", "individuals_list", "collectives_list", "households_list", "nominees_list",
)  # fmt: skip


@dataclass
class Known:
    """Subjects of the database, to which the planning adds those of the file."""

    session: Session
    library: Library
    new_key: Callable[[], str]
    choices: Choices = field(default_factory=Choices)
    aim: Aim = field(default_factory=Aim)
    questions: list[Question] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)  # on what several rows are together
    beside: list[Record] = field(default_factory=list)  # what the file tells beyond its rows
    councils_told: list[CouncilDetail] = field(default_factory=list)  # as they are from now on
    councils_change: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    decisions: list[DecisionSaid] = field(default_factory=list)  # of each row that is of one
    unread: Sequence[str] = ()  # sheets of the file of which something was not read
    people: dict[str, Person] = field(default_factory=dict)
    collectives: dict[str, Collective] = field(default_factory=dict)
    households: dict[str, Household] = field(default_factory=dict)
    waiting: dict[str, Line] = field(default_factory=dict)  # codes whose own row is faulty or left out
    first_rows: dict[str, Line] = field(default_factory=dict)  # of subjects in the file, by code
    unsettled: list[Line] = field(default_factory=list)  # rows about subjects without codes that are faulty or wait
    works: list[Line] = field(default_factory=list)  # rows of initiatives with codes
    units: Units = field(default_factory=Units)
    new_units: NewUnits = field(default_factory=NewUnits)
    new_subjects: NewSubjects = field(default_factory=NewSubjects)
    own_names: frozenset[str] = frozenset()
    codes: FreeCodes = field(init=False)
    numbers: CitizenHolders = field(init=False)
    watch: Watch = field(default_factory=Watch)
    _targets: dict[str, Target] = field(default_factory=dict)
    _many: list[Iterator[Target]] = field(default_factory=list)  # people not yet among the targets
    _loose: dict[str, list[Target]] | None = None
    _named: dict[str, list[Target]] | None = None

    def __post_init__(self) -> None:
        self.numbers = CitizenHolders(self.people)
        self.codes = FreeCodes(self.choices.codes, self._targets, self.waiting, self.first_rows)

    @classmethod
    def load(
        cls, session: Session, library: Library, new_key: Callable[[], str], choices: Choices, aim: Aim
    ) -> "Known":
        known = cls(session, library, new_key, choices, aim)
        own = {unit.name: unit.province for unit in session.scalars(select(Unit)) if unit.name}
        ways = [way for name, province in own.items() for way in ways_of_naming(name, province)]
        known.own_names = frozenset(map(name_key, ways))
        known.units.set_own(list(own), ways)
        known.people = {row.code: row for row in session.scalars(select(Person))}
        known.numbers = CitizenHolders(known.people)
        known.collectives = {row.code: row for row in session.scalars(select(Collective))}
        known.households = {row.code: row for row in session.scalars(select(Household))}
        for person in known.people.values():
            known.add(Target(SubjectKind.INDIVIDUAL, person.id, person.code, person.name))
        for collective in known.collectives.values():
            known.add(Target(SubjectKind.COLLECTIVE, collective.id, collective.code, collective.name))
        for household in known.households.values():
            known.add(Target(SubjectKind.HOUSEHOLD, household.id, household.code, household.head_name))
        names = {collective.id: collective.name for collective in known.collectives.values()}
        known.units.set_parents(
            {row.id: names.get(row.parent_id or "", row.parent_name) for row in known.collectives.values()}
        )
        return known

    @cached_property
    def people_by_key(self) -> dict[str, Person]:
        """Those on file."""
        return {person.id: person for person in self.people.values()}

    @cached_property
    def collectives_by_key(self) -> dict[str, Collective]:
        """Those on file."""
        return {row.id: row for row in self.collectives.values()}

    @cached_property
    def names(self) -> PossibleNames:
        """What somebody new may be called."""
        return PossibleNames(self)

    @cached_property
    def awards(self) -> AwardsOnFile:
        """The awards held, to which every list of the file adds its own."""
        rows = self.session.scalars(select(AwardHeld).order_by(AwardHeld.id))
        return AwardsOnFile(rows, lambda code: self.library.award(code).group == TITLE)

    def add(self, target: Target) -> None:
        """A subject that can be referred to from now on."""
        if target.code in self.targets:
            return
        self.targets[target.code] = target
        self.waiting.pop(target.code, None)
        if self._loose is not None:
            self._loose[loosely(target.code)].append(target)
        if self._named is not None:
            self._named[name_key(target.name)].append(target)
        if target.kind is SubjectKind.COLLECTIVE:
            self.units.add(target)

    def add_people(self, keys: Iterable[str], codes: Sequence[str], names: Iterable[str]) -> None:
        """The same of many people of the file, put among the others when somebody asks."""
        self._many.append(map(Target, repeat(SubjectKind.INDIVIDUAL), keys, codes, names))
        for code in self.waiting.keys() & codes:
            del self.waiting[code]
        self._loose = self._named = None

    @property
    def targets(self) -> dict[str, Target]:
        """Whom rows can refer to, by code."""
        while self._many:
            for target in self._many.pop():
                self._targets.setdefault(target.code, target)
        return self._targets

    def recode(self, code: str, given: str) -> None:
        """A person on file bears another code from now on."""
        self.people[given] = self.people.pop(code)
        self.targets[given] = self.targets.pop(code)._replace(code=given)
        self._loose = self._named = None

    def withdraw(self, line: Line, code: str) -> None:
        """A new collective whose row turned out faulty after it was added; rows that need it wait."""
        if code not in self.collectives:
            target = self.targets.pop(code)
            self.units.remove(target)
            self.waiting[code] = line
            self._loose = self._named = None

    def subject(self, line: Line, name: str, code: str) -> Target | None:
        """The subject behind a code, or behind a name that only one bears; reports an unknown one.

        A code whose own row is faulty, left out or waits itself only waits for it.
        """
        if code in self.waiting:
            wait_for(line, self.waiting[code], name, code)
            return None
        target = self.targets.get(code)
        if target is not None:
            return target
        if len(nearly := self.nearly(code)) == 1:
            line.report(FIXED, "code_restored", name, code, new=nearly[0].code)
            return nearly[0]
        alike = self.bearers(code)
        if len(alike) == 1:
            line.report(FIXED, "name_read_as_code", name, code, new=alike[0].code)
            return alike[0]
        if alike:
            shown = in_words([self.candidate(target) for target in alike])
            line.report(ERROR, "name_of_several", name, code, candidates=shown, count=len(alike))
        else:
            line.report(ERROR, "code_unknown", name, code)
        return None

    def bearers(self, words: str) -> list[Target]:
        """Everybody of this name."""
        if self._named is None:
            self._named = defaultdict(list)
            for target in self.targets.values():
                self._named[name_key(target.name)].append(target)
        return self._named.get(name_key(words), [])

    def nearly(self, code: str) -> Sequence[Target]:
        """Those whose codes differ only in case or in zeros that Excel dropped."""
        return self.loose.get(loosely(code), ())

    @property
    def loose(self) -> dict[str, list[Target]]:
        """The targets by their codes as far as Excel and typists keep them."""
        if self._loose is None:
            self._loose = defaultdict(list)
            for target in self.targets.values():
                self._loose[loosely(target.code)].append(target)
        return self._loose

    def somebody(self, code: str) -> Somebody | None:
        """The person of a code as the file tells, else as on file."""
        line, person = self.first_rows.get(code), self.people.get(code)
        if line is not None and person is not None and line.status is RowStatus.PROBLEM:
            line = None  # it waits, and may be about somebody else
        if line is not None and line.subject_kind is SubjectKind.INDIVIDUAL and "name" in line.fields:
            return Somebody.told(code, line.fields, person)
        return Somebody.on_file(person, code) if person is not None else None

    def candidate(self, target: Target) -> Candidate:
        """Somebody with what tells namesakes apart."""
        about: tuple[str | None, ...] = ()
        if target.kind is SubjectKind.COLLECTIVE:
            about = (self.units.parent_of(target),)
        elif person := self.people.get(target.code) or self.somebody(target.code):
            born = shown_day(person.birth_date) if person.birth_date else None
            about = (born, self._post_of(target), person.collective_name)
        elif household := self.households.get(target.code):
            about = (household.address,)
        elif target.kind is SubjectKind.HOUSEHOLD and target.code in self.first_rows:
            about = (self.first_rows[target.code].fields.get("address"),)
        return Candidate(target.code, target.name, tuple(words for words in about if words))

    def _post_of(self, target: Target) -> str | None:
        """What somebody is: namesakes of one unit are often told apart by nothing else."""
        if (person := self.people.get(target.code)) is not None:
            return person.job_title
        return self.first_rows[target.code].fields.get("job_title") if target.code in self.first_rows else None

    def ask(
        self,
        line: Line,
        name: str,
        key: str,
        candidates: Sequence[Candidate],
        code: str,
        severity: Severity = WARNING,
        written: str | None = None,
        **details: object,
    ) -> None:
        """Put a question to the clerk; it is one however many rows it stands in. ``written``: the words it is about,
        where they stand in no cell of the row."""
        shown = in_words(candidates)
        line.report(
            severity,
            code,
            name,
            None if name in line.fields else written,
            candidates=shown,
            count=len(candidates),
            **details,
        )
        value = str(line.fields.get(name, written or ""))
        unit, place = str(line.fields.get("unit") or ""), (line.sheet.name, line.row.row)
        about = about_row(line.fields) if name == "name" else ()
        given = str(details["given"]) if code == OTHER_CODE else ""
        self.questions.append(Question(key, *place, name, value, tuple(candidates), unit, about, given))

    def ask_who(
        self, line: Line, targets: Iterable[Target], code: str, severity: Severity = WARNING, **details: object
    ) -> None:
        """Ask whether the row is about one of these; until it is answered the row waits, and what stands on it."""
        candidates = [self.candidate(target) for target in targets]
        self.ask(line, "name", place_of(line), candidates, code, severity, None, **details)
        line.status = RowStatus.PROBLEM
        if line.sheet.layout.code in SUBJECT_LISTS and "code" in line.sheet.columns and "code" in line.fields:
            self.waiting[line.fields["code"]] = line

    def award(self, line: Line, name: str, written: str) -> str | None:
        """The pack code of the award named in a cell; reports an unknown name with the nearest one."""
        code = self.library.find_award(written)
        if code is None:
            near = [self.library.award(found).name for found in self.library.suggest_awards(written)]
            line.report(ERROR, "award_unknown_near" if near else "award_unknown", name, nearest="”, “".join(near))
        return code

    def fits_kind(self, line: Line, code: str, kind: SubjectKind) -> bool:
        """Whether the award is one for this kind of subject; else it is told, and not noted of anybody."""
        award = self.library.award(code)
        fits = not award.subjects or kind in award.subjects
        if not fits and not self.is_for_others(line, code, kind):
            line.report(WARNING, "award_for_other_kind", "award", award=award.name)
        return fits

    def is_for_others(self, line: Line, code: str, kind: SubjectKind) -> bool:
        """Whether a mark under "LĐTT/TTLĐTT" means the other of these awards for this kind of subject."""
        if kind in (self.library.award(code).subjects or (kind,)):
            return False
        for heading in line.sheet.award_columns:
            if not any(isinstance(said, str) and heading in said for said in line.fields.values()):
                continue
            named = [self.library.find_award(words.strip()) for words in heading.split("/")]
            if code in named and any(one and kind in (self.library.award(one).subjects or (kind,)) for one in named):
                return True
        return False


def about_row(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """What a row itself says of its subject, to be held against the candidates: birth and post."""
    born, post = fields.get("birth_date"), fields.get("job_title")
    return tuple(filter(None, (shown_day(born) if born else None, post)))


def wait_for(line: Line, other: Line, name: str, code: str) -> None:
    """The row stands on one that is faulty or left out, and is not written without it."""
    why = "waits_for_row_left_out" if other.row.left_out else "waits_for_faulty_row"
    line.report(WARNING, why, name, code, other_sheet=other.sheet.name, other=other.row.row)
    line.leave_out()


def loosely(code: str) -> str:
    """Equal for codes that differ only in case or in zeros before a number."""
    folded = code.casefold()
    return folded.lstrip("0") if folded.isdecimal() else folded
