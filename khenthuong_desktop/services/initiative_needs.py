"""Which nominees meet the standard of their award even without the initiative they name."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import PersonFacts
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.fact_finding import find_facts
from khenthuong_desktop.services.rounds import NominationRow
from khenthuong_desktop.store.tables import AwardRound


def stands_without_initiatives(
    session: Session, library: Library, row: AwardRound, nominations: Iterable[NominationRow]
) -> frozenset[str]:
    """Those nominations of a round that name an initiative and would be eligible without any."""
    naming = [nomination for nomination in nominations if nomination.initiatives]
    if not naming:
        return frozenset()
    register, rules = find_facts(session, row.year), library.on(row.received_on or row.law_on)
    found = set()
    for nomination in naming:
        facts = register.subjects.get((nomination.subject_kind, nomination.subject_id))
        if isinstance(facts, PersonFacts):
            verdict = judge(rules, replace(facts, initiatives=()), nomination.award, row.year, register.unit)
            if verdict is not None and verdict.kind is VerdictKind.ELIGIBLE:
                found.add(nomination.id)
    return frozenset(found)
