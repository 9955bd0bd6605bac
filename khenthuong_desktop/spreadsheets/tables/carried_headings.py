"""Headings carried down to the rows under them: of a year, a decision, an award, a kind of subject, a unit."""

import re
from enum import StrEnum
from functools import lru_cache

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.person_names import begins_with_honorific, is_full_name
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.layouts.decision_lists import names_decision
from khenthuong_desktop.spreadsheets.layouts.record_headings import AWARD_NAMES
from khenthuong_desktop.spreadsheets.layouts.refusals import refuses, tells_result
from khenthuong_desktop.spreadsheets.layouts.told_years import year_in
from khenthuong_desktop.spreadsheets.named_places import heads_province
from khenthuong_desktop.spreadsheets.syllables import is_syllable
from khenthuong_desktop.spreadsheets.tables.group_headings import class_of_people
from khenthuong_desktop.spreadsheets.words import bare, find_word, plain
from khenthuong_desktop.spreadsheets.work_words import is_unit
from khenthuong_desktop.spreadsheets.year_words import DASHES, SHORT

_AWARD_HEADINGS = ("danh hieu", "hinh thuc", "tang ", *AWARD_NAMES)
_OF_YEAR = re.compile(r"[\s,(–-]*(?:năm(?: học)?\s*)?(?:19|20)\d\d[\s\d–)-]*$", re.IGNORECASE)
_YEAR_ALONE = re.compile(
    rf"(?:(?:[ivx]+|\d{{1,2}})\s*[.)/-]\s*)?năm(?: học)?:?\s+20\d\d(?:\s*[{DASHES}/]\s*20\d\d|{SHORT})?\s*[:.]?",
    re.IGNORECASE,
)
_UNDER: dict[str, tuple[str, ...]] = {"year": (), "decision": ("year",), "kind": ("year", "decision")}
_HOW_MANY = re.compile(
    r"\s*[:(,–-]?\s*(?:\b(?:cho|gồm|gồm có|có|đối với)\s+)?\d+\s*(?:cá nhân|tập thể|hộ|người|đồng chí|đ/c|ông)\b.*$"
    r"|\s*[:(]\s*$|\s*\(\s*\d+\s*\)\s*$",
    re.IGNORECASE,
)
_HEADED_KINDS = (
    ("ca nhan", SubjectKind.INDIVIDUAL),
    ("khen thuong ca nhan", SubjectKind.INDIVIDUAL),
    ("danh sach ca nhan", SubjectKind.INDIVIDUAL),
    ("doi voi ca nhan", SubjectKind.INDIVIDUAL),
    ("tap the", SubjectKind.COLLECTIVE),
    ("khen thuong tap the", SubjectKind.COLLECTIVE),
    ("danh sach tap the", SubjectKind.COLLECTIVE),
    ("doi voi tap the", SubjectKind.COLLECTIVE),
    ("ho gia dinh", SubjectKind.HOUSEHOLD),
    ("khen thuong ho gia dinh", SubjectKind.HOUSEHOLD),
    ("doi voi ho gia dinh", SubjectKind.HOUSEHOLD),
)

_KIND = r"(?:tap the|ca nhan|ho gia dinh)"
_SEVERAL_KINDS = re.compile(rf"(?:(?:danh sach|doi voi|khen thuong|cac) )*{_KIND}(?: (?:va|hoac|cac))* {_KIND}\b")
_MIDDLE_NAME = re.compile(r"^\w+ (?:VĂN|THỊ) ")
_WORD = re.compile(r"[^\W_]+")
_COUNTED = re.compile(r"\d+ (ca nhan|tap the|ho)\b")
_COUNTED_KINDS = {"ca nhan": SubjectKind.INDIVIDUAL, "tap the": SubjectKind.COLLECTIVE, "ho": SubjectKind.HOUSEHOLD}


def under_heading(groups: tuple[str, ...], words: str, listed: bool = False) -> tuple[str, ...]:
    """The headings that hold from here on: a year or a decision starts anew, a kind of subject under them, too; an
    award or a unit replaces its like ("Tập thể Lao động tiên tiến" is an award, though it begins as kinds do).
    ``listed``: whether rows stood under the last of them. A heading that refuses ends with the award or the unit it
    stood under, or with the next award after its own rows; with what it stands above it goes on."""
    sort = _sort_of(words)
    if listed and groups and refuses(groups[-1]) and (sort in ("award", "kind") or sort in map(_sort_of, groups[:-1])):
        groups = groups[:-1]
    if sort in _UNDER:
        above = (*_UNDER[sort], "result") if sort == "kind" else _UNDER[sort]
        return (*(kept for kept in groups if _sort_of(kept) in above), words)
    if sort == "result":  # what stood under the last one of its like was of that
        at = next((at for at, kept in enumerate(groups) if _sort_of(kept) == sort), len(groups))
        return (*groups[:at], words)
    return (*(kept for kept in groups if _sort_of(kept) != sort or _is_province_above(kept, words)), words)


