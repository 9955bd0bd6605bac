"""The unit whose people a title says it lists: "DANH SÁCH VIÊN CHỨC TRUNG TÂM KHUYẾN NÔNG"."""

import re
from collections.abc import Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.tables.group_headings import in_ordinary_case
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_PEOPLE = (
    r"(?:cán bộ|công chức|viên chức|người lao động|giáo viên|giảng viên|nhân viên|nhân sự|lao động|đội ngũ|cbccvc|cbcc"
    r"|ccvc|cbgvnv|cbgv|cbvc|nlđ)"
)
_LIST = re.compile(
    rf"(?:(?:danh sách|ds|bảng|trích ngang|tổng hợp|lý lịch)\s+)+{_PEOPLE}(?:\s*(?:,|-|–|và|\s)\s*{_PEOPLE})*\s+"
    r"(?:(?:của|thuộc|tại|đang công tác tại|làm việc tại)\s+)?(.+?)(?:\s*[,(–-]?\s*\(?(?:năm|tính đến|đến)\b.*)?",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"\b(?:duoc|bi|dat|dang k[iy]|de nghi|xep loai|danh gia|ky luat|nghi|huu|khen|tham gia|co|chuyen|tuyen dung"
    r"|danh hieu|thi dua|di hoc|dao tao di|bo nhiem|luan chuyen|thoi viec|cac|tung|toan|tren dia ban)\b"
)
_HAS_UNITS_BELOW = re.compile(
    r"(?:uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan|so|dang uy|dang bo|huyen|tinh|thanh pho|xa|phuong|thi tran|dac khu"
    r"|cum|khoi)\b"
)


def unit_of_people(above: Sequence[Sequence[object]]) -> tuple[int, str] | None:
    """The row that names it (from 1) and the unit; none of an organ that has units below it."""
    for number, row in reversed(list(enumerate(above, 1))):
        for cell in row:
            found = None if is_empty(cell) else _LIST.fullmatch(text.clean(as_text(cell)))
            if found is not None and _is_one(found[1]):
                return number, in_ordinary_case(found[1])
    return None


def _is_one(words: str) -> bool:
    key = bare(words)
    more = _SAYS_MORE.search(key) or _HAS_UNITS_BELOW.match(key)
    return is_unit(words) and not is_work(words) and " " in key and more is None
