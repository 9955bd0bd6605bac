"""Columns whose cells say what each row is about: "Đối tượng" over "Tập thể", "Cá nhân", "Hộ gia đình"."""

from collections.abc import Mapping, Sequence

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.name_kinds import is_count, is_kind_word
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.tables.header import Header, heads_any
from khenthuong_desktop.spreadsheets.tables.row_signs import listed
from khenthuong_desktop.spreadsheets.words import bare, find_word

_LOOKED_AT = 60  # rows
_CLOSE = 4  # rows: a group heading or a row of numbers may stand between
_LONGEST = 30  # letters of a word for a kind
_LONGEST_SHORT = 2
_HEADED = frozenset({  # over names or classes, too, as other cells tell
    "doi tuong", "loai", "phan loai", "loai doi tuong", "phan loai doi tuong", "doi tuong khen thuong",
    "doi tuong khen", "doi tuong de nghi", "nhom doi tuong", "loai hinh", "nhom", "loai khen thuong",
    "phan loai khen thuong",
    "ca nhan tap the", "tap the ca nhan", "tap the ca nhan ho gia dinh", "ca nhan tap the ho gia dinh",
})  # fmt: skip


def kinds_below(sheet: RawSheet, headings: Mapping[int, Sequence[str]], body: int) -> frozenset[int]:
    """The columns of kinds below these headings: "CN" and "TT" are such only where the heading asks for kinds."""
    found = set()
    for index, texts in headings.items():
        asked = bare(" ".join(texts)) in _HEADED
        begins = _begins_with_kind(sheet, index, body) and not _is_kind(texts[-1])
        if begins and (asked or not heads_any(tuple(texts))) and _holds_kinds(sheet, index, body, short=asked):
            found.add(index)
    return frozenset(found)


def holds_counts_alone(sheet: RawSheet, header: Header) -> bool:
    """Whether nothing but numbers stands where names would: "Hình thức | Tập thể | Cá nhân | Tổng số" sums up lists and
    is none."""
    at = header.name_index
    if at is None or at in header.told or not is_kind_word(header.headings.get(at, "")):
        return False
    rows = listed(sheet.rows[header.body : header.body + _LOOKED_AT])
    cells = [as_text(row[at]) for row in rows if at < len(row) and not is_empty(row[at])]
    return bool(cells) and all(map(is_count, cells))


def _begins_with_kind(sheet: RawSheet, index: int, body: int) -> bool:
    """Whether a kind stands close below, for most headings are soon done with."""
    rows = sheet.rows[body : body + _CLOSE]
    return any(index < len(row) and _is_kind(as_text(row[index])) for row in rows)


def _holds_kinds(sheet: RawSheet, index: int, body: int, *, short: bool) -> bool:
    rows = listed(sheet.rows[body : body + _LOOKED_AT])
    cells = [as_text(row[index]).strip() for row in rows if index < len(row) and not is_empty(row[index])]
    cells = cells[1:] if cells and len(cells[0].strip("()")) == 1 else cells  # numbers of columns
    return bool(cells) and all((short or len(cell) > _LONGEST_SHORT) and _is_kind(cell) for cell in cells)


def _is_kind(cell: str) -> bool:
    return len(cell) <= _LONGEST and find_word(ValueKind.SUBJECT_KIND, cell) is not None
