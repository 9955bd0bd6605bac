"""Award rounds and their nominations, from the first nominee to the result."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CommendationType, Stage, SubjectKind
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.services.award_rounds.stages import refuse_closed, reopen, votes_of
from khenthuong_desktop.services.details import detail_of
from khenthuong_desktop.services.registers.namesakes import told_apart
from khenthuong_desktop.services.registers.subjects import KIND_ORDER, SubjectName, subject_names
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import (
    AwardRound,
    Ballot,
    Evidence,
    Initiative,
    InitiativeUse,
    Nomination,
    Paper,
)

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}")  # it stands in folder and file names


@dataclass(frozen=True)
class RoundRow:
    """A round as the list shows it."""

    id: str
    code: str
    name: str
    year: int
    commendation_type: CommendationType
    stage: Stage
    due_on: date | None
    nominations: int


@dataclass(frozen=True)
class NominationRow:
    """A nominee of a round; ``passed`` is None before the council has voted.

    ``called`` is the name as lists of the round have it, told apart from namesakes.
    """

    id: str
    subject_kind: SubjectKind
    subject_id: str
    code: str
    name: str
    called: str
    honorific: str
    about: str
    unit_name: str
    award: str
    stage: Stage
    position: int
    achievement: str | None
    report: Mapping[str, str]
    verdict: Mapping[str, Any] | None
    override_reason: str | None
    initiatives: tuple[str, ...]  # codes
    passed: bool | None


@dataclass(frozen=True)
class RoundDetail:
    """A round whole, nominees ordered collectives, individuals, households."""

    id: str
    code: str
    name: str
    year: int
    commendation_type: CommendationType
    stage: Stage
    law_on: date
    received_on: date | None
    due_on: date | None
    statement_number: str | None
    statement_on: date | None
    minutes_number: str | None
    vote_minutes_number: str | None
    decision_number: str | None
    decision_on: date | None
    signer_id: str | None
    nominations: tuple[NominationRow, ...]


def list_rounds(db: Database, year: int | None = None) -> tuple[RoundRow, ...]:
    """Rounds, newest year first."""
    count = select(Nomination.round_id, func.count().label("nominations")).group_by(Nomination.round_id).subquery()
    query = (
        select(AwardRound, func.coalesce(count.c.nominations, 0))
        .outerjoin(count, count.c.round_id == AwardRound.id)
        .order_by(AwardRound.year.desc(), AwardRound.code)
    )
    if year is not None:
        query = query.where(AwardRound.year == year)
    with db.read() as session:
        return tuple(detail_of(RoundRow, row, nominations=number) for row, number in session.execute(query))


def find_round(session: Session, reference: str) -> AwardRound:
    """A round by key, or by ``2026/D01``, or by code when only one year has it; raises RecordMissing."""
    found = session.get(AwardRound, reference)
    if found is not None:
        return found
    year, _, code = reference.rpartition("/")
    query = select(AwardRound).where(func.upper(AwardRound.code) == code.upper())
    if year:
        query = query.where(AwardRound.year == text.whole_number(year))
    rows = session.scalars(query).all()
    if len(rows) != 1:
        raise RecordMissing("round", reference)
    return rows[0]


def get_round(db: Database, reference: str) -> RoundDetail:
    """One round whole; ``reference`` as for ``find_round``."""
    with db.read() as session:
        row = find_round(session, reference)
        return detail_of(RoundDetail, row, nominations=nominations_of(session, row.id))


def nominations_of(session: Session, round_id: str) -> tuple[NominationRow, ...]:
    """The nominees of a round in the order of its lists; ``passed`` is the newest meeting's word."""
    rows = session.scalars(select(Nomination).where(Nomination.round_id == round_id)).all()
    names = subject_names(session, {(row.subject_kind, row.subject_id) for row in rows})
    passed = votes_of(session, round_id)
    uses: dict[str, list[str]] = {}
    for nomination_id, code in session.execute(
        select(InitiativeUse.nomination_id, Initiative.code)
        .join(Initiative, Initiative.id == InitiativeUse.initiative_id)
        .join(Nomination, Nomination.id == InitiativeUse.nomination_id)
        .where(Nomination.round_id == round_id)
        .order_by(Initiative.code)
    ):
        uses.setdefault(nomination_id, []).append(code)
    called = told_apart(names.values())
    lines = [
        _line(row, names[row.subject_kind, row.subject_id], called[row.subject_kind, row.subject_id], uses, passed)
        for row in rows
    ]
    lines.sort(key=lambda n: (KIND_ORDER[n[1].subject_kind], n[1].position, n[1].award, n[0]))
    return tuple(line for _, line in lines)


