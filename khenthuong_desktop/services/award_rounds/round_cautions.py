"""What to bear in mind about a round, never blocking it: principles that concern its nominees, authority, last days."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.conflicts import NominationFacts
from khenthuong_desktop.domain.terms import CommendationType, Stage
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.cross_rules import CrossRule, cautions_of_type
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.due_dates import last_days
from khenthuong_desktop.services.award_rounds.rounds import find_round, nominations_of
from khenthuong_desktop.services.award_rounds.stages import votes_of
from khenthuong_desktop.services.findings import reference_text
from khenthuong_desktop.services.law.authorities import decided_here, decision_doubts, who_decides
from khenthuong_desktop.services.verdicts.fact_finding import find_facts
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound, Decision, Nomination, Unit

_NAMED = 3


class RoundCaution(NamedTuple):
    """One caution in words, and the keys of the nominations it is about (none: the whole list)."""

    code: str
    sentence: str
    nominations: tuple[str, ...] = ()


def cautions_of_round(
    session: Session, library: Library, found: AwardRound, ours: Sequence[NominationFacts]
) -> Iterator[RoundCaution]:
    """Every caution about a round's nominees; ``ours`` are those whom the council did not turn down."""
    yield from _principles(session, library, found, ours)
    unit = session.scalars(select(Unit)).first()
    if unit is not None and ours:
        yield from _launching(library, found, ours, unit)
        yield from _late(library, found, ours, unit)
        yield from _decided(session, library, found, unit)


def _principles(
    session: Session, library: Library, found: AwardRound, ours: Sequence[NominationFacts]
) -> Iterator[RoundCaution]:
    if not ours:
        return
    register, voted = find_facts(session, found.year), bool(votes_of(session, found.id))
    told: dict[CrossRule, list[NominationFacts]] = {}
    for one in ours:
        facts = register.subjects.get((one.subject_kind, one.subject_ref))
        for rule in () if facts is None else library.cautions(facts, found.year, found.law_on):
            if not (rule.choosing and (voted or len(ours) == 1)):
                told.setdefault(rule, []).append(one)
    for rule, nominees in told.items():
        sentence = _said(rule, library, "caution", who=_names(one.subject_name for one in nominees))
        yield RoundCaution(rule.code, sentence, tuple(one.key for one in nominees))
    for rule in cautions_of_type(library.tables.cross_rules, found.commendation_type, found.law_on):
        yield RoundCaution(rule.code, _said(rule, library, "caution_of_round"))


def _said(rule: CrossRule, library: Library, code: str, **details: str) -> str:
    unsure = rule.confidence.never_blocks
    sentence = say("timetable", code, text=rule.text, place=reference_text(rule.reference, library), **details)
    return say("timetable", "unsure") + sentence if unsure else sentence


def _names(names: Iterable[str]) -> str:
    known = list(dict.fromkeys(names))
    shown = ", ".join(known[:_NAMED])
    more = len(known) - _NAMED
    return shown if more <= 0 else say("timetable", "caution_more", names=shown, count=more)


def _launching(
    library: Library, found: AwardRound, ours: Sequence[NominationFacts], unit: Unit
) -> Iterator[RoundCaution]:
    """The level that launches a movement commends for it; what a higher level gives wants its launching."""
    rule = library.timetable.launching_rule(found.law_on)
    if found.commendation_type is not CommendationType.MOVEMENT or rule is None:
        return
    by_award: dict[str, list[str]] = {}
    for one in ours:
        if not decided_here(library, unit.level, one.award, found.law_on):
            by_award.setdefault(one.award, []).append(one.key)
    for award, keys in by_award.items():
        details = {
            "text": rule.text,
            "place": reference_text(rule.reference, library),
            "award": library.award(award).name,
            "who": "; ".join(who_decides(library, award, found.law_on).who),
        }
        yield RoundCaution("launching_level", say("timetable", "launching_level", **details), tuple(keys))


def _late(library: Library, found: AwardRound, ours: Sequence[NominationFacts], unit: Unit) -> Iterator[RoundCaution]:
    """The clerk's day lies behind the first day the law sets."""
    awards = tuple(dict.fromkeys(one.award for one in ours))
    first = next(iter(last_days(library, awards, found.commendation_type, found.year, found.law_on, unit.level)), None)
    if first is not None and first.due is not None and found.due_on is not None and first.due < found.due_on:
        details = {
            "due": f"{found.due_on:%d/%m/%Y}",
            "last": f"{first.due:%d/%m/%Y}",
            "text": first.text,
            "place": reference_text(first.reference, library),
        }
        yield RoundCaution("due_after_law", say("timetable", "due_after_law", **details))


def _decided(session: Session, library: Library, found: AwardRound, unit: Unit) -> Iterator[RoundCaution]:
    """A decision on record by somebody who may not decide on all of it."""
    decision = session.scalar(select(Decision).where(Decision.round_id == found.id))
    if decision is None:
        return
    query = select(Nomination.award).where(Nomination.round_id == found.id, Nomination.stage == Stage.DECIDED)
    awards = session.scalars(query.order_by(Nomination.id)).all()
    for sentence in _doubts_about(library, unit, awards, decision.issued_on, decision.decided_by):
        yield RoundCaution("not_competent", sentence)


def doubts_about_decision(
    db: Database, library: Library, round_reference: str, decided_by: str, on: date, keys: Collection[str]
) -> tuple[str, ...]:
    """In words, on which of the awards of these nominations whoever decided may not decide that day, and that the
    day is yet to come."""
    told = {"on": f"{on:%d/%m/%Y}", "today": f"{db.today():%d/%m/%Y}"}
    to_come = (say("timetable", "decided_in_future", **told),) if on > db.today() else ()
    with db.read() as session:
        row, unit = find_round(session, round_reference), session.scalars(select(Unit)).first()
        awards = [one.award for one in nominations_of(session, row.id) if one.id in keys]
        return to_come if unit is None else (*to_come, *_doubts_about(library, unit, awards, on, decided_by))


def _doubts_about(library: Library, unit: Unit, awards: Iterable[str], on: date, decided_by: str) -> tuple[str, ...]:
    """In words, what whoever decided may not decide; ``decided_by`` as it stands in the decision."""
    own = (unit.name, say("documents", "head_of", post=unit.head_title, unit=unit.name))
    return decision_doubts(library, awards, on, decided_by, unit.level, own, unit.higher_authority)
