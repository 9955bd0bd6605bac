"""What every paper is framed by: organ, number, day, signatures, and room for a hand."""

from dataclasses import dataclass

GAP = "      "  # room for a number or a day that the office writes in by hand
DOTS = "…" * 12  # room on a form for what the clerk fills in by hand


@dataclass(frozen=True)
class Organ:
    """Who issues the paper, as printed at the top left; each line is broken where the unit wants it."""

    issuing_lines: tuple[str, ...]
    superior: str = ""


@dataclass(frozen=True)
class NumberAndSymbol:
    """Number and symbol; an empty gap until the office has given the number."""

    symbol: str
    number: str = GAP


@dataclass(frozen=True)
class Dateline:
    """Place and day in words."""

    place: str
    day: str


@dataclass(frozen=True)
class SigningBlock:
    """Authority lines from the top down, then the name; ``organ_post`` when a council uses its organ's seal."""

    authority_lines: tuple[str, ...]
    signer_name: str
    organ_post: str = ""
