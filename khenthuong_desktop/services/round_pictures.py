"""A round reduced to what the checks of completeness and consistency look at."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.catalogue import BALLOT_KINDS, REPORT_KINDS, SEVERAL_KINDS
from khenthuong_desktop.documents.fields import open_fields
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.documents.parts import DOTS
from khenthuong_desktop.domain.dossier import (
    REPORT,
    Count,
    FileState,
    Line,
    MadePaper,
    Proof,
    Proposed,
    RoundPicture,
    Sitting,
)
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.errors import FileProblem
from khenthuong_desktop.files import sha256_of
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.authorities import decided_here
from khenthuong_desktop.services.initiative_needs import initiative_needs
from khenthuong_desktop.services.law_of_the_day import binding_day
from khenthuong_desktop.services.outdated_papers import outdated_papers, packed_before_change
from khenthuong_desktop.services.paper_sources import head_of
from khenthuong_desktop.services.rounds import NominationRow, nominations_of
from khenthuong_desktop.services.stages import newest_meeting
from khenthuong_desktop.store.tables import (
    Attendance,
    AwardRound,
    Ballot,
    CouncilMember,
    Decision,
    Evidence,
    InitiativeAuthor,
    InitiativeUse,
    Meeting,
    Nomination,
    Paper,
    Registration,
    Unit,
)


def picture_of(session: Session, folder: DataFolder, library: Library, row: AwardRound, today: date) -> RoundPicture:
    """The round on the day ``today``, with the state of its files on disk."""
    nominations = nominations_of(session, row.id)
    unit = session.scalars(select(Unit)).first()
    needs = initiative_needs(session, library, row, nominations)
    meeting = newest_meeting(session, row.id)
    decision = session.scalar(select(Decision).where(Decision.round_id == row.id))
    registered = _registered(session, row.year)
    papers = current_papers(session, row.id)
    outdated = outdated_papers(session, papers)
    packed = packed_before_change(session, row, papers)
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
            replace(_paper(paper, folder, library, nominations), outdated=paper.id in outdated) for paper in papers
        ),
        proofs=_proofs(session, folder, row.id),
        sitting=_sitting(session, meeting) if meeting else None,
        due_on=row.due_on,
        statement_number=row.statement_number or "",
        statement_on=row.statement_on,
        minutes_number=row.minutes_number or "",
        vote_minutes_number=row.vote_minutes_number or "",
        decision_on=decision.issued_on if decision else row.decision_on,
        head=head_of(unit.head_title, unit.name) if unit else "",
        higher=unit.higher_authority if unit else "",
        packed_before_change=packed.made_at.date() if packed else None,
    )


def _registered(session: Session, year: int) -> dict[tuple[SubjectKind, str, str], date | None]:
    """When each subject registered for each award of a year, by subject and award."""
    row = Registration
    query = select(row.subject_kind, row.subject_id, row.award, row.registered_on).where(row.year == year)
    return {(kind, subject, award): day for kind, subject, award, day in session.execute(query)}


def current_papers(session: Session, round_id: str) -> tuple[Paper, ...]:
    """The newest edition of each paper, in the order of their paths."""
    rows = session.scalars(select(Paper).where(Paper.round_id == round_id).order_by(Paper.edition, Paper.made_at))
    newest = {(row.kind, row.nomination_id, row.title if row.kind in SEVERAL_KINDS else ""): row for row in rows}
    return tuple(sorted(newest.values(), key=lambda row: row.path))


def file_state(path: Path, sha256: str) -> FileState:
    """A file on disk against the hash that was recorded."""
    if not path.is_file():
        return FileState.MISSING
    return FileState.AS_RECORDED if sha256_of(path) == sha256 else FileState.CHANGED


def _paper_state(path: Path, sha256: str) -> FileState:
    """As ``file_state``; a paper edited by hand must still be a Word file."""
    state = file_state(path, sha256)
    if state is FileState.CHANGED:
        try:
            read_package(path)
        except FileProblem:
            return FileState.DAMAGED
    return state


def initiative_users(session: Session, round_id: str) -> dict[str, set[str]]:
    """The round's nominations that an initiative speaks for: those that name it, and those of its authors."""
    named = (
        select(InitiativeUse.initiative_id, InitiativeUse.nomination_id)
        .join(Nomination, Nomination.id == InitiativeUse.nomination_id)
        .where(Nomination.round_id == round_id)
    )
    written = (
        select(InitiativeAuthor.initiative_id, Nomination.id)
        .join(Nomination, Nomination.subject_id == InitiativeAuthor.person_id)
        .where(Nomination.round_id == round_id)
    )
    users: dict[str, set[str]] = {}
    for initiative_id, nomination_id in (*session.execute(named), *session.execute(written)):
        users.setdefault(initiative_id, set()).add(nomination_id)
    return users


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
    )


