"""Ratings of party members: their words are those of civil servants' ratings, their meaning is not."""

from collections.abc import Iterable

from khenthuong_desktop.spreadsheets.words import bare

_OF_PARTY = "dang vien"
_RATED = ("xep loai", "danh gia", "chat luong")
_OF_STATE = ("cong chuc", "vien chuc", "nguoi lao dong", "cbcc", "nld")


def rates_party_members(above: str, headings: Iterable[str]) -> bool:
    """Whether a list rates party members as such: its title says so, or they are named in the heading of the names."""
    title = bare(above)
    if any(words in title for words in _OF_STATE):
        return False
    if _OF_PARTY in title and any(words in title for words in _RATED):
        return True
    return any(_OF_PARTY in key and "ten" in key.split() for key in map(bare, headings))


def is_of_state(heading: str) -> bool:
    """Whether a heading says by itself that it rates the staff: "Xếp loại công chức"."""
    return any(words in bare(heading) for words in _OF_STATE)
