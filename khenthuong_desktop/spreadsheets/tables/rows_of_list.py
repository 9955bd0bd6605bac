"""Which rows between two tables under one another are of the upper one, and which are titles of the lower."""

import re
from collections.abc import Iterator

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.household_cells import is_household
from khenthuong_desktop.spreadsheets.cells.person_names import begins_with_honorific, is_full_name
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.decision_lists import names_decision, without_collective_words
from khenthuong_desktop.spreadsheets.layouts.refusals import tells_result
from khenthuong_desktop.spreadsheets.tables.carried_headings import (
    award_of_heading,
    kind_of_heading,
    names_award,
    year_of_heading,
)
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.row_signs import ORDINAL, is_of_end, is_subtotal
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit

_MOST_OF_TITLE = 2  # cells: the number of a section and its words, a unit and the motto of the country
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:-]\s*(?=\D)")
_TITLE = re.compile(
    r"(?:danh sach|bang (?!khen)|bieu|tong hop|ket qua|bao cao|phu luc|thong ke|so theo doi|trich ngang|dang ky|de nghi"
    r"|to trinh|thong bao|bien ban|ke hoach|kem theo|ban ke|ke khai)\b"
)
_LETTERHEAD = re.compile(r"\b(?:cong hoa xa hoi|doc lap tu do|dang cong san)\b|^(?:mau|bieu|phu luc|phan) (?:so )?\w+$")
_MIDDLE_NAME = re.compile(r"\S+ (?:văn|thị) \S", re.IGNORECASE)
_FEWEST_OF_NAME, _MOST_OF_NAME = 3, 6  # words: "Hà Nội" begins with a family name, too
_VALUES = (ValueKind.AWARD, ValueKind.RATING, ValueKind.YEAR, ValueKind.DATE)


def is_of_list(sheet: RawSheet, header: Header, number: int) -> bool:
    """Whether row ``number`` (from 0) is surely no title of a table below it: it has a running number, or names
    somebody, or says something in columns of the list that titles do not say. What is taken for a title is told."""
    row = sheet.rows[number]
    filled = [index for index, cell in enumerate(row) if not is_empty(cell)]
    if len(filled) > _MOST_OF_TITLE:
        return True
    if not filled or is_subtotal(_words(row, filled[0])):
        return bool(filled)
    if header.ordinal in filled and ORDINAL.fullmatch(_words(row, header.ordinal)):
        return len(filled) == 1 or not _heads(_words(row, filled[-1]))
    if _goes_on(sheet, header, number):
        return True
    name = header.name_index
    if name in filled:
        return _names_subject(sheet, header, number, [index for index in filled if index in header.columns])
    return _tells_more(sheet, header, number, filled)


def doubtful_titles(sheet: RawSheet, start: int, header: int) -> Iterator[tuple[int, str]]:
    """Of the rows from ``start`` up to the ``header`` of a table (from 0), those that may be none of its titles, with
    their numbers (from 1) and words: neither words such as stand over tables nor a signature under the list above."""
    signed = False
    for number in range(max(0, start - 1), header):
        texts = [text.clean(as_text(cell)) for cell in sheet.rows[number] if not is_empty(cell)]
        if texts and is_of_end(texts[0]):
            signed = True
        elif (
            number >= start and texts and not any(map(_heads, texts)) and not (signed and all(map(is_full_name, texts)))
        ):
            yield number + 1, " | ".join(texts)


def _names_subject(sheet: RawSheet, header: Header, number: int, known: list[int]) -> bool:
    """Whether what stands under the names is one: beside a value, or alone where nothing else can be meant."""
    row = sheet.rows[number]
    words = _words(row, header.name_index)
    if _heads(words):
        return False
    if len(known) > 1 and not any(_heads(_words(row, index)) for index in known):
        return True
    if begins_with_honorific(words) or is_household(words):
        return True
    if is_full_name(words):
        long = _FEWEST_OF_NAME <= len(words.split()) <= _MOST_OF_NAME and not words.isupper()
        return long or _MIDDLE_NAME.match(words) is not None or _is_below_list(sheet, header, number)
    return not words.isupper() and is_unit(words) and _is_below_list(sheet, header, number)


def _tells_more(sheet: RawSheet, header: Header, number: int, filled: list[int]) -> bool:
    """Whether a row without a name says more of the subject above it: an award, a year, a rating in its column."""
    row = sheet.rows[number]
    if not all(index in header.columns or index in header.award_marks for index in filled):
        return False
    if any(_heads(_words(row, index)) for index in filled):
        return False
    kinds = {header.columns[index].kind for index in filled if index in header.columns}
    values = bool(kinds.intersection(_VALUES)) or any(not isinstance(row[index], str) for index in filled)
    return (len(filled) > 1 or values) and _is_below_list(sheet, header, number)


def _goes_on(sheet: RawSheet, header: Header, number: int) -> bool:
    """Whether a cell of a row above goes on in it: merged over several rows."""
    return any(
        top < number <= bottom and top >= header.body and left == right and left in header.columns
        for (top, left), (bottom, right) in sheet.merges
    )


def _is_below_list(sheet: RawSheet, header: Header, number: int) -> bool:
    """Whether nothing but rows like it, no blank one and no words of a title, stand between the row and the list."""
    for above in range(number - 1, header.body - 1, -1):
        row = sheet.rows[above]
        filled = [index for index, cell in enumerate(row) if not is_empty(cell)]
        if len(filled) > _MOST_OF_TITLE:
            return True
        if not filled or any(_heads(_words(row, index)) for index in filled):
            return False
    return True


def _heads(words: str) -> bool:
    """Whether words are such as stand over tables: a title, a section, a label, the head of a letter."""
    numbered = _NUMBERED.match(words)
    unnumbered = words[numbered.end() :] if numbered else words
    return (
        words.rstrip().endswith(":")
        or _TITLE.match(bare(unnumbered)) is not None
        or _LETTERHEAD.search(bare(words)) is not None
        or names_decision(words)
        or tells_result(unnumbered)
        or year_of_heading(words) is not None
        or (kind_of_heading(unnumbered) is not None and not is_unit(without_collective_words(unnumbered)))
        or (numbered is not None and names_award(award_of_heading(unnumbered)))
    )


def _words(row: list[object], index: int | None) -> str:
    return text.clean(as_text(row[index])) if index is not None and index < len(row) else ""
