"""Records beside a subject that no heading tells the year of are of the year in the title."""

from dataclasses import replace

from khenthuong_desktop.spreadsheets.columns import (
    Column,
)
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.party_ratings import is_of_state
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    RecordField,
    RecordKind,
    record_field,
)
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.header_scores import (
    is_of_awards,
    is_of_party,
)
from khenthuong_desktop.spreadsheets.tables.said_above import year_told

_OF_THE_TITLE = (RecordKind.RATING, RecordKind.REGISTERED, RecordKind.INITIATIVE)


def dated(sheet: RawSheet, header: Header) -> Header:
    """Ratings, registrations and initiatives without a year of their own are of the year in the title; a rating or
    registration of no year is not understood."""
    columns, said, year = dict(header.columns), dict(header.said_above), year_told(sheet, header.row)
    of_party = is_of_party(sheet, header)
    there = {column.field for column in columns.values()}
    renamed: dict[str, Column | None] = {}
    for index, column in header.columns.items():
        if column.field == RecordKind.INITIATIVE and (year is None or there & {"initiative_date", "initiative_year"}):
            continue
        rating = column.field.startswith(RecordKind.RATING) and header.layout.code in RECORD_LISTS
        if rating and of_party and index not in header.told and not is_of_state(header.headings.get(index, "")):
            renamed[column.field] = None
            del columns[index]
        elif column.field in _OF_THE_TITLE and header.layout.code in RECORD_LISTS:
            of_year = RecordField(RecordKind(column.field), year=year).column(column.heading) if year else None
            renamed[column.field] = of_year
            if of_year is not None:
                columns[index] = of_year
                said["year"] = year
            else:
                del columns[index]
    again = {index: renamed.get(column.field, column) for index, column in header.repeated.items()}
    gone = (header.columns.keys() - columns.keys()) | {index for index, column in again.items() if column is None}
    unknown = {**header.unknown, **{index: header.headings.get(index, "") for index in gone}}
    repeated = {index: column for index, column in again.items() if column is not None}
    heads = {column.field: header.headings.get(index) for index, column in columns.items()}
    joined = {
        index: column.field
        for index, column in repeated.items()
        if is_of_awards(header.layout, column) and heads.get(column.field) != header.headings.get(index)
    }
    layout = header.layout
    beside = [column for column in columns.values() if record_field(column.field)]
    layout = replace(layout, columns=(*layout.columns, *beside)) if beside else layout
    columns = dict(sorted(columns.items()))
    marks = header.rating_marks if gone.isdisjoint(header.rating_marks) else {}
    awards = header.award_marks if gone.isdisjoint(header.award_marks) else {}
    return replace(
        header,
        layout=layout,
        columns=columns,
        unknown=unknown,
        repeated={index: column for index, column in repeated.items() if index not in joined},
        joined=joined,
        said_above=said,
        rating_marks=marks,
        award_marks=awards,
    )
