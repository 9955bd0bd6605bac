"""Names of people in what somebody wrote into a paper: who opens a cell or an item, or is addressed as a person."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.messages import catalogue

_CELLS = re.compile(r" \| |;")  # between cells of a row, and people named in one line
_LABEL = re.compile(r"(?:\d{1,3}[.)]?|[-+•–])\s+")
_MOST_WORDS = 6
_PUNCTUATION = ".,:()“”\"'"


def persons_in(text: str) -> Iterator[str]:
    """Each name; of a name that nothing tells to be a person's rather too few are given than too many."""
    for cell in _CELLS.split(text):
        start = _LABEL.match(cell)
        opening = cell[start.end() if start else 0 :].split()
        if name := _name(opening):
            yield name
        words = cell.split()
        for place, word in enumerate(words):
            if _bare(word) in _titles() and (name := _name(words[place + 1 :])):
                yield name


def _name(words: list[str]) -> str:
    """Words with capitals from a family name on, up to the first mark after one."""
    if not words or _bare(words[0]) not in _families():
        return ""
    run: list[str] = []
    for word in takewhile(lambda word: word[0].isupper(), words[:_MOST_WORDS]):
        run.append(word.strip(_PUNCTUATION))
        if word[-1] in _PUNCTUATION:
            break
    return " ".join(run) if len(run) > 1 else ""


def _bare(word: str) -> str:
    return compare_key(word.strip(_PUNCTUATION))


@cache
def _families() -> frozenset[str]:
    return frozenset(map(compare_key, catalogue("dossiers")["family_names"].split()))


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(compare_key, catalogue("dossiers")["said_before_names"].split()))
