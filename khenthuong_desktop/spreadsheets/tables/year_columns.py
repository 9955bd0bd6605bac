"""Columns headed by a year and nothing else: their cells tell whether ratings or awards of that year stand there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_no_mark
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts import record_headings
from khenthuong_desktop.spreadsheets.layouts.assessors import assessed
from khenthuong_desktop.spreadsheets.layouts.award_standing import is_open, is_reached, registers
from khenthuong_desktop.spreadsheets.layouts.decision_lists import is_proposed
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RecordColumns,
    RecordField,
    RecordKind,
    decisions_beside,
    record_columns,
)
from khenthuong_desktop.spreadsheets.layouts.told_years import is_of_period, year_in
from khenthuong_desktop.spreadsheets.tables.carried_headings import names_award
from khenthuong_desktop.spreadsheets.tables.titles import title_year, words_above
from khenthuong_desktop.spreadsheets.words import bare, find_word

_BARE_YEAR = re.compile(r"(?:ket qua )?(?:nam )?(?:hoc )?(?:20\d\d )?20\d\d")
_WHOLE_YEAR = re.compile(r"(?:ket qua |xep loai )?ca nam(?: hoc)?(?: (?:20\d\d ?)+)?")
_STAFF = re.compile(r"(?:(?:can bo|cong chuc|vien chuc|nguoi lao dong|cbcc|cbccvc|nld|chinh quyen) ?)+")
_LOOKED_AT = 100  # rows
_ENOUGH = 0.6  # of the cells below all years together


def records_of(sheet: RawSheet, headings: Mapping[int, Sequence[str]], row: int, body: int) -> RecordColumns:
    """The record columns among these headings of a ``row``; ratings under "Năm 2024" are sure, awards supposed to be
    held, unless the title asks for those of that year."""
    found = record_columns(headings, assessed(headings, partial(_may_hold_ratings, sheet, body)))
    above = sheet.rows[:row]
    asks, asked_for = is_open(words_above(above)), title_year(above)
    if asks:
        found = replace(found, unclear={index: year for index, year in found.unclear.items() if year != asked_for})
    years = {
        index: year
        for index, texts in headings.items()
        if index not in found.fields and _tells_a_year_alone(texts) and (year := year_in(texts[-1])) is not None
    }
    whole = [index for index, texts in headings.items() if _WHOLE_YEAR.fullmatch(bare(texts[-1]))]
    whole = whole or [index for index, texts in headings.items() if _STAFF.fullmatch(bare(" ".join(texts)))]
    if len(whole) == 1 and whole[0] not in found.fields and _kind_of(_cells(sheet, whole, body)) is RecordKind.RATING:
        of_title = RecordField(RecordKind.RATING)
        found = replace(found, fields={**found.fields, whole[0]: of_title})
    kind = _kind_of(_cells(sheet, list(years), body)) if years and len(set(years.values())) == len(years) else None
    if kind is None:
        return found
    if kind is RecordKind.HELD and asks and _asks_of_years(words_above(above), asked_for):
        years = {index: year for index, year in years.items() if asked_for is not None and year < asked_for}
    of_years = {index: RecordField(kind, year=year) for index, year in years.items()}
    of_years = {index: field for index, field in of_years.items() if field not in found.fields.values()}
    supposed = of_years.keys() if kind is RecordKind.HELD else ()
    fields = {**found.fields, **of_years}
    fields = {**decisions_beside(headings, fields), **fields}
    return replace(found, fields=fields, supposed=found.supposed.union(supposed))


def _asks_of_years(above: str, asked_for: int | None) -> bool:
    """Whether a title asks for awards of a year; not "ĐẠT DANH HIỆU … 3 NĂM LIÊN TỤC (2023 - 2025), ĐỀ NGHỊ TẶNG GIẤY
    KHEN", which tells what was reached in all of them."""
    reached = is_of_period(above) and is_reached(above) and not registers(above)
    return asked_for is not None or (is_proposed(above) and not reached)


def _tells_a_year_alone(texts: Sequence[str]) -> bool:
    """ "Năm 2024", also under "Thành tích 03 năm"."""
    above = all(record_headings.SETTING.fullmatch(bare(words)) for words in texts[:-1])
    return above and _BARE_YEAR.fullmatch(bare(texts[-1])) is not None


def _may_hold_ratings(sheet: RawSheet, body: int, index: int) -> bool:
    """Whether ratings stand in a column, or nothing yet."""
    cells = _cells(sheet, [index], body)
    return not cells or _kind_of(cells) is RecordKind.RATING


def _cells(sheet: RawSheet, indexes: Sequence[int], body: int) -> list[str]:
    rows = sheet.rows[body : body + _LOOKED_AT]
    return [as_text(row[at]) for row in rows for at in indexes if at < len(row) and not is_no_mark(row[at])]


def _kind_of(cells: Sequence[str]) -> RecordKind | None:
    ratings = sum(find_word(ValueKind.RATING, cell) is not None for cell in cells)
    awards = sum(map(names_award, cells))
    if not cells or max(ratings, awards) < _ENOUGH * len(cells):
        return None
    return RecordKind.RATING if ratings > awards else RecordKind.HELD
