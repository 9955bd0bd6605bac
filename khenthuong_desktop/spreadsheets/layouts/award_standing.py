"""What words say became, or is to become, of awards: asked for, considered, registered, given, taken back. One table
for each meaning, for titles and headings alike."""

import re

from khenthuong_desktop.spreadsheets.words import bare, plain

_ASKED = r"de nghi|de xuat|to trinh|don xin|xin (?:de nghi|xet|khen|cong nhan|duoc|tang)|(?:danh hieu|hinh thuc) xin"
_SUBMITTED = (  # "trình Hội đồng"; no process, work, programme or school of that name
    r"(?<!qua )(?<!chuong )(?<!cong )(?<!quy )(?<!lo )(?<!tien )(?<!giao )(?<!lap )(?<!chau )(?<!chu )(?<!to )"
    r"trinh(?! (?:do|bay|dien)\b)"
)
_REGISTERED = r"dang k[iy]|giao uoc|cam ket|phan dau(?!.* de nghi\b)"
_PLANNED = r"du kien|du thao"
_CONSIDERED = r"(?<!nhan )xet(?! nghiem)|binh (?:xet|bau|chon)|suy ton|gioi thieu|ung (?:cu )?vien|bo phieu|lay y kien"
_MAY_BE = r"tieu chuan|(?<!co )dieu kien|bien ban|quyet dinh(?: khen thuong)?(?: so)?(?: qd)"
HAD = r"da dat|dat duoc|da duoc|duoc tang|duoc khen|duoc cong nhan|da co|da nhan|da khen|da tang"


def _words(*tables: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(tables)})\b")


ASKED_BY_HEADING = re.compile(
    rf"\b(?:{_ASKED}|{_SUBMITTED}|xin|du kien)\b|^(?!.*\b(?:ket qua|da xet)\b).*\b(?:{_CONSIDERED})\b"
)
REGISTERED_BY_HEADING = _words(_REGISTERED)
HELD_BY_HEADING = _words(HAD)
HELD_OR_REACHED = re.compile(rf"\b(?:{HAD}|dat)\b|^thanh tich (?:thi dua )?khen thuong")
_PROPOSES = _words(_ASKED, _SUBMITTED)
_OUTRIGHT = _words(_ASKED, _SUBMITTED, "dang k[iy]", _PLANNED)
_OPEN = _words(_ASKED, _SUBMITTED, _REGISTERED, _PLANNED, _CONSIDERED, _MAY_BE)
_ASKS = _words(_ASKED, _SUBMITTED, _PLANNED, _CONSIDERED)
_UNSURE = _words(_PLANNED, _CONSIDERED, _MAY_BE)
_CAME_OUT = _words("dat (?:cac )?danh hieu", "da dat", "duoc (?:cong nhan|tang|khen)", "ket qua")
_GIVEN = re.compile(
    r"\b(?:dat|da dat|duoc|cong nhan)(?: cong nhan| tang| khen| dat)*(?: cac)? danh hieu\b"
    r"|\bduoc (?:cong nhan|tang|khen|nhan|trao)\b"
)
_REACHED = re.compile(r"\bdat\b")
_ALIKE = re.compile(r"\b(?:đất|đặt|dắt|trịnh|trinh|dược|tăng|tang|tầng|đang|đáng|đắng)\b")  # reached, submitted …
_AWARD = (
    r"danh hiệu|hình thức|giấy khen|bằng khen|khen thưởng|huân chương|huy chương|kỷ niệm chương|cờ thi đua|thi đua"
    r"|lao động tiên tiến|chiến sĩ|tập thể lao động|gia đình văn hóa|thôn văn hóa|quyết định (?:khen|công nhận|tặng)"
)
_TAKEN_BACK = r"thu hồi|(?<!chỉ )(?:hủy|huỷ)(?: bỏ)?|tước(?: bỏ)?|bãi bỏ|truy thu|xóa(?: bỏ)?|xoá(?: bỏ)?|rút(?: lại)?"
_BETWEEN = r"lại|các|những|kết quả|công nhận|tặng|thưởng|bằng|giấy chứng nhận|tiền thưởng|và|việc|một số|\d+"
_REVOKED = re.compile(
    rf"\b(?:{_TAKEN_BACK})(?: (?:{_BETWEEN}))* (?:{_AWARD})\b"
    rf"|\b(?:{_AWARD})(?: (?!đất|đai)\w+){{0,8}}? bị (?:{_TAKEN_BACK})\b(?! (?:đất|mặt bằng))"
)


def standing_key(words: str) -> str:
    """Words without accents, and without those that only then are like one of this table: "đất" is not "đạt", nor
    "Trịnh" "trình". Where nothing has accents nobody can tell."""
    return bare(words if words.isascii() else _ALIKE.sub("_", plain(words)))


def proposes(words: str) -> bool:
    """Whether words ask that somebody decide on an award: "ĐỀ NGHỊ …", "TRÌNH HỘI ĐỒNG …"."""
    return _PROPOSES.search(standing_key(words)) is not None


def only_asks(words: str) -> bool:
    """Whether words say outright that nothing is given so far: asked for, registered, planned."""
    return _OUTRIGHT.search(standing_key(words)) is not None


def is_open(words: str) -> bool:
    """Whether words say, or leave it open, that nothing is given so far: also "XÉT TẶNG …", "đủ điều kiện …"."""
    return _OPEN.search(standing_key(words)) is not None


def asks(words: str) -> bool:
    """Whether words ask for awards, or say that they are planned or considered."""
    return _ASKS.search(standing_key(words)) is not None


def is_unsure(words: str) -> bool:
    """Whether awards are considered or planned, of which nobody says what came."""
    return _UNSURE.search(standing_key(words)) is not None


def registers(words: str) -> bool:
    """Whether words are of what people strive for: "ĐĂNG KÝ …", "PHẤN ĐẤU …"."""
    return REGISTERED_BY_HEADING.search(standing_key(words)) is not None


def gives(words: str) -> bool:
    """Whether words say of awards that they were given: "ĐƯỢC TẶNG …", "ĐẠT DANH HIỆU …"."""
    return _GIVEN.search(standing_key(words)) is not None


def came_out(words: str) -> bool:
    """Whether words tell results: what was given, reached or had."""
    return _CAME_OUT.search(standing_key(words)) is not None


def is_reached(words: str) -> bool:
    """Whether words that name an award say that it was reached: "ĐẠT LĐTT"."""
    return gives(words) or _REACHED.search(standing_key(words)) is not None


def revokes(words: str) -> bool:
    """Whether words say that awards are taken back: "THU HỒI DANH HIỆU …", "HỦY QUYẾT ĐỊNH …"."""
    return _REVOKED.search(plain(words)) is not None
