"""What becomes of a dossier outside the house: handed in against a receipt, or returned to be completed."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.frozen_verdicts import Occasion, freeze, judge_round
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.award_rounds.stages import move_on, refuse_ended
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound, Dossier


def hand_in(
    db: Database,
    library: Library,
    dossier_id: str,
    receipt_number: str | None = None,
    received_on: date | None = None,
) -> None:
    """Note that a packed dossier was handed in; its round is closed to changes until it is returned.

    The law of the day it was first received (today by default) binds the round; every nominee's verdict is frozen
    as that law has it.
    """
    with db.read() as session:
        round_id = _open(session, dossier_id)[1].id
    found = get_round(db, round_id)
    day = found.received_on or received_on or db.today()
    judged = judge_round(db, library, replace(found, received_on=day)) if found.nominations else {}
    with db.write("hand_in") as session:
        dossier, award_round = _open(session, dossier_id)
        award_round.received_on = day
        freeze(session, award_round.id, judged, Occasion.HANDED_IN, day)
        dossier.receipt_number = text.clean(receipt_number or "") or None
        dossier.stage = Stage.SUBMITTED
        move_on(session, award_round, Stage.SUBMITTED)


def take_return(db: Database, dossier_id: str, reason: str, until: date | None = None) -> None:
    """Note that the receiver wants the dossier completed, why and until when; a supplement may follow."""
    with db.write("take_return") as session:
        dossier, award_round = _open(session, dossier_id)
        if not text.clean(reason):
            raise ValuesRefused(FieldFault("reason", "required"))
        dossier.returned_reason = text.clean(reason)
        dossier.returned_until = until
        dossier.stage = Stage.RETURNED
        move_on(session, award_round, Stage.RETURNED)


def _open(session: Session, dossier_id: str) -> tuple[Dossier, AwardRound]:
    """The dossier with its round, unless the round has its result."""
    dossier = session.get(Dossier, dossier_id)
    if dossier is None:
        raise RecordMissing("dossier", dossier_id)
    award_round = session.get_one(AwardRound, dossier.round_id)
    refuse_ended(award_round)
    return dossier, award_round
