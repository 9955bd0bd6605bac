"""Notes and results in columns of no field of ours, by which a row is not what its list says of all, or may not be."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from khenthuong_desktop.spreadsheets.cells.cell_signs import are_words, is_mark, is_no_mark
from khenthuong_desktop.spreadsheets.columns import NOTE
from khenthuong_desktop.spreadsheets.layouts.refusals import begins_with_refusal, takes_out, without_reason
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.words import plain

_AWARDS = r"(?:lđtt|cstđ\w*|ttlđ\w*|lao động tiên tiến|chiến sĩ thi đua|giấy khen|bằng khen|cờ thi đua|huân chương)"
_DOUBTS = re.compile(
    r"(?:.* )?(?:thu hồi|hủy bỏ)\b.*|.*\b(?:xem xét|xử lý|chịu|bị"
    rf"|thi hành)(?: \w+)? kỷ luật\b.*"
    rf"|.*\b(?:đề nghị|nâng|hạ|điều chỉnh|chuyển|đổi)(?: \w+){{0,3}} {_AWARDS}\b.*"
    rf"|(?:đề nghị )?(?:nâng|hạ) (?:mức|danh hiệu)\b.*"
    r"|chờ (?:xét|xem xét|xác minh|kết luận|duyệt)\b.*"
)
_SIGNS = (  # what they cannot do without; looked for in many cells at once
    "không", "\nko ", "\nk ", "chưa", "rút", "loại", "hoãn", "dừng", "thu hồi", "hủy", "huỷ", "bác", "trả", "từ chối",
    "kỷ luật", "kỉ luật", "chờ", "nâng", "hạ ", "điều chỉnh", "chuyển", "đổi", "đề nghị",
)  # fmt: skip
_OF_RESULT = re.compile(
    r"(?:kết quả|kết luận)(?: (?:xét|bình xét|xét duyệt|xét khen thưởng|xét thi đua|công nhận|thẩm định))?"
    r"(?: (?:của )?(?:hội đồng|hđ)(?: \w+){0,4})?"
    r"|ý kiến (?:của )?(?:hội đồng|hđ|lãnh đạo|thủ trưởng|cấp trên|tập thể|cơ quan \w+)(?: \w+){0,4}"
    r"|(?:hội đồng|hđ) (?:xét|duyệt|kết luận|biểu quyết)|xét duyệt|duyệt|biểu quyết|thông qua"
    r"|công nhận|đủ điều kiện|đạt|(?:đề nghị|kiến nghị)(?: (?:của )?(?:hội đồng|hđ)(?: \w+){0,4})?"
    r"|đồng ý(?: không đồng ý)?|đạt không đạt"
)
_VOTES = "vote_list"
_OTHERWISE = re.compile(r"(?:đề nghị )?(?:điều chỉnh|thay đổi)(?: (?:danh hiệu|hình thức|mức|thành|đề nghị))*")


class Saying(Enum):
    """What a cell says against what the list says of its row."""

    REFUSED = "refused"  # the row is not of it
    DOUBTED = "doubted"  # it may not be, or be something else


class Said(NamedTuple):
    """Which column says so, in which words."""

    at: int
    words: str
    saying: Saying


class RefusingCells:
    """Finds the rows of a list that one of their own cells takes out of what it says of all: "Rút", "Không đạt"."""

    def __init__(self, header: Header) -> None:
        note = header.index_of(NOTE.field)
        headings = {index: plain(header.headings.get(index, "")) for index in header.unknown}
        self._headings = {
            index: words
            for index, words in headings.items()
            if takes_out(words) or _OF_RESULT.fullmatch(words) or _OTHERWISE.fullmatch(words)
        }
        self._notes = {note: NOTE.field} if note is not None else {}
        if header.layout.code == _VOTES:  # counts say what came of them
            self._headings, self._notes = {}, {}

    def among(self, columns: Sequence[Sequence[object]]) -> dict[int, Said]:
        """What is said by the place of the row among these, told column by column."""
        found: dict[int, Said] = {}
        for index, heading in {**self._headings, **self._notes}.items():
            cells = columns[index] if index < len(columns) else ()
            if index in self._notes and not _may_refuse(cells):
                continue  # as nearly everything in long lists
            words = {cell for cell in {*cells} if isinstance(cell, str) and cell}
            said = {cell: saying for cell in words if (saying := saying_of(heading, cell)) is not None}
            for place, cell in enumerate(cells) if said else ():
                if isinstance(cell, str) and cell in said:
                    before = found.get(place)
                    if before is None or before.saying is Saying.DOUBTED:
                        found[place] = Said(index, cell, said[cell])
        return found


def _may_refuse(cells: Sequence[object]) -> bool:
    if cells.count("") == len(cells):
        return False
    together = "\n".join(cells if are_words(cells) else [cell for cell in cells if isinstance(cell, str)])
    written = normalize("NFC", f"\n{together}").lower()
    return any(sign in written for sign in _SIGNS)


@lru_cache(maxsize=2_000)
def saying_of(heading: str, cell: str) -> Saying | None:
    """What a cell under a heading says against its row; a refusal of another award or year only makes it doubtful."""
    words, said = plain(cell), without_reason(cell)
    if is_mark(cell):
        return Saying.REFUSED if takes_out(heading) else None
    if _OF_RESULT.fullmatch(heading) and plain(said) and not plain(said).isdecimal() and is_no_mark(said):
        return Saying.REFUSED
    if takes_out(cell):
        of_other = re.search(rf"\b{_AWARDS}\b|\b(?:19|20)\d\d\b", words)
        return Saying.REFUSED if of_other is None or "thu hồi" in words or "hủy" in words else Saying.DOUBTED
    otherwise = _OTHERWISE.fullmatch(heading) is not None and bool(words) and not is_no_mark(cell)
    doubted = begins_with_refusal(words) or takes_out(said) or _DOUBTS.fullmatch(words) is not None
    return Saying.DOUBTED if otherwise or doubted else None
