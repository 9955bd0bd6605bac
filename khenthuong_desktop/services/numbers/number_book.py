"""The register of numbers during one action: who has which number, which one is next, what must make way."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.numbering import NumberState, following, rank
from khenthuong_desktop.domain.text import clean
from khenthuong_desktop.errors import FieldFault
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.numbers.number_register import (
    Bearer,
    NumberEntry,
    SeriesFinder,
    bearer_of,
    decides_itself,
    entries_of_year,
)
from khenthuong_desktop.services.numbers.paper_symbols import symbol_by
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import AwardRound, PaperNumber, Unit


class NumberBook:
    """``reason``: why a number may be given although another has it. Without a unit there are no series to look at."""

    def __init__(self, session: Writing, library: Library, reason: str | None = None) -> None:
        self._session, self._library = session, library
        self.reason = clean(reason or "") or None
        self._unit = session.scalar(select(Unit))

    def symbol(self, row: AwardRound, kind: str) -> str:
        """The symbol of a kind's papers in a round."""
        return symbol_by(self._unit, kind, decides_itself=self._itself(row)) if self._unit else ""

    def registers(self, row: AwardRound, kind: str) -> bool:
        """Whether the number is the unit's own to give: a higher organ's decision stands in that one's book."""
        return kind != "decision" or self._itself(row)

    def _itself(self, row: AwardRound) -> bool:
        return self._unit is not None and decides_itself(self._session, self._library, self._unit, row)

    def _series(self, symbol: str, year: int) -> list[NumberEntry]:
        if self._unit is None:
            return []
        self._session.flush()
        return series_of(self._session, self._library, self._unit, symbol, year)

    def next_number(self, symbol: str, year: int) -> str:
        """The number after the last one given or reserved."""
        return str(following(entry.number for entry in self._series(symbol, year)))

    def reserved_for(self, symbol: str, year: int, number: str, subject: str) -> NumberEntry | None:
        """The line that keeps the number free for just this."""
        return next(
            (
                entry
                for entry in self._series(symbol, year)
                if entry.state is NumberState.RESERVED and entry.holder == subject
                if rank(entry.number) == rank(number)
            ),
            None,
        )

    def check(self, note: PaperNumber, field: str) -> list[FieldFault]:
        """Who else has the note's number; where there is a reason, it is kept, and what was reserved makes way."""
        holders = holders_among(self._series(note.symbol, note.year), note.number, bearer_of(note))
        note.reason = self.reason if holders else None
        if self.reason is None:
            return [taken_fault(holder, field) for holder in holders[:1]]
        for holder in holders:
            if holder.state is NumberState.RESERVED:
                self._session.delete(self._session.get_one(PaperNumber, holder.id))
        return []

    def note_of(self, bearer: Bearer) -> PaperNumber | None:
        """The line of the register for a paper."""
        round_id, kind, title = bearer
        own = (PaperNumber.round_id.is_(None) if round_id is None else PaperNumber.round_id == round_id,)
        return self._session.scalar(
            select(PaperNumber).where(*own, PaperNumber.kind == kind, PaperNumber.title == title)
        )

    def keep(self, bearer: Bearer, symbol: str, number: str, day: date, field: str) -> list[FieldFault]:
        """Write the number of a decision kept elsewhere beside it; gives who else has it, as ``check`` does."""
        round_id, kind, title = bearer
        note = self.note_of(bearer) or PaperNumber(round_id=round_id, kind=kind, title=title)
        is_same = (note.symbol, note.number, note.year) == (symbol, number, day.year)
        note.symbol, note.number, note.year, note.day, note.reserved = symbol, number, day.year, day, False
        self.sign(note)
        return [] if is_same else self.check(note, field)

    def sign(self, note: PaperNumber) -> None:
        """Keep a line, with who wrote it and when."""
        note.noted_at, note.noted_by = self._session.now(), self._session.actor
        self._session.add(note)
        self._session.flush()


def series_of(session: Session, library: Library, unit: Unit, symbol: str, year: int) -> list[NumberEntry]:
    """All that is given or reserved in the series of a symbol."""
    finder = SeriesFinder(session, unit, year)
    entries = entries_of_year(session, library, unit, year)
    return [entry for entry in entries if finder.key(entry.symbol) == finder.key(symbol)]


def holders_among(entries: Iterable[NumberEntry], number: str, bearer: Bearer) -> list[NumberEntry]:
    """Who else has a number."""
    return [entry for entry in entries if rank(entry.number) == rank(number) and entry.bearer != bearer]


def taken_fault(holder: NumberEntry, field: str) -> FieldFault:
    """Says who has a number, and since when."""
    code = "number_taken" if holder.state is NumberState.GIVEN else "number_reserved"
    told = {
        "number": f"{holder.number}/{holder.symbol}",
        "holder": holder.holder,
        "day": f"{holder.day:%d/%m/%Y}" if holder.day else "",
        "by": holder.noted_by,
        "at": f"{holder.noted_at:%d/%m/%Y}" if holder.noted_at else "",
    }
    return FieldFault(field, f"{code}_on" if code == "number_taken" and holder.day else code, told)
