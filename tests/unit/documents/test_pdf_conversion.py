"""PDF by the office program of this PC: believed only when the file is there, stopped when it hangs."""

import os
import select
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from khenthuong_desktop.documents import pdf_conversion
from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.pdf_conversion import as_pdf
from khenthuong_desktop.errors import FileMissing, FileUnreadable, NoPdfProgram, PdfFailed
from khenthuong_desktop.services.drafting.pdf_copies import pdf_copies

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
Office = Callable[[str], None]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Tờ trình số 12.docx"
    shutil.copyfile(template_path(KINDS["request_statement"]), path)
    return path


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Puts an office program in the place of the PC's own."""

    def put(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "soffice").write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (folder / "soffice").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")

    return put


GOOD = 'for last; do :; done; printf "%%PDF-1.7 %s" "$*" > "$KHENTHUONG_TARGET"'


def test_a_pdf_is_made_with_a_profile_of_its_own(paper: Path, office: Office, tmp_path: Path) -> None:
    office(GOOD)
    before = paper.read_bytes()
    as_pdf(paper, tmp_path / "ra.pdf")
    told = (tmp_path / "ra.pdf").read_text("utf-8")
    assert told.startswith("%PDF-1.7 -env:UserInstallation=file:///")
    assert "--headless" in told
    assert paper.read_bytes() == before


@pytest.mark.parametrize("content", [b"", "Kính gửi: Ủy ban nhân dân".encode(), b"PK half"])
def test_what_is_no_word_file_becomes_no_pdf(paper: Path, office: Office, content: bytes) -> None:
    office(GOOD)
    paper.write_bytes(content)
    with pytest.raises(FileUnreadable) as refused:
        as_pdf(paper, paper.with_suffix(".pdf"))
    assert refused.value.details["reason"] == "not_word"
    assert not paper.with_suffix(".pdf").exists()


@pytest.mark.parametrize("script", ["exit 0", "exit 3", 'echo "no pdf" > "$KHENTHUONG_TARGET"'])
def test_a_program_that_says_done_without_a_pdf_is_not_believed(paper: Path, office: Office, script: str) -> None:
    office(script)
    with pytest.raises(PdfFailed):
        as_pdf(paper, paper.with_suffix(".pdf"))
    assert not paper.with_suffix(".pdf").exists()


@pytest.fixture
def lives(tmp_path: Path) -> Iterator[Callable[[], bytes]]:
    """What was written into the pipe ``alive`` by all that held it; told once the last of them has ended."""
    os.mkfifo(tmp_path / "alive")
    end = os.open(tmp_path / "alive", os.O_RDONLY | os.O_NONBLOCK)

    def told() -> bytes:
        written = b""
        while True:
            assert select.select([end], [], [], 20)[0], "something still runs"
            more = os.read(end, 100)
            if not more:
                return written
            written += more

    yield told
    os.close(end)


def test_a_program_that_hangs_is_ended_with_all_it_started(
    paper: Path, office: Office, tmp_path: Path, lives: Callable[[], bytes]
) -> None:
    office(f'exec 9> {tmp_path}/alive; echo began >&9; sh -c "sleep 60; echo done" & wait')
    with pytest.raises(PdfFailed):
        as_pdf(paper, paper.with_suffix(".pdf"), limit=2)
    assert lives() == b"began\n"


def test_what_outlives_a_program_that_says_done_is_ended_too(
    paper: Path, office: Office, tmp_path: Path, lives: Callable[[], bytes]
) -> None:
    office(f"exec 9> {tmp_path}/alive; (echo began >&9; sleep 60) & {GOOD}; sleep 0.2")
    as_pdf(paper, tmp_path / "ra.pdf")
    assert (tmp_path / "ra.pdf").exists()
    assert lives() == b"began\n"


@pytest.mark.parametrize("script", [GOOD, "exit 0", "sleep 5", 'mkdir -p "${1#-env:UserInstallation=file://}"; exit 1'])
def test_nothing_of_a_run_is_left_behind(
    paper: Path, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    scratch = tmp_path / "tạm"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    older = scratch / "khenthuong-pdf-older"
    older.mkdir()
    (older / "van-ban.docx").write_bytes(paper.read_bytes())
    os.utime(older, (0, 0))
    office(script)
    with suppress(PdfFailed):
        as_pdf(paper, tmp_path / "ra.pdf", limit=0.3)
    assert list(scratch.iterdir()) == []


def test_one_program_runs_at_a_time(paper: Path, office: Office, tmp_path: Path) -> None:
    """Each run notes its beginning and its end; they never stand in between each other's."""
    office(f"echo begin >> {tmp_path}/log; sleep 0.1; {GOOD}; echo end >> {tmp_path}/log")
    with ThreadPoolExecutor() as pool:
        for number in range(3):
            pool.submit(as_pdf, paper, tmp_path / f"{number}.pdf")
    assert (tmp_path / "log").read_text("utf-8").split() == ["begin", "end"] * 3
    assert len(list(tmp_path.glob("?.pdf"))) == 3


def test_only_the_word_that_was_noted_is_known_as_ours(tmp_path: Path) -> None:
    assert pdf_conversion.started_words(tmp_path / "none.txt") == []
    noted = tmp_path / "word.txt"
    noted.write_bytes(b"4711\r\n")
    assert pdf_conversion.started_words(noted) == [4711]
    noted.write_bytes(b"")
    assert pdf_conversion.started_words(noted) == []


def test_without_an_office_program_it_is_said_how(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoPdfProgram):
        as_pdf(paper, paper.with_suffix(".pdf"))
    with pytest.raises(FileMissing):
        as_pdf(paper.with_name("none.docx"), paper.with_suffix(".pdf"))


def test_a_pdf_that_is_there_is_left_alone(paper: Path, office: Office, tmp_path: Path) -> None:
    office(GOOD)
    (tmp_path / "ra").mkdir()
    kept = tmp_path / "ra" / "Tờ trình số 12.pdf"
    kept.write_bytes(b"signed")
    first, second = pdf_copies([paper, paper], tmp_path / "ra")
    assert (first.name, second.name) == ("Tờ trình số 12-2.pdf", "Tờ trình số 12-3.pdf")
    assert kept.read_bytes() == b"signed"


@pytest.mark.skipif(not any(pdf_conversion._programs()), reason="no office program on this machine: not tried for real")
def test_a_real_office_program_makes_a_real_pdf(paper: Path, tmp_path: Path) -> None:
    as_pdf(paper, tmp_path / "thật.pdf")
    assert (tmp_path / "thật.pdf").read_bytes().startswith(b"%PDF-")
