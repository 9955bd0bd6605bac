"""An office with a round whose list of nominees is drafted, and what Word does to its file."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docx import Document

from khenthuong_desktop.domain.terms import Redraft, VersionOrigin
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services.drafting.papers import draft_papers, list_papers
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.paper_life.paper_history import versions_of
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.folder import OpenData, create_folder, open_folder
from khenthuong_desktop.store.tables import AwardRound
from tests import demo_data
from tests.gui.rounds_of_commune import add_round, add_signer

KIND = "summary_list"


@dataclass
class Office:
    """A round with its list of nominees drafted."""

    db: Database
    folder: DataFolder
    library: Library
    round: str
    data: OpenData

    def draft(self, choice: Redraft | None = None) -> None:
        choices = {self.paper: choice} if choice else {}
        draft_papers(self.db, self.folder, self.library, self.round, [KIND], choices=choices)

    def number(self, number: str) -> None:
        set_round_papers(self.db, self.library, self.round, RoundPapers(number))

    def round_has_another_code(self) -> None:
        """So that its papers lie in another folder."""
        with self.db.write("change_round") as session:
            session.get_one(AwardRound, self.round).code = "D77"

    @property
    def paper(self) -> str:
        return list_papers(self.db, self.folder, self.round)[0].id

    @property
    def path(self) -> Path:
        return list_papers(self.db, self.folder, self.round)[0].path

    def versions(self) -> list[VersionOrigin]:
        return [row.origin for row in versions_of(self.db, self.folder, self.paper)]

    def kept(self) -> set[bytes]:
        return {path.read_bytes() for path in self.folder.documents.rglob("*.docx")}

    def notice(self) -> tuple[int, int]:
        found = keep_edits(self.db, self.folder)
        return len(found.kept), len(found.waiting)


@cache
def a_year_s_work() -> tuple[Library, str, tempfile.TemporaryDirectory[str]]:
    """A data folder to be copied by each test, with the key of its round."""
    scratch, library = tempfile.TemporaryDirectory(), load_library()
    folder = DataFolder(Path(scratch.name) / "data")
    create_folder(folder)
    data = open_folder(folder, actor="tester")
    demo_data.fill(data.db, people=6)
    add_signer(data.db)
    key = add_round(data.db, library)
    draft_papers(data.db, folder, library, key, [KIND])
    data.close()
    return library, key, scratch


@contextmanager
def an_office(root: Path) -> Iterator[Office]:
    library, key, scratch = a_year_s_work()
    shutil.copytree(Path(scratch.name) / "data", root / "data")
    data = open_folder(DataFolder(root / "data"), actor="tester")
    yield Office(data.db, data.folder, library, key, data)
    data.close()


@cache
def saved(text: str) -> bytes:
    """A Word file as somebody saved it."""
    document, buffer = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(buffer)
    return buffer.getvalue()


def save_as_word_does(path: Path, content: bytes) -> None:
    """A lock file, the text under another name, then the name given to it."""
    lock = path.with_name(f"~${path.name[2:]}")
    lock.write_bytes(b"Nguyen Van Thanh")
    fresh = path.with_name("~WRD0001.tmp")
    fresh.write_bytes(content)
    fresh.replace(path)
    lock.unlink()
