"""The column of villages in a list of those who work there: "Thôn" beside "Trưởng thôn" is the unit, not a home."""

import re
from collections.abc import Iterator
from dataclasses import replace

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.columns import ADDRESS, UNIT
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare

_LOOKED_AT = 40  # rows
_VILLAGES = re.compile(r"(?:ten )?(?:thon|to dan pho|tdp|khu pho|khu dan cu|kdc|ap|xom|ban|buon|lang)\b.*")
_PLACES = re.compile(r"\b(?:thon|to dan pho|tdp|khu pho|khu dan cu|ap|xom|buon|khong chuyen trach)\b")
_POSTS = re.compile(
    r"\b(?:truong|pho)(?: \w+)? (?:thon|xom|ap|ban|buon|lang|khu(?: pho| dan cu)?)\b"
    r"|\b(?:to truong|to pho) (?:to )?dan pho\b"
    r"|\bbi thu chi bo\b|\bban (?:cong tac mat tran|ctmt)\b|\bctmt\b|\bcong an vien\b|\by te thon\b|\bthon doi truong\b"
    r"|\bchi hoi (?:truong|pho)\b|\bbi thu chi doan\b|\bkhong chuyen trach\b"
)

_VILLAGE = re.compile(r"(?:thon|to dan pho|tdp|khu pho|khu dan cu|kdc|ap|xom)\s+(?!truong\b|pho\b|doi\b)[^,;-]+")


def is_village(words: str) -> bool:
    """Whether words under posts are but a place: "Khu phố 2", but not "Khu phố trưởng"."""
    return _VILLAGE.fullmatch(bare(words)) is not None


def with_village_units(sheet: RawSheet, header: Header) -> Header:
    """A village is the unit of who has a post there; where somebody only lives is no matter of theirs."""
    at = header.index_of(ADDRESS.field)
    unit = header.layout.column(UNIT.field)
    told = {column.field for column in header.columns.values()} | header.said_above.keys()
    if header.layout.code != "individuals_list" or at is None or unit is None or at in header.told:
        return header
    if not _VILLAGES.fullmatch(bare(header.headings.get(at, ""))) or told & {UNIT.field, "department"}:
        return header
    if not _work_there(sheet, header):
        return header
    return replace(header, columns={**header.columns, at: unit})


def _work_there(sheet: RawSheet, header: Header) -> bool:
    title = bare(words_above(sheet.rows[: header.row]))
    posts = list(_posts(sheet, header))
    if _POSTS.search(title) or (posts and _PLACES.search(title)):
        return True
    return bool(posts) and 2 * sum(_POSTS.search(post) is not None for post in posts) >= len(posts)


def _posts(sheet: RawSheet, header: Header) -> Iterator[str]:
    at = header.index_of("job_title")
    for row in sheet.rows[header.body :][:_LOOKED_AT] if at is not None else ():
        if at is not None and at < len(row) and not is_empty(row[at]):
            yield bare(as_text(row[at]))
