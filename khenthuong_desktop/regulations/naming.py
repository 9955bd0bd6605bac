"""Recognising an award in the words of an office's list."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from khenthuong_desktop.domain.rules import Award
from khenthuong_desktop.domain.text import compare_key, fold

_LEADING = tuple(
    compare_key(words) + " "
    for words in ("danh hiệu", "hình thức", "đề nghị", "tặng", "truy tặng", "đề nghị tặng", "tặng danh hiệu")
)
# Both spellings are official in different years and offices.
_SPELLINGS = (
    (re.compile(r"\bsỹ\b"), "sĩ"),
    (re.compile(r"\bubnd\b"), "ủy ban nhân dân"),
    (re.compile(r"\bhoá\b"), "hóa"),
)
_STOPS = re.compile(r"[.,;:()]+")


def name_key(text: str) -> str:
    """Equal for two ways of writing the same award: quotes, case, tone style, sĩ/sỹ, UBND, "danh hiệu …"."""
    key = compare_key(_STOPS.sub(" ", text))
    for pattern, usual in _SPELLINGS:
        key = pattern.sub(compare_key(usual), key)
    shorter = True
    while shorter:
        shorter = False
        for words in _LEADING:
            if key.startswith(words):
                key, shorter = key[len(words) :], True
    return key


class AwardNames:
    """All names, abbreviations and variants of the awards, looked up by what a list says."""

    def __init__(self, awards: Iterable[Award]) -> None:
        self.exact: dict[str, str] = {}
        self.beginnings: list[tuple[str, str]] = []
        self.clashes: list[tuple[str, str, str]] = []
        for award in awards:
            for name in (award.code, award.name, award.abbreviation, *award.also_called):
                key = name_key(name)
                if self.exact.setdefault(key, award.code) != award.code:
                    self.clashes.append((name, award.code, self.exact[key]))
            self.beginnings += [(name_key(name), award.code) for name in award.called_from]
        self.beginnings.sort(key=lambda pair: -len(pair[0]))
        self._folded = {fold(key): code for key, code in self.exact.items()}

    def find(self, text: str) -> str | None:
        """The award's code when the words name it beyond doubt."""
        key = name_key(text)
        if not key:
            return None
        compact = key.replace(" ", "")
        found = self.exact.get(key) or self.exact.get(compact)
        if found is not None:
            return found
        for beginning, code in self.beginnings:
            if key.startswith(f"{beginning} "):
                return code
        return None

    def suggest(self, text: str) -> tuple[str, ...]:
        """Codes of awards that the words may mean, best first; to be confirmed by a person."""
        key = fold(name_key(text))
        if key in self._folded:
            return (self._folded[key],)
        near = get_close_matches(key, self._folded, 3, 0.75)
        return tuple(dict.fromkeys(self._folded[match] for match in near))
