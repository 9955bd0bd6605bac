"""Giving, reserving and taking back numbers of papers; nobody gets a number that another one has, but for a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from khenthuong_desktop.documents.catalogue import NUMBERED_KINDS, SEVERAL_KINDS
from khenthuong_desktop.domain.numbering import (
    NumberState,
    even_symbol,
    is_marked_letter,
    is_symbol,
    meant_symbol,
    number_for,
    rank,
    without_spare_zeros,
)
from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.domain.text import clean
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.round_days import decision_faults, statement_faults
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.award_rounds.stages import move_on, newest_meeting
from khenthuong_desktop.services.numbers.given_numbers import (
    COUNCIL_DECISION,
    ROUND_NUMBERS,
    Given,
    PaperKey,
    council_of_round,
    given_numbers,
    title_of,
)
from khenthuong_desktop.services.numbers.number_book import NumberBook
from khenthuong_desktop.services.numbers.number_register import Bearer, NumberEntry
from khenthuong_desktop.services.typed_symbols import type_codes
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import AwardRound, Council, Decision, Paper, PaperNumber

_KEPT_ELSEWHERE = (*ROUND_NUMBERS, COUNCIL_DECISION)  # the register has but a note on these
_NEXT = Given()  # the next number, of a day not known yet


@dataclass(frozen=True)
class OutsideNumber:
    """A number that none of the rounds' papers bears: of other work, or given by a book kept elsewhere.

    Without ``number`` the next one is meant; ``reserved`` keeps it free.
    """

    symbol: str
    year: int
    subject: str
    number: str | None = None
    day: date | None = None
    reserved: bool = False


def give_numbers(
    db: Database, library: Library, round_reference: str, given: Mapping[PaperKey, Given], reason: str | None = None
) -> None:
    """Numbers and days of a round's papers; an empty one is taken back.

    Raises ValuesRefused; ``number_taken`` says who has the number where nobody gave a ``reason``.
    """
    with db.write("give_number") as session:
        write_numbers(session, library, find_round(session, round_reference), given, reason)


def write_numbers(
    session: Writing,
    library: Library,
    row: AwardRound,
    given: Mapping[PaperKey, Given],
    reason: str | None = None,
) -> None:
    """As ``give_numbers``, as part of an action; a number may have the paper's own symbol beside it."""
    book = NumberBook(session, library, reason)
    before = {
        key: replace(old, number=old.number and without_spare_zeros(old.number))
        for key, old in given_numbers(session, [row])[row.id].items()
    }
    told = {key: replace(new, number=_alone(book, row, key[0], new.number)) for key, new in given.items()}
    changed = {key: new for key, new in told.items() if new != before.get(key, Given())}
    faults = [fault for key, new in changed.items() for fault in _form_faults(session, row, key, new)]
    faults += _day_faults(session, row, changed)
    if faults:
        raise ValuesRefused(*faults)
    notes = {key: _put(session, book, row, key, new) for key, new in changed.items()}
    for key, note in notes.items():
        old = before.get(key, Given())
        moved = note is not None and (note.number, note.year) != (old.number, (old.day or row.law_on).year)
        if note is not None and note.number and moved and book.registers(row, key[0]):
            faults += book.check(note, field_names(key[0])[0])
    if faults:
        raise ValuesRefused(*faults)
    if row.stage is Stage.COUNCIL_MET and row.statement_number and row.statement_on:
        move_on(session, row, Stage.STATEMENT_SIGNED)


def _alone(book: NumberBook, row: AwardRound, kind: str, typed: str | None) -> str | None:
    """12 of 12 / qđ-ubnd."""
    return number_for(book.symbol(row, kind), typed, type_codes()) if typed and kind in NUMBERED_KINDS else typed


def field_names(kind: str) -> tuple[str, str]:
    """What number and day of a kind are called where they are typed."""
    number, day = ROUND_NUMBERS.get(kind, ("paper_number", "paper_day"))
    return number, day or "paper_day"


