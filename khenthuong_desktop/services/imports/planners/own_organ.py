"""Whether words of a decision's list name this unit itself."""

from collections.abc import Iterable

from khenthuong_desktop.services.imports.matching.unit_names import readings
from khenthuong_desktop.spreadsheets.work_words import HEADS_OF_ORGANS

COMMITTEE = readings("UBND")[0]


class OwnOrgan:
    """Our unit by its names; "UBND xã Tân Hòa" is at "xã Tân Hòa"."""

    def __init__(self, names: Iterable[str]) -> None:
        self._named = [readings(name)[0] for name in names]
        self.places = [name.removeprefix(f"{COMMITTEE} ") for name in self._named]

    def is_named(self, words: str) -> bool:
        return bool(words) and any(f" {place} " in f" {readings(words)[0]} " for place in self.places)

    def decides(self, decided_by: str | None) -> bool:
        """Whether it is this unit that decided, so that its list names its own people; "Giám đốc Công ty" in the list
        of a company is its own."""
        organ = readings(HEADS_OF_ORGANS.sub("", decided_by or ""))[0]
        begun = organ not in ("", COMMITTEE) and any(f"{name} ".startswith(f"{organ} ") for name in self._named)
        return begun or self.is_named(decided_by or "")
