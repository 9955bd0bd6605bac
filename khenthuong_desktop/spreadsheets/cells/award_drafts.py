"""Awards as far as a cell is read, and the decisions that stand among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from khenthuong_desktop.spreadsheets.cells.told_decisions import ToldDecision


@dataclass(slots=True)
class Draft:
    """An award with the years that stand in one place."""

    written: str
    part: int
    colon: bool = False  # before it
    years: tuple[int, ...] = ()
    unclear: bool = False
    decisions: list[ToldDecision] = field(default_factory=list)
    undecided: bool = False

    @property
    def decision(self) -> ToldDecision | None:
        """The one that can only be its own."""
        alone = len(self.decisions) == 1 and len(self.years) < 2
        return self.decisions[0] if alone and not self.undecided else None

    def leave_unclear(self) -> None:
        """Nobody can tell which years it is of."""
        self.years, self.unclear = (), True


@dataclass(slots=True)
class Decided:
    """A decision among awards."""

    decision: ToldDecision
    part: int
    loose: bool  # not right behind what stands before it


Entries = Sequence[Draft | Decided]


def give_decisions(entries: Entries) -> None:
    """Each decision to its award; where it may be of several of them, or of several years, that stays open."""
    if entries and isinstance(entries[0], Decided):
        _to_those_behind(entries)
    else:
        _to_those_before(entries)


def _blocks(entries: Entries) -> Iterator[tuple[list[Draft], list[Decided]]]:
    """Awards and decisions by turns; the one or the other may be none."""
    for _, block in groupby(entries, key=lambda entry: isinstance(entry, Draft)):
        same = list(block)
        yield [one for one in same if isinstance(one, Draft)], [one for one in same if isinstance(one, Decided)]


def _to_those_behind(entries: Entries) -> None:
    waiting: list[Decided] = []
    last: list[Draft] = []
    for drafts, decided in _blocks(entries):
        waiting += decided
        if drafts:
            _give(waiting, drafts, all_of_part=drafts[0].colon)
            waiting, last = [], drafts
    if last:
        _give(waiting, last)


def _to_those_before(entries: Entries) -> None:
    last: list[Draft] = []
    for drafts, decided in _blocks(entries):
        last = drafts or last
        if decided and last:
            first = decided[0]
            in_part = [draft for draft in last if draft.part == first.part] or last
            _give(decided, in_part if first.loose else last[-1:])


def _give(decided: Sequence[Decided], drafts: Sequence[Draft], *, all_of_part: bool = False) -> None:
    if not decided:
        return
    alike = len({draft.years for draft in drafts}) == 1 and {draft.part for draft in drafts} == {decided[-1].part}
    of_all = len(drafts) == 1 or (all_of_part and alike)
    for draft in drafts:
        draft.decisions += [one.decision for one in decided]
        draft.undecided = draft.undecided or not of_all