def _line(
    row: Nomination, name: SubjectName, called: str, uses: dict[str, list[str]], passed: dict[str, bool]
) -> tuple[str, NominationRow]:
    return name.sort_key, detail_of(
        NominationRow,
        row,
        code=name.code,
        name=name.name,
        called=called,
        honorific=name.honorific,
        about=name.about,
        unit_name=name.unit_name,
        report=row.report or {},
        initiatives=tuple(uses.get(row.id, ())),
        passed=passed.get(row.id),
    )


@dataclass(frozen=True)
class RoundNote:
    """What the clerk says about a round; ``law_on`` is the day whose law applies."""

    name: str
    law_on: date
    due_on: date | None = None
    commendation_type: CommendationType = CommendationType.MERIT


def open_round(
    db: Database,
    name: str,
    year: int,
    law_on: date,
    commendation_type: CommendationType = CommendationType.MERIT,
    due_on: date | None = None,
    code: str | None = None,
) -> str:
    """A new round for the achievements of ``year``; ``law_on`` is the day whose law applies. Gives the key."""
    with db.write("open_round") as session:
        return add_round(session, year, RoundNote(name, law_on, due_on, commendation_type), code).id


def add_round(session: Session, year: int, note: RoundNote, code: str | None = None) -> AwardRound:
    """The new round of an action; without a ``code`` it gets the next free one."""
    if not text.clean(note.name):
        raise ValuesRefused(FieldFault("name", "required"))
    taken = set(session.scalars(select(AwardRound.code).where(AwardRound.year == year)))
    if code is not None and not _CODE.fullmatch(code):
        raise ValuesRefused(FieldFault("code", "code_form", {"value": code}))
    if code is None:
        code = next(f"D{n:02d}" for n in range(1, 100) if f"D{n:02d}" not in taken)
    elif code in taken:
        raise ValuesRefused(FieldFault("code", "code_taken", {"name": code}))
    row = AwardRound(code=code, year=year)
    _describe(row, note)
    session.add(row)
    session.flush()
    return row


def change_round(db: Database, round_id: str, note: RoundNote) -> None:
    """Say otherwise what the round is; verdicts given by the law of another day stay as they were frozen."""
    with db.write("change_round") as session:
        row = find_round(session, round_id)
        refuse_closed(row)
        if not text.clean(note.name):
            raise ValuesRefused(FieldFault("name", "required"))
        _describe(row, note)


def _describe(row: AwardRound, note: RoundNote) -> None:
    row.name = text.clean(note.name)
    row.commendation_type = note.commendation_type
    row.law_on = note.law_on
    row.due_on = note.due_on


@dataclass(frozen=True)
class Nominee:
    """Who is proposed for what; ``initiatives`` are codes of those it relies on."""

    subject_code: str
    award: str
    achievement: str | None = None
    report: Mapping[str, str] | None = None
    initiatives: tuple[str, ...] = ()
    verdict: Mapping[str, Any] | None = None


def drop_nominations(db: Database, nomination_ids: tuple[str, ...]) -> int:
    """Take nominees out of their round; refused where ballots, papers or evidence stand on them."""
    with db.write("drop_nominations") as session:
        for key in nomination_ids:
            row = session.get(Nomination, key)
            if row is None:
                raise RecordMissing("nomination", key)
            found = session.get_one(AwardRound, row.round_id)
            refuse_closed(found)
            reopen(session, found)
            for table in (Ballot, Paper, Evidence):
                if session.scalar(select(func.count()).where(table.nomination_id == key)):
                    raise ValuesRefused(FieldFault("id", f"used_by_{table.__tablename__}", {"count": 1}))
            for use in session.scalars(select(InitiativeUse).where(InitiativeUse.nomination_id == key)):
                session.delete(use)
            session.delete(row)
        return len(nomination_ids)


def describe_nomination(
    db: Database,
    nomination_id: str,
    achievement: str | None,
    report: Mapping[str, str],
    override_reason: str | None = None,
) -> None:
    """Keep the words about a nominee: the two-line summary and the parts of the achievement report."""
    with db.write("describe_nomination") as session:
        row = session.get(Nomination, nomination_id)
        if row is None:
            raise RecordMissing("nomination", nomination_id)
        refuse_closed(session.get_one(AwardRound, row.round_id))
        row.achievement = text.clean(achievement or "") or None
        row.report = {name: words.strip() for name, words in report.items() if words.strip()}
        row.override_reason = text.clean(override_reason or "") or None
