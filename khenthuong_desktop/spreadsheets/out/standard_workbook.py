"""The standard input workbook: blank with drop-downs, notes and a guide, or filled with given rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.domain import text
from khenthuong_desktop.messages import say
from khenthuong_desktop.spreadsheets.columns import Column, ValueKind
from khenthuong_desktop.spreadsheets.layouts.layouts import STANDARD
from khenthuong_desktop.spreadsheets.out.guide import GUIDE_SHEET, LOOKUP_SHEET, guide_paragraphs, guide_title, note_of
from khenthuong_desktop.spreadsheets.out.line_heights import text_height
from khenthuong_desktop.spreadsheets.out.list_cells import DAY_FORMAT, FIRST_DAY
from khenthuong_desktop.spreadsheets.out.new_workbook import new_workbook
from khenthuong_desktop.spreadsheets.out.safe_text import must_be_quoted, writable
from khenthuong_desktop.spreadsheets.words import WORDS, offered_words, word_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Rows = Mapping[str, Sequence[Mapping[str, Any]]]  # by layout code: rows of field → value as stored

_ROWS_TO_COME = 1_000  # with drop-downs, below the rows given
_AS_TEXT = {
    ValueKind.CODE, ValueKind.CODES, ValueKind.CITIZEN_ID, ValueKind.SHARES, ValueKind.PARTIAL_DATE, ValueKind.TEXT,
}  # fmt: skip
_WIDTHS = {
    ValueKind.CODE: 13, ValueKind.PERSON_NAME: 28, ValueKind.NAME: 36, ValueKind.TEXT: 22, ValueKind.DATE: 14,
    ValueKind.PARTIAL_DATE: 14, ValueKind.CITIZEN_ID: 17, ValueKind.YEAR: 9, ValueKind.AWARD: 38,
    ValueKind.YEARS: 9, ValueKind.CODES: 18, ValueKind.SHARES: 16,
}  # fmt: skip
_GUIDE_WIDTHS = (42, 110)
_NEVER = date(1980, 1, 1)  # the same content makes the same file on any day
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_HEADING = {
    **_FONT, "bold": True, "font_color": "#FFFFFF", "align": "center", "valign": "vcenter", "text_wrap": True,
}  # fmt: skip
_REQUIRED, _OPTIONAL = "#1F4E79", "#5B7FA6"


def write_blank_workbook(path: Path | str, award_names: Sequence[str] = ()) -> None:
    """The blank standard workbook; ``award_names`` fill the drop-downs of award columns."""
    write_standard_workbook(path, {}, award_names)


def write_standard_workbook(path: Path | str, rows: Rows, award_names: Sequence[str] = ()) -> None:
    """The standard workbook with ``rows`` in it. User text never becomes a formula. Raises TargetNotWritable."""
    with new_workbook(Path(path), guide_title(), _NEVER) as workbook:
        for layout in STANDARD:
            given = rows.get(layout.code, ())
            told = {field for row in given for field, value in row.items() if value not in (None, "")}
            columns = [column for column in layout.columns if column.offered or column.field in told]
            sheet = workbook.add_worksheet(layout.title)
            _write_header(workbook, sheet, columns)
            _offer_choices(sheet, columns, len(award_names), len(given) + _ROWS_TO_COME)
            _write_rows(workbook, sheet, columns, given)
        _write_guide(workbook)
        _write_lookups(workbook, award_names)


def _print_on_a4(sheet: "Worksheet") -> None:
    """Across A4 in its width, the heading on top of every page, the page's number below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f'&R&"Times New Roman,Regular"&9 {say("lists", "page_numbers")}', {"scale_with_doc": False})


def _write_header(workbook: "Workbook", sheet: "Worksheet", columns: Sequence[Column]) -> None:
    required, optional = (workbook.add_format({**_HEADING, "bg_color": each}) for each in (_REQUIRED, _OPTIONAL))
    formats = {form: workbook.add_format({"num_format": form}) for form in ("@", DAY_FORMAT)}
    sheet.set_row(0, 34)
    for place, column in enumerate(columns):
        form = "@" if column.kind in _AS_TEXT else DAY_FORMAT if column.kind is ValueKind.DATE else ""
        sheet.set_column(place, place, max(_WIDTHS.get(column.kind, 18), len(column.heading) + 4), formats.get(form))
        sheet.write_string(0, place, column.heading, required if column.required else optional)
        box = {"author": say("lists", "note_author"), "width": 320, "height": 110}
        sheet.write_comment(0, place, note_of(column), box)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, 0, len(columns) - 1)
    _print_on_a4(sheet)


