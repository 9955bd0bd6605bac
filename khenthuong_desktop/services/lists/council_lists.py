"""A council read from a list for a form that is filled in; nothing is written."""

from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.council.councils import CouncilDetail
from khenthuong_desktop.spreadsheets.layouts.council_lists import COUNCIL_LIST
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class CouncilRead:
    """The council that a list names (None: it names none), and in words what the clerk should look at."""

    council: CouncilDetail | None
    faults: tuple[str, ...]


def read_council(db: Database, library: Library, path: Path | str, progress: Progress | None = None) -> CouncilRead:
    """Read a list of a council's members. Raises the known file errors."""
    shown = imports.preview(db, library, path, COUNCIL_LIST.code, progress=progress)
    told = [problem for problem in shown.problems if problem.severity is not Severity.FIXED]
    councils = shown.plan.councils
    return CouncilRead(councils[0] if councils else None, tuple(problem.sentence for problem in told))
