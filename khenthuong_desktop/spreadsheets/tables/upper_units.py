"""The unit whose own tổ, khoa, phòng a list tells, by its title or letterhead: schools send the same form, and each has
its "Tổ Văn phòng"."""

import re
from collections.abc import Sequence

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
_DEPARTMENTS = re.compile(r"(?:to|nhom|bo mon|bo phan|doi|khoa|phong|ban|van phong|phan xuong)\s")


def upper_unit(above: Sequence[Sequence[object]], left: int) -> str | None:
    """As it is named above a list of collectives, whichever of its rows are its own."""
    for row in above:
        for cell in row:
            found = None if is_empty(cell) else _OF.fullmatch(text.clean(as_text(cell)))
            if found is not None and is_unit(found[1]):
                return in_ordinary_case(found[1])
    return letterhead_unit(above, left, many=True)


def is_part_of_unit(name: str, upper: str) -> bool:
    """Whether what bears such a name is a part of the unit that lists it: a "Tổ" is, a "Phòng" in the list of another
    phòng is not, and those of the people who live somewhere are not."""
    key = bare(name)
    if _OF_RESIDENTS.search(key):
        return False
    large = _LARGE_PARTS.match(key) is not None and _DEPARTMENTS.match(f"{bare(upper)} ") is None
    return _PARTS.match(key) is not None or large
