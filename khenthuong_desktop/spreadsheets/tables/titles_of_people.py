"""The unit whose people a title says it lists: "DANH SÁCH VIÊN CHỨC TRUNG TÂM KHUYẾN NÔNG"."""

import re
from collections.abc import Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.layouts.council_lists import names_body
from khenthuong_desktop.spreadsheets.tables.group_headings import in_ordinary_case
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_PEOPLE = (
    r"(?:cán bộ|công chức|viên chức|người lao động|giáo viên|giảng viên|nhân viên|nhân sự|lao động|đội ngũ|cbccvc|cbcc"
    r"|ccvc|cbgvnv|cbgv|cbvc|cbcnv|cnvc|cnv|cbnv|nlđ|công nhân viên|công nhân|người hoạt động không chuyên trách"
    r"|y,? bác sĩ|bác sĩ|điều dưỡng|kỹ sư|lái xe|bảo vệ|cán sự|thợ|chiến sĩ|huấn luyện viên)"
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
_TITLE = re.compile(r"(?:danh sach|ds|bang|trich ngang|tong hop|ly lich|dang k[iy]|ket qua|xep loai|binh xet)\b")
_BODY = re.compile(  # where people stand together, and work elsewhere
    r"(?:ban|hoi|to|doan|doi) (?:chap hanh|chi dao|chi huy|to chuc|thi|nghi|dong|tuyen|cong tac|giup viec)\b"
    r"|(?:chi bo|dang bo|cong doan|to cong doan|chi doan|lien doi|chi hoi|ban nu cong|thon|xom|ap|buon|lang"
    r"|khu pho|khu dan cu|to dan pho|tdp|lop|khoi|cum)\b"
)


def unit_of_people(above: Sequence[Sequence[object]]) -> tuple[int, str] | None:
    """The row that names it (from 1) and the unit; none of an organ that has units below it. It may stand alone in
    the line below the title: "DANH SÁCH VIÊN CHỨC", "Khoa Nhi"."""
    titles = [number for number, row in enumerate(above, 1) if any(_TITLE.match(bare(words)) for words in _texts(row))]
    for number, row in reversed(list(enumerate(above, 1))):
        texts = _texts(row)
        for words in texts:
            found = _LIST.fullmatch(words)
            if found is not None and _is_one(found[1]):
                return number, in_ordinary_case(found[1])
        alone = texts[0] if len(texts) == 1 and titles and number > titles[0] else ""
        if alone and _is_one(alone) and _BODY.match(bare(alone)) is None and not names_body(alone):
            return number, in_ordinary_case(alone)
    return None


def _texts(row: Sequence[object]) -> list[str]:
    return [text.clean(as_text(cell)) for cell in row if not is_empty(cell)]


def _is_one(words: str) -> bool:
    key = bare(words)
    more = _SAYS_MORE.search(key) or _HAS_UNITS_BELOW.match(key)
    return is_unit(words) and not is_work(words) and " " in key and more is None
