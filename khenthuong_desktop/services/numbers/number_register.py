"""The register of numbers of a year: every series with what is given, reserved, left out and next."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.catalogue import NUMBERED_KINDS
from khenthuong_desktop.domain.numbering import (
    NumberingWays,
    NumberState,
    SeriesKey,
    even_symbol,
    following,
    gaps,
    rank,
    read_reference,
    series_key,
    split_symbol,
    twice,
)
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.award_rounds.stages import votes_of
from khenthuong_desktop.services.law.authorities import decided_here
from khenthuong_desktop.services.numbers.given_numbers import (
    COUNCIL_DECISION,
    ROUND_NUMBERS,
    Given,
    PaperKey,
    given_numbers,
)
from khenthuong_desktop.services.numbers.paper_symbols import symbol_by
from khenthuong_desktop.services.typed_symbols import type_codes
from khenthuong_desktop.services.units import set_setting
from khenthuong_desktop.services.word_templates.templates import kind_title
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import (
    AwardRound,
    Council,
    Decision,
    Meeting,
    Nomination,
    PaperNumber,
    Setting,
    Unit,
)

_WAYS = "numbering/"
Bearer = tuple[str | None, str, str]  # round, kind and title of a paper; what else has a number by its record


@dataclass(frozen=True)
class NumberEntry:
    """A number and whose it is: a paper of a round (``round_id``, ``kind``, ``title``), or anything else by ``holder``.

    ``id`` is the record in the register; a number kept with its round or council alone has none.
    """

    number: str
    symbol: str
    year: int
    state: NumberState
    holder: str
    day: date | None = None
    round_id: str | None = None
    kind: str | None = None
    title: str = ""
    id: str | None = None
    noted_by: str = ""
    noted_at: datetime | None = None
    reason: str | None = None

    @property
    def bearer(self) -> Bearer:
        """The same for the same paper, whatever its number."""
        return (self.round_id, self.kind or "", self.title if self.kind else self.id or self.holder)


@dataclass(frozen=True)
class NumberSeries:
    """One series of the year; ``symbol`` is that of its papers, the organ's alone where kinds share the series.

    ``whole``: all its numbers are known here, so that gaps are lacking.
    """

    key: SeriesKey
    name: str
    symbol: str
    whole: bool
    entries: tuple[NumberEntry, ...]
    gaps: tuple[int, ...]
    twice: tuple[str, ...]
    following: int

    @property
    def lacking(self) -> tuple[int, ...]:
        """The gaps that count against the register: elsewhere, others may have given these numbers."""
        return self.gaps if self.whole else ()


def numbering_ways(session: Session, year: int) -> NumberingWays:
    """How the unit numbers in that year: as said for it, else as said for the last year before it."""
    rows = session.execute(select(Setting.id, Setting.value).where(Setting.id.startswith(_WAYS, autoescape=True)))
    said = {int(name.removeprefix(_WAYS)): value for name, value in rows}
    newest = max((told for told in said if told <= year), default=None)
    return NumberingWays(**said[newest]) if newest is not None else NumberingWays()


def ways_of_year(db: Database, year: int) -> NumberingWays:
    """As ``numbering_ways``, by itself."""
    with db.read() as session:
        return numbering_ways(session, year)


def set_numbering_ways(db: Database, year: int, ways: NumberingWays) -> None:
    """Number so from this year on."""
    set_setting(db, f"{_WAYS}{year}", asdict(ways), "set_numbering")


def register_of_year(db: Database, library: Library, year: int) -> tuple[NumberSeries, ...]:
    """Every series of the unit and its councils, and all others that numbers stand in; the unit's own first."""
    with db.read() as session:
        unit = session.scalar(select(Unit))
        if unit is None:
            return ()
        series_of = SeriesFinder(session, unit, year)
        found: dict[SeriesKey, list[NumberEntry]] = {series_of.key(symbol): [] for symbol in _symbols(unit)}
        for entry in entries_of_year(session, library, unit, year):
            found.setdefault(series_of.key(entry.symbol), []).append(entry)
        return tuple(series_of.series(key, entries) for key, entries in found.items())


@dataclass(frozen=True)
class OfferedNumber:
    """What a paper may get: the number reserved for it, else the next one; nothing of it is printed."""

    symbol: str
    following: int
    reserved: str | None


