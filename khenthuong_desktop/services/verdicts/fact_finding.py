"""What the registers know about the unit's subjects for a year, read in a few column queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from khenthuong_desktop.domain.crowd import WINDOW
from khenthuong_desktop.domain.facts import (
    AwardHeld,
    AwardUse,
    CollectiveFacts,
    DisciplineFacts,
    HouseholdFacts,
    InitiativeFacts,
    PersonFacts,
    SubjectFacts,
    UnitFacts,
    YearFacts,
)
from khenthuong_desktop.domain.terms import Stage, SubjectKind
from khenthuong_desktop.store import tables

_FEW = 1000  # more keys than this make a slower query than the whole register

# What two drafts both rely on is an overlap to be shown; only a nomination that went on uses it up.
NOT_COMMITTED = (Stage.DRAFT, Stage.COMPLETE, Stage.NOT_AWARDED)

_OF_PERSON = ("name", "since", "until", "category", "person_class", "gender", "came_from", "moved_to")
Key = tuple[SubjectKind, str]
_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])


class _Placed(NamedTuple):
    """A person with the collective that he or she belongs to, and the one headed."""

    person: PersonFacts
    belongs_to: str | None
    heads: str | None


@dataclass(frozen=True)
class UnitRegister:
    """The facts on every subject by kind and key, in the order of lists, and on the unit as a whole."""

    subjects: Mapping[Key, SubjectFacts]
    unit: UnitFacts

    def present_in(self, year: int) -> list[tuple[Key, SubjectFacts]]:
        """The subjects that had not left before the year."""
        first_day = date(year, 1, 1)
        return [(key, facts) for key, facts in self.subjects.items() if facts.until is None or facts.until >= first_day]


def find_facts(session: Session, year: int) -> UnitRegister:
    """All that is known about the unit's subjects for judging awards of ``year``."""
    records = _Records(session, year)
    people = dict(_people(session, records))
    subjects: dict[Key, SubjectFacts] = dict(_collectives(session, records, people.values(), year))
    subjects |= {(SubjectKind.INDIVIDUAL, key): placed.person for key, placed in people.items()}
    subjects |= dict(_households(session, records))
    recorded = frozenset((held.award, held.year) for awards in records.awards.values() for held in awards)
    return UnitRegister(subjects, UnitFacts(recorded))


def find_people(session: Session, year: int, only: Collection[str]) -> dict[str, PersonFacts]:
    """What is known about some people alone, by their keys; for many the registers are read whole."""
    few = only if len(only) <= _FEW else None
    records = _Records(session, year, few)
    return {key: placed.person for key, placed in _people(session, records, few) if key in only}


def _about(query: _Query, subject: InstrumentedAttribute[str], only: Collection[str] | None) -> _Query:
    return query if only is None else query.where(subject.in_(only))


class _Records:
    """The dated registers, grouped by whom they are about."""

    def __init__(self, session: Session, year: int, only: Collection[str] | None = None) -> None:
        self.years = _years(session, year, only)
        self.awards = _awards(session, only)
        self.initiatives = _initiatives(session, only)
        self.discipline = _discipline(session, only)
        self.confirmed = _confirmed(session, only)

    def about(self, kind: SubjectKind, key: str) -> dict[str, Any]:
        """What stands in the registers on any kind of subject."""
        about = (kind, key)
        return {
            "years": self.years.get(about, {}),
            "awards": tuple(self.awards.get(about, ())),
            "discipline": tuple(self.discipline.get(about, ())),
            "confirmed": frozenset(self.confirmed.get(about, ())),
        }


def _years(session: Session, year: int, only: Collection[str] | None) -> dict[Key, dict[int, YearFacts]]:
    """The ratings of as many years as a crowd has; awards are read whole, for they tell what was used before."""
    rating = tables.YearRating
    found: dict[Key, dict[int, YearFacts]] = defaultdict(dict)
    query = select(
        rating.subject_kind,
        rating.subject_id,
        rating.year,
        rating.rating,
        rating.months_worked,
        rating.maternity_months,
        rating.old_workplace_heard,
    ).where(rating.year.between(year - WINDOW + 1, year))
    for kind, subject, of_year, level, months, maternity, heard in session.execute(
        _about(query, rating.subject_id, only)
    ):
        found[kind, subject][of_year] = YearFacts(level, months, maternity or 0, bool(heard))
    return found


def _awards(session: Session, only: Collection[str] | None) -> dict[Key, list[AwardHeld]]:
    held = tables.AwardHeld
    found: dict[Key, list[AwardHeld]] = defaultdict(list)
    query = select(
        held.subject_kind, held.subject_id, held.award, held.year, held.commendation_type, held.decision_date
    ).order_by(held.year)
    for kind, subject, award, year, commendation_type, decided_on in session.execute(
        _about(query, held.subject_id, only)
    ):
        found[kind, subject].append(AwardHeld(award, year, commendation_type, decided_on))
    return found


