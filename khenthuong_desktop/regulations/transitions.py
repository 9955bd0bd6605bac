"""Which text binds a dossier that waits while the law changes."""

from dataclasses import dataclass
from datetime import date

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
