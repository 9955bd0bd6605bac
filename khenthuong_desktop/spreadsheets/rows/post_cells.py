"""A post and the unit in one cell: "Giáo viên, Tổ Toán" under "Chức vụ, đơn vị"."""

import re

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.person_cells import Fields, Found
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Remark
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.words import bare, plain
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_OF_UNITS = re.compile(r"\b(?:don vi|noi cong tac|noi lam viec|co quan|phong ban)\b")
_BETWEEN = re.compile(r"\s*[,;/\n]\s*|\s+[-–—]\s+")
_COMMA = re.compile(r"[,;/\n]")
_IN_BRACKETS = re.compile(r"([^()]+?)\s*\(([^()]+)\)")  # Giáo viên (Tổ Toán)
_SHORT_UNITS = re.compile(
    r"(?:VP|TT|TYT|BCHQS|BQL|UBMTTQ|MTTQ)[\s.&]|TTPVHCC$|P\.\s?(?=[A-ZĐ])(?!Trưởng|Chủ|Giám|Hiệu|Bí|CT|GĐ|HT|TP|BT)"
)
_HEADS = re.compile(r"(?:chi )?\w+ (?:truong|pho)\b")  # Khối trưởng, Tổ phó, Chi cục trưởng
# What goes on with a name ("Hành chính - Tổ chức") though units may begin so.
_GO_ON = re.compile(
    r"(?:tổ chức|tổ quốc|khoa học|khoa giáo(?! dục)|phòng chống|phòng thủ|hội nhập|đội ngũ"
    r"|sở hữu)\b"
)
# A unit that has begun before a dash goes on behind it, unless another organ stands there.
_BEGUN = re.compile(r"\b(?:phòng|ban|văn phòng|tổ|khoa|đội|bộ phận|khối)\s+(?!trưởng|phó|viên)\w")
_ORGANS = re.compile(
    r"(?:ubnd|hđnd|ủy ban|hội đồng nhân dân|mttq|trường|trung tâm|công ty|chi cục|cục|sở|bệnh viện|trạm y tế|viện|hạt"
    r"|xã|phường|thị trấn|đặc khu)\b"
)
# Posts that are whole by themselves, so that a unit begins behind them: "Chuyên viên Phòng Văn hóa - Xã hội".
_WHOLE_POSTS = (
    r"(?:chuyên viên(?: chính| cao cấp)?|công chức|viên chức|nhân viên|cán bộ|giáo viên|kế toán(?: trưởng| viên)?"
    r"|văn thư|(?:phó )?hiệu trưởng|(?:phó )?giám đốc|bác s[iĩ]|y s[iĩ]|điều dưỡng(?: trưởng| viên)?|hộ lý"
    r"|bảo vệ|lái xe|cvc?|gv|nv|vc|cc|p?gđ|p?ht|(?:phó )?trưởng (?:phòng|ban|khoa|trạm|bộ phận)"
    r"|(?:phó )?chánh văn phòng|(?:phó )?(?:tổ|đội|trạm|hạt|chi cục) (?:trưởng|phó))"
)
_OPENING_UNITS = (
    r"(?:phòng|ban|trung tâm|trường|trạm|khoa|tổ|đội|chi cục|sở|bệnh viện|hạt|ubnd|uỷ ban|ủy ban|bộ phận"
    r"|văn phòng(?!\W+(?:và )?thống kê))"  # "Công chức Văn phòng - Thống kê" is one post
)
_BEHIND_POST = re.compile(
    rf"({_WHOLE_POSTS})\s+({_OPENING_UNITS}\s+[^()]+|(?-i:{_SHORT_UNITS.pattern})[^()]*)", re.IGNORECASE
)
_UNIT_ALONE = re.compile(rf"{_OPENING_UNITS}\s+\w", re.IGNORECASE)
_HOLDS_NAME = re.compile(r"\b(?:phòng|ban|khoa|tổ|sở|ngành)\b")  # "Trưởng phòng Kinh tế, Hạ tầng và Đô thị"
_AS_WRITTEN = ("decision_list", "vote_list", "council_list")  # what they say of somebody is kept word for word

