"""Where a round stands, and with it each of its nominees as far as the council let it come."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.store.tables import AwardRound, Ballot, Meeting, Nomination

ENDED = (Stage.DECIDED, Stage.NOT_AWARDED)


def newest_meeting(session: Session, round_id: str) -> Meeting | None:
    """The meeting whose votes count for the round: the one recorded last, so that a wrong day can be put right."""
    return session.scalar(select(Meeting).where(Meeting.round_id == round_id).order_by(Meeting.id.desc()).limit(1))


def votes_of(session: Session, round_id: str) -> dict[str, bool]:
    """Whether the newest meeting passed each nomination it voted on."""
    meeting = newest_meeting(session, round_id)
    if meeting is None:
        return {}
    ballots = session.scalars(select(Ballot).where(Ballot.meeting_id == meeting.id))
    return {ballot.nomination_id: ballot.passed for ballot in ballots}


def move_on(session: Session, row: AwardRound, stage: Stage) -> None:
    """Put a round at a stage, and its nominees: who was turned down is not awarded, who was not voted on stays."""
    row.stage = stage
    votes = votes_of(session, row.id)
    for nomination in session.scalars(select(Nomination).where(Nomination.round_id == row.id)):
        passed = votes.get(nomination.id)
        if passed is False:
            nomination.stage = Stage.NOT_AWARDED
        elif passed or not stage.has_votes:
            nomination.stage = stage


def reopen(session: Session, row: AwardRound) -> None:
    """Back to a draft where the round was complete and something of it has changed."""
    if row.stage is Stage.COMPLETE:
        move_on(session, row, Stage.DRAFT)


def refuse_closed(row: AwardRound) -> None:
    """Nothing in a round changes once its dossier has left the house."""
    if row.stage.is_closed:
        raise ValuesRefused(FieldFault("stage", "round_closed", {"name": row.name}))


def refuse_ended(row: AwardRound) -> None:
    """A round with its result does not go back."""
    if row.stage in ENDED:
        raise ValuesRefused(FieldFault("stage", "round_closed", {"name": row.name}))
