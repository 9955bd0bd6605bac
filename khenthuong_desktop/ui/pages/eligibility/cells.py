"""Where a subject stands with an award, as a word, a picture and a sign for paper."""

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Tone

_LOOKS = {
    Standing.ELIGIBLE: (Tone.GOOD, "circle-check"),
    Standing.TO_CONFIRM: (Tone.GOOD, "stamp"),
    Standing.NEAR: (Tone.AWARD, "circle-dot"),
    Standing.UNKNOWN: (Tone.WARNING, "circle-question-mark"),
    Standing.LEFT_TO_PEOPLE: (Tone.ACCENT, "users"),
    Standing.NOT_ELIGIBLE: (Tone.ERROR, "x"),
}
CHIPS = {standing: Chip(labels.word(standing), *look) for standing, look in _LOOKS.items()}
SIGNS = {
    Standing.ELIGIBLE: "✓",
    Standing.TO_CONFIRM: "(✓)",
    Standing.NEAR: "≈",
    Standing.UNKNOWN: "?",
    Standing.LEFT_TO_PEOPLE: "–",
    Standing.NOT_ELIGIBLE: "✗",
}
BY_RANK = {standing.rank: standing for standing in Standing}


def key_of_cell(subject_id: str, award: str) -> str:
    """The key of a line of the list and of a cell of the table."""
    return f"{subject_id}/{award}"
