"""Reward money of a decision, a round or a year: what each award comes to, by which article, and who pays."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.wording import join
from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import Scope, SubjectKind, UnitLevel
from khenthuong_desktop.errors import RecordMissing
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.reward_money import Decided, Payment, payments
from khenthuong_desktop.services import organs
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, find_round, nominations_of
from khenthuong_desktop.services.findings import reference_text
from khenthuong_desktop.services.money.reward_lines import RewardLine, RewardList
from khenthuong_desktop.services.registers.namesakes import told_apart
from khenthuong_desktop.services.registers.subjects import KIND_ORDER, subject_names
from khenthuong_desktop.services.units import UnitDetail, find_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Decision

_AT_ONE_TIME = Reference("152/2025/NĐ-CP", "49", "5")
_OF_AWARDS = ("ceiling", "coefficient_unsure")


def highest_only(library: Library, count: int) -> str:
    """Why that many awards of a decision are in no list of money; nothing where all are."""
    if not count:
        return ""
    return say("rewards", "highest_only", count=f"{count:02d}", rule=reference_text(_AT_ONE_TIME, library))


class _Given(NamedTuple):
    """One award, given or expected to be."""

    key: str
    kind: SubjectKind
    subject: str
    award: str
    year: int
    on: date | None
    number: str = ""
    decided_by: str = ""


def rewards_of_year(db: Database, library: Library, year: int) -> RewardList:
    """The money for every award on record for the achievements of a year."""
    unit = find_unit(db)
    with db.read() as session:
        held = _held(session, {year})
        undated = sum(one.on is None for one in held)
        listed = _Reckoning(session, library, unit).listed(held)
    told = (say("rewards", "doubt_undated", count=undated, year=year),) if undated else ()
    return RewardList(listed.lines, (*listed.doubts, *told))


def rewards_of_decision(db: Database, library: Library, number: str) -> RewardList:
    """The money for the awards of the decision with this number; raises RecordMissing."""
    unit = find_unit(db)
    with db.read() as session:
        query = select(AwardHeld).where(AwardHeld.decision_number == text.clean(number))
        found = session.scalars(query).all()
        if not found:
            raise RecordMissing("decision", number)
        return _of_held(session, library, unit, found)


def rewards_of_round(db: Database, library: Library, round_reference: str) -> RewardList:
    """The money a round's decision brings; before there is one, what is expected for all not turned down."""
    unit = find_unit(db)
    with db.read() as session:
        row = find_round(session, round_reference)
        decision = session.scalar(select(Decision).where(Decision.round_id == row.id))
        nominations = nominations_of(session, row.id)
        if decision is None:
            proposed = [one for one in nominations if one.passed is not False]
            return _expected(session, library, unit, proposed, row.year, row.decision_on or db.today())
        ours = {(one.subject_kind, one.subject_id, one.award) for one in nominations}
        query = select(AwardHeld).where(
            AwardHeld.year == row.year,
            AwardHeld.decision_number == decision.number,
            AwardHeld.decision_date == decision.issued_on,
        )
        held = [one for one in session.scalars(query) if (one.subject_kind, one.subject_id, one.award) in ours]
        return _of_held(session, library, unit, held)


def expected_rewards(
    db: Database, library: Library, round_reference: str, nominations: Collection[str], on: date | None = None
) -> RewardList:
    """What the money would be if these nominations of a round were awarded on a day (today by default)."""
    unit = find_unit(db)
    with db.read() as session:
        row = find_round(session, round_reference)
        proposed = [one for one in nominations_of(session, row.id) if one.id in nominations]
        return _expected(session, library, unit, proposed, row.year, on or db.today())


def _expected(
    session: Session,
    library: Library,
    unit: UnitDetail | None,
    proposed: Iterable[NominationRow],
    year: int,
    day: date,
) -> RewardList:
    """What the money of these nominations would be on a day, and the word that it is only expected."""
    given = [_Given(one.id, one.subject_kind, one.subject_id, one.award, year, day) for one in proposed]
    listed = _Reckoning(session, library, unit).listed(given)
    return RewardList(listed.lines, listed.doubts, say("rewards", "expected", day=f"{day:%d/%m/%Y}"))


def _of_held(session: Session, library: Library, unit: UnitDetail | None, wanted: Collection[AwardHeld]) -> RewardList:
    """These awards; others of the same people at the same time still count for what is paid."""
    held = _held(session, {one.year for one in wanted})
    return _Reckoning(session, library, unit).listed(held, {one.id for one in wanted})


def _held(session: Session, years: Collection[int]) -> list[_Given]:
    query = select(
        AwardHeld.id,
        AwardHeld.subject_kind,
        AwardHeld.subject_id,
        AwardHeld.award,
        AwardHeld.year,
        AwardHeld.decision_date,
        AwardHeld.decision_number,
        AwardHeld.decided_by,
    ).where(AwardHeld.year.in_(years))
    return [_Given(*row[:6], row[6] or "", row[7] or "") for row in session.execute(query)]


