"""How far a long list is compared with the data; whoever is told may stop it by raising."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from khenthuong_desktop.messages import say
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress

Each = TypeVar("Each")

_STEP = 500  # rows


class Watch:
    """Tells ``progress``, if anybody wants to know."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress

    def stage(self) -> None:
        """Something is done, and nobody knows how much there is left of what comes now."""
        if self._progress is not None:
            self._progress(0, 0, say("list_changes", "comparing"))

    def over(self, rows: Sequence[Each]) -> Iterable[Each]:
        """These one after another, told every so many."""
        return rows if self._progress is None or len(rows) < _STEP else self._over(rows, self._progress)

    @staticmethod
    def _over(rows: Sequence[Each], progress: Progress) -> Iterator[Each]:
        words = say("list_changes", "comparing_rows")
        for start in range(0, len(rows), _STEP):
            progress(start, len(rows), words)
            yield from rows[start : start + _STEP]
