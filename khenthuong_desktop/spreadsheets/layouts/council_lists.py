"""Lists of a council's members: their headings, roles as decisions write them, the council's name in the title."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.spreadsheets.columns import (
    FAMILY_NAME,
    GIVEN_NAME,
    PERSON_NAME,
    POSITION,
    UNIT,
    Column,
    Layout,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.words import bare

_V = ValueKind
COUNCIL_LIST = Layout(
    "council_list",
    "Thành viên Hội đồng",
    (
        Column("honorific", "Tên gọi", _V.TEXT, synonyms="Danh xưng | Ông/Bà"),
        PERSON_NAME,
        FAMILY_NAME,
        GIVEN_NAME,
        POSITION,
        UNIT,
        Column(
            "role",
            "Chức danh trong Hội đồng",
            _V.TEXT,
            synonyms="Chức vụ trong Hội đồng | Chức danh Hội đồng | Vai trò | Vai trò trong Hội đồng | "
            "Trong Hội đồng | Nhiệm vụ trong HĐ | Chức vụ trong HĐ | Chức danh trong HĐ | Chức danh HĐ | "
            "Vai trò trong HĐ | "
            "Trong HĐ | Chức vụ HĐ | Nhiệm vụ trong Hội đồng | Chức danh, nhiệm vụ trong Hội đồng | "
            "Thành phần Hội đồng",
            starts="chức danh trong | chức vụ trong | vai trò trong | nhiệm vụ trong hội đồng",
        ),
        Column(
            "task",
            "Nhiệm vụ được phân công",
            _V.TEXT,
            synonyms="Nhiệm vụ | Phân công nhiệm vụ | Nhiệm vụ phân công | Lĩnh vực phụ trách | Phân công",
        ),
        Column("note", "Ghi chú", _V.TEXT),
    ),
    standard=False,
)

_ROLES = (
    ("giup viec", CouncilRole.ASSISTANT),
    ("khong bieu quyet", CouncilRole.ASSISTANT),
    ("thu ky", CouncilRole.SECRETARY),
    ("pho chu tich", CouncilRole.DEPUTY),
    (" p chu tich", CouncilRole.DEPUTY),
    (" pct ", CouncilRole.DEPUTY),
    (" pho ct ", CouncilRole.DEPUTY),
    ("chu tich", CouncilRole.CHAIRMAN),
    (" ct ", CouncilRole.CHAIRMAN),
    ("uy vien", CouncilRole.MEMBER),
    (" uv ", CouncilRole.MEMBER),
    ("thanh vien", CouncilRole.MEMBER),
    ("thuong truc", CouncilRole.MEMBER),  # one of the members, who prepares its work
)
_OF_COUNCIL = ("thanh vien", "thanh lap", "kien toan", "danh sach hoi dong")
_NAME = re.compile(
    r"Hội đồng (?:[Tt]hi đua|[Ss]áng kiến|TĐ)[^(),;.\d]*?(?=\s*(?:$|[(),;.\d]|Kèm|kèm|theo|năm|nhiệm kỳ))"
)
_LISTED = re.compile(r".*\b(?:danh sach|ds)\b|.*?\b(?:thanh lap|kien toan|thanh phan|thanh vien)\b")
_BODY = re.compile(
    r"\b(?:(?:to|ban|bo phan|nhom|tieu ban|doan) (?:giup viec|thu ky|cong tac|chi dao|chap hanh|tham dinh|giam sat"
    r"|kiem tra|to chuc|chuyen mon|soan thao|tu van|van dong)|bch|bcd|hoi dong(?! nhan dan))\b(.*)"
)
_OF_EMULATION = re.compile(
    r"(?:(?:xet|duyet|chon|binh|bau|tu van|danh gia|cap|co so|cong nhan|sang kien|va|thanh tich|danh hieu|cac) )*"
    r"(?:thi dua|khen thuong|tdkt|td kt|td)\b"
)
_WITHOUT_NAME = re.compile(  # what stands behind "Hội đồng" that is called no more than so
    r"(?:xa|phuong|thi tran|dac khu|tinh|thanh pho|huyen|cua|nam|so|co quan|don vi|cong ty|kem|theo|ban hanh|nhiem ky"
    r"|giai doan|gom|nhu|cap|thanh vien|chu tich|va|tai|\d+)\b|$"
)
_OF_INITIATIVES = re.compile(r"(?:(?:xet|duyet|cong nhan|danh gia|khoa hoc|cong nghe|va|cap|co so) )*sang kien\b")
_IN_CAPITALS = re.compile(
    r"(HỘI ĐỒNG (?:[^().;\d]*? )?SÁNG KIẾN)([^(),;.\d]*?)(?=\s*(?:$|[(),;.\d]|KÈM|THEO|NĂM|NHIỆM KỲ))"
)


def role_told(words: str) -> CouncilRole | None:
    """How decisions write it: "Phó Chủ tịch (thường trực)", "Ủy viên, Thư ký", "Ủy viên thường trực"."""
    folded = f" {bare(words)} "
    return next((role for part, role in _ROLES if part in folded), None)


def is_of_council(above: str) -> bool:
    """Whether the words above a list say that it names the members of a council."""
    key = bare(above)
    return "hoi dong" in key and any(words in key for words in _OF_COUNCIL)


def council_said(above: str) -> str | None:
    """The name of the council in the title, unless it is in capitals, which say nothing of how it is written."""
    found = _NAME.search(text.clean(above))
    return found.group().strip(" -–") if found else None


def initiative_council_in_capitals(above: str) -> tuple[str, str] | None:
    """The name of a council that judges initiatives, as a title in capitals has it, and the place behind it."""
    found = _IN_CAPITALS.search(text.clean(above))
    return (found[1], found[2].rstrip(" -–")) if found else None


def names_body(above: str) -> bool:
    """Whether the words above a list name a committee or a group, or a council."""
    return _BODY.search(bare(above)) is not None


def is_of_another_body(above: str) -> bool:
    """Whether the words above a list name a council that is none of emulation, or a body beside it: "DANH SÁCH HỘI
    ĐỒNG KỶ LUẬT", "DANH SÁCH TỔ GIÚP VIỆC HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"."""
    words = bare(above)
    listed = _LISTED.match(words)
    found = _BODY.search(words, listed.end() if listed else 0) or _BODY.search(words)
    if found is None:
        return False
    name = found[1].strip()
    of_council = found.group().startswith("hoi dong")
    return not (of_council and (_OF_EMULATION.match(name) or _WITHOUT_NAME.match(name)))


def is_of_initiatives(council: str) -> bool:
    """Whether a council is called one that judges initiatives."""
    found = _BODY.search(bare(council))
    return found is not None and _OF_INITIATIVES.match(found[1].strip()) is not None
