"""Numbers as a format shows them, where the clerk reads more than the number: 0012, 00 12, CB0012."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*](?P<room>.)|\[(?P<bracket>[^\]]*)\]|(?P<digit>[0#?])|(?P<other>.)',
    re.DOTALL,
)
_COLOURS = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|colou?r\s*\d+|\$[^<>=]*", re.IGNORECASE)
_AS_IT_IS = frozenset("$-+():!^&'~{}<>= ")
_GROUPED = re.compile(r"0+(?:\.000)+|0+(?:,000)+")
_LONGEST = 255  # characters of a format in Excel
_MOST = 10**15  # beyond it no number keeps all its digits
_ALWAYS, _WHERE_ANY = "0", "#"


@dataclass(frozen=True)
class ShownNumber:
    """What a format makes of whole numbers: their digits (always shown or where there is one) and words between."""

    parts: tuple[tuple[bool, str], ...]  # whether it is a digit, and which sort or which words
    is_told: bool = True  # False: more than the number, but what exactly depends on conditions

    def of(self, value: object) -> str | None:
        """The number as shown; None for what is no whole number from 0 on."""
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not self.is_told:
            return None
        if not 0 <= value < _MOST or value != int(value):
            return None
        if self._zeros:
            return str(int(value)).zfill(self._zeros)
        digits = list(str(int(value)))
        left = sum(is_digit for is_digit, _ in self.parts)
        shown = []
        for is_digit, words in reversed(self.parts):
            left -= is_digit
            if not is_digit:
                shown.append(words)
            elif not left and digits:
                shown.append("".join(digits))
            elif digits or words == _ALWAYS:
                shown.append(digits.pop() if digits else "0")
        return "".join(reversed(shown)).strip()

    @cached_property
    def _zeros(self) -> int:
        """How many digits are always shown, where there is nothing else."""
        return len(self.parts) if all(part == (True, _ALWAYS) for part in self.parts) else 0


@lru_cache(maxsize=500)
def shown_number(code: str) -> ShownNumber | None:
    """What the format shows beyond the number itself; None where that is nothing one would read as part of it."""
    if len(code) > _LONGEST:
        return None
    numbers = (found for section in _sections(code) if (found := _read(section)) is not None)
    first = next(numbers, None)
    return first if first is not None and _is_more(first.parts) else None


def _sections(code: str) -> Iterator[list[tuple[str, str]]]:
    """For positive, negative, zero and text; those of text alone left out."""
    section: list[tuple[str, str]] = []
    for token in _TOKENS.finditer(f"{code};"):
        kind = token.lastgroup or ""
        if token["other"] != ";":
            section.append((kind, token[kind]))
        elif section:
            if ("other", "@") not in section:
                yield section
            section = []


def _read(section: list[tuple[str, str]]) -> ShownNumber | None:
    """None for dates, fractions, percents, thousands and decimals: these show the number as it is counted."""
    parts: list[tuple[bool, str]] = []
    is_told = True
    for kind, words in section:
        if kind == "room":
            continue  # as wide as a character, or filled with it
        if kind == "bracket":
            is_told = is_told and _COLOURS.fullmatch(words) is not None
        elif kind == "digit":
            parts.append((True, _ALWAYS if words == _ALWAYS else _WHERE_ANY))
        elif kind in ("quoted", "escaped") or words in _AS_IT_IS:
            parts.append((False, words))
        elif kind == "other":
            return None
    if not any(is_digit for is_digit, _ in parts) or _are_thousands(parts):
        return None
    last = max(at for at, (is_digit, _) in enumerate(parts) if is_digit)
    after = "".join(words for _, words in parts[last + 1 :])
    return ShownNumber(tuple(parts[: last + 1] if after[:1].isspace() else parts), is_told)  # a unit is no part of it


def _are_thousands(parts: list[tuple[bool, str]]) -> bool:
    """Digits with a point or a comma before every three of them, spelt out: #"."000"."000."""
    spelt = "".join(_ALWAYS if is_digit else words for is_digit, words in parts)
    return _GROUPED.fullmatch(spelt.strip()) is not None


def _is_more(parts: tuple[tuple[bool, str], ...]) -> bool:
    """Zeros before the number, or words: a unit after it is none of both."""
    first = next(at for at, (is_digit, _) in enumerate(parts) if is_digit)
    before = "".join(words for _, words in parts[:first])
    return parts.count((True, _ALWAYS)) > 1 or any(map(str.isalnum, before))