def _initiatives(session: Session, only: Collection[str] | None) -> dict[str, list[InitiativeFacts]]:
    """Initiatives by author; an author's own nominations show what each has served for."""
    uses: dict[tuple[str, str], list[AwardUse]] = defaultdict(list)
    nomination, award_round, use = tables.Nomination, tables.AwardRound, tables.InitiativeUse
    for subject, initiative, award, year in session.execute(
        select(nomination.subject_id, use.initiative_id, nomination.award, award_round.year)
        .join(nomination, nomination.id == use.nomination_id)
        .join(award_round, award_round.id == nomination.round_id)
        .where(nomination.stage.not_in(NOT_COMMITTED))
    ):
        uses[subject, initiative].append(AwardUse(award, year))
    found: dict[str, list[InitiativeFacts]] = defaultdict(list)
    made, author = tables.Initiative, tables.InitiativeAuthor
    query = (
        select(author.person_id, made.id, made.code, made.year, made.scope, made.kind, made.decision_number)
        .join(author, author.initiative_id == made.id)
        .order_by(made.year, made.code)
    )
    for person, key, code, year, scope, kind, number in session.execute(_about(query, author.person_id, only)):
        used = tuple(uses.get((person, key), ()))
        found[person].append(InitiativeFacts(code, year, scope, kind, used, bool(number)))
    return found


def _discipline(session: Session, only: Collection[str] | None) -> dict[Key, list[DisciplineFacts]]:
    entry = tables.Discipline
    found: dict[Key, list[DisciplineFacts]] = defaultdict(list)
    query = select(entry.subject_kind, entry.subject_id, entry.form, entry.from_date, entry.finished_on, entry.status)
    for kind, subject, form, from_date, finished_on, status in session.execute(_about(query, entry.subject_id, only)):
        found[kind, subject].append(DisciplineFacts(form, from_date, finished_on, status))
    return found


def _confirmed(session: Session, only: Collection[str] | None) -> dict[Key, list[tuple[str, int]]]:
    entry = tables.Confirmation
    found: dict[Key, list[tuple[str, int]]] = defaultdict(list)
    query = select(entry.subject_kind, entry.subject_id, entry.award, entry.year)
    for kind, subject, award, year in session.execute(_about(query, entry.subject_id, only)):
        found[kind, subject].append((award, year))
    return found


def _people(session: Session, records: _Records, only: Collection[str] | None = None) -> Iterable[tuple[str, _Placed]]:
    """Every person with the keys of the collectives he or she belongs to and heads."""
    person = tables.Person
    query = select(
        person.id, person.code, person.collective_id, person.heads_id, *(getattr(person, name) for name in _OF_PERSON)
    ).order_by(person.sort_key, person.code)
    for key, code, belongs_to, heads, *known in session.execute(_about(query, person.id, only)):
        facts = PersonFacts(
            ref=code,
            initiatives=tuple(records.initiatives.get(key, ())),
            headed=records.years.get((SubjectKind.COLLECTIVE, heads), {}),
            **dict(zip(_OF_PERSON, known, strict=True)),
            **records.about(SubjectKind.INDIVIDUAL, key),
        )
        yield key, _Placed(facts, belongs_to, heads)


def _collectives(
    session: Session, records: _Records, people: Iterable[_Placed], year: int
) -> Iterable[tuple[Key, CollectiveFacts]]:
    """Collectives with the members and the head they had at the end of the year."""
    last_day = date(year, 12, 31)
    members: dict[str | None, list[PersonFacts]] = defaultdict(list)
    heads: dict[str | None, PersonFacts] = {}
    for person, belongs_to, headed in people:
        came = person.since is None or person.since <= last_day
        stayed = person.until is None or person.until >= last_day
        if came and stayed:
            members[belongs_to].append(person)
            heads[headed] = person
    collective = tables.Collective
    query = select(
        collective.id,
        collective.code,
        collective.name,
        collective.category,
        collective.headcount,
        collective.established,
        collective.dissolved_on,
    ).order_by(collective.code)
    for key, code, name, category, headcount, established, dissolved_on in session.execute(query):
        facts = CollectiveFacts(
            ref=code,
            name=name,
            until=dissolved_on,
            category=category,
            headcount=headcount,
            established=int(established[:4]) if established else None,
            members=tuple(members.get(key, ())),
            head=heads.get(key),
            **records.about(SubjectKind.COLLECTIVE, key),
        )
        yield (SubjectKind.COLLECTIVE, key), facts


def _households(session: Session, records: _Records) -> Iterable[tuple[Key, HouseholdFacts]]:
    household = tables.Household
    query = select(household.id, household.code, household.head_name).order_by(household.sort_key, household.code)
    for key, code, name in session.execute(query):
        about = records.about(SubjectKind.HOUSEHOLD, key)
        yield (SubjectKind.HOUSEHOLD, key), HouseholdFacts(ref=code, name=name, **about)
