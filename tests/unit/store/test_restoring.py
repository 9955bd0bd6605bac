"""A restore brings everything back, or nothing at all happens."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from khenthuong_desktop.errors import BackupUnusable, DiskFull
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services import upkeep
from khenthuong_desktop.store import backup
from khenthuong_desktop.store.folder import create_folder
from khenthuong_desktop.store.restoring import restore_into
from tests.unit.store.test_folder import add, people

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "Dữ liệu xã")
    create_folder(made)
    return made


def state(folder: DataFolder) -> dict[str, bytes]:
    return {
        path.relative_to(folder.root).as_posix(): path.read_bytes()
        for path in folder.root.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


@pytest.fixture
def full_backup(folder: DataFolder, tmp_path: Path) -> Path:
    """Of a folder with An and one document; afterwards Bình came and the document changed."""
    add(folder, "An")
    (folder.documents / "a.docx").write_bytes(b"old")
    target = tmp_path / "Sao lưu.zip"
    backup.export_backup(folder, target, NOW)
    add(folder, "Bình")
    (folder.documents / "a.docx").write_bytes(b"new")
    return target


@pytest.mark.parametrize("step", ["draft", "files", "database"])
@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "stopped"]
)
def test_a_restore_that_fails_anywhere_changes_nothing(
    folder: DataFolder, full_backup: Path, step: str, fault: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(folder)
    names = {"draft": "shutil.copyfile", "files": "_exchange", "database": "put_in_place"}

    def fail(*_told: object, **_named: object) -> None:
        raise fault

    monkeypatch.setattr(f"khenthuong_desktop.store.restoring.{names[step]}", fail)
    with pytest.raises(DiskFull if isinstance(fault, OSError) else KeyboardInterrupt):
        restore_into(folder, full_backup, NOW + timedelta(hours=1))
    assert state(folder) == before


def test_damaged_data_can_be_restored_over(folder: DataFolder, full_backup: Path) -> None:
    folder.database.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    aside = upkeep.restore(folder, full_backup, now=lambda: NOW)
    assert aside is not None
    assert aside.stat().st_size == 5016
    assert people(folder) == ["An"]


def test_a_refused_backup_leaves_no_folder_behind(tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"nothing")
    with pytest.raises(BackupUnusable):
        restore_into(DataFolder(tmp_path / "mới" / "xã"), bad, NOW)
    assert not (tmp_path / "mới").exists()
