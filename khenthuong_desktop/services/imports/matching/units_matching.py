"""Which collective the words for a unit mean: surely one, perhaps some, or none that is known."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import bare_reading, lost_accents, readings
from khenthuong_desktop.spreadsheets.words import name_key

_OF_PARENT = re.compile(r"\s+[-–—]\s+|\s*[,/(]\s*")  # Tổ Văn phòng - Trường A; Tổ Toán (Trường A)


@dataclass(frozen=True)
class UnitMatch:
    """One collective the words mean (``respelled``: not letter by letter), else those that may be meant."""

    sure: Target | None = None
    maybe: tuple[Target, ...] = ()
    respelled: bool = False


class Units:
    """The collectives by name, by what their names may be read as, and by name without accents."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Target]] = defaultdict(list)
        self._by_reading: dict[str, list[Target]] = defaultdict(list)
        self._by_bare: dict[str, list[Target]] = defaultdict(list)
        self._parents: dict[str, str] = {}  # name of the unit above, by key
        self._told: dict[tuple[str, str | None], UnitMatch] = {}

    def add(self, target: Target) -> None:
        for found in self._places(target):
            found.append(target)
        self._told.clear()

    def remove(self, target: Target) -> None:
        for found in self._places(target):
            found.remove(target)
        self._told.clear()

    def _places(self, target: Target) -> list[list[Target]]:
        return [
            self._by_name[name_key(target.name)],
            *(self._by_reading[reading] for reading in readings(target.name)),
            self._by_bare[bare_reading(target.name)],
        ]

    def set_parents(self, parents: Mapping[str, str | None]) -> None:
        """Under whom collectives stand (key → name), as far as it is known."""
        self._parents.update({key: name for key, name in parents.items() if name})
        self._told.clear()

    def parent_of(self, target: Target) -> str | None:
        return self._parents.get(target.id)

    def match(self, written: str, parent: str | None = None) -> UnitMatch:
        """Spelling, dashes, tone places and short forms do not matter, accents do; ``parent`` tells namesakes apart."""
        match = self._told.get((written, parent))
        if match is None:
            match = self._told[written, parent] = self._match(written, parent)
        return match

    def _match(self, written: str, parent: str | None) -> UnitMatch:
        exact = self._under(self._by_name.get(name_key(written), []), parent)
        if len(exact) == 1:
            return UnitMatch(exact[0])
        read = exact or self._under(self._read_as(written), parent) or self._child_of_named_parent(written)
        if len(read) == 1:
            return UnitMatch(read[0], respelled=True)
        bare = self._under(self._by_bare.get(bare_reading(written), []), parent)
        return UnitMatch(maybe=tuple(read or [one for one in bare if lost_accents(written) or lost_accents(one.name)]))

    def _read_as(self, written: str) -> list[Target]:
        found = {target.id: target for reading in readings(written) for target in self._by_reading.get(reading, [])}
        return list(found.values())

    def _under(self, found: list[Target], parent: str | None) -> list[Target]:
        """Those under that parent; of those whose parent nobody told, all."""
        if parent is None:
            return found
        above = [(target, self._parents.get(target.id)) for target in found]
        said = [target for target, name in above if name and _alike(name, parent)]
        return said or [target for target, name in above if name is None]

    def _child_of_named_parent(self, written: str) -> list[Target]:
        for cut in _OF_PARENT.finditer(written):
            child, parent = written[: cut.start()], written[cut.end() :].rstrip(" )")
            above = [(target, self._parents.get(target.id)) for target in self._read_as(child)]
            found = [target for target, name in above if name and _alike(name, parent)]
            if found:
                return found
        return []


def _alike(one: str, other: str) -> bool:
    return not set(readings(one)).isdisjoint(readings(other))
