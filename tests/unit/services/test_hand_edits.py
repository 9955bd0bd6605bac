"""Edits by hand on the papers of the demo: one that matters is caught in its place, a harmless one not."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from khenthuong_desktop.domain.completeness import check_completeness
from khenthuong_desktop.domain.consistency import check_consistency
from khenthuong_desktop.domain.dossier import DossierProblem
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services import demo, upkeep
from khenthuong_desktop.services.dossier_words import sentence_of, where_of
from khenthuong_desktop.services.papers import draft_papers, list_papers
from khenthuong_desktop.services.round_pictures import picture_of
from khenthuong_desktop.services.rounds import find_round
from khenthuong_desktop.store.database import Database
from tests.unit.services.hand_edits.making import corpus, make_edit

MORE = {"2026/D01": ("reward_payments", "reward_estimate"), "2026/D02": ("request_letter",)}
CAUGHT, HARMLESS = corpus("caught"), corpus("harmless")


@dataclass
class Year:
    """The demo's two rounds with what is wrong in it before anybody edits anything."""

    db: Database
    folder: DataFolder
    library: Library
    papers: dict[str, Path]
    before: set[tuple[str, str, str]]

    def found(self) -> dict[tuple[str, str, str], DossierProblem]:
        with self.db.read() as session:
            pictures = [
                picture_of(session, self.folder, self.library, find_round(session, code), self.db.today())
                for code in MORE
            ]
        told = [one for picture in pictures for one in (*check_completeness(picture), *check_consistency(picture))]
        return {(one.code, sentence_of(one), where_of(one.place.spot)): one for one in told}

    def after(self, edit: dict[str, Any]) -> list[tuple[str, str, str]]:
        """What is new once the edit is made; the paper is put back."""
        path = self.papers[edit["paper"]]
        content = path.read_bytes()
        try:
            make_edit(path, edit)
            return sorted(self.found().keys() - self.before)
        finally:
            path.write_bytes(content)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    root = tmp_path_factory.mktemp("year") / "data"
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


@pytest.mark.parametrize("edit", CAUGHT, ids=lambda edit: edit["about"])
def test_an_edit_that_matters_is_caught_in_its_place(year: Year, edit: dict[str, Any]) -> None:
    told = year.after(edit)
    assert [(code, where) for code, _, where in told if code == edit["code"] and edit["where"] in where], told
    assert len(told) <= edit.get("problems", 1), told
    assert all(where for _code, _, where in told)


@pytest.mark.parametrize("edit", HARMLESS, ids=lambda edit: edit["about"])
def test_a_harmless_edit_raises_nothing(year: Year, edit: dict[str, Any]) -> None:
    assert [one for one in year.after(edit) if one[0] != "report_dotted"] == []


def test_a_whole_paper_in_letters_taken_apart_raises_nothing(year: Year) -> None:
    path = year.papers["minutes"]
    content = path.read_bytes()
    document = Document(str(path))
    for element in document.element.iter():
        if element.tag.endswith("}t") and element.text:
            element.text = unicodedata.normalize("NFD", element.text)
    document.save(str(path))
    try:
        assert year.found().keys() - year.before == set()
    finally:
        path.write_bytes(content)


def test_the_corpus_is_large_enough() -> None:
    assert len(CAUGHT) >= 40
    assert len(HARMLESS) >= 15
