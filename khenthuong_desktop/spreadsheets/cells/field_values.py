"""Cells cleaned by the very field their column holds, where its kind alone does not tell."""

import re
from collections.abc import Callable
from functools import partial

from khenthuong_desktop.domain.terms import Gender
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_gender, is_mark
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.values import CLEANERS, Cleaned
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.problems import WARNING, Remark
from khenthuong_desktop.spreadsheets.words import bare

_BEFORE_NUMBER = re.compile(r"^số\s*:?\s*(?=\d)", re.IGNORECASE)
_UNDER_REVIEW = re.compile(
    r"(?:dang|cho) (?:xem xet|xu ly|kiem tra|xac minh|dieu tra|ket luan|quyet dinh)"
    r"|chua (?:co )?(?:ket luan|quyet dinh|hinh thuc|xu ly)"
)
_BEFORE_FORM = re.compile(r"^(?:hình thức|k[ỷỉ] luật)(?: k[ỷỉ] luật)?\s*:?\s+(?=\w)", re.IGNORECASE)
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
    """What is still looked into has no form of discipline yet."""
    if _UNDER_REVIEW.match(bare(as_text(raw))):
        return "", (Remark(WARNING, "form_under_review"),)
    return CLEANERS[ValueKind.DISCIPLINE_FORM](_BEFORE_FORM.sub("", as_text(raw)))


OF_FIELDS: dict[str, Callable[[object], Cleaned]] = {
    "since": _service_date,
    "heads": _heads,
    "decision_number": _reference,
    "form": _form,
    **{gender.value: partial(_gender_mark, gender=gender) for gender in Gender},
    **{f"birth_date_{gender.value}": partial(_birth_of, gender=gender) for gender in Gender},
}
