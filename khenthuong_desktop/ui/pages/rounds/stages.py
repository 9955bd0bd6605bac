"""The stages of a round as the stepper shows them."""

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.services.rounds import RoundDetail

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


def reached(found: RoundDetail) -> int:
    """How many steps are done."""
    if found.stage is Stage.DRAFT:
        return 1 if found.nominations else 0
    if found.stage is Stage.RETURNED:
        return HANDED_IN  # handed in it must be once more
    if found.stage is Stage.NOT_AWARDED:
        return len(STEPS)
    return STEPS.index(found.stage) + 1
