"""Which text binds a dossier that waits while the law changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.regulations.entries import Entry
from khenthuong_desktop.regulations.tables import read_reference


@dataclass(frozen=True)
class Transition:
    """What a change of law on ``valid_from`` says of dossiers received before: the old text binds.

    ``if_more_favourable``: the new one where it is more favourable.
    """

    valid_from: date
    if_more_favourable: bool
    confidence: Confidence
    reference: Reference


def load_transitions(top: Entry) -> list[Transition]:
    loaded = []
    for day, entry in top.by_date():
        entry.only("if_more_favourable", "confidence", "reference")
        confidence = entry.choice("confidence", Confidence, Confidence.D)
        loaded.append(Transition(day, entry.flag("if_more_favourable"), confidence, read_reference(entry)))
    return loaded


class Step(NamedTuple):
    """A change over which a dossier waited, and the day on whose law the text it brought is read."""

    transition: Transition
    new_on: date


def steps_between(transitions: Iterable[Transition], received_on: date, on: date) -> tuple[Step, ...]:
    """Every change from the day of receipt to the day of consideration, in order of time.

    The text a change brought is read as it stood last before the next change; that of the newest as it stands.
    """
    passed = [one for one in transitions if received_on < one.valid_from <= on]
    last_days = [following.valid_from - timedelta(days=1) for following in passed[1:]]
    return tuple(Step(one, day) for one, day in zip(passed, [*last_days, on], strict=False))
