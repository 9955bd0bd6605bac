"""What is known about the subjects of an award; ``None`` always means "not known", never "none"."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from khenthuong_desktop.domain.terms import (
    CollectiveCategory,
    CommendationType,
    DisciplineForm,
    DisciplineStatus,
    Gender,
    InitiativeKind,
    PersonCategory,
    PersonClass,
    Rating,
    Scope,
    SubjectKind,
)


class YearFacts(NamedTuple):
    """What is known of one year of a person or a collective.

    Maternity leave and the opinion of the old workplace are registers: nothing entered means none.
    """

    rating: Rating | None = None
    months_worked: int | None = None
    maternity_months: int = 0
    old_workplace_heard: bool = False

    @property
    def months_counted(self) -> int | None:
        """Maternity leave counts as time (NĐ 152/2025, Điều 4.5)."""
        return None if self.months_worked is None else self.months_worked + self.maternity_months


class AwardHeld(NamedTuple):
    """One line of the register of awards held; ``award`` is a pack code."""

    award: str
    year: int
    commendation_type: CommendationType | None = None
    decided_on: date | None = None


class AwardUse(NamedTuple):
    """The award and year for which an initiative has served as a standard."""

    award: str
    year: int


class InitiativeFacts(NamedTuple):
    """One line of the register of initiatives, topics, schemes and works.

    ``has_decision``: the number of the decision that recognised it was entered.
    """

    ref: str
    year: int | None
    scope: Scope | None
    kind: InitiativeKind = InitiativeKind.INITIATIVE
    used_by: tuple[AwardUse, ...] = ()
    has_decision: bool = True


class DisciplineFacts(NamedTuple):
    """One line of the register of discipline; concluded without a form means: nothing was found."""

    form: DisciplineForm | None
    from_date: date | None
    finished_on: date | None
    status: DisciplineStatus


@dataclass(frozen=True, kw_only=True)
class SubjectFacts(ABC):
    """What the three kinds of subject share; ``confirmed`` are awards and years for which people have confirmed
    what no register knows.

    ``since`` ("Từ ngày") opens the registers: from its year on, nothing entered means none;
    before it, unknown. Without it the registers are complete for all years.
    """

    ref: str
    name: str
    since: date | None = None
    until: date | None = None
    years: Mapping[int, YearFacts] = field(default_factory=dict)
    awards: tuple[AwardHeld, ...] = ()
    initiatives: tuple[InitiativeFacts, ...] = ()
    discipline: tuple[DisciplineFacts, ...] = ()
    confirmed: frozenset[tuple[str, int]] = frozenset()

    @property
    @abstractmethod
    def kind(self) -> SubjectKind:
        """Individual, collective or household."""

    @property
    def in_armed_forces(self) -> bool:
        """Known to belong to army, police or militia."""
        return False

    def registers_cover(self, year: int) -> bool:
        """Whether "nothing entered" means "none" for that year."""
        return self.since is None or year >= self.since.year

    def of_year(self, year: int) -> YearFacts:
        return self.years.get(year, _NOTHING_KNOWN)


_NOTHING_KNOWN = YearFacts()


@dataclass(frozen=True, kw_only=True)
class PersonFacts(SubjectFacts):
    """One person; ``category`` is the column "Loại", ``person_class`` the column "Đối tượng".

    ``headed`` are the years of the collective whose head this is; ``came_from`` and ``moved_to`` name the
    workplaces before and after this unit, where there is one.
    """

    category: PersonCategory | None = None
    person_class: PersonClass | None = None
    gender: Gender | None = None
    headed: Mapping[int, YearFacts] = field(default_factory=dict)
    came_from: str | None = None
    moved_to: str | None = None

    @property
    def kind(self) -> SubjectKind:
        return SubjectKind.INDIVIDUAL

    @property
    def in_armed_forces(self) -> bool:
        return self.category is not None and self.category.in_armed_forces


@dataclass(frozen=True, kw_only=True)
class CollectiveFacts(SubjectFacts):
    """One collective; ``members`` are those on record, maybe fewer than ``headcount``; ``established`` is a year."""

    headcount: int | None = None
    members: tuple[PersonFacts, ...] = ()
    category: CollectiveCategory | None = None
    established: int | None = None
    head: PersonFacts | None = None

    @property
    def kind(self) -> SubjectKind:
        return SubjectKind.COLLECTIVE

    @property
    def in_armed_forces(self) -> bool:
        return self.category is CollectiveCategory.ARMED_UNIT


@dataclass(frozen=True, kw_only=True)
class HouseholdFacts(SubjectFacts):
    """One household."""

    @property
    def kind(self) -> SubjectKind:
        return SubjectKind.HOUSEHOLD


@dataclass(frozen=True)
class UnitFacts:
    """What the unit's registers say as a whole: which awards are on record for which year, for anybody."""

    recorded: frozenset[tuple[str, int]] = frozenset()

    def has_decided(self, award: str, year: int) -> bool:
        """Whether some decision on the award of the year is in the register; that it names everybody is not known."""
        return (award, year) in self.recorded