def _form_faults(session: Writing, row: AwardRound, key: PaperKey, new: Given) -> list[FieldFault]:
    kind, _ = key
    number_field, day_field = field_names(kind)
    if kind not in NUMBERED_KINDS:
        return [FieldFault("kind", "kind_without_number", {"value": kind})]
    faults = []
    if kind in SEVERAL_KINDS and not _is_known(session, row, key):
        faults.append(FieldFault("kind", "which_paper", {"value": kind}))
    if new.number and rank(new.number) is None:
        faults.append(FieldFault(number_field, "number_form", {"value": new.number}))
    if kind in ROUND_NUMBERS and ROUND_NUMBERS[kind][1] is None and new.day not in (None, _met_on(session, row)):
        faults.append(FieldFault(day_field, "day_of_meeting"))
    if kind == "decision" and row.decision_number and _is_decided(session, row.id):
        faults.append(FieldFault(number_field, "number_of_decision", {"number": row.decision_number}))
    return faults


def _is_known(session: Writing, row: AwardRound, key: PaperKey) -> bool:
    """Which of several papers is meant is known by those that are there, or have a number kept for them."""
    return any(
        session.scalar(
            select(table.id).where(table.round_id == row.id, table.kind == key[0], table.title == key[1]).limit(1)
        )
        for table in (Paper, PaperNumber)
    )


def _met_on(session: Writing, row: AwardRound) -> date | None:
    meeting = newest_meeting(session, row.id)
    return meeting.held_on if meeting else None


def _day_faults(session: Writing, row: AwardRound, changed: Mapping[PaperKey, Given]) -> list[FieldFault]:
    """The meeting, the statement and the decision follow one another."""
    met_on = _met_on(session, row)
    stated = changed.get(("request_statement", ""), Given(None, row.statement_on)).day
    decided = changed.get(("decision", ""), Given(None, row.decision_on)).day
    return [
        *statement_faults("statement_on", stated, met_on),
        *decision_faults("decision_on", decided, met_on, stated),
    ]


def _put(session: Writing, book: NumberBook, row: AwardRound, key: PaperKey, new: Given) -> PaperNumber | None:
    """Put number and day where they belong; gives the line of the register, None where nothing is left of it."""
    kind, _ = key
    bearer, symbol = _bearer(session, row, key), book.symbol(row, kind)
    if kind == COUNCIL_DECISION:
        council = _council_of(session, row)
        council.decision_number = f"{new.number}/{symbol}" if new.number else None
        council.decision_date = new.day
    elif kind in ROUND_NUMBERS:
        number_name, day_name = ROUND_NUMBERS[kind]
        setattr(row, number_name, new.number)
        if day_name:
            setattr(row, day_name, new.day)
    note = book.note_of(bearer)
    if new == Given() or (not new.number and kind in _KEPT_ELSEWHERE):
        if note is not None and not note.reserved:
            session.delete(note)
        elif note is not None:
            note.day = new.day
        return None
    if note is not None and note.reserved and not new.number:
        note.day = new.day  # the number stays kept
        return None
    note = note or PaperNumber(round_id=bearer[0], kind=kind, title=bearer[2])
    note.symbol, note.year, note.day, note.reserved = symbol, (new.day or row.law_on).year, new.day, False
    note.number = new.number or ""
    book.sign(note)
    return note


def _bearer(session: Writing, row: AwardRound, key: PaperKey) -> Bearer:
    """Whose line of the register: the decision that set up a council is the council's, whatever the round."""
    kind, title = key
    return (None, kind, _council_of(session, row).name) if kind == COUNCIL_DECISION else (row.id, kind, title)


def _council_of(session: Writing, row: AwardRound) -> Council:
    council = council_of_round(session, row)
    if council is None:
        raise RecordMissing("council", row.name)
    return council


