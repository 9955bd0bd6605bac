"""Posts as lists shorten them: "TP" says no more than "Trưởng phòng Kinh tế" on file, and does not take its place."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.imports.matching.shortened import words_after, words_of
from khenthuong_desktop.services.imports.matching.unit_names import are_one, readings, words_among
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.words import find_word
from khenthuong_desktop.spreadsheets.work_words import is_unit

_PARTY_COMMITTEE = "dang uy"
_CUT = re.compile(r"\s*[,;(]\s*|\s+[-–—]\s+")
_SEVERAL = re.compile(r"\s*[,;]\s*")


def says_less_of_post(written: str, on_file: str, unit: str | None, told_unit: str | None = None) -> bool:
    """Whether a post is the one on file in fewer words: by first letters, without the unit behind it or with nothing
    more than that, or one of several posts; "Chuyên viên" is not "Chuyên viên chính". Who is told to be in another unit
    (``told_unit``) is not head of the old one."""
    moved_to = told_unit if unit and told_unit and not _is_within(told_unit, unit) else None
    if unit and moved_to and text.fold(moved_to).split()[:1] == text.fold(unit).split()[:1]:
        unit = None  # from Phòng Kinh tế to Phòng Văn hóa - Xã hội; "UBND xã" over both is not another such unit
    several = _SEVERAL.split(on_file) if moved_to is None else []
    if text.compare_key(written) in map(text.compare_key, several):
        return True
    if moved_to is None and _adds_unit(written, on_file, unit):
        return True
    shorts = (written, *_without_unit(written, unit))
    return any(_is_less(short, on_file, unit, moved_to) for short in shorts)


def _adds_unit(written: str, on_file: str, unit: str | None) -> bool:
    """ "Trưởng phòng Kinh tế" of the "Trưởng phòng" of Phòng Kinh tế: the post with the unit behind it."""
    told, kept = words_of(written), words_of(on_file)
    alike = len(told) > len(kept) and all(map(_is_same_word, told, kept))
    return alike and unit is not None and any(are_one(" ".join(told[at:]), unit) for at in range(1, len(kept) + 1))


def _is_same_word(one: str, other: str) -> bool:
    return text.compare_key(one) == text.compare_key(other)


def _is_less(short: str, on_file: str, unit: str | None, moved_to: str | None) -> bool:
    if text.compare_key(short) == text.compare_key(on_file):
        return True
    if words_after(short, on_file) is not None:
        return True
    told, words = ([text.fold(word) for word in words_of(post)] for post in (short, on_file))
    if not told or words[: len(told)] != told:
        return False
    if find_word(ValueKind.CATEGORY, short) is not None:
        return True
    rest = words[len(told) :]
    of_place = frozenset(map(text.fold, words_among("behind_posts")))
    if _names_organ(" ".join(words_of(on_file)[len(told) :])):
        return moved_to is None or (of_place | _words_of_unit(moved_to)).issuperset(rest)
    return (of_place | _words_of_unit(unit)).issuperset(rest)


def _words_of_unit(unit: str | None) -> frozenset[str]:
    return frozenset(word for reading in map(text.fold, readings(unit or "")) for word in reading.split())


def _is_within(told: str, unit: str) -> bool:
    """Whether words for a unit name this one, in short words or with what is over it behind them."""
    return _is_unit(told, unit) or text.fold(told).startswith(text.fold(unit))


def _names_organ(rest: str) -> bool:
    """ "Bí thư" says less than "Bí thư Đảng ủy", "Chủ tịch" than "Chủ tịch Hội Nông dân xã"."""
    return is_unit(rest) or text.fold(rest).startswith(_PARTY_COMMITTEE)


def _without_unit(written: str, unit: str | None) -> list[str]:
    """What stands before a unit, where it is the one on file: "VC - Trung tâm Y tế"."""
    cuts = list(_CUT.finditer(written)) if unit else []
    return [written[: cut.start()] for cut in cuts if _is_unit(written[cut.end() :].rstrip(" )"), unit or "")]


def _is_unit(words: str, unit: str) -> bool:
    return are_one(words, unit) or words_after(words, unit) == []
