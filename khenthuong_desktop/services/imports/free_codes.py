"""Codes for subjects and initiatives that come without one: CN0001, TT0001 … that nothing else has."""

from collections import defaultdict
from collections.abc import Container, Iterable


class FreeCodes:
    """One for a whole file, so that no two of its lists give the same code."""

    def __init__(self, *taken: Container[str]) -> None:
        self._given: set[str] = set()
        self._taken = (self._given, *taken)
        self._last: dict[str, int] = defaultdict(int)

    def take(self, codes: Iterable[str]) -> None:
        """These are not free, either."""
        self._given.update(codes)

    def next(self, prefix: str) -> str:
        """A free code, which is free no more."""
        while True:
            self._last[prefix] += 1
            code = f"{prefix}{self._last[prefix]:04d}"
            if not any(code in taken for taken in self._taken):
                self._given.add(code)
                return code
