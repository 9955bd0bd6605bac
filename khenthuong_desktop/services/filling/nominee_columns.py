"""What a round knows of each nominee beyond name and award, for the columns that offices add to their lists."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.wording import coefficient, figures, percent, short_day
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, RoundDetail
from khenthuong_desktop.services.council.meetings import MeetingDetail
from khenthuong_desktop.services.money.reward_lines import RewardLine
from khenthuong_desktop.services.money.rewards import rewards_of_round
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Collective, Household, Initiative, Person, YearRating

_YEARS_SHOWN = 5  # what a column has room for; no text says how far back it reaches
_TOLD = ("hometown", "residence", "qualifications")  # what the clerk wrote for the report
Subject = tuple[SubjectKind, str]
Record = Person | Collective | Household


@dataclass(frozen=True)
class NomineeDetails:
    """By the key of the nomination: values of ``SubjectColumns``, and the money where an award brings any."""

    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rewards: Mapping[str, RewardLine] = field(default_factory=dict)


def details_of(
    db: Database, library: Library, found: RoundDetail, meeting: MeetingDetail | None, records: Mapping[str, Record]
) -> NomineeDetails:
    """What is known of every nominee of a round; ``records`` are theirs, by key."""
    lines = {
        (line.subject_kind, line.code, line.award): line
        for line in rewards_of_round(db, library, found.id).lines
        if line.amount
    }
    keys = {one.id: (one.subject_kind, one.code, one.award) for one in found.nominations}
    rewards = {key: lines[line] for key, line in keys.items() if line in lines}
    with db.read() as session:
        reading = _Reading(session, found, meeting, rewards)
    return NomineeDetails({one.id: reading.columns(one, records[one.subject_id]) for one in found.nominations}, rewards)


class _Reading:
    """What is on record of the nominees of a round, read at once."""

    def __init__(
        self, session: Session, found: RoundDetail, meeting: MeetingDetail | None, rewards: Mapping[str, RewardLine]
    ) -> None:
        subjects = {(one.subject_kind, one.subject_id) for one in found.nominations}
        self.ratings = _ratings(session, subjects, found.year)
        self.awards = _earlier_awards(session, subjects, found.year)
        self.initiatives = _initiatives(session, {code for n in found.nominations for code in n.initiatives})
        self.votes = {result.nomination_id: result for result in meeting.results} if meeting else {}
        self.rewards = rewards

    def columns(self, nomination: NominationRow, record: Record) -> dict[str, str]:
        subject = (nomination.subject_kind, nomination.subject_id)
        rating, rating_decision = self.ratings.get(subject, ("", ""))
        relied_on = [self.initiatives[code] for code in nomination.initiatives]
        return {
            "code": nomination.code,
            "kind": _label("SubjectKind", nomination.subject_kind),
            "honorific": nomination.honorific,
            "full_name": nomination.name,
            "rating": rating,
            "rating_decision": rating_decision,
            "initiative_names": "; ".join(name for name, _ in relied_on),
            "initiative_decisions": "; ".join(filter(None, dict.fromkeys(decision for _, decision in relied_on))),
            "earlier_awards": "; ".join(self.awards.get(subject, ())),
            **{name: nomination.report.get(name) or "" for name in _TOLD},
            **_of_record(record, nomination),
            **self._voted(nomination.id),
            **self._paid(nomination.id),
        }

    def _voted(self, nomination_id: str) -> dict[str, str]:
        result = self.votes.get(nomination_id)
        if result is None:
            return {}
        in_favour = result.in_favour + result.written_in_favour
        return {"votes": f"{in_favour}/{result.members}", "vote_share": percent(in_favour, result.members)}

    def _paid(self, nomination_id: str) -> dict[str, str]:
        line = self.rewards.get(nomination_id)
        if line is None:
            return {}
        return {
            "reward_coefficient": coefficient(line.coefficient or 0),
            "reward": figures(line.amount),
            "payer": line.payer,
        }


def _of_record(record: Record, nomination: NominationRow) -> dict[str, str]:
    """What only a person, a collective or a household has."""
    if isinstance(record, Person):
        return {
            "born_on": short_day(record.birth_date or ""),
            "birth_year": (record.birth_date or "")[:4],
            "gender": _label("Gender", record.gender) if record.gender else "",
            "post": record.job_title or "",
            "unit": nomination.unit_name,
            "category": _label("PersonCategory", record.category) if record.category else "",
            "working_since": _day(record.since),
        }
    if isinstance(record, Household):
        return {"address": record.address or "", "head_name": record.head_name}
    return {
        "unit": nomination.unit_name,
        "category": _label("CollectiveCategory", record.category) if record.category else "",
        "address": nomination.report.get("address") or "",
        "head_name": nomination.report.get("head") or "",
        "headcount": str(record.headcount or ""),
        "working_since": short_day(record.established or ""),
    }


def _label(kind: str, value: str) -> str:
    return str(catalogue("labels")[kind][value])


def _day(day: date | None) -> str:
    return short_day(day.isoformat()) if day else ""


def _decision(number: str | None, day: date | None) -> str:
    """15/QĐ-UBND ngày 10/01/2025, as far as it is known."""
    return f"{number}{say('documents', 'decision_day', day=_day(day)) if day else ''}" if number else ""


def _among(table: type[YearRating | AwardHeld], subjects: Collection[Subject]) -> ColumnElement[bool]:
    """Records of some subjects, as the index of the table finds them; keys are unique over all kinds."""
    kinds, keys = {kind for kind, _ in subjects}, {key for _, key in subjects}
    return table.subject_kind.in_(kinds) & table.subject_id.in_(keys)


def _ratings(session: Session, subjects: Collection[Subject], year: int) -> dict[Subject, tuple[str, str]]:
    """The rating of a year and its decision, by subject."""
    query = select(
        YearRating.subject_kind,
        YearRating.subject_id,
        YearRating.rating,
        YearRating.decision_number,
        YearRating.decision_date,
    ).where(_among(YearRating, subjects), YearRating.year == year, YearRating.rating.is_not(None))
    return {
        (kind, key): (_label("Rating", str(rating)), _decision(number, day))
        for kind, key, rating, number, day in session.execute(query)
    }


def _earlier_awards(session: Session, subjects: Collection[Subject], year: int) -> dict[Subject, list[str]]:
    """What was awarded in the years before, oldest first, by subject."""
    query = (
        select(
            AwardHeld.subject_kind,
            AwardHeld.subject_id,
            AwardHeld.year,
            AwardHeld.award_name,
            AwardHeld.decision_number,
            AwardHeld.decision_date,
        )
        .where(_among(AwardHeld, subjects), AwardHeld.year < year, AwardHeld.year >= year - _YEARS_SHOWN)
        .order_by(AwardHeld.year, AwardHeld.award_name)
    )
    found: dict[Subject, list[str]] = defaultdict(list)
    for kind, key, held_in, award, number, day in session.execute(query):
        decision = _decision(number, day)
        found[kind, key].append(f"{award} {held_in}{f' ({decision})' if decision else ''}")
    return found


def _initiatives(session: Session, codes: Collection[str]) -> dict[str, tuple[str, str]]:
    """Name and decision of initiatives, by code."""
    query = select(Initiative.code, Initiative.name, Initiative.decision_number, Initiative.decision_date).where(
        Initiative.code.in_(codes)
    )
    return {code: (name, _decision(number, day)) for code, name, number, day in session.execute(query)}