class _Reckoning:
    """What turns awards into lines: the law, the unit that keeps the list, and who everybody is."""

    def __init__(self, session: Session, library: Library, unit: UnitDetail | None) -> None:
        self._library = library
        self._unit = unit
        self._names = subject_names(session)
        self._others: list[str] = []  # organs that are not ours, each written once

    def listed(self, given: Iterable[_Given], keys: Collection[str] | None = None) -> RewardList:
        """The dated awards among ``given`` (only those with these ``keys``), paid by subject and day."""
        together: dict[tuple[SubjectKind, str, date], list[_Given]] = defaultdict(list)
        titles: dict[tuple[SubjectKind, str, int], set[date]] = defaultdict(set)
        for one in given:
            if one.on is not None and (one.kind, one.subject) in self._names and one.award in self._library.awards:
                together[one.kind, one.subject, one.on].append(one)
                if self._library.award(one.award).group == "title":
                    titles[one.kind, one.subject, one.year].add(one.on)
        paid = []
        for (kind, _, on), group in together.items():
            decided = [Decided(one.award, one.year, self._level(one)) for one in group]
            for one, payment in zip(group, payments(self._library, decided, kind, on), strict=True):
                is_title = self._library.award(one.award).group == "title"
                apart = is_title and payment.amount > 0 and len(titles[one.kind, one.subject, one.year]) > 1
                if keys is None or one.key in keys:
                    paid.append((one, on, payment, ("other_day",) if apart else ()))
        called = told_apart(self._names[one.kind, one.subject] for one, *_ in paid)
        paid.sort(key=lambda entry: self._order(entry[0]))
        found = tuple(self._line(*entry, called[entry[0].kind, entry[0].subject]) for entry in paid)
        return RewardList(found, tuple(self._doubts(found)))

    def _order(self, one: _Given) -> tuple[int, tuple[int, int, int, str], str, str]:
        """As in the list of the decision, so that both can be ticked off side by side."""
        by_award = self._library.higher_first(one.award)
        return KIND_ORDER[one.kind], by_award, self._names[one.kind, one.subject].sort_key, one.key

    def _line(self, one: _Given, on: date, payment: Payment, also: tuple[str, ...], called: str) -> RewardLine:
        name, reward = self._names[one.kind, one.subject], payment.reward
        return RewardLine(
            id=one.key,
            subject_kind=one.kind,
            code=name.code,
            name=name.name,
            called=called,
            unit_name=name.unit_name,
            award=one.award,
            award_name=self._library.award(one.award).name,
            year=one.year,
            decision_number=one.number,
            decided_on=on,
            payer=self._payer(one),
            coefficient=reward.coefficient if reward else None,
            base_salary=reward.base_salary if reward else None,
            amount=payment.amount,
            reference=reference_text(reward.reference, self._library) if reward else "",
            cautions=(*payment.cautions, *also),
        )

    def _payer(self, one: _Given) -> str:
        """The organ whose head signs; for awards of the State the province that proposed them."""
        unit = self._unit
        if unit is None:
            return self._organ(one.decided_by, ())
        if self._library.award(one.award).level is Scope.NATION:
            return unit.name if unit.level is UnitLevel.PROVINCE else unit.higher_authority
        if one.decided_by:
            return self._organ(one.decided_by, (unit.name, unit.higher_authority))
        may = one.on and self._library.timetable.may_decide(one.award, unit.level, one.on)
        return unit.name if may else unit.higher_authority

    def _organ(self, decided_by: str, ours: Collection[str]) -> str:
        """The organ a decision names, by one name however it is written."""
        found = organs.same_organ(decided_by, ours, self._others)
        if found is None:
            found = organs.full_name(decided_by)
            self._others.append(found)
        return found

    def _level(self, one: _Given) -> UnitLevel | None:
        """Of the unit where it is the one that decides; else of the organ, where its words tell."""
        payer = self._payer(one)
        if self._unit is not None and payer == self._unit.name:
            return self._unit.level
        return organs.level_said(payer)

    def _doubts(self, lines: Collection[RewardLine]) -> Iterator[str]:
        for code in _OF_AWARDS:
            awards = dict.fromkeys(line.award_name for line in lines if code in line.cautions)
            if awards:
                yield say("rewards", f"doubt_{code}", awards=join(list(awards)))
        days = dict.fromkeys(f"{line.decided_on:%d/%m/%Y}" for line in lines if "salary_unsure" in line.cautions)
        if days:
            yield say("rewards", "doubt_salary_unsure", days=join(list(days)))
        names = dict.fromkeys(line.called for line in lines if "other_day" in line.cautions)
        if names:
            rule = reference_text(_AT_ONE_TIME, self._library)
            yield say("rewards", "doubt_other_day", names=join(list(names)), rule=rule)
