"""Which line of a changed paper is which line of the paper as it was made."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from khenthuong_desktop.documents.reading_back.lines import TextLine, Words, is_ordinal

_ALIKE = 0.4
_MANY = 4_000  # comparisons worth their time
Item = TypeVar("Item", TextLine, Words)
Pairs = dict[int, int]


def pair_lines(made: Sequence[TextLine], there: Sequence[TextLine]) -> Pairs:
    """Places of lines as made → places of the same lines now; what has moved is found by its words."""
    pairs = _pairs(made, there, _line_likeness)
    _find_moved(made, there, pairs)
    return pairs


def pair_words(made: Sequence[Words], there: Sequence[Words]) -> Pairs:
    """The same for the paragraphs of a cell."""
    return _pairs(made, there, _words_likeness)


def _pairs(made: Sequence[Item], there: Sequence[Item], likeness: Callable[[Item, Item], float]) -> Pairs:
    pairs: Pairs = {}
    matcher = SequenceMatcher(None, [one.anchor for one in made], [one.anchor for one in there], autojunk=False)
    for what, first, last, other_first, other_last in matcher.get_opcodes():
        if what == "equal":
            pairs |= zip(range(first, last), range(other_first, other_last), strict=True)
        elif what == "replace":
            _fill_gap(made, there, (first, last, other_first, other_last), likeness, pairs)
    return pairs


def _fill_gap(
    made: Sequence[Item],
    there: Sequence[Item],
    gap: tuple[int, int, int, int],
    likeness: Callable[[Item, Item], float],
    pairs: Pairs,
) -> None:
    """The pairs in order that are most alike together; one line left over against one is that line."""
    first, last, other_first, other_last = gap
    found: list[tuple[int, int]] = _most_alike(made[first:last], there[other_first:other_last], likeness)
    ends = (last - first, other_last - other_first)
    before, other_before = -1, -1
    for one, other in [*found, ends]:
        if one - before == 2 and other - other_before == 2:
            alone, other_alone = first + before + 1, other_first + other_before + 1
            if likeness(made[alone], there[other_alone]) >= 0:
                pairs[alone] = other_alone
        if (one, other) != ends:
            pairs[first + one] = other_first + other
        before, other_before = one, other


def _most_alike(
    made: Sequence[Item], there: Sequence[Item], likeness: Callable[[Item, Item], float]
) -> list[tuple[int, int]]:
    rows, columns = len(made), len(there)
    if rows * columns > _MANY:
        return []
    alike = [[likeness(one, other) for other in there] for one in made]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            best[row][column] = max(best[row + 1][column], best[row][column + 1])
            if alike[row][column] >= _ALIKE:
                best[row][column] = max(best[row][column], alike[row][column] + best[row + 1][column + 1])
    found: list[tuple[int, int]] = []
    row = column = 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            found.append((row, column))
            row, column = row + 1, column + 1
    return found


def _words_likeness(made: Words, there: Words) -> float:
    """Shared words, and the words printed before or after the values."""
    if made.anchor == there.anchor:
        return 1.0
    shared = 2 * len(made.bag & there.bag) / (len(made.bag) + len(there.bag) or 1)
    if made.spans:
        lead, tail = made.key[made.label : made.spans[0].start], made.key[made.spans[-1].end :].rstrip(" .;")
        framed = (len(lead) > 3 and there.key[there.label :].startswith(lead)) or (
            len(tail) > 3 and there.key.rstrip(" .;/").endswith(tail.rstrip("/"))
        )
        shared = max(shared, 0.6 + shared / 4) if framed else shared
    return shared


def _line_likeness(made: TextLine, there: TextLine) -> float:
    """Below nothing for a row against a loose paragraph; cells are compared by what they say."""
    if (made.table is None) != (there.table is None):
        return -1.0
    if made.table is None:
        return _words_likeness(made.words[0], there.words[0])
    told = [(" ".join(w.anchor for w in cell), place) for place, cell in enumerate(made.cells)]
    now = [" ".join(w.anchor for w in cell) for cell in there.cells]
    if len(told) != len(now):
        same = sum(text in now for text, _place in told if text)
        return same / max(len(told), len(now)) - 0.01
    pairs = [(text, now[place]) for text, place in told if (text or now[place]) and (place or not is_ordinal(text))]
    return sum(_alike(one, other) for one, other in pairs) / (len(pairs) or 1)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    words, others = set(one.split()), set(other.split())
    return len(words & others) / (len(words | others) or 1)


def _find_moved(made: Sequence[TextLine], there: Sequence[TextLine], pairs: Pairs) -> None:
    """Lines that stand elsewhere now: word for word, or rows that differ a little."""
    free = sorted(set(range(len(there))) - set(pairs.values()))
    waiting: dict[str, list[int]] = defaultdict(list)
    for place in free:
        waiting[there[place].anchor].append(place)
    for place, line in enumerate(made):
        if place not in pairs and waiting[line.anchor]:
            pairs[place] = waiting[line.anchor].pop(0)
    left = [place for place in free if place not in pairs.values() and there[place].table is not None]
    rows = [place for place, line in enumerate(made) if place not in pairs and line.table is not None and line.fields]
    if len(left) * len(rows) > _MANY:
        return
    likenesses = ((_line_likeness(made[row], there[place]), row, place) for row in rows for place in left)
    for likeness, row, place in sorted(likenesses, key=_likest_first):
        if likeness >= _ALIKE and row not in pairs and place in left:
            pairs[row] = place
            left.remove(place)


def _likest_first(found: tuple[float, int, int]) -> tuple[float, int, int]:
    likeness, row, place = found
    return -likeness, row, place
