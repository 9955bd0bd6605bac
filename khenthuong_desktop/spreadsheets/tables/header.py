"""A header that was found, and how its headings become columns of one layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby

from khenthuong_desktop.spreadsheets.columns import (
    BIRTH_PARTS,
    FAMILY_NAME,
    GIVEN_NAME,
    ORDINAL,
    Column,
    Layout,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.layouts.heading_words import is_exactly, match_heading
from khenthuong_desktop.spreadsheets.layouts.layouts import STANDARD
from khenthuong_desktop.spreadsheets.layouts.named_lists import NAMED
from khenthuong_desktop.spreadsheets.layouts.office_lists import OFFICE_LISTS
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    RecordColumns,
    RecordField,
    RecordKind,
    record_field,
    year_in,
)
from khenthuong_desktop.spreadsheets.layouts.told_lists import TOLD
from khenthuong_desktop.spreadsheets.layouts.upper_headings import (
    Matter,
    day_beside_number,
    heading_of_decision,
    is_of_other_matter,
    matters_above,
)
from khenthuong_desktop.spreadsheets.tables.award_groups import AwardGroup, award_groups
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in
from khenthuong_desktop.spreadsheets.tables.recalling import NOT_USED, ToldFields
from khenthuong_desktop.spreadsheets.words import bare, find_word, plain

_PARTS_OF_DAYS = ["ngay", "thang", "nam"]
AWARD_FIELDS = ("award", "award_form", "award_title")
_MOST_BONUS = 1.5  # for a running number and for words above
_ANY = Layout("any", "", tuple(column for each in (*STANDARD, *NAMED, *OFFICE_LISTS, *TOLD) for column in each.columns))


_HELD = RecordField(RecordKind.HELD)


@dataclass(frozen=True)
class Header:
    """A found header: its first row and the first row under it (from 0), and the field of each column."""

    layout: Layout
    row: int
    body: int
    columns: Mapping[int, Column]
    ordinal: int | None
    unknown: Mapping[int, str]  # headings that mean nothing to us
    repeated: Mapping[int, Column]  # columns whose field another column already holds
    award_marks: Mapping[int, str]  # columns where an x means the award named in the lower heading
    rating_marks: Mapping[int, str]  # columns where an x means this rating
    headings: Mapping[int, str]  # the words above each column
    told: frozenset[int] = frozenset()  # columns that the clerk explained
    supposed: frozenset[int] = frozenset()  # columns taken for awards held by what stands beside them
    said_above: Mapping[str, object] = field(default_factory=dict)  # fields that the title tells for all rows
    joined: Mapping[int, str] = field(default_factory=dict)  # columns of awards whose field another column holds
    marked_for: Mapping[int, str] = field(default_factory=dict)  # whose award an x is, where no column holds it
    guess: "Guess | None" = None  # columns are what they are by their cells alone
    depth: int = 1  # rows of headings
    award_groups: tuple[AwardGroup, ...] = ()  # told in the words of one column of awards held
    by_groups: frozenset[str] = frozenset()  # fields that the headings over groups of rows tell

    @property
    def missing(self) -> list[Column]:
        """Required columns that are not there; a list that is not ours may lack codes."""
        present = {column.field for column in self.columns.values()} | self.said_above.keys() | self.by_groups
        if GIVEN_NAME.field in present:
            present.add("name")
        return [column for column in self.layout.columns if column.required and column.field not in present]

    def index_of(self, field: str) -> int | None:
        return next((index for index, column in self.columns.items() if column.field == field), None)

    @property
    def name_index(self) -> int | None:
        """The column of the name, or of its first part where it has two columns."""
        whole, family = self.index_of("name"), self.index_of(FAMILY_NAME.field)
        return next((index for index in (whole, family, self.index_of(GIVEN_NAME.field)) if index is not None), None)


@dataclass(frozen=True)
class Guess:
    """How good it is to go by the cells of a list."""

    understood: bool  # names stand among them
    confirmed: bool  # the clerk said something of this list
    alone: bool  # there is nothing else in the file


@dataclass(frozen=True)
class Lines:
    """The rows that may be the header, and what is told of their columns."""

    row: int
    depth: int
    headings: Mapping[int, list[str]]
    records: RecordColumns
    told: ToldFields

    def most(self) -> float:
        """More than any layout can score with these headings: usual rows of data are soon done with."""
        told = self.told.of({index: " ".join(texts) for index, texts in self.headings.items()})
        explained = told.keys() | self.records.fields.keys()
        known = sum(index in explained or heads_any(tuple(texts)) for index, texts in self.headings.items())
        marks = len(self.rating_years) + 0.1 * len(self.ratings) + len(self.birth_parts) + len(self.award_groups)
        return 1.1 * known + marks + len(told.keys() - self.headings.keys()) + _MOST_BONUS

    @cached_property
    def award_groups(self) -> tuple[AwardGroup, ...]:
        """Awards over the columns of their years and decisions."""
        return tuple(award_groups(self.headings))

    @cached_property
    def birth_parts(self) -> dict[int, Column]:
        """Day, month and year of birth in three columns beside one another, under such a heading or none."""
        for index, texts in self.headings.items():
            three = [self.headings.get(index + step, [""])[-1] for step in range(len(BIRTH_PARTS))]
            if [bare(words).removesuffix(" sinh") for words in three] == _PARTS_OF_DAYS and (
                len(texts) == 1 or "sinh" in bare(texts[0])
            ):
                return {index + step: part for step, part in enumerate(BIRTH_PARTS)}
        return {}

    @cached_property
    def ratings(self) -> dict[int, str]:
        """The columns headed by a rating each, to be marked with an x; one such heading is no scale."""
        found = {index: find_word(ValueKind.RATING, texts[-1]) for index, texts in self.headings.items()}
        scale = {index: rating.value for index, rating in found.items() if rating is not None}
        return scale if len(set(scale.values())) > 1 else {}

    @cached_property
    def rating_years(self) -> dict[int, int | None]:
        """The first column of each scale with the year above it: "Năm 2024 | HTXSNV | HTTNV", then those of 2025."""
        years = {index: year_in(" ".join(self.headings[index][:-1])) for index in sorted(self.ratings)}
        scales = [(next(indexes), year) for year, indexes in groupby(years, key=years.__getitem__)]
        if len(scales) < 2 or (None not in years.values() and len(scales) == len(set(years.values()))):
            return dict(scales)
        return {min(years): None}


@lru_cache(maxsize=20_000)
def heads_any(texts: tuple[str, ...]) -> bool:
    """Whether a heading, of these texts from the top down, is one of any list that we know."""
    return _match_texts(_ANY, texts) is not None


def match(layout: Layout, lines: Lines, marks_rate: bool = True) -> Header:
    """How these rows would be the header of a layout; ``marks_rate``: columns headed by a rating hold marks."""
    rated = _rated(layout, lines) if marks_rate else {}
    ratings = lines.ratings if rated else {}
    births = lines.birth_parts
    groups = lines.award_groups if layout.code in RECORD_LISTS else ()
    grouped = {index: _HELD.name for group in groups for index in group.columns.values()}
    columns: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    repeated: dict[int, Column] = {}
    ordinal: int | None = None
    whole = {index: " ".join(texts) for index, texts in lines.headings.items()}
    told = lines.told.of(whole)
    for index in sorted(whole.keys() | told.keys()):
        field = told.get(index)
        if field == NOT_USED:
            continue
        if (index in ratings or index in grouped) and field is None:
            continue
        column = _told_column(layout, field, whole.get(index, "")) if field else _column(layout, lines, index)
        if field is None and index in births and (part := layout.column(births[index].field)) is not None:
            column = part
        if column is None:
            unknown[index] = whole.get(index, "")
        elif column is ORDINAL:
            ordinal = index if ordinal is None else ordinal
        elif (first := _first_of(columns, column)) is not None:
            if field is None and _tells_what_for(column, whole[index]):
                unknown[index] = whole[index]
                continue
            if first not in told and _tells_what_for(column, whole.get(first, "")):
                columns[index], unknown[first] = column, whole.get(first, "")
                del columns[first]
                continue
            if (
                field is None
                and first not in told
                and _is_named(column, whole[index]) > _is_named(column, whole[first])
            ):
                columns[index], repeated[first] = column, columns.pop(first)
                continue
            other = _other_award(layout, columns, column) if len(lines.headings.get(index, ())) == 1 else None
            if other is not None and plain(whole[index]) not in {plain(whole.get(at, "")) for at in columns}:
                columns[index] = other
            else:
                repeated[index] = column
        else:
            columns[index] = column
    columns |= rated
    if (day := day_beside_number(layout, columns, unknown)) is not None:
        columns[day[0]] = day[1]
        del unknown[day[0]]
    if groups and all(column.field != _HELD.name for column in columns.values()):
        columns[min(grouped)] = _HELD.column("Khen thưởng đã đạt")
        del grouped[min(grouped)]
    marks = {
        index: _award_headed(lines.headings[index])
        for index, column in {**columns, **repeated}.items()
        if column.kind is ValueKind.AWARD and len(lines.headings.get(index, ())) > 1 and not record_field(column.field)
    }
    repeated = {index: column for index, column in repeated.items() if index not in marks}
    body = lines.row + lines.depth
    supposed = frozenset(lines.records.supposed - told.keys()) if layout.code in RECORD_LISTS else frozenset()
    explained = frozenset(told)
    return Header(
        layout, lines.row, body, columns, ordinal, unknown, repeated, marks, ratings, whole, explained, supposed,
        depth=lines.depth, joined=grouped, award_groups=groups,
    )  # fmt: skip


def _first_of(columns: Mapping[int, Column], column: Column) -> int | None:
    return next((index for index, taken in columns.items() if taken.field == column.field), None)


def _award_headed(texts: Sequence[str]) -> str:
    """The award in the lowest of several headings, which may go on there: "CSTĐ" over "cơ sở"."""
    tails = (" ".join(texts[at:]) for at in range(len(texts) - 1, 0, -1))
    return next(filter(award_in, tails), texts[-1])


def _tells_what_for(column: Column, heading: str) -> bool:
    """ "Nội dung khen thưởng" beside "Hình thức khen thưởng" is what for; alone it may be the award."""
    return column.field == "award" and bare(heading).startswith("noi dung")


def _is_named(column: Column, heading: str) -> bool:
    """Whether a heading is a column's own name: "Chức vụ", where "Chức danh" only stands for it."""
    return column.field == "job_title" and plain(heading) == plain(column.heading)


