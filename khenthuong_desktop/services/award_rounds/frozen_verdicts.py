"""Verdicts as they stood when a dossier left the house, and what a look at today's data and law would change."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, RoundDetail, nominations_of
from khenthuong_desktop.services.law.law_of_the_day import law_days
from khenthuong_desktop.services.verdicts import eligibility
from khenthuong_desktop.services.verdicts.eligibility import CheckResult
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound, Nomination

Judged = Mapping[tuple[SubjectKind, str, str], CheckResult]


class Occasion(StrEnum):
    """Why a verdict was frozen once more."""

    RECEIVED = "received"  # the day of receipt was noted
    HANDED_IN = "handed_in"


def judge_round(db: Database, library: Library, found: RoundDetail, award: str | None = None) -> Judged:
    """The verdicts on all subjects (for one award) by the law that binds a round today, by subject and award."""
    days = law_days(found, db.today())
    answer = eligibility.check(db, library, found.year, award, on=days.on, received_on=days.received_on)
    return {(result.subject_kind, result.subject_id, result.award): result for result in answer.results}


def freeze(session: Session, round_id: str, judged: Judged, occasion: Occasion, day: date | None) -> None:
    """Keep the verdicts with a round's nominations; who cannot be judged keeps the verdict there was."""
    for nomination in nominations_of(session, round_id):
        result = judged.get((nomination.subject_kind, nomination.subject_id, nomination.award))
        if result is not None:
            told = {
                "why": occasion.value,
                "on": day.isoformat() if day else None,
                "sentence": eligibility.describe_gap(replace(result, subject_name=nomination.called)).sentence,
                "blocks": result.blocks,
            }
            session.get_one(Nomination, nomination.id).verdict = {**result.snapshot(), "frozen": told}


def handed_in_verdict(nomination: NominationRow) -> Mapping[str, Any] | None:
    """The verdict a nominee was handed in with, or None."""
    kept = nomination.verdict or {}
    return kept if kept.get("frozen", {}).get("why") == Occasion.HANDED_IN else None


def difference(nomination: NominationRow, result: CheckResult | None) -> tuple[str, str] | None:
    """What data and law of today would say otherwise than what was handed in, as a code and a sentence."""
    kept = handed_in_verdict(nomination)
    if kept is None or result is None:
        return None
    fresh = result.as_json()
    told = {
        "name": nomination.called,
        "award": result.library.award(nomination.award).name,
        "day": _day(kept["frozen"]["on"]),
        "before": _word(kept["verdict"]),
        "now": _word(fresh["verdict"]),
        "old_law": _day(kept["version"]),
        "new_law": _day(fresh["version"]),
    }
    if kept["verdict"] != fresh["verdict"]:
        code = "verdict_differs"
    elif kept["version"] != fresh["version"]:
        code = "verdict_by_other_law"
    elif _outcomes(kept["findings"]) != _outcomes(fresh["findings"]):
        code = "verdict_on_other_facts"
    else:
        return None
    return code, say("dossiers", code, **told)


def difference_now(db: Database, library: Library, nomination: NominationRow) -> str:
    """In words what a look at one nominee today would change, or nothing."""
    if handed_in_verdict(nomination) is None:
        return ""
    with db.read() as session:
        found = session.get_one(AwardRound, session.get_one(Nomination, nomination.id).round_id)
    days = law_days(found, db.today())
    answer = eligibility.check(
        db, library, found.year, nomination.award, nomination.code, on=days.on, received_on=days.received_on
    )
    told = difference(nomination, next(iter(answer.results), None))
    return told[1] if told else ""


def _outcomes(findings: Iterable[Mapping[str, Any]]) -> list[Any]:
    """What was found of each criterion, without the words for it."""
    return [(one["kind"], one["outcome"], _outcomes(one.get("children", ()))) for one in findings]


def _word(verdict: str) -> str:
    return str(catalogue("labels")["VerdictKind"][verdict]).lower()


def _day(iso: str | None) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if iso else ""
