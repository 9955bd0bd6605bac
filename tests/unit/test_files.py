"""Files are whole or not there at all."""

import hashlib
import os
import shutil
import sys
import tempfile
from errno import EACCES, EBADF, ENOENT, ENOSPC, EROFS
from pathlib import Path
from types import SimpleNamespace

import pytest

from khenthuong_desktop import files
from khenthuong_desktop.errors import (
    DataInPlace,
    DiskFull,
    FileInUse,
    FileMissing,
    FileProblem,
    FileUnreadable,
    FolderInPlace,
    TargetNotWritable,
)
from khenthuong_desktop.files import (
    all_or_nothing,
    before_placing,
    draft_beside,
    draft_in,
    known_error,
    need_file,
    put_in_place,
    sha256_of,
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_draft_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "mới" / "tờ trình.docx"
    for words in ("first", "second"):
        with draft_beside(target) as draft:
            draft.write_text(words)
    assert target.read_text() == "second"
    assert names(target.parent) == ["tờ trình.docx"]


def test_nothing_but_data_takes_the_place_of_data(tmp_path: Path) -> None:
    data = tmp_path / "khenthuong.db"
    data.write_bytes(b"SQLite format 3\x00 rows")
    with pytest.raises(DataInPlace), draft_beside(data) as draft:
        draft.write_bytes(b"PK a list")
    assert data.read_bytes() == b"SQLite format 3\x00 rows"
    with draft_beside(data) as draft:
        draft.write_bytes(b"SQLite format 3\x00 rows of a backup")
    assert data.read_bytes().endswith(b"of a backup")
    assert names(tmp_path) == ["khenthuong.db"]


def test_a_draft_that_fails_leaves_the_old_file_and_no_scrap(tmp_path: Path) -> None:
    target = tmp_path / "tờ trình.docx"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), draft_beside(target) as draft:
        draft.write_text("half")
        _ = 1 / 0
    assert target.read_text() == "old"
    assert names(tmp_path) == ["tờ trình.docx"]


def test_a_full_disk_is_told_by_the_name_of_the_target(tmp_path: Path) -> None:
    target = tmp_path / "danh sách.xlsx"
    with pytest.raises(DiskFull) as told, draft_beside(target) as draft:
        draft.write_text("half")
        raise OSError(ENOSPC, "No space left on device")
    assert told.value.path == target
    assert names(tmp_path) == []


def test_a_place_that_cannot_be_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    target = tmp_path / "file" / "below.txt"
    with pytest.raises(TargetNotWritable) as told, draft_beside(target):
        pytest.fail("nothing can be written there")
    assert told.value.path == target


def test_a_folder_in_the_way_of_the_target_is_told(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    (target / "below").mkdir(parents=True)
    with pytest.raises(TargetNotWritable), draft_beside(target) as draft:
        draft.write_text("new")
    assert names(tmp_path) == ["taken"]


@pytest.mark.parametrize(("free_for_drafts", "free_for_target", "told"), [(0, 1 << 30, "tam"), (0, 0, "ds.xlsx")])
def test_the_disk_that_is_full_is_named(
    free_for_drafts: int, free_for_target: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "tam"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    free = {scratch: free_for_drafts, tmp_path: free_for_target}
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free[path]))
    with pytest.raises(DiskFull) as caught, draft_beside(tmp_path / "ds.xlsx"):
        raise OSError(ENOSPC, "full")
    assert caught.value.path.name == told


def test_a_source_that_is_not_there_is_not_blamed_on_the_target(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), draft_beside(tmp_path / "copy.txt") as draft:
        draft.write_bytes((tmp_path / "nothing.txt").read_bytes())


