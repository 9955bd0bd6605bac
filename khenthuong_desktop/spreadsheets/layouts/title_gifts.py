"""What words before, between and behind the awards of a title say: which of them is given, which was reached before."""

import re

_OPENED = r"[\s“\"']*"
_GIFT = r"tặng(?: thưởng)?(?: danh hiệu)?" + _OPENED
_GIVES = re.compile(rf"\b{_GIFT}$", re.IGNORECASE)
_GIVER = r"(?:(?!(?:công|và|hoặc|tặng)\b)[^\s,;]+ ){0,8}"  # "đề nghị Chủ tịch UBND xã tặng"
_ON_WAY = re.compile(
    rf"\W*(?:(?:tiêu biểu|xuất sắc|liên tục|năm|\d+)\W+)*(?:(?:(?:đề nghị|được) )+{_GIVER})?{_GIFT}", re.IGNORECASE
)
_REACHED = re.compile(rf"\bđạt(?: được)?(?: các)?(?: danh hiệu)?{_OPENED}$", re.IGNORECASE)
_RECOGNISED = re.compile(rf"\bcông nhận(?: các)?(?: danh hiệu)?{_OPENED}$", re.IGNORECASE)
_TOGETHER = re.compile(r"[,;/+&]|\b(?:và|hoặc|cùng|tặng|công nhận)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:danh hiệu|tặng|thưởng|đạt|công nhận)\s*[“\"']([^“”\"']{3,60})[”\"']", re.IGNORECASE)
_WITHIN_NAMES = frozenset({"đề", "nghị", "được", "trao", "tặng", "thưởng", "danh", "hiệu"})


def gives(before: str) -> bool:
    """Whether the words before an award say that it is given: "… ĐƯỢC TẶNG"."""
    return _GIVES.search(before) is not None


def recognises(before: str) -> bool:
    """Whether the words before an award say that it is recognised by the same decision: "… CÔNG NHẬN DANH HIỆU"."""
    return _RECOGNISED.search(before) is not None


def leads_to_gift(between: str) -> bool:
    """Whether the words between two awards say that who has the first is given the second: no "và" and no comma."""
    return _ON_WAY.fullmatch(between) is not None


def tells_reached(between: str) -> bool:
    """Whether the words behind an award and before the next say that the next was reached: "… Đã đạt danh hiệu"."""
    return _REACHED.search(between) is not None and _TOGETHER.search(between) is None


def is_before_name(word: str) -> bool:
    """Whether a word that may be read as part of an award's name only says that it is given: "tặng danh hiệu LĐTT"."""
    return word.strip("“\"'").casefold() in _WITHIN_NAMES


def award_called(title: str) -> str | None:
    """What a title calls an award in quotes: "… ĐẠT DANH HIỆU “GIA ĐÌNH HỌC TẬP” NĂM 2025"."""
    found = _CALLED.search(title)
    return found[1].strip() if found is not None else None
