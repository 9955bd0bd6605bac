"""Rows below a header that are none of its list, told by their words: totals, and what stands at the end."""

import re
from collections.abc import Iterator, Sequence

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.layouts.decision_lists import names_decision
from khenthuong_desktop.spreadsheets.words import plain

ORDINAL = re.compile(r"\d+(?:[.,]\d+)*[.)]?")
BULLET = re.compile(r"[^\w\s.,;/()\"'“”″〃]{1,3}")
_SUBTOTALS = ("cộng", "tổng", "mang", "chuy", "lũy ", "luỹ ", "số m", "số c")
_NOT_SUBTOTALS = tuple(plain(words) for words in ("cộng đồng", "cộng tác", "cộng hòa", "cộng sản"))
_TOTAL = re.compile(r"tổng(?: cộng| số)?(?: .*)?|cộng(?: .*)?")
_CARRIED_OVER = re.compile(  # from one printed page to the next
    r"(?:số )?(?:mang|chuyển) (?:sang|trang|tiếp|qua)(?: trang)?(?: bên| kế)?(?: sau| trước| tiếp)?(?: theo)?"
    r"(?: \d+(?: \w+)?)?|lũy kế(?: (?:đến|từ|các trang|trang|cuối|\d).*)?"
)
_TOTAL_OFFICES = re.compile(r"tổng (?!cộng|số|\d)\w.*")  # Tổng công ty, Tổng cục …
_OF_PERSON = re.compile(r"cộng (?:thị|văn) \w.*")  # a family name, too
_TAIL = re.compile(
    r"(?:người lập|lập biểu|lập bảng|người tổng hợp|thủ trưởng|tm|kt|tl|tuq|nơi nhận|ghi chú|xác nhận"
    r"|danh sách (?:này|gồm|có|trên)|ấn định|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|hiệu trưởng|ký tên"
    r"|ký ghi rõ|trưởng phòng|phụ trách)\b.*|.*\bngày\b.*\btháng\b.*\bnăm\b.*"
)
_LONGEST_TAIL = 200  # letters: what tells of the end stands before
_ROWS_OF_END = 20
_MOST_AT_END = 3  # cells of a row of signatures


def may_be_subtotal(words: str) -> bool:
    """Whether words begin as those of totals do, told quickly."""
    return words.lstrip()[:4].casefold().startswith(_SUBTOTALS)


def is_subtotal(words: str) -> bool:
    """Whether a row that begins with these words sums up others."""
    if not may_be_subtotal(words):
        return False
    key = plain(words)
    return _CARRIED_OVER.fullmatch(key) is not None or (
        _TOTAL.fullmatch(key) is not None
        and not key.startswith(_NOT_SUBTOTALS)
        and _TOTAL_OFFICES.fullmatch(key) is None
        and _OF_PERSON.fullmatch(key) is None
    )


def is_of_end(words: str) -> bool:
    """Whether words are such as stand below lists: signatures, to whom they go."""
    return _TAIL.fullmatch(plain(words[:_LONGEST_TAIL])) is not None


def listed(rows: Sequence[Sequence[object]]) -> Iterator[Sequence[object]]:
    """Rows without totals, up to the signatures; by their first words alone."""
    for row in rows:
        lead, ends = _lead(row)
        if ends:
            return
        if not is_subtotal(lead):
            yield row


def is_listed(rows: Sequence[Sequence[object]], at: int) -> bool:
    """Whether a row is one of the list, and neither a total nor below the signatures."""
    below_end = any(_lead(row)[1] for row in rows[max(0, at - _ROWS_OF_END) : at + 1])
    return not below_end and not is_subtotal(_lead(rows[at])[0])


def _lead(row: Sequence[object]) -> tuple[str, bool]:
    """The first words of a row, and whether the end of a list begins with them."""
    filled = [as_text(cell).strip() for cell in row if not is_empty(cell)]
    lead = next((words for words in filled if not (ORDINAL.fullmatch(words) or BULLET.fullmatch(words))), "")
    numbered = lead != next(iter(filled), "")
    return lead, not numbered and len(filled) <= _MOST_AT_END and is_of_end(lead) and not names_decision(lead)
