"""A round reduced to what the checks of completeness and consistency look at."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.dossier import (
    Count,
    Proof,
    Proposed,
    RoundPicture,
    Sitting,
)
from khenthuong_desktop.domain.terms import Stage, SubjectKind
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.evidence_uses import evidence_nominations, initiative_users
from khenthuong_desktop.services.award_rounds.initiative_needs import initiative_needs
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, nominations_of
from khenthuong_desktop.services.award_rounds.stages import ENDED, newest_meeting
from khenthuong_desktop.services.checking.paper_pictures import Spellings, made_paper
from khenthuong_desktop.services.filling.paper_sources import head_of
from khenthuong_desktop.services.law.authorities import decided_here
from khenthuong_desktop.services.law.law_of_the_day import binding_day
from khenthuong_desktop.services.numbers.number_register import is_of_unit
from khenthuong_desktop.services.paper_life.edited_files import file_state
from khenthuong_desktop.services.paper_life.outdated_papers import outdated_papers, packed_before_change
from khenthuong_desktop.services.paper_life.paper_editions import current_papers
from khenthuong_desktop.services.paper_life.paper_versions import states_of
from khenthuong_desktop.store.tables import (
    Attendance,
    AwardRound,
    Ballot,
    CouncilMember,
    Decision,
    Evidence,
    Initiative,
    Meeting,
    Registration,
    Unit,
)


def picture_of(session: Session, folder: DataFolder, library: Library, row: AwardRound, today: date) -> RoundPicture:
    """The round on the day ``today``, with the state of its files on disk."""
    nominations = nominations_of(session, row.id)
    unit = session.scalars(select(Unit)).first()
    spellings = Spellings(library, nominations)
    needs = initiative_needs(session, library, row, nominations)
    meeting = newest_meeting(session, row.id)
    decision = session.scalar(select(Decision).where(Decision.round_id == row.id))
    registered = _registered(session, row.year)
    papers = current_papers(session, row.id)
    outdated = outdated_papers(session, papers)
    packed = packed_before_change(session, row, papers)
    states = states_of(session, papers)
    return RoundPicture(
        row.id,
        today,
        proposed=tuple(
            replace(
                _proposed(nomination, library, row, relies=nomination.id in needs.relying),
                needs_initiative=nomination.id not in needs.free,
                registered_on=registered.get((nomination.subject_kind, nomination.subject_id, nomination.award)),
                decided_here=unit is not None and decided_here(library, unit.level, nomination.award, row.law_on),
            )
            for nomination in nominations
        ),
        papers=tuple(
            made_paper(paper, folder, spellings, outdated=paper.id in outdated, template=states[paper.id].template)
            for paper in papers
        ),
        proofs=_proofs(session, folder, row.id),
        sitting=_sitting(session, meeting) if meeting else None,
        due_on=row.due_on,
        statement_number=row.statement_number or "",
        statement_on=row.statement_on,
        minutes_number=row.minutes_number or "",
        vote_minutes_number=row.vote_minutes_number or "",
        decision_on=decision.issued_on if decision else row.decision_on,
        decision_number=((decision.number if decision else row.decision_number) or "").partition("/")[0],
        decided_elsewhere=bool(decision and unit and not is_of_unit(unit, decision.decided_by)),
        year=row.year,
        head=head_of(unit.head_title, unit.name) if unit else "",
        higher=unit.higher_authority if unit else "",
        packed_before_change=packed.made_at.date() if packed else None,
    )


def _registered(session: Session, year: int) -> dict[tuple[SubjectKind, str, str], date | None]:
    """When each subject registered for each award of a year, by subject and award."""
    row = Registration
    query = select(row.subject_kind, row.subject_id, row.award, row.registered_on).where(row.year == year)
    return {(kind, subject, award): day for kind, subject, award, day in session.execute(query)}


def _proposed(row: NominationRow, library: Library, award_round: AwardRound, *, relies: bool) -> Proposed:
    on = binding_day(row.verdict, award_round.law_on)
    procedure = library.procedure(on)
    ballot = library.threshold(row.award, on).ballot
    needs = (
        procedure.papers(award_round.commendation_type, ballot=ballot, initiative=relies) if procedure else frozenset()
    )
    return Proposed(
        row.id,
        row.subject_kind,
        row.name,
        row.award,
        library.award(row.award).name,
        position=row.about if row.subject_kind is SubjectKind.INDIVIDUAL else "",
        unit_name=row.unit_name,
        achievement=row.achievement or "",
        needs=needs,
        relies_on_initiative=relies,
        passed=row.passed,
        told=bool(row.report.get("results") or row.achievement),
        told_apart=row.called if row.called != row.name else "",
        subject=row.subject_id,
        turned_away=award_round.stage in ENDED and row.stage is Stage.NOT_AWARDED,
    )


def _proofs(session: Session, folder: DataFolder, round_id: str) -> tuple[Proof, ...]:
    users = initiative_users(session, round_id)
    query = (
        select(Evidence, Initiative.name, Initiative.decision_number)
        .outerjoin(Initiative, Initiative.id == Evidence.initiative_id)
        .where(Evidence.round_id == round_id)
        .order_by(Evidence.name, Evidence.id)
    )
    return tuple(
        Proof(
            row.id,
            row.name,
            row.form,
            evidence_nominations(row, users),
            row.initiative_id is not None,
            file_state(folder.attachments / row.path, row.sha256),
            row.number or "",
            initiative or "",
            recorded or "",
        )
        for row, initiative, recorded in session.execute(query)
    )


def _sitting(session: Session, meeting: Meeting) -> Sitting:
    sat = select(Attendance, CouncilMember.role).join(CouncilMember, CouncilMember.id == Attendance.member_id)
    seats = [seat for seat, role in session.execute(sat.where(Attendance.meeting_id == meeting.id)) if role.votes]
    ballots = session.scalars(select(Ballot).where(Ballot.meeting_id == meeting.id)).all()
    return Sitting(
        meeting.id,
        meeting.held_on,
        members=len(seats),
        present=sum(seat.present for seat in seats),
        written=sum(seat.written_opinion and not seat.present for seat in seats),
        counts=tuple(
            Count(
                ballot.nomination_id,
                ballot.in_favour + ballot.written_in_favour,
                ballot.against + ballot.written_against,
                ballot.invalid,
                ballot.members,
                ballot.passed,
                ballot.threshold,
                (ballot.written_in_favour, ballot.written_against),
            )
            for ballot in ballots
        ),
        has_secretary=bool(meeting.secretary_name.strip()),
    )
