"""What the registers know about the unit's subjects for a year, read in a few column queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

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

# No rule looks back further; the awards register is read whole because it also tells what was used before.
_YEARS_BACK = 12
_FEW = 1000  # more keys than this make a slower query than the whole register

# What two drafts both rely on is an overlap to be shown; only a nomination that went on uses it up.
NOT_COMMITTED = (Stage.DRAFT, Stage.COMPLETE, Stage.NOT_AWARDED)

Key = tuple[SubjectKind, str]
_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])


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
    subjects: dict[Key, SubjectFacts] = dict(_collectives(session, records, people, year))
    subjects |= {(SubjectKind.INDIVIDUAL, key): person for key, (person, _) in people.items()}
    subjects |= dict(_households(session, records))
    recorded = frozenset((held.award, held.year) for awards in records.awards.values() for held in awards)
    return UnitRegister(subjects, UnitFacts(recorded))


def find_people(session: Session, year: int, only: Collection[str]) -> dict[str, PersonFacts]:
    """What is known about some people alone, by their keys; for many the registers are read whole."""
    few = only if len(only) <= _FEW else None
    records = _Records(session, year, few)
    return {key: person for key, (person, _) in _people(session, records, few) if key in only}


def _about(query: _Query, subject: InstrumentedAttribute[str], only: Collection[str] | None) -> _Query:
    return query if only is None else query.where(subject.in_(only))


class _Records:
    """The dated registers, grouped by whom they are about."""

    def __init__(self, session: Session, year: int, only: Collection[str] | None = None) -> None:
        self.years = _years(session, year, only)
        self.awards = _awards(session, only)
        self.initiatives = _initiatives(session, only)
        self.discipline = _discipline(session, only)


def _years(session: Session, year: int, only: Collection[str] | None) -> dict[Key, dict[int, YearFacts]]:
    rating = tables.YearRating
    found: dict[Key, dict[int, YearFacts]] = defaultdict(dict)
    query = select(rating.subject_kind, rating.subject_id, rating.year, rating.rating, rating.months_worked).where(
        rating.year.between(year - _YEARS_BACK, year)
    )
    for kind, subject, of_year, level, months in session.execute(_about(query, rating.subject_id, only)):
        found[kind, subject][of_year] = YearFacts(level, months)
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
        select(author.person_id, made.id, made.code, made.year, made.scope, made.kind)
        .join(author, author.initiative_id == made.id)
        .order_by(made.year, made.code)
    )
    for person, key, code, year, scope, kind in session.execute(_about(query, author.person_id, only)):
        used = tuple(uses.get((person, key), ()))
        found[person].append(InitiativeFacts(code, year, scope, kind, used))
    return found


def _discipline(session: Session, only: Collection[str] | None) -> dict[str, list[DisciplineFacts]]:
    entry = tables.Discipline
    found: dict[str, list[DisciplineFacts]] = defaultdict(list)
    query = select(entry.person_id, entry.form, entry.from_date, entry.finished_on, entry.status)
    for person, form, from_date, finished_on, status in session.execute(_about(query, entry.person_id, only)):
        found[person].append(DisciplineFacts(form, from_date, finished_on, status))
    return found


def _people(
    session: Session, records: _Records, only: Collection[str] | None = None
) -> Iterable[tuple[str, tuple[PersonFacts, str | None]]]:
    """Every person with the key of the collective he or she belongs to."""
    person = tables.Person
    query = select(
        person.id,
        person.code,
        person.name,
        person.since,
        person.until,
        person.category,
        person.person_class,
        person.gender,
        person.collective_id,
    ).order_by(person.sort_key, person.code)
    for key, code, name, since, until, category, person_class, gender, collective in session.execute(
        _about(query, person.id, only)
    ):
        about = (SubjectKind.INDIVIDUAL, key)
        facts = PersonFacts(
            ref=code,
            name=name,
            since=since,
            until=until,
            years=records.years.get(about, {}),
            awards=tuple(records.awards.get(about, ())),
            initiatives=tuple(records.initiatives.get(key, ())),
            discipline=tuple(records.discipline.get(key, ())),
            category=category,
            person_class=person_class,
            gender=gender,
        )
        yield key, (facts, collective)


def _collectives(
    session: Session, records: _Records, people: Mapping[str, tuple[PersonFacts, str | None]], year: int
) -> Iterable[tuple[Key, CollectiveFacts]]:
    """Collectives with the members they had at the end of the year."""
    last_day = date(year, 12, 31)
    members: dict[str, list[PersonFacts]] = defaultdict(list)
    for person, belongs_to in people.values():
        came = person.since is None or person.since <= last_day
        stayed = person.until is None or person.until >= last_day
        if belongs_to is not None and came and stayed:
            members[belongs_to].append(person)
    collective = tables.Collective
    query = select(collective.id, collective.code, collective.name, collective.headcount).order_by(collective.code)
    for key, code, name, headcount in session.execute(query):
        about = (SubjectKind.COLLECTIVE, key)
        yield (
            about,
            CollectiveFacts(
                ref=code,
                name=name,
                years=records.years.get(about, {}),
                awards=tuple(records.awards.get(about, ())),
                headcount=headcount,
                members=tuple(members.get(key, ())),
            ),
        )


def _households(session: Session, records: _Records) -> Iterable[tuple[Key, HouseholdFacts]]:
    household = tables.Household
    query = select(household.id, household.code, household.head_name).order_by(household.sort_key, household.code)
    for key, code, name in session.execute(query):
        about = (SubjectKind.HOUSEHOLD, key)
        awards = tuple(records.awards.get(about, ()))
        yield about, HouseholdFacts(ref=code, name=name, awards=awards)
