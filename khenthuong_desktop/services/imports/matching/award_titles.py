"""The awards that the title of a list names, for lists that say them nowhere else."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports.matching.award_givers import award_given
from khenthuong_desktop.spreadsheets.layouts.award_givers import giver_of_title
from khenthuong_desktop.spreadsheets.layouts.title_gifts import (
    gives,
    is_before_name,
    leads_to_gift,
    recognises,
    tells_reached,
)
from khenthuong_desktop.spreadsheets.words import bare

_LONGEST_NAME = 12  # words
_OF_MERIT = re.compile(r"(?:tieu bieu|xuat sac|dien hinh)\b")
_MARKS = " ,;.:”\"'"


def awards_in_title(library: Library, title: str, giver: str | None = None, number: str | None = None) -> list[str]:
    """Codes of the awards, each by its longest name: "… TẶNG BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ". One whose name leaves
    open who gives it is of whom the title names, else of this giver, or of who decides by such a number."""
    giver = giver_of_title(title) or giver
    return [code for name in award_names_in(library, title) if (code := award_given(library, name, giver, number))]


def award_names_in(library: Library, title: str) -> list[str]:
    """The words of a title that name awards, each award once; where it says which of them is given for the others
    reached before ("GIA ĐÌNH VĂN HÓA TIÊU BIỂU ĐƯỢC TẶNG GIẤY KHEN"), that one alone."""
    words = title.replace("(", " ( ").split()
    named = list(_named(library, words))
    given = [one for one in named if gives(_before(words, one))]
    if len({one.code for one in given}) == 1:
        others = [one for one in named if one.code != given[0].code]
        if all(_is_reached_before(words, one, given[0]) for one in others):
            named = given
    found: dict[str, str] = {}
    for one in named:
        found.setdefault(one.code, one.name)
    return list(found.values())


class _Named(NamedTuple):
    code: str
    name: str
    begin: int  # among the words of the title
    end: int


def _named(library: Library, words: Sequence[str]) -> Iterator[_Named]:
    """The awards of a title from left to right, each by its longest name."""
    at = 0
    while at < len(words):
        starts = [" ".join(words[at : at + length]) for length in range(1, _LONGEST_NAME + 1)]
        codes = [library.find_award(name) if len(name) > 1 else None for name in starts]
        code = next(filter(None, reversed(codes)), None)
        length = codes.index(code) + 1
        if code is not None:
            yield _Named(code, starts[length - 1], at, at + length)
        at += length if code is not None else 1


def _before(words: Sequence[str], award: _Named) -> str:
    """The words before an award itself: "tặng danh hiệu" may be read as part of its name."""
    within = takewhile(is_before_name, words[award.begin : award.end])
    return " ".join((*words[: award.begin], *within))


def _is_reached_before(words: Sequence[str], award: _Named, given: _Named) -> bool:
    """Whether an award is what the subjects had, and not given beside the other: no "và", no comma is between."""
    before = _before(words, award)
    if recognises(before):
        return False
    if _is_merit_of(words, award, given):
        return True
    if award.end <= given.begin:
        return leads_to_gift(_after(words, award, _before(words, given)))
    return tells_reached(_after(words, given, before))


def _is_merit_of(words: Sequence[str], award: _Named, given: _Named) -> bool:
    """Whether an award says for what the one right before it is given: "GIẤY KHEN GIA ĐÌNH VĂN HÓA TIÊU BIỂU"."""
    follows = award.begin == given.end and not words[given.end - 1].endswith(tuple(_MARKS))
    return follows and _OF_MERIT.match(bare(" ".join(words[award.end :][:2]))) is not None


def _after(words: Sequence[str], award: _Named, until: str) -> str:
    """What stands behind an award up to the end of ``until``, with the mark that closes its name."""
    name = " ".join(words[: award.end]).rstrip(_MARKS)
    return until[len(name) :]
