"""Which collective the words for a unit mean: surely one, perhaps some, or none that is known."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from khenthuong_desktop.services.imports.matching.shortened import are_short, keys_of, letters_of, words_after, words_of
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import (
    are_one,
    bare_reading,
    lost_accents,
    readings,
    words_among,
)
from khenthuong_desktop.spreadsheets.words import name_key, plain
from khenthuong_desktop.spreadsheets.work_words import is_unit

_MOST_SHORTENED = 5  # "T" may be anything
_MOST_ALIKE = 50  # by their letters: more are looked at no further
OF_PARENT = re.compile(  # Tổ Văn phòng - Trường A; Tổ Toán (Trường A); Tổ Toán trực thuộc Trường A
    r"(?:\s+[-–—]\s+|\s*[,;/(]\s*|\s+)(?:trực\s+)?(?:thuộc|của)\s+|\s+[-–—]\s+|\s*[,;/(]\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class UnitMatch:
    """One collective the words mean (``respelled``: not letter by letter; ``with_parent``: with the name of the unit
    above behind its own), else those that may be meant, else those that they may shorten or say with our own place
    ("VP", "Trạm Y tế xã Tân Hòa")."""

    sure: Target | None = None
    maybe: tuple[Target, ...] = ()
    respelled: bool = False
    shortened: tuple[Target, ...] = ()
    with_parent: bool = False

    @property
    def asked(self) -> tuple[Target, ...]:
        """Those who are asked about."""
        return self.maybe or self.shortened


class Units:
    """The collectives by name, by what their names may be read as, and by name without accents."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Target]] = defaultdict(list)
        self._by_reading: dict[str, list[Target]] = defaultdict(list)
        self._by_bare: dict[str, list[Target]] = defaultdict(list)
        self._parents: dict[str, str] = {}  # name of the unit above, by key
        self._by_letters: dict[str, list[Target]] | None = None  # made when a short form is looked for
        self._own_names: tuple[str, ...] = ()
        self._own_places: tuple[str, ...] = ()
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
            *self._short_places(target),
        ]

    def _short_places(self, target: Target) -> Iterator[list[Target]]:
        """Where a unit stands by the letters that it may be called by, and by its name without our own place."""
        if self._by_letters is not None:
            for key in dict.fromkeys((*keys_of(target.name), self._placeless(target.name))):
                yield self._by_letters[key]

    def set_own(self, names: Sequence[str], ways: Iterable[str] = ()) -> None:
        """The names of our own unit and all ways of naming it, before any other is known: "UBND xã Tân Hòa" is at
        "Tân Hòa"."""
        self._own_names = (*names, *ways)
        keys = list(map(plain, names))
        bare = [
            key.partition(f"{place} ")[2] for key in keys for place in words_among("places") if f"{place} " in f" {key}"
        ]
        self._own_places = tuple(f" {name}" for name in bare if name)

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
        read = exact or self._under(self._read_as(written), parent)
        child = [] if read else self._child_of_named_parent(written)
        if len(read or child) == 1:
            return UnitMatch((read or child)[0], respelled=True, with_parent=not read)
        bare = self._under(self._by_bare.get(bare_reading(written), []), parent)
        maybe = tuple(read or child or [one for one in bare if lost_accents(written) or lost_accents(one.name)])
        if maybe or (shortened := self._shortened(written, parent)):
            return UnitMatch(maybe=maybe, shortened=() if maybe else shortened)
        return UnitMatch(maybe=tuple(self._before_a_unit(written)))

    def _shortened(self, written: str, parent: str | None) -> tuple[Target, ...]:
        """Those whose first letters the words say, whole names before beginnings; and those of our own place."""
        if self._by_letters is None:
            self._by_letters = defaultdict(list)
            for target in {one.id: one for named in self._by_name.values() for one in named}.values():
                for place in self._short_places(target):
                    place.append(target)
        words = words_of(written)
        of_letters = self._by_letters.get(letters_of(words), []) if are_short(words) else []
        told = [(one, _left_of(written, one.name)) for one in (of_letters if len(of_letters) <= _MOST_ALIKE else ())]
        found = [one for one, left in told if left == []] or [one for one, left in told if left is not None]
        found.extend(self._by_letters.get(self._placeless(written), []))
        found = list({one.id: one for one in self._under(found, parent)}.values())
        return tuple(found) if len(found) <= _MOST_SHORTENED else ()

    def _placeless(self, name: str) -> str:
        """What a name may be read as without our own place behind it."""
        key = readings(name)[0]
        for place in self._own_places:
            key = key.removesuffix(place)
        for sort in words_among("places"):
            key = key.removesuffix(f" {sort}")
        return key

    def _read_as(self, written: str) -> list[Target]:
        found = {target.id: target for reading in readings(written) for target in self._by_reading.get(reading, [])}
        return list(found.values())

    def _under(self, found: list[Target], parent: str | None) -> list[Target]:
        """Those under that parent; of those whose parent nobody told, all."""
        if parent is None:
            return found
        above = [(target, self._parents.get(target.id)) for target in found]
        said = [target for target, name in above if name and are_one(name, parent)]
        return said or [target for target, name in above if name is None]

    def _child_of_named_parent(self, written: str) -> list[Target]:
        """The unit whose parent stands behind its name; where nobody told one, it is ours."""
        for cut in OF_PARENT.finditer(written):
            child, parent = written[: cut.start()], written[cut.end() :].rstrip(" )")
            above = [(target, self._parents.get(target.id)) for target in self._read_as(child)]
            ours = bool(above) and self._is_own(parent)
            found = [target for target, name in above if (self._is_one(name, parent) if name else ours)]
            if found:
                return found
        return []

    def _is_own(self, words: str) -> bool:
        return any(are_one(name, words) for name in self._own_names)

    def _is_one(self, parent: str, words: str) -> bool:
        """Whether words name the unit above; it, too, may have its own behind it."""
        if are_one(parent, words) or (self._is_own(parent) and self._is_own(words)):
            return True
        named = self.match(words).sure
        return named is not None and are_one(named.name, parent)

    def _before_a_unit(self, written: str) -> list[Target]:
        """Those that words name before another unit that is not known as theirs: "Phòng Kinh tế - HĐND - UBND"."""
        cuts = (cut for cut in OF_PARENT.finditer(written) if is_unit(written[cut.end() :]))
        return next(filter(None, (self._read_as(written[: cut.start()]) for cut in cuts)), [])


def _left_of(written: str, name: str) -> list[str] | None:
    """The words of a unit's name that follow what is written; its sort, the first word, may be left out."""
    left = words_after(written, name)
    return words_after(written, " ".join(words_of(name)[1:])) if left is None else left