def _paper(row: Paper, folder: DataFolder, library: Library, nominations: Iterable[NominationRow]) -> MadePaper:
    fields, state = row.fields, _paper_state(folder.documents / row.path, row.sha256)
    titled = {compare_key(f"{n.honorific} {n.name}"): n.name for n in nominations if n.honorific}
    return MadePaper(
        row.id,
        REPORT if row.kind in REPORT_KINDS else row.kind,
        row.title,
        row.nomination_id,
        row.number or "",
        row.issued_on,
        state,
        lines=tuple(_line(line, library, titled) for line in _told_lines(row)),
        quantities={
            _award_name(proposal["award"], library): _quantity(proposal["quantity"])
            for proposal in fields.get("proposals", ())
        },
        members=fields.get("members_total"),
        present=fields.get("present_total"),
        written=fields.get("written_opinions"),
        ballots=_ballots(fields),
        dotted=frozenset(_still_open(row, folder.documents / row.path, state)),
    )


def _still_open(row: Paper, path: Path, state: FileState) -> tuple[str, ...]:
    """Fields that were left as dotted lines; in a file edited by hand only while such a line is left in it."""
    found = open_fields(row.fields)
    if found and state is FileState.CHANGED:
        return found if DOTS.encode() in read_package(path).get("word/document.xml", b"") else ()
    return found


def _ballots(fields: Mapping[str, Any]) -> tuple[int, int] | None:
    """Ballots issued and collected, where the paper counts them."""
    return (fields["ballots_issued"], fields["ballots_collected"]) if "ballots_issued" in fields else None


def _told_lines(row: Paper) -> list[Mapping[str, Any]]:
    """The parts of a paper's fields that speak of single nominees."""
    if row.kind in REPORT_KINDS:
        return [row.fields]
    grouped = [nominee for group in row.fields.get("groups", ()) for nominee in group["nominees"]]
    voted_on = row.fields.get("cases", ()) if row.kind in BALLOT_KINDS else ()
    return [*grouped, *row.fields.get("results", ()), *voted_on]


def _line(told: Mapping[str, Any], library: Library, titled: Mapping[str, str]) -> Line:
    name = str(told["name"])
    return Line(
        titled.get(compare_key(name), name),
        _award_name(told["award"], library),
        str(told.get("position", "")).strip("… "),
        _with_written(told, "in_favour"),
        _with_written(told, "against"),
        told.get("invalid"),
    )


def _with_written(told: Mapping[str, Any], side: str) -> int | None:
    return told[side] + told.get(f"written_{side}", 0) if side in told else None


def _award_name(words: str, library: Library) -> str:
    """The award's own name where the words are one of its spellings."""
    code = library.find_award(words)
    return library.award(code).name if code else words


def _quantity(words: object) -> int:
    """ "01 tập thể, 12 cá nhân" is 13."""
    return sum(map(int, re.findall(r"\d+", str(words))))


def _proofs(session: Session, folder: DataFolder, round_id: str) -> tuple[Proof, ...]:
    users = initiative_users(session, round_id)
    rows = session.scalars(select(Evidence).where(Evidence.round_id == round_id).order_by(Evidence.name, Evidence.id))
    return tuple(
        Proof(
            row.id,
            row.name,
            row.form,
            evidence_nominations(row, users),
            row.initiative_id is not None,
            file_state(folder.attachments / row.path, row.sha256),
        )
        for row in rows
    )


def evidence_nominations(row: Evidence, users: Mapping[str, set[str]]) -> frozenset[str]:
    """Whom an evidence file serves: its nomination, else all that rely on its initiative."""
    if row.nomination_id:
        return frozenset({row.nomination_id})
    return frozenset(users.get(row.initiative_id or "", ()))


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
            )
            for ballot in ballots
        ),
        has_secretary=bool(meeting.secretary_name.strip()),
    )
