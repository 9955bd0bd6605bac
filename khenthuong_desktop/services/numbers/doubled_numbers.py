"""Numbers of a round's papers that another paper bears, too: allowed for a reason, and never forgotten."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.dossier import DossierProblem, Place, PlaceKind
from khenthuong_desktop.domain.numbering import NumberState, SeriesKey, rank
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.numbers.given_numbers import COUNCIL_DECISION, council_of_round, given_numbers
from khenthuong_desktop.services.numbers.number_register import NumberEntry, SeriesFinder, entries_of_year
from khenthuong_desktop.store.tables import AwardRound, Council, Unit


def number_problems(session: Session, library: Library, row: AwardRound) -> Iterator[DossierProblem]:
    """A warning for each such number, with both papers and the reason."""
    unit = session.scalar(select(Unit))
    if unit is None:
        return
    council = council_of_round(session, row)
    days = {given.day for given in given_numbers(session, [row])[row.id].values()}
    for year in sorted({row.law_on.year, *(day.year for day in days if day)}):
        finder = SeriesFinder(session, unit, year)
        sharing: dict[tuple[SeriesKey, object], list[NumberEntry]] = {}
        for entry in entries_of_year(session, library, unit, year):
            if entry.state is NumberState.GIVEN:
                sharing.setdefault((finder.key(entry.symbol), rank(entry.number)), []).append(entry)
        for entries in sharing.values():
            if len(entries) > 1 and any(_is_of(entry, row, council) for entry in entries):
                yield _problem(entries, row.id)


def _is_of(entry: NumberEntry, row: AwardRound, council: Council | None) -> bool:
    """A paper of the round, or the decision that set up the council which met on it."""
    return entry.round_id == row.id or (
        council is not None and entry.kind == COUNCIL_DECISION and entry.title == council.name
    )


def _problem(entries: list[NumberEntry], round_id: str) -> DossierProblem:
    reason = next((entry.reason for entry in entries if entry.reason), None)
    details = {
        "number": f"{entries[0].number}/{entries[0].symbol}",
        "holders": [entry.holder for entry in entries],
        **({"reason": reason} if reason else {}),
    }
    code = "number_twice_for_reason" if reason else "number_twice"
    return DossierProblem(Severity.WARNING, code, Place(PlaceKind.ROUND, round_id), details)
