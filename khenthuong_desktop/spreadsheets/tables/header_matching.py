"""How the headings of a header become columns of one layout."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.columns import ORDINAL, SUBJECT_KIND, Column, Layout, ValueKind, holds_several
from khenthuong_desktop.spreadsheets.layouts.assessors import is_of_unit
from khenthuong_desktop.spreadsheets.layouts.heading_words import is_exactly, match_heading
from khenthuong_desktop.spreadsheets.layouts.record_columns import RECORD_LISTS, RecordField, RecordKind, record_field
from khenthuong_desktop.spreadsheets.layouts.upper_headings import (
    day_beside_number,
    tells_of_before,
    without_now,
)
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in, names_award
from khenthuong_desktop.spreadsheets.tables.corrections import CORRECTED
from khenthuong_desktop.spreadsheets.tables.header import AWARD_FIELDS, Header, Lines, match_texts
from khenthuong_desktop.spreadsheets.tables.header_scores import is_of_awards
from khenthuong_desktop.spreadsheets.tables.recalling import NOT_USED
from khenthuong_desktop.spreadsheets.words import bare, plain
from khenthuong_desktop.spreadsheets.work_words import names_profession

_HELD = RecordField(RecordKind.HELD)


def match(layout: Layout, lines: Lines, marks_rate: bool = True) -> Header:
    """How these rows would be the header of a layout; ``marks_rate``: columns headed by a rating hold marks."""
    taken = _Taken(layout, lines, marks_rate)
    columns, groups = taken.columns | taken.rated, taken.groups
    unknown, joined = taken.unknown, taken.grouped | taken.joined
    if (day := day_beside_number(layout, columns, unknown)) is not None:
        columns[day[0]] = day[1]
        del unknown[day[0]]
    if groups and all(column.field != _HELD.name for column in columns.values()):
        columns[min(taken.grouped)] = _HELD.column("Khen thưởng đã đạt")
        del joined[min(taken.grouped)]
    marks = {
        index: _award_headed(lines.headings[index])
        for index, column in {**columns, **taken.repeated}.items()
        if column.kind is ValueKind.AWARD and len(lines.headings.get(index, ())) > 1 and not record_field(column.field)
    }
    supposed = frozenset(lines.records.supposed - taken.told.keys()) if layout.code in RECORD_LISTS else frozenset()
    return Header(
        layout=layout,
        row=lines.row,
        body=lines.row + lines.depth,
        columns=columns,
        ordinal=taken.ordinal,
        unknown=unknown,
        repeated={index: column for index, column in taken.repeated.items() if index not in marks},
        award_marks=marks,
        rating_marks=taken.ratings,
        headings=taken.whole,
        told=frozenset(taken.told),
        supposed=supposed,
        joined=joined,
        depth=lines.depth,
        award_groups=groups,
    )


class _Taken:
    """The headings as one layout takes them, from the left: what each column is, is not, or says once more."""

    def __init__(self, layout: Layout, lines: Lines, marks_rate: bool) -> None:
        self._layout, self._lines = layout, lines
        self.whole = {index: " ".join(texts) for index, texts in lines.headings.items()}
        self.told = lines.told.of(self.whole)
        self.rated = _rated(layout, lines) if marks_rate else {}
        self.ratings: Mapping[int, str] = lines.ratings if self.rated else {}
        self.groups = lines.award_groups if layout.code in RECORD_LISTS else ()
        self.grouped = {index: _HELD.name for group in self.groups for index in group.columns.values()}
        self.columns: dict[int, Column] = {}
        self.unknown: dict[int, str] = {}
        self.repeated: dict[int, Column] = {}
        self.joined: dict[int, str] = {}  # columns whose words belong to those of another
        self.ordinal: int | None = None
        for index in sorted(self.whole.keys() | self.told.keys()):
            explained = index in self.told
            if self.told.get(index) != NOT_USED and (explained or index not in self.ratings.keys() | self.grouped):
                self._take(index)

    def _take(self, index: int) -> None:
        column = self._column(index)
        if column is None:
            self.unknown[index] = self.whole.get(index, "")
        elif column is ORDINAL:
            self.ordinal = index if self.ordinal is None else self.ordinal
        elif (first := self._first_of(column)) is None:
            self.columns[index] = column
        else:
            self._take_again(index, column, first)

    def _is_of_before(self, column: Column, index: int) -> bool:
        return tells_of_before(column, self._lines.headings.get(index, ()))

    def _says_now(self, index: int) -> bool:
        heading = self.whole.get(index, "")
        return without_now(heading) != heading

    def _column(self, index: int) -> Column | None:
        field = self.told.get(index)
        if field:
            return _told_column(self._layout, field, self.whole.get(index, ""))
        if index in self._lines.kinds and (kind := self._layout.column(SUBJECT_KIND.field)) is not None:
            return kind
        births = self._lines.birth_parts
        if index in births and (part := self._layout.column(births[index].field)) is not None:
            return part
        return _column(self._layout, self._lines, index)

    def _first_of(self, column: Column) -> int | None:
        """Where the field of a column stands already."""
        return next((index for index, taken in self.columns.items() if taken.field == column.field), None)

    def _take_again(self, index: int, column: Column, first: int) -> None:
        """What a column is whose field the ``first`` one holds already: that one's better, another award, or more of
        the same."""
        heading, before = self.whole.get(index, ""), self.whole.get(first, "")
        if index not in self.told and _tells_what_for(column, heading):
            self.unknown[index] = heading
        elif first not in self.told and _tells_what_for(column, before):
            self.columns[index], self.unknown[first] = column, before
            del self.columns[first]
        elif self.told.keys() & {index, first} and holds_several(column):
            self.joined[index] = column.field
        elif (other := self._other_award(index, column)) is not None:
            self.columns[index] = other
        elif self._goes_before(index, first, column):
            self.columns[index], self.repeated[first] = column, self.columns.pop(first)
        else:
            self.repeated[index] = column

    def _goes_before(self, index: int, first: int, column: Column) -> bool:
        """Whether a column holds its field rather than the ``first`` one: by the clerk's word, else by what is now, not
        before, else by its name; awards of several columns are told in one."""
        told = self.told.keys() & {index, first}
        if told:
            return told == {index} and not is_of_awards(self._layout, column)
        if (was := self._is_of_before(column, first)) is not self._is_of_before(column, index):
            return was
        if column.field in CORRECTED and (now := self._says_now(index)) is not self._says_now(first):
            return now
        if column.field == "result" and (classed := _is_class(self.whole.get(first, ""))) is not _is_class(
            self.whole.get(index, "")
        ):
            return classed
        if (professed := names_profession(self.whole.get(first, ""))) != names_profession(self.whole.get(index, "")):
            return column.field == "job_title" and professed
        return _is_named(column, self.whole.get(index, "")) > _is_named(column, self.whole.get(first, ""))

    def _other_award(self, index: int, column: Column) -> Column | None:
        """Where two columns propose awards: what the second one, headed otherwise, may hold."""
        if column.field not in AWARD_FIELDS or len(self._lines.headings.get(index, ())) != 1:
            return None
        if plain(self.whole.get(index, "")) in {plain(self.whole.get(at, "")) for at in self.columns}:
            return None
        there = {taken.field for taken in self.columns.values()}
        free = (self._layout.column(name) for name in AWARD_FIELDS if name not in there)
        return next(filter(None, free), None)


def _award_headed(texts: Sequence[str]) -> str:
    """The award in the lowest of several headings, which may go on there: "CSTĐ" over "cơ sở"."""
    tails = (" ".join(texts[at:]) for at in range(len(texts) - 1, 0, -1))
    return next(filter(award_in, tails), texts[-1])


def _tells_what_for(column: Column, heading: str) -> bool:
    """ "Nội dung khen thưởng" beside "Hình thức khen thưởng" is what for; alone it may be the award."""
    return column.field == "award" and bare(heading).startswith("noi dung")


def _is_class(heading: str) -> bool:
    """ "Xếp loại" beside "Kết quả": of which class something is, not what came of it."""
    return bare(heading).startswith(("xep loai", "danh gia", "muc dat"))


def _is_named(column: Column, heading: str) -> bool:
    """Whether a heading is a column's own name: "Chức vụ", where "Chức danh" only stands for it."""
    return column.field == "job_title" and plain(heading) == plain(column.heading)


