"""What stands in a cell of awards, from left to right: award words, years and decisions, and what is between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from khenthuong_desktop.spreadsheets.cells.told_decisions import SIGN, ToldDecision, ToldDecisions
from khenthuong_desktop.spreadsheets.cells.written_years import (
    NO_YEARS,
    YEARS,
    WrittenYears,
    names_school_years,
    read_years,
)

_TOKEN = re.compile(
    rf"(?P<decision>{SIGN})|(?P<years>{YEARS})|(?P<end>[;\n+])(?![^()]*\))"
    r"|(?P<comma>,)(?![^()]*\))(?![^“”]{0,150}”)",  # none within a name: “Vì sự nghiệp văn hóa, thể thao và du lịch”
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_TOLD = re.compile(rf"{SIGN}|{YEARS}|[\s,;:.\n–—-]", re.IGNORECASE)  # all that brackets of years and decisions hold
_BEFORE_DECISION = re.compile(rf"[\s,;:–—-]+(?={SIGN})")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]\s+|[-–—•*+]\s*)+")
_HEAD = re.compile(r"(?:[\s:.\-–—/•*)&]|\bvà\b)*", re.IGNORECASE)
_TAIL = " \t\r\xa0:.-–—/•*(&"
_LOOSE = re.compile(r"[,.&]|\bvà\b", re.IGNORECASE)
_DASH = re.compile(r"[-–—/•*]")


class Kind(Enum):
    """What an item is."""

    AWARD = "award"
    YEARS = "years"
    DECISION = "decision"


class Gap(IntEnum):
    """How far an item is from the one before it."""

    NONE = 0  # a space, a colon or a bracket
    DASH = 1
    COMMA = 2  # or "và", or a full stop


@dataclass(slots=True)
class Item:
    """One of the things in a cell."""

    kind: Kind
    gap: Gap
    colon: bool  # stands before it
    words: str = ""
    years: WrittenYears = NO_YEARS
    decision: ToldDecision | None = None


def parts_of(cell: str) -> Iterator[list[Item]]:
    """The items of a cell, part by part: a semicolon, a plus sign or a line break ends a part."""
    told = ToldDecisions(cell)
    words = _BRACKETS.sub(_opened, told.signed)
    part: list[Item] = []
    between, at, schools = "", _start(words, 0), False
    for token in _TOKEN.finditer(words, at):
        between = _add_award(part, between, words[at : token.start()])
        at = token.end()
        if token["end"]:
            yield part
            part, between, at = [], "", _start(words, at)
        elif token["comma"]:
            between += ","
        else:
            if token["years"]:
                part.append(Item(Kind.YEARS, *_gap(between), years=read_years(token[0], schools)))
                schools = schools or names_school_years(token[0])
            else:
                part.append(Item(Kind.DECISION, *_gap(between), decision=told.of(token[0])[0]))
            between = ""
    _add_award(part, between, words[at:])
    yield part


def _opened(brackets: re.Match[str]) -> str:
    """Brackets around years and decisions hold these to the award before them; around words they are a part of it."""
    inner = brackets[1]
    if not _TOLD.sub("", inner):
        return f" {_BEFORE_DECISION.sub(' ', inner).replace(';', ',')} "
    return f" {inner} " if re.search(SIGN, inner) else brackets[0]


def _start(words: str, at: int) -> int:
    """Where a part begins behind its number or dash: "1. LĐTT 2022", "- LĐTT 2022"."""
    at += len(words[at:]) - len(words[at:].lstrip(" \t"))
    numbered = _NUMBERED.match(words, at)
    return numbered.end() if numbered is not None else at


def _add_award(part: list[Item], between: str, words: str) -> str:
    """Take the award of the words before a token into the part, and give back what stands before the token."""
    head = _HEAD.match(words)
    start = head.end() if head is not None else 0
    end = _end(words)
    if start >= end:
        return between + words
    part.append(Item(Kind.AWARD, *_gap(between + words[:start]), words[start:end]))
    return words[end:]


def _end(words: str) -> int:
    """Where an award ends before what only divides it from the next item."""
    kept, before = words.rstrip(_TAIL), words
    while kept != before:
        before = kept
        if kept.casefold().endswith((" và", "\nvà")):
            kept = kept[:-2].rstrip(_TAIL)
    return len(kept)


def _gap(between: str) -> tuple[Gap, bool]:
    gap = Gap.COMMA if _LOOSE.search(between) else Gap.DASH if _DASH.search(between) else Gap.NONE
    return gap, ":" in between
