"""Every subject and every award of a year in one view: verdicts alone; the reasons are asked for one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from khenthuong_desktop.domain.criteria import is_open
from khenthuong_desktop.domain.facts import SubjectFacts
from khenthuong_desktop.domain.reach import leaves_to_people
from khenthuong_desktop.domain.rules import RulesOnDay
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.registers.namesakes import told_apart
from khenthuong_desktop.services.registers.subjects import subject_names
from khenthuong_desktop.services.verdicts.bulk_eligibility import BulkAnswer, check_everybody
from khenthuong_desktop.services.verdicts.eligibility import check_register
from khenthuong_desktop.services.verdicts.fact_finding import Key, UnitRegister, find_facts
from khenthuong_desktop.store import tables
from khenthuong_desktop.store.database import Database

Verdicts = Mapping[str, VerdictKind]
_PERSON = SubjectKind.INDIVIDUAL


@dataclass(frozen=True)
class MatrixAward:
    """One column; for the kinds ``left_to_people`` data alone can never turn the award down."""

    code: str
    abbreviation: str
    name: str
    kinds: frozenset[SubjectKind]
    left_to_people: frozenset[SubjectKind]


@dataclass(frozen=True)
class MatrixRow:
    """One subject, by a name that only it has, with the verdicts on the awards that concern it."""

    kind: SubjectKind
    id: str
    code: str
    name: str
    unit_name: str
    verdicts: Verdicts


@dataclass(frozen=True)
class AwardMatrix:
    """All of it, for a year under the law of a day, in the order of lists and of the law."""

    on: date
    year: int
    awards: tuple[MatrixAward, ...]
    rows: tuple[MatrixRow, ...]


def award_matrix(db: Database, library: Library, year: int, on: date) -> AwardMatrix:
    """People are judged all at once, the few collectives and households one by one."""
    with db.read() as session:
        register = find_facts(session, year)
        names = subject_names(session)
    called = told_apart(names[key] for key, _ in register.present_in(year) if key in names)
    people = check_everybody(db, library, year, on=on)
    rules = library.on(on)
    others = _others(library, register, year, on)
    rows = []
    for key, facts in register.present_in(year):
        verdicts = _of_person(people, rules, key[1], facts) if key[0] is _PERSON else others.get(key, {})
        unit = names[key].unit_name if key in names else ""
        name = called.get(key, facts.name)
        rows.append(MatrixRow(*key, facts.ref, name, unit, verdicts))
    return AwardMatrix(on, year, tuple(_awards(library, rules)), tuple(rows))


def _awards(library: Library, rules: RulesOnDay) -> Iterator[MatrixAward]:
    for award in library.awards.values():
        found = {kind: rule for kind in award.subjects if (rule := rules.rule(award.code, kind)) is not None}
        if found:
            left = frozenset(kind for kind, rule in found.items() if leaves_to_people(rule.criterion))
            yield MatrixAward(award.code, award.abbreviation, award.name, frozenset(found), left)


def _of_person(answer: BulkAnswer, rules: RulesOnDay, key: str, facts: SubjectFacts) -> Verdicts:
    verdicts = {}
    for award, kind in rules.rules:
        if kind is _PERSON and is_open(rules.rules[award, kind].criterion, facts):
            if key in answer.eligible.get(award, ()):
                verdicts[award] = VerdictKind.ELIGIBLE
            elif key in answer.not_eligible.get(award, ()):
                verdicts[award] = VerdictKind.NOT_ELIGIBLE
            else:
                verdicts[award] = VerdictKind.UNDECIDED
    return verdicts


def _others(library: Library, register: UnitRegister, year: int, on: date) -> dict[Key, dict[str, VerdictKind]]:
    few = {key: facts for key, facts in register.subjects.items() if key[0] is not _PERSON}
    verdicts: dict[Key, dict[str, VerdictKind]] = {}
    for result in check_register(library, replace(register, subjects=few), year, None, None, on).results:
        verdicts.setdefault((result.subject_kind, result.subject_id), {})[result.award] = result.kind
    return verdicts


def list_proposed(db: Database, year: int) -> frozenset[tuple[SubjectKind, str, str]]:
    """Who was nominated for what in a round of the year, whatever became of it, or has it for the year already."""
    nomination, held = tables.Nomination, tables.AwardHeld
    nominated = (
        select(nomination.subject_kind, nomination.subject_id, nomination.award)
        .join(tables.AwardRound, tables.AwardRound.id == nomination.round_id)
        .where(tables.AwardRound.year == year)
    )
    on_record = select(held.subject_kind, held.subject_id, held.award).where(held.year == year)
    with db.read() as session:
        found = (*session.execute(nominated), *session.execute(on_record))
    return frozenset((kind, subject, award) for kind, subject, award in found)
