"""Values as people write them here: words for codes, dates, numbers, money."""

from datetime import date, datetime
from enum import Enum
from fractions import Fraction

from khenthuong_desktop import messages
from khenthuong_desktop.domain import text


def word(value: Enum | None) -> str:
    """The Vietnamese word for a value of ``domain.terms``; unknown is an empty text."""
    if value is None:
        return ""
    words = messages.catalogue("labels").get(type(value).__name__, {})
    return str(words.get(value.value, value.value))


def choices(terms: type[Enum]) -> list[tuple[str, Enum]]:
    """Words and values of a closed list, for a drop-down."""
    return [(word(value), value) for value in terms]


def day(value: date | str | None) -> str:
    """dd/mm/yyyy; a partial date keeps its precision (1980, 05/1980)."""
    if value is None or value == "":
        return ""
    return "/".join(reversed(str(value)[:10].split("-")))


def moment(value: datetime | None) -> str:
    """dd/mm/yyyy hh:mm in the time of this PC."""
    return "" if value is None else value.astimezone().strftime("%d/%m/%Y %H:%M")


def number(value: int | None) -> str:
    """1.234.567"""
    return "" if value is None else f"{value:,}".replace(",", ".")


def decimal(value: Fraction | None) -> str:
    """0,3"""
    return "" if value is None else text.decimal(value)


def money(value: int | None) -> str:
    """1.490.000 đồng"""
    return "" if value is None else f"{number(value)} đồng"


def share(part: int, whole: int) -> str:
    """A percentage with a decimal comma; empty when there is no whole."""
    if not whole:
        return ""
    return f"{100 * part / whole:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " %"


def reference(number: str | None, symbol: str | None) -> str:
    """12/TTr-UBND, …/TTr-UBND while there is no number; the number alone where there is no symbol."""
    return f"{number or '…'}/{symbol}" if symbol else number or ""


def fingerprint(value: str) -> str:
    """Groups of four letters, to be read aloud and compared."""
    return " ".join(value[place : place + 4] for place in range(0, len(value), 4))


def file_size(size: int) -> str:
    """512 byte, 34 KB, 1,2 MB"""
    if size < 1024:
        return f"{size} byte"
    if size < 1024 * 1024:
        return f"{size // 1024} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")


def file_name(title: str) -> str:
    """The title without what Windows does not take in a name."""
    return " ".join("".join(" " if letter in '\\/:*?"<>|' else letter for letter in title).split())
