"""The unit whose own tổ, khoa, phòng a list tells, by its title or letterhead: schools send the same form, and each has
its "Tổ Văn phòng"."""

import re
from collections.abc import Iterable, Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.tables.group_headings import in_ordinary_case
from khenthuong_desktop.spreadsheets.tables.titles import letterhead_unit
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit

_OF = re.compile(
    r"(?:danh sách|bảng|tổng hợp)\b.*?\b(?:thuộc|trực thuộc)\s+(.+?)"
    r"(?:\s*[,(–-]?\s*\(?(?:năm|quý|tháng|giai đoạn)\b.*)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:to|nhom|bo mon|bo phan|doi|ca|kip)\s")
_LARGE_PARTS = re.compile(r"(?:khoa|phong|ban|phan xuong)\s")
_OF_RESIDENTS = re.compile(
    r"\b(?:dan pho|lien gia|tu quan|hop tac|tiet kiem|vay von|an ninh|dan phong|hoa giai|phu nu|nong dan"
    r"|cuu chien binh)\b"
)
_OFFICES = re.compile(  # those that gather the lists of the whole organ
    r"(?:phong|ban|bo phan|to)\b.*\b(?:to chuc|hanh chinh|nhan su|can bo|thi dua|noi vu|tong hop)\b|van phong\b"
)
_DEPARTMENTS = re.compile(r"(?:to|nhom|bo mon|bo phan|doi|khoa|phong|ban|van phong|phan xuong)\s")


def upper_unit(above: Sequence[Sequence[object]], left: int) -> tuple[str | None, bool]:
    """As it is named above a list of collectives, whichever of its rows are its own; and whether the title says so."""
    for row in above:
        for cell in row:
            found = None if is_empty(cell) else _OF.fullmatch(text.clean(as_text(cell)))
            if found is not None and is_unit(found[1]):
                return in_ordinary_case(found[1]), True
    return letterhead_unit(above, left, many=True), False


def is_part_of_unit(name: str, upper: str) -> bool:
    """Whether what bears such a name is a part of the unit that lists it: a "Tổ" is, a "Phòng" in the list of another
    phòng is not, and those of the people who live somewhere are not."""
    key = bare(name)
    if _OF_RESIDENTS.search(key):
        return False
    large = _LARGE_PARTS.match(key) is not None and _DEPARTMENTS.match(f"{bare(upper)} ") is None
    return _PARTS.match(key) is not None or large


def made_the_list(upper: str, names: Iterable[str | None]) -> bool:
    """Whether the unit in the letterhead is an office that lists the units of the organ it is of, and none of its own:
    "PHÒNG TỔ CHỨC - HÀNH CHÍNH", or any phòng that lists a nhà máy, a khoa, or another phòng."""
    key = bare(upper)
    if _OFFICES.match(key) is not None:
        return True
    if _DEPARTMENTS.match(f"{key} ") is None:
        return False
    units = {name for name in names if name is not None and is_unit(name) and bare(name) != key}
    return any(_OF_RESIDENTS.search(bare(name)) is None and not is_part_of_unit(name, upper) for name in units)
