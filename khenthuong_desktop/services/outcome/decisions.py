"""Commendation decisions: what became of a round, and the awards its nominees hold from then on."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.wording import document_symbol
from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.numbering import even_symbol, rank, read_reference
from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.round_days import decision_faults
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, find_round, nominations_of
from khenthuong_desktop.services.award_rounds.stages import newest_meeting
from khenthuong_desktop.services.details import detail_of, required
from khenthuong_desktop.services.filling.paper_sources import gather
from khenthuong_desktop.services.numbers.number_book import NumberBook
from khenthuong_desktop.services.numbers.number_register import is_of_unit, own_decision
from khenthuong_desktop.services.typed_symbols import type_codes
from khenthuong_desktop.services.units import get_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import AwardHeld, AwardRound, Decision, Nomination, Unit


@dataclass(frozen=True)
class DecisionNote:
    """A decision as it reads; ``awarded`` are keys of nominations, all others of the round got nothing."""

    number: str  # with its symbol: 412/QĐ-UBND; of the unit's own decision the number alone will do
    issued_on: date | None
    decided_by: str  # Chủ tịch Ủy ban nhân dân xã …, Ủy ban nhân dân tỉnh …
    awarded: tuple[str, ...]
    signer_name: str | None = None


@dataclass(frozen=True)
class DecisionDetail:
    """A recorded decision with the nominees of its round."""

    id: str
    round_id: str
    number: str
    issued_on: date
    decided_by: str
    signer_name: str | None
    awarded: tuple[NominationRow, ...]
    not_awarded: tuple[NominationRow, ...]


def expected_decision(db: Database, library: Library, round_reference: str) -> DecisionNote:
    """What the decision will most likely be: everybody passed, by the unit itself where all awards are its to give.

    Raises FieldsMissing when the round has no nominees.
    """
    sources = gather(db, library, round_reference)
    found, unit = sources.round, sources.unit
    passed = tuple(nomination.id for nomination in found.nominations if nomination.passed)
    if not sources.decides_itself:
        return DecisionNote("", None, unit.higher_authority, passed)
    number = f"{found.decision_number}/{document_symbol('decision', unit.symbol)}" if found.decision_number else ""
    signer = sources.signer.name if sources.signer else None
    return DecisionNote(number, found.decision_on, sources.head, passed, signer)


def deciding_authorities(db: Database) -> tuple[str, ...]:
    """Who usually decides: the head of the unit, and the higher authority."""
    unit = get_unit(db)
    return say("documents", "head_of", post=unit.head_title, unit=unit.name), unit.higher_authority


def get_decision(db: Database, round_reference: str) -> DecisionDetail | None:
    """The decision on a round, or None while there is none."""
    with db.read() as session:
        row = find_round(session, round_reference)
        decision = _decision_on(session, row)
        return None if decision is None else _detail(session, decision, row)


def record_decision(
    db: Database, library: Library, round_reference: str, note: DecisionNote, reason: str | None = None
) -> DecisionDetail:
    """Record what was decided on a round and note the awards given; recording it again puts the first record right.

    Nobody is awarded whom the council did not pass. Raises ValuesRefused with all faults; a number of the unit's own
    that another paper has needs a ``reason``, which is kept.
    """
    with db.write("record_decision") as session:
        row = find_round(session, round_reference)
        nominations = nominations_of(session, row.id)
        note = replace(note, number=_with_symbol(session, note))
        faults = _faults(session, library, row, note, nominations)
        if faults or note.issued_on is None:
            raise ValuesRefused(*faults)
        decision = _decision_on(session, row)
        if decision is None:
            decision = Decision(round_id=row.id)
            session.add(decision)
        else:
            _take_awards_back(session, row, decision, nominations)
        decision.number, decision.issued_on = note.number, note.issued_on
        decision.decided_by = text.clean(note.decided_by)
        decision.signer_name = text.clean(note.signer_name or "") or None
        session.flush()
        _put_into_book(session, library, row, decision, reason)
        for nomination in nominations:
            awarded = nomination.id in note.awarded
            session.get_one(Nomination, nomination.id).stage = Stage.DECIDED if awarded else Stage.NOT_AWARDED
            if awarded:
                _note_award(session, library, row, decision, nomination)
        row.stage = Stage.DECIDED if note.awarded else Stage.NOT_AWARDED
        session.flush()
        return _detail(session, decision, row)


def _put_into_book(session: Writing, library: Library, row: AwardRound, decision: Decision, reason: str | None) -> None:
    """The unit's own decision has a number of the unit's register, and its paper bears it; another organ's has not."""
    unit = session.scalars(select(Unit)).first()
    number = own_decision(unit, decision.number, decision.decided_by) if unit else None
    if unit is None or number is None:
        return
    row.decision_number, row.decision_on = number, decision.issued_on
    symbol = document_symbol("decision", unit.symbol)
    book = NumberBook(session, library, reason)
    faults = book.keep((row.id, "decision", ""), symbol, number, decision.issued_on, "number")
    if faults:
        raise ValuesRefused(*faults)


