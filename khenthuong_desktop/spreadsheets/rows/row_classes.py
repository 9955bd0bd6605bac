"""What a row under the header is: data, a group heading, a subtotal, the signatures at the end, or nothing."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import are_filled, as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.person_names import is_full_name
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.decision_lists import heads_awards, names_decision
from khenthuong_desktop.spreadsheets.layouts.refusals import tells_result
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.spreadsheets.rows.heading_cells import columns_of_own, has_own
from khenthuong_desktop.spreadsheets.rows.lettered_rows import DOTTED, LETTERED, LetteredRows
from khenthuong_desktop.spreadsheets.rows.names_alone import NamesAlone
from khenthuong_desktop.spreadsheets.tables.carried_headings import heads_group, kind_of_heading, year_of_heading
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.row_signs import BULLET, ORDINAL, is_of_end, is_subtotal, may_be_subtotal
from khenthuong_desktop.spreadsheets.work_words import is_sector, is_unit


class RowClass(StrEnum):
    DATA = "data"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TAIL = "tail"
    BLANK = "blank"


_NOTE = re.compile(r"\s*(?:[*+•(]|-\s|(?:lưu ý|chú thích|chú ý|ghi chú)\b)", re.IGNORECASE)
_FOR_WHAT = re.compile(  # what all of a list are honoured for, below it
    r"(?:(?:vì|do)\s+)?(?:đã\s+)?(?:có|lập|đạt)\s+(?:nhiều\s+)?thành tích\b", re.IGNORECASE
)
_GROUP_PREFIX = re.compile(r"((?:[IVXLC]+|[A-ZĐ])\s*[.)/\-–:]|\d{1,2}[.)]\s)\s*(?=\S)")
_LONGEST_NAME = 6  # words
_SEPARATED = re.compile(r"(\d{1,2})[.,-]1\s*[.)]?")  # 1.1: the first of 1
_FIRST = 20  # rows
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"(?:tên )?(?:cơ quan,? )?(?:đơn vị|bộ phận|tập thể)(?: công tác)?\s*:\s*", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\s*[(:–-]\s*(?:gồm |có |tổng số )?\d+\s*(?:người|đ/c|đồng chí|cán bộ|cb|cbgv|gv|nv|cn|công nhân|giáo viên"
    r"|nhân viên|hội viên|đoàn viên|đảng viên|thành viên|hộ(?: gia đình| dân)?|gia đình|nhân khẩu|khẩu)\s*\)?\.?$",
    re.IGNORECASE,
)


class RowClassifier:
    """Classifies the rows of one sheet from the top down; remembers that the signatures have begun."""

    def __init__(self, sheet: RawSheet, header: Header) -> None:
        self._header = header
        self._fields = sorted(header.columns)
        self._name = header.name_index
        self._code = header.index_of("code")
        self._wide = {
            start[0] for start, end in sheet.merges if end[1] > start[1] and end[0] == start[0] >= header.body
        }
        self._numbered = header.ordinal is not None and any(
            ORDINAL.fullmatch(self._cell(row, header.ordinal)) for row in sheet.rows[header.body :][:500]
        )
        self._own = columns_of_own(header)
        self._over_people = frozenset(self._over_numbered(sheet.rows))
        self.names_alone = NamesAlone(sheet, header)
        self.lettered = LetteredRows(sheet, header)
        self._blank = -1  # the last row without a word
        self._in_tail = False
        self._of_people = header.layout.subject is SubjectKind.INDIVIDUAL and len(header.columns) > 2
        self._with_posts = header.layout.named and header.index_of("job_title") is not None  # so its names are people's
        self._of_collectives = False  # whom the last heading is over
        self._over = ""  # the unit of the last heading with a numeral of its own or none

    @staticmethod
    def _cell(row: Sequence[object], index: int | None) -> str:
        if index is None or index >= len(row) or is_empty(row[index]):
            return ""
        return as_text(row[index]).strip()

    def classify(self, number: int, row: Sequence[object]) -> tuple[RowClass, str]:
        """The class of row ``number`` (from 0) and its words: of a group heading, which may be data of the unit itself,
        of a note between rows."""
        if not self._in_tail and self._is_plain_data(row):
            return RowClass.DATA, ""
        filled = [index for index in self._fields if index < len(row) and not is_empty(row[index])]
        ordinal = self._cell(row, self._header.ordinal)
        texts = [as_text(cell).strip() for cell in row if cell != "" and not is_empty(cell)]
        if not texts:
            self._blank = number
            return RowClass.BLANK, ""
        lead = next((words for words in texts if not (ORDINAL.fullmatch(words) or BULLET.fullmatch(words))), "")
        if is_subtotal(lead):
            return RowClass.SUBTOTAL, ""
        if self._is_tail(row, filled, ordinal, lead, len(texts)):
            self._in_tail = True
            return RowClass.TAIL, ""
        if number in self.lettered.data:
            self._in_tail = False
            return RowClass.DATA, ""
        if alone := self._beside_bullet(row, texts):
            if _explains(alone):
                return RowClass.BLANK, alone
            if self._of_people or is_full_name(alone):
                self._in_tail = False
                heads = self._of_people and heads_group(alone)
                return (RowClass.GROUP, _tidy(alone)) if heads else (RowClass.DATA, "")
        for_what = number not in self._wide and _FOR_WHAT.match(texts[0]) is not None
        noted = len(texts) == 1 and (for_what or (is_note(texts[0]) and not _is_bulleted_person(texts[0])))
        group = _bulleted_unit(texts[0]) if noted else self._group_words(number, row, filled, ordinal, texts)
        if noted and not group:
            return RowClass.BLANK, texts[0]  # nothing to read, but to be told
        if group:
            self._in_tail = False
            self._of_collectives = kind_of_heading(group) is SubjectKind.COLLECTIVE
            self._over = self._over if ORDINAL.fullmatch(ordinal) else group if is_unit(group) else ""
            return RowClass.DATA if has_own(self._own, row, group) else RowClass.GROUP, group
        if not filled and self._fields:
            return RowClass.BLANK, ""
        self._in_tail = False
        return RowClass.DATA, ""

    def problems(self) -> Iterator[Problem]:
        """What is to be told of the rows of one sheet."""
        yield from self.names_alone.problems()
        yield from self.lettered.problems()

    def _beside_bullet(self, row: Sequence[object], texts: Sequence[str]) -> str:
        """The name in a row of a bullet and nothing else: "- | Nguyễn Văn An"."""
        place, name = self._header.ordinal, self._cell(row, self._name)
        bullet = row[place] if place is not None and place < len(row) else None
        bulleted = isinstance(bullet, str) and BULLET.fullmatch(bullet.strip()) is not None
        return name if bulleted and texts in ([name], [str(bullet).strip(), name]) else ""

    def are_data(self, columns: Sequence[Sequence[object]]) -> bool:
        """Whether all of some rows, told column by column, are data for sure; told of many at once."""
        ordinal = self._header.ordinal
        told = [index for index in self._fields if index < len(columns)][:3]
        return (
            not self._in_tail
            and not self.lettered.above
            and len(told) == 3
            and all(are_filled(columns[index]) for index in told)
            and not any(map(may_be_subtotal, {cell.lstrip()[:4] for cell in columns[told[0]] if isinstance(cell, str)}))
            and (ordinal is None or ordinal >= len(columns) or _are_numbers(columns[ordinal]))
        )

    def _is_plain_data(self, row: Sequence[object]) -> bool:
        """The usual case, told quickly: three filled fields, a number before them or nothing, and no total."""
        first, filled = -1, 0
        for index in self._fields:
            if index < len(row) and not is_empty(row[index]):
                first = index if filled == 0 else first
                filled += 1
                if filled == 3:
                    break
        if filled < 3:
            return False
        place = self._header.ordinal
        number = row[place] if place is not None and place < len(row) else ""
        if not (isinstance(number, float) and number.is_integer()):
            ordinal = self._cell(row, self._header.ordinal)
            if ordinal and not ORDINAL.fullmatch(ordinal):
                return False
        value = row[first]
        return not isinstance(value, str) or not is_subtotal(value)

    def _is_tail(self, row: Sequence[object], filled: list[int], ordinal: str, lead: str, cells: int) -> bool:
        name = self._cell(row, self._name)
        if self._in_tail and self._goes_on(row, filled, name):
            return False
        if self._in_tail:
            return not (ordinal and ORDINAL.fullmatch(ordinal) and name) and len(filled) < 3
        if (ordinal and ORDINAL.fullmatch(ordinal)) or (name and self._cell(row, self._code)):
            return False
        signs = cells <= 3 and is_of_end(lead) and not names_decision(lead)
        return signs and (not name or is_of_end(name))

    def _goes_on(self, row: Sequence[object], filled: list[int], name: str) -> bool:
        """Whether the list goes on below what looked like its end, as a note between rows: with a name and what is said
        of it. Beside a name under a signature stands nothing, or the name under another one."""
        others = [self._cell(row, index) for index in filled if index != self._name]
        return is_full_name(name) and bool(others) and not any(is_full_name(one) or is_of_end(one) for one in others)

    def _group_words(
        self, number: int, row: Sequence[object], filled: list[int], ordinal: str, texts: list[str]
    ) -> str:
        name = self._cell(row, self._name)
        others = [index for index in filled if index != self._name]
        if ordinal and not ORDINAL.fullmatch(ordinal):
            if LETTERED.fullmatch(ordinal):
                words = name or next((cell for cell in texts if cell != ordinal), "")
                if len(texts) > 2 and is_full_name(words):
                    return ""  # people may be numbered with letters
                others = others if len(others) == 1 else [index for index in others if index not in self._own]
                return _tidy(words) if len(others) <= 1 else ""
            if DOTTED.fullmatch(ordinal) and not others and len(texts) == 2 and self._heads_below(number, name):
                return _tidy(name)  # "I.1. Tổ Văn phòng" under "I. Trường A"
            if BULLET.fullmatch(ordinal) and len(texts) == 2 and heads_group(name):
                return _tidy(name)
            return _tidy(ordinal) if not name and not others else ""
        if ordinal and not others and len(texts) == 2 and (heads_awards(name) or tells_result(name)):
            return _tidy(name)
        if ordinal and not others and len(texts) == 2 and self._heads(name):
            over = "" if is_sector(self._over) else self._over  # "I. Khối lâm sàng" is no unit
            return " - ".join(filter(None, (_tidy(name), over)))  # "I. Trường A", then "1. Tổ Văn phòng"
        if ordinal and not others and len(texts) == 2 and number in self._over_people:
            return _tidy(name)
        if ordinal or len(texts) != 1:
            return ""
        only = texts[0]
        if number in self._wide or _GROUP_PREFIX.match(only) or tells_result(only) or year_of_heading(only) is not None:
            return _tidy(only)
        if not (self._numbered and name):
            return ""
        signs = self._blank == number - 1  # at the end, below a blank row
        return _tidy(only) if signs or not self.names_alone.is_person(number, only) else ""

    def _heads(self, name: str) -> bool:
        """Whether a name alone beside a number is that of a unit over people."""
        return (self._of_people or self._with_posts) and not self._of_collectives and is_unit(name)

    def _over_numbered(self, rows: Sequence[Sequence[object]]) -> Iterator[int]:
        """Rows of units whose next one is a person's, numbered under theirs: "1. Phòng Kinh tế", then "1.1. Lê Văn An".
        Rows are let go of one by one, so it is found out before."""
        body = self._header.body
        if not any(_SEPARATED.fullmatch(self._cell(row, self._header.ordinal)) for row in rows[body:][:_FIRST]):
            return
        for number, (row, below) in enumerate(pairwise(rows[body:]), body):
            numbered = _SEPARATED.fullmatch(self._cell(below, self._header.ordinal))
            if not numbered or numbered[1] != self._cell(row, self._header.ordinal).strip(" .)"):
                continue
            if is_unit(self._cell(row, self._name)) and not is_unit(self._cell(below, self._name)):
                yield number

    def _heads_below(self, number: int, name: str) -> bool:
        """The same, or whether numbers of people begin below it: "I.1. Lái xe"."""
        return self._heads(name) or (self.names_alone.begins_at(number + 1) and not is_full_name(name))


def _are_numbers(cells: Sequence[object]) -> bool:
    """Whether every cell is an ordinal as Excel keeps it; in .xls whole numbers are none with a point."""
    if {*map(type, cells)} == {int}:
        return True
    return all(type(cell) is int or (isinstance(cell, float) and cell.is_integer()) for cell in cells)


def is_note(words: str) -> bool:
    """Whether words that stand alone in a row explain something: "* Đồng chí An đi học từ tháng 9"."""
    return _NOTE.match(words) is not None


def _explains(words: str) -> bool:
    """Whether words beside a bullet are a note: "Đồng chí An đi học từ tháng 9"."""
    return is_note(words) or (
        not is_unit(words) and (len(words.split()) > _LONGEST_NAME or _DIGIT.search(words) is not None)
    )


def _is_bulleted_person(words: str) -> bool:
    """ "- Nguyễn Văn An" in one cell."""
    name = words.lstrip("*+•- ")
    return is_full_name(name) and name.replace(" ", "").isalpha() and not is_note(name)


def _bulleted_unit(words: str) -> str:
    """The unit in a cell such as "* THÔN 1"; a note names none in capitals and nothing else."""
    named = words.lstrip("*+•- ")
    return _tidy(named) if named.isupper() and is_unit(named) else ""


def _tidy(words: str) -> str:
    """The heading without its number, the word for units and how many there are: "II. Đơn vị: Phòng Nội vụ (02 người)"
    → "Phòng Nội vụ"."""
    cleaned = text.clean(words)
    number = _GROUP_PREFIX.match(cleaned)  # at its start only: "Phòng Văn hóa - Xã hội" has none
    cleaned = cleaned[number.end() if number else 0 :]
    named = _HOW_MANY.sub("", _LABEL.sub("", cleaned))
    return (named if is_unit(named) else cleaned).rstrip(":").strip()
