"""Lists that the words around them tell from others: what became of proposals, votes, members of a council, units that
are proposed themselves."""

import re
from collections.abc import Set
from dataclasses import replace

from khenthuong_desktop.spreadsheets.columns import UNIT, Layout
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


UNITS_LIST = _of_units()
_LISTED_UNITS = re.compile(
    r"\btap the\b|\bdanh sach (?:cac )?(?:don vi|co quan|phong|to chuc|truong|thon|to dan pho|khu dan cu|doanh nghiep"
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
TOLD: tuple[Layout, ...] = (COUNCIL_LIST, DECISION_LIST, VOTE_LIST, UNITS_LIST)


def lists_units(above: str) -> bool:
    """Whether the words above a list say that it lists units: "DANH SÁCH CÁC ĐƠN VỊ TRỰC THUỘC"."""
    words = bare(above)
    listed = _LISTED_UNITS.search(words) or _SUMMED_UP.search(words) or _OF_ALL_UNITS.search(words)
    return listed is not None and _OF_PEOPLE.search(_HOW_MANY.sub(" ", words)) is None


def is_told(layout: Layout, present: Set[str], above: str) -> bool:
    """Whether the columns that are there and the words above them speak of such a list; true of any other layout."""
    if layout is DECISION_LIST:
        of_results = {"name", "result"} <= present and is_of_results(above)
        return of_results or ("name" in present and is_of_awards(above) and not is_of_council(above))
    if layout is COUNCIL_LIST:
        return "role" in present or is_of_council(above)
    if layout is VOTE_LIST:  # who is proposed, with how a unit voted, is no count of the council's votes
        return {"name", "in_favour"} <= present and (not is_proposed(above) or "phieu" in bare(above))
    if layout is UNITS_LIST:
        return "name" in present and lists_units(above)
    return True
