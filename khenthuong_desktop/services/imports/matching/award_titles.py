"""The awards that the title of a list names, for lists that say them nowhere else."""

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports.matching.award_givers import award_given
from khenthuong_desktop.spreadsheets.layouts.award_givers import giver_of_title

_LONGEST_NAME = 12  # words


def awards_in_title(library: Library, title: str, giver: str | None = None, number: str | None = None) -> list[str]:
    """Codes of the awards, each by its longest name: "… TẶNG BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ". One whose name leaves
    open who gives it is of whom the title names, else of this giver, or of who decides by such a number."""
    giver = giver_of_title(title) or giver
    return [code for name in award_names_in(library, title) if (code := award_given(library, name, giver, number))]


def award_names_in(library: Library, title: str) -> list[str]:
    """The words of a title that name awards, each award once."""
    words = title.replace("(", " ( ").split()
    found: dict[str, str] = {}
    at = 0
    while at < len(words):
        starts = [" ".join(words[at : at + length]) for length in range(1, _LONGEST_NAME + 1)]
        codes = [library.find_award(name) if len(name) > 1 else None for name in starts]
        code = next(filter(None, reversed(codes)), None)
        if code is not None and code not in found:
            found[code] = starts[codes.index(code)]
        at += codes.index(code) + 1 if code is not None else 1
    return list(found.values())
