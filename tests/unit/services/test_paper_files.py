"""Lists of many papers read a file once, and again when anything happened to it."""

import os
import time
from pathlib import Path

import pytest

from khenthuong_desktop.files import sha256_of
from khenthuong_desktop.services.paper_life import paper_files
from khenthuong_desktop.services.paper_life.paper_files import listed_digest


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were read, in order."""
    found: list[Path] = []

    def counted(path: Path) -> str:
        found.append(path)
        return sha256_of(path)

    monkeypatch.setattr(paper_files, "digest_of", counted)
    return found


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 60_000_000_000)


def test_a_file_that_nobody_touches_is_read_once(
    read: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper.docx"
    paper.write_bytes(b"one")
    later(monkeypatch)
    assert {listed_digest(paper, paper.stat()) for _ in range(3)} == {sha256_of(paper)}
    assert read == [paper]


def test_a_file_of_this_moment_is_read_each_time(read: list[Path], tmp_path: Path) -> None:
    paper = tmp_path / "paper.docx"
    paper.write_bytes(b"one")
    listed_digest(paper, paper.stat())
    listed_digest(paper, paper.stat())
    assert read == [paper, paper]


def test_other_words_of_the_same_length_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "paper.docx"
    paper.write_bytes(b"one")
    os.utime(paper, (1_780_000_000, 1_780_000_000))
    later(monkeypatch)
    before = listed_digest(paper, paper.stat())
    paper.write_bytes(b"two")
    assert listed_digest(paper, paper.stat()) == sha256_of(paper) != before


def test_a_file_that_word_holds_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "paper.docx"
    paper.write_bytes(b"held")
    later(monkeypatch)
    answers = iter(["", "", "digest"])
    monkeypatch.setattr(paper_files, "digest_of", lambda _path: next(answers))
    assert listed_digest(paper, paper.stat()) == ""
    paper_files._untouched.cache_clear()
    assert listed_digest(paper, paper.stat()) == "digest"
