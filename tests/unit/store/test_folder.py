"""A data folder is opened by one program, brought up to date on a copy, refused when newer, backed up verified."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from khenthuong_desktop.errors import (
    BackupUnusable,
    DataDamaged,
    DataFolderBusy,
    DataFolderExists,
    DataFolderMissing,
    DataFolderReadOnly,
    DataTooNew,
    DiskFull,
    FileMissing,
)
from khenthuong_desktop.files import sha256_of
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.store import backup, database
from khenthuong_desktop.store.folder import create_folder, open_folder
from khenthuong_desktop.store.history_check import check_history
from khenthuong_desktop.store.restoring import restore_into
from khenthuong_desktop.store.tables import Person

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "Dữ liệu xã")
    create_folder(made)
    return made


def test_on_a_full_disk_no_half_data_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "max_page_count=5"))
    with pytest.raises(DiskFull):
        create_folder(DataFolder(tmp_path / "xã"))
    assert not [path for path in (tmp_path / "xã").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("disk I/O error", DiskFull),
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", DataFolderReadOnly),
        ("database is locked", DataFolderBusy),
        ("database disk image is malformed", DataDamaged),
    ],
)
def test_data_are_called_damaged_only_when_they_are(
    folder: DataFolder, words: str, known: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_told: object, **_named: object) -> None:
        raise sqlite3.OperationalError(words)

    monkeypatch.setattr(sqlite3, "connect", fail)
    with pytest.raises(known):
        open_folder(folder)


def add(folder: DataFolder, name: str) -> None:
    opened = open_folder(folder)
    with opened.db.write("add_person") as session:
        session.add(Person(code=name, name=name))
    opened.close()


def people(folder: DataFolder) -> list[str]:
    opened = open_folder(folder)
    with opened.db.read() as session:
        found = sorted(session.scalars(select(Person.name)))
        assert check_history(session) == []
    opened.close()
    return found


def test_what_is_written_is_there_after_reopening_and_a_verified_backup_was_kept(folder: DataFolder) -> None:
    add(folder, "An")
    assert people(folder) == ["An"]
    [made] = backup.list_backups(folder)
    assert made.reason == "close"
    assert made.sha256 == sha256_of(made.path)
    assert backup.verify_file(made.path).counts["people"] == 1


def test_reading_only_changes_no_byte_and_makes_no_backup(folder: DataFolder) -> None:
    add(folder, "An")
    before = sha256_of(folder.database)
    assert people(folder) == ["An"]
    assert sha256_of(folder.database) == before
    assert len(backup.list_backups(folder)) == 1


def test_a_folder_named_from_where_the_program_is_stays_the_same_one(
    folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    relative = DataFolder(Path(folder.root.name))
    assert relative == folder
    monkeypatch.chdir("/")
    add(relative, "An")
    assert people(folder) == ["An"]
    assert len(backup.list_backups(folder)) == 1


def test_a_second_program_is_kept_out_until_the_first_lets_go(folder: DataFolder) -> None:
    opened = open_folder(folder)
    with pytest.raises(DataFolderBusy):
        open_folder(folder)
    opened.close()
    open_folder(folder).close()


def test_a_folder_that_is_not_there_or_there_already(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(DataFolderMissing):
        open_folder(DataFolder(tmp_path / "nowhere"))
    with pytest.raises(DataFolderExists):
        create_folder(folder)


def test_a_folder_without_write_permission_is_refused_and_left_as_it_is(folder: DataFolder) -> None:
    before = sha256_of(folder.database)
    folder.root.chmod(0o555)
    try:
        with pytest.raises(DataFolderReadOnly):
            open_folder(folder)
    finally:
        folder.root.chmod(0o755)
    assert sha256_of(folder.database) == before


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = sha256_of(folder.database)
    with pytest.raises(DataTooNew):
        open_folder(folder)
    assert sha256_of(folder.database) == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a database", b"SQLite format 3\0" + b"\0" * 100])
def test_a_file_that_is_no_database_is_refused(folder: DataFolder, content: bytes) -> None:
    folder.database.write_bytes(content)
    with pytest.raises(DataDamaged):
        open_folder(folder)
    assert folder.database.read_bytes() == content


def test_restoring_brings_the_old_state_back_and_keeps_the_newer_aside(folder: DataFolder, tmp_path: Path) -> None:
    add(folder, "An")
    (folder.attachments / "a.pdf").write_bytes(b"%PDF")
    target = tmp_path / "Sao lưu.zip"
    files, _sha = backup.export_backup(folder, target, NOW)
    assert files == 2
    add(folder, "Bình")
    (folder.attachments / "a.pdf").unlink()
    aside = restore_into(folder, target, NOW)
    assert people(folder) == ["An"]
    assert (folder.attachments / "a.pdf").read_bytes() == b"%PDF"
    assert aside is not None
    assert backup.row_counts(aside)["people"] == 2
    restore_into(folder, aside, NOW + timedelta(seconds=1))
    assert people(folder) == ["An", "Bình"]


def test_a_stale_write_ahead_log_never_survives_a_restore(folder: DataFolder, tmp_path: Path) -> None:
    add(folder, "An")
    copy = tmp_path / "copy.db"
    backup.copy_database(folder.database, copy)
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("UPDATE people SET name = 'Kẻ lạ'")
        connection.commit()
        shutil.copy(f"{folder.database}-wal", tmp_path / "wal")
    shutil.copy(tmp_path / "wal", f"{folder.database}-wal")
    restore_into(folder, copy, NOW)
    assert people(folder) == ["An"]


def test_a_damaged_or_foreign_backup_is_refused_and_nothing_changes(folder: DataFolder, tmp_path: Path) -> None:
    add(folder, "An")
    good = tmp_path / "good.db"
    backup.copy_database(folder.database, good)
    content = good.read_bytes()
    cut = tmp_path / "cut.db"
    cut.write_bytes(content[: len(content) // 2])
    trap = tmp_path / "trap.db"
    shutil.copy(good, trap)
    with closing(sqlite3.connect(trap)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON people BEGIN DELETE FROM people; END")
        connection.commit()
    text = tmp_path / "text.db"
    text.write_text("không phải cơ sở dữ liệu")
    before = sha256_of(folder.database)
    for bad in (cut, trap, text):
        with pytest.raises(BackupUnusable):
            restore_into(folder, bad, NOW)
    with pytest.raises(FileMissing):
        restore_into(folder, tmp_path / "none.db", NOW)
    assert sha256_of(folder.database) == before


@given(st.lists(st.integers(0, 400 * 24), max_size=60))
def test_the_rotation_never_drops_the_newest_nor_anything_of_two_days(hours: list[int]) -> None:
    moments = [NOW - timedelta(hours=h) for h in hours]
    stay = backup.kept(moments, NOW)
    assert stay <= set(moments)
    if moments:
        assert max(moments) in stay
    assert {m for m in moments if NOW - m <= timedelta(days=2)} <= stay
    assert len({m for m in stay if NOW - m > timedelta(days=2)}) <= 12 + 12 + 11 + 2


def test_drafts_of_a_killed_program_are_swept_when_the_folder_is_opened(folder: DataFolder) -> None:
    left = folder.documents / "2026-D01" / ".to-trinh.docx.4711.part"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    kept = left.with_name("to-trinh.docx")
    kept.write_bytes(b"whole")
    open_folder(folder).close()
    assert not left.exists()
    assert kept.read_bytes() == b"whole"


def test_what_was_written_is_in_the_one_file_when_the_window_rests(folder: DataFolder) -> None:
    def in_the_file() -> list[str]:
        with closing(sqlite3.connect(f"file:{folder.database}?immutable=1", uri=True)) as alone:  # without its journal
            return [name for (name,) in alone.execute("SELECT name FROM people")]

    opened = open_folder(folder)
    with opened.db.write("import_list") as session:
        session.add(Person(code="CB01", name="An"))
    assert in_the_file() == []
    opened.db.rest()
    assert in_the_file() == ["An"]
    opened.close()
