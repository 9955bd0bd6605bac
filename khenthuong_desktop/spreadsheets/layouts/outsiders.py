"""Lists of people who are none of the staff: pupils, residents; by the words above them and by their columns."""

import re
from collections.abc import Collection
from enum import StrEnum

from khenthuong_desktop.spreadsheets.words import bare

_PUPILS = re.compile(
    r"(?<!cong tac )(?<!quan ly )(?<!boi duong )(?<!day )(?<!giao duc )(?<!ho tro )"
    r"\b(?:hoc sinh|sinh vien|hs (?:gioi|xuat sac|tien tien)|thieu nhi|cac chau|tre em)\b"
)
_STAFF = re.compile(
    r"\b(?:giao vien|giang vien|can bo|vien chuc|cong chuc|nhan vien|nguoi lao dong|chu nhiem|nha giao|phu trach)\b"
)
_OF_PUPILS = frozenset(
    {
        "lop",
        "lop hoc",
        "lop to",
        "to lop",
        "hoc sinh",
        "ho ten hoc sinh",
        "ho va ten hoc sinh",
        "ten hoc sinh",
        "sinh vien",
    }
)
_CLASS = re.compile(r"(?:lop )?(?:1[0-2]|[1-9])\W{0,2}[a-zđ]{1,2}\W?\d{0,2}|lop \S.*|(?:lop )?k\d+ \S.*")
_RESIDENTS = re.compile(
    r"\b(?:nhan khau|ho khau|cu tri|(?:dang ky )?(?:tam|thuong) tru|bao tro xa hoi|ho (?:can )?ngheo)\b"
)
_OF_RESIDENTS = re.compile(r"(?:moi )?quan he (?:voi|cua)? ?(?:chu ho|dinh danh)?.*")
_HOUSEHOLDER = re.compile(r"\bchu ho\b")
_OF_HEADMASTER = re.compile(r"\b(?:giay khen|gk) (?:cua )?(?:thay |co |ong |ba )?hieu truong\b")


class Outsiders(StrEnum):
    """Whom a list is of, who are none of the staff."""

    PUPILS = "pupils"
    SOME_PUPILS = "some_pupils"  # those of whom it names the class
    RESIDENTS = "residents"


def outsiders_of(above: str, headings: Collection[str]) -> Outsiders | None:
    """Whether the words above a list, or its columns, say that others than the staff are listed."""
    title, columns = bare(above), {bare(heading) for heading in headings}
    related = any(_OF_RESIDENTS.fullmatch(one) and _HOUSEHOLDER.search(one) for one in columns)
    if related or (_RESIDENTS.search(title) and not _STAFF.search(title)):
        return Outsiders.RESIDENTS
    if _PUPILS.search(title):
        return Outsiders.SOME_PUPILS if _STAFF.search(title) else Outsiders.PUPILS
    in_classes = not columns.isdisjoint(_OF_PUPILS) and not _STAFF.search(title)
    return Outsiders.SOME_PUPILS if in_classes else None


def names_staff(words: str) -> bool:
    """Whether words name people who work for a unit: "CÁN BỘ, CÔNG CHỨC", "GIÁO VIÊN"."""
    return _STAFF.search(bare(words)) is not None


def is_class(words: object) -> bool:
    """Whether words name a class of a school: "12A1", "Lớp 9B"."""
    return isinstance(words, str) and _CLASS.fullmatch(bare(words)) is not None


def is_of_headmaster(words: str) -> bool:
    """Whether words name the certificate of a headmaster: "GIẤY KHEN CỦA HIỆU TRƯỞNG"."""
    return _OF_HEADMASTER.search(bare(words)) is not None
