"""Headings over groups of people: a unit, which is no name in capitals, or only a class of people."""

import re
import unicodedata
from functools import cache, lru_cache

from khenthuong_desktop import paths
from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import PersonCategory, PersonClass
from khenthuong_desktop.messages import read_json
from khenthuong_desktop.spreadsheets.syllables import is_syllable
from khenthuong_desktop.spreadsheets.words import plain

_WORD = re.compile(r"[^\W_]+")
_SPOKEN = re.compile(r"(?:[^AEIOU\d]{0,2}[AEIOU]+)+[^AEIOU\d]{0,2}")  # names in languages of the highlands
_CATEGORIES = {
    PersonCategory.CADRE: plain("cán bộ"),
    PersonCategory.CIVIL_SERVANT: plain("công chức"),
    PersonCategory.PUBLIC_EMPLOYEE: plain("viên chức"),
    PersonCategory.EMPLOYEE: plain("người lao động"),
}
_LEADERS = tuple(plain(words) for words in ("lãnh đạo", "cán bộ lãnh đạo"))
_PART_TIME = plain("không chuyên trách")
_CLASSES = (
    *_CATEGORIES.values(), *_LEADERS, _PART_TIME, *(plain(words) for words in (
        "cá nhân", "người hoạt động", "những người hoạt động", "lao động hợp đồng", "hợp đồng", "biên chế", "thử việc",
        "tập sự", "nghỉ thai sản", "thai sản", "nghỉ hưu", "nghỉ việc", "nghỉ không lương", "nghỉ ốm", "đi học",
        "chuyển đi", "chuyển công tác", "bán chuyên trách",
    ))
)  # fmt: skip
_CLASSES_ALONE = frozenset(plain(words) for words in ("giáo viên", "nhân viên", "công nhân", "đảng viên", "nam", "nữ"))


@lru_cache(maxsize=1_000)
def class_of_people(heading: str) -> tuple[tuple[str, str], ...] | None:
    """What a heading such as "CÔNG CHỨC" says of those under it, as fields and values; None where it may be a unit."""
    key = plain(heading)
    if key not in _CLASSES_ALONE and not f"{key} ".startswith(tuple(f"{words} " for words in _CLASSES)):
        return None
    if key.startswith(_LEADERS):
        return (("person_class", PersonClass.LEADER.value),)
    named = [category for category, words in _CATEGORIES.items() if words in key]
    return (("category", named[0].value),) if len(named) == 1 and _PART_TIME not in key else ()


@lru_cache(maxsize=1_000)
def in_ordinary_case(name: str) -> str:
    """ "Văn phòng HĐND và UBND" of "VĂN PHÒNG HĐND VÀ UBND": words of organs as organs write them, abbreviations in
    capitals, all else as a name; what is not all in capitals stays."""
    words = list(_WORD.finditer(name))
    if not name.isupper() or len(words) < 2:
        return name
    keys = [text.compare_key(word.group()) for word in words]
    written: list[str] = []
    while (at := len(written)) < len(words):
        length = next((n for n in range(_longest(), 0, -1) if tuple(keys[at : at + n]) in _cases()), 0)
        if length:
            capitals = _cases()[tuple(keys[at : at + length])]
            found = words[at : at + length]
            pairs = zip(found, capitals, strict=True)
            written += [word.group().capitalize() if upper else word.group().lower() for word, upper in pairs]
        else:
            word = words[at].group()
            written.append(word if _is_abbreviation(word) else word.capitalize())
    written[0] = written[0][:1].upper() + written[0][1:]
    rest = iter(written)
    return _WORD.sub(lambda _word: next(rest), name)


def _is_abbreviation(word: str) -> bool:
    """HĐND, UBND, not ĐĂK or MAR: no syllable, no letter with a mark above or below, and not to be spoken."""
    spoken = len(word) > 2 and _SPOKEN.fullmatch(word) is not None
    return not is_syllable(word) and unicodedata.is_normalized("NFD", word) and not spoken


@cache
def _cases() -> dict[tuple[str, ...], tuple[bool, ...]]:
    """Keys of the words of a phrase → which of them begin with a capital."""
    told = read_json(paths.resources() / "units" / "ordinary_words.json")
    phrases = [phrase.split() for phrase in (*told["lower"], *told["phrases"])]
    return {tuple(map(text.compare_key, words)): tuple(word[0].isupper() for word in words) for words in phrases}


@cache
def _longest() -> int:
    return max(map(len, _cases()))
