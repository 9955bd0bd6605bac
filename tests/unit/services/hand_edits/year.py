"""The demo's two rounds with all their papers, and what is wrong in them once a file was changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khenthuong_desktop.domain.completeness import check_completeness
from khenthuong_desktop.domain.consistency import check_consistency
from khenthuong_desktop.domain.dossier import DossierProblem
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services import demo, upkeep
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.checking.round_pictures import picture_of
from khenthuong_desktop.services.dossier.dossier_words import sentence_of, where_of
from khenthuong_desktop.services.drafting.papers import draft_papers, list_papers
from khenthuong_desktop.store.database import Database
from tests.unit.services.hand_edits.making import make_edit

MORE = {"2026/D01": ("reward_payments", "reward_estimate"), "2026/D02": ("request_letter",)}

Told = tuple[str, str, str]


@dataclass
class Year:
    """The demo's two rounds with what is wrong in it before anybody edits anything."""

    db: Database
    folder: DataFolder
    library: Library
    papers: dict[str, Path]
    before: set[Told]

    def found(self) -> dict[Told, DossierProblem]:
        with self.db.read() as session:
            pictures = [
                picture_of(session, self.folder, self.library, find_round(session, code), self.db.today())
                for code in MORE
            ]
        told = [one for picture in pictures for one in (*check_completeness(picture), *check_consistency(picture))]
        return {(one.code, sentence_of(one), where_of(one.place.spot)): one for one in told}

    def after(self, edit: dict[str, Any]) -> list[Told]:
        """What is new once the edit is made; the paper is put back."""
        return sorted(self.told_after(edit["paper"], lambda path: make_edit(path, edit)))

    def told_after(self, kind: str, change: Callable[[Path], object]) -> dict[Told, DossierProblem]:
        """The same for any change of a paper's file."""
        path = self.papers[kind]
        content = path.read_bytes()
        try:
            change(path)
            return {key: one for key, one in self.found().items() if key not in self.before}
        finally:
            if path.is_dir():
                path.rmdir()
            path.write_bytes(content)


@contextmanager
def a_year(root: Path) -> Iterator[Year]:
    """The demo in ``root``."""
    demo.run(root, people=16)
    folder, library = DataFolder(root), load_library()
    opened = upkeep.open_folder(folder)
    papers: dict[str, Path] = {}
    for code, kinds in MORE.items():
        draft_papers(opened.db, folder, library, code, kinds)
        for row in list_papers(opened.db, folder, code):
            papers.setdefault(row.kind, row.path)
    made = Year(opened.db, folder, library, papers, set())
    made.before = set(made.found())
    yield made
    opened.close()
