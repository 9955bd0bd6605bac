"""Headings put together of words of which each list takes others: "Cụm, tổ", "Tên thôn, cơ quan", "Tên đơn vị / Họ và
tên", "Số, ký hiệu QĐ, ngày ký", and what stands before them: "Bố trí tại khoa/phòng", "Từ khoa", "Đến khoa"."""

import re

from khenthuong_desktop.spreadsheets.columns import split_words
from khenthuong_desktop.spreadsheets.words import bare

_PARTS = re.compile(r"\s*(?:[/,;&+–-]|\b(?:và|hoặc)\b)\s*", re.IGNORECASE)
_WHERE_PUT = re.compile(
    r"^(?:(?:nơi|đơn vị)\s+)?(?:bố trí|phân công|nhận|điều động|sắp xếp)(?:\s+(?:công tác|làm việc|việc|nhiệm vụ))*"
    r"\s+(?:tại|về|đến)\s+",
    re.IGNORECASE,
)
_FROM = re.compile(r"^(?:(?:điều động|chuyển|luân chuyển)\s+)?từ\s+", re.IGNORECASE)
_TO = re.compile(r"^(?:(?:điều động|luân chuyển)\s+)?(?:đến|về)\s+", re.IGNORECASE)
_UNITS = split_words(
    "khoa | phong | ban | to | cum | doi | tram | xuong | nhom | khoi | truong | vien | kho | nganh | don vi | "
    "co quan | bo phan | xi nghiep | chi nhanh | trung tam | phan xuong | van phong | phong ban | to doi | doan the | "
    "nha may | to chuc"
)
_PLACES = split_words(
    "thon | ap | ban | buon | lang | xom | khu pho | to dan pho | tdp | khu dan cu | doanh nghiep | hop tac xa | htx"
)
_PERSON = re.compile(r"(?:ho(?: va)? )?ten(?: ca nhan)?|ca nhan|ho(?: va)? ten nguoi \w+(?: \w+)?")
_COLLECTIVE = re.compile(
    r"(?:ten )?(?:cac )?tap the(?: nho)?|ten (?:cac )?(?:don vi|co quan|phong|khoa|to chuc|truong|to|phong ban)"
)
_HOUSEHOLD = re.compile(r"(?:ten )?(?:ho|gia dinh|ho gia dinh)")
_OF_DECISIONS = r"so|ky hieu|so hieu|quyet dinh|qd|cua|cong nhan|khen thuong|khen|ban hanh|ky|ra|va"
_DAY = re.compile(r"\b(?:ngày|thời gian)\b", re.IGNORECASE)
_DIVIDED = re.compile(r"[,;(/]|\bvà\b", re.IGNORECASE)  # "Số, ngày"; "Số ngày" counts
_NUMBER_AND_DAY = re.compile(
    rf"(?=.*\b(?:so|quyet dinh|qd)\b)(?:(?:{_OF_DECISIONS}) )+(?:ngay|thoi gian)"
    rf"(?: (?:{_OF_DECISIONS}|ngay|thang|nam|nguoi ky|(?:co quan|cap)(?: co tham quyen)?))*"
)


def known_as(heading: str) -> str | None:
    """The heading that says the same in the words that we know; None where it is not put together so."""
    for before, known in _PUT_BEFORE:
        if (rest := before.sub("", heading)) != heading:
            return known if _are_units([bare(part) for part in _PARTS.split(rest)]) else None
    if _DIVIDED.search(_DAY.split(heading, 1)[0]) and _NUMBER_AND_DAY.fullmatch(bare(heading)):
        return "Số, ngày QĐ"
    parts = [bare(part) for part in _PARTS.split(heading)]
    if not all(parts):
        return None
    if len(parts) < 2:
        return None
    if _are_units(parts):
        return "Đơn vị"
    if parts[0].startswith("ten ") and _are_units([parts[0][4:], *parts[1:]], with_places=True):
        return "Tên đơn vị"
    return _of_several_kinds(_joined(parts))


def _are_units(parts: list[str], *, with_places: bool = False) -> bool:
    return all(part in _UNITS or (with_places and part in _PLACES) for part in parts)


def _joined(parts: list[str]) -> list[str]:
    """ "Họ và tên" is one part, though it is divided by what divides others."""
    text = "|".join(parts).replace("ho|ten", "ho va ten")
    return text.split("|")


def _of_several_kinds(parts: list[str]) -> str | None:
    kinds = [
        next((kind for kind, words in _KINDS.items() if words.fullmatch(part) is not None), None) for part in parts
    ]
    return _NAMES.get(frozenset(kinds)) if len(set(kinds)) == len(kinds) else None


_PUT_BEFORE = ((_WHERE_PUT, "Đơn vị"), (_FROM, "Đơn vị cũ"), (_TO, "Đơn vị"))
_KINDS = {"household": _HOUSEHOLD, "collective": _COLLECTIVE, "person": _PERSON}
_NAMES: dict[frozenset[str | None], str] = {
    frozenset(("person", "collective")): "Tên tập thể, cá nhân",
    frozenset(("person", "collective", "household")): "Tên tập thể, cá nhân, hộ gia đình",
}
