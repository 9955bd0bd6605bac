"""Notes, and cells of columns that nobody understood, which say that a row is not what its list says of all."""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from khenthuong_desktop.spreadsheets.cells.cell_signs import are_words, is_mark, is_no_mark
from khenthuong_desktop.spreadsheets.columns import NOTE
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.words import plain

# With accents: "hoãn" is not "hoàn thành", nor "bác" "Bắc".
_NO = r"(?:không|ko|k|chưa)"
_GIVE = (
    r"(?:đề nghị|đề xuất|xét|đạt|đồng ý|thông qua|công nhận|đủ|đăng ký|khen|bình xét|bình bầu|bầu|tặng"
    r"|nhất trí|tán thành|đưa vào|được)"
)
_REFUSES = re.compile(
    rf"(?:(?!vẫn|đã)\w+ ){{0,5}}?{_NO}(?: \w+)?? {_GIVE}\b.*"
    r"|(?:xin |đề nghị |đã )?rút\b.*|(?:bị )?loại(?: khỏi| ra| bỏ)?(?: danh sách| khỏi danh sách)?|bị loại\b.*"
    r"|(?:tạm )?hoãn\b.*|(?:tạm )?dừng (?:xét|đề nghị|khen)\b.*|(?:.* )?thu hồi\b.*"
    r"|(?:đã |bị )?hủy(?: bỏ)?(?: quyết định| danh hiệu| kết quả| đề nghị| đăng ký| qđ)?|(?:bị )?bác(?: bỏ)?"
    r"|(?:bị )?trả (?:lại )?hồ sơ\b.*|từ chối\b.*"
    r"|(?:đang |chờ )(?:xét|xem xét|xác minh|kết luận|bổ sung|xử lý|bị|thi hành|chấp hành)\b.*"
    r"|(?:đề nghị )?(?:nâng|hạ|điều chỉnh|chuyển)(?: mức| xuống| lên| sang| thành| danh hiệu| hình thức)\b.*"
    r"|đề nghị (?:lđtt|cstđ|cstđcs|lao động tiên tiến|chiến sĩ thi đua|giấy khen|bằng khen)\b.*"
)
_SIGNS = (  # what they cannot do without; looked for in many cells at once
    "không", "\nko ", "\nk ", "chưa", "rút", "loại", "hoãn", "dừng", "thu hồi", "hủy", "huỷ", "bác", "trả", "từ chối",
    "đang", "chờ", "nâng", "hạ ", "điều chỉnh", "chuyển", "đề nghị",
)  # fmt: skip
_OF_RESULT = re.compile(
    r"\b(?:kết quả|kết luận|ý kiến|biểu quyết|thông qua|đồng ý|đủ điều kiện|đạt|xét|duyệt|công nhận)\b"
)
_OTHERWISE = re.compile(r"\b(?:điều chỉnh|thay đổi|đổi thành|chuyển sang)\b")


class RefusingCells:
    """Finds the rows of a list that one of their own cells takes out of what it says of all: "Rút", "Không đạt"."""

    def __init__(self, header: Header) -> None:
        note = header.index_of(NOTE.field)
        told = {*header.unknown, *({note} if note is not None else ())}
        self._headings = {index: plain(header.headings.get(index, "")) for index in sorted(told)}
        heads = (_REFUSES.fullmatch, _OF_RESULT.search, _OTHERWISE.search)
        self._asked = {index for index, words in self._headings.items() if any(found(words) for found in heads)}

    def among(self, columns: Sequence[Sequence[object]]) -> dict[int, tuple[int, str]]:
        """By the place of a row among these, told column by column: which column says so, in which words."""
        found: dict[int, tuple[int, str]] = {}
        for index, heading in self._headings.items():
            cells = columns[index] if index < len(columns) else ()
            if index not in self._asked and not _may_refuse(cells):
                continue  # as nearly everything in long lists
            refusing = {cell for cell in {*cells} if isinstance(cell, str) and cell and says_no(heading, cell)}
            if refusing:
                places = ((place, cell) for place, cell in enumerate(cells) if cell in refusing)
                found |= {place: (index, str(cell)) for place, cell in places if place not in found}
        return found


def _may_refuse(cells: Sequence[object]) -> bool:
    if cells.count("") == len(cells):
        return False
    together = "\n".join(cells if are_words(cells) else [cell for cell in cells if isinstance(cell, str)])
    written = normalize("NFC", f"\n{together}").lower()
    return any(sign in written for sign in _SIGNS)


@lru_cache(maxsize=2_000)
def says_no(heading: str, cell: str) -> bool:
    """Whether a cell under a heading says that the row is not given, proposed or registered what the others are."""
    words = plain(cell)
    if is_mark(cell):
        return _REFUSES.fullmatch(heading) is not None
    if _OTHERWISE.search(heading):
        return not is_no_mark(cell)
    return _REFUSES.fullmatch(words) is not None or (_OF_RESULT.search(heading) is not None and is_no_mark(cell))
