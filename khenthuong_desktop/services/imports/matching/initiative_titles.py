"""Titles of initiatives as lists write them: after "Sáng kiến:", in quotes, in capitals, with a full stop."""

from functools import lru_cache

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.spreadsheets.work_words import SORT_OF_INITIATIVE

_STOPS = " .;,:!…"


@lru_cache(maxsize=20_000)
def title_key(title: str) -> str:
    """Equal for two ways of writing one title."""
    bare = SORT_OF_INITIATIVE.sub("", text.clean(title), count=1)
    return name_key(bare).strip(_STOPS) or name_key(title)


def title_to_keep(on_file: str, written: str) -> str:
    """The title on file where a list only writes it otherwise; but no capitals where the list has none."""
    if title_key(on_file) != title_key(written):
        return written
    return written if on_file.isupper() and not written.isupper() else on_file
