"""Lists that the words around them tell from others: what became of proposals, votes, members of a council, units that
are proposed themselves."""

import re
from collections.abc import Set
from dataclasses import replace

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.columns import ADDRESS, UNIT, Layout
from khenthuong_desktop.spreadsheets.layouts.council_lists import COUNCIL_LIST, is_of_council
from khenthuong_desktop.spreadsheets.layouts.decision_lists import (
    DECISION_LIST,
    is_of_awards,
    is_of_results,
    is_proposed,
)
from khenthuong_desktop.spreadsheets.layouts.office_lists import COLLECTIVES_LIST
from khenthuong_desktop.spreadsheets.layouts.vote_lists import VOTE_LIST
from khenthuong_desktop.spreadsheets.words import bare


def _of_units() -> Layout:
    """The list of collectives with "Đơn vị" over their names."""
    layout = COLLECTIVES_LIST
    headings = " | ".join(UNIT.headings)
    columns = (replace(one, synonyms=headings) if one.field == "name" else one for one in layout.columns)
    return replace(layout, columns=tuple(columns))


def _of_villages() -> Layout:
    """The list of a decision on villages with "Thôn" or "Khu phố" alone over their names, which else is an address."""
    columns = (
        replace(one, synonyms=f"{one.synonyms} | {_VILLAGES}") if one.field == "name" else one
        for one in DECISION_LIST.columns
        if one.field != ADDRESS.field
    )
    return replace(DECISION_LIST, columns=tuple(columns), subject=SubjectKind.COLLECTIVE)


_VILLAGES = (
    "Thôn | Khu phố | Tổ dân phố | Thôn, tổ dân phố | Thôn/tổ dân phố | Thôn, TDP | Thôn/TDP | Khu dân cư | Thôn/KDC | "
    "Ấp | Thôn/ấp | Bản | Thôn, bản | Buôn | Thôn, buôn | Làng | Thôn, làng | Xóm | Khóm"
)
UNITS_LIST = _of_units()
VILLAGES_DECIDED = _of_villages()
_LISTED_UNITS = re.compile(
    r"\btap the\b|\b(?:khoi|cum) thi dua\b"
    r"|\bdanh sach (?:cac )?(?:don vi|co quan|phong|to chuc|truong|thon|to dan pho|khu dan cu|doanh nghiep"
    r"|cong ty|chi bo|chi doan|to cong doan|khoa|tram)\b"
)
_SUMMED_UP = re.compile(r"\b(?:tong hop|thong ke|bang) (?:cac )?(?:don vi|co quan|phong|khoa)\b")
_OF_ALL_UNITS = re.compile(
    r"\b(?:xep loai|xep hang|cham diem|danh gia|thi dua|khen thuong|ket qua)\b(?: \w+){0,3}? (?:cac|tung)"
    r" (?:phong|don vi|co quan|khoa|truong|tap the|to chuc|xi nghiep|thon)\b"
    r"|\b(?:xep loai|phan loai|xep hang|cham diem|danh gia)\b(?: \w+){0,4}?"
    r" (?:don vi|phong ban|khoa phong|xi nghiep|co quan)(?: truc thuoc)? (?:nam|quy|thang)\b"
)
_HOW_MANY = re.compile(r"\b(?:so luong|tong so|si so) (?:nguoi|can bo|cong chuc|vien chuc|nhan vien|giao vien)\b")
_OF_PEOPLE = re.compile(
    r"\b(?:ca nhan|can bo|cong chuc|vien chuc|nguoi|nhan vien|giao vien|dang vien|doan vien|hoi vien|ho gia dinh)\b"
)
_LISTED_VILLAGES = re.compile(
    r"\b(?:danh sach|cong nhan|tang)(?: \w+){0,2}?"
    r" (?:thon|khu pho|to dan pho|khu dan cu|ap|ban|buon|lang|xom|khom)\b(?! \d)"
)
TOLD: tuple[Layout, ...] = (COUNCIL_LIST, VILLAGES_DECIDED, DECISION_LIST, VOTE_LIST, UNITS_LIST)


def lists_units(above: str) -> bool:
    """Whether the words above a list say that it lists units: "DANH SÁCH CÁC ĐƠN VỊ TRỰC THUỘC"."""
    words = bare(above)
    listed = _LISTED_UNITS.search(words) or _SUMMED_UP.search(words) or _OF_ALL_UNITS.search(words)
    return listed is not None and _OF_PEOPLE.search(_HOW_MANY.sub(" ", words)) is None


def is_told(layout: Layout, present: Set[str], above: str) -> bool:
    """Whether the columns that are there and the words above them speak of such a list; true of any other layout."""
    if layout is VILLAGES_DECIDED:
        return "name" in present and is_of_awards(above) and _LISTED_VILLAGES.search(bare(above)) is not None
    if layout is DECISION_LIST:
        of_results = {"name", "result"} <= present and is_of_results(above)
        return of_results or ("name" in present and is_of_awards(above) and not is_of_council(above))
    if layout is COUNCIL_LIST:
        return is_of_council(above) or ("role" in present and not is_of_awards(above))
    if layout is VOTE_LIST:  # how a unit voted on whom it proposes, or who was decided on, is no council's count
        votes = "phieu" in bare(above) or not (is_proposed(above) or is_of_awards(above))
        return {"name", "in_favour"} <= present and votes
    if layout is UNITS_LIST:
        return "name" in present and lists_units(above)
    return True
