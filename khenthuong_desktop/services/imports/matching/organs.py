"""Whether the words for who decided name one organ."""

from khenthuong_desktop.services.imports.matching.unit_names import readings
from khenthuong_desktop.spreadsheets.work_words import LEVEL_OF_ORGAN, SIGNING_OFFICE

_SAY_NOTHING = frozenset(f"{readings(SIGNING_OFFICE)[0]} {LEVEL_OF_ORGAN}".split())


def are_one_organ(one: str | None, other: str | None) -> bool:
    """Whether the words for who decided may name one organ: where one leaves out what the other says."""
    if not one or not other:
        return True
    words, others = (set(" ".join(readings(name)).split()) - _SAY_NOTHING for name in (one, other))
    return words <= others or others <= words
