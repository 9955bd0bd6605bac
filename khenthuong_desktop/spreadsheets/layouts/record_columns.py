"""Columns beside a subject that are records of its own: "Xếp loại 2025", "Danh hiệu đã đạt | 2023", "Tên sáng kiến"."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import count

from khenthuong_desktop.spreadsheets.columns import (
    DECIDED_BY,
    DECISION_DATE,
    DECISION_NUMBER,
    YEAR,
    Column,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.layouts import record_headings as words_of
from khenthuong_desktop.spreadsheets.layouts.assessors import NOBODY, Assessed
from khenthuong_desktop.spreadsheets.layouts.award_standing import (
    ASKED_BY_HEADING,
    HELD_OR_REACHED,
    REGISTERED_BY_HEADING,
    standing_key,
)
from khenthuong_desktop.spreadsheets.layouts.composed_headings import known_as
from khenthuong_desktop.spreadsheets.layouts.heading_words import in_full
from khenthuong_desktop.spreadsheets.layouts.told_years import YEARS_APART, year_in
from khenthuong_desktop.spreadsheets.layouts.upper_headings import heading_of_decision, is_day_beside
from khenthuong_desktop.spreadsheets.words import bare

RECORD_LISTS = ("people", "collectives", "individuals_list", "collectives_list", "households_list", "nominees_list")


class RecordKind(StrEnum):
    """What a column beside a subject tells of it."""

    RATING = "rating"
    HELD = "held"
    REGISTERED = "registered"
    INITIATIVE = "initiative"
    PROPOSED = "proposed"  # no record; it tells that the awards beside it are not proposed


class Part(StrEnum):
    """What of a record a column holds."""

    VALUE = ""
    NUMBER = "number"  # of its decision
    DATE = "date"
    SCOPE = "scope"
    YEAR = "year"
    ORGAN = "organ"  # that decided


_KINDS = {
    RecordKind.RATING: ValueKind.RATING,
    RecordKind.HELD: ValueKind.AWARD,
    RecordKind.REGISTERED: ValueKind.AWARD,
    RecordKind.INITIATIVE: ValueKind.NAME,
}
_REGISTERED_ALONE = ("dang ky", "dang ki")
_DECIDED = (RecordKind.RATING, RecordKind.HELD, RecordKind.INITIATIVE)
_PARTS = {
    Part.NUMBER: ValueKind.TEXT,
    Part.DATE: ValueKind.DATE,
    Part.SCOPE: ValueKind.SCOPE,
    Part.YEAR: ValueKind.YEAR,
    Part.ORGAN: ValueKind.TEXT,
}
_DECISIONS = {
    bare(heading): part
    for column, part in ((DECISION_NUMBER, Part.NUMBER), (DECISION_DATE, Part.DATE), (YEAR, Part.YEAR))
    for heading in (*column.headings, *(("Năm được tặng", "Năm đạt", "Năm nhận") if part is Part.YEAR else ()))
}
_ORGANS = {*map(bare, DECIDED_BY.headings), "co quan"}
_DECISION_ALONE = "quyet dinh"
_FIELD = re.compile(r"(rating|held|registered|initiative)(?:_(number|date|scope|year|organ))?(?:_(\d{4}))?")


@dataclass(frozen=True)
class RecordField:
    """The field of a list of subjects that is part of a record, of one year if a year is told."""

    record: RecordKind
    part: Part = Part.VALUE
    year: int | None = None

    @property
    def name(self) -> str:
        return "_".join(filter(None, (self.record, self.part, str(self.year or ""))))

    def column(self, heading: str) -> Column:
        kind = _PARTS.get(self.part) or _KINDS[self.record]
        return Column(self.name, heading, kind, offered=False)


@lru_cache(maxsize=1_000)
def record_field(name: str) -> RecordField | None:
    """What a field of a list of subjects tells of its records; None for any other field."""
    found = _FIELD.fullmatch(name)
    if found is None:
        return None
    record, part, year = RecordKind(found[1]), Part(found[2] or ""), int(found[3]) if found[3] else None
    yearly = record in (RecordKind.RATING, RecordKind.REGISTERED)
    return None if yearly and year is None else RecordField(record, part, year)


@dataclass(frozen=True)
class RecordColumns:
    """The record columns among the headings of one header (by column number)."""

    fields: Mapping[int, RecordField]
    supposed: frozenset[int] = frozenset()  # awards held because lists propose for one year only
    unclear: Mapping[int, int] = field(default_factory=dict)  # awards of a year, held or proposed: nothing tells
    who: Assessed = NOBODY  # rates those listed


@dataclass(frozen=True)
class _Told:
    field: RecordField
    sure: bool = True


def record_columns(headings: Mapping[int, Sequence[str]], who: Assessed = NOBODY) -> RecordColumns:
    """Which of these headings (texts from the top down) are records; parts only where their record is there; ``who``:
    whose word ratings are."""
    told = {index: found for index, texts in headings.items() if (found := _told(tuple(texts))) is not None}
    told = {index: found for index, found in told.items() if index not in who.outranked}
    told |= {index: _Told(RecordField(RecordKind.RATING, year=year)) for index, year in who.last.items()}
    asked_for = {one.field.year for one in told.values() if one.field.record is RecordKind.REGISTERED}
    if len(years := asked_for - {None}) == 1:  # "Danh hiệu đăng ký 2026 | Hình thức đăng ký": of one year
        of_year = {RecordField(RecordKind.REGISTERED): RecordField(RecordKind.REGISTERED, year=years.pop())}
        told = {index: replace(one, field=of_year.get(one.field, one.field)) for index, one in told.items()}
    beside = list(_decisions_beside(headings, told))
    decided = {value for _, field, value in beside if field.part in (Part.NUMBER, Part.DATE)}
    told |= {index: _Told(field) for index, field, _ in beside}
    values = {one.field for one in told.values() if one.field.part is Part.VALUE}
    unsure = {one.field for one in told.values() if not one.sure}
    asked = any(field.record in (RecordKind.REGISTERED, RecordKind.PROPOSED) for field in values)
    several = asked or len(unsure) > 1
    kept = {
        index: one
        for index, one in told.items()
        if one.field.record is not RecordKind.PROPOSED
        and (one.sure or several or one.field in decided)
        and _belongs(one.field, values)
    }
    return RecordColumns(
        {index: one.field for index, one in kept.items()},
        frozenset(index for index, one in kept.items() if not one.sure and one.field.part is Part.VALUE),
        {index: one.field.year for index, one in told.items() if not one.sure and index not in kept and one.field.year},
        who,
    )


def decisions_beside(
    headings: Mapping[int, Sequence[str]], fields: Mapping[int, RecordField]
) -> dict[int, RecordField]:
    """What is told of the decisions on records that are found otherwise: "Năm 2024 | Số QĐ | Năm 2025 | Số QĐ"."""
    told = {index: _Told(field) for index, field in fields.items()}
    return {index: field for index, field, _ in _decisions_beside(headings, told)}


def _decisions_beside(
    headings: Mapping[int, Sequence[str]], told: Mapping[int, _Told]
) -> Iterator[tuple[int, RecordField, RecordField]]:
    """ "Danh hiệu đã đạt | Năm | Số quyết định": what is headed as of a decision is of the record under the same upper
    heading, of the same year, or beside it; a number or a day also of the only record. Each with that record."""
    values = {index: one.field for index, one in told.items() if one.field.part is Part.VALUE}
    there = {(one.field.record, one.field.part, one.field.year) for one in told.values()}
    parts = {index: part for index, texts in headings.items() if index not in told and (part := _part_of(texts))}
    for index, texts in headings.items():
        numbered = Part.NUMBER in _beside(parts, index)
        if index in told or index in parts:
            continue
        if numbered and len(texts) == 1 and is_day_beside(texts[0]):
            parts[index] = Part.DATE
        elif index - 1 in values and _is_decision(texts[-1]):
            parts[index] = Part.NUMBER
        elif bare(texts[-1]) in _ORGANS and not {Part.NUMBER, Part.DATE}.isdisjoint(_beside(parts, index)):
            parts[index] = Part.ORGAN
    between = parts.keys() | {index for index, one in told.items() if one.field.part is not Part.VALUE}
    for index, part in parts.items():
        owner = _owner(headings, values, index, part, between)
        if owner is None or owner.record not in (_DECIDED if part is not Part.ORGAN else (RecordKind.HELD,)):
            continue
        several = sum(value.record is owner.record for value in values.values()) > 1
        field = RecordField(owner.record, part, owner.year if several else None)
        if not there & {(field.record, part, field.year), (field.record, part, None)}:
            yield index, field, owner


def _beside(parts: Mapping[int, Part], index: int) -> set[Part | None]:
    return {parts.get(index - 1), parts.get(index + 1)}


def _is_decision(heading: str) -> bool:
    return bare(in_full(heading)) == _DECISION_ALONE


def _part_of(texts: Sequence[str]) -> Part | None:
    """What of a decision the lower rows of a heading are, whatever year they name: "Số QĐ năm 2023"."""
    if (heading := heading_of_decision(texts)) is not None:
        return _DECISIONS[bare(heading)]
    for start in range(len(texts)):
        words = bare(" ".join(texts[start:]))
        undated = " ".join(words_of.YEAR_WORDS.sub(" ", words).split())
        if part := _DECISIONS.get(words) or _DECISIONS.get(undated):
            return part
    if (composed := known_as(texts[-1])) is not None:  # "Số, ký hiệu QĐ, ngày ký"
        return _DECISIONS.get(bare(composed))
    return Part.NUMBER if len(texts) > 1 and _is_decision(texts[-1]) else None


def _owner(
    headings: Mapping[int, Sequence[str]],
    values: Mapping[int, RecordField],
    index: int,
    part: Part,
    between: Set[int],
) -> RecordField | None:
    """The record that a part of a decision is of: the nearest on the left, else on the right."""
    texts, year = headings[index], year_in(" ".join(headings[index]))
    alone = len(texts) == 1 or (len(texts) == 2 and heading_of_decision(texts) is not None)
    if not alone:
        group = {at: value for at, value in values.items() if headings[at][0] == texts[0] and len(headings[at]) > 1}
        if group:
            return group[_nearest(index, group)]
    of_year = {at: value for at, value in values.items() if year is not None and value.year == year}
    if of_year and part is not Part.YEAR:
        return of_year[_nearest(index, of_year)]
    if not alone or year is not None:
        return None
    awards = {at for at, heads in headings.items() if at not in values and words_of.heads_award(heads[-1])}
    if max((at for at in values.keys() | awards if at < index), default=-1) in awards:
        return None  # of an award of which only the title tells whether it was given
    before = next(at for at in count(index - 1, -1) if at not in between)
    after = next(at for at in count(index + 1) if at not in between)
    only = next(iter(values.values())) if len(values) == 1 and part is not Part.YEAR else None
    return values.get(before) or values.get(after) or only


def _nearest(index: int, values: Mapping[int, RecordField]) -> int:
    return max((at for at in values if at < index), default=min(values))


def _belongs(field: RecordField, values: set[RecordField]) -> bool:
    """A part without a year is of the only record of its kind."""
    same = [value for value in values if value.record is field.record]
    if field.part is Part.VALUE or field.year is None:
        return field.part is Part.VALUE or len(same) == 1
    return any(value.year == field.year for value in same)


@lru_cache(maxsize=20_000)
def _told(texts: tuple[str, ...]) -> _Told | None:
    """What one heading says by itself: "Kết quả năm 2025" over others only gives them its year."""
    if len(texts) > 1 and words_of.SETTING.fullmatch(bare(texts[0])):
        told = _told(texts[1:])
        if told is not None and told.field.record is RecordKind.INITIATIVE:
            return replace(told, field=replace(told.field, year=told.field.year or year_in(texts[0])))
    keys = [standing_key(in_full(words_of.IN_BRACKETS.sub(" ", words))) for words in texts]
    year = next((found for words in reversed(texts) if (found := year_in(words)) is not None), None)
    several = any(map(YEARS_APART.search, texts))  # of which of them it is nobody can tell, nor a title
    words = " ".join(words_of.YEAR_WORDS.sub(" ", " ".join(keys)).split())
    lowest = keys[-1]
    if words_of.INITIATIVE.search(words) or ("cong nhan" in words and not words_of.AWARD.search(words)):
        return _initiative(words, lowest, year)
    if words_of.RATING.search(words) and "thi dua" not in words:
        part = _decision_part(words, lowest)
        known = words_of.RATING_WORDS.issuperset(words_of.RATERS.sub(" ", words).split())
        rates = year is not None if part else known
        return _Told(RecordField(RecordKind.RATING, part, year)) if rates and not several else None
    award = _award(words, lowest, year) if words_of.AWARD.search(words) or words in _REGISTERED_ALONE else None
    return None if several and award is not None and award.field.record is RecordKind.REGISTERED else award


def _award(words: str, lowest: str, year: int | None) -> _Told | None:
    if part := _decision_part(words, lowest):
        return _Told(RecordField(RecordKind.HELD, part, year))
    if words_of.OTHER.search(words):
        return None
    if HELD_OR_REACHED.search(words) and year is None and lowest in _DECISIONS and _DECISIONS[lowest] is Part.YEAR:
        return _Told(RecordField(RecordKind.HELD, Part.YEAR))
    if REGISTERED_BY_HEADING.search(words):
        return _Told(RecordField(RecordKind.REGISTERED, year=year))
    if ASKED_BY_HEADING.search(words):
        return _Told(RecordField(RecordKind.PROPOSED, year=year))
    if HELD_OR_REACHED.search(words) or (year is not None and words_of.CAME_OUT.search(words)):
        return _Told(RecordField(RecordKind.HELD, year=year))
    return _Told(RecordField(RecordKind.HELD, year=year), sure=False) if year is not None else None


def _initiative(words: str, lowest: str, year: int | None) -> _Told | None:
    if REGISTERED_BY_HEADING.search(words) or ASKED_BY_HEADING.search(words):
        return None
    part = _decision_part(words, lowest)
    if not part and (lowest.startswith(("cap", "pham vi")) or words.startswith(("cap", "pham vi"))):
        part = Part.SCOPE
    if not part and year is None and (lowest == "nam" or lowest.startswith(("nam cong nhan", "nam ap dung"))):
        part = Part.YEAR
    if not part and not (words_of.INITIATIVE.search(words) and words_of.INITIATIVE_WORDS.issuperset(words.split())):
        return None
    return _Told(RecordField(RecordKind.INITIATIVE, part, year))


def _decision_part(words: str, lowest: str) -> Part:
    """Whether a heading is about the decision of a record: its number, its day."""
    if words_of.NUMBER.search(words):
        return Part.NUMBER
    if words.endswith("quyet dinh so"):
        return Part.NUMBER
    return Part.DATE if words_of.DATE.search(words) or lowest in ("ngay", "ngay thang") else Part.VALUE


def is_of_a_decision(heading: str) -> bool:
    """Whether a heading is as of any decision: "Số QĐ", "Năm"; what it is about only the columns beside it tell."""
    return bare(heading) in _DECISIONS and _told((heading,)) is None


def decision_part(heading: str) -> Part | None:
    """What of a decision a heading is by itself: "Năm", "Số QĐ", "Ngày QĐ"; None for any other."""
    return _DECISIONS.get(bare(heading))


def unclear_award(heading: str) -> RecordKind | None:
    """What a heading like "Danh hiệu 2025" may be, held, registered or only asked for, which the column alone cannot
    tell; None for any other."""
    told = _told((heading,))
    awards = (RecordKind.HELD, RecordKind.REGISTERED, RecordKind.PROPOSED)
    found = told is not None and told.field.record in awards and told.field.part is Part.VALUE
    return told.field.record if told is not None and found else None


def rates_emulation(heading: str) -> bool:
    """Whether a heading speaks of how people came out in emulation: "Xếp loại thi đua 2025"."""
    return is_rating(heading) and "thi dua" in bare(heading)


def is_rating(heading: str) -> bool:
    """Whether a heading speaks of a rating: "Mức xếp loại"."""
    return words_of.RATING.search(bare(heading)) is not None
