"""How it is shown what became of a proposal: awarded, not awarded, still waiting for a decision."""

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Tone

CHIPS = {
    "awarded": Chip("Được khen", Tone.AWARD, "award"),
    "not_awarded": Chip("Không được khen", Tone.NEUTRAL, "ban"),
    "waiting": Chip("Chờ quyết định", Tone.ACCENT, "clock"),
}
ORDER = list(CHIPS)
_BY_STAGE = {Stage.DECIDED: "awarded", Stage.NOT_AWARDED: "not_awarded"}


def outcome_of(stage: Stage) -> str:
    """What became of a proposal that stands there, once there is a decision on its round."""
    return _BY_STAGE.get(stage, "waiting")
