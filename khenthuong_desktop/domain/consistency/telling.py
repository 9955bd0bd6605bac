"""How a problem of a paper is told, with the place in its file."""

from khenthuong_desktop.domain.dossier import DossierProblem, MadePaper, Place, PlaceKind, Spot
from khenthuong_desktop.domain.terms import Severity


def problem_of(
    paper: MadePaper, code: str, severity: Severity = Severity.ERROR, spot: Spot | None = None, /, **details: object
) -> DossierProblem:
    """A problem with the words for it in ``dossiers.json``; ``spot`` is known of files that were edited."""
    return DossierProblem(severity, code, Place(PlaceKind.PAPER, paper.key, spot), {"paper": paper.title, **details})
