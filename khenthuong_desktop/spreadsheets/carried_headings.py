"""Headings carried down to the rows under them: of a decision, an award, a kind of subject, a unit."""

import re

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.decision_lists import names_decision
from khenthuong_desktop.spreadsheets.words import bare

_AWARD_NAMES = (
    "bang khen", "giay khen", "co thi dua", "huan chuong", "lao dong tien tien", "chien si thi dua",
    "chien si tien tien", "tap the lao dong", "ldtt", "cstd", "cstt", "ttld", "ky niem chuong",
)  # fmt: skip
_AWARD_HEADINGS = ("danh hieu", "hinh thuc", "tang ", *_AWARD_NAMES)
_OF_YEAR = re.compile(r"[\s,(–-]*(?:năm(?: học)?\s*)?(?:19|20)\d\d[\s\d–)-]*$", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\s*[:(,–-]?\s*(?:\b(?:cho|gồm|gồm có|có|đối với)\s+)?\d+\s*(?:cá nhân|tập thể|hộ|người|đồng chí|đ/c|ông)\b.*$"
    r"|\s*[:(]\s*$",
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


def under_heading(groups: tuple[str, ...], words: str) -> tuple[str, ...]:
    """The headings that hold from here on: a decision starts anew, a kind of subject under it, too; an award or a
    unit replaces its like."""
    if names_decision(words):
        return (words,)
    if kind_of_heading(words) is not None:
        return (*filter(names_decision, groups), words)
    kept = [kept for kept in groups if kind_of_heading(kept) or _sort_of(kept) != _sort_of(words)]
    return (*kept, words)


def place_of(groups: tuple[str, ...]) -> str | None:
    """The heading for the unit or the class of people that a row is under."""
    if not groups:
        return None
    places = [words for words in groups if kind_of_heading(words) is None and _sort_of(words) == "place"]
    return places[-1] if places else None


def names_award(words: str) -> bool:
    """Whether words begin as those for awards do."""
    return bare(words).startswith(_AWARD_HEADINGS)


def award_in(words: str) -> str:
    """The award that a heading names among other words: "LĐTT" of "Đăng ký LĐTT năm 2026"; else nothing."""
    written = _OF_YEAR.sub("", words).split()
    ends = (" ".join(written[at:]) for at in range(len(written)))
    return next((end for end in ends if bare(end).startswith(_AWARD_NAMES)), "")


def award_of_heading(words: str) -> str:
    """A heading over rows without the number of those under it: "Danh hiệu “LĐTT”: 06 cá nhân"."""
    return _HOW_MANY.sub("", words).strip() or words


def kind_of_heading(words: str) -> SubjectKind | None:
    """The kind that a group heading names: "II. TẬP THỂ" and the like."""
    key = bare(words)
    for start, kind in _HEADED_KINDS:
        if key.startswith(start):
            return kind
    return None


def _sort_of(words: str) -> str:
    return "decision" if names_decision(words) else "award" if names_award(words) else "place"
