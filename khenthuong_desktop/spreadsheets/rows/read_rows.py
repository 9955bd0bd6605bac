"""The rows of a list as read: cells cleaned into fields, every problem with its place."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, beside_marks, is_empty, is_mark, is_no_mark
from khenthuong_desktop.spreadsheets.columns import BIRTH, BIRTH_PARTS, NOTE, ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.decision_lists import is_given
from khenthuong_desktop.spreadsheets.layouts.record_columns import RecordField, RecordKind, record_field
from khenthuong_desktop.spreadsheets.layouts.told_years import year_in
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark, column_letter
from khenthuong_desktop.spreadsheets.rows.leaving_rows import LeavingRows
from khenthuong_desktop.spreadsheets.rows.post_cells import appoints, divide_post, holds_units, without_appointment
from khenthuong_desktop.spreadsheets.rows.read_columns import ColumnReader
from khenthuong_desktop.spreadsheets.rows.read_sheet import REFUSED, ReadRow, ReadSheet
from khenthuong_desktop.spreadsheets.rows.refusing_cells import RefusingCells, Said, Saying
from khenthuong_desktop.spreadsheets.rows.results_headed import NOT_GIVEN, ResultsHeaded
from khenthuong_desktop.spreadsheets.rows.row_checks import complete_row, rows_to_complete
from khenthuong_desktop.spreadsheets.tables.carried_headings import names_award, year_above
from khenthuong_desktop.spreadsheets.tables.header import AWARD_FIELDS, Header
from khenthuong_desktop.spreadsheets.tables.title_places import within
from khenthuong_desktop.spreadsheets.words import bare

_OF_ITS_YEAR = ("decision_number", "decision_date")  # of what the title says: of no other year

Cells = Sequence[Sequence[object]]
_SPEAKS_OF_AWARDS = re.compile(
    r"\b(?:danh hieu|khen|thi dua|de nghi|dang ky|tang|tieu bieu|cong nhan|van hoa|tien tien)\b"
)
_WITH_RESULTS = ("decision_list", "initiatives", "initiatives_list")


class RowReader:
    """Cleans the data rows of one sheet into fields, column by column; every remark becomes a problem of its row."""

    def __init__(self, raw: RawSheet, header: Header, sheet: ReadSheet, meanings: Mapping[str, str]) -> None:
        self._header = header
        self._sheet = sheet
        self._columns = [ColumnReader(raw, index, column, meanings) for index, column in header.columns.items()]
        required = [column.field for column in header.layout.columns if column.required]
        # Notes beside people are told and not kept: in each row of a long list they would take their place.
        self._only_counted = NOTE.field if header.layout.code == "people" else None
        self._absent = {name for name in required if name not in sheet.columns}  # told missing at the header
        self._rated = _rated(header)
        self._marked = _holders(header)
        sheet.award_columns = {award: column_letter(index) for index, award in header.award_marks.items()}
        self._award_fields = [name for name in AWARD_FIELDS if header.layout.column(name) is not None]
        self._of_awards = [
            (column.index, column.field)
            for column in self._columns
            if column.field.startswith((RecordKind.REGISTERED, RecordKind.HELD))
            and column.index not in header.award_marks
        ]
        marks = {*header.award_marks, *header.rating_marks}
        self._marks = sorted(marks - {column.index for column in self._columns})  # the others are read as columns
        self._needed = [name for name in required if name in sheet.columns or name in header.by_groups]
        one_each = len({column.field for column in self._columns}) == len(self._columns)
        self._of_title = _of_title(header)
        self.headed = ResultsHeaded(sheet)
        self.leaving = LeavingRows(raw, header, sheet)
        self._units_in_posts = holds_units(header)
        self._refusing = RefusingCells(header)
        self._tells_awards = any(column.kind is ValueKind.AWARD for column in header.columns.values())
        speaks = header.layout.code != "people" or _SPEAKS_OF_AWARDS.search(bare(sheet.title)) is not None
        works = any(column.field.startswith(RecordKind.INITIATIVE) for column in header.columns.values())
        self._may_refuse = speaks or self._tells_awards or bool(header.award_marks) or works  # no long list of staff
        self._told_of_posts: set[str] = set()  # once for each sheet
        marked = self._marked or self._rated or self._marks or self._of_awards or self._units_in_posts
        self._appoints = appoints(sheet.title) and "job_title" in sheet.columns
        marked = marked or self.leaving.looks or self._appoints
        self._is_plain = one_each and not marked and not header.said_above and not header.by_groups

    def read(self, rows: Sequence[ReadRow], cells: Cells, columns: Cells) -> None:
        """Fill these data rows from their cells, told row by row and column by column."""
        if not rows:
            return
        numbers = [row.row - 1 for row in rows]
        read: list[tuple[str, Sequence[Any]]] = []  # several columns may tell one field
        told: dict[int, list[tuple[str, Remark, object]]] = defaultdict(list)
        for column in self._columns:
            name, of_rows = column.field, columns[column.index] if column.index < len(columns) else ("",) * len(rows)
            values, remarks = column.read(numbers, of_rows)
            if name == self._only_counted:
                self._sheet.notes += len(rows) - values.count(None)
                values = [None] * len(rows)
            read.append((name, values))
            for place, found in remarks.items():
                shown = None if of_rows[place] == "" else of_rows[place]
                told[place].extend((name, remark, shown) for remark in found)
        refused = self._refusing.among(columns) if self._may_refuse else {}
        to_complete = self._to_complete(rows, dict(read))
        self._keep(rows, read, in_columns=len(to_complete) < len(rows))
        for place in sorted({*told, *to_complete, *refused}):
            row, raw = rows[place], cells[place]
            for holder, awards in self._marked.items():
                _award_marks(awards, holder, raw, row.fields, self._award_fields)
            at_fault = set()
            for name, remark, value in told.get(place, ()):
                self._sheet.report(row, remark, name, value)
                if remark.severity is ERROR:
                    at_fault.add(name)
            at_fault.update(name for name, marks in self._rated.items() if not self._rate(row, raw, name, marks))
            self._no_marks(row, raw)
            headed = self.leaving.take_heading(row) if self.leaving.looks else None
            self._complete(row, raw, at_fault)
            if place in refused:
                self._refuse(row, refused[place])
            if self.leaving.looks:
                self.leaving.look_at(row, raw, headed)

    def _keep(self, rows: Sequence[ReadRow], read: Sequence[tuple[str, Sequence[Any]]], *, in_columns: bool) -> None:
        """What these rows say, together where hardly one of them is looked at."""
        if in_columns:
            kept = self._sheet.in_columns
            for place, row in enumerate(rows, len(kept)):
                row.stand_in(kept, place)
            kept.add(dict(read), len(rows))
            return
        self._sheet.apart += len(rows)
        fields = [row.fields for row in rows]
        for name, of_column in read:
            for of_row, value in zip(fields, of_column, strict=True):
                if value is not None:
                    of_row[name] = value

    def _to_complete(self, rows: Sequence[ReadRow], values: Mapping[str, Sequence[Any]]) -> Collection[int]:
        """The places of the rows of which more than their own cells must be asked: in a usual list few."""
        whole = all(name in values and None not in values[name] for name in self._needed)
        if not (self._is_plain and whole) or any(row.groups for row in rows):
            return range(len(rows))
        return rows_to_complete(self._header.layout, values)

    def _complete(self, read: ReadRow, cells: Sequence[object], at_fault: set[str]) -> None:
        """What follows from other cells, and what lacks."""
        sheet, fields = self._sheet, read.fields
        said_above = self._header.said_above
        if read.groups and "year" in said_above and (year := year_above(read.groups)) not in (None, said_above["year"]):
            said_above = {name: said for name, said in said_above.items() if name not in _OF_ITS_YEAR} | {"year": year}
            self._move_to_year(fields, year)
        if "year" in said_above and self._header.layout.column("year") is not None:
            fields.setdefault("year", said_above["year"])
        found = list(complete_row(self._header.layout, fields, read.groups))
        refused = bool(read.groups) and self.headed.look_at(read)
        if self._units_in_posts and (
            divided := divide_post(fields, "job_title" if "job_title" in sheet.columns else "name")
        ):
            found += [one for one in divided if one[1].code not in self._told_of_posts]
            self._told_of_posts.update(remark.code for _field, remark in divided)
        if self._appoints and (appointed := without_appointment(fields)) is not None:
            found.append(("job_title", appointed))
        for name, remark in found:
            told = name in sheet.columns or (remark.severity is not FIXED and name not in self._absent)
            if name not in at_fault and told:
                sheet.report(read, remark, name, _shown(self._header, cells, name))
                if remark.severity is ERROR:
                    at_fault.add(name)
        for name, said in said_above.items():
            if self._header.layout.column(name) is None:
                continue  # the year of the records beside a subject
            if name == "address" and name in fields:
                fields[name] = within(fields[name], str(said)) or fields[name]
            if name != "unit" or fields.get("subject_kind", SubjectKind.INDIVIDUAL) == SubjectKind.INDIVIDUAL:
                fields.setdefault(name, said)
        for name in self._needed:
            may_lack = self._may_lack(name, fields) or (refused and name == "award")
            if name not in fields and name not in at_fault and not may_lack:
                sheet.report(read, Remark(ERROR, "required_missing"), name)

    def _refuse(self, read: ReadRow, said: Said) -> None:
        """Keep what takes the row out of what its list says of all, where results stand if it has such; a doubt is only
        told."""
        place = column_letter(said.at), self._header.headings.get(said.at, "")
        told = "row_doubted" if said.saying is Saying.DOUBTED else "row_refused"
        if said.saying is Saying.REFUSED and self._header.layout.code not in _WITH_RESULTS:
            read.fields.setdefault(REFUSED, said.words)
            self._sheet.refused[read.row] = place
            return  # told where it is of an effect
        if said.saying is Saying.REFUSED:
            if not (result := read.fields.get("result")) or is_given(result) is None:  # a class, a score
                read.fields["result"] = NOT_GIVEN
        elif not self._of_awards and not self._header.award_marks and not self._tells_awards:
            return
        problem = self._sheet.place(read, Remark(WARNING, told, {"heading": place[1]}), value=said.words)
        self._sheet.keep(read, replace(problem, column=place[0]))

    def _move_to_year(self, fields: dict[str, Any], year: int | None) -> None:
        """Records beside a subject that only the title gives a year are of the ``year`` of the heading over the row."""
        for name, record in self._of_title.items():
            if name in fields:
                moved = replace(record, year=year).name
                self._sheet.columns.setdefault(moved, self._sheet.columns[name])
                fields[moved] = fields.pop(name)

    def _may_lack(self, name: str, fields: dict[str, Any]) -> bool:
        """Not everybody of a list is rated, which is told otherwise, nor registers for something."""
        if name == "rating":
            return True
        registers = self._header.layout.code == "registrations" and name not in self._header.by_groups
        return registers and name == "award" and "name" in fields

    def _rate(self, read: ReadRow, cells: Sequence[object], name: str, marks: Mapping[int, str]) -> bool:
        """The rating whose column has an x; False where several have one."""
        found = [rating for index, rating in marks.items() if index < len(cells) and is_mark(cells[index])]
        read.fields.pop(name, None)
        if len(found) == 1:
            read.fields[name] = found[0]
        elif found:
            self._sheet.report(read, Remark(ERROR, "rating_marked_twice", {"words": ", ".join(found)}), name)
        return len(found) < 2

    def _no_marks(self, read: ReadRow, cells: Sequence[object]) -> None:
        """What stands beside the marks under awards and ratings and is none must not be lost."""
        for index in self._marks:
            cell = cells[index] if index < len(cells) else ""
            named = index in self._header.award_marks and names_award(as_text(cell))
            remark = None if named else beside_marks(cell, self._header.headings.get(index, ""))
            if remark is not None:
                problem = self._sheet.place(read, remark, value=cells[index])
                self._sheet.keep(read, replace(problem, column=column_letter(index)))
        for index, name in self._of_awards:  # whose headings name no award
            if index < len(cells) and name not in read.fields and is_mark(cells[index]):
                self._sheet.report(read, Remark(WARNING, "mark_of_no_award"), name, cells[index])


def _of_title(header: Header) -> dict[str, RecordField]:
    """The records beside a subject that are of the year in the title, for their headings tell none."""
    fields = {column.field: (index, record_field(column.field)) for index, column in header.columns.items()}
    return {
        name: field
        for name, (index, field) in fields.items()
        if field is not None
        and field.year is not None
        and field.year == header.said_above.get("year")
        and year_in(header.headings.get(index, "")) is None
    }


def _rated(header: Header) -> dict[str, dict[int, str]]:
    """The fields of ratings that marks tell, each with its columns: it stands at the first of them."""
    found: dict[str, dict[int, str]] = {}
    name = ""
    for index in sorted(header.rating_marks):
        name = header.columns[index].field if index in header.columns else name
        found.setdefault(name, {})[index] = header.rating_marks[index]
    return found


def _holders(header: Header) -> dict[str, dict[int, str]]:
    """The fields that marks under awards fill, each with its columns and what an x in them means."""
    own = {index: column.field for index, column in header.columns.items() if index in header.award_marks}
    first = next(iter(own.values()), "")
    holders: dict[str, dict[int, str]] = {}
    for index, award in header.award_marks.items():
        holders.setdefault(header.marked_for.get(index, first), {})[index] = award
    return holders


def _award_marks(
    awards: Mapping[int, str], holder: str, cells: Sequence[object], fields: dict[str, Any], free: Sequence[str]
) -> None:
    """An x under a heading that names an award proposes that award, or notes it in a record beside the subject, and an
    award written there the written one; what finds no ``free`` field of its own stands with the first."""
    filled = [(words, cells[index]) for index, words in awards.items() if index < len(cells) and cells[index] != ""]
    named = [as_text(cell) for _, cell in filled if names_award(as_text(cell))]
    marked = [words for words, cell in filled if is_mark(cell)] + named
    if (held := fields.get(holder, "")) in named or is_mark(held) or is_no_mark(held):
        fields.pop(holder, None)
    first = holder if record_field(holder) is not None else "award"
    for words in marked:
        own = next((name for name in free if name not in fields), None) if first == "award" else None
        if own is not None:
            fields[own] = words
        else:
            fields[first] = "; ".join(filter(None, [fields.get(first), words]))


def _shown(header: Header, cells: Sequence[object], name: str) -> object:
    index = header.index_of(name)
    if index is None and name == BIRTH.field:  # its day, month and year stand apart
        parts = (header.index_of(part.field) for part in BIRTH_PARTS)
        found = (cells[at] for at in parts if at is not None and at < len(cells) and not is_empty(cells[at]))
        return "/".join(map(as_text, found)) or None
    value = cells[index] if index is not None and index < len(cells) else None
    return None if is_empty(value) else value
