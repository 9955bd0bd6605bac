"""Recognising an award in the words of an office's list."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from khenthuong_desktop.domain.rules import Award
from khenthuong_desktop.domain.text import compare_key, fold

_STOPS = re.compile(r"[.,;:()]+")
_STUCK = re.compile(r"([A-ZĐ]{3,})([A-ZĐ][^\W\d_])")  # CSTĐCơ sở
_BETWEEN = re.compile(r"[;,+/\n]|\bvà\b")
_NOT_GIVEN = re.compile(r"\b(?:(?:khong|chua) (?:dat|duoc|co|xet)|thu hoi|huy bo|tu choi|(?:dang|cho) xet|de nghi)\b")


def _divided(stuck: re.Match[str]) -> str:
    """A short form and the word behind it; a word in capitals is whole."""
    return " ".join(stuck.groups()) if stuck[2][1].islower() else stuck[0]


@dataclass(frozen=True)
class WaysOfWriting:
    """Words that may stand before a name, and other spellings of a word, as comparison keys."""

    leading: tuple[str, ...]
    spellings: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, leading: Iterable[str], spellings: Mapping[str, str]) -> "WaysOfWriting":
        words = (
            (re.compile(rf"\b{re.escape(compare_key(one))}\b"), compare_key(same)) for one, same in spellings.items()
        )
        return cls(tuple(f"{compare_key(word)} " for word in leading), tuple(words))

    def key(self, text: str) -> str:
        """Equal for two ways of writing one award: quotes, case, tone place, usual short forms."""
        key = compare_key(_STOPS.sub(" ", _STUCK.sub(_divided, text)))
        for pattern, usual in self.spellings:
            key = pattern.sub(usual, key)
        while found := next((word for word in self.leading if key.startswith(word)), None):
            key = key.removeprefix(found)
        return key


class AwardNames:
    """All names, abbreviations and variants of the awards, looked up by what a list says."""

    def __init__(self, awards: Iterable[Award], ways: WaysOfWriting) -> None:
        self.ways = ways
        self.exact: dict[str, str] = {}
        self.beginnings: list[tuple[str, str]] = []
        self.clashes: list[tuple[str, str, str]] = []
        for award in awards:
            for name in (award.code, award.name, award.abbreviation, *award.also_called):
                key = self.ways.key(name)
                if self.exact.setdefault(key, award.code) != award.code:
                    self.clashes.append((name, award.code, self.exact[key]))
            self.beginnings += [(self.ways.key(name), award.code) for name in award.called_from]
        self.beginnings.sort(key=lambda pair: -len(pair[0]))
        self._folded = {fold(key): code for key, code in self.exact.items()}
        # Lists say the same words again and again.
        self.find = lru_cache(maxsize=5_000)(self._find)
        self.suggest = lru_cache(maxsize=5_000)(self._suggest)

    def _find(self, text: str) -> str | None:
        """The award's code when the words name it beyond doubt."""
        key = self.ways.key(text)
        if not key:
            return None
        compact = key.replace(" ", "")
        found = self.exact.get(key) or self.exact.get(compact)
        if found is not None:
            return found
        code = next((code for beginning, code in self.beginnings if key.startswith(f"{beginning} ")), None)
        return None if code is None or self._says_more(text) else code

    def _says_more(self, text: str) -> bool:
        """Whether words that begin with an award name a second one, or say that it was not given."""
        further = _BETWEEN.split(text)[1:]
        return _NOT_GIVEN.search(fold(text)) is not None or any(map(self.find, further))

    def _suggest(self, text: str) -> tuple[str, ...]:
        """Codes of awards that the words may mean, best first; to be confirmed by a person."""
        key = fold(self.ways.key(text))
        if key in self._folded:
            return (self._folded[key],)
        near = difflib.get_close_matches(key, self._folded, 3, 0.75)
        return tuple(dict.fromkeys(self._folded[match] for match in near))
