"""The number of the decision that set up a council: it stands in the unit's register, wherever it comes from."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.council.councils import CouncilDetail, check_council, keep_council
from khenthuong_desktop.services.numbers.given_numbers import COUNCIL_DECISION
from khenthuong_desktop.services.numbers.number_book import NumberBook, holders_among, series_of, taken_fault
from khenthuong_desktop.services.numbers.number_register import Bearer, own_decision
from khenthuong_desktop.services.numbers.paper_symbols import symbol_by
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import Council, Unit


def save_council(db: Database, library: Library, detail: CouncilDetail, reason: str | None = None) -> str:
    """Add or change a council with its members; who is not named any more leaves. Gives back the key.

    Raises ValuesRefused; a number that another paper has needs a ``reason``, which is kept.
    """
    faults = check_council(detail)
    if faults:
        raise ValuesRefused(*faults)
    with db.write("save_council") as session:
        return keep_numbered_council(session, library, detail, reason)


def keep_numbered_council(session: Writing, library: Library, detail: CouncilDetail, reason: str | None = None) -> str:
    """As ``save_council``, as part of an action."""
    key = keep_council(session, detail)
    put_into_book(session, library, session.get_one(Council, key), "decision_number", reason)
    return key


def put_into_book(session: Writing, library: Library, council: Council, field: str, reason: str | None = None) -> None:
    """Write the number into the register; raises ValuesRefused at ``field`` as ``save_council`` does."""
    unit, own = _own(session, council.decision_number)
    if unit is None or own is None or council.decision_date is None:
        return
    book, symbol = NumberBook(session, library, reason), _symbol(unit)
    faults = book.keep(_bearer(council.name), symbol, own, council.decision_date, field)
    if faults:
        raise ValuesRefused(*faults)


def decision_fault(
    session: Session, library: Library, name: str, number: str | None, day: date | None
) -> list[FieldFault]:
    """Who has the number that a council's decision is said to have; nothing is written."""
    unit, own = _own(session, number)
    if unit is None or own is None or day is None:
        return []
    entries = series_of(session, library, unit, _symbol(unit), day.year)
    return [taken_fault(holder, "decision_number") for holder in holders_among(entries, own, _bearer(name))[:1]]


def _own(session: Session, number: str | None) -> tuple[Unit | None, str | None]:
    """A number without its day says no year, so that no series has it yet; nor has it another organ's."""
    unit = session.scalars(select(Unit)).first()
    return unit, own_decision(unit, number or "") if unit else None


def _symbol(unit: Unit) -> str:
    return symbol_by(unit, COUNCIL_DECISION, decides_itself=True)


def _bearer(name: str) -> Bearer:
    return None, COUNCIL_DECISION, name
