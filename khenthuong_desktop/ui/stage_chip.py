"""The state of a round, a nomination or a dossier as a chip."""

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Tone

_LOOKS = {
    Stage.DRAFT: (Tone.NEUTRAL, "pencil"),
    Stage.COMPLETE: (Tone.ACCENT, "file-check"),
    Stage.COUNCIL_MET: (Tone.ACCENT, "vote"),
    Stage.STATEMENT_SIGNED: (Tone.ACCENT, "stamp"),
    Stage.PACKAGED: (Tone.GOOD, "package-check"),
    Stage.SUBMITTED: (Tone.GOOD, "send"),
    Stage.RETURNED: (Tone.WARNING, "undo-2"),
    Stage.DECIDED: (Tone.AWARD, "award"),
    Stage.NOT_AWARDED: (Tone.NEUTRAL, "ban"),
}


def stage_chip(stage: Stage) -> Chip:
    """The word of the stage with its icon."""
    tone, icon = _LOOKS[stage]
    return Chip(labels.word(stage), tone, icon)
