"""What a list says twice of people because it changes: "Ngày sinh cũ | Ngày sinh đúng", "Chức vụ bổ nhiệm"."""

import re
from dataclasses import replace

from khenthuong_desktop.spreadsheets.columns import Column, ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.heading_words import match_heading
from khenthuong_desktop.spreadsheets.layouts.upper_headings import without_now
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare

CORRECTED = {  # what people were called, by which a list that corrects it finds them
    "name": Column("old_name", "Họ tên cũ", ValueKind.PERSON_NAME, offered=False),
    "birth_date": Column("old_birth_date", "Ngày sinh cũ", ValueKind.PARTIAL_DATE, offered=False),
    "citizen_number": Column("old_citizen_number", "Số CCCD cũ", ValueKind.TEXT, offered=False),
}
_OF_PEOPLE = ("people", "individuals_list")
_OLD = re.compile(
    r"\s+(?:cũ|(?:ghi |bị |đã ghi |khai )?sai|đã (?:ghi|khai|kê khai)|chưa đúng"
    r"|trước (?:đây|khi .+|điều chỉnh|đính chính)"
    r"|(?:trong|theo|trên) (?:hồ sơ|lý lịch|danh sách|hệ thống)(?: cũ| gốc)?|đang quản lý)$",
    re.IGNORECASE,
)
_APPOINTED = re.compile(r"\bbo nhiem\b")
_NOT_YET = re.compile(r"\b(?:de nghi|de xuat|du kien|quy hoach|xet|nguon|tin nhiem|mien nhiem|tu chuc|thoi giu)\b")
_POST_GIVEN = re.compile(
    r"chuc (?:vu|danh)(?: moi)?(?: quan ly)?(?: duoc| sau khi)? bo nhiem(?: lai)?|chuc (?:vu|danh) moi"
    r"|bo nhiem (?:giu )?chuc vu"
)


def with_old_values(header: Header) -> Header:
    """The old name, day of birth or number of people whom the list gives another: by these they are found."""
    if header.layout.code != "people":
        return header
    at = {column.field: index for index, column in header.columns.items()}
    found = {}
    for index in sorted(header.unknown.keys() | header.repeated.keys()):
        heading = header.headings.get(index, "")
        field = _field_before(header, heading)
        new = at.get(field or "")
        if field is None or new is None or index in header.told or _OLD.search(header.headings.get(new, "")):
            continue
        if _OLD.search(heading) or _says_now(header, new):
            found[index] = CORRECTED[field]
    if not found:
        return header
    return replace(
        header,
        columns=dict(sorted({**header.columns, **found}.items())),
        unknown={index: words for index, words in header.unknown.items() if index not in found},
        repeated={index: column for index, column in header.repeated.items() if index not in found},
    )


def with_posts_given(sheet: RawSheet, header: Header) -> Header:
    """ "Chức vụ được bổ nhiệm" under "DANH SÁCH BỔ NHIỆM …" is the post now, and the one beside it that of before."""
    column, above = header.layout.column("job_title"), bare(words_above(sheet.rows[: header.row]))
    given = [index for index, words in header.unknown.items() if _POST_GIVEN.fullmatch(bare(words))]
    if header.layout.code not in _OF_PEOPLE or column is None or len(given) != 1:
        return header
    before = header.index_of("job_title")
    if before in header.told or not _APPOINTED.search(above) or _NOT_YET.search(above):
        return header
    columns = {index: one for index, one in header.columns.items() if index != before} | {given[0]: column}
    unknown = {index: words for index, words in header.unknown.items() if index != given[0]}
    if before is not None:
        unknown[before] = header.headings.get(before, "")
    return replace(header, columns=dict(sorted(columns.items())), unknown=unknown)


def _field_before(header: Header, heading: str) -> str | None:
    """The field of which a heading may tell what it was."""
    column = match_heading(header.layout, _OLD.sub("", heading))
    return column.field if column is not None and column.field in CORRECTED else None


def _says_now(header: Header, index: int) -> bool:
    heading = header.headings.get(index, "")
    return without_now(heading) != heading
