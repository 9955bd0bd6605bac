"""What a row changes, in words: each field as its list calls it, what is on file and what comes instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from khenthuong_desktop.domain import terms
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports.plan.answers import PreviewRow, PreviewSheet
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.layouts.named_lists import columns_of
from khenthuong_desktop.spreadsheets.layouts.record_columns import record_field
from khenthuong_desktop.spreadsheets.layouts.record_words import record_words

_TERMS: dict[ValueKind, type[Enum]] = {
    ValueKind.GENDER: terms.Gender,
    ValueKind.RATING: terms.Rating,
    ValueKind.SCOPE: terms.Scope,
    ValueKind.INITIATIVE_KIND: terms.InitiativeKind,
    ValueKind.CATEGORY: terms.PersonCategory,
    ValueKind.PERSON_CLASS: terms.PersonClass,
    ValueKind.DISCIPLINE_FORM: terms.DisciplineForm,
    ValueKind.DISCIPLINE_STATUS: terms.DisciplineStatus,
    ValueKind.COMMENDATION_TYPE: terms.CommendationType,
    ValueKind.SUBJECT_KIND: terms.SubjectKind,
}
_DAYS = (ValueKind.DATE, ValueKind.PARTIAL_DATE)


@dataclass(frozen=True)
class Change:
    """One field of a row, before and after."""

    field: str
    heading: str
    old: str  # empty where nothing is on file
    new: str

    @property
    def sentence(self) -> str:
        """ "Chức vụ: Phó Trưởng phòng → Trưởng phòng"."""
        return say("list_changes", "changed" if self.old else "added", **vars(self))


def changes_said(sheet: PreviewSheet, row: PreviewRow, library: Library) -> list[Change]:
    """Everything that the row changes, in the order of the file's columns."""
    columns = {use.field: number for number, use in enumerate(sheet.uses)}
    fields = sorted(row.changes, key=lambda field: columns.get(field.removesuffix("_link"), len(columns)))
    return [_change(sheet, field, *row.changes[field], library) for field in fields]


def _change(sheet: PreviewSheet, field: str, old: Any, new: Any, library: Library) -> Change:
    column = next((column for column in columns_of(sheet.layout) if column.field == field), None)
    column = column or LAYOUTS["people"].column(field)  # told by a group's heading: "LÃNH ĐẠO UBND"
    record = record_field(field)
    kind = record.column("").kind if record else column.kind if column else ValueKind.TEXT
    heading = next((use.heading for use in sheet.uses if use.field == field and use.heading), None)
    heading = heading or (record_words(record) if record else column.heading if column else _label(field))
    return Change(field, heading, value_words(kind, old, library), value_words(kind, new, library))


def _label(field: str) -> str:
    own: dict[str, str] = catalogue("list_changes")["fields"]
    return own.get(field) or str(catalogue("fields").get(field, own["other"]))


def value_words(kind: ValueKind, value: Any, library: Library) -> str:
    """A value of a list as people read it: the words for codes, dates as they write them."""
    if value is None or value == "":
        return ""
    term = value if isinstance(value, Enum) else _TERMS[kind](value) if kind in _TERMS else None
    if term is not None:
        return str(catalogue("labels").get(type(term).__name__, {}).get(term.value, term.value))
    if isinstance(value, date) or kind in _DAYS:
        return "/".join(reversed(str(value)[:10].split("-")))
    if isinstance(value, Sequence) and not isinstance(value, str):
        mark = ", " if kind is ValueKind.YEARS else "; "
        return mark.join(value_words(kind, each, library) for each in value)
    if kind is ValueKind.AWARD:
        award = library.awards.get(str(value))
        return award.name if award is not None else str(value)
    return str(value)
