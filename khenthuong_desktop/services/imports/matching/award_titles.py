"""The awards that the title of a list names, for lists that say them nowhere else."""

from khenthuong_desktop.regulations.library import Library

_LONGEST_NAME = 12  # words


def awards_in_title(library: Library, title: str) -> list[str]:
    """Codes of the awards, each by its longest name: "… TẶNG BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ"."""
    words = title.replace("(", " ( ").split()
    found: list[str] = []
    at = 0
    while at < len(words):
        starts = [" ".join(words[at : at + length]) for length in range(1, _LONGEST_NAME + 1)]
        codes = [library.find_award(name) if len(name) > 1 else None for name in starts]
        code = next(filter(None, reversed(codes)), None)
        if code is not None and code not in found:
            found.append(code)
        at += codes.index(code) + 1 if code is not None else 1
    return found
