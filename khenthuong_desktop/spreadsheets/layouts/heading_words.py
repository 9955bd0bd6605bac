"""Which column of a layout the words of a heading name."""

import re
from functools import cache, lru_cache

from khenthuong_desktop.spreadsheets.columns import ORDINAL, Column, Layout, ValueKind, split_words
from khenthuong_desktop.spreadsheets.layouts.composed_headings import known_as
from khenthuong_desktop.spreadsheets.words import bare, plain

_IN_BRACKETS = re.compile(r"\([^)]*\)|\*")


_HAD_BEFORE = re.compile(
    r"\b(?:lien ke|lien truoc|nam (?:hoc )?truoc|nam ngoai|truoc (?:day|do)|cac nam qua|ky truoc|lien tuc|lien tiep"
    r"|gan nhat|gan day)\b"
)

_Index = tuple[dict[str, Column], dict[str, Column], list[tuple[str, Column]]]
_SHORTEST_JOINED = 6  # hoten, donvi: letters and the blank between them
_ABBREVIATIONS = {
    plain(short): plain(full)
    for short, full in (
        ("DH", "danh hiệu"), ("HTKT", "hình thức khen thưởng"), ("TĐ", "thi đua"), ("KT", "khen thưởng"),
        ("QĐ", "quyết định"), ("ĐV", "đơn vị"), ("CQ", "cơ quan"), ("HT", "hình thức"), ("KL", "kỷ luật"),
        ("DHTĐ", "danh hiệu thi đua"), ("NT", "ngày tháng"), ("kí", "ký"), ("kì", "kỳ"),
    )
}  # fmt: skip


def in_full(heading: str) -> str:
    """A heading without abbreviations: "DH TĐ đề nghị" is "danh hiệu thi đua đề nghị"."""
    return " ".join(_ABBREVIATIONS.get(word, word) for word in plain(heading).split())


_plain, _bare = cache(plain), cache(bare)  # of the headings we know: many lists share them


@cache
def _index(layout: Layout) -> "_Index":
    exact: dict[str, Column] = {}
    loose: dict[str, Column] = {}
    starts: list[tuple[str, Column]] = []
    for column in (*layout.columns, ORDINAL):
        for heading in column.headings:
            exact.setdefault(_plain(heading), column)
            if column.kind is not ValueKind.MARK:
                words = _bare(heading)
                loose.setdefault(words, column)
                if len(words) >= _SHORTEST_JOINED:
                    loose.setdefault(words.replace(" ", ""), column)
        starts.extend((plain(start), column) for start in split_words(column.starts))
    return exact, loose, starts


@lru_cache(maxsize=50_000)
def match_heading(layout: Layout, heading: str) -> Column | None:
    """The column a heading names: as written, without brackets, without accents, or by how it begins."""
    found = _column_of(layout, heading.replace("_", " "))  # ho_ten, as programs name their columns
    if found is None or found.kind is not ValueKind.AWARD or layout.code == "awards_held":
        return found
    return None if had_before(heading) else found  # not what this list asks for, registers or gives


def had_before(heading: str) -> bool:
    """Whether a heading is of what came before the year that its list is of: "Danh hiệu thi đua năm liền kề"."""
    return _HAD_BEFORE.search(bare(heading)) is not None


def _column_of(layout: Layout, heading: str) -> Column | None:
    exact, loose, starts = _index(layout)
    shorter = _IN_BRACKETS.sub(" ", heading)
    for words in (heading, shorter, in_full(shorter)):
        if plain(words) and (found := exact.get(plain(words)) or loose.get(bare(words))):
            return found
    if (composed := known_as(shorter.strip())) is not None and (found := exact.get(plain(composed))) is not None:
        return found
    key = plain(shorter)
    return next((column for start, column in starts if key.startswith(start)), None)


def is_exactly(layout: Layout, heading: str) -> bool:
    """Whether a heading is, letter by letter but for case and punctuation, one that was seen for a column."""
    return plain(heading) in _index(layout)[0]
