"""Council meetings: who sat, who wrote, how each nominee fared; what may not pass does not pass."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.wording import paragraphs
from khenthuong_desktop.domain import text, voting
from khenthuong_desktop.domain.clock import read_hour
from khenthuong_desktop.domain.terms import CouncilRole, Stage
from khenthuong_desktop.errors import FieldFault, QuorumNotReached, RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import find_round, nominations_of
from khenthuong_desktop.services.award_rounds.stages import move_on, newest_meeting, refuse_ended
from khenthuong_desktop.services.council.council_numbers import put_into_book
from khenthuong_desktop.services.council.councils import CouncilDetail, active_members, check_council, keep_members
from khenthuong_desktop.services.council.meeting_values import (
    MeetingDetail,
    MeetingRecord,
    Seat,
    SeatTaken,
    Vote,
    VoteResult,
)
from khenthuong_desktop.services.details import detail_of
from khenthuong_desktop.services.law.law_of_the_day import binding_day
from khenthuong_desktop.services.registers.subjects import find_by_code, subject_names
from khenthuong_desktop.services.typed_symbols import even_reference
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import (
    Attendance,
    AwardRound,
    Ballot,
    Council,
    CouncilMember,
    Meeting,
    Nomination,
    Unit,
)

_COUNTING = ("count_started_at", "count_ended_at")
_HOURS = ("started_at", "ended_at", *_COUNTING)

__all__ = [
    "MeetingDetail",
    "MeetingRecord",
    "Seat",
    "SeatTaken",
    "Vote",
    "VoteResult",
    "get_meeting",
    "record_meeting",
]


def record_meeting(
    db: Database, library: Library, round_reference: str, record: MeetingRecord, reason: str | None = None
) -> MeetingDetail:
    """Record the council's meeting on a round: its members, attendance, opinions and counts.

    Every nominee of the round needs a count. Raises QuorumNotReached, or ValuesRefused with all faults; where the
    council's decision gets a number that another paper has, only a ``reason`` insists.
    """
    record = replace(
        record,
        started_at=_as_hour(record.started_at),
        ended_at=_as_hour(record.ended_at),
        count_started_at=_as_hour(record.count_started_at or ""),
        count_ended_at=_as_hour(record.count_ended_at or ""),
    )
    with db.write("record_meeting") as session:
        row = find_round(session, round_reference)
        refuse_ended(row)
        quorum = library.quorum(record.held_on, session.scalars(select(Unit.level)).first())
        faults = [*check_council(_council(record)), *_seat_faults(record)]
        pairs, vote_faults = _pair_votes(session, library, row, record)
        faults += vote_faults
        if faults:
            raise ValuesRefused(*faults)
        if not voting.quorum_reached(record.present, record.voters, quorum):
            needed = voting.people_needed(record.voters, quorum)
            raise QuorumNotReached(record.present, needed, record.voters)
        meeting = _keep_meeting(session, row, record, _council_met(session, library, record, reason))
        for nomination, vote in pairs:
            _keep_ballot(session, library, meeting, nomination, vote, record.voters)
        move_on(session, row, row.stage if row.stage.has_votes else Stage.COUNCIL_MET)
        session.flush()
        return _detail(session, meeting)


def put_votes_right(session: Session, library: Library, row: AwardRound, votes: Sequence[Vote]) -> None:
    """Keep these counts with the newest meeting on a round, inside a running action; others stay as they are.

    Raises ValuesRefused where nobody has met on the round, or its result is known.
    """
    refuse_ended(row)
    meeting = newest_meeting(session, row.id)
    if meeting is None:
        raise ValuesRefused(FieldFault("votes", "votes_without_meeting", {"name": row.name}))
    nominations = {(one.code, one.award): one.id for one in nominations_of(session, row.id)}
    voters = len([seat for seat in _detail(session, meeting).seats if seat.role.votes])
    for vote in votes:
        key = nominations.get((vote.subject_code, vote.award))
        if key is None:
            raise RecordMissing("nomination", vote.subject_code)
        known = session.scalar(select(Ballot).where(Ballot.meeting_id == meeting.id, Ballot.nomination_id == key))
        if known is not None:
            session.delete(known)
            session.flush()
        _keep_ballot(session, library, meeting, session.get_one(Nomination, key), vote, voters)
    session.flush()
    move_on(session, row, row.stage)


def get_meeting(db: Database, round_reference: str) -> MeetingDetail | None:
    """The newest meeting on a round, or None."""
    with db.read() as session:
        meeting = newest_meeting(session, find_round(session, round_reference).id)
        return None if meeting is None else _detail(session, meeting)


def _council(record: MeetingRecord) -> CouncilDetail:
    return CouncilDetail(record.council_name, record.members)


def _seat_faults(record: MeetingRecord) -> list[FieldFault]:
    members = {text.compare_key(member.name) for member in record.members}
    seats = [text.compare_key(seat.name) for seat in record.seats]
    faults = [
        FieldFault("seats", "seat_unknown", {"name": seat.name})
        for seat in record.seats
        if text.compare_key(seat.name) not in members
    ]
    faults += [
        FieldFault("seats", "seat_missing", {"name": member.name})
        for member in record.members
        if text.compare_key(member.name) not in seats
    ]
    faults += [
        FieldFault("seats", "seat_twice", {"name": seat.name})
        for seat in record.seats
        if seats.count(text.compare_key(seat.name)) > 1
    ]
    faults += [
        FieldFault("seats", "written_though_present", {"name": seat.name})
        for seat in record.seats
        if seat.present and seat.written_opinion
    ]
    faults += [FieldFault("place", "required")] if not text.clean(record.place) else []
    return [*faults, *_hour_faults(record)]


def _as_hour(written: str) -> str:
    return read_hour(written) or written


def _hour_faults(record: MeetingRecord) -> Iterator[FieldFault]:
    """Hours that are none, a meeting that ends before it began, votes counted outside the meeting."""
    hours = {name: getattr(record, name) for name in _HOURS}
    given = {name: hour for name, hour in hours.items() if hour or name not in _COUNTING}
    for name, hour in given.items():
        if read_hour(hour) is None:
            yield FieldFault(name, "time_form", {"value": hour})
            return
    if record.ended_at < record.started_at:
        yield FieldFault("ended_at", "ends_before_it_starts", {"start": record.started_at})
        return
    for name in _COUNTING:
        if name in given and not record.started_at <= given[name] <= record.ended_at:
            yield FieldFault(name, "count_outside_meeting", {"start": record.started_at, "end": record.ended_at})
    if all(name in given for name in _COUNTING) and hours["count_ended_at"] < hours["count_started_at"]:
        yield FieldFault("count_ended_at", "ends_before_it_starts", {"start": hours["count_started_at"]})


def _pair_votes(
    session: Session, library: Library, row: AwardRound, record: MeetingRecord
) -> tuple[list[tuple[Nomination, Vote]], list[FieldFault]]:
    nominations = {
        (nomination.subject_kind, nomination.subject_id, nomination.award): nomination
        for nomination in session.scalars(select(Nomination).where(Nomination.round_id == row.id))
    }
    pairs: list[tuple[Nomination, Vote]] = []
    faults: list[FieldFault] = []
    written = sum(seat.written_opinion for seat in record.voting_seats)
    for vote in record.votes:
        who = {"code": vote.subject_code, "award": _called(library, vote.award)}
        subject = find_by_code(session, vote.subject_code)
        nomination = nominations.pop((subject.kind, subject.id, vote.award), None) if subject else None
        if nomination is None:
            faults.append(FieldFault("votes", "vote_for_nobody", who))
            continue
        pairs.append((nomination, vote))
        count = _count(vote, record.voters, record.present)
        faults += [
            FieldFault("votes", code, {**who, "present": record.present}) for code in voting.count_problems(count)
        ]
        if count.written > written:
            faults.append(FieldFault("votes", "more_written_than_opinions", {**who, "written": written}))
    names = subject_names(session, {(kind, key) for kind, key, _award in nominations})
    for nomination in nominations.values():
        code = names[nomination.subject_kind, nomination.subject_id].code
        faults.append(FieldFault("votes", "vote_missing", {"code": code, "award": _called(library, nomination.award)}))
    return pairs, faults


def _called(library: Library, award: str) -> str:
    """An award as people know it; what no pack knows stays as it was typed."""
    known = library.awards.get(award)
    return known.abbreviation if known else award


def _count(vote: Vote, members: int, present: int) -> voting.BallotCount:
    return voting.BallotCount(
        members, present, vote.in_favour, vote.against, vote.invalid, vote.written_in_favour, vote.written_against
    )


def _council_met(session: Writing, library: Library, record: MeetingRecord, reason: str | None) -> Council:
    """The council of this name, with its decision as it is told; what is told anew goes into the register."""
    council = session.scalar(select(Council).where(Council.name == text.clean(record.council_name))) or Council()
    council.name = text.clean(record.council_name)
    before = council.decision_number, council.decision_date
    council.decision_number = even_reference(record.council_decision_number) or council.decision_number
    council.decision_date = record.council_decision_date or council.decision_date
    session.add(council)
    session.flush()
    if (council.decision_number, council.decision_date) != before:
        put_into_book(session, library, council, "council_decision_number", reason)
    return council


def _keep_meeting(session: Session, row: AwardRound, record: MeetingRecord, council: Council) -> Meeting:
    members = keep_members(session, council.id, record.members)
    by_role = {member.role: member.name for member in reversed(record.members)}
    meeting = Meeting(
        council_id=council.id,
        round_id=row.id,
        held_on=record.held_on,
        started_at=record.started_at,
        ended_at=record.ended_at,
        place=text.clean(record.place),
        chair_name=record.chair_name or by_role[CouncilRole.CHAIRMAN],
        secretary_name=record.secretary_name
        or by_role.get(CouncilRole.SECRETARY, by_role.get(CouncilRole.ASSISTANT, "")),
        opinions=(record.opinions or "").strip() or None,
        count_started_at=record.count_started_at or None,
        count_ended_at=record.count_ended_at or None,
        tellers="\n".join(paragraphs((record.tellers or "").replace(";", "\n"))) or None,
    )
    session.add(meeting)
    session.flush()
    for seat in record.seats:
        session.add(
            Attendance(
                meeting_id=meeting.id,
                member_id=members[text.compare_key(seat.name)].id,
                present=seat.present,
                written_opinion=seat.written_opinion,
                reason=text.clean(seat.reason or "") or None,
            )
        )
    return meeting


def _keep_ballot(
    session: Session, library: Library, meeting: Meeting, nomination: Nomination, vote: Vote, members: int
) -> None:
    rule = library.threshold(nomination.award, binding_day(nomination.verdict, meeting.held_on))
    count = _count(vote, members, 0)
    session.add(
        Ballot(
            meeting_id=meeting.id,
            nomination_id=nomination.id,
            in_favour=vote.in_favour,
            against=vote.against,
            invalid=vote.invalid,
            written_in_favour=vote.written_in_favour,
            written_against=vote.written_against,
            members=members,
            threshold=f"{'>' if rule.more_than else '≥'} {text.decimal(rule.share * 100)}%",
            passed=voting.passes(count, rule.share, more_than=rule.more_than),
        )
    )


def _detail(session: Session, meeting: Meeting) -> MeetingDetail:
    council = session.get_one(Council, meeting.council_id)
    seats = session.execute(
        select(Attendance, CouncilMember)
        .join(CouncilMember, CouncilMember.id == Attendance.member_id)
        .where(Attendance.meeting_id == meeting.id)
    ).all()
    rank = {member.id: place for place, member in enumerate(active_members(session, council.id))}
    taken = [
        SeatTaken(member.name, member.role, member.job_title, seat.present, seat.written_opinion, seat.reason)
        for seat, member in sorted(seats, key=lambda pair: (rank.get(pair[1].id, 999), pair[1].position))
    ]
    return detail_of(
        MeetingDetail,
        meeting,
        council_name=council.name,
        council_decision_number=council.decision_number,
        council_decision_date=council.decision_date,
        seats=tuple(taken),
        results=_results(session, meeting),
    )


def _results(session: Session, meeting: Meeting) -> tuple[VoteResult, ...]:
    ballots = {
        ballot.nomination_id: ballot
        for ballot in session.scalars(select(Ballot).where(Ballot.meeting_id == meeting.id))
    }
    return tuple(
        detail_of(
            VoteResult,
            ballot,
            subject_code=nomination.code,
            name=nomination.name,
            called=nomination.called,
            award=nomination.award,
        )
        for nomination in nominations_of(session, meeting.round_id)
        if (ballot := ballots.get(nomination.id)) is not None
    )
