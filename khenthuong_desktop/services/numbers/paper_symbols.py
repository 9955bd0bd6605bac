"""The symbols of a unit's papers: the kind's letters, then the organ's."""

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.messages import say
from khenthuong_desktop.services.units import UnitDetail
from khenthuong_desktop.store.tables import Unit

_OF_COUNCIL = frozenset(("minutes", "vote_count_minutes", "invitation", "council_tasks"))


def symbol_by(unit: UnitDetail | Unit, kind: str, *, decides_itself: bool) -> str:
    """QĐ-UBND, BB-HĐTĐKT; a letter has the drafting office instead of a kind: UBND-VHXH.

    Where the unit decides itself, the council writes the statement.
    """
    code = KINDS[kind].code
    if not code:
        return f"{unit.symbol}-{unit.drafting_office or say('papers', 'usual_office')}"
    if kind == "initiative_minutes":
        return f"{code}-{say('papers', 'initiative_symbol')}"
    by_council = kind in _OF_COUNCIL or (kind == "request_statement" and decides_itself)
    return f"{code}-{unit.council_symbol if by_council else unit.symbol}"
