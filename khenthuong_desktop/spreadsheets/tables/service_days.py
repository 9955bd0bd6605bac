"""Days in lists of people that are of something else than their work here: of leave, of a contract, of a change; and
the day on which those leave whom a title says to leave."""

import re
from collections.abc import Sequence
from dataclasses import replace

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.columns import Column, Layout
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.heading_words import match_heading
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.row_signs import listed
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare

_LOOKED_AT = 60  # rows
_SERVICE = ("since", "until")
_LEAVE = re.compile(
    r"\b(?:nghi (?:thai san|om|phep|khong luong|che do|mat|dai ngay|sinh)|thai san|di hoc|cu di|biet phai|tap huan"
    r"|di cong tac|doan cong tac|boi duong|dao tao)\b"
)
_NAMED = re.compile(  # offices that teach
    r"\bgiao duc (?:va )?dao tao\b"
    r"|\b(?:phong|trung tam|truong) (?:(?!(?:di|cu|du|tham|nghi) )\w+ ){0,4}(?:dao tao|boi duong)\b"
)
_BACK = re.compile(r"(?:ngay )?(?:di lam|tro) lai.*|ngay vao lam lai|ngay (?:het han nghi|nghi den)")
_CHANGES = re.compile(
    r"\b(?:bien dong|tang giam|chuyen (?:di|den|cong tac|ngach)|dieu dong|dieu chuyen|luan chuyen|bo nhiem|mien nhiem"
    r"|tu chuc|nghi huu|huu tri|thoi viec|nghi viec|hop dong|thinh giang|tap su|thu viec|nhiem ky|kiem nhiem"
    r"|nang (?:bac )?luong|nang ngach|phu cap|quy hoach|ket nap|phan cong|day thay|(?:tang|them) gio"
    r"|truc (?:he|tet|le|dem|ban|ca|chien))\b"
)
_CHANGED = re.compile(
    r"(?:noi dung )?(?:bien dong|thay doi|tang giam)|(?:loai|so|hinh thuc|thoi han) (?:hop dong|hd|hdld)"
    r"|(?:chuc vu|chuc danh|quyet dinh|qd) (?:bo nhiem|dieu dong|moi)|bo nhiem|(?:don vi|noi) chuyen (?:den|di)"
    r"|ly do(?: \w+)*|hinh thuc (?:chuyen|nghi|bien dong)|(?:bac|he so)(?: luong)? (?:moi|cu)"
)
_CONTRACT_ENDS = re.compile(r"ngay cham dut (?:hop dong|hd)")
_CONTRACT_MADE = re.compile(r"(?:ngay )?ky (?:hop dong|hd|hdld|hdlv)|(?:so|loai|thoi han) (?:hop dong|hd|hdld|hdlv)")
_VAGUE_DAY = re.compile(
    r"(?P<over>.*?) ?\b(?P<way>tu|den) (?:ngay|thang|ngay thang|ngay thang nam|thang nam)|(?P<alone>tu|den)"
)
_NEUTRAL = re.compile(r"(?:(?:thoi (?:gian|diem)|ngay|thang|nam)\b ?)*")
_AT_WORK = re.compile(
    r"(?:(?:thoi gian|qua trinh|ngay|thang) )*(?:(?:cong tac|lam viec|phuc vu)(?: thuc te| hien nay)?(?: (?:tai|o) .+)?"
    r"|(?:tai|o) (?:don vi|truong|co quan|cong ty|benh vien))"
)
_LEAVING = re.compile(
    r"\b(?:nghi (?:huu|viec|cong tac|huong che do huu tri|theo (?:nghi dinh|nd))|huu tri|thoi viec|tinh gian bien che"
    r"|cham dut (?:hop dong|hd)\w*)\b"
)
_MAY_STAY = re.compile(
    r"\b(?:du kien|de nghi|dang ky|nguyen vong|xet|sap|du dieu kien|den tuoi|ke hoach|bo nhiem|dieu dong|dieu chuyen"
    r"|luan chuyen|chuyen (?:den|cong tac|di)|bien dong|tang giam|tiep nhan|tuyen dung|nang luong|hop dong moi"
    r"|(?:ky|gia han) (?:hop dong|hd))\b"
)
_END = (
    r"(?:nghi(?: huu| huu tri| viec| cong tac| che do| huong che do(?: huu tri)?)?|thoi viec"
    r"|huong (?:che do(?: huu tri)?|luong huu|huu tri)|cham dut(?: (?:hop dong|hd)\w*)?)"
)
_DAY_OF_LEAVING = re.compile(rf"(?:thoi (?:diem|gian)|ngay) (?:bat dau )?(?:duoc )?{_END}|(?:{_END} )?(?:ke )?tu ngay")


