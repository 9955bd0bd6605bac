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