def _other_award(layout: Layout, columns: Mapping[int, Column], column: Column) -> Column | None:
    """Where two columns propose awards: what the second one may hold."""
    if column.field not in AWARD_FIELDS:
        return None
    there = {taken.field for taken in columns.values()}
    return next((other for name in AWARD_FIELDS if name not in there and (other := layout.column(name))), None)


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
    if record is not None and not is_exactly(layout, whole := " ".join(texts)):
        return record.column(whole)
    column = _match_texts(layout, texts)
    if column is not None and column.field in AWARD_FIELDS and index in lines.records.unclear:
        return None
    if column is None or column.kind is not ValueKind.TEXT or len(texts) < 2 or _by_lower_words(layout, texts):
        return column
    beside = (lines.headings.get(index + step, []) for step in (-1, 1))  # "Kết quả bỏ phiếu | Đồng ý | Ý kiến khác"
    told = any(len(one) > 1 and one[0] == texts[0] and _by_lower_words(layout, one) for one in beside)
    return None if told else column


def _by_lower_words(layout: Layout, texts: Sequence[str]) -> bool:
    """Whether more than the uppermost heading names the column."""
    return any(match_heading(layout, " ".join(texts[start:])) is not None for start in range(len(texts)))


def _match_texts(layout: Layout, texts: Sequence[str]) -> Column | None:
    if len(texts) == 1:
        return match_heading(layout, texts[0])
    whole = match_heading(layout, " ".join(texts))
    if whole is not None:
        return whole
    tried = [*(" ".join(texts[start:]) for start in range(1, len(texts))), heading_of_decision(texts), texts[0]]
    found = next(filter(None, (match_heading(layout, words) for words in tried if words)), None)
    if found is None or not is_of_other_matter(layout, found, texts):
        return found
    is_asked = found.field in AWARD_FIELDS and Matter.ASKED in matters_above(texts)
    return layout.column("asked_award") if is_asked else None
