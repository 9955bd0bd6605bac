"""Cleaning one cell by what its column holds: the value as it will be kept, and what was repaired or is wrong."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache, partial

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.award_times import without_times
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_mark, is_no_mark
from khenthuong_desktop.spreadsheets.cells.cell_words import Cleaned, clean_text
from khenthuong_desktop.spreadsheets.cells.codes import (
    citizen_number,
    code_or_decimal,
    several_codes,
    shares_of_authors,
)
from khenthuong_desktop.spreadsheets.cells.dates import FIRST_YEAR, LAST_YEAR, read_date
from khenthuong_desktop.spreadsheets.cells.person_names import are_two_names, has_lost_letters
from khenthuong_desktop.spreadsheets.cells.wrapped_awards import unwrapped
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark
from khenthuong_desktop.spreadsheets.words import bare, find_word, nearest_word, offered_words
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_X_STARTS = frozenset("xX\u00a0 \t\r\n\u2003\u2009\u202f\u3000")
_WHOLE = re.compile(r"[+-]?\d+(?:[.,]0+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([., \u00a0])\d{3})(?:\1\d{3})*")  # 1.234 người; 2,340,000
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})")
_SEVERAL_YEARS = re.compile(r"(?:(?:các )?năm\s*)?\d{4}(?:\s*(?:[,;+&\n]|và)\s*(?:năm\s*)?\d{4})+")
_YEARS_FROM_TO = re.compile(r"(?:từ )?(?:năm\s*)?(\d{4})\s*(?:[-–]|đến(?: năm)?)\s*(\d{4})")
_MOST_YEARS = 10
_SCHOOL_YEAR = re.compile(r"(?:(?:năm học|nh)\s*)?(\d{4})\s*[-–/]\s*(\d{4})")
_SHORT_SCHOOL_YEAR = re.compile(r"(?:(?:năm học|nh)\s*)?(\d\d)\s*[-–/]\s*(\d\d)")  # 24-25
_LIST_SPLIT = re.compile(r"\s*[;\n]\s*")
_SAID_TWICE = re.compile(r"(.+?)\s*\(([^()]+)\)")  # Hoàn thành tốt nhiệm vụ (HTTNV)
_COUNTED = re.compile(
    r"\s*(?:người|tháng|th|cán bộ|đ/c|đồng chí|cb|cbcc|cbccvc|cbgv|cbgvnv|cnv|hội viên|đoàn viên|đảng viên)$",
    re.IGNORECASE,
)
_NOT_RATED = re.compile(
    r"(?:khong|chua)(?: duoc| co| thuoc dien| du dieu kien| du thoi gian| thuc hien)* "
    r"(?:danh gia|xep loai|phan loai|xet|ket qua)(?:(?: va)? xep loai)?(?: chat luong)?"
    r"(?: (?:vi|do|ly do|dang|moi) .*)?|mien (?:danh gia|xep loai)|[kc]xl"
)
_ABSENT = re.compile(  # why somebody was not rated
    r"(?:da |dang |xin |moi |co |che do )*"
    r"(?:nghi (?:huu|viec|thai san|ts|om|sinh|phep|khong luong|che do|dai ngay|mat suc|tinh gian)|ve huu|huu tri"
    r"|thai san|thoi viec|buoc thoi viec|chuyen (?:cong tac|di|den|ve|truong|nganh|don vi|cong viec)|thuyen chuyen"
    r"|dieu dong|biet phai|qua doi|tu tran|mat|chet|cham dut (?:hop dong|hd)|tam hoan|tam dinh chi|dinh chi|di hoc"
    r"|hoc tap trung|cu di|tap su|thu viec|tuyen dung|nhap ngu|di nghia vu)\b.*"
)
MAX_COUNT = 10_000_000


def _text(raw: object) -> Cleaned:
    if isinstance(raw, str):
        if raw[:1] in _X_STARTS and raw.strip().casefold() == "x":  # stands for nothing where words are expected
            return None, ()
        return clean_text(raw)
    return as_text(raw) or None, ()


def _name(raw: object) -> Cleaned:
    """The name of a collective, an initiative …"""
    value, remarks = _text(raw)
    if value is not None and ("?" in value or not value.isascii()) and has_lost_letters(value):
        remarks = (*remarks, Remark(WARNING, "name_letters_doubtful"))
    return value, remarks


def _award(raw: object) -> Cleaned:
    """Several awards in one cell, each in a line of its own, are divided by ``;``; how often one was given is told and
    left out."""
    if isinstance(raw, str) and "\n" in raw.strip():
        raw = unwrapped(raw)
        lines = (text.clean(line).strip(" -–+•*") for line in _LIST_SPLIT.split(raw))
        raw = "; ".join(filter(None, lines))
    words, told = without_times(raw) if isinstance(raw, str) else (raw, ())
    value, remarks = _text(words)
    return value, (*remarks, *told)


def _person_name(raw: object) -> Cleaned:
    """What stands in a line of its own under the name is told from it by a comma."""
    if isinstance(raw, str) and "\n" in raw:
        parts = [part for line in raw.split("\n") if (part := text.clean(line).strip(" ,;-–()"))]
        if len(parts) > 1 and (is_work(parts[1]) or is_unit(parts[1])):
            raw = ", ".join(parts)
        elif are_two_names(raw):
            raw = "; ".join(parts)  # who they are is asked
    return _text(raw)


def _date(raw: object, *, partial_allowed: bool = False) -> Cleaned:
    return read_date(raw, partial=partial_allowed)


def _year(raw: object) -> Cleaned:
    if isinstance(raw, (date, datetime)):
        return raw.year, (Remark(WARNING, "year_from_date", {"year": raw.year}),)
    written = as_text(raw).strip(" '.\u00a0\n").casefold()
    if found := _SCHOOL_YEAR.fullmatch(written):
        first, last = map(int, found.groups())
        if last == first + 1:
            return last, (Remark(WARNING, "school_year", {"year": last}),)
        return None, (Remark(ERROR, "year_unreadable"),)
    if (short := _SHORT_SCHOOL_YEAR.fullmatch(written)) and int(short[2]) == int(short[1]) + 1:
        return 2000 + int(short[2]), (Remark(WARNING, "school_year", {"year": 2000 + int(short[2])}),)
    found = _YEAR.fullmatch(written)
    if not found:
        return None, (Remark(ERROR, "year_unreadable"),)
    year = int(found.group(1))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, (Remark(ERROR, "year_out_of_range"),)
    return year, ()


def _years(raw: object) -> Cleaned:
    """One year, or several: "2021, 2022, 2023", "2021-2023"; two years with a dash are a school year."""
    if not isinstance(raw, str):
        return _year(raw)
    written = raw.strip().casefold()
    if found := _YEARS_FROM_TO.fullmatch(written):
        first, last = map(int, found.groups())
        told = tuple(range(first, last + 1)) if first + 1 < last <= first + _MOST_YEARS else ()
    else:
        told = tuple(map(int, re.findall(r"\d{4}", written))) if _SEVERAL_YEARS.fullmatch(written) else ()
    whole = len(set(told)) == len(told) > 1 and all(FIRST_YEAR <= year <= LAST_YEAR for year in told)
    return (told, ()) if whole else _year(raw)


def _count(raw: object, *, low: int, high: int, code: str) -> Cleaned:
    written = as_text(raw).strip()
    whole = _COUNTED.sub("", written).removeprefix("đủ ").removeprefix("Đủ ")
    told: tuple[Remark, ...] = ()
    if _THOUSANDS.fullmatch(whole) and not isinstance(raw, float):  # 1.234 as a number is no thousand
        number = int(re.sub(r"\D", "", whole))
        told = (Remark(FIXED, "thousands_read", {"new": number}),)
    elif _WHOLE.fullmatch(whole):
        number = int(re.split(r"[.,]", whole)[0])
    else:
        return None, (Remark(ERROR, "number_unreadable"),)
    if not low <= number <= high:
        return None, (Remark(ERROR, code, {"low": low, "high": high}),)
    return number, told


def _is_unrated(words: str) -> bool:
    """ "Không xếp loại", "Nghỉ thai sản", "Không xếp loại (nghỉ thai sản)"."""
    if _NOT_RATED.fullmatch(words) or _ABSENT.fullmatch(words):
        return True
    said = _NOT_RATED.match(words)
    return said is not None and _ABSENT.fullmatch(words[said.end() :].lstrip()) is not None


def _word(raw: object, *, kind: ValueKind) -> Cleaned:
    return _word_of(as_text(raw), kind)


@lru_cache(maxsize=5_000)
def _word_of(raw: str, kind: ValueKind) -> Cleaned:
    written = text.clean(raw)
    term = find_word(kind, written)
    if term is not None:
        return term.value, ()
    if kind is ValueKind.RATING and _is_unrated(bare(written)):
        return "", (Remark(WARNING, "not_rated"),)  # the row is whole, and there is nothing to note
    if written.casefold() == "x":
        return None, ()
    if (twice := _SAID_TWICE.fullmatch(written)) is not None:
        one, other = (find_word(kind, part) for part in twice.groups())
        if one is not None and one is other:
            return one.value, ()
    near = nearest_word(kind, written)
    details = {"words": ", ".join(offered_words(kind)), "nearest": near or ""}
    return None, (Remark(ERROR, "word_unknown_near" if near else "word_unknown", details),)


def _mark(raw: object) -> Cleaned:
    """A tick or none; anything else must not be lost."""
    if is_mark(raw):
        return True, ()
    return None, () if is_no_mark(raw) else (Remark(ERROR, "mark_unreadable"),)


CLEANERS: dict[ValueKind, Callable[[object], Cleaned]] = {
    ValueKind.TEXT: _text,
    ValueKind.NAME: _name,
    ValueKind.PERSON_NAME: _person_name,
    ValueKind.AWARD: _award,
    ValueKind.ORDINAL: _text,
    ValueKind.CODE: code_or_decimal,
    ValueKind.CODES: several_codes,
    ValueKind.SHARES: shares_of_authors,
    ValueKind.CITIZEN_ID: citizen_number,
    ValueKind.DATE: _date,
    ValueKind.PARTIAL_DATE: partial(_date, partial_allowed=True),
    ValueKind.YEAR: _year,
    ValueKind.YEARS: _years,
    ValueKind.MONTHS: partial(_count, low=0, high=12, code="months_out_of_range"),
    ValueKind.COUNT: partial(_count, low=0, high=MAX_COUNT, code="number_out_of_range"),
    ValueKind.MARK: _mark,
    **{
        kind: partial(_word, kind=kind)
        for kind in (
            ValueKind.GENDER,
            ValueKind.RATING,
            ValueKind.SCOPE,
            ValueKind.INITIATIVE_KIND,
            ValueKind.CATEGORY,
            ValueKind.PERSON_CLASS,
            ValueKind.DISCIPLINE_FORM,
            ValueKind.DISCIPLINE_STATUS,
            ValueKind.COMMENDATION_TYPE,
            ValueKind.SUBJECT_KIND,
        )
    },
}
