"""Where a paper's file should lie there may be a folder, a link, a pipe, a socket: it is told, and never opened."""

import os
import socket
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khenthuong_desktop.domain.dossier import FileFault, FileState
from khenthuong_desktop.domain.terms import Redraft, VersionOrigin
from khenthuong_desktop.errors import FileProblem, FileUnreadable, FolderInPlace
from khenthuong_desktop.files import Lies, refuse_odd, what_lies
from khenthuong_desktop.messages import explain
from khenthuong_desktop.services.drafting.paper_comparison import compare_paper, edited_papers
from khenthuong_desktop.services.drafting.paper_register import papers_of_year
from khenthuong_desktop.services.drafting.papers import draft_papers, list_papers
from khenthuong_desktop.services.paper_life.edited_files import lying_file
from khenthuong_desktop.services.paper_life.paper_history import take_back_version, versions_of
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits
from khenthuong_desktop.services.paper_life.undoing import undo
from khenthuong_desktop.store.tables import Paper
from tests.unit.services.paper_office import KIND, Office, an_office, saved

if sys.platform == "win32":
    pytest.skip("a folder of Windows holds nothing but files", allow_module_level=True)


def a_link(path: Path) -> None:
    outside = path.parents[2] / "outside.docx"
    outside.write_bytes(saved("của người khác"))
    path.symlink_to(outside)


def a_broken_link(path: Path) -> None:
    path.symlink_to(path.parents[2] / "nowhere.docx")


def a_socket(path: Path) -> None:
    here = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"/proc/self/fd/{here}/{path.name}")  # the whole path may be too long for a socket
    os.close(here)


ODD: dict[str, tuple[Callable[[Path], None], Lies]] = {
    "folder": (Path.mkdir, Lies.FOLDER),
    "link": (a_link, Lies.LINK),
    "broken link": (a_broken_link, Lies.LINK),
    "pipe": (os.mkfifo, Lies.OTHER),
    "socket": (a_socket, Lies.OTHER),
}
FAULTS = {Lies.FOLDER: FileFault.FOLDER, Lies.LINK: FileFault.LINK, Lies.OTHER: FileFault.NOT_A_FILE}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as made:
        yield made


@pytest.fixture(params=ODD.values(), ids=list(ODD))
def lies(office: Office, request: pytest.FixtureRequest) -> Lies:
    make, expected = request.param
    office.path.unlink()
    make(office.path)
    assert what_lies(office.path) is expected
    assert isinstance(expected, Lies)
    return expected


def test_it_is_told_where_papers_are_listed_and_checked(office: Office, lies: Lies) -> None:
    (row,) = list_papers(office.db, office.folder, office.round)
    assert (row.there, row.edited) == (False, False)
    (registered,) = papers_of_year(office.db, office.folder, 2025)
    assert registered.state is FileState.DAMAGED
    with office.db.read() as session:
        found = lying_file(session.get_one(Paper, office.paper), office.folder, None)
    assert (found.state, found.fault) == (FileState.MISSING, FAULTS[lies])
    assert [version.current for version in versions_of(office.db, office.folder, office.paper)] == [False]


def test_it_is_neither_kept_nor_written_over(office: Office, lies: Lies) -> None:
    assert office.notice() == (0, 1)
    office.number("12")
    for choice in (None, Redraft.REPLACE):
        with pytest.raises(FileProblem) as refused:
            office.draft(choice)
        assert office.path.name in explain(refused.value)
    assert what_lies(office.path) is lies
    version = versions_of(office.db, office.folder, office.paper)[0]
    with pytest.raises(FileProblem):
        take_back_version(office.db, office.folder, office.paper, version.id)
    with pytest.raises(FileProblem):
        compare_paper(office.db, office.folder, office.library, office.paper)
    assert edited_papers(office.db, office.folder, office.library, office.round, [KIND]) == ()
    assert what_lies(office.path) is lies
    assert office.versions() == [VersionOrigin.MADE]


def test_undoing_leaves_it_alone(office: Office, lies: Lies) -> None:
    with pytest.raises(FileProblem):
        undo(office.db, office.folder)
    assert what_lies(office.path) is lies
    assert office.paper


def test_a_copy_gets_another_name(office: Office, lies: Lies, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    office.path.rename(out / office.path.name)
    (made,) = draft_papers(office.db, office.folder, office.library, office.round, [KIND], out)
    assert what_lies(made.path) is Lies.FILE
    assert made.path.name.endswith("-2.docx")
    assert what_lies(out / office.path.name) is lies


def test_what_is_refused_has_words_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FolderInPlace):
        refuse_odd(tmp_path / "folder")
    with pytest.raises(FileUnreadable, match="not_a_file"):
        refuse_odd(tmp_path / "pipe")
    refuse_odd(tmp_path / "nothing")
    refuse_odd(tmp_path / "nothing" / "in it")


def cut(content: bytes, path: Path) -> bytes:
    """A whole package whose text ends in the middle."""
    path.write_bytes(content)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part[:-20] if name == "word/document.xml" else part)
    return path.read_bytes()


def test_an_unsound_file_is_kept_as_such_and_is_not_the_last_state(office: Office, tmp_path: Path) -> None:
    path, paper = office.path, office.paper
    path.write_bytes(saved("công sửa tay"))
    assert [one.damaged for one in keep_edits(office.db, office.folder).kept] == [False]
    path.write_bytes(cut(saved("công sửa tay"), tmp_path / "cut.docx"))
    assert [one.damaged for one in keep_edits(office.db, office.folder).kept] == [True]
    assert office.versions() == [VersionOrigin.DAMAGED, VersionOrigin.EDITED, VersionOrigin.MADE]
    path.unlink()
    (told,) = edited_papers(office.db, office.folder, office.library, office.round, [KIND])
    assert told.gone
    assert told.differences and any("công sửa tay" in line for one in told.differences for line in one.there)
    draft_papers(office.db, office.folder, office.library, office.round, [KIND], choices={paper: Redraft.KEEP})
    assert path.read_bytes() == saved("công sửa tay")
    assert keep_edits(office.db, office.folder).kept[0].damaged is False


def test_a_package_of_boundless_size_is_not_unpacked_to_be_kept(office: Office) -> None:
    with zipfile.ZipFile(office.path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"0" * 210_000_000)
    assert office.notice() == (1, 0)
