"""Number, symbol and day of a round's papers, as they bear and cite them; the blank gap until somebody gave them."""

from khenthuong_desktop.documents.parts import NumberAndSymbol
from khenthuong_desktop.documents.wording import day_in_words, padded, reference
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.numbers.paper_symbols import symbol_by


def symbol_of(sources: Sources, kind: str) -> str:
    """The symbol of a kind's papers in this round."""
    return symbol_by(sources.unit, kind, decides_itself=sources.decides_itself)


def borne(sources: Sources, kind: str, title: str = "") -> NumberAndSymbol:
    """What a paper has after "Số:"."""
    return NumberAndSymbol(symbol_of(sources, kind), padded(sources.given(kind, title).number))


def day_of(sources: Sources, kind: str, title: str = "") -> str:
    """The paper's day in words; of a day not known yet its year."""
    day = sources.given(kind, title).day
    return day_in_words(day.isoformat() if day else "", sources.round.law_on.year)


def cited(sources: Sources, kind: str) -> str:
    """số 12/TTr-UBND ngày 05 tháng 11 năm 2026."""
    return reference(sources.given(kind).number, symbol_of(sources, kind), day_of(sources, kind))
