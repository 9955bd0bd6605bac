"""A header that was found, and how its headings become columns of one layout."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby

from khenthuong_desktop.spreadsheets.columns import (
    BIRTH_PARTS,
    FAMILY_NAME,
    GIVEN_NAME,
    Column,
    Layout,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.layouts.assessors import scale_of_staff
from khenthuong_desktop.spreadsheets.layouts.heading_words import match_heading
from khenthuong_desktop.spreadsheets.layouts.layouts import STANDARD
from khenthuong_desktop.spreadsheets.layouts.named_lists import NAMED
from khenthuong_desktop.spreadsheets.layouts.office_lists import OFFICE_LISTS
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RecordColumns,
    RecordField,
    RecordKind,
)
from khenthuong_desktop.spreadsheets.layouts.told_lists import TOLD
from khenthuong_desktop.spreadsheets.layouts.told_years import year_in
from khenthuong_desktop.spreadsheets.layouts.upper_headings import (
    Matter,
    heading_of_decision,
    is_of_other_matter,
    matters_above,
    without_now,
)
from khenthuong_desktop.spreadsheets.tables.award_groups import AwardGroup, award_groups
from khenthuong_desktop.spreadsheets.tables.recalling import ToldFields
from khenthuong_desktop.spreadsheets.words import bare, find_word

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
    joined: Mapping[int, str] = field(default_factory=dict)  # columns told in one with another of their field
    marked_for: Mapping[int, str] = field(default_factory=dict)  # whose award an x is, where no column holds it
    guess: "Guess | None" = None  # columns are what they are by their cells alone
    depth: int = 1  # rows of headings
    award_groups: tuple[AwardGroup, ...] = ()  # told in the words of one column of awards held
    decided_apart: tuple[AwardGroup, ...] = ()  # columns of awards with decisions of their own behind them
    by_groups: frozenset[str] = frozenset()  # fields that the headings over groups of rows tell

    @property
    def missing(self) -> list[Column]:
        """Required columns that are not there; a list that is not ours may lack codes."""
        present = {column.field for column in self.columns.values()} | self.said_above.keys() | self.by_groups
        if GIVEN_NAME.field in present:
            present.add("name")
        return [column for column in self.layout.columns if column.required and column.field not in present]

    def unread(self, indexes: Set[int]) -> "Header":
        """The header without these columns, nor those that would only repeat them: nobody understood them."""
        columns = {index: column for index, column in self.columns.items() if index not in indexes}
        left = {column.field for column in columns.values()}
        repeated = {index: column for index, column in self.repeated.items() if column.field in left}
        gone = {*indexes, *(self.repeated.keys() - repeated.keys())}
        unknown = {**self.unknown, **{index: self.headings.get(index, "") for index in gone}}
        return replace(self, columns=columns, repeated=repeated, unknown=dict(sorted(unknown.items())))

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
    kinds: frozenset[int] = frozenset()  # columns whose cells are kinds of subjects

    def most(self) -> float:
        """More than any layout can score with these headings: usual rows of data are soon done with."""
        told = self.told.of({index: " ".join(texts) for index, texts in self.headings.items()})
        explained = told.keys() | self.records.fields.keys() | self.kinds
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
        scale = scale_of_staff(self._headed_by_ratings, self.headings)
        return scale if len(set(scale.values())) > 1 else {}

    @cached_property
    def ratings_of_others(self) -> Set[int]:
        """Those of them where others than who decides on the staff mark."""
        return self._headed_by_ratings.keys() - scale_of_staff(self._headed_by_ratings, self.headings).keys()

    @cached_property
    def _headed_by_ratings(self) -> dict[int, str]:
        found = {index: find_word(ValueKind.RATING, texts[-1]) for index, texts in self.headings.items()}
        return {index: rating.value for index, rating in found.items() if rating is not None}

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
    return match_texts(_ANY, texts) is not None


def match_texts(layout: Layout, texts: Sequence[str]) -> Column | None:
    """The column of a layout that a heading of these texts, from the top down, names."""
    if len(texts) == 1:
        return match_heading(layout, texts[0]) or _of_now(layout, texts[0])
    whole = match_heading(layout, " ".join(texts))
    if whole is not None:
        return whole
    tried = [*(" ".join(texts[start:]) for start in range(1, len(texts))), heading_of_decision(texts), texts[0]]
    found = next(filter(None, (match_heading(layout, words) for words in tried if words)), None)
    if found is None or not is_of_other_matter(layout, found, texts):
        return found
    is_asked = found.field in AWARD_FIELDS and Matter.ASKED in matters_above(texts)
    return layout.column("asked_award") if is_asked else None


def _of_now(layout: Layout, heading: str) -> Column | None:
    """The column of "Đơn vị mới", beside which "Đơn vị cũ" mostly stands."""
    words = without_now(heading)
    return match_heading(layout, words) if words != heading else None
