"""Numbers and symbols of papers as people type them, put as the decree writes them."""

from khenthuong_desktop.domain.numbering import even_symbol, read_reference
from khenthuong_desktop.messages import catalogue


def type_codes() -> frozenset[str]:
    """The abbreviations of kinds in symbols (NĐ 30/2020, PL III)."""
    return frozenset(code for code in catalogue("numbers")["kinds"] if code)


def even_reference(typed: str | None) -> str | None:
    """15/QĐ-UBND of 15 / qđ - ubnd."""
    number, symbol = read_reference(typed or "")
    return "/".join(filter(None, (number, even_symbol(symbol, type_codes())))) or None
