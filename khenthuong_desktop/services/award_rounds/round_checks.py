"""What is wrong with a round's list of nominees as a whole: overlaps, limits, leaders before workers, cautions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.conflicts import NominationFacts, find_conflicts
from khenthuong_desktop.domain.limits import exceeded_limits, leaders_outnumber
from khenthuong_desktop.domain.terms import PersonClass, Severity, Stage, SubjectKind
from khenthuong_desktop.domain.text import decimal
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.meeting_cautions import cautions_of_meeting
from khenthuong_desktop.services.award_rounds.round_cautions import cautions_of_round
from khenthuong_desktop.services.award_rounds.rounds import find_round, nominations_of
from khenthuong_desktop.services.award_rounds.stages import ENDED
from khenthuong_desktop.services.law.unit_law import left_out_words
from khenthuong_desktop.services.registers.subjects import subject_names
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import (
    AwardHeld,
    AwardRound,
    Ballot,
    Initiative,
    InitiativeUse,
    Meeting,
    Nomination,
    Person,
)


@dataclass(frozen=True)
class ListProblem:
    """One fault of the list: its sentence, and the keys of the nominations it is about (none: the whole list)."""

    severity: Severity
    code: str
    sentence: str
    nominations: tuple[str, ...] = ()


def check_list(db: Database, library: Library, round_reference: str) -> tuple[ListProblem, ...]:
    """Overlaps of the round's nominees with one another, other rounds and awards held, limits, then cautions."""
    with db.read() as session:
        found = find_round(session, round_reference)
        nominations = _nominations(session, found.id)
        ours = [nomination for nomination in nominations if nomination.award_round == found.id]
        return (
            *(ListProblem(Severity.ERROR, "rules_left_out", left_out_words(one)) for one in library.left_out),
            *_overlaps(ours, nominations, library),
            *_already_held(session, ours, library),
            *_over_limits(session, found, ours, library),
            *_leaders(session, ours),
            *(
                ListProblem(Severity.WARNING, *caution)
                for cautions in (cautions_of_round, cautions_of_meeting)
                for caution in cautions(session, library, found, ours)
            ),
        )


def _nominations(session: Session, round_id: str) -> list[NominationFacts]:
    """Every nomination that may still bring, or has brought, an award; names as in the lists of the round."""
    uses: dict[str, list[str]] = {}
    for nomination_id, code in session.execute(
        select(InitiativeUse.nomination_id, Initiative.code).join(
            Initiative, Initiative.id == InitiativeUse.initiative_id
        )
    ):
        uses.setdefault(nomination_id, []).append(code)
    names = {key: name.name for key, name in subject_names(session).items()}
    names |= {(row.subject_kind, row.subject_id): row.called for row in nominations_of(session, round_id)}
    query = (
        select(Nomination, AwardRound)
        .join(AwardRound, AwardRound.id == Nomination.round_id)
        .where(Nomination.stage != Stage.NOT_AWARDED)
        .order_by(Nomination.id)
    )
    turned_down = _turned_down(session)
    return [
        NominationFacts(
            key=row.id,
            award_round=award_round.id,
            subject_kind=row.subject_kind,
            subject_ref=row.subject_id,
            subject_name=names[row.subject_kind, row.subject_id],
            award=row.award,
            year=award_round.year,
            commendation_type=award_round.commendation_type,
            initiatives=tuple(uses.get(row.id, ())),
            round_is_open=award_round.stage not in ENDED,
        )
        for row, award_round in session.execute(query)
        if row.id not in turned_down and (row.subject_kind, row.subject_id) in names
    ]


def _turned_down(session: Session) -> set[str]:
    """Nominations that did not pass the council's newest meeting on their round."""
    newest = select(func.max(Meeting.id)).group_by(Meeting.round_id)
    query = select(Ballot.nomination_id).where(Ballot.meeting_id.in_(newest), Ballot.passed == 0)
    return set(session.scalars(query))


def _overlaps(
    ours: list[NominationFacts], everybodys: list[NominationFacts], library: Library
) -> Iterator[ListProblem]:
    keys = {nomination.key for nomination in ours}
    subjects = {(nomination.subject_kind, nomination.subject_ref) for nomination in ours}
    about = [one for one in everybodys if (one.subject_kind, one.subject_ref) in subjects]
    for conflict in find_conflicts(about, library.awards.get):
        if keys.intersection(conflict.nominations):
            yield _problem(conflict.severity, conflict.code, conflict.details, conflict.nominations)


def _already_held(session: Session, ours: list[NominationFacts], library: Library) -> Iterator[ListProblem]:
    query = select(AwardHeld.subject_kind, AwardHeld.subject_id, AwardHeld.award, AwardHeld.year).where(
        AwardHeld.year.in_({nomination.year for nomination in ours})
    )
    held = {(kind, subject, award, year) for kind, subject, award, year in session.execute(query)}
    decided = set(session.scalars(select(Nomination.id).where(Nomination.stage == Stage.DECIDED)))
    for one in ours:
        given_here = one.key in decided
        if not given_here and (one.subject_kind, one.subject_ref, one.award, one.year) in held:
            details = {"who": one.subject_name, "first": library.award(one.award).name, "year": one.year}
            yield _problem(Severity.WARNING, "already_held", details, (one.key,))


def _over_limits(
    session: Session, found: AwardRound, ours: list[NominationFacts], library: Library
) -> Iterator[ListProblem]:
    """People proposed in this round or holding the title of the year count towards a limit."""
    query = select(AwardHeld.award, AwardHeld.subject_id).where(
        AwardHeld.year == found.year, AwardHeld.subject_kind == SubjectKind.INDIVIDUAL
    )
    people = {(award, subject) for award, subject in session.execute(query)}
    people |= {(one.award, one.subject_ref) for one in ours if one.subject_kind is SubjectKind.INDIVIDUAL}
    counts = Counter(award for award, _ in people)
    for broken in exceeded_limits(library.limits(found.law_on), counts):
        limit = broken.limit
        details: dict[str, Any] = {
            "proposed": broken.proposed,
            "allowed": broken.allowed,
            "first": library.award(limit.award).name,
        }
        if limit.of_award is None or limit.share is None or broken.allowed == limit.most:
            yield _problem(Severity.WARNING, "over_quota", details)
        else:
            details |= {
                "second": library.award(limit.of_award).name,
                "share": decimal(limit.share * 100),
                "base": counts[limit.of_award],
            }
            yield _problem(Severity.WARNING, "over_limit", details)


def _leaders(session: Session, ours: list[NominationFacts]) -> Iterator[ListProblem]:
    nominated = {one.subject_ref for one in ours if one.subject_kind is SubjectKind.INDIVIDUAL}
    query = select(Person.id, Person.person_class)
    classes = Counter(kind for key, kind in session.execute(query) if key in nominated)
    leaders, direct = classes[PersonClass.LEADER], classes[PersonClass.DIRECT]
    if leaders_outnumber(leaders, direct):
        yield _problem(Severity.WARNING, "leaders_outnumber_direct", {"leaders": leaders, "direct": direct})


def _problem(
    severity: Severity, code: str, details: Mapping[str, Any], nominations: tuple[str, ...] = ()
) -> ListProblem:
    return ListProblem(severity, code, say("findings", code, **details), nominations)
