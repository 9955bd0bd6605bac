"""Whether a list goes with the decision that is named above it: others only say by what rules, or for what movement, it
was drawn up."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.layouts.award_standing import only_asks, standing_key
from khenthuong_desktop.spreadsheets.words import bare

_DECISION = re.compile(
    r"(?P<before>(?:[^\W\d_]+[\s,(]+){0,6}?)(?:quyết định|QĐ)\s*(?:khen thưởng\s*)?(?:số)?\s*:?\s*\d"
    r"(?P<after>(?:(?!quyết định)[^()])*)",
    re.IGNORECASE,
)
_OF_RULES = re.compile(
    r"\b(?:ban hanh|phat dong)\b|\b(?:ve|v v)(?: viec)? (?:to chuc|quy che|quy dinh|huong dan|thanh lap|kien toan"
    r"|ke hoach|phe duyet ke hoach|giao (?:chi tieu|ke hoach|nhiem vu)|phan cong|phong trao)\b"
)
_BASED_ON = re.compile(
    r"\b(?:can cu|thuc hien|cu the hoa|trien khai|(?:ke hoach|quy che|quy dinh)(?: ban hanh)? kem theo)"
)
_OF_AWARDS = re.compile(r"\b(?:khen|cong nhan|tang|thuong|danh hieu)\b")
_BY_REQUEST = re.compile(r"\b(?:theo|xet) (?:de nghi|to trinh|van ban de nghi)\b|\btai to trinh\b")
_CAME_OUT = re.compile(r"\b(?:ket qua|da (?:xet )?duyet|phe duyet)\b")


def is_given_by_decision(above: str) -> bool:
    """Whether some decision named in these words is the one by which the list is given: "Kèm theo Quyết định số …", not
    "Căn cứ Quyết định … ban hành Quy chế", and none under a title that registers or asks."""
    words = text.clean(above)
    return not _title_asks(words) and any(map(_gives, _DECISION.finditer(words)))


def without_rules(above: str) -> str:
    """These words without the decisions by which the list is not given."""
    return _DECISION.sub(lambda found: found[0] if _gives(found) else " ", text.clean(above))


def _gives(decision: re.Match[str]) -> bool:
    before, after = bare(decision["before"]), bare(decision["after"])
    if _OF_RULES.search(after):
        return False
    return _BASED_ON.search(before) is None or _OF_AWARDS.search(after) is not None


def _title_asks(words: str) -> bool:
    title = _BY_REQUEST.sub(" ", standing_key(_DECISION.sub(" ", words)))
    return only_asks(title) and _CAME_OUT.search(title) is None