def reserve_number(
    db: Database,
    library: Library,
    round_reference: str,
    key: PaperKey,
    wanted: Given = _NEXT,
    reason: str | None = None,
) -> str:
    """Keep a number free for a paper that has none yet, the next one unless told; gives it. It is not printed.

    Asked again, gives the one that is kept already, unless another one is told.
    The day that is ``wanted`` becomes the paper's; without one what day it has stays.
    """
    with db.write("reserve_number") as session:
        row, (kind, title) = find_round(session, round_reference), key
        book = NumberBook(session, library, reason)
        number = _alone(book, row, kind, wanted.number)
        faults = [
            *_form_faults(session, row, key, Given(number, wanted.day)),
            *_day_faults(session, row, {key: wanted}),
        ]
        if kind in SEVERAL_KINDS and title not in ("", title_of(kind)):  # before it is drafted, too
            faults = [fault for fault in faults if fault.code != "which_paper"]
        known = given_numbers(session, [row])[row.id].get(key, Given())
        if known.number:
            faults.append(FieldFault(field_names(kind)[0], "has_number"))
        if faults:
            raise ValuesRefused(*faults)
        if wanted.day:
            _put(session, book, row, key, Given(None, wanted.day))
        bearer, day = _bearer(session, row, key), wanted.day or known.day
        symbol, year = book.symbol(row, kind), (day or row.law_on).year
        note = book.note_of(bearer) or PaperNumber(round_id=bearer[0], kind=kind, title=bearer[2])
        if note.reserved and not number and (note.symbol, note.year) == (symbol, year):
            return note.number  # one is kept already
        note.subject = bearer[2] or None  # whose it is where no round tells
        note.symbol, note.year, note.day, note.reserved = symbol, year, day, True
        note.number = number or book.next_number(symbol, year)
        book.sign(note)
        faults = book.check(note, field_names(kind)[0])
        if faults:
            raise ValuesRefused(*faults)
        return note.number


def enter_number(db: Database, library: Library, told: OutsideNumber, reason: str | None = None) -> str:
    """Write a number of other work into the register, or keep one free; gives it.

    What was reserved for the same is given by it.
    """
    with db.write("reserve_number" if told.reserved else "give_number") as session:
        book = NumberBook(session, library, reason)
        codes, subject = type_codes(), clean(told.subject)
        symbol, year = even_symbol(told.symbol, codes), told.day.year if told.day else told.year
        number = number_for(symbol, told.number or "", codes) or book.next_number(symbol, year)
        faults = [
            FieldFault(name, "required")
            for name, value in (("paper_symbol", symbol), ("paper_subject", subject))
            if not value
        ]
        if symbol and not is_symbol(symbol):
            faults.append(FieldFault("paper_symbol", "symbol_form", {"value": symbol}))
        if meant := meant_symbol(symbol, codes):
            faults.append(FieldFault("paper_symbol", "symbol_unmarked", {"value": symbol, "meant": meant}))
        if is_marked_letter(symbol):
            faults.append(FieldFault("paper_symbol", "letter_marked", {"value": symbol, "meant": _as_letter(symbol)}))
        if rank(number) is None:
            faults.append(FieldFault("paper_number", "number_form", {"value": number}))
        if faults:
            raise ValuesRefused(*faults)
        kept = book.reserved_for(symbol, year, number, subject)
        note = session.get_one(PaperNumber, kept.id) if kept else PaperNumber()
        note.symbol, note.year, note.number, note.subject = symbol, year, number, subject
        note.day, note.reserved = told.day, told.reserved
        book.sign(note)
        faults = book.check(note, "paper_number")
        if faults:
            raise ValuesRefused(*faults)
        return number


def _as_letter(symbol: str) -> str:
    """UBND-VHXH for CV-UBND."""
    rest = symbol.partition("-")[2]
    return rest if "-" in rest else f"{rest}-{say('papers', 'usual_office')}"


def release_number(db: Database, entry: NumberEntry) -> None:
    """Take a number back from whoever has it; raises RecordMissing when it is not there any more."""
    with db.write("release_number") as session:
        note = session.get(PaperNumber, entry.id) if entry.id else None
        if entry.state is NumberState.GIVEN and entry.kind == COUNCIL_DECISION:
            raise ValuesRefused(FieldFault("paper_number", "number_of_council", {"number": entry.number}))
        if entry.state is NumberState.GIVEN and entry.kind == "decision" and _is_decided(session, entry.round_id):
            raise ValuesRefused(FieldFault("paper_number", "number_of_decision", {"number": entry.number}))
        if entry.state is NumberState.GIVEN and entry.round_id and entry.kind in ROUND_NUMBERS:
            setattr(session.get_one(AwardRound, entry.round_id), ROUND_NUMBERS[entry.kind][0], None)
        elif note is None:
            raise RecordMissing("number", entry.number)
        if note is not None:
            session.delete(note)


def _is_decided(session: Writing, round_id: str | None) -> bool:
    return session.scalar(select(Decision.id).where(Decision.round_id == round_id)) is not None
