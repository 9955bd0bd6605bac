"""Places that words name: "xã Tân Hưng", "TỈNH NINH BÌNH"; and what of a cell names an organ of its own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_sector, is_unit

_SORT = r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|tp)"
_NO_NAME = r"(?!(?:hội(?! an\b)|ủy|đoàn|đội|viên|lân cận|khác|và|năm)\b)"  # xã hội, tỉnh ủy, xã đội
_PLACE = re.compile(rf"(?<!cấp )\b({_SORT})\b[.:]?\s*{_NO_NAME}((?:(?!{_SORT}\b)[^\W_]+\s*){{1,4}})")
_PARTS = re.compile(r"[,;()\n]|\s[-–]\s|:")
_PROVINCE = re.compile(
    r"\s*(?:(?:[ivxlc]+|\d{1,2}|[a-z])\s*[.)/-]\s*)?(?:các )?(?:tỉnh|thành phố|tp\.?) \w+(?: \w+){0,3}\s*"
)
_OF_MANY = re.compile(r"(?:bo|uy ban|ban|tong|cuc|van phong|dang uy|tinh uy|thanh uy|doan|hoi|tap doan) ")
_COMMITTEE = re.compile(r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)\b")
PROVINCES, CITIES = ("tỉnh",), ("thành phố", "tp")


@lru_cache(maxsize=20_000)
def places_named(words: str) -> tuple[tuple[str, str], ...]:
    """The places of words, each by what it is and its name: ("xã", "tân hưng")."""
    parts = _PARTS.split(text.clean(words).casefold())
    return tuple((found[1], found[2].strip()) for part in parts for found in _PLACE.finditer(part))


@lru_cache(maxsize=1_000)
def heads_province(heading: str) -> bool:
    """Whether a heading is a province's: "II. TỈNH NINH BÌNH"; what is headed below it belongs there."""
    return _PROVINCE.fullmatch(text.clean(heading).casefold()) is not None


def organs_named(words: str, heading: bool = False) -> Iterator[str]:
    """The units that words name one beside the other: "Phòng Kinh tế" and "Sở Y tế" of "Phòng Kinh tế, Sở Y tế". A
    committee is told by its place alone. What heads groups is one of a ministry, too."""
    for part in map(str.strip, _PARTS.split(words)):
        key = bare(part)
        if not part or _COMMITTEE.match(key) or is_sector(part):
            continue
        if is_unit(part) or (heading and _OF_MANY.match(key)):
            yield part
