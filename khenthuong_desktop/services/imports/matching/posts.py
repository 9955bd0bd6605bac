"""Posts as lists shorten them: "TP" says no more than "Trưởng phòng Kinh tế" on file, and does not take its place."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.imports.matching.shortened import words_after, words_of
from khenthuong_desktop.services.imports.matching.unit_names import are_one, readings, words_among
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.words import find_word

_CUT = re.compile(r"\s*[,;(]\s*|\s+[-–—]\s+")


def says_less_of_post(written: str, on_file: str, unit: str | None) -> bool:
    """Whether a post is the one on file in fewer words: by first letters, or without the unit behind it; "Chuyên viên"
    is not "Chuyên viên chính"."""
    return any(_is_less(short, on_file, unit) for short in (written, *_without_unit(written, unit)))


def _is_less(short: str, on_file: str, unit: str | None) -> bool:
    if text.compare_key(short) == text.compare_key(on_file):
        return True
    if words_after(short, on_file) is not None:
        return True
    told, words = ([text.fold(word) for word in words_of(post)] for post in (short, on_file))
    if not told or words[: len(told)] != told:
        return False
    of_unit = (reading.split() for reading in map(text.fold, readings(unit or "")))
    of_place = frozenset(map(text.fold, words_among("behind_posts"))).union(*of_unit)
    return of_place.issuperset(words[len(told) :]) or find_word(ValueKind.CATEGORY, short) is not None


def _without_unit(written: str, unit: str | None) -> list[str]:
    """What stands before a unit, where it is the one on file: "VC - Trung tâm Y tế"."""
    cuts = list(_CUT.finditer(written)) if unit else []
    return [written[: cut.start()] for cut in cuts if _is_unit(written[cut.end() :].rstrip(" )"), unit or "")]


def _is_unit(words: str, unit: str) -> bool:
    return are_one(words, unit) or words_after(words, unit) == []
