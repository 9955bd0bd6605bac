"""Whether a row of a list for many places says that it is about another place or unit than ours: names of people and of
"Phòng Kinh tế" are the same everywhere."""

from collections.abc import Iterable, Sequence
from datetime import date

from khenthuong_desktop.services.imports.matching.unit_names import readings
from khenthuong_desktop.services.imports.matching.units_matching import Units
from khenthuong_desktop.services.places import full_province
from khenthuong_desktop.spreadsheets.named_places import CITIES, PROVINCES, heads_province, organs_named, places_named
from khenthuong_desktop.store.tables import Unit


class OtherPlaces:
    """Knows where this unit stands, by its name and what stands above it."""

    def __init__(self, own: Iterable[Unit], units: Units) -> None:
        self._units = units
        self._names, self._said, self._provinces = [], list[str](), list[str]()
        self._is_place = False
        for unit in own:
            self._is_place |= any(sort not in (*PROVINCES, *CITIES) for sort, _ in places_named(unit.name))
            self._said += filter(None, (unit.name, unit.superior, unit.place, unit.province))
            self._provinces += (readings(name)[0] for _, name in places_named(unit.province))
        for words in self._said:
            self._names += [readings(name)[0] for _, name in places_named(words)]

    def in_other_province(self, said: Sequence[str], province: str | None) -> bool:
        """Whether a row, what heads it or its column of provinces names one that is not ours."""
        named = [name for words in said for sort, name in places_named(words) if _is_province(sort, name)]
        if province is not None:
            named += [name for _, name in places_named(province)] or [province]
        return bool(self._provinces) and any(not _among(name, self._provinces) for name in named)

    def speaks_of_other_province(self, words: str) -> bool:
        """Whether a sentence names a province that is not ours; "được Chủ tịch UBND tỉnh tặng" names none."""
        named = (name for sort, name in places_named(words) if sort in (*PROVINCES, *CITIES) and _begins_province(name))
        return bool(self._provinces) and any(not _among(name, self._provinces) for name in named)

    def is_our_province(self, words: str) -> bool:
        """Whether words are the name of the province that we are in, and no more: "tỉnh Ninh Bình"."""
        provinces = [name for sort, name in places_named(words) if _is_province(sort, name)]
        return heads_province(words) and bool(provinces) and all(_among(name, self._provinces) for name in provinces)

    def elsewhere(self, said: Sequence[str], headings: Sequence[str], commune: str | None, about: str) -> bool:
        """Whether words beside a name, or a heading over it, name a place or an organ that is neither this unit nor
        one above ``about``, which is the unit or the address on file."""
        if commune is not None and self._is_place:
            named = [name for _, name in places_named(commune)] or [commune]
            return any(not _among(name, self._names) for name in named)
        ours = [about, *self._above(about)]
        known = [*self._said, *ours]
        names = [*self._names, *(readings(name)[0] for words in ours for _, name in places_named(words))]
        if any(not _among(name, names) for words in (*said, *headings) for _, name in places_named(words)):
            return True
        organs = [*(one for words in said for one in organs_named(words))]
        organs += [one for words in headings for one in organs_named(words, heading=True)]
        return any(not self._is_known(one, known) for one in organs)

    def _above(self, unit: str) -> list[str]:
        """The units that a unit stands under."""
        found = list[str]()
        target = self._units.match(unit).sure if unit else None
        while target is not None and (parent := self._units.parent_of(target)) and parent not in found:
            found.append(parent)
            target = self._units.match(parent).sure
        return found

    def _is_known(self, organ: str, known: Sequence[str]) -> bool:
        """Whether a unit is one of ours, or part of a name of ours, or the other way round."""
        match = self._units.match(organ)
        if match.sure is not None or match.maybe:
            return True
        key = readings(organ)[0]
        others = [reading for words in known for reading in readings(words)]
        return any(f" {one} " in f" {key} " or f" {key} " in f" {one} " for one in others)


def provinces_among(groups: Sequence[str]) -> list[str]:
    return [words for words in groups if heads_province(words)]


def _is_province(sort: str, name: str) -> bool:
    return sort in PROVINCES or (sort in CITIES and full_province(name, date.max) is not None)


def _begins_province(words: str) -> bool:
    several = words.split()
    return any(full_province(" ".join(several[:count]), date.max) is not None for count in range(1, len(several) + 1))


def _among(name: str, own: Sequence[str]) -> bool:
    key = readings(name)[0] if name else ""
    return any(f"{key} ".startswith(f"{one} ") for one in own)