def _rated(layout: Layout, lines: Lines) -> dict[int, Column]:
    """The columns of ratings that marks tell, each at the first mark; beside a subject they are of the years above the
    marks, else of that in the title."""
    found: dict[int, Column] = {}
    for index, year in lines.rating_years.items():
        if layout.code in RECORD_LISTS:
            heading = "Xếp loại" if len(lines.rating_years) == 1 else f"Xếp loại {year}"
            found[index] = RecordField(RecordKind.RATING, year=year).column(heading)
        elif len(lines.rating_years) == 1 and (column := layout.column("rating")) is not None:
            found[index] = column
    return {index: replace(column, kind=ValueKind.MARK) for index, column in found.items()}


def _told_column(layout: Layout, field: str, heading: str) -> Column | None:
    record = record_field(field) if layout.code in RECORD_LISTS else None
    return record.column(heading) if record else layout.column(field)


def _column(layout: Layout, lines: Lines, index: int) -> Column | None:
    """The column that a heading names: as a whole, as a record, by its lower rows, by its uppermost."""
    texts = lines.headings[index]
    record = lines.records.fields.get(index) if layout.code in RECORD_LISTS else None
    outranked = index in lines.records.who.outranked or index in lines.ratings_of_others
    if outranked or (record is not None and _is_of_other_subject(layout, record, texts)):
        return None
    if record is not None and not is_exactly(layout, whole := " ".join(texts)):
        return record.column(whole)
    column = match_texts(layout, texts)
    if column is not None and column.field in AWARD_FIELDS and index in lines.records.unclear:
        return None
    if column is not None and column.field == "result" and len(texts) > 1 and names_award(texts[-1]):
        return None  # "Kết quả khen thưởng" over "LĐTT | CSTĐCS": marks stand below
    if column is None or column.kind is not ValueKind.TEXT or len(texts) < 2 or _by_lower_words(layout, texts):
        return column
    beside = (lines.headings.get(index + step, []) for step in (-1, 1))  # "Kết quả bỏ phiếu | Đồng ý | Ý kiến khác"
    told = any(len(one) > 1 and one[0] == texts[0] and _by_lower_words(layout, one) for one in beside)
    return None if told else column


def _is_of_other_subject(layout: Layout, record: RecordField, texts: Sequence[str]) -> bool:
    """ "Xếp loại tập thể" beside the people of a unit."""
    of_people = layout.subject is SubjectKind.INDIVIDUAL
    return record.record is RecordKind.RATING and of_people and is_of_unit(" ".join(texts))


def _by_lower_words(layout: Layout, texts: Sequence[str]) -> bool:
    """Whether more than the uppermost heading names the column."""
    return any(match_heading(layout, " ".join(texts[start:])) is not None for start in range(len(texts)))
