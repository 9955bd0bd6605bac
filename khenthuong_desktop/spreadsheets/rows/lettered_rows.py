"""Rows numbered I, II, a), b) or with dashes that are data, no headings, and the units that numbers put under others.

A letter before a row mostly heads those below it. In a list of collectives or households it may number them as well:
"I | Văn phòng Sở | 12", "1 | Tổ Hành chính | 5"; such a row says something of itself, or stands over nobody.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CollectiveCategory, SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.columns import HEADCOUNT
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.office_lists import COLLECTIVES_LIST
from khenthuong_desktop.spreadsheets.problems import FIXED, Problem
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.row_signs import BULLET, ORDINAL, is_of_end, is_subtotal
from khenthuong_desktop.spreadsheets.words import bare, category_of_collective
from khenthuong_desktop.spreadsheets.work_words import is_sector, is_unit, may_be_under

LETTERED = re.compile(r"(?:[IVXLC]+|[A-ZĐ]|[a-zđ])\s*[.)/]?")
DOTTED = re.compile(r"(?:[IVXLC]+|[A-ZĐ])(?:[.-]?\d{1,2})+\s*[.)]?")  # I.1, A.2: of I, of A
_ROMAN = re.compile(r"[IVXLC]+")
_COUNT = re.compile(r"\W*\d.*", re.DOTALL)  # of those under a heading: "05 người", "(3)"
_BULLET_BEFORE = re.compile(r"[-–—•+*·▪]+\s*(?=[^\W\d_])")
_SEPARATORS = re.compile(r"[.,]")
_SMALL, _BULLETED = 20, 21  # ranks below all numbers
_WORDS = range(2, 7)  # of a name
_SHOWN = 10  # rows
_SORTS_OF_UNITS = ("co quan", "don vi", "truong hoc", "phong ban", "to chuc")  # no unit is named so
_OF_UNITS = {"code", "former_name", "kind", HEADCOUNT.field, "quota", "seat", "note"}  # fields

_Row = tuple[int, str, str, Sequence[object]]  # its number from 0, ordinal, name and cells


class LetteredRows:
    """Which lettered rows of one sheet are data, and under which unit those of a list of collectives stand."""

    def __init__(self, raw: RawSheet, header: Header) -> None:
        self._sheet = raw.name
        self._ordinal, self._name = header.ordinal, header.name_index
        marked = header.award_marks.keys() | header.rating_marks.keys()
        of_columns = {index: column.field for index, column in header.columns.items() if index != self._name}
        self._others = dict.fromkeys(marked, "") | of_columns
        self._kind = header.layout.subject
        self.data: set[int] = set()  # numbers of rows, from 0
        self._lists_units = header.layout.code == COLLECTIVES_LIST.code and self._tells_units_alone()
        self._letterhead = {bare(as_text(cell)) for row in raw.rows[: header.row] for cell in row if not is_empty(cell)}
        self.above: dict[int, str] = {}  # the unit above, by the number of the row
        if self._kind is None or self._ordinal is None or self._name is None:
            return
        rows = list(self._rows(raw.rows, header.body))
        lettered = [LETTERED.fullmatch(ordinal) is not None for _, ordinal, _, _ in rows]
        if any(lettered) and (all(lettered) or self._kind is not SubjectKind.INDIVIDUAL):
            below: _Row | None = None
            for place, row in reversed(list(enumerate(rows))):
                if LETTERED.fullmatch(row[1]) and (
                    self._is_data(row, below, every=all(lettered)) or self._is_upper(row, islice(rows, place + 1, None))
                ):
                    self.data.add(row[0])
                below = row
        if self._kind is SubjectKind.COLLECTIVE:
            self._put_under(rows)

    def _rows(self, rows: Sequence[Sequence[object]], body: int) -> Iterator[_Row]:
        """The rows of the list, up to its end; of a list of people those up to the first that has no letter."""
        for number, row in enumerate(rows[body:], body):
            ordinal, name = self._cell(row, self._ordinal), self._cell(row, self._name)
            lead = name or ordinal
            if not lead or is_subtotal(lead) or is_subtotal(ordinal):
                continue
            lettered = LETTERED.fullmatch(ordinal) is not None
            if not lettered and not ORDINAL.fullmatch(ordinal) and is_of_end(lead):
                return
            yield number, ordinal, name, row
            if not lettered and self._kind is SubjectKind.INDIVIDUAL:
                return

    @staticmethod
    def _cell(row: Sequence[object], index: int | None) -> str:
        cell = row[index] if index is not None and index < len(row) else None
        return "" if is_empty(cell) else as_text(cell).strip()

    def _is_data(self, row: _Row, below: _Row | None, *, every: bool) -> bool:
        _, ordinal, name, cells = row
        told = any(
            (cell := self._cell(cells, index)) and (field == HEADCOUNT.field or not _COUNT.fullmatch(cell))
            for index, field in self._others.items()
        )
        if self._kind is not SubjectKind.COLLECTIVE:
            return told and _may_be_name(name) and (every or self._kind is SubjectKind.HOUSEHOLD)
        over_nobody = below is None or 0 < _rank(below[1], below[2]) <= _rank(ordinal, name)
        if is_sector(name):  # "Khối trường học" over schools, "Khối Văn phòng" over nobody
            return told and over_nobody
        return (told and every) or (is_unit(name) and (told or over_nobody))

    def _tells_units_alone(self) -> bool:
        """Whether nothing but what units are is listed: over those with ratings or awards a unit only heads."""
        return _OF_UNITS.issuperset(self._others.values())

    def _is_upper(self, row: _Row, following: Iterable[_Row]) -> bool:
        """Whether a row of a unit and no more stands over units that may be parts of it: "I | Khoa Cơ khí" over
        "1 | Bộ môn Chế tạo máy"; not the sort of those below it, nor whose list it is."""
        _, ordinal, name, _ = row
        if not self._lists_units or not is_unit(name) or is_sector(name) or _is_commune(name):
            return False
        key, rank = bare(name), _rank(ordinal, name)
        if key.startswith(_SORTS_OF_UNITS) or " " not in key or key in self._letterhead:
            return False
        parts = [
            below for _, number, below, _ in takewhile(lambda one: not 0 < _rank(one[1], one[2]) <= rank, following)
        ]
        return bool(parts) and all(may_be_under(part, name) for part in parts)

    def _put_under(self, rows: Sequence[_Row]) -> None:
        """Find the unit above each by its number: "1.2" is of "1", "1" of "I"."""
        stack: list[tuple[int, str, str]] = []  # rank, number, name of a unit or nothing
        for number, ordinal, name, _ in rows:
            rank = _rank(ordinal, name)
            if not rank:
                continue
            while stack and stack[-1][0] >= rank:
                stack.pop()
            is_row = number in self.data or not LETTERED.fullmatch(ordinal)
            above = stack[-1] if stack else (0, "", "")
            if is_row and above[2] and _is_under(ordinal, above[1]):
                self.above[number] = above[2]
            unit = is_row and is_unit(name) and not is_sector(name)
            stack.append((rank, ordinal, _plain(name) if unit and not _is_commune(name) else ""))

    def problems(self) -> Iterator[Problem]:
        """What is to be told of them."""
        if self.above:
            numbers = sorted(self.above)
            shown = ", ".join(str(number + 1) for number in numbers[:_SHOWN]) + (" …" if len(numbers) > _SHOWN else "")
            details = {"count": len(numbers), "rows": shown}
            first = numbers[0]
            yield Problem(FIXED, "unit_by_number", self._sheet, first + 1, value=self.above[first], details=details)


def _rank(ordinal: str, name: str) -> int:
    """How deep a number stands: A, I, 1 or I.1, 1.1, a), a dash; 0 of none."""
    number = ordinal.strip(" .)/")
    if not number or BULLET.fullmatch(ordinal):
        return _BULLETED if ordinal or _BULLET_BEFORE.match(name) else 0
    if ORDINAL.fullmatch(ordinal):
        return 2 + len(_SEPARATORS.split(number))
    if DOTTED.fullmatch(ordinal):
        return 2 + len(re.findall(r"\d+", number))
    if not LETTERED.fullmatch(ordinal):
        return 0
    return 2 if _ROMAN.fullmatch(number) and number not in ("C", "D", "L") else 1 if number.isupper() else _SMALL


def _is_under(ordinal: str, above: str) -> bool:
    """ "3.1" is under "3", not under "2"; other numbers tell by their sort alone."""
    if not (ORDINAL.fullmatch(ordinal) and ORDINAL.fullmatch(above)):
        return True
    parts, upper = (_SEPARATORS.split(number.strip(" .)/")) for number in (ordinal, above))
    return parts[: len(upper)] == upper


def _may_be_name(words: str) -> bool:
    """ "Giáp Văn Cương", no unit or place."""
    letters = words.replace(" ", "")
    named = (words.istitle() or words.isupper()) and letters.isalpha()
    return named and len(words.split()) in _WORDS and not is_unit(words)


def _is_commune(name: str) -> bool:
    """ "Xã An Bình" over its schools and villages: where they are."""
    return category_of_collective(name) is CollectiveCategory.COMMUNE


def _plain(name: str) -> str:
    return text.clean(_BULLET_BEFORE.sub("", name, count=1))
