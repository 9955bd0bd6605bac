"""A list of votes into the meeting on a round: each nominee's count, checked against who sat there."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select

from khenthuong_desktop.domain import voting
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, find_round, nominations_of
from khenthuong_desktop.services.award_rounds.stages import ENDED, newest_meeting
from khenthuong_desktop.services.council.meeting_values import Vote
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.planners.vote_nominees import VoteNominees
from khenthuong_desktop.spreadsheets.layouts.vote_lists import COUNTS, TOTALS, passed_told, share_told, votes_counted
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING, Problem
from khenthuong_desktop.store.tables import Attendance, AwardRound, Ballot, CouncilMember, Meeting

_ROUNDED = Fraction(6, 10)  # of a hundredth: what is left of 8/9 written as 89%


@dataclass(frozen=True)
class _Sitting:
    """The newest meeting on the round, as far as a count can be checked by it."""

    meeting: Meeting
    members: int
    present: int
    written: int


def plan_votes(known: Known, lines: Sequence[Line]) -> None:
    """The counts of the round that the clerk named. Raises RecordMissing."""
    first = lines[0]
    if known.aim.round is None:
        known.notes.append(Problem(ERROR, "votes_of_no_round", first.sheet.name, first.sheet.header_row))
        return
    found = find_round(known.session, known.aim.round)
    if found.stage in ENDED:
        known.notes.append(Problem(ERROR, "round_takes_nobody", first.sheet.name, details={"name": found.name}))
        return
    nominations = nominations_of(known.session, found.id)
    sitting = _sitting(known, found)
    if sitting is None and not known.aim.only_read:
        details = {"name": found.name}
        known.notes.append(Problem(ERROR, "votes_without_meeting", first.sheet.name, details=details))
    ballots = _ballots(known, sitting)
    told: dict[str, Line] = {}
    nominees = VoteNominees(known, lines, nominations)
    for line in lines:
        one = None if line.faulty else nominees.of(line)
        vote = None if one is None else _vote(line, one)
        if one is None or vote is None:
            continue
        if one.id in told:
            other = told[one.id]
            line.report(ERROR, "votes_twice", "name", other=other.row.row, other_sheet=other.sheet.name)
            continue
        told[one.id] = line
        _check(known.library, line, one, vote, sitting)
        if not line.faulty:
            line.votes = (vote,)
            _compare(line, one, vote, sitting, ballots.get(one.id), known.library)
    for one in nominations:
        if one.id not in told and one.id not in ballots:
            details = {"name": one.name, "award": known.library.award(one.award).name}
            known.notes.append(Problem(WARNING, "votes_absent", first.sheet.name, details=details))


def _sitting(known: Known, found: AwardRound) -> _Sitting | None:
    meeting = newest_meeting(known.session, found.id)
    if meeting is None:
        return None
    query = select(Attendance.present, Attendance.written_opinion, CouncilMember.role).join(
        CouncilMember, CouncilMember.id == Attendance.member_id
    )
    seats = [seat for seat in known.session.execute(query.where(Attendance.meeting_id == meeting.id)) if seat[2].votes]
    present, written = sum(bool(seat[0]) for seat in seats), sum(bool(seat[1]) for seat in seats)
    return _Sitting(meeting, len(seats), present, written)


def _ballots(known: Known, sitting: _Sitting | None) -> dict[str, Ballot]:
    if sitting is None:
        return {}
    rows = known.session.scalars(select(Ballot).where(Ballot.meeting_id == sitting.meeting.id))
    return {row.nomination_id: row for row in rows}


def _vote(line: Line, one: NominationRow) -> Vote | None:
    """The counts of a row as numbers."""
    counts: dict[str, int] = {}
    for name in (*COUNTS, *TOTALS):
        written = line.fields.get(name)
        if written is None:
            continue
        count = votes_counted(str(written))
        if count is None:
            line.report(ERROR, "votes_unreadable", name)
        else:
            counts[name] = line.row.fields[name] = count
    if line.faulty:
        return None
    total = counts.get("returned")
    if total is not None and "against" not in counts:
        counts["against"] = max(total - counts["in_favour"] - counts.get("invalid", 0), 0)
    return Vote(one.code, one.award, *(counts.get(name, 0) for name in COUNTS))


def _check(library: Library, line: Line, one: NominationRow, vote: Vote, sitting: _Sitting | None) -> None:
    """A count by itself, by who sat there, and by the share and result that the list tells."""
    told_total = line.fields.get("returned")
    if isinstance(told_total, int) and told_total != vote.in_favour + vote.against + vote.invalid:
        line.report(ERROR, "votes_do_not_add_up", "returned", total=vote.in_favour + vote.against + vote.invalid)
    if sitting is None:
        return
    count = _count(vote, sitting)
    for code in voting.count_problems(count):
        line.report(ERROR, f"votes_{code}", "in_favour", present=sitting.present)
    if count.written > sitting.written:
        line.report(ERROR, "votes_written_too_many", "written_in_favour", written=sitting.written)
    share, said = voting.share_in_favour(count) * 100, share_told(str(line.fields.get("share") or ""))
    if said is not None and abs(said - share) > _ROUNDED:
        new = f"{float(share):.1f}".replace(".", ",")
        line.report(WARNING, "share_reckoned_otherwise", "share", new=new, members=sitting.members)
    rule = library.threshold(one.award, sitting.meeting.held_on)
    passed, result = voting.passes(count, rule.share, more_than=rule.more_than), line.fields.get("result")
    if result and passed_told(result) not in (None, passed):
        line.report(WARNING, "result_reckoned_passed" if passed else "result_reckoned_failed", "result")


def _count(vote: Vote, sitting: _Sitting) -> voting.BallotCount:
    return voting.BallotCount(
        sitting.members,
        sitting.present,
        vote.in_favour,
        vote.against,
        vote.invalid,
        vote.written_in_favour,
        vote.written_against,
    )


def _compare(
    line: Line, one: NominationRow, vote: Vote, sitting: _Sitting | None, ballot: Ballot | None, library: Library
) -> None:
    """What the row does to the count on record."""
    line.record = Record(Ballot, ballot.id if ballot else one.id, {}, new=False)
    if ballot is None:
        line.status = RowStatus.NEW
        return
    given = {name: getattr(vote, name) for name in COUNTS}
    line.changes = {name: (getattr(ballot, name), new) for name, new in given.items() if getattr(ballot, name) != new}
    line.status = RowStatus.CHANGED if line.changes else RowStatus.SAME
