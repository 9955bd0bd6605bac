"""Names of people in what somebody wrote into a paper: who opens a cell or an item, or is addressed as a person."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise, takewhile

from khenthuong_desktop.domain.dossier import NamedPerson
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.services.places import full_province
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_CELL = " | "  # between cells of a row
_LABEL = re.compile(r"(?:\d{1,3}[.)]?|[-+•–])\s+")
_MOST_WORDS = 6
_PUNCTUATION = ".,:()“”\"'"
_MARKS = _PUNCTUATION + "-– "


def persons_in(text: str) -> Iterator[NamedPerson]:
    """Each name; of a name that nothing tells to be a person's rather too few are given than too many."""
    cells = text.split(_CELL)
    has_post = any(is_work(_without_label(cell)) for cell in cells)
    for part in (part for cell in cells for part in cell.split(";")):
        opening = _opening(_without_label(part))
        if opening is not None:
            yield NamedPerson(opening.name, opening.surely or has_post)
        words = part.split()
        for place, word in enumerate(words):
            if _bare(word) in _listed("said_before_names") and (name := " ".join(_name(words[place + 1 :]))):
                yield NamedPerson(name, surely=True)


def persons_listed(text: str) -> Iterator[NamedPerson]:
    """Names among commas in a sentence: parts of nothing but capitals, surely where a family name opens one."""
    for part in re.split(rf"[,;:.]|{say('documents', 'and')}", text):
        words = part.partition("(")[0].split()
        name = " ".join(word.strip(_MARKS) for word in words)
        looks_so = 1 < len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)
        if looks_so and not is_unit(name) and not full_province(name, date.max):
            yield NamedPerson(name, surely=bool(_name(words)))


def denies(text: str) -> bool:
    """Whether it says of somebody that he is not proposed, chosen or given something."""
    words = [_bare(word) for word in text.split()]
    return any(one in _listed("said_to_deny") and other in _listed("said_to_give") for one, other in pairwise(words))


def _without_label(part: str) -> str:
    start = _LABEL.match(part)
    return part[start.end() if start else 0 :]


def _opening(part: str) -> NamedPerson | None:
    """Who opens a text: no unit, no place, and no words that go on in small letters as a name does not."""
    words = part.split()
    name = _name(words)
    if not name or is_unit(part) or full_province(" ".join(name), date.max):
        return None
    rest = " ".join(words[len(name) :]).lstrip(_MARKS)
    said_of_people = is_work(rest)
    ended = words[len(name) - 1][-1] in _PUNCTUATION or not rest or not words[len(name)][0].islower()
    if not (ended or said_of_people or _bare(words[len(name)]) in _listed("said_after_names")):
        return None
    return NamedPerson(" ".join(name), said_of_people or _bare(name[1]) in _listed("middle_names"))


def _name(words: list[str]) -> list[str]:
    """Words with capitals from a family name on, up to the first mark after one."""
    if not words or _bare(words[0]) not in _listed("family_names"):
        return []
    run: list[str] = []
    for word in takewhile(lambda word: word[0].isupper(), words[:_MOST_WORDS]):
        run.append(word.strip(_PUNCTUATION))
        if word[-1] in _PUNCTUATION:
            break
    return run if len(run) > 1 else []


def _bare(word: str) -> str:
    return compare_key(word.strip(_PUNCTUATION))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(compare_key, catalogue("dossiers")[name].split()))
