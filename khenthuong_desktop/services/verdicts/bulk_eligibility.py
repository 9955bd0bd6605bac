"""Who of a whole province is eligible for what: verdicts alone, for everybody at once; reasons on request."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.bulk import attributes_of, can_be_asked, decide
from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.crowd import Crowd
from khenthuong_desktop.domain.facts import UnitFacts
from khenthuong_desktop.domain.rules import RulesOnDay
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.verdicts.crowd_finding import find_crowd
from khenthuong_desktop.services.verdicts.fact_finding import find_people
from khenthuong_desktop.store.database import Database

_PERSON = SubjectKind.INDIVIDUAL


@dataclass(frozen=True)
class BulkAnswer:
    """The keys of the eligible and the not eligible for each award; the others it concerns are undecided.

    ``one_by_one`` are the awards whose rules bits cannot say, ``irregular`` the people whose records they
    cannot tell: these were judged by the plain rules.
    """

    on: date
    year: int
    people: int
    eligible: Mapping[str, frozenset[str]]
    not_eligible: Mapping[str, frozenset[str]]
    one_by_one: tuple[str, ...]
    irregular: frozenset[str]


def check_everybody(
    db: Database, library: Library, year: int, awards: Collection[str] | None = None, on: date | None = None
) -> BulkAnswer:
    """The verdicts on all people for awards of a year (pack codes; every award for people by default)."""
    law_day = on or db.today()
    rules = library.on(law_day)
    asked = [award.code for award in library.awards_for(_PERSON, law_day) if awards is None or award.code in awards]
    at_once = [award for award in asked if can_be_asked(rules, award, _PERSON)]
    one_by_one = tuple(award for award in asked if award not in at_once)
    with db.read() as session:
        crowd = find_crowd(session, year, attributes_of(rules, at_once, _PERSON), rules)
        plainly = frozenset(crowd.keys if one_by_one else crowd.named_by(crowd.irregular))
        facts = find_people(session, year, plainly) if plainly else {}
    eligible, not_eligible = _at_once(crowd, rules, at_once, year)
    irregular = frozenset(crowd.named_by(crowd.irregular))
    for award in asked if facts else ():
        for key in plainly if award in one_by_one else irregular:
            verdict = judge(rules, facts[key], award, year, UnitFacts())
            if verdict is not None and verdict.kind is VerdictKind.ELIGIBLE:
                eligible.setdefault(award, set()).add(key)
            elif verdict is not None and verdict.kind is VerdictKind.NOT_ELIGIBLE:
                not_eligible.setdefault(award, set()).add(key)
    return BulkAnswer(
        law_day,
        year,
        len(crowd),
        {award: frozenset(keys) for award, keys in eligible.items()},
        {award: frozenset(keys) for award, keys in not_eligible.items()},
        one_by_one,
        irregular,
    )


def _at_once(
    crowd: Crowd, rules: RulesOnDay, awards: Collection[str], year: int
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    eligible, not_eligible = {}, {}
    for award in awards:
        found = decide(crowd, rules, award, _PERSON, year)
        eligible[award] = set(crowd.named_by(found.eligible & ~crowd.irregular))
        not_eligible[award] = set(crowd.named_by(found.not_eligible & ~crowd.irregular))
    return eligible, not_eligible
