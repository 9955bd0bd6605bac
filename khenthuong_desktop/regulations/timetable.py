"""Who decides, by when to hand in, how long offices take, what a dossier is made of: lists of dated rules.

Each rule has its own first and last day, so that a province's list simply joins ours.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, TypedDict, TypeVar

from khenthuong_desktop.domain.deadlines import Stretch, WorkCalendar
from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import CommendationType, Confidence, UnitLevel
from khenthuong_desktop.regulations.entries import Entry
from khenthuong_desktop.regulations.holidays import Holidays, load_holidays
from khenthuong_desktop.regulations.tables import read_reference

MINUTES = "minutes"


@dataclass(frozen=True, kw_only=True)
class DatedRule:
    """What every rule of these lists has; no awards or levels named: all of them. ``until`` is the first day out."""

    valid_from: date
    until: date | None
    awards: frozenset[str]
    levels: frozenset[UnitLevel]
    confidence: Confidence
    reference: Reference
    text: str

    def holds(self, on: date, award: str | None = None, level: UnitLevel | None = None) -> bool:
        """Whether the rule speaks of that award and level on that day."""
        in_time = self.valid_from <= on and (self.until is None or on < self.until)
        of_award = award is None or not self.awards or award in self.awards
        return in_time and of_award and (level is None or not self.levels or level in self.levels)


@dataclass(frozen=True, kw_only=True)
class DeadlineRule(DatedRule):
    """The last day for a piece of work: a day of the year, ``years_after`` the award's; or days before an event.

    ``sector`` is a field with a day of its own ("education"); ``to`` who receives the dossier.
    """

    to: str
    month: int | None
    day: int | None
    years_after: int
    is_day_before: bool
    days_before_event: int | None
    sector: str | None

    def due(self, year: int, event: date | None = None) -> date | None:
        """The last day for awards of a year; ``None`` while the day of the event is not known."""
        if self.days_before_event is not None:
            return None if event is None else event - timedelta(days=self.days_before_event)
        assert self.month is not None
        assert self.day is not None
        due = date(year + self.years_after, self.month, self.day)
        return due - timedelta(days=1) if self.is_day_before else due


@dataclass(frozen=True, kw_only=True)
class ProcessingTime(DatedRule):
    """How many working days an office has for a step."""

    step: str
    working_days: int


@dataclass(frozen=True, kw_only=True)
class DossierForm(DatedRule):
    """What a dossier is made of and in how many copies; ``copies`` of ``None`` is left to the province."""

    papers: tuple[str, ...]
    copies: int | None
    electronic: tuple[str, ...]
    opinions: tuple[str, ...]
    public_days: int | None
    types: frozenset[CommendationType]


@dataclass(frozen=True, kw_only=True)
class AuthorityRule(DatedRule):
    """Heads of units of these levels decide on these awards; no level named: an authority above all units."""

    who: str


class Needed(StrEnum):
    """When a piece of preparation is needed at all."""

    ALWAYS = "always"
    MINUTES = "minutes"
    OPINIONS = "opinions"
    PUBLIC = "public"


class Preparation(NamedTuple):
    """One piece of work before the last day; ``None`` working days: as many as the dossier must be public."""

    step: str
    working_days: int | None
    needed: Needed


Rule = TypeVar("Rule", bound=DatedRule)


@dataclass(frozen=True)
class Timetable:
    """All the lists, and the calendar of working days."""

    deadlines: tuple[DeadlineRule, ...]
    processing: tuple[ProcessingTime, ...]
    dossiers: tuple[DossierForm, ...]
    authority: tuple[AuthorityRule, ...]
    launching: tuple[DatedRule, ...]
    yearly: tuple[DeadlineRule, ...]
    preparation: tuple[Preparation, ...]
    holidays: Holidays

    @property
    def calendar(self) -> WorkCalendar:
        """The days on which offices are open."""
        return self.holidays.calendar()

    def rules(self) -> Iterable[DatedRule]:
        """Every rule of every list."""
        return (
            *self.deadlines,
            *self.processing,
            *self.dossiers,
            *self.authority,
            *self.launching,
            *self.yearly,
        )

    def work(self, papers: Collection[str], forms: Iterable[DossierForm] = ()) -> tuple[Stretch, ...]:
        """The pieces of preparation for a dossier with these papers, in order; ``forms`` say what else it needs."""
        known = tuple(forms)
        public = max((form.public_days or 0 for form in known), default=0)
        wanted = {
            Needed.ALWAYS: True,
            Needed.MINUTES: MINUTES in papers,
            Needed.OPINIONS: any(form.opinions for form in known),
            Needed.PUBLIC: public > 0,
        }
        return tuple(
            Stretch(one.step, public if one.working_days is None else one.working_days)
            for one in self.preparation
            if wanted[one.needed]
        )

    def deadlines_for(
        self, award: str, on: date, level: UnitLevel | None = None, sector: str | None = None
    ) -> list[DeadlineRule]:
        """The deadlines that bind; where a sector has its own, that one."""
        found = [rule for rule in _holding(self.deadlines, on, award, level) if rule.sector in (None, sector)]
        own = [rule for rule in found if rule.sector is not None]
        return own or found

    def processing_for(self, award: str, on: date, level: UnitLevel | None = None) -> list[ProcessingTime]:
        """The steps with their working days."""
        return _holding(self.processing, on, award, level)

    def dossier_for(
        self, award: str, on: date, level: UnitLevel | None = None, kind: CommendationType | None = None
    ) -> DossierForm | None:
        """The dossier of the award, the most particular rule first; a later one goes before an earlier one."""
        found = [
            rule
            for rule in _holding(self.dossiers, on, award, level)
            if not rule.types or (kind is not None and kind in rule.types)
        ]
        ranked = sorted(found, key=lambda rule: (bool(rule.types), bool(rule.awards), rule.valid_from))
        return ranked[-1] if ranked else None

    def may_decide(self, award: str, level: UnitLevel, on: date) -> AuthorityRule | None:
        """The rule by which the head of a unit of that level decides on the award; ``None``: must not."""
        found = [rule for rule in self.deciders(award, on) if level in rule.levels]
        return found[-1] if found else None

    def deciders(self, award: str, on: date) -> list[AuthorityRule]:
        """Everybody who decides on the award that day, the lowest first."""
        return _holding(self.authority, on, award, None)

    def launching_rule(self, on: date) -> DatedRule | None:
        """That the level which launches a movement commends for it."""
        return next((rule for rule in reversed(self.launching) if rule.holds(on)), None)


def _holding(rules: Iterable[Rule], on: date, award: str, level: UnitLevel | None) -> list[Rule]:
    return [rule for rule in rules if rule.holds(on, award, level)]


def load_timetable(
    deadlines: Entry, processing: Entry, dossiers: Entry, authority: Entry, holidays: Entry
) -> Timetable:
    """Reads the five files."""
    stated = authority.entries("launching") if "launching" in authority else ()
    yearly = deadlines.entries("yearly") if "yearly" in deadlines else ()
    return Timetable(
        deadlines=tuple(_deadline(entry) for entry in deadlines.entries("deadlines")),
        processing=tuple(_processing(entry) for entry in processing.entries("steps")),
        dossiers=tuple(_dossier(entry) for entry in dossiers.entries("dossiers")),
        authority=tuple(_authority(entry) for entry in authority.entries("authority")),
        launching=tuple(DatedRule(**_dated(entry)) for entry in stated),
        yearly=tuple(_deadline(entry) for entry in yearly),
        preparation=tuple(_preparation(entry) for entry in deadlines.entries("preparation")),
        holidays=load_holidays(holidays),
    )


_COMMON = ("from", "until", "awards", "levels", "confidence", "reference", "text")


class _Dated(TypedDict):
    valid_from: date
    until: date | None
    awards: frozenset[str]
    levels: frozenset[UnitLevel]
    confidence: Confidence
    reference: Reference
    text: str


def _dated(entry: Entry, *own: str) -> _Dated:
    """What every rule has; ``own`` are the other keys it may have."""
    entry.only(*_COMMON, *own)
    return {
        "valid_from": entry.day("from", needed=True) or date.max,
        "until": entry.day("until"),
        "awards": frozenset(entry.texts("awards")),
        "levels": frozenset(entry.choices("levels", UnitLevel)),
        "confidence": entry.choice("confidence", Confidence, Confidence.D),
        "reference": read_reference(entry),
        "text": entry.words("text"),
    }


def _deadline(entry: Entry) -> DeadlineRule:
    dated = _dated(entry, "to", "by", "before", "years_after", "days_before_event", "sector")
    month, day = _day_of_year(entry)
    return DeadlineRule(
        **dated,
        to=entry.words("to"),
        month=month,
        day=day,
        years_after=entry.value("years_after", int) or 0,
        is_day_before="before" in entry,
        days_before_event=entry.value("days_before_event", int),
        sector=entry.text("sector"),
    )


def _day_of_year(entry: Entry) -> tuple[int | None, int | None]:
    """ "31/12" as month and day."""
    if "days_before_event" in entry:
        return None, None
    key = "before" if "before" in entry else "by"
    parts = entry.words(key).split("/")
    try:
        day, month = (int(part) for part in parts)
        date(2023, month, day)
    except ValueError:
        entry.fault("wrong_type", key, found="/".join(parts))
        return 12, 31
    return month, day


def _processing(entry: Entry) -> ProcessingTime:
    dated = _dated(entry, "step", "working_days")
    days = entry.value("working_days", int, needed=True) or 0
    return ProcessingTime(**dated, step=entry.words("step"), working_days=days)


def _dossier(entry: Entry) -> DossierForm:
    dated = _dated(entry, "papers", "copies", "electronic", "opinions", "public_days", "types")
    return DossierForm(
        **dated,
        papers=entry.texts("papers"),
        copies=entry.value("copies", int),
        electronic=entry.texts("electronic"),
        opinions=entry.texts("opinions"),
        public_days=entry.value("public_days", int),
        types=frozenset(entry.choices("types", CommendationType)),
    )


def _authority(entry: Entry) -> AuthorityRule:
    dated = _dated(entry, "who")
    return AuthorityRule(**dated, who=entry.words("who"))


def _preparation(entry: Entry) -> Preparation:
    entry.only("step", "working_days", "needed")
    needed = entry.choice("needed", Needed, Needed.ALWAYS) if "needed" in entry else Needed.ALWAYS
    days = entry.value("working_days", int, needed=needed is not Needed.PUBLIC)
    return Preparation(entry.words("step"), days, needed)