def _with_symbol(session: Session, note: DecisionNote) -> str:
    """The number as documents cite it: 412 of the unit's own decision is 412/QĐ-UBND."""
    number, symbol = read_reference(note.number)
    unit = session.scalars(select(Unit)).first()
    if unit is not None and is_of_unit(unit, note.decided_by):
        own = document_symbol("decision", unit.symbol)
        symbol = even_symbol(symbol, type_codes()) or (own if rank(number) else "")
    return f"{number}/{symbol}" if symbol else number


def _decision_on(session: Session, row: AwardRound) -> Decision | None:
    return session.scalar(select(Decision).where(Decision.round_id == row.id))


def _detail(session: Session, decision: Decision, row: AwardRound) -> DecisionDetail:
    nominations = nominations_of(session, row.id)
    awarded = tuple(nomination for nomination in nominations if nomination.stage is Stage.DECIDED)
    others = tuple(nomination for nomination in nominations if nomination not in awarded)
    return detail_of(DecisionDetail, decision, awarded=awarded, not_awarded=others)


def _faults(
    session: Session, library: Library, row: AwardRound, note: DecisionNote, nominations: tuple[NominationRow, ...]
) -> list[FieldFault]:
    faults = required(note, "number", "decided_by")
    meeting = newest_meeting(session, row.id)
    if note.issued_on is None:
        faults.append(FieldFault("issued_on", "required"))
    if rank(note.number):
        faults.append(FieldFault("number", "number_without_symbol", {"value": note.number}))
    faults += decision_faults("issued_on", note.issued_on, meeting.held_on if meeting else None, row.statement_on)
    if not any(nomination.passed for nomination in nominations):
        faults.append(FieldFault("awarded", "nobody_passed"))
    known = {nomination.id: nomination for nomination in nominations}
    for key in note.awarded:
        if key not in known:
            raise RecordMissing("nomination", key)
        nomination = known[key]
        if not nomination.passed:
            code = "not_voted" if nomination.passed is None else "not_passed"
            told = {"name": nomination.called, "award": library.award(nomination.award).name}
            faults.append(FieldFault("awarded", code, told))
    return [*faults, *_taken(session, row, note)]


def _taken(session: Session, row: AwardRound, note: DecisionNote) -> list[FieldFault]:
    """A decision on record already, for another round."""
    other = session.scalar(
        select(Decision).where(
            Decision.number == note.number,
            Decision.issued_on == note.issued_on,
            Decision.decided_by == text.clean(note.decided_by),
        )
    )
    if other is None or other.round_id == row.id:
        return []
    of_round = session.get(AwardRound, other.round_id) if other.round_id else None
    return [FieldFault("number", "decision_taken", {"name": of_round.name if of_round else ""})]


def _note_award(
    session: Session, library: Library, row: AwardRound, decision: Decision, nomination: NominationRow
) -> None:
    """The award in the subject's record; one noted before without a number, or with this one, is the same."""
    held = next((held for held in _awards(session, row, nomination) if held.decision_number in _same(decision)), None)
    if held is None:
        held = AwardHeld(
            subject_kind=nomination.subject_kind,
            subject_id=nomination.subject_id,
            award=nomination.award,
            year=row.year,
        )
        session.add(held)
    held.award_name = library.award(nomination.award).name
    held.commendation_type = row.commendation_type
    held.decision_number, held.decision_date = decision.number, decision.issued_on
    held.decided_by = decision.decided_by


def _same(decision: Decision) -> tuple[str | None, ...]:
    return None, "", decision.number


def _awards(session: Session, row: AwardRound, nomination: NominationRow) -> list[AwardHeld]:
    query = select(AwardHeld).where(
        AwardHeld.subject_kind == nomination.subject_kind,
        AwardHeld.subject_id == nomination.subject_id,
        AwardHeld.award == nomination.award,
        AwardHeld.year == row.year,
    )
    return list(session.scalars(query.order_by(AwardHeld.id)))


def _take_awards_back(
    session: Session, row: AwardRound, decision: Decision, nominations: tuple[NominationRow, ...]
) -> None:
    """The awards that stand on record from this decision as it was written down first."""
    for nomination in nominations:
        for held in _awards(session, row, nomination):
            if (held.decision_number, held.decision_date) == (decision.number, decision.issued_on):
                session.delete(held)
