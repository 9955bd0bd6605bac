"""Figures that a text tells twice: a sum and its words, a count out of a whole and its share."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from khenthuong_desktop.documents.wording import money_in_words
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.messages import catalogue, say

FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_LONGEST_FIGURE = 24  # no sum of anybody's money has more signs
_SPOKEN_ALIKE = {"ngan": "nghin", "le": "linh", "lam": "nam", "nham": "nam", "tu": "bon"}


@dataclass(frozen=True)
class Told:
    """Figures, what is said of them, and what is due; ``place`` counts the texts."""

    place: int
    figures: str
    words: str
    due: str


def figure(text: str) -> int | None:
    """The number that a text is, with or without dots."""
    return int(text.replace(".", "")) if len(text) <= _LONGEST_FIGURE and FIGURE.fullmatch(text) else None


def wrong_words(texts: Iterable[str]) -> Iterator[Told]:
    """Figures whose words, after “bằng chữ” beside them or in the next text, are those of another number."""
    label = fold(in_words())
    above = ""
    for number, text in enumerate(texts):
        place = fold(text).find(label)
        start, words = (text[:place], text[place + len(label) :]) if place >= 0 else (text, "")
        figures = FIGURE.findall(start) or ([above] if words and above else [])
        above = figures[-1] if figures else ""
        if words and figures:
            yield from _compared(number, above, words.strip(" :().;/").partition(")")[0])


def wrong_bracketed_words(texts: Iterable[str]) -> Iterator[Told]:
    """Figures before a bracket that holds nothing but the words of another number: 10.000 đồng (Chín nghìn)."""
    pattern = re.compile(catalogue("dossiers")["sum_with_words"])
    currency = set(fold(catalogue("dossiers")["currency_words"]).split())
    for number, text in enumerate(texts):
        for found in pattern.finditer(text):
            if set(fold(found["words"]).rstrip(" .").split()) <= _number_words() | currency:
                yield from _compared(number, found["sum"], found["words"])


def wrong_shares(texts: Iterable[str]) -> Iterator[Told]:
    """A share in per cent that is not that of the counts before it, however it is rounded."""
    pattern = re.compile(catalogue("dossiers")["count_with_share"])
    for number, text in enumerate(texts):
        for found in pattern.finditer(text):
            part, whole = int(found["part"]), int(found["whole"])
            share = float(found["share"].replace(",", "."))
            places = len(found["share"].partition(",")[2])
            if whole and abs(share - 100 * part / whole) >= 10**-places:
                due = f"{100 * part / whole:.{max(places, 1)}f}".replace(".", ",").removesuffix(",0")
                yield Told(number, f"{part}/{whole}", f"{found['share']}%", f"{due}%")


def in_words() -> str:
    """What stands before the words of a sum."""
    return str(catalogue("dossiers")["in_words"])


def _compared(place: int, figures: str, words: str) -> Iterator[Told]:
    number = figure(figures)
    if number is None or not (spoken := _spoken(words)):
        return
    due = money_in_words(number)
    if spoken != _spoken(due):
        yield Told(place, figures, words, due)


def _spoken(words: str) -> list[str]:
    """The bare number words, one spelling for each."""
    return [_SPOKEN_ALIKE.get(word, word) for word in fold(words).split() if word in _number_words()]


@cache
def _number_words() -> frozenset[str]:
    written = [say("documents", name) for name in ("digits", "digit_forms", "scales")]
    return frozenset(fold(" ".join(written).replace("|", " ")).split()) | _SPOKEN_ALIKE.keys()
