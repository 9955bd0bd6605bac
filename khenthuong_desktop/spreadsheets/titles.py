"""What the words above a table say of all its rows: the year, the unit."""

import re
from collections.abc import Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.values import as_text, is_empty

_YEARS = re.compile(r"(?<!tháng )năm(?: học)?\s+(20\d\d)(?:\s*[-–]\s*(20\d\d))?", re.IGNORECASE)
_DAYS = re.compile(r"tháng\s+\S+\s+năm\s+\S+", re.IGNORECASE)
_UNIT = re.compile(r"(?:tên )?(?:cơ quan, )?đơn vị(?: công tác)?\s*:\s*(.*\w.*)", re.IGNORECASE)
_DOTS = re.compile(r"[.…_]{3,}")

Rows = Sequence[Sequence[object]]


def title_year(above: Rows) -> int | None:
    """The one year that titles name: "KẾT QUẢ XẾP LOẠI NĂM 2025"; of a school year the second; no day's year."""
    years = set()
    for words in _texts(above):
        for found in _YEARS.finditer(_DAYS.sub(" ", words)):
            years.add(int(found.group(2) or found.group(1)))
    return years.pop() if len(years) == 1 else None


def title_unit(above: Rows) -> str | None:
    """The unit named as such: "Đơn vị: Trường Tiểu học Hoà Bình"."""
    for words in _texts(above):
        found = _UNIT.fullmatch(_DOTS.sub("", words).strip())
        if found:
            return found.group(1).strip()
    return None


def words_above(above: Rows) -> str:
    """All words above a table."""
    return " ".join(_texts(above))


def _texts(above: Rows) -> list[str]:
    return [text.clean(as_text(cell)) for row in above for cell in row if not is_empty(cell)]
