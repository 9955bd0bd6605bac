"""Whose word a column of ratings holds: one's own, that of somebody who only proposes, or that of who decides."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.layouts import record_headings as words_of
from khenthuong_desktop.spreadsheets.layouts.told_years import year_in
from khenthuong_desktop.spreadsheets.words import bare, find_word


class Word(IntEnum):
    """How much the word of an assessor counts beside others."""

    OWN = 0
    PROPOSED = 1
    BESIDE = 2  # "Cá nhân" over "Xếp loại", where "Tập thể" is over another one
    OPEN = 3  # nobody is named
    LAST = 4


_RATES = r"(?:xep loai|danh gia|phan loai|xl)\b"
_UNITS = r"(?:don vi|tap the|phong|khoa|to|tram|bo phan|nhom|doi|phan xuong|thon|cong doan)"
_OWN = re.compile(rf"\btu (?:{_RATES}|nhan xet|cham)|\bban than\b|\bca nhan {_RATES}")
_PROPOSED = re.compile(r"\b(?:dang k[yi]|phan dau|de nghi|de xuat|du kien|gioi thieu|binh bau)\b")
_BELOW = re.compile(rf"\b(?:{_UNITS}|(?:truong|lanh dao) {_UNITS})\b.*\b{_RATES}|\bto truong\b")
_OF_UNIT = re.compile(rf"\b(?:{_RATES}|chat luong)(?: .*)? (?:tap the|don vi|phong|khoa|to)$")
_NOT_OF_STAFF = re.compile(
    r"\b(?:dang vien|dang(?! k[yi]\b| cong tac\b| giu\b| lam\b)|chi bo|to chuc dang|doan vien|hoi vien|cong doan"
    r"|doan the|chi doan|chi hoi)\b"
)
_PART_OF_YEAR = re.compile(r"\b(?:quy|thang|hoc k[yi]|hk)\b")
_NO_RATING = re.compile(
    r"\b(?:diem|so|ngay|ly do|nhan xet|ghi chu|y kien|noi dung|truoc)$|^(?:so|ngay|ly do|nhan xet|y kien|nguoi)\b"
    r"|\b(?:thi dua|sang kien|de tai)\b"
)
_COME_OUT = ("ket qua", "muc")


@lru_cache(maxsize=20_000)
def word_of(texts: tuple[str, ...]) -> Word | None:
    """Whose rating a heading, of these texts from the top down, says it is; None for somebody unknown."""
    words = _plain(texts)
    if _OWN.search(words) and not (len(texts) > 1 and bare(texts[0]) == "ca nhan"):
        return Word.OWN
    if _PROPOSED.search(words):
        return Word.PROPOSED
    if words_of.RATERS.search(words):
        return Word.LAST
    if _BELOW.search(words):
        return Word.PROPOSED
    if len(texts) > 1 and bare(texts[0]) == "ca nhan":
        return Word.BESIDE
    return Word.OPEN if words_of.RATING_WORDS.issuperset(words.split()) else None


@dataclass(frozen=True)
class Assessed:
    """The columns of several who rate those listed."""

    last: Mapping[int, int | None]  # those of who decides, each with the year it names
    outranked: frozenset[int]


NOBODY = Assessed({}, frozenset())


def assessed(headings: Mapping[int, Sequence[str]], holds_ratings: Callable[[int], bool]) -> Assessed:
    """ "Tự xếp loại | Đơn vị xếp loại | Hội đồng xếp loại": who decides among those who rate for one year, as far as
    their columns hold ratings."""
    last: dict[int, int | None] = {}
    outranked: set[int] = set()
    years = {index: year_in(" ".join(texts)) for index, texts in headings.items() if _rates(tuple(texts))}
    for year in set(years.values()) if len(years) > 1 else ():
        words = {index: word_of(tuple(headings[index])) for index in years if years[index] == year}
        words = {index: word for index, word in words.items() if holds_ratings(index)} if len(words) > 1 else {}
        decides = _who_decides({index: word for index, word in words.items() if word is not None}, headings)
        if decides is None:
            most = max(filter(None, words.values()), default=Word.OWN)
            outranked |= {index for index, word in words.items() if word is not None and word < most}
        elif all(word is not None for index, word in words.items() if index > decides):  # what came later is unknown
            last[decides] = year
            outranked |= words.keys() - {decides}
    return Assessed(last, frozenset(outranked))


def _who_decides(words: Mapping[int, Word], headings: Mapping[int, Sequence[str]]) -> int | None:
    """The last one of those who decide, or what came of it behind them."""
    named = [index for index, word in words.items() if word is Word.LAST]
    if len(words) < 2 or not named:
        return None
    came_out = (
        index
        for index, word in words.items()
        if word is Word.OPEN
        and bare(headings[index][-1]).startswith(_COME_OUT)
        and not is_of_unit(" ".join(headings[index]))
    )
    return max((*named, *came_out))


def _rates(texts: tuple[str, ...]) -> bool:
    """Whether somebody rates those listed under a heading; one that is a rating itself is to be marked."""
    words = _plain(texts)
    if words_of.RATING.search(words) is None or find_word(ValueKind.RATING, texts[-1]) is not None:
        return False
    return not (is_of_others(words) or is_of_part_of_year(words) or _NO_RATING.search(words))


def is_of_unit(heading: str) -> bool:
    """ "Xếp loại tập thể" rates a unit, where in "Đơn vị xếp loại" the unit rates somebody."""
    return _OF_UNIT.search(_plain((heading,))) is not None


def is_of_others(heading: str) -> bool:
    """Whether a heading is about party members, those of a union or of an association."""
    return _NOT_OF_STAFF.search(bare(heading)) is not None


def is_of_part_of_year(heading: str) -> bool:
    """ "Quý I", "6 tháng đầu năm": no rating of a year."""
    return _PART_OF_YEAR.search(bare(heading)) is not None


def scale_of_staff(ratings: Mapping[int, str], headings: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Of the columns headed by a rating each those of who decides on the staff: not those under "Đảng viên" or "Tự đánh
    giá", nor under "Đơn vị xếp loại" where another scale stands beside it."""
    above = {index: tuple(headings[index][:-1]) for index in ratings}
    words = {texts: _word_above(texts) for texts in above.values() if not _is_set_aside(texts)}
    most = max((word for word in words.values()), default=None)
    last = [texts for texts in words if words[texts] == most]
    if most is Word.LAST and len({year_in(" ".join(texts)) for texts in last}) < len(last):
        last = last[-1:]
    return {index: rating for index, rating in ratings.items() if above[index] in last}


def _is_set_aside(above: tuple[str, ...]) -> bool:
    words = bare(" ".join(above))
    others = is_of_others(words) or is_of_part_of_year(words)
    return others or any(pattern.search(words) for pattern in (_OWN, _PROPOSED))


def _word_above(above: tuple[str, ...]) -> Word:
    """Units stand over what they say as well as over what is said of them: both give way to anybody else."""
    words = bare(" ".join(above))
    if words_of.RATERS.search(words):
        return Word.LAST
    return Word.PROPOSED if re.search(rf"\b{_UNITS}\b", words) else Word.OPEN


def _plain(texts: tuple[str, ...]) -> str:
    words = " ".join(bare(words_of.IN_BRACKETS.sub(" ", text)) for text in texts)
    return " ".join(words_of.YEAR_WORDS.sub(" ", words).split())