def proposals(
    db: Database, library: Library, round_reference: str, keys: Iterable[PaperKey]
) -> dict[PaperKey, OfferedNumber]:
    """The numbers that papers of a round may get; without a unit there are none."""
    with db.read() as session:
        row, unit = find_round(session, round_reference), session.scalar(select(Unit))
        if unit is None:
            return {}
        itself, year = decides_itself(session, library, unit, row), row.law_on.year
        finder, entries = SeriesFinder(session, unit, year), entries_of_year(session, library, unit, year)
        reserved = {entry.bearer: entry.number for entry in entries if entry.state is NumberState.RESERVED}
        found = {}
        for kind, title in keys:
            symbol = symbol_by(unit, kind, decides_itself=itself)
            numbers = [entry.number for entry in entries if finder.key(entry.symbol) == finder.key(symbol)]
            found[kind, title] = OfferedNumber(symbol, following(numbers), reserved.get((row.id, kind, title)))
        return found


class SeriesFinder:
    """Which series a symbol belongs to in a year."""

    def __init__(self, session: Session, unit: Unit, year: int) -> None:
        self._unit, self._year = unit, year
        self._ways = numbering_ways(session, year)
        self._councils = councils_of(unit)
        self._codes = type_codes()

    def key(self, symbol: str) -> SeriesKey:
        return series_key(symbol, self._year, self._ways, self._councils, self._codes, self._unit.symbol)

    def series(self, key: SeriesKey, entries: Iterable[NumberEntry]) -> NumberSeries:
        ordered = tuple(sorted(entries, key=lambda entry: (rank(entry.number) or (0, ""), entry.holder)))
        numbers = [entry.number for entry in ordered]
        whole = key.organ in self._councils or (key.organ == self._unit.symbol and self._ways.unit_whole)
        return NumberSeries(
            key,
            self._name(key),
            f"{key.code}-{key.organ}" if key.code else key.organ,
            whole,
            ordered,
            gaps(numbers),
            twice(numbers),
            following(numbers),
        )

    def _name(self, key: SeriesKey) -> str:
        if key.code is None:
            return say("numbers", "series_common", symbol=key.organ)
        symbol = f"{key.code}-{key.organ}" if key.code else key.organ
        return say("numbers", "series", kind=catalogue("numbers")["kinds"].get(key.code, key.code), symbol=symbol)


def councils_of(unit: Unit) -> frozenset[str]:
    """The symbols of the unit's councils: they use its seal and have series of their own."""
    return frozenset((unit.council_symbol, say("papers", "initiative_symbol")))


def _symbols(unit: Unit) -> Iterator[str]:
    """All symbols that papers of the unit and its councils can have, the unit's first."""
    for itself in (False, True):
        symbols = dict.fromkeys(symbol_by(unit, kind, decides_itself=itself) for kind in NUMBERED_KINDS)
        organs = (unit.symbol, *councils_of(unit))
        yield from sorted(symbols, key=lambda symbol: split_symbol(symbol, type_codes(), organs)[1] != unit.symbol)


def decides_itself(session: Session, library: Library, unit: Unit, row: AwardRound) -> bool:
    """True when every award put forward in the round is the unit's own to give."""
    votes = votes_of(session, row.id)
    query = select(Nomination.id, Nomination.award).where(Nomination.round_id == row.id)
    awards = {award for key, award in session.execute(query) if votes.get(key) is not False}
    return bool(awards) and all(decided_here(library, unit.level, award, row.law_on) for award in awards)


def is_of_unit(unit: Unit, decided_by: str) -> bool:
    """Whether who decided is the unit or its head, as decisions write it."""
    return f" {compare_key(unit.name)} " in f" {compare_key(decided_by)} "


def own_decision(unit: Unit, number: str, decided_by: str | None = None) -> str | None:
    """The number alone of a decision of the unit itself; None for another organ's, though its symbol be the same."""
    alone, symbol = read_reference(number)
    by_unit = decided_by is None or is_of_unit(unit, decided_by)
    ours = even_symbol(symbol, type_codes()) in ("", symbol_by(unit, "decision", decides_itself=True))
    return alone if by_unit and ours and rank(alone) else None


def holder_of(row: AwardRound, kind: str, title: str) -> str:
    """Tờ trình đề nghị khen thưởng, đợt D01."""
    return say("numbers", "of_round", paper=title or kind_title(kind), round=f"{row.year}/{row.code}")


