"""Lists of who came to an office and who left it: "BIẾN ĐỘNG LAO ĐỘNG", "THÔI VIỆC, CHUYỂN CÔNG TÁC, NGHỈ HƯU", of whom
each row, or the heading over it, tells which it is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.columns import NOTE
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.tables.header import AWARD_FIELDS, Header
from khenthuong_desktop.spreadsheets.tables.service_days import holds_days
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare

_LOOKED_AT = 60  # rows
_MOST_OF_HEADING = 2  # cells: its letter and its words
_LEAVING = (
    r"(?:nghi (?:huu|viec|cong tac|che do)|huu tri|(?:thoi|roi) viec|tinh gian bien che|cham dut (?:hop dong|hd)\w*)"
)
_CHANGES = r"(?:bien dong|tang giam|(?:lao dong|nhan su|bien che) (?:tang|giam))"
_SAID_OF_CHANGE = re.compile(rf"\b(?:{_CHANGES}|{_LEAVING}|chuyen (?:cong tac|di))\b")
_OF_STAFF = re.compile(
    rf"\b(?:{_CHANGES}|{_LEAVING}|chuyen (?:cong tac|di)|dieu dong|luan chuyen|thuyen chuyen|dieu chuyen|biet phai"
    r"|bo nhiem|mien nhiem|tu chuc|tiep nhan|tuyen dung)\b"
)
_MAY_BE = re.compile(
    r"\b(?:du kien|de nghi|dang ky|nguyen vong|xet|sap|du dieu kien|den tuoi|ke hoach|ho dan|ho gia dinh|dan cu"
    r"|(?:tang|nang) (?:bac )?luong|dang vien|doan vien|hoi vien)\b"
)
_OF_AWARDS = re.compile(
    r"\b(?:khen|danh hieu|thi dua|tuyen duong|vinh danh|ky niem chuong|tang (?:qua|hoa|giay|bang))\b"
)
_REASON = re.compile(
    r"ly do(?: \w+){0,4}|(?:hinh thuc|noi dung|loai|dien) (?:chuyen|nghi|bien dong|thay doi|tang giam|giam)"
    r"|bien dong|tang giam|dien bien"
)
_DAY = re.compile(
    r"(?:ke tu |tu )?(?:thoi (?:gian|diem)|ngay(?: thang)?(?: nam)?|hieu luc)(?: tu)?(?: ngay)?"
    r"(?: (?:bien dong|thay doi|tang giam|co hieu luc|hieu luc|thuc hien|ap dung|nghi viec|nghi))?"
)
_WHOM = r"(?:(?:danh sach|phan|so|bien dong|lao dong|nhan su|can bo|cong chuc|vien chuc|nguoi|bien che|truong hop) )*"
_FEWER = re.compile(rf"{_WHOM}giam\b.*")
_MORE = re.compile(
    rf"{_WHOM}tang\b.*|.*\b(?:tuyen (?:dung|moi)|tiep nhan|chuyen (?:cong tac )?(?:den$|ve|tu)|moi vao|bo sung)\b.*"
)
_LEFT = re.compile(
    rf"{_WHOM}(?:(?:da|duoc|xin|giam do) )*(?:nghi (?:huu|viec|cong tac|han|che do|huong|theo|truoc tuoi)|(?:ve )?huu\b"
    r"|(?:thoi|buoc thoi|roi|bo) viec|tinh gian|(?:don phuong )?cham dut (?:hop dong|hd)|het (?:han )?(?:hop dong|hd)"
    r"|sa thai|tu tran|qua doi|chet|mat$).*"
)
_WENT = re.compile(
    r".*\b(?:chuyen (?:cong tac|di|den|sang|toi|ra|don vi|co quan|truong)|dieu dong|luan chuyen|thuyen chuyen"
    r"|dieu chuyen|biet phai)\b.*"
)
_AWAY = re.compile(r".*\b(?:thai san|khong luong|om|di hoc|nghia vu|tam hoan|tro lai)\b.*")


class Change(Enum):
    """What became of somebody by the words of his row or of the heading over it."""

    CAME = "came"
    LEFT = "left"
    WENT = "went"  # to another place, which may be one of ours
    AWAY = "away"  # for a time


_CHANGES_TOLD = (
    (_AWAY, Change.AWAY),
    (_LEFT, Change.LEFT),
    (_FEWER, Change.LEFT),
    (_MORE, Change.CAME),
    (_WENT, Change.WENT),
)


def change_of(words: str) -> Change | None:
    """What a reason or a heading over rows says became of people."""
    key = bare(words)
    found = (
        (_AWAY, Change.AWAY),
        (_LEFT, Change.LEFT),
        (_FEWER, Change.LEFT),
        (_MORE, Change.CAME),
        (_WENT, Change.WENT),
    )
    return next((change for pattern, change in found if pattern.fullmatch(key)), None)


def is_day(heading: str) -> bool:
    """Whether a heading is of a day that words elsewhere say what it is of: "Ngày", "Thời gian"."""
    return _DAY.fullmatch(bare(heading)) is not None


def tells_staff(sheet: RawSheet, header: Header) -> bool:
    """Whether the words above are of people who come, leave, go or get posts, and neither they nor a column of awards:
    then the list is one of people, whatever stands beside them."""
    above = bare(words_above(sheet.rows[: header.row]))
    if _OF_STAFF.search(above) is None or _OF_AWARDS.search(above) is not None:
        return False
    awards = header.award_marks or header.award_groups or header.by_groups
    return not awards and not any(
        column.field in (*AWARD_FIELDS, "achievement", "classification", "giver") for column in header.columns.values()
    )


def tells_changes(sheet: RawSheet, header: Header) -> bool:
    """Whether the rows of a list of people, or headings over them, tell who left."""
    above = bare(words_above(sheet.rows[: header.row]))
    if header.layout.code != "people" or _SAID_OF_CHANGE.search(above) is None or _MAY_BE.search(above) is not None:
        return False
    return _OF_AWARDS.search(above) is None


def heading_of_change(row: Sequence[object]) -> str:
    """The words of a row that only says what became of those below: "2 | Nghỉ việc"; else nothing."""
    filled = [as_text(cell).strip() for cell in row if not is_empty(cell)]
    heads = 0 < len(filled) <= _MOST_OF_HEADING and change_of(filled[-1]) is not None
    return filled[-1] if heads else ""


def reasons(header: Header) -> list[int]:
    """The columns that tell why: "Lý do", "Hình thức biến động"; behind them the notes."""
    told = [index for index, words in header.unknown.items() if _REASON.fullmatch(bare(words))]
    note = header.index_of(NOTE.field)
    return [*told, *([note] if note is not None else [])]


def with_days_of_changes(sheet: RawSheet, header: Header) -> Header:
    """ "Ngày", "Thời gian" where rows or headings tell who left: the day on which those leave."""
    column = header.layout.column("until")
    if column is None or header.index_of("until") is not None or not tells_changes(sheet, header):
        return header
    found = [index for index, words in header.unknown.items() if is_day(words)]
    if len(found) != 1 or not holds_days(sheet, header, found[0]) or not _some_left(sheet, header):
        return header
    unknown = {index: words for index, words in header.unknown.items() if index not in found}
    return replace(header, columns=dict(sorted({**header.columns, found[0]: column}.items())), unknown=unknown)


def _some_left(sheet: RawSheet, header: Header) -> bool:
    """Whether a reason, or a heading over rows, says so."""
    whys = reasons(header)
    for row in sheet.rows[header.body :][:_LOOKED_AT]:
        cells = [as_text(row[index]) for index in whys if index < len(row)]
        if any(change_of(words) is Change.LEFT for words in (*cells, heading_of_change(row))):
            return True
    return False
