"""Which award "Bằng khen" or "Cờ thi đua" alone is, only who gives it tells: the words for the giver, in cells, in the
title and behind the number of the decision. "Giấy khen" is one, whoever gives it."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.words import bare

_LOCAL = r"(?:tinh|huyen|xa(?! hoi)|phuong|dac khu|thi tran|thi xa|quan(?! (?:doi|su|khu|chung|ly))|co so)"
_OPEN = {"bang khen": "Bằng khen", "bk": "Bằng khen", "co thi dua": "Cờ thi đua", "co td": "Cờ thi đua"}
PRIME_MINISTER = "Thủ tướng Chính phủ"
_PROVINCE = "UBND tỉnh"
_MINISTRY = "Bộ"
_MASS_ORGANISATION = "tổ chức đoàn thể"
_ZONE = "quân khu, đại học quốc gia"
_SORTS = (  # in this order; "" for organs that give no such award
    (r"\b(?:thu tuong|ttg|ttcp|ttgcp)\b|^chinh phu$", PRIME_MINISTER),
    (r"\b(?:quan khu|quan chung|binh chung|dai hoc quoc gia)\b", _ZONE),
    (r"\b(?:tinh|thanh|huyen|quan|dang) uy\b|\bdang bo\b", ""),
    (r"^(?:cap )?(?:tinh|thanh pho|tp)$", _PROVINCE),
    (r"\b(?:ubnd|uy ban nhan dan)\b.*\b(?:tinh|thanh pho|tp)\b", _PROVINCE),
    (r"^(?:cap )?(?:bo|trung uong|tw|nganh)$", _MINISTRY),
    (
        rf"^(?!.*\b{_LOCAL}\b)(?:.*\b(?:trung uong|tw|tong lien doan|tong (?:cuc|kiem toan)|toi cao|kiem toan nha nuoc"
        r"|thong doc|thanh tra chinh phu|van phong (?:chinh phu|quoc hoi|chu tich nuoc))\b|(?:tm )?bo\b)",
        _MINISTRY,
    ),
    (
        r"\b(?:(?<!tap )(?<!quan )doan|(?<!xa )hoi(?! dong)|lien doan|lien hiep|mat tran|mttq|ubmttq|cong doan)\b",
        _MASS_ORGANISATION,
    ),
)
_NO_LEVEL = re.compile(r"(?:tm )?(?:(?:pho )?chu tich |ct )?(?:ubnd|uy ban nhan dan)(?: cac cap)?")
_OF_PRIME_MINISTER = re.compile(r"[/-]\s*QĐ\s*[-/]\s*TTg\b", re.IGNORECASE)
_OF_MINISTRY = re.compile(
    r"[/-]\s*QĐ\s*[-/]\s*(?:BGDĐT|BYT|BNV|BTC|BCT|BXD|BKHCN|BVHTTDL|BNNMT|BNN|BNNPTNT|BTNMT|BLĐTBXH|BTP|BCA|BQP|BNG|BGTVT"
    r"|BTTTT|BKHĐT|BDTTG|TLĐ|TWĐTN|TTCP|KTNN|NHNN|VPCP)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"(?:\b(?:được|đề nghị|trình|do)\s+)(?P<giver>(?:(?!\b(?:tặng|thưởng|được|khen)\b)[^.;()\d])+?)\s+"
    r"(?:(?:xét|quyết định|trao|khen)[, ]+)*(?:tặng|thưởng|khen)(?: thưởng)?\s+(?:bằng khen|cờ thi đua)\b",
    re.IGNORECASE,
)
_GIVEN_BY = re.compile(
    r"\b(?:bằng khen|cờ thi đua)\s+của\s+(?P<giver>(?:(?!\b(?:năm|cho|về|vì|đã)\b)[^.;()\d])+)", re.IGNORECASE
)


def leaves_giver_open(award: str) -> bool:
    """Whether words are for an award that several organs give, each its own."""
    return bare(award) in _OPEN


def giver_of_title(title: str) -> str | None:
    """Who gives what a title names: "… ĐƯỢC THỦ TƯỚNG CHÍNH PHỦ TẶNG BẰNG KHEN"."""
    words = text.clean(title)
    if (found := _GIVES.search(words)) is not None and _sort_of(found["giver"]):  # not "đề nghị xét", "cấp trên"
        return found["giver"]
    return found["giver"] if (found := _GIVEN_BY.search(words)) is not None else None


def giver_of_number(number: str | None) -> str | None:
    """Who decides by numbers like this: "1450/QĐ-TTg", "2788/QĐ-BGDĐT"; None where many do."""
    if is_prime_ministers(number):
        return PRIME_MINISTER
    return _MINISTRY if _OF_MINISTRY.search(number or "") else None


def is_prime_ministers(number: str | None) -> bool:
    """Whether nobody else decides by such numbers."""
    return _OF_PRIME_MINISTER.search(number or "") is not None


def named_with_giver(award: str, giver: str) -> str | None:
    """An award that its words leave open, called after the sort of organ that gives it; None where such an organ gives
    none that is known, or nobody knows the organ."""
    name, sort = _OPEN[bare(award)], _sort_of(giver)
    if _NO_LEVEL.fullmatch(bare(giver)):
        return name
    return f"{name} của {sort}" if sort else None


def _sort_of(giver: str) -> str:
    key = bare(giver)
    return next((sort for words, sort in _SORTS if re.search(words, key)), "")
