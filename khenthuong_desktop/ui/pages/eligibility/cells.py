"""What is known of one subject and award, as a word, a picture and a sign for paper."""

from enum import IntEnum

from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Tone


class Cell(IntEnum):
    """What is known of one subject and award, the best first."""

    ELIGIBLE = 0
    NEAR = 1
    UNDECIDED = 2
    FOR_PEOPLE = 3
    NOT_ELIGIBLE = 4


CHIPS = {
    Cell.ELIGIBLE: Chip("Đủ điều kiện", Tone.GOOD, "circle-check"),
    Cell.NEAR: Chip("Gần đạt", Tone.AWARD, "circle-dot"),
    Cell.UNDECIDED: Chip("Chưa rõ", Tone.WARNING, "circle-question-mark"),
    Cell.FOR_PEOPLE: Chip("Do người xét", Tone.ACCENT, "users"),
    Cell.NOT_ELIGIBLE: Chip("Chưa đủ", Tone.ERROR, "x"),
}
SIGNS = {Cell.ELIGIBLE: "✓", Cell.NEAR: "≈", Cell.UNDECIDED: "?", Cell.FOR_PEOPLE: "–", Cell.NOT_ELIGIBLE: "✗"}


def key_of_cell(subject_id: str, award: str) -> str:
    """The key of a line of the list and of a cell of the table."""
    return f"{subject_id}/{award}"
