"""Headings of groups over nobody: mostly a person whose number was left out, and whom nobody reads."""

from collections.abc import Iterator, Sequence

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass
from khenthuong_desktop.spreadsheets.tables.carried_headings import says_where
from khenthuong_desktop.spreadsheets.tables.group_headings import class_of_people
from khenthuong_desktop.spreadsheets.work_words import is_unit

_WORDS = range(2, 7)  # of a name


def headings_over_nobody(sheet: ReadSheet, places: Sequence[int]) -> Iterator[Problem]:
    """Of the headings at these places of the rows, those that may be names and have no row of the list below them; a
    unit may head others, whose headings follow its own."""
    of_units = sheet.layout.subject is not SubjectKind.INDIVIDUAL
    for place in places:
        row = sheet.rows[place]
        words = str(row.fields["name"])
        below = (sheet.rows[at].row_class for at in range(place + 1, len(sheet.rows)))  # no copy for each heading
        followed = next((one for one in below if one in (RowClass.DATA, RowClass.GROUP)), None)
        if (followed is not RowClass.DATA and _may_be_person(words)) or (of_units and not followed and is_unit(words)):
            yield Problem(WARNING, "heading_over_nobody", sheet.name, row.row, value=words)


def _may_be_person(words: str) -> bool:
    """Whether words may name a person, as far as they say nothing else: "Tòng Thị Pọm", no unit, award or year."""
    is_else = is_unit(words) or class_of_people(words) is not None or not says_where(words)
    named = words.istitle() or words.isupper()
    return named and not is_else and len(words.split()) in _WORDS and words.replace(" ", "").isalpha()
