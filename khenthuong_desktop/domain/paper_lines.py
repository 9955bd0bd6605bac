"""Whose line is which in a paper: lines of people against the nominees they name, namesakes included."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khenthuong_desktop.domain.dossier import Line, Proposed
from khenthuong_desktop.domain.text import compare_key

NameAndAward = tuple[str, str]


def line_key(name: str, award_name: str) -> NameAndAward:
    """Equal for lines that differ in nothing but spelling."""
    return compare_key(name), compare_key(award_name)


def keys_of(nominee: Proposed) -> set[NameAndAward]:
    """How a paper may name a nominee: plainly, or told apart from namesakes."""
    return {line_key(name, nominee.award_name) for name in (nominee.name, nominee.called)}


@dataclass(frozen=True)
class Matched:
    """``pairs`` are lines with their nominees, ``repeated`` name somebody once too often, ``unknown`` nobody."""

    pairs: tuple[tuple[Line, Proposed], ...]
    repeated: tuple[Line, ...]
    unknown: tuple[Line, ...]
    missing: tuple[Proposed, ...]


def match_lines(lines: Sequence[Line], nominees: Iterable[Proposed]) -> Matched:
    """Each line's nominee; of several who bear the name, one who is not found yet, best one of the unit printed."""
    waiting = {nominee.key: nominee for nominee in nominees}
    by_name: dict[NameAndAward, list[Proposed]] = defaultdict(list)
    for nominee in waiting.values():
        for key in keys_of(nominee):
            by_name[key].append(nominee)
    pairs: list[tuple[Line, Proposed]] = []
    repeated: list[Line] = []
    unknown: list[Line] = []
    for line in lines:
        alike = by_name.get(line_key(line.name, line.award_name), [])
        free = [nominee for nominee in alike if nominee.key in waiting]
        if free:
            nominee = next((one for one in free if len(free) > 1 and _in_its_unit(line, one)), free[0])
            pairs.append((line, waiting.pop(nominee.key)))
        else:
            (repeated if alike else unknown).append(line)
    return Matched(tuple(pairs), tuple(repeated), tuple(unknown), tuple(waiting.values()))


def _in_its_unit(line: Line, nominee: Proposed) -> bool:
    return bool(nominee.unit_name) and compare_key(nominee.unit_name) in compare_key(line.position)
