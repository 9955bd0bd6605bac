"""What to bear in mind about the meeting on a round: who counts or presides over the own case, hours not told."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.wording import join, paragraphs
from khenthuong_desktop.domain.conflicts import NominationFacts
from khenthuong_desktop.domain.dossier import VOTE_COUNT
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.round_cautions import RoundCaution
from khenthuong_desktop.services.award_rounds.rounds import nominations_of
from khenthuong_desktop.services.award_rounds.stages import newest_meeting
from khenthuong_desktop.store.tables import Attendance, AwardRound, CouncilMember, Meeting, Paper


def cautions_of_meeting(
    session: Session, library: Library, found: AwardRound, ours: Sequence[NominationFacts]
) -> Iterator[RoundCaution]:
    """About the newest meeting on a round; ``ours`` are those whom the council did not turn down."""
    meeting = newest_meeting(session, found.id)
    if meeting is None:
        return
    keys = {one.key for one in ours}
    tellers = [line.partition(",")[0] for line in paragraphs(meeting.tellers)]
    for code, names in (("teller_is_nominee", tellers), ("chair_is_nominee", [meeting.chair_name])):
        yield from _own_case(session, found, code, names, keys)
    yield from _absent_tellers(session, meeting, tellers)
    untold = not (meeting.count_started_at and meeting.count_ended_at)
    if untold and _counts_ballots(session, library, found, meeting, ours):
        yield RoundCaution("count_hours_untold", say("findings", "count_hours_untold"))


def _absent_tellers(session: Session, meeting: Meeting, tellers: Sequence[str]) -> Iterator[RoundCaution]:
    """Ballots are counted by those who sat at the meeting."""
    query = (
        select(CouncilMember.name)
        .join(Attendance, Attendance.member_id == CouncilMember.id)
        .where(Attendance.meeting_id == meeting.id, Attendance.present == 0)
    )
    absent = set(map(compare_key, session.scalars(query)))
    who = [name for name in tellers if compare_key(name) in absent]
    if who:
        yield RoundCaution("teller_was_absent", say("findings", "teller_was_absent", who=join(who)))


def _own_case(
    session: Session, found: AwardRound, code: str, names: Sequence[str], keys: set[str]
) -> Iterator[RoundCaution]:
    """People among the nominees, known by their names alone, since a teller need not be in the register."""
    wanted = {compare_key(name) for name in names}
    same = [
        row
        for row in nominations_of(session, found.id)
        if row.subject_kind is SubjectKind.INDIVIDUAL and compare_key(row.name) in wanted
    ]
    if same:
        who = join(list(dict.fromkeys(row.called for row in same)))
        yield RoundCaution(code, say("findings", code, who=who), tuple(row.id for row in same if row.id in keys))


def _counts_ballots(
    session: Session, library: Library, found: AwardRound, meeting: Meeting, ours: Sequence[NominationFacts]
) -> bool:
    """Whether the round has, or by law must have, minutes of a vote count."""
    made = session.scalar(select(Paper.id).where(Paper.round_id == found.id, Paper.kind == VOTE_COUNT).limit(1))
    return made is not None or any(library.threshold(one.award, meeting.held_on).ballot for one in ours)