def entries_of_year(session: Session, library: Library, unit: Unit, year: int) -> list[NumberEntry]:
    """All that is given or reserved in a year, from the register, the rounds and the councils."""
    rounds = {row.id: row for row in session.scalars(select(AwardRound).order_by(AwardRound.year, AwardRound.code))}
    concerned = _rounds_of_year(session, year)
    noted = {bearer_of(row): row for row in session.scalars(select(PaperNumber).order_by(PaperNumber.id))}
    kept = [
        *_with_rounds(session, library, unit, (rounds[key] for key in rounds if key in concerned)),
        *_with_councils(session, unit),
    ]
    found = [_with_note(entry, noted.get(entry.bearer)) for entry in kept]
    elsewhere = {entry.bearer for entry in kept}
    for bearer, row in noted.items():
        mirrored = row.kind in ROUND_NUMBERS or row.kind == COUNCIL_DECISION
        if (row.reserved and bearer not in elsewhere) or not mirrored:
            found.append(_entry(row, rounds))
    return [entry for entry in found if entry.year == year]


def _rounds_of_year(session: Session, year: int) -> set[str]:
    """Keys of the rounds that may have a number of the year, with a day in it or, without one, by their law."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    own = (AwardRound.law_on, AwardRound.statement_on, AwardRound.decision_on)
    queries = (
        select(AwardRound.id).where(or_(*(day.between(first, last) for day in own))),
        select(Meeting.round_id).where(Meeting.held_on.between(first, last)),
        select(Decision.round_id).where(Decision.issued_on.between(first, last)),
        select(PaperNumber.round_id).where(PaperNumber.year == year),
    )
    return {key for query in queries for key in session.scalars(query) if key}


def bearer_of(row: PaperNumber) -> Bearer:
    """As ``NumberEntry.bearer``."""
    return (row.round_id, row.kind or "", row.title if row.kind else row.id)


def _with_rounds(session: Session, library: Library, unit: Unit, rounds: Iterable[AwardRound]) -> Iterator[NumberEntry]:
    """What is kept with the rounds; the decision only where it is the unit's own, as it was recorded at last."""
    rounds = tuple(rounds)
    given = given_numbers(session, rounds)
    recorded = {
        decision.round_id: Given(own_decision(unit, decision.number, decision.decided_by), decision.issued_on)
        for decision in session.scalars(select(Decision).where(Decision.round_id.is_not(None)))
    }
    for row in rounds:
        numbers = {kind: found for (kind, _), found in given[row.id].items() if kind in ROUND_NUMBERS}
        if row.id in recorded:
            numbers["decision"] = recorded[row.id]
        numbers = {kind: found for kind, found in numbers.items() if found.number}
        itself = bool(numbers) and decides_itself(session, library, unit, row)
        for kind, found in numbers.items():
            if kind != "decision" or itself or row.id in recorded:
                symbol = symbol_by(unit, kind, decides_itself=itself)
                yield _given(symbol, found, holder_of(row, kind, ""), row.law_on.year, row.id, kind)


def _with_councils(session: Session, unit: Unit) -> Iterator[NumberEntry]:
    """The decisions that set up councils, as far as they are the unit's own."""
    own = symbol_by(unit, COUNCIL_DECISION, decides_itself=True)
    for council in session.scalars(select(Council).order_by(Council.name)):
        number, day = own_decision(unit, council.decision_number or ""), council.decision_date
        if number and day:
            holder = say("numbers", "of_council", council=council.name)
            yield _given(own, Given(number, day), holder, day.year, None, COUNCIL_DECISION, council.name)


def _given(
    symbol: str, given: Given, holder: str, year: int, round_id: str | None, kind: str, title: str = ""
) -> NumberEntry:
    """A number that is kept with its round or council; ``year`` where the day is not known."""
    year = given.day.year if given.day else year
    return NumberEntry(given.number or "", symbol, year, NumberState.GIVEN, holder, given.day, round_id, kind, title)


def _with_note(entry: NumberEntry, row: PaperNumber | None) -> NumberEntry:
    if row is None:
        return entry
    return replace(entry, id=row.id, noted_by=row.noted_by, noted_at=row.noted_at, reason=row.reason)


def _entry(row: PaperNumber, rounds: dict[str, AwardRound]) -> NumberEntry:
    held = rounds.get(row.round_id or "")
    return NumberEntry(
        row.number,
        row.symbol,
        row.year,
        NumberState.RESERVED if row.reserved else NumberState.GIVEN,
        holder_of(held, row.kind, row.title) if held and row.kind else row.subject or "",
        row.day,
        row.round_id,
        row.kind,
        row.title,
        row.id,
        row.noted_by,
        row.noted_at,
        row.reason,
    )