def held_by_windows(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """``Path.replace`` as Windows has it while another program holds the target."""
    replace, left = Path.replace, [times]
    monkeypatch.setattr(files, "_WAITS", (0.0, 0.0))

    def refuse(draft: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            error = PermissionError(13, "held")
            monkeypatch.setattr(error, "winerror", 32, raising=False)  # Windows alone has it
            raise error
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_a_target_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held_by_windows(monkeypatch, 2)
    with draft_beside(tmp_path / "a.docx") as draft:
        draft.write_text("new")
    assert (tmp_path / "a.docx").read_text() == "new"


def test_a_target_held_for_good_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held_by_windows(monkeypatch, 9)
    with pytest.raises(FileInUse) as told, draft_beside(tmp_path / "a.docx") as draft:
        draft.write_text("new")
    assert told.value.path == tmp_path / "a.docx"
    assert names(tmp_path) == []


def test_a_draft_may_get_its_name_at_the_end(tmp_path: Path) -> None:
    with draft_in(tmp_path / "out", "dossier") as draft:
        draft.write_text("content")
        put_in_place(draft, tmp_path / "out" / "named-later.zip")
    assert names(tmp_path / "out") == ["named-later.zip"]


def test_the_hash_of_a_file_is_that_of_its_content(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(b"x" * 3_000_000)
    assert sha256_of(path) == hashlib.sha256(b"x" * 3_000_000).hexdigest()


def test_folders_made_in_vain_are_gone_again(tmp_path: Path) -> None:
    (tmp_path / "đã có").mkdir()
    with pytest.raises(ZeroDivisionError), draft_beside(tmp_path / "đã có" / "mới" / "nữa" / "x.zip"):
        _ = 1 / 0
    assert names(tmp_path) == ["đã có"]
    assert names(tmp_path / "đã có") == []


def test_a_folder_that_goes_away_meanwhile_is_told_by_the_name_of_the_target(tmp_path: Path) -> None:
    target = tmp_path / "usb" / "x.zip"
    with pytest.raises(TargetNotWritable) as told, draft_beside(target) as draft:
        draft.parent.rmdir()
        draft.write_text("new")
    assert told.value.path == target


def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a folder of Windows holds nothing but files")
    target = tmp_path / "pipe"
    os.mkfifo(target)
    with pytest.raises(TargetNotWritable), draft_beside(target) as draft:
        draft.write_text("new")
    assert target.is_fifo()


def test_who_wants_to_know_is_told_before_a_file_gets_its_name_and_may_stop_it(tmp_path: Path) -> None:
    target = tmp_path / "x.txt"
    told = []

    def stop() -> None:
        told.append(target.exists())
        raise KeyboardInterrupt

    with before_placing(stop):
        with pytest.raises(KeyboardInterrupt), draft_beside(target) as draft:
            draft.write_text("new")
        assert names(tmp_path) == []
        with draft_beside(target, asked_for=False) as draft:
            draft.write_text("kept to be safe")
    assert told == [False]
    assert names(tmp_path) == ["x.txt"]


def test_what_came_into_a_folder_in_vain_is_gone_and_what_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "cũ").mkdir()
    (tmp_path / "cũ" / "a.txt").write_text("a")
    with pytest.raises(ZeroDivisionError), all_or_nothing(tmp_path, ("mới", "b.*")):
        (tmp_path / "của người khác.txt").write_text("c")
        (tmp_path / "mới" / "sâu").mkdir(parents=True)
        (tmp_path / "b.txt").write_text("b")
        _ = 1 / 0
    assert names(tmp_path) == ["cũ", "của người khác.txt"]
    with pytest.raises(ZeroDivisionError), all_or_nothing(tmp_path / "x" / "y", ("z",)):
        (tmp_path / "x" / "y" / "z").mkdir(parents=True)
        _ = 1 / 0
    assert names(tmp_path) == ["cũ", "của người khác.txt"]


@pytest.mark.parametrize(
    ("error", "known"),
    [
        (OSError(ENOSPC, "full", "/x/y"), DiskFull),
        (OSError(ENOSPC, "full"), DiskFull),
        (FileNotFoundError(ENOENT, "not there", "/x/y"), FileMissing),
        (PermissionError(EACCES, "not allowed", "/x/y"), FileProblem),
        (OSError(EROFS, "read-only", "/x/y"), TargetNotWritable),
        (OSError(EBADF, "a mistake of ours"), type(None)),
    ],
)
def test_what_the_system_says_of_a_file_is_known(error: OSError, known: type) -> None:
    assert type(known_error(error)) is known


def test_what_is_no_file_is_called_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"x")
    (tmp_path / "link.docx").symlink_to(file)
    need_file(file)
    need_file(tmp_path / "link.docx")  # somebody named it
    with pytest.raises(FolderInPlace):
        need_file(tmp_path)
    with pytest.raises(FileMissing):
        need_file(tmp_path / "b.docx")


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
def test_a_pipe_is_not_said_to_be_missing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(FileUnreadable) as refused:
        need_file(tmp_path / "a.docx")
    assert refused.value.details["reason"] == "not_a_file"
