"""Lists of people who go from one unit to another: "Nơi đi | Nơi đến", which over other headings are no columns."""

from dataclasses import replace

from khenthuong_desktop.spreadsheets.cells.cell_signs import is_empty, is_mark
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.words import bare

_LOOKED_AT = 60  # rows
_PLACES = ("came_from", "moved_to")
_FIELDS = {"noi di": "came_from", "noi den": "unit"}


def with_transfers(header: Header) -> Header:
    """The two columns where nothing else tells the unit."""
    found = {bare(words): index for index, words in header.unknown.items() if bare(words) in _FIELDS}
    taken = {name for name in _FIELDS.values() if header.index_of(name) is not None}
    if header.layout.code != "people" or found.keys() != _FIELDS.keys() or taken:
        return header
    places = {found[words]: header.layout.column(field) for words, field in _FIELDS.items()}
    columns = {index: column for index, column in places.items() if column is not None}
    unknown = {index: words for index, words in header.unknown.items() if index not in columns}
    return replace(header, columns=dict(sorted({**header.columns, **columns}.items())), unknown=unknown)


def without_ticked_places(sheet: RawSheet, header: Header) -> Header:
    """ "Chuyển đi" with an x in a list of why people leave: it names no place."""
    rows = sheet.rows[header.body :][:_LOOKED_AT]
    ticked = {
        index
        for index, column in header.columns.items()
        if column.field in _PLACES and index not in header.told
        if (cells := [row[index] for row in rows if index < len(row) and not is_empty(row[index])])
        if all(map(is_mark, cells))
    }
    return header.unread(ticked) if ticked else header
