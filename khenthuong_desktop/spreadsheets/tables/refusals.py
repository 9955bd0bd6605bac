"""Words over rows, or in titles, that refuse an award, a proposal or a registration to all below them, or grant it."""

import re
from functools import lru_cache

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.words import plain

_WHAT = (
    "đạt|đề nghị|đề xuất|đăng ký|đk|xét|bình xét|bình bầu|bầu|công nhận|khen|tặng|trao|duyệt|phê duyệt|thông qua"
    "|đồng ý|nhất trí|trình|xếp loại|tham gia thi đua|tham gia bình xét"
    "|đủ (?:các |số )?(?:điều kiện|tiêu chuẩn|tiêu chí|yêu cầu|điểm|phiếu|tỷ lệ|hồ sơ)"
)
_REFUSES = (
    rf"\b(?:không|chưa|ko) (?:(?:được|còn|có|thuộc (?:diện|đối tượng|trường hợp)|bảo đảm|đảm bảo) )*(?:{_WHAT})\b"
    r"|\b(?:không|chưa) có danh hiệu\b|^(?:không|chưa)(?: được)?$"
    r"|\brút (?:danh hiệu|khen|khỏi|tên|hồ sơ|đề nghị|đăng ký)\b|\bhạ (?:bậc|danh hiệu|mức khen)\b"
    r"|\b(?:thu hồi|hủy|huỷ|tước)(?: bỏ)? (?:danh hiệu|khen|quyết định|kết quả|đăng ký|đề nghị)\b"
    r"|\bloại (?:khỏi|ra)\b|\bbị (?:loại|trả|bác|từ chối)\b|\btừ chối\b|\bbác (?:bỏ|đề nghị|hồ sơ)\b"
    r"|\btrả (?:lại )?hồ sơ\b"
)
_NOT_ALL = (  # "Đạt và không đạt"; "Đề nghị khen thưởng cho cá nhân chưa được khen": asked for just those
    rf"\b({_WHAT})(?: (?:và|hoặc|hay))? (?:không|chưa)(?: được)? \1\b"
    r"|\b(?:đề nghị|đề xuất|tặng|khen thưởng|công nhận) .*\b(?:cho|đối với|gồm) .*\b(?:không|chưa)\b"
)
_WHOM = "danh sách|các|những|trường hợp|cá nhân|tập thể|đối tượng|người|nhóm|đồng chí|đã"
_GRANTS = (
    rf"(?:(?:{_WHOM}) )*(?:được )?(?:đạt|đề nghị|đề xuất|đăng ký|công nhận|khen thưởng|đủ (?:điều kiện|tiêu chuẩn))"
    r"(?: (?:các|danh hiệu|thi đua|khen thưởng|khen|tặng|xét|xét tặng|công nhận|hình thức|yêu cầu|tiêu chuẩn))*"
)
_SAYING = (_REFUSES, _NOT_ALL, _GRANTS)
_IN_ACCENTS = tuple(map(re.compile, _SAYING))
_WITHOUT = tuple(re.compile(text.fold(pattern)) for pattern in _SAYING)  # "KHONG DAT"
_NOTE = re.compile(r"(?<=\w)\s*\([^()]*\)")


@lru_cache(maxsize=2_000)
def refuses(words: str) -> bool:
    """Whether words say that those below them do not get it, are not proposed or do not register: "Không đạt", "Chưa
    đủ điều kiện xét LĐTT", "Rút danh hiệu"; "Không có" and "Không chuyên trách" say nothing of it."""
    refusal, not_all, _ = _WITHOUT if words.isascii() else _IN_ACCENTS
    key = plain(_NOTE.sub("", words))
    return refusal.search(key) is not None and not_all.search(key) is None


@lru_cache(maxsize=2_000)
def tells_result(words: str) -> bool:
    """Whether words say nothing but whether those below them get it: "Đạt", "Đề nghị khen thưởng", "Không đạt"."""
    *_, grants = _WITHOUT if words.isascii() else _IN_ACCENTS
    return refuses(words) or grants.fullmatch(plain(words)) is not None
