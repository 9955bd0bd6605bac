"""Cells cleaned by the very field their column holds, where its kind alone does not tell."""

import re
from collections.abc import Callable
from functools import partial

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import Gender, Scope
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_gender, is_mark
from khenthuong_desktop.spreadsheets.cells.cell_words import Cleaned
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.person_names import is_full_name, split_honorific
from khenthuong_desktop.spreadsheets.cells.values import CLEANERS
from khenthuong_desktop.spreadsheets.columns import Column, ValueKind
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Remark
from khenthuong_desktop.spreadsheets.words import bare, find_word, plain, word_of

_BEFORE_NUMBER = re.compile(r"^số\s*:?\s*(?=\d)", re.IGNORECASE)
_UNDER_REVIEW = re.compile(
    r"(?:dang|cho) (?:xem xet|xu ly|kiem tra|xac minh|dieu tra|ket luan|quyet dinh)"
    r"|chua (?:co )?(?:ket luan|quyet dinh|hinh thuc|xu ly)"
)
_BEFORE_FORM = re.compile(r"^(?:hình thức|k[ỷỉ] luật)(?: k[ỷỉ] luật)?\s*:?\s+(?=\w)", re.IGNORECASE)
_NO_DISCIPLINE = re.compile(
    r"0|k|ko|khong|(?:khong|ko|chua)(?: co| bi| vi pham| phai)*(?: hinh thuc)?(?: xu ly)?(?: ky luat| kl| vi pham)?"
)
_NO_FORM = re.compile(r"(?:phe binh|nhac nho|rut kinh nghiem|kiem diem)\b")
_NUMBERS = re.compile(r"(?:rating|held|initiative)_number(?:_\d{4})?")  # of decisions beside a subject
_INITIATIVES = re.compile(r"initiative(?:_\d{4})?")  # beside their authors
_NO_INITIATIVE = re.compile(r"0+|(?:khong|ko|chua)(?: co| dang ky)*(?: sk| sang kien)?")
_HOW_MANY = re.compile(
    r"(?:co )?\d{1,2}(?: (?:sk|skkn|sang kien|de tai|giai phap))?(?: (?:cap )?(?:co so|xa|tinh|truong))?"
)
_AWAY = re.compile(
    r"\b(?:nghi (?:huu|viec|thai san|ts|om|khong luong|che do)|thai san|thoi viec|chuyen (?:cong tac|di|truong|nganh"
    r"|don vi|cong viec)|(?:da )?(?:qua doi|tu tran|chet)|xin nghi|cham dut (?:hop dong|hd)|tam hoan|di hoc)\b"
)
_RECOGNISERS = {  # who recognises an initiative does so for as far as it reaches
    Scope.PROVINCE: re.compile(
        r"(?:chủ tịch |hội đồng sáng kiến )?(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng sáng kiến) "
        r"(?:tỉnh|thành phố)\b.*|(?:bộ trưởng )bộ [\w ]+"
    ),
    Scope.GRASSROOTS: re.compile(
        r"(?:chủ tịch |hội đồng sáng kiến )?(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng sáng kiến) "
        r"(?:xã|phường|đặc khu|cơ sở)\b.*|(?:giám đốc |hiệu trưởng |thủ trưởng |hội đồng sáng kiến )?"
        r"(?:công ty|xí nghiệp|nhà máy|bệnh viện|trường|sở|trung tâm|chi cục|nhà trường|đơn vị|cơ quan)(?: [\w ]+)?"
    ),
}
_OF_DISTRICT = re.compile(r"(?:cap |toan )?(?:huyen|quan|thi xa|thanh pho thuoc tinh)(?: [\w ]+)?")
NO_DISCIPLINE = "none"  # in a list that names everybody
_NUMBERED = re.compile(r"(?:^|(?<=\s))\d{1,2}\s*[.)]\s*(?=[^\W\d])")
_BETWEEN_AUTHORS = re.compile(r"\s+[-–]\s+|\s+và\s+|\s*[,;&+/]\s*(?:và\s+)?", re.IGNORECASE)
_DIVIDED = re.compile(r"(\s*[;,]\s*|\s+và\s+)")
_PART_IN_WORK = re.compile(
    r"\s*\((?:chủ nhiệm|chủ biên|chủ trì|tác giả(?: chính)?|đồng tác giả|thành viên|cộng sự|thư ký)[^()]*\)"
    r"|^\s*[-+*•]\s*",
    re.IGNORECASE,
)
OWN_UNIT = "x"  # what somebody heads, where a mark says so


def _service_date(raw: object) -> Cleaned:
    """A year or a month alone is no day to count from: told, and left empty."""
    day, remarks = read_date(raw)
    if [remark.code for remark in remarks] == ["date_incomplete"]:
        return None, (Remark(WARNING, "date_left_empty"),)
    return day, remarks


def _heads(raw: object) -> Cleaned:
    return (OWN_UNIT, ()) if is_mark(raw) else CLEANERS[ValueKind.TEXT](raw)


