"""How words for somebody's work and for units begin."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.words import bare, category_of_collective, plain, starts_of_collectives

_UNITS = (
    "tổ", "khoa", "đội", "khối", "phân xưởng", "xưởng", "chi nhánh", "chi bộ", "chi hội", "chi đoàn", "hội",
    "công đoàn", "đoàn thanh niên", "đoàn tncs", "đoàn xã", "đoàn phường", "đảng bộ", "liên đội", "câu lạc bộ",
    "liên đoàn", "hạt", "viện", "tòa án", "cục", "kho bạc", "bảo hiểm xã hội", "vườn quốc gia", "xí nghiệp",
    "lâm trường", "bưu điện", "điện lực", "đài truyền thanh", "đài phát thanh", "quỹ tín dụng", "thi hành án",
    "bộ phận", "kho", "đơn nguyên", "cụm", "phân hiệu", "điểm trường", "cửa hàng", "dây chuyền", "nông trường",
    "nhà máy",
)  # fmt: skip
_JOBS = (
    "chủ tịch", "phó", "trưởng", "giám đốc", "hiệu trưởng", "bí thư", "giáo viên", "gv", "nhân viên", "nv", "chánh",
    "chuyên viên", "công chức", "viên chức", "cán bộ", "kế toán", "văn thư", "thủ quỹ", "tổ trưởng", "công nhân",
    "bác sĩ", "y sĩ", "điều dưỡng", "dược sĩ", "hộ lý", "lái xe", "bảo vệ", "kỹ thuật viên", "kỹ sư", "thủ kho",
    "ủy viên", "chỉ huy", "đội trưởng", "quản đốc", "hội viên", "đoàn viên", "nông dân", "tạp vụ", "thư ký",
    "chi hội trưởng", "gvcn", "gvbm", "đdt", "tổng phụ trách", "hộ sinh", "nữ hộ sinh", "y tá", "thợ",
)  # fmt: skip
_UNIT_STARTS = tuple(f"{plain(word)} " for word in _UNITS)
_OFFICERS = re.compile(r"\w+ (?:trưởng|phó|viên)\b")  # Viện trưởng, Tổ phó: who somebody is
_HEADS = re.compile(  # Chi cục trưởng, Trạm phó: not a Chi cục, nor a Trạm
    r"(?:chi cục|chi hội|chi đoàn|chi bộ|trạm|hạt|phòng|ban|trung tâm|đội|đồn|khoa|tổ|khối|hội|cục|viện)"
    r" (?:trưởng|phó)\b"
)
# "Xã hội" behind "Văn hóa - " is no commune; "Xã Hội An" is one, and of capitals only the bare words are told.
_SOCIETY = re.compile(r"\s*(?:[Xx]ã hội\b|[Xx]ã Hội\s*(?:$|[^\w\s])|XÃ HỘI\s*(?:$|[^\w\s]))")
_PROFESSION = re.compile(r"(?:(?:ten|ma|hang|ma so|ten va ma so)\W+)*(?:chuc danh )?nghe nghiep\b")
_LEADING = re.compile(r"\b(?:trưởng|phó|giám đốc|chủ tịch|bí thư|chánh|quản đốc|chủ nhiệm|chỉ huy|phụ trách)\b")
_SECTORS = frozenset({"khoi", "cum", "nhom", "cac", "don"})
_RANKS = (  # how headings of units begin, from the lowest up
    ("tổ ", "đội ", "nhóm ", "cụm "),
    ("phòng ", "khoa ", "ban ", "bộ phận ", "phân xưởng ", "xưởng "),
    ("đơn vị ", "cơ quan ", "trường ", "chi cục ", "chi nhánh ", "xí nghiệp ", "công ty ", "trung tâm "),
)
_JOB_STARTS = tuple(f"{plain(word)} " for word in _JOBS)


def is_unit(words: object) -> bool:
    """Whether a cell names a collective: "Phòng Kinh tế", "Tổ 1"."""
    if not isinstance(words, str) or _SOCIETY.match(words) is not None:
        return False
    key = f"{plain(words)} "
    return _HEADS.match(key) is None and (category_of_collective(words) is not None or _begins_as_unit(key))


def _begins_as_unit(words: str) -> bool:
    return words.startswith(_UNIT_STARTS) and _OFFICERS.match(words) is None


def starts_of_units() -> tuple[str, ...]:
    """How the names of collectives begin, in plain words."""
    return (*_UNIT_STARTS, *starts_of_collectives())


def is_sector(words: str) -> bool:
    """Whether words are for a group of units: "Khối trường học", "Cụm thi đua số 1"."""
    return bare(words).split(" ")[0] in _SECTORS


def rank_of_unit(heading: str) -> int:
    """How high the units of a column stand: 1 "Tổ", 2 "Phòng", 3 "Đơn vị"; 0 where the heading does not tell."""
    key = f"{plain(heading)} "
    return next((rank for rank, starts in enumerate(_RANKS, 1) if key.startswith(starts)), 0)


def may_be_under(words: str, upper: str) -> bool:
    """Whether a unit may belong to the one that stands above it: no Phòng to a Phòng, none to a Tổ."""
    if not upper or bare(words).split()[:1] == bare(upper).split()[:1]:
        return False
    rank, above = rank_of_unit(words), rank_of_unit(upper)
    return not rank or not above or rank < above or rank == above == len(_RANKS)


def names_profession(heading: str) -> bool:
    """Whether a column holds what people are by training and rank ("Chức danh nghề nghiệp"), which is no post."""
    return _PROFESSION.match(bare(heading)) is not None


def names_title(heading: str) -> bool:
    """Whether a column holds posts, or professions, as the list likes: "Chức danh"."""
    return bare(heading) == "chuc danh"


def is_leading(post: str) -> bool:
    """Whether a post is that of somebody who leads: "Trưởng khoa", "Phó Giám đốc", "Điều dưỡng trưởng"."""
    return _LEADING.search(text.clean(post).casefold()) is not None


def is_work(words: object) -> bool:
    """Whether a cell says what somebody is: "Trưởng phòng", "GV"."""
    if not isinstance(words, str):
        return False
    key = f"{plain(words)} "
    return key.startswith(_JOB_STARTS) or _HEADS.match(key) is not None


SIGNING_OFFICE = "Chủ tịch"  # who signs for an organ is not another one
LEVEL_OF_ORGAN = "cấp"  # "cấp tỉnh" stands for the organ of that level
# An address with such a word names the place above the hamlet, which may be another one than ours.
SORTS_OF_PLACES = re.compile(r"\b(?:xã|phường|đặc khu|thị trấn|huyện|tỉnh|thành phố|tp)\b", re.IGNORECASE)
# What stands before the title of one: "Tên sáng kiến: …", "SKKN “…”".
SORT_OF_INITIATIVE = re.compile(
    r"\W*(?:tên )?(?:sáng kiến(?: kinh nghiệm)?|đề tài(?:, sáng kiến)?|giải pháp|skkn|sk)\s*(?::\s*|(?=[“”\"«'‘]))",
    re.IGNORECASE,
)
HEAD_ALONE = re.compile(r"(?:hiệu trưởng|giám đốc|thủ trưởng|viện trưởng|chủ tịch)")
NAMED_PLACE = re.compile(  # also typed without accents; not "văn hóa - xã hội"
    r"\b(?:xã|phường|thị trấn|đặc khu|huyện|tỉnh|thành phố|phuong|thi tran|dac khu|huyen|tinh|thanh pho)\b(?! hội)"
)
HEADS_OF_ORGANS = re.compile(
    r"^(?:(?:phó )?chủ tịch|(?:phó )?(?:tổng )?giám đốc|(?:phó )?hiệu trưởng|viện trưởng|thủ trưởng)\s+", re.IGNORECASE
)


SORTS_OF_UNITS = (  # that a heading may say of all cells below: "Khoa, phòng"
    "khoa", "phòng", "ban", "tổ", "đội", "trạm", "trường", "trung tâm", "phân xưởng", "xưởng", "chi nhánh", "bộ môn",
    "chi cục",
)  # fmt: skip