def without_days_of_others(sheet: RawSheet, header: Header, *, ours: bool = False) -> Header:
    """ "Từ ngày | Đến ngày" in a list of those who are away for a time, or of what changed for them, or under "Thời hạn
    hợp đồng", are no days of service; on our own sheet (``ours``) they are, whoever has both."""
    if header.layout.code != "people":
        return header
    days = {index for index, column in header.columns.items() if column.field in _SERVICE} - header.told
    if not days:
        return header
    if is_of_leave(sheet, header):
        return _without(header, days)
    others = {index for index in days if _is_of_other_matter(header, index)}
    vague = {index for index in days - others if _is_vague(header, index)}
    if vague and (is_of_changes(sheet, header) or (not ours and _is_span_of_all(sheet, header, vague))):
        others |= vague
    return _without(header, others) if others else header


def with_day_of_leaving(sheet: RawSheet, header: Header) -> Header:
    """ "Thời điểm nghỉ", "Kể từ ngày" under "DANH SÁCH VIÊN CHỨC NGHỈ HƯU": the only such column is the day on which
    they leave."""
    column = header.layout.column("until")
    if header.layout.code != "people" or column is None or header.index_of("until") is not None:
        return header
    headed = {index: bare(words) for index, words in header.unknown.items()}
    found = [index for index, words in headed.items() if _DAY_OF_LEAVING.fullmatch(words)]
    ends = any(words.endswith("den ngay") for words in headed.values())
    if len(found) != 1 or ends or not leaves(sheet, header) or not holds_days(sheet, header, found[0]):
        return header
    unknown = {index: words for index, words in header.unknown.items() if index not in found}
    return replace(header, columns=dict(sorted({**header.columns, found[0]: column}.items())), unknown=unknown)


def why_days_not_read(sheet: RawSheet, header: Header, heading: str) -> str | None:
    """What is told of a column of such days."""
    if _day_headed(header.layout, heading) is None:
        return None
    return "leave_days" if is_of_leave(sheet, header) else "days_of_changes"


def day_of_leaving(sheet: RawSheet, header: Header) -> int | None:
    """The column that only the title makes the day on which people leave."""
    at = header.index_of("until")
    if at is None or at in header.told or not leaves(sheet, header):
        return None
    return at if _day_headed(header.layout, header.headings.get(at, "")) != header.columns[at] else None


def is_of_leave(sheet: RawSheet, header: Header) -> bool:
    """Whether the words above say that people are away: "DANH SÁCH NGHỈ THAI SẢN, ĐI HỌC"; or a column when they come
    back."""
    above = _NAMED.sub("", bare(words_above(sheet.rows[: header.row])))
    if _LEAVE.search(above) is not None:
        return True
    return any(_BACK.fullmatch(bare(heading)) for heading in header.headings.values())


def is_of_changes(sheet: RawSheet, header: Header) -> bool:
    """Whether days are those of a change, by the words above or by a column that tells which: "BIẾN ĐỘNG QUÝ III",
    "Loại hợp đồng"."""
    if _CHANGES.search(bare(words_above(sheet.rows[: header.row]))) is not None:
        return True
    return any(_CHANGED.fullmatch(bare(heading)) for heading in header.headings.values())


