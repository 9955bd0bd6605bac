"""Words that refuse an award, a proposal or a registration, or grant it: over rows and in titles to all below them, in
a note or a result to its row. Accents count: "hoãn" is not "hoàn thành", nor "bác" "Bắc", nor "chờ" "cho"."""

import re
from functools import lru_cache

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.words import plain

_ACTS = (
    "đạt|đề nghị|đề xuất|đăng ký|đk|xét|bình xét|bình bầu|bầu|công nhận|khen thưởng|khen|tặng|trao|duyệt|phê duyệt"
    "|trúng tuyển|thông qua|đồng ý|nhất trí|tán thành|trình|đưa vào|tham gia thi đua|tham gia bình xét"
)
_WHAT = (
    rf"{_ACTS}|xếp loại"
    r"|đủ (?:các |số )?(?:điều kiện|tiêu chuẩn|tiêu chí|yêu cầu|điểm|phiếu|tỷ lệ|hồ sơ)"
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
_WHO = r"(?:(?:hội đồng|hđ|tập thể|đơn vị|lãnh đạo|ban giám hiệu|cấp trên|ubnd(?: (?:xã|phường|tỉnh))?) )?"
_NOT = r"(?:không|ko|k|chưa)(?: được| đủ)?"
_OF_ROW = rf"{_WHO}{_NOT} (?:{_ACTS}|điều kiện|tiêu chuẩn)"
_BESIDE = (
    r"(?: (?:danh hiệu|thi đua|khen thưởng|khen|xét|tặng|đề nghị|công nhận|điều kiện|tiêu chuẩn|danh sách|tham gia"
    r"|đăng ký|hồ sơ|đợt này|năm nay|kỳ này))*"
)
_WHY = r"(?: (?:vì|do|theo|tại|bởi)\b.*)?"
_TAKES_OUT = re.compile(
    rf"(?:{_OF_ROW}{_BESIDE}"
    r"|(?:xin |đã |đề nghị )?rút(?: tên| lui| đề nghị| hồ sơ| đăng ký| danh hiệu| (?:ra )?khỏi(?: danh sách)?)*"
    r"|(?:bị )?loại(?: khỏi danh sách| ra| bỏ)?|(?:tạm )?hoãn(?: xét| đề nghị| khen| lại)*"
    r"|(?:tạm )?dừng (?:xét|đề nghị|khen)"
    r"|(?:đã |bị )?(?:thu hồi|hủy(?: bỏ)?)(?: quyết định| danh hiệu| kết quả| đề nghị| đăng ký| khen thưởng| qđ)*"
    rf"|(?:bị )?bác(?: bỏ)?|(?:bị )?trả (?:lại )?hồ sơ|từ chối){_WHY}"
)
_APART = re.compile(r"\s*[(,;:\n]\s*|\s+[-–—]\s+")
_GRANTS_YET = re.compile(r"(?<!không )(?<!chưa )\b(?:đạt|được|đồng ý|nhất trí|đủ)\b|\b(?:vẫn|nhưng|xét lại|sau đó)\b")
_BEGINS_SO = re.compile(rf"{_OF_ROW}\b.*")
_NO_RESULT = re.compile(r"(?:không|chưa|từ chối|bác|rút|loại|trả lại|trả hồ sơ|bị trả)\b.*")
_REGISTRATION = re.compile(r"\b(?:đăng ký|rút|hủy|loại(?! (?:tốt|khá|xuất sắc|trung bình|[a-d])\b)|tham gia|hoãn)\b")
_RATED = re.compile(r"\b(?:xếp|phân|đánh giá) loại\b")
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


@lru_cache(maxsize=2_000)
def takes_out(words: str) -> bool:
    """Whether a note or a result, or the heading of a cross, says that its row gets nothing: "Rút", "Hoãn xét", "Không
    đạt (nghỉ thai sản)"; what stands apart is a reason, unless it grants something after all."""
    if _TAKES_OUT.fullmatch(plain(words)) is not None:
        return True
    said = without_reason(words)
    reason = plain(words.strip()[len(said) :])
    return bool(reason) and _TAKES_OUT.fullmatch(plain(said)) is not None and not _GRANTS_YET.search(reason)


def without_reason(words: str) -> str:
    """What a note or a result begins with, but for what stands apart from it: "Không" of "Không (nghỉ thai sản)"."""
    return _APART.split(words.strip(), maxsplit=1)[0]


def begins_with_refusal(words: str) -> bool:
    """Whether a note begins so, and goes on with something else: "Không đạt CSTĐCS", "Chưa công nhận sáng kiến"."""
    return _BEGINS_SO.fullmatch(plain(words)) is not None


def is_no_result(words: str) -> bool:
    """Whether the result of a row is that nothing was given, in whatever words this is said."""
    return _NO_RESULT.fullmatch(plain(words)) is not None


def refuses_registration(words: str) -> bool:
    """Whether words that refuse are of a registration: what came of one does not take it back."""
    return _REGISTRATION.search(_RATED.sub("", plain(words))) is not None
