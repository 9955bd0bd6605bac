"""Lists of people whose posts are of something else than their work: of a committee, a party cell, a union."""

import re

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.council_lists import names_body
from khenthuong_desktop.spreadsheets.layouts.heading_words import match_heading
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.row_signs import listed
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare

_LOOKED_AT = 60  # rows
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
    return header.unread({at}) if roles and 2 * roles >= len(posts) else header


def why_post_not_read(sheet: RawSheet, header: Header, heading: str) -> str | None:
    """What is told of a column of posts that such a list has not for the work of people."""
    if header.layout.code != "people" or (column := match_heading(header.layout, heading)) is None:
        return None
    return "post_of_body" if column.field == "job_title" and is_of_body(sheet, header) else None


def is_of_body(sheet: RawSheet, header: Header) -> bool:
    """Whether the words above name a committee, a party cell or a union whose members are listed."""
    above = words_above(sheet.rows[: header.row])
    return names_body(above) or _SOCIETIES.search(bare(above)) is not None