def _gender_mark(raw: object, *, gender: Gender) -> Cleaned:
    """Under "Nữ" the word itself ticks as well."""
    return (True, ()) if is_gender(raw, gender) else CLEANERS[ValueKind.MARK](raw)


def _birth_of(raw: object, *, gender: Gender) -> Cleaned:
    """A day of birth under "Nữ", where a tick or the word tells the gender alone."""
    if is_mark(raw) or is_gender(raw, gender):
        return "", ()
    day, remarks = read_date(raw, partial=True)
    return day or "", remarks  # a day that cannot be still tells under which gender it stands


def _reference(raw: object) -> Cleaned:
    """The number and symbol of a decision, without the word before them: "Số: 12/QĐ-UBND"."""
    words, remarks = CLEANERS[ValueKind.TEXT](raw)
    return (_BEFORE_NUMBER.sub("", words) if isinstance(words, str) else words), remarks


def _form(raw: object) -> Cleaned:
    """What is still looked into has no form of discipline yet; "Không" says that there was none."""
    if _NO_DISCIPLINE.fullmatch(key := bare(as_text(raw))):
        return NO_DISCIPLINE, ()
    if _NO_FORM.match(key):
        return NO_DISCIPLINE, (Remark(WARNING, "form_no_discipline"),)
    if _UNDER_REVIEW.match(bare(as_text(raw))):
        return "", (Remark(WARNING, "form_under_review"),)
    return CLEANERS[ValueKind.DISCIPLINE_FORM](_BEFORE_FORM.sub("", as_text(raw)))


def _names(raw: object) -> Cleaned:
    """Authors in lines of their own, numbered or not, are divided by ``;``; ranks before their names and what each did
    are left out."""
    lines = [line for line in as_text(raw).split("\n") if line.strip()]
    parts = lines if len(lines) > 1 else _NUMBERED.split(as_text(raw))
    if len(parts) < 2 and all(map(is_full_name, beside := _BETWEEN_AUTHORS.split(as_text(raw)))):
        parts = beside
    names = [
        split_honorific(name)[1] for part in parts if (name := _PART_IN_WORK.sub("", text.clean(part)).strip(" ;,"))
    ]
    if len(names) < 2:
        return CLEANERS[ValueKind.TEXT](_without_titles("".join(names)))
    return "; ".join(_NUMBERED.sub("", name) for name in names), ()


def _without_titles(names: str) -> str:
    """Authors as they are divided, each without the titles before the name: "ThS. Hà Thị Thảo"."""
    return "".join(split_honorific(part)[1] for part in _DIVIDED.split(names))


def _note(raw: object) -> Cleaned:
    """Nobody acts on a note; that somebody has left or is away is told."""
    words, remarks = CLEANERS[ValueKind.TEXT](raw)
    if isinstance(words, str) and _AWAY.search(bare(words)):
        remarks = (*remarks, Remark(WARNING, "note_of_absence"))
    return words, remarks


def _initiative(raw: object) -> Cleaned:
    """ "Có", "x", "02 SK" say that there are initiatives, and not which."""
    written = as_text(raw)
    if _NO_INITIATIVE.fullmatch(bare(written)):
        return None, ()
    if is_mark(raw) or _HOW_MANY.fullmatch(bare(written)):
        return None, (Remark(WARNING, "initiative_without_name"),)
    return CLEANERS[ValueKind.NAME](raw)


def _scope(raw: object) -> Cleaned:
    """There are no districts any more, nor initiatives of their level."""
    if _OF_DISTRICT.fullmatch(bare(as_text(raw))):
        return None, (Remark(WARNING, "scope_of_district"),)
    written = as_text(raw)
    organ = next((scope for scope, words in _RECOGNISERS.items() if words.fullmatch(plain(written))), None)
    if organ is not None and find_word(ValueKind.SCOPE, written) is None:
        new = word_of(ValueKind.SCOPE, organ)
        return organ, (Remark(FIXED, "scope_of_organ", {"new": new}),)
    return CLEANERS[ValueKind.SCOPE](raw)


def cleaner_of(column: Column) -> Callable[[object], Cleaned]:
    """How the cells of a column are cleaned."""
    if _INITIATIVES.fullmatch(column.field):
        return _initiative
    if _NUMBERS.fullmatch(column.field):
        return _reference
    if column.kind is ValueKind.SCOPE:
        return _scope
    return OF_FIELDS.get(column.field, CLEANERS[column.kind])


OF_FIELDS: dict[str, Callable[[object], Cleaned]] = {
    "since": _service_date,
    "heads": _heads,
    "decision_number": _reference,
    "form": _form,
    "author_names": _names,
    "co_authors": _names,
    "note": _note,
    **{gender.value: partial(_gender_mark, gender=gender) for gender in Gender},
    **{f"birth_date_{gender.value}": partial(_birth_of, gender=gender) for gender in Gender},
}
