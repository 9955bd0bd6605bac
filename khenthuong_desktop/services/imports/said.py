"""What the clerk says beside the file itself: who is meant, what columns hold, cells put right, rows left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.services.imports.plan.aims import Aim
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.layouts.named_lists import columns_of
from khenthuong_desktop.spreadsheets.layouts.record_columns import record_field
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.recalling import NOT_USED, ToldColumns
from khenthuong_desktop.spreadsheets.words import plain


@dataclass(frozen=True)
class Said:
    """Everything said so far; it holds on when the file is read or compared again."""

    choices: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)  # the name that a choice was made for, by its place
    of_all: ToldColumns = field(default_factory=ToldColumns)  # kept for every list of the file once it is taken in
    lists: Mapping[str, ToldColumns] = field(default_factory=dict)  # the same, of the list of a fingerprint
    corrections: Corrections = field(default_factory=Corrections)
    aim: Aim = field(default_factory=Aim)
    headings: Mapping[str, int] = field(default_factory=dict)  # sheet ("": the only one) → row of its headings

    def heads(self, sheet: ReadSheet) -> bool:
        """Whether the clerk pointed at the headings of this list."""
        return self.headings.get(sheet.name, self.headings.get("")) == sheet.header_row

    def check(self) -> None:
        """Raise what names no list and no field that we know."""
        faults = []
        for told in (self.of_all, *self.lists.values()):
            if told.layout is not None and told.layout not in LAYOUTS:
                faults.append(FieldFault("layout", "unknown_word", {"field": "layout", "value": told.layout}))
            layouts = [code for code in LAYOUTS if told.layout in (None, code)]
            known = {column.field for code in layouts for column in columns_of(code)} | {NOT_USED}
            usual = columns_of(told.layout if told.layout in LAYOUTS else "people")
            words = ", ".join(column.field for column in usual)
            faults.extend(
                FieldFault("map", "unknown_field", {"field": heading, "value": named, "choices": words})
                for heading, named in told.mapping.items()
                if named not in known and record_field(named) is None
            )
        if faults:
            raise ValuesRefused(*faults)

    def check_book(self, book: ReadWorkbook) -> None:
        """Raise what is told of columns without saying in which of several lists, headings with nothing under them,
        corrections of rows that no list of the file has, and what is left out though it is no row of data."""
        self._check_headings(book)
        self._check_places(book)
        if not (told := self.corrections.places):
            return
        tables = [
            (sheet.name, {row.row for row in sheet.rows}, {"", *(use.column for use in sheet.uses)})
            for sheet in book.sheets
        ]
        data = {(name, row.row) for sheet in book.sheets for name in (sheet.name, "") for row in sheet.data}
        names = list(dict.fromkeys(name for name, _, _ in tables))
        faults = []
        for sheet, row, column in sorted(told):
            there = [name for name, rows, columns in tables if row in rows and column in columns]
            place = "!".join(filter(None, (sheet, f"{column}{row}")))
            if not sheet and len(names) > 1 and there:
                choices = "; ".join(f"{name}!{column}{row}" for name in dict.fromkeys(there))
                faults.append(FieldFault("row", "row_of_several", {"field": place, "value": "", "choices": choices}))
            elif (sheet or names[0] if names else sheet) not in there:
                faults.append(FieldFault("row", "row_vain", {"field": place, "value": ""}))
            elif (sheet, row, column) in self.corrections.left_out and (sheet, row) not in data:
                faults.append(FieldFault("row", "row_without_data", {"field": place, "value": ""}))
        if faults:
            raise ValuesRefused(*faults)

    def _check_headings(self, book: ReadWorkbook) -> None:
        """Every row that is told to be a heading is that of a list, in one sheet of the file."""
        found: dict[str, set[str]] = {name: set() for name in self.headings}
        for sheet in book.sheets:
            name = sheet.name if sheet.name in found else ""
            if name in found and self.heads(sheet):
                found[name].add(sheet.name)
        if vain := [name for name, sheets in found.items() if len(sheets) != 1]:
            rows = ("=".join(filter(None, (name, str(self.headings[name])))) for name in vain)
            raise ValuesRefused(
                *(FieldFault("heading_row", "heading_row_vain", {"field": row, "value": ""}) for row in rows)
            )

    def _check_places(self, book: ReadWorkbook) -> None:
        """The letter of a column is of one list only; beside others the heading must say which."""
        uses = [(f"[{use.column}]", use.heading) for sheet in book.sheets for use in sheet.uses]
        headings = {place: {plain(heading) for at, heading in uses if at == place} for place in self.of_all.mapping}
        if vain := [place for place, different in headings.items() if len(different) > 1]:
            raise ValuesRefused(
                *(FieldFault("map", "column_of_several", {"field": place, "value": ""}) for place in vain)
            )
