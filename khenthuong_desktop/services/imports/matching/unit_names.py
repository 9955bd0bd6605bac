"""The many spellings of one unit's name: dashes, tone places, "và", "TT" for "Trung tâm" and other short forms."""

import re
from functools import cache, lru_cache
from itertools import islice, product

from khenthuong_desktop import paths
from khenthuong_desktop.domain import text
from khenthuong_desktop.messages import read_json
from khenthuong_desktop.spreadsheets.words import name_key

_NOT_WORD = re.compile(r"[^\w\u0300-\u036f]+")  # the compare key sets tones of "hoà" aside as combining marks
_MOST_READINGS = 12


@cache
def _short_forms(group: str) -> dict[str, list[str]]:
    told: dict[str, list[str]] = read_json(paths.resources() / "units" / "abbreviations.json")[group]
    return {short: [text.compare_key(words) for words in meanings] for short, meanings in told.items()}


@cache
def words_among(group: str) -> tuple[str, ...]:
    """The words of a group that stand for nothing else."""
    return tuple(_short_forms(group))


@lru_cache(maxsize=20_000)
def readings(name: str) -> tuple[str, ...]:
    """Keys of what a name may mean, the likeliest first; two names may be one unit's where they share a key.

    Accents count: names without them are alike in :func:`bare_reading` only, which never decides alone.
    """
    left_out = _short_forms("left_out")
    words = [word for word in _NOT_WORD.sub(" ", text.compare_key(name)).split() if word not in left_out]
    choices = []
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else ""
        if following.isdecimal() and word in _short_forms("before_number"):
            choices.append(_short_forms("before_number")[word])
        elif number == 0 and following and word in _short_forms("first"):
            choices.append(_short_forms("first")[word])
        else:
            choices.append(_short_forms("words").get(word, [word]))
    return tuple(" ".join(reading) for reading in islice(product(*choices), _MOST_READINGS))


@lru_cache(maxsize=20_000)
def bare_reading(name: str) -> str:
    """The likeliest key without accents."""
    return text.fold(readings(name)[0])


def are_one(one: str, other: str) -> bool:
    """Whether two names may be read as one unit's."""
    return not set(readings(one)).isdisjoint(readings(other))


_DASHES = re.compile("[‐-―−]")


def name_to_keep(known: str | None, written: str) -> str:
    """The name on file where the list only spells it otherwise: short forms, lost accents, capitals, dashes."""
    if known is not None and known.casefold() == written.casefold():
        return written if known.isupper() else known
    if known is not None and _DASHES.sub("-", known) == _DASHES.sub("-", written):
        return known
    same = known is not None and known != written and name_key(known) != name_key(written)
    if known is not None and same and are_one(known, written):
        return known
    return known if known is not None and same and text.fold(known) == text.fold(written) else written


def lost_accents(name: str) -> bool:
    """Whether a name is written without any accents, as old programs and hurried hands do."""
    return text.fold(name) == text.clean(name).casefold()
