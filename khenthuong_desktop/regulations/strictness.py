"""Whether one text of an award asks at least what another asks: what a province may add to and never take from."""

from collections.abc import Collection, Iterator
from typing import Any

from khenthuong_desktop.domain.rules import Criterion, Left, Reference

_IN_WORDS = ("judgement", "to_confirm")  # known by their words alone; a province may word them otherwise
_MORE = ("rating", "scope", "count", "years", "times", "share", "more_than", "at_least")
_LESS = ("ends_within", "not_rated_below_months", "any_year", "up_to_years", "counts_also")


def first_loosened(new: Criterion, old: Criterion, left: Collection[Left]) -> Criterion | None:
    """The first criterion of ``old`` that ``new`` does not ask any more; ``left`` are those provinces decide."""
    if all(_is_left(leaf, left) for leaf in leaves(old)):
        return None
    if not _is_narrower(new.applies_to, old.applies_to):
        return old
    if old.kind == "all_of":
        return _first_of_all((new,), old.children, left, new.applies_to)
    if old.kind in _IN_WORDS:
        return _first_of_all((new,), (old,), left, new.applies_to)
    return None if _asks(new, old, left, new.applies_to) else old


def _first_of_all(
    news: tuple[Criterion, ...], olds: tuple[Criterion, ...], left: Collection[Left], open_to: frozenset[str] | None
) -> Criterion | None:
    """The first of ``olds`` that does not follow from ``news``; both hold together."""
    for one in olds:
        if one.kind not in _IN_WORDS and not any(_asks(new, one, left, open_to) for new in news):
            return one
    asked = [joined for new in news for joined in _joined(new)]
    for kinds in (_IN_WORDS, _IN_WORDS[1:]):
        due = [one for one in olds if one.kind in kinds and not _is_left(one, left)]
        if sum(one.kind in kinds for one in asked) < len(due):
            told = {one.text for one in asked}
            return next((one for one in due if one.text not in told), due[0])
    return None


def _asks(new: Criterion, old: Criterion, left: Collection[Left], open_to: frozenset[str] | None) -> bool:
    """Whether nobody meets ``new`` who would not meet ``old``."""
    open_to = new.applies_to if new.applies_to is not None else open_to
    if _is_left(old, left):
        return True
    if not _is_narrower(open_to, old.applies_to):
        return False
    if old.kind == "all_of":
        return _first_of_all((new,), old.children, left, open_to) is None
    if new.kind == "any_of":
        return all(_asks(one, old, left, open_to) for one in new.children)
    if new.kind == "all_of" and any(_asks(one, old, left, open_to) for one in new.children):
        return True
    if old.kind == "any_of":
        return any(_asks(new, one, left, open_to) for one in old.children)
    if new.kind != old.kind or (new.never_blocks and not old.never_blocks):
        return False
    if old.kind in _IN_WORDS:  # as an alternative: other words are another alternative
        return new.text == old.text
    if not _is_as_strict(new, old):
        return False
    return not old.children or _first_of_all(new.children, old.children, left, None) is None


def _joined(criterion: Criterion) -> Iterator[Criterion]:
    """What must all hold at once."""
    if criterion.kind != "all_of":
        yield criterion
    for child in criterion.children if criterion.kind == "all_of" else ():
        yield from _joined(child)


def leaves(criterion: Criterion) -> Iterator[Criterion]:
    """The criteria of a tree without its groups."""
    if not criterion.children:
        yield criterion
    for child in criterion.children:
        yield from leaves(child)


def _is_left(criterion: Criterion, left: Collection[Left]) -> bool:
    return not criterion.children and any(
        one.kind in (None, criterion.kind) and _is_within(criterion.reference, one.place) for one in left
    )


def _is_within(place: Reference, whole: Reference) -> bool:
    """Whether one place in a document is another or part of it."""
    pairs = ((whole.article, place.article), (whole.clause, place.clause), (whole.point, place.point))
    return place.document == whole.document and all(ours in (None, theirs) for ours, theirs in pairs)


def _is_narrower(new: frozenset[str] | None, old: frozenset[str] | None) -> bool:
    return old is None or (new is not None and new <= old)


def _is_as_strict(new: Criterion, old: Criterion) -> bool:
    ours, theirs = {"count": 1, **new.parameters}, {"count": 1, **old.parameters}
    for key in {*ours, *theirs}:
        if key in _LESS:
            shortest = theirs.get("years", 0) if key == "up_to_years" else 0
            holds = _at_most(ours.get(key), theirs.get(key), shortest)
        elif key in _MORE:  # told by one only, it is another way to meet the criterion
            holds = key in ours and key in theirs and _size(ours[key]) >= _size(theirs[key])
        else:
            holds = ours.get(key) == theirs.get(key)
        if not holds:
            return False
    return True


def _at_most(ours: Any, theirs: Any, otherwise: int) -> bool:
    if isinstance(ours or theirs, tuple):
        return set(ours or ()) <= set(theirs or ())
    return bool((otherwise if ours is None else ours) <= (otherwise if theirs is None else theirs))


def _size(value: Any) -> Any:
    return getattr(value, "rank", value)