_APPOINTED = re.compile(
    r"(.+?)\s*(?:[-–,]\s*|\()(?:tái )?(?:bổ nhiệm|điều động|luân chuyển|kéo dài thời gian|tái cử)"
    r"(?: [\w ,./]+)?\)?",
    re.IGNORECASE,
)


def holds_units(header: Header) -> bool:
    """Whether the column of posts, or of names and posts, is headed as one of units, too, and there is no other for
    them."""
    job = header.index_of("job_title")
    post = header.name_index if job is None else job
    if post is None or header.index_of("unit") is not None or header.layout.code in _AS_WRITTEN:
        return False
    heading = bare(header.headings.get(post, ""))
    return header.layout.column("unit") is not None and _OF_UNITS.search(heading) is not None


def divide_post(fields: Fields, told_in: str) -> Found:
    """Put the unit behind a post into its own field; ``told_in`` is the field of the cell that holds both. Where none
    is found behind a comma, that is told: nothing shows otherwise that the unit stays open."""
    of_person = fields.get("subject_kind", SubjectKind.INDIVIDUAL) == SubjectKind.INDIVIDUAL
    written = str(fields.get("job_title", "")) if of_person and "unit" not in fields else ""
    if not written:
        return []
    if _UNIT_ALONE.match(written) and _is_unit(written):
        fields["unit"] = fields.pop("job_title")
        return [(told_in, Remark(FIXED, "post_is_unit", {"unit": written}))]
    if (divided := _behind_post(written) or _between(written)) is not None:
        fields["job_title"], fields["unit"] = divided
        return [(told_in, Remark(FIXED, "post_divided", {"new": divided[0], "rest": divided[1]}))]
    if _says_more(written):
        return [(told_in, Remark(WARNING, "post_undivided", {"post": written}))]
    return []


def _behind_post(written: str) -> tuple[str, str] | None:
    """ "Chuyên viên", "Phòng Văn hóa - Xã hội": with no mark between them."""
    found = _BEHIND_POST.fullmatch(written)
    if found is None or not _is_unit(found[2]):
        return None
    return found[1], found[2][0].upper() + found[2][1:]


def _between(written: str) -> tuple[str, str] | None:
    if (bracketed := _IN_BRACKETS.fullmatch(written)) is not None and _is_unit(bracketed[2]):
        return bracketed[1], bracketed[2]
    for between in _BETWEEN.finditer(written):
        post, unit = written[: between.start()], written[between.end() :]
        by_comma = _COMMA.search(between.group()) is not None
        goes_on = not by_comma and _BEGUN.search(plain(post)) and not _ORGANS.match(plain(unit))
        if post and _is_unit(unit) and not goes_on:
            return post, unit
    return None


def _is_unit(words: str) -> bool:
    return (
        (is_unit(words) or _SHORT_UNITS.match(words) is not None)
        and not is_work(words)
        and _HEADS.match(bare(words)) is None
        and _GO_ON.match(plain(words)) is None
    )


def _says_more(written: str) -> bool:
    """Whether words behind a comma are neither a further post nor the rest of a name that has begun before it."""
    post, comma, rest = written.replace(";", ",").replace("\n", ",").rpartition(",")
    rest = rest.strip()
    further_post = is_work(rest) or _HEADS.match(bare(rest)) is not None
    return bool(comma and rest) and not further_post and _HOLDS_NAME.search(plain(post)) is None


def appoints(title: str) -> bool:
    """Whether a list is of people who get posts."""
    return "bo nhiem" in bare(title)


def without_appointment(fields: Fields) -> Remark | None:
    """Leave out of a post how somebody got it: "Trưởng khoa (bổ nhiệm lại)"."""
    written = fields.get("job_title")
    found = _APPOINTED.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        return None
    fields["job_title"] = found[1]
    return Remark(FIXED, "post_without_appointment", {"new": found[1]})
