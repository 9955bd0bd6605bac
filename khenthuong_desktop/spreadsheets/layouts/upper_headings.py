"""What the upper rows of a heading say of the lower ones: "Số QĐ" under "Sáng kiến" is no decision on an award."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from khenthuong_desktop.spreadsheets.columns import DECISION_DATE, DECISION_NUMBER, GIVEN_NAME, Column, Layout
from khenthuong_desktop.spreadsheets.layouts import record_headings as words_of
from khenthuong_desktop.spreadsheets.layouts.award_standing import (
    ASKED_BY_HEADING,
    HELD_BY_HEADING,
    REGISTERED_BY_HEADING,
    standing_key,
)
from khenthuong_desktop.spreadsheets.words import bare, plain


class Matter(Enum):
    """What something is told of."""

    INITIATIVE = words_of.INITIATIVE
    DISCIPLINE = re.compile(r"\bky luat\b")
    RATING = words_of.RATING
    REGISTERED = REGISTERED_BY_HEADING
    ASKED = ASKED_BY_HEADING
    HELD = HELD_BY_HEADING


_AUTHORS = re.compile(r"\btac gia\b")
_OF_RECORDS = (
    "year", "rating", "award", "award_form", "award_title", "asked_award", "commendation_type", "decision_number",
    "decision_date", "decided_by", "form", "from_date", "finished_on", "status", "scope", "initiative",
)  # fmt: skip
_WITH_YEAR = ("award", "decision_number", "decision_date")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TAKEN = {
    "ratings": {Matter.RATING},
    "discipline": {Matter.DISCIPLINE},
    "initiatives": {Matter.INITIATIVE},
    "initiatives_list": {Matter.INITIATIVE},
    "awards_held": {Matter.HELD},
    "decision_list": {Matter.HELD},
    "registrations": {Matter.REGISTERED, Matter.ASKED},
}
_PROPOSALS = {Matter.ASKED, Matter.REGISTERED}
_AWARDS = ("award", "award_form", "award_title")
_DECISIONS = re.compile(
    r"(?:so )?(?:quyet dinh|qd)"
    r"(?: (?:khen thuong|khen|tang thuong|cong nhan|ky luat|xu ly ky luat|thi hanh ky luat|xep loai))?"
)
_NUMBERS = ("so", "so qd", "so quyet dinh", "so ky hieu", "ky hieu", "so hieu", "so van ban")
_BESIDE_NUMBERS = ("ngay", "ngay thang", "ngay thang nam", "ngay ky", "ngay ban hanh")
_PLACES_AT_WORK = frozenset({"job_title", "unit", "department"})
_REARRANGED = r"(?:sắp xếp|sáp nhập|hợp nhất|tổ chức lại|điều động|luân chuyển|bổ nhiệm|kiện toàn|điều chỉnh|chuyển)"
_BEFORE = re.compile(rf"\btrước (?:khi |ngày |\d|{_REARRANGED})|\btrước đây\b|\bnơi (?:chuyển )?đi\b|\bcũ\b")
_RIGHT = (
    r"(?:đúng|chính xác|(?:(?:được|đã|sau|sau khi) )?(?:điều chỉnh|đính chính|cải chính)(?: lại| thành)?"
    r"|(?:theo|trên) (?:giấy )?(?:khai sinh|gks|cccd|thẻ cccd|căn cước|thẻ căn cước|căn cước công dân))"
)
_NOW = re.compile(
    rf"\s+(?:mới|sau (?:khi )?{_REARRANGED}|(?:được )?{_REARRANGED} đến|{_RIGHT})$|^nơi (?=đơn vị|chức)", re.IGNORECASE
)
_DAYS = (
    "ngay", "ngay thang", "ngay thang nam", "ngay ky", "ngay ban hanh", "ngay ra quyet dinh", "ngay qd",
    "ngay quyet dinh", "thoi gian", "thoi diem",
)  # fmt: skip


def matters_above(texts: Sequence[str]) -> set[Matter]:
    """What the rows above the lowest one speak of."""
    upper = standing_key(" ".join(texts[:-1]))
    return {matter for matter in Matter if matter.value.search(upper)}


def is_of_other_matter(layout: Layout, column: Column, texts: Sequence[str]) -> bool:
    """Whether the upper rows of a heading say that what its lowest row names is told of something else."""
    upper = standing_key(" ".join(texts[:-1]))
    if layout.code == "awards_held" and column.field in _WITH_YEAR and _YEAR.search(upper):
        return True  # such a list has no place for the years of headings
    if not (above := matters_above(texts)):
        return False
    if column.field == GIVEN_NAME.field:  # "Tên" of an initiative; those who are proposed have names, too
        return Matter.INITIATIVE in above and not _AUTHORS.search(upper)
    if column.field not in _OF_RECORDS:
        return False
    if column.field == "initiative":  # planned by those who register
        return Matter.INITIATIVE not in above
    if column.field == "asked_award":
        return Matter.ASKED not in above
    taken = _TAKEN.get(layout.code, _PROPOSALS if column.field in _AWARDS else None)
    return taken is not None and not above & taken


def tells_of_before(column: Column, texts: Sequence[str]) -> bool:
    """Whether a heading is for where somebody was, or as what: "Đơn vị" under "Trước sắp xếp", "Chức vụ cũ"."""
    return column.field in _PLACES_AT_WORK and any(_BEFORE.search(plain(words)) for words in texts)


def without_now(heading: str) -> str:
    """ "Đơn vị" of "Đơn vị mới", "Đơn vị sau sắp xếp"; "Ngày sinh" of "Ngày sinh đúng", "Ngày sinh theo CCCD"."""
    return _NOW.sub("", heading)


def is_day_beside(heading: str) -> bool:
    """ "Ngày tháng" alone: beside "Số QĐ" it is the day of the decision."""
    return bare(heading) in _BESIDE_NUMBERS


def day_beside_number(
    layout: Layout, columns: Mapping[int, Column], unknown: Mapping[int, str]
) -> tuple[int, Column] | None:
    """ "Ngày tháng | Số QĐ" of a book of awards: the day of the decision, which no other column holds."""
    number = next((at for at, column in columns.items() if column.field == DECISION_NUMBER.field), None)
    day = layout.column(DECISION_DATE.field) or layout.column("from_date")
    if number is None or day is None or any(column.field == day.field for column in columns.values()):
        return None
    return next(((at, day) for at in (number - 1, number + 1) if is_day_beside(unknown.get(at, ""))), None)


def heading_of_decision(texts: Sequence[str]) -> str | None:
    """ "Quyết định" over "Số" or "Ngày": the heading of the same column in one row."""
    if len(texts) < 2 or _DECISIONS.fullmatch(bare(texts[-2])) is None:
        return None
    lowest = bare(texts[-1])
    if lowest in _NUMBERS:
        return DECISION_NUMBER.heading
    return DECISION_DATE.heading if lowest in _DAYS else None
