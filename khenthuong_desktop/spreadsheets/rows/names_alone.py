"""People of whom a row holds nothing but the name, written in later between numbered rows: such a row mostly is the
heading of a group."""

import re
from collections.abc import Iterator

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text
from khenthuong_desktop.spreadsheets.cells.person_names import is_full_name
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem
from khenthuong_desktop.spreadsheets.tables.header import Header

_MIDDLE_NAME = re.compile(r"\S+ (?:văn|thị) \S", re.IGNORECASE)
_FIRST = re.compile(r"0*1\s*[.)]?")
_FEWEST = 3  # words: "Hà Nội" begins with a family name, too
_MOST_SHOWN = 20  # rows


class NamesAlone:
    """Tells such rows of one sheet from headings, and remembers them."""

    def __init__(self, raw: RawSheet, header: Header) -> None:
        self._sheet = raw.name
        self._of_people = header.layout.subject in (SubjectKind.INDIVIDUAL, None)  # alone or among others
        self._found: list[tuple[int, str]] = []
        at = header.ordinal
        numbered = enumerate(raw.rows[header.body :], header.body) if self._of_people and at is not None else ()
        self._begins = {number for number, row in numbered if at is not None and at < len(row) and _is_first(row[at])}

    def is_person(self, number: int, words: str) -> bool:
        """Whether row ``number`` (from 0), with these words alone, is a person: below it numbers do not begin anew."""
        named = _MIDDLE_NAME.match(words) or (len(words.split()) >= _FEWEST and not words.isupper())
        person = self._of_people and number + 1 not in self._begins and bool(named) and is_full_name(words)
        if person:
            self._found.append((number + 1, words))
        return person

    def begins_at(self, number: int) -> bool:
        """Whether numbers begin anew in that row, from 0."""
        return number in self._begins

    def problems(self) -> Iterator[Problem]:
        """What is to be told of them."""
        if self._found:
            rows = ", ".join(str(row) for row, _ in self._found[:_MOST_SHOWN])
            shown = rows + (" …" if len(self._found) > _MOST_SHOWN else "")
            details = {"count": len(self._found), "rows": shown}
            row, name = self._found[0]
            yield Problem(WARNING, "names_alone", self._sheet, row, value=name, details=details)


def _is_first(cell: object) -> bool:
    return cell == 1 or (isinstance(cell, str) and _FIRST.fullmatch(as_text(cell).strip()) is not None)
