"""Numbers of papers: a series for each symbol and year, what is used twice and what was left out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_LONGEST_GAP = 50  # a slip of the pen (1234 for 123) is no gap of a thousand papers


@dataclass(frozen=True)
class Series:
    """One series; ``gaps`` are numbers between the first and the last that no paper has.

    What stood before the first is not known: a unit may begin with this program in the middle of a year.
    ``following`` is the next number to give.
    """

    symbol: str
    year: int
    given: tuple[int, ...]
    twice: tuple[int, ...]
    gaps: tuple[int, ...]

    @property
    def following(self) -> int:
        return max(self.given, default=0) + 1


def number_series(papers: Iterable[tuple[str, int, str]], own: str) -> tuple[Series, ...]:
    """Series of (symbol, year, number); ``own`` ends the symbols whose register is all ours, so that gaps count.

    Numbers with letters (12a) stand beside their series and are no fault.
    """
    found: dict[tuple[str, int], Counter[int]] = {}
    for symbol, year, number in papers:
        if number.strip().isascii() and number.strip().isdigit():
            found.setdefault((symbol, year), Counter())[int(number)] += 1
    return tuple(
        Series(
            symbol,
            year,
            tuple(sorted(counts)),
            tuple(sorted(number for number, times in counts.items() if times > 1)),
            _gaps(sorted(counts)) if own and symbol.endswith(own) else (),
        )
        for (symbol, year), counts in sorted(found.items())
    )


def _gaps(given: list[int]) -> tuple[int, ...]:
    return tuple(
        missing
        for before, after in pairwise(given)
        if after - before <= _LONGEST_GAP
        for missing in range(before + 1, after)
    )
