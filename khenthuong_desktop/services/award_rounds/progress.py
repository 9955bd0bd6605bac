"""Which steps of a round are really done, by what is on record of each, whatever stage the round was put at."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.award_rounds.stages import newest_meeting
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound, Decision, Dossier, Nomination, Paper

STEPS = (
    Stage.DRAFT,
    Stage.COMPLETE,
    Stage.COUNCIL_MET,
    Stage.STATEMENT_SIGNED,
    Stage.PACKAGED,
    Stage.SUBMITTED,
    Stage.DECIDED,
)


@dataclass(frozen=True)
class RoundProgress:
    """The steps that are done; one may be done without those before it."""

    done: frozenset[Stage]

    @property
    def next_step(self) -> Stage:
        """The first step that is not done; after the decision there is none but to look at it."""
        if Stage.DECIDED in self.done:
            return Stage.DECIDED
        return next(step for step in STEPS if step not in self.done)


def progress_of(db: Database, round_reference: str) -> RoundProgress:
    """How far a round has come."""
    with db.read() as session:
        return RoundProgress(_done(session, find_round(session, round_reference)))


def _done(session: Session, row: AwardRound) -> frozenset[Stage]:
    """A dossier that was returned has to be packed and handed in once more."""
    newest = session.scalar(select(Dossier).where(Dossier.round_id == row.id).order_by(Dossier.edition.desc()).limit(1))
    decided = session.scalar(select(Decision.id).where(Decision.round_id == row.id)) is not None
    statement = (Paper.round_id == row.id, Paper.kind == "request_statement")
    drafted = session.scalar(select(Paper.id).where(*statement).limit(1)) is not None
    facts = {
        Stage.DRAFT: session.scalar(select(Nomination.id).where(Nomination.round_id == row.id).limit(1)) is not None,
        Stage.COMPLETE: row.stage is not Stage.DRAFT,
        Stage.COUNCIL_MET: newest_meeting(session, row.id) is not None,
        Stage.STATEMENT_SIGNED: bool(row.statement_number and row.statement_on) and drafted,
        Stage.PACKAGED: newest is not None and newest.stage is not Stage.RETURNED,
        # What was decided is not waited for any more; a round decided in the house is never handed in.
        Stage.SUBMITTED: decided or (row.received_on is not None and row.stage is not Stage.RETURNED),
        Stage.DECIDED: decided,
    }
    return frozenset(step for step, done in facts.items() if done)
