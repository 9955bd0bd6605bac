"""X03: one initiative is recognised by one decision, in reports and in the index alike."""

from collections.abc import Iterator

from khenthuong_desktop.domain.dossier import DossierProblem, Place, PlaceKind, RoundPicture
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key


def check_proofs(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Reports print the number on record, the index that of the proof: both are of one decision."""
    numbers: dict[str, str] = {}
    for proof in picture.proofs:
        if not proof.initiative or not proof.number:
            continue
        due = proof.recorded_number or numbers.setdefault(proof.initiative, proof.number)
        if _differ(proof.number, due):
            details = {"evidence": proof.name, "initiative": proof.initiative, "told": proof.number, "round": due}
            yield DossierProblem(
                Severity.WARNING, "proof_number_differs", Place(PlaceKind.EVIDENCE, proof.key), details
            )


def _differ(one: str, other: str) -> bool:
    """Whether two numbers cannot be of one decision; a number without its symbol may be."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return any(first and second and first != second for first, second in pairs)


def _parts(number: str) -> tuple[str, str]:
    figures, _, symbol = compare_key(number).partition("/")
    return figures.strip().lstrip("0"), symbol.strip()
