"""Columns that stand for one year: "Xếp loại 2025" beside a person is that year's rating."""

import re

from khenthuong_desktop.spreadsheets.columns import Column, ValueKind
from khenthuong_desktop.spreadsheets.words import bare

_YEAR = r" (?:nam )?(?:hoc )?(?:20\d\d )?(20\d\d)"
_RATING = re.compile(rf"(?:muc |ket qua |danh gia )*(?:xep loai|danh gia|hoan thanh nhiem vu)(?: cbccvc)?{_YEAR}")
_AWARD = re.compile(rf"(?:danh hieu|hinh thuc|khen thuong)\b.*{_YEAR}")
_FIELD = "rating_"


def rating_column(heading: str) -> Column | None:
    """The column of one year's ratings that a heading names."""
    found = _RATING.fullmatch(bare(heading))
    return Column(f"{_FIELD}{found.group(1)}", heading, ValueKind.RATING, offered=False) if found else None


def rating_year(field: str) -> int | None:
    """The year whose rating a field holds; None for any other field."""
    year = field.removeprefix(_FIELD)
    return int(year) if year != field and year.isdecimal() else None


def is_award_of_year(heading: str) -> bool:
    """A heading like "Danh hiệu 2025": held, or only asked for? The column alone cannot tell."""
    return _AWARD.fullmatch(bare(heading)) is not None
