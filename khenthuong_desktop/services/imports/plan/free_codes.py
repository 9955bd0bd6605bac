"""Codes for subjects and initiatives that come without one: CN0001, TT0001 … that nothing else has."""

from collections import defaultdict
from collections.abc import Container, Iterable

GivenCodes = dict[tuple[str, str], str]  # beginning of the code and place in the file → code


class FreeCodes:
    """One for a whole file, so that no two of its lists give the same code.

    ``given`` outlives the plan: a code that was offered as an answer must mean the same once the file is compared
    again, however many rows have got a code of their own meanwhile.
    """

    def __init__(self, given: GivenCodes, *taken: Container[str]) -> None:
        self._given = given
        self._reserved = set(given.values())
        self._used: set[str] = set()
        self._taken = (self._used, *taken)
        self._last: dict[str, int] = defaultdict(int)

    def take(self, codes: Iterable[str]) -> None:
        """These are not free, either."""
        self._used.update(codes)

    def next(self, prefix: str, place: str) -> str:
        """A free code, which is free no more; the one that was given for this place before, if it still is."""
        code = self._given.get((prefix, place))
        while code is None or any(code in taken for taken in self._taken):
            self._last[prefix] += 1
            code = f"{prefix}{self._last[prefix]:04d}"
            if code in self._reserved:
                code = None
        self._given[prefix, place] = code
        self._used.add(code)
        return code
