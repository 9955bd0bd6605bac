"""Saving a council with the number of the decision that set it up, which stands in the unit's register."""

from sqlalchemy import select

from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.councils import CouncilDetail, check_council, keep_council
from khenthuong_desktop.services.given_numbers import COUNCIL_DECISION
from khenthuong_desktop.services.number_book import NumberBook
from khenthuong_desktop.services.number_register import own_decision
from khenthuong_desktop.services.paper_references import symbol_by
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
        key = keep_council(session, detail)
        _put_into_book(session, library, session.get_one(Council, key), reason)
        return key


def _put_into_book(session: Writing, library: Library, council: Council, reason: str | None) -> None:
    """A number without its day says no year, so that no series has it yet."""
    unit = session.scalars(select(Unit)).first()
    own = own_decision(unit, council.decision_number or "") if unit else None
    if unit is None or own is None or council.decision_date is None:
        return
    book, bearer = NumberBook(session, library, reason), (None, COUNCIL_DECISION, council.name)
    symbol = symbol_by(unit, COUNCIL_DECISION, decides_itself=True)
    faults = book.keep(bearer, symbol, own, council.decision_date, "decision_number")
    if faults:
        raise ValuesRefused(*faults)
