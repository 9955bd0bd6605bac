"""Lists of people whose days and posts are of something else than their work: of leave, of changes, of a committee."""

import re
from dataclasses import replace

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.council_lists import names_body
from khenthuong_desktop.spreadsheets.layouts.heading_words import match_heading
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.row_signs import listed
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare

_LOOKED_AT = 60  # rows
_SERVICE = ("since", "until")
_LEAVE = re.compile(
    r"\b(?:nghi (?:thai san|om|phep|khong luong|che do|mat|dai ngay|sinh)|thai san|di hoc|cu di|biet phai|tap huan"
    r"|di cong tac|boi duong|dao tao)\b"
)
_CHANGES = re.compile(
    r"\b(?:bien dong|tang giam|chuyen (?:di|den|cong tac|ngach)|dieu dong|dieu chuyen|luan chuyen|bo nhiem|mien nhiem"
    r"|tu chuc|nghi huu|huu tri|thoi viec|nghi viec|hop dong lao dong|(?:ky|gia han|cham dut) hop dong"
    r"|nang (?:bac )?luong|nang ngach|phu cap|quy hoach|ket nap)\b"
)
_CHANGED = re.compile(
    r"(?:noi dung )?(?:bien dong|thay doi|tang giam)|(?:loai|so|hinh thuc|thoi han) (?:hop dong|hd|hdld)"
    r"|(?:chuc vu|chuc danh|quyet dinh|qd) (?:bo nhiem|dieu dong|moi)|bo nhiem|(?:don vi|noi) chuyen (?:den|di)"
    r"|ly do(?: \w+)*|hinh thuc (?:chuyen|nghi|bien dong)|(?:bac|he so)(?: luong)? (?:moi|cu)"
)
_VAGUE_DAYS = frozenset({"tu ngay", "den ngay", "tu", "den", "tu thang", "den thang", "tu ngay thang nam"})
_SOCIETIES = re.compile(
    r"\b(?:dang vien|doan vien|hoi vien|cong doan|chi bo|dang bo|chi doan|chi hoi|ban thuong vu|cap uy|chi uy)\b"
)
_POSTS = frozenset({"chuc vu", "chuc danh", "chuc vu chuc danh", "chuc danh chuc vu", "cv", "nhiem vu", "vai tro"})
_ROLES = re.compile(
    r"(?:(?:uy vien|uv|thanh vien|to vien|bi thu|dang vien|doan vien|hoi vien|cong doan vien|thuong truc|chi uy)\b.*"
    r"|(?:pho )?(?:to truong|truong (?:ban|doan|tieu ban|nhom)|nhom truong|doan truong|bi thu|chu nhiem|thu ky"
    r"|chi hoi truong|chu tich)|to pho|chi hoi pho|(?:pho )?(?:chu tich|bi thu|truong ban) "
    r"(?:cong doan|cdcs|hoi|chi bo|chi doan|doan)\b.*)"
)


def without_days_of_others(sheet: RawSheet, header: Header) -> Header:
    """ "Từ ngày | Đến ngày" in a list of those who are away for a time, or of what changed for them, are no days of
    service."""
    if header.layout.code != "people":
        return header
    days = {index for index, column in header.columns.items() if column.field in _SERVICE} - header.told
    if not days or is_of_leave(sheet, header):
        return _unread(header, days)
    vague = {index for index in days if bare(header.headings.get(index, "")) in _VAGUE_DAYS}
    return _unread(header, vague) if vague and is_of_changes(sheet, header) else header


def without_posts_of_bodies(sheet: RawSheet, header: Header) -> Header:
    """ "Chức vụ" in a list of a committee, a party cell or a union, where it is the place there: "Ủy viên"."""
    at = header.index_of("job_title")
    if header.layout.code != "people" or at is None or at in header.told or not is_of_body(sheet, header):
        return header
    if bare(header.headings.get(at, "")) not in _POSTS:
        return header  # "Chức vụ công tác", "Chức vụ chính quyền"
    rows = listed(sheet.rows[header.body :][:_LOOKED_AT])
    posts = [bare(as_text(row[at])) for row in rows if at < len(row) and not is_empty(row[at])]
    roles = sum(_ROLES.fullmatch(post) is not None for post in posts)
    return _unread(header, {at}) if roles and 2 * roles >= len(posts) else header


def why_not_read(sheet: RawSheet, header: Header, heading: str) -> str | None:
    """What is told of a column that such a list has not for the work of people."""
    if header.layout.code != "people" or (column := match_heading(header.layout, heading)) is None:
        return None
    if column.field in _SERVICE:
        if is_of_leave(sheet, header):
            return "leave_days"
        return "days_of_changes" if is_of_changes(sheet, header) else None
    return "post_of_body" if column.field == "job_title" and is_of_body(sheet, header) else None


def is_of_leave(sheet: RawSheet, header: Header) -> bool:
    """Whether the words above say that people are away: "DANH SÁCH NGHỈ THAI SẢN, ĐI HỌC"."""
    return _LEAVE.search(bare(words_above(sheet.rows[: header.row]))) is not None


def is_of_changes(sheet: RawSheet, header: Header) -> bool:
    """Whether days are those of a change, by the words above or by a column that tells which: "BIẾN ĐỘNG QUÝ III",
    "Loại hợp đồng"."""
    if _CHANGES.search(bare(words_above(sheet.rows[: header.row]))) is not None:
        return True
    return any(_CHANGED.fullmatch(bare(heading)) for heading in header.headings.values())


def is_of_body(sheet: RawSheet, header: Header) -> bool:
    """Whether the words above name a committee, a party cell or a union whose members are listed."""
    above = words_above(sheet.rows[: header.row])
    return names_body(above) or _SOCIETIES.search(bare(above)) is not None


def _unread(header: Header, indexes: set[int]) -> Header:
    columns = {index: column for index, column in header.columns.items() if index not in indexes}
    unknown = {**header.unknown, **{index: header.headings.get(index, "") for index in indexes}}
    return replace(header, columns=columns, unknown=unknown)
