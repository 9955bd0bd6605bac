"""The law in force for a unit: the shipped one with the unit's own rules, as far as they go together."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.entries import Faults, Located, read_entries
from khenthuong_desktop.regulations.library import Library, load_with
from khenthuong_desktop.regulations.overlays import TABLE_FILES
from khenthuong_desktop.regulations.rule_folders import Chosen, LeftOut, RuleSet, Why


def law_of(chosen: Chosen) -> Library:
    """The law with every set that can stand in it; what cannot is told in ``left_out``.

    A unit is never left without law: faulty rules go, the one first without which the fewest faults remain.
    Raises ``RulePackFaulty`` only for the rules that are shipped.
    """
    sets, left_out = chosen.sets, list(chosen.left_out)
    library, faults = law_with(sets)
    while faults and sets:
        without = [(law_with(_but(sets, one)), one) for one in reversed(sets)]
        (library, remaining), culprit = min(without, key=lambda tried: len(tried[0][1]))
        told = tuple(fault for fault in faults if fault not in remaining)
        left_out.append(LeftOut(culprit.id, Why.FAULTY, told, culprit.title))
        sets, faults = _but(sets, culprit), remaining
    if faults:
        raise RulePackFaulty(faults)
    library.sets, library.left_out = sets, tuple(left_out)
    return library


def law_with(sets: Sequence[RuleSet]) -> tuple[Library, list[str]]:
    """The law with exactly these sets, and everything that is wrong with that."""
    faults = Faults()
    sets = sorted(sets, key=lambda one: one.id)
    library = load_with((path for one in sets for path in one.files), faults)
    if sets:
        from khenthuong_desktop.regulations.soundness import circles  # a unit without packs never needs it

        for circle in circles(library):
            names = " → ".join(library.award(code).name for code in (*circle, circle[0]))
            faults.add(f"{circle[0]}.yaml", 1, "circle", found=names)
        for name, code, other in library.names.clashes:
            faults.add(f"{code}.yaml", 1, "same_award_name", found=name, other=library.award(other).name)
        faults.found += _contradictions(sets)
    return library, list(dict.fromkeys(faults.found))


def _but(sets: tuple[RuleSet, ...], one: RuleSet) -> tuple[RuleSet, ...]:
    return tuple(other for other in sets if other is not one)


def _contradictions(sets: Sequence[RuleSet]) -> Iterator[str]:
    """What two sets say of the same thing: the order in which they are read must never decide."""
    for first, second in combinations(sets, 2):
        of_first = {path.name: path for path in first.files}
        for path in second.files:
            if path.name in of_first:
                ours, theirs = _read(of_first[path.name]), _read(path)
                for key, line in _told_twice(path.stem, ours, theirs):
                    what = say("rule_packs", "told_by_two", key=key, other=first.id)
                    yield say("regulations", "fault", file=f"{second.id}/{path.name}", line=line, what=what)


def _read(path: Path) -> Located:
    return read_entries(path, Faults(), foreign=True)


def _told_twice(stem: str, ours: Located, theirs: Located) -> Iterator[tuple[object, int]]:
    """Keys and lines of what both tell: a document, a version; anything else in words that cannot be joined."""
    if stem == "sources":
        yield from _shared(ours, theirs)
    elif stem == "limits":
        yield from _limits_differing(ours, theirs)
    elif stem in TABLE_FILES:
        yield from _clashing(ours, theirs)
    else:
        yield from _shared(ours.get("versions"), theirs.get("versions"))
        yield from (told for told in _shared(ours, theirs) if told[0] != "versions" and _differ(told[0], ours, theirs))


def _limits_differing(ours: Located, theirs: Located) -> Iterator[tuple[object, int]]:
    """Awards that both limit from one day on, in another way."""
    for day, _ in _shared(ours, theirs):
        rows = [row for row in ours[day] if isinstance(row, Located)] if isinstance(ours[day], list) else []
        known = {str(row.get("award")) for row in rows}
        for row in theirs[day] if isinstance(theirs[day], list) else ():
            if isinstance(row, Located) and str(row.get("award")) in known and row not in rows:
                yield f"{day}.{row['award']}", row.line


def _clashing(ours: Located, theirs: Located) -> Iterator[tuple[object, int]]:
    for key, line in _shared(ours, theirs):
        mine, other = ours[key], theirs[key]
        if key == "years":  # a year is replaced as a whole
            yield from (told for told in _shared(mine, other) if _differ(told[0], mine, other))
        elif isinstance(mine, Located) and isinstance(other, Located):
            yield from _clashing(mine, other)
        elif mine != other and not (isinstance(mine, list) and isinstance(other, list)):
            yield key, line


def _differ(key: object, ours: Located, theirs: Located) -> bool:
    return bool(ours[key] != theirs[key])


def _shared(ours: object, theirs: object) -> list[tuple[object, int]]:
    """Keys of both with their lines in the second; nothing where one is no mapping."""
    if not isinstance(ours, Located) or not isinstance(theirs, Located):
        return []
    return [(key, theirs.lines.get(key, theirs.line)) for key in ours if key in theirs]
