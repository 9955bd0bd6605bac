"""The stages of a round as the stepper and the chips show them."""

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.services.rounds import RoundDetail
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Tone

STEPS = (
    Stage.DRAFT,
    Stage.COMPLETE,
    Stage.COUNCIL_MET,
    Stage.STATEMENT_SIGNED,
    Stage.PACKAGED,
    Stage.SUBMITTED,
    Stage.DECIDED,
)
NOMINEES, PAPERS_OF_NOMINEES, COUNCIL, STATEMENT, PACKAGE, HANDED_IN, RESULT = range(len(STEPS))
_CHIPS = {
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
    """The state of a round or a dossier, as a chip."""
    tone, icon = _CHIPS[stage]
    return Chip(labels.word(stage), tone, icon)


def reached(found: RoundDetail) -> int:
    """How many steps are done."""
    if found.stage is Stage.DRAFT:
        return 1 if found.nominations else 0
    if found.stage is Stage.RETURNED:
        return HANDED_IN + 1
    if found.stage is Stage.NOT_AWARDED:
        return len(STEPS)
    return STEPS.index(found.stage) + 1