def _is_province_above(heading: str, words: str) -> bool:
    """Units under "TỈNH NINH BÌNH" stay there, until the next province."""
    return heads_province(heading) and not heads_province(words)


def refusal_above(groups: tuple[str, ...]) -> str:
    """The heading above a row that refuses what the list is of; else nothing."""
    return next(filter(refuses, reversed(groups)), "")


@lru_cache(maxsize=1_000)
def rating_of_heading(words: str) -> StrEnum | None:
    """The rating that a heading is: "Hoàn thành xuất sắc nhiệm vụ: 05 người"."""
    return find_word(ValueKind.RATING, award_of_heading(words))


def place_of(groups: tuple[str, ...]) -> str | None:
    """The heading for the unit or the class of people that a row is under."""
    if not groups:
        return None
    places = [words for words in groups if _sort_of(words) == "place"]
    return places[-1] if places else None


def year_of_heading(words: str) -> int | None:
    """The year that a heading is: "Năm 2023", "II. NĂM HỌC 2022-2023"."""
    return year_in(words) if _YEAR_ALONE.fullmatch(words.strip()) else None


def year_above(groups: tuple[str, ...]) -> int | None:
    """The year of the heading that a row is under."""
    return next((year for words in groups if (year := year_of_heading(words)) is not None), None)


def names_award(words: str) -> bool:
    """Whether words begin as those for awards do: "Tặng …", not "Tăng", which heads who came."""
    return f"{bare(words)} ".startswith(_AWARD_HEADINGS) and not f"{plain(words)} ".startswith("tăng ")


def award_in(words: str) -> str:
    """The award that a heading names among other words: "LĐTT" of "Đăng ký LĐTT năm 2026"; else nothing."""
    written = _OF_YEAR.sub("", words).split()
    ends = (" ".join(written[at:]) for at in range(len(written)))
    return next((end for end in ends if f"{bare(end)} ".startswith(AWARD_NAMES)), "")


def says_award(written: str, award: str) -> bool:
    """Whether a cell under an award says just this award: "LĐTT" under "Lao động tiên tiến", or the other way round."""
    cell, heading = bare(written), bare(award)
    return bool(cell) and (cell == heading or heading == _initials(cell) or cell == _initials(heading))


def _initials(key: str) -> str:
    words = key.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def award_of_heading(words: str) -> str:
    """A heading over rows without the number of those under it: "Danh hiệu “LĐTT”: 06 cá nhân"."""
    return _HOW_MANY.sub("", words).strip() or words


def kind_of_heading(words: str) -> SubjectKind | None:
    """The kind that a group heading names: "II. TẬP THỂ", "Chiến sĩ thi đua cơ sở (02 cá nhân)" and the like; none
    where it names several: "Tập thể, cá nhân tiêu biểu"."""
    key = bare(words)
    if _names_several_kinds(key):
        return None
    for start, kind in _HEADED_KINDS:
        if key.startswith(start):
            return kind
    counted = _COUNTED.search(key) if names_award(words) else None
    return _COUNTED_KINDS[counted[1]] if counted else None


def _names_several_kinds(key: str) -> bool:
    return _SEVERAL_KINDS.match(key) is not None


def heads_group(words: str) -> bool:
    """Whether words beside a bullet head those under them: a unit, a class of people, an award, anything in capitals
    that is no name of a person; a person may have a bullet, too."""
    if is_unit(words) or class_of_people(words) is not None or _sort_of(words) != "place":
        return True
    person = is_full_name(words) or begins_with_honorific(words) or _MIDDLE_NAME.search(words)
    return words.isupper() and not person and all(map(is_syllable, _WORD.findall(words)))


def says_where(words: str) -> bool:
    """Whether a heading is for the unit or the class of those under it, by saying nothing else that is known."""
    return _sort_of(words) == "place"


@lru_cache(maxsize=100)  # each heading is asked about several times, one after the other
def _sort_of(words: str) -> str:
    if names_decision(words):
        return "decision"
    if year_of_heading(words) is not None:
        return "year"
    if refuses(words):
        return "result"
    if names_award(words):
        return "award"
    if kind_of_heading(words) is not None or _names_several_kinds(bare(words)):
        return "kind"
    if tells_result(words):
        return "result"
    return "place" if rating_of_heading(words) is None else "rating"
