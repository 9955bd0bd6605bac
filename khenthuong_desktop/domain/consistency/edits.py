"""What somebody changed in Word that no other check has spoken of: a name, a figure, a day, a post."""

from collections.abc import Iterable, Iterator

from khenthuong_desktop.domain.consistency.telling import problem_of
from khenthuong_desktop.domain.dossier import DECISION, STATEMENT, DossierProblem, HandChange, RoundPicture, Spot
from khenthuong_desktop.domain.terms import Severity

_SIGNER = "signing.signer_name"
_SIGNED_FOR_THE_UNIT = (STATEMENT, DECISION)
_LineKey = tuple[str, str, str, int]


def check_edits(picture: RoundPicture, found: Iterable[DossierProblem]) -> Iterator[DossierProblem]:
    """A warning for each change of a fact, but where one of the problems ``found`` points at the same line.

    Who signs is an error: the program knows the signer, and the name is printed on more papers than one.
    """
    told = {_line_of(problem.place.key, problem.place.spot) for problem in found if problem.place.spot}
    for paper in picture.papers:
        for change in paper.by_hand:
            if change.path == _SIGNER and paper.kind in _SIGNED_FOR_THE_UNIT:
                yield problem_of(paper, "signer_differs", Severity.ERROR, change.spot, **_details(change))
            elif _line_of(paper.key, change.spot) not in told:
                yield problem_of(
                    paper, f"by_hand_{change.kind.value}", Severity.WARNING, change.spot, **_details(change)
                )


def _line_of(key: str, spot: Spot) -> _LineKey:
    return key, spot.text, spot.table, spot.row


def _details(change: HandChange) -> dict[str, object]:
    return {"field": change.path, "told": change.now, "made": change.made}
