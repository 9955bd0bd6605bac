"""Why a column of ratings was not read: what the clerk is told of it."""

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.assessors import Word, is_of_others, is_of_unit, word_of
from khenthuong_desktop.spreadsheets.layouts.other_ratings import OtherRating
from khenthuong_desktop.spreadsheets.layouts.record_columns import RECORD_LISTS, RecordKind, is_rating, rates_emulation
from khenthuong_desktop.spreadsheets.layouts.told_years import YEARS_APART, year_in
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.header_scores import other_rating
from khenthuong_desktop.spreadsheets.tables.said_above import year_told
from khenthuong_desktop.spreadsheets.words import find_word

_NOT_YET = (OtherRating.DRAFT, OtherRating.OWN)


def unread_rating(raw: RawSheet, header: Header, heading: str) -> str | None:
    """The code of what is told of a column whose heading speaks of ratings; None of any other."""
    marked = any(find_word(ValueKind.RATING, words) is not None for words in _ends(heading))
    if not (is_rating(heading) or marked):
        return None
    if marked and is_of_others(heading):
        return "rating_of_members"
    if find_word(ValueKind.RATING, heading) is not None:
        return other_rating(raw, header, heading)
    if not is_rating(heading) or rates_emulation(heading):
        return None
    year, word = year_in(heading), word_of((heading,))
    lower = word in (Word.OWN, Word.PROPOSED)
    if (other := other_rating(raw, header, heading, year)) is not None:
        return "rating_not_last" if lower and other in _NOT_YET else other.value
    if is_of_others(heading):
        return "rating_of_members"
    if header.layout.subject is SubjectKind.INDIVIDUAL and is_of_unit(heading):
        return "rating_of_unit"
    if lower:
        return "rating_not_last"
    if header.layout.code not in RECORD_LISTS:
        return None
    rated = any(column.field.startswith(RecordKind.RATING) for column in header.columns.values())
    undated = year is None and not rated and not YEARS_APART.search(heading) and year_told(raw, header.row) is None
    return "rating_without_year" if undated and word in (Word.OPEN, Word.LAST) else None


def _ends(heading: str) -> list[str]:
    """ "Đảng viên HTXSNV": what the words of a heading end with."""
    words = heading.split()
    return [" ".join(words[at:]) for at in range(len(words))]