def _offer_choices(sheet: "Worksheet", columns: Sequence[Column], awards: int, rows: int) -> None:
    for place, column in enumerate(columns):
        source: str | list[str]
        if column.kind in WORDS:
            source = list(offered_words(column.kind))
        elif column.kind is ValueKind.AWARD and awards:
            source = f"='{LOOKUP_SHEET}'!$A$2:$A${awards + 1}"
        else:
            continue
        # words and abbreviations may be typed, too; the import checks them
        choice = {"validate": "list", "source": source, "show_error": False}
        sheet.data_validation(1, place, rows, place, choice)


def _write_rows(
    workbook: "Workbook", sheet: "Worksheet", columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]
) -> None:
    day, quoted = workbook.add_format({"num_format": DAY_FORMAT}), workbook.add_format({"quote_prefix": True})
    for line, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            value = row.get(column.field)
            if value is None or value == "":
                continue
            shown = _shown(column, value)
            if isinstance(shown, date):
                sheet.write_datetime(line, place, shown, day)
            elif isinstance(shown, int):
                sheet.write_number(line, place, shown)
            else:
                _write_text(sheet, line, place, shown, quoted)


def _write_text(sheet: "Worksheet", row: int, place: int, words: str, quoted: "Format") -> None:
    """Text whatever it begins with; what XML cannot hold is left out."""
    if kept := writable(text.clean(words)):
        sheet.write_string(row, place, kept, quoted if must_be_quoted(kept) else None)


def _shown(column: Column, value: Any) -> str | int | date:
    """A value as it is stored, as the workbook shows it."""
    if column.kind in WORDS:
        terms = {term.value: term for term in WORDS[column.kind]}
        written = value.value if isinstance(value, StrEnum) else str(value)
        return word_of(column.kind, terms[written]) if written in terms else written
    if column.kind is ValueKind.CODES:
        return value if isinstance(value, str) else ";".join(value)
    if column.kind is ValueKind.SHARES and not isinstance(value, str):
        return ";".join(text.decimal(share / 100) for share in value)
    if column.kind in (ValueKind.DATE, ValueKind.PARTIAL_DATE):
        return _day(value.isoformat() if isinstance(value, date) else str(value))
    return value if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _day(written: str) -> str | date:
    """A whole day as a date, a month or a year as the text a clerk would write."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        parts = written.split("-")
        return f"{parts[1]}/{parts[0]}" if len(parts) == 2 and all(part.isdecimal() for part in parts) else written
    return day if day >= FIRST_DAY else f"{day:%d/%m}/{day.year}"


def _write_guide(workbook: "Workbook") -> None:
    sheet = workbook.add_worksheet(GUIDE_SHEET)
    title = workbook.add_format({**_FONT, "font_size": 15, "bold": True})
    plain = {**_FONT, "text_wrap": True, "valign": "top"}
    looks = (workbook.add_format({**plain, "bold": True}), workbook.add_format(plain))
    for place, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, guide_title(), title)
    for line, paragraph in enumerate(guide_paragraphs(), 2):
        heights = (text_height(words, width, 12) for words, width in zip(paragraph, _GUIDE_WIDTHS, strict=True))
        sheet.set_row(line, max(heights))
        for place, (words, look) in enumerate(zip(paragraph, looks, strict=True)):
            sheet.write_string(line, place, words, look)
    sheet.hide_gridlines(2)
    _print_on_a4(sheet)


def _write_lookups(workbook: "Workbook", award_names: Sequence[str]) -> None:
    sheet = workbook.add_worksheet(LOOKUP_SHEET)
    quoted = workbook.add_format({"quote_prefix": True})
    for line, name in enumerate((say("spreadsheets", "award_names_heading"), *award_names)):
        _write_text(sheet, line, 0, name, quoted)
    sheet.hide()
