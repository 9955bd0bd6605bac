"""Whether a round's nominees are ready for the council, and saying so."""

from khenthuong_desktop.domain.dossier import PlaceKind
from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.award_rounds.stages import move_on
from khenthuong_desktop.services.dossier.dossier_problems import Problem
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.store.database import Database

_OF_NOMINEES = (PlaceKind.NOMINATION, PlaceKind.EVIDENCE)
_COMES_LATER = ("vote_missing", "report_missing")  # the council votes, and papers are drafted, afterwards


def check_nominees(db: Database, folder: DataFolder, library: Library, round_reference: str) -> tuple[Problem, ...]:
    """The errors of a round's check that stand against its nominees and their evidence; writes nothing."""
    return tuple(filter(_is_of_nominees, check_dossier(db, folder, library, round_reference).errors))


def errors_beside_nominees(
    db: Database, folder: DataFolder, library: Library, round_reference: str
) -> tuple[Problem, ...]:
    """The errors that do not keep nominees from being complete, for a last look; raises as ``confirm_complete``."""
    errors = check_dossier(db, folder, library, round_reference).errors
    _refuse(tuple(filter(_is_of_nominees, errors)))
    return tuple(problem for problem in errors if not _is_of_nominees(problem))


def confirm_complete(db: Database, folder: DataFolder, library: Library, round_reference: str) -> None:
    """Put a draft at "complete"; a round that is further stays. Raises ValuesRefused naming what is missing."""
    _refuse(check_nominees(db, folder, library, round_reference))
    with db.write("confirm_complete") as session:
        row = find_round(session, round_reference)
        if row.stage is Stage.DRAFT:
            move_on(session, row, Stage.COMPLETE)


def _is_of_nominees(problem: Problem) -> bool:
    of_nominees = problem.place.kind in _OF_NOMINEES and problem.code not in _COMES_LATER
    return of_nominees or problem.code == "no_nominations"


def _refuse(errors: tuple[Problem, ...]) -> None:
    if errors:
        sentences = "\n".join(f"• {problem.sentence}" for problem in errors)
        details = {"count": len(errors), "sentences": sentences}
        raise ValuesRefused(FieldFault("nominations", "nominees_have_faults", details))
