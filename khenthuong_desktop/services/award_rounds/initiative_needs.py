"""For which nominees an initiative speaks, and which of them meet the standard of their award even without one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import PersonFacts
from khenthuong_desktop.domain.verdict import MET, Finding, Verdict, VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.verdicts.fact_finding import find_facts
from khenthuong_desktop.store.tables import AwardRound


@dataclass(frozen=True)
class InitiativeNeeds:
    """Keys of the nominations that name an initiative or whose verdict counts one on record.

    ``free`` are those that would be eligible without any.
    """

    relying: frozenset[str]
    free: frozenset[str]


def initiative_needs(
    session: Session, library: Library, row: AwardRound, nominations: Iterable[NominationRow]
) -> InitiativeNeeds:
    """Who of a round relies on an initiative, by the law that binds the round."""
    register, rules = find_facts(session, row.year), library.on(row.received_on or row.law_on)
    relying, free = set(), set()
    for nomination in nominations:
        facts = register.subjects.get((nomination.subject_kind, nomination.subject_id))
        counts = False
        if isinstance(facts, PersonFacts) and (facts.initiatives or nomination.initiatives):
            counts = counts_initiative(judge(rules, facts, nomination.award, row.year, register.unit))
        if not counts and not nomination.initiatives:
            continue
        relying.add(nomination.id)
        if isinstance(facts, PersonFacts):
            alone = judge(rules, replace(facts, initiatives=()), nomination.award, row.year, register.unit)
            if alone is not None and alone.kind is VerdictKind.ELIGIBLE:
                free.add(nomination.id)
    return InitiativeNeeds(frozenset(relying), frozenset(free))


def counts_initiative(verdict: Verdict | None) -> bool:
    """Whether an initiative on record speaks for the verdict, needed or not."""
    if verdict is None:
        return False
    leaves = (leaf for finding in verdict.findings for leaf in finding.leaves())
    return any(is_about_initiative(leaf) and leaf.outcome is MET for leaf in leaves)


def is_about_initiative(finding: Finding) -> bool:
    """Whether a finding asks for an initiative."""
    return finding.kind.startswith("initiative")
