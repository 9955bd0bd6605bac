"""Collectives on file whose names are nearly that of a row: a mark, a letter, a word or two may be a slip."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from khenthuong_desktop.services.imports.matching.near_people import is_one_letter_off
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one, bare_reading
from khenthuong_desktop.services.imports.matching.units_matching import Units

_MOST_LEFT_OUT = 2  # words
_FEWEST_LEFT = 2
_LONGEST = 12  # words of a name of which two may be left out
_SHORTEST = 3  # letters of a word in which one may be wrong
_MOST_ROWS = 3  # that one collective is nearly named by: of more, its name is only how such collectives are called

Words = tuple[str, ...]


class NearUnits:
    """Those on file whom no row of the lists names itself. Numbers and single letters ("Thôn 1", "Tổ B") tell
    collectives apart."""

    def __init__(self, units: Units, on_file: Iterable[Target], names: Iterable[str]) -> None:
        self._units = units
        self._by_words: dict[Words, list[Target]] = defaultdict(list)
        self._by_part: dict[Words, list[Target]] = defaultdict(list)  # of their words some
        self._by_rest: dict[tuple[int, Words], list[Target]] = defaultdict(list)  # without the word at a place
        told = list(dict.fromkeys(names))
        targets = list(on_file) if told else []
        claimed = {found.id for name in told if (found := units.match(name).sure) is not None}
        for target in targets:
            if target.id not in claimed:
                self._add(target)
        self._rows = Counter(target.id for name in told for target in self._find(name)) if self._by_words else Counter()

    def _add(self, target: Target) -> None:
        words = _words_of(target.name)
        self._by_words[words].append(target)
        for part in _parts_of(words):
            self._by_part[part].append(target)
        for rest in _rests_of(words):
            self._by_rest[rest].append(target)

    def find(self, name: str, parent: str | None) -> tuple[Target, ...]:
        """Those whom the words may mean but for a slip, and who are not known to be under another ``parent``."""
        if not self._by_words:
            return ()
        near = (target for target in self._find(name) if self._rows[target.id] <= _MOST_ROWS)
        return tuple(target for target in near if self._may_be_under(target, parent))

    def _may_be_under(self, target: Target, parent: str | None) -> bool:
        above = self._units.parent_of(target)
        return not parent or not above or are_one(above, parent)

    def _find(self, name: str) -> list[Target]:
        words = _words_of(name)
        found = [*self._by_words.get(words, ()), *self._by_part.get(words, ())]
        for part in _parts_of(words):
            found += self._by_words.get(part, ())
        for place, rest in _rests_of(words):
            others = self._by_rest.get((place, rest), ())
            found += [one for one in others if _is_slip(words[place], _words_of(one.name)[place])]
        return [one for one in {one.id: one for one in found}.values() if not are_one(one.name, name)]


def _words_of(name: str) -> Words:
    return tuple(bare_reading(name).split())


def _parts_of(words: Words) -> Iterator[Words]:
    """The words without one or two of them that may be left out."""
    for count in range(1, _MOST_LEFT_OUT + 1 if len(words) <= _LONGEST else 2):
        if len(words) - count < _FEWEST_LEFT:
            return
        for left_out in combinations(range(len(words)), count):
            if not any(_tells_apart(words[at]) for at in left_out):
                yield tuple(word for at, word in enumerate(words) if at not in left_out)


def _rests_of(words: Words) -> Iterator[tuple[int, Words]]:
    for at, word in enumerate(words):
        if len(word) >= _SHORTEST and not _tells_apart(word):
            yield at, words[:at] + words[at + 1 :]


def _is_slip(one: str, other: str) -> bool:
    return one != other and len(other) >= _SHORTEST and is_one_letter_off(one, other)


def _tells_apart(word: str) -> bool:
    """Whether a word is a number, or a letter that stands for one."""
    return len(word) == 1 or any(map(str.isdigit, word)) or _is_roman(word)


def _is_roman(word: Sequence[str]) -> bool:
    return set(word) <= set("ivx")