def leaves(sheet: RawSheet, header: Header) -> bool:
    """Whether the words above say that people leave, neither that they may nor that others do something else, and no
    cell that somebody is only away."""
    if header.layout.code != "people":
        return False
    above = bare(words_above(sheet.rows[: header.row]))
    if _LEAVING.search(above) is None or _MAY_STAY.search(above) or is_of_leave(sheet, header):
        return False
    rows = listed(sheet.rows[header.body :][:_LOOKED_AT])
    beside = (bare(as_text(row[at])) for row in rows for at in header.unknown if at < len(row))
    return not any(_LEAVE.search(words) for words in beside)


def holds_days(sheet: RawSheet, header: Header, at: int) -> bool:
    """Whether all cells of a column are days: "Tháng 5/2026" is none."""
    rows = listed(sheet.rows[header.body :][:_LOOKED_AT])
    cells = [row[at] for row in rows if at < len(row) and not is_empty(row[at])]
    return bool(cells) and all(read_date(cell)[0] is not None for cell in cells)


def _day_headed(layout: Layout, heading: str) -> Column | None:
    """The day of service that a heading names, whatever stands over it."""
    column = match_heading(layout, heading)
    if column is None and (found := _VAGUE_DAY.fullmatch(bare(heading))) is not None:
        column = layout.column("since" if "tu" in (found["way"], found["alone"]) else "until")
    return column if column is not None and column.field in _SERVICE else None


def _over_vague_day(header: Header, index: int) -> str | None:
    """The words over "Từ ngày" in a heading, none where it has but one row."""
    found = _VAGUE_DAY.fullmatch(bare(header.headings.get(index, "")))
    return (found["over"] or "").strip() if found else None


def _is_vague(header: Header, index: int) -> bool:
    over = _over_vague_day(header, index)
    return over is not None and _NEUTRAL.fullmatch(over) is not None


def _is_of_other_matter(header: Header, index: int) -> bool:
    """ "Từ ngày" under "Thời hạn hợp đồng"; the end of a contract beside the day on which it was made."""
    over = _over_vague_day(header, index)
    if over is None:
        made = any(_CONTRACT_MADE.fullmatch(bare(words)) for words in header.headings.values())
        return made and _CONTRACT_ENDS.fullmatch(bare(header.headings.get(index, ""))) is not None
    return not _NEUTRAL.fullmatch(over) and not _AT_WORK.fullmatch(over)


def _is_span_of_all(sheet: RawSheet, header: Header, vague: set[int]) -> bool:
    """Whether everybody has both days under vague headings: in a list of staff most have not left."""
    spans = sorted(vague)
    if {header.columns[at].field for at in spans} != set(_SERVICE) or not _has_title(sheet, header):
        return False
    name = header.name_index
    rows = [row for row in listed(sheet.rows[header.body :][:_LOOKED_AT]) if name is not None and _is_filled(row, name)]
    return len(rows) > 1 and all(_is_filled(row, at) for row in rows for at in spans)


def _has_title(sheet: RawSheet, header: Header) -> bool:
    return any(not is_empty(cell) for row in sheet.rows[: header.row] for cell in row)


def _is_filled(row: Sequence[object], at: int) -> bool:
    return at < len(row) and bool(as_text(row[at]).strip())


def _without(header: Header, indexes: set[int]) -> Header:
    """The header without these days; a column that says plainly what it is goes before one that is left out."""
    left = header.unread(indexes)
    there = {column.field for column in left.columns.values()}
    plainly = {
        index: column
        for index, column in header.repeated.items()
        if column.field in _SERVICE and column.field not in there and _says_plainly(header, index, column)
    }
    found = {column.field: index for index, column in reversed(plainly.items())}  # the first of each
    if not found:
        return left
    columns = {**left.columns, **{index: plainly[index] for index in found.values()}}
    unknown = {index: words for index, words in left.unknown.items() if index not in columns}
    return replace(left, columns=dict(sorted(columns.items())), unknown=unknown)


def _says_plainly(header: Header, index: int, column: Column) -> bool:
    return match_heading(header.layout, header.headings.get(index, "")) == column and not _is_vague(header, index)
