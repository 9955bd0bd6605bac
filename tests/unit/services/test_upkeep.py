"""A data folder is made whole or not at all, backed up, restored, and checked through."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop import __version__
from khenthuong_desktop.domain.terms import EvidenceForm, UnitLevel
from khenthuong_desktop.errors import BackupUnusable, DataFolderBusy, DataFolderExists, ValuesRefused
from khenthuong_desktop.files import sha256_of
from khenthuong_desktop.messages import say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services import upkeep
from khenthuong_desktop.services.award_rounds.evidence import EvidenceNote, add_evidence
from khenthuong_desktop.services.award_rounds.rounds import list_rounds, open_round
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.units import find_unit, list_signers, new_unit, usual_signers
from khenthuong_desktop.services.upkeep import OpenData, check_health, open_folder
from khenthuong_desktop.store.migrations import HEAD
from khenthuong_desktop.store.tables import Collective, Evidence

MOMENT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
UNIT = new_unit("Ủy ban nhân dân xã An Bình", "tỉnh Hưng Yên", UnitLevel.COMMUNE)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "xã")


@pytest.fixture
def data(folder: DataFolder) -> Iterator[OpenData]:
    opened = upkeep.set_up(folder, UNIT, usual_signers(UNIT, "Nguyễn Văn Thịnh"), now=lambda: MOMENT)
    yield opened
    if opened.lock.is_locked:
        opened.close()


def with_evidence(data: OpenData, scratch: Path) -> Path:
    """A round with one evidence file; gives the kept copy."""
    scan = scratch / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4")
    key = open_round(data.db, "Tổng kết", 2026, MOMENT.date())
    add_evidence(data.db, data.folder, key, scan, EvidenceNote("Quyết định", EvidenceForm.ORIGINAL))
    (kept,) = (path for path in data.folder.attachments.rglob("*") if path.is_file())
    return kept


def codes(data: OpenData) -> list[str]:
    return [finding.code for finding in check_health(data).findings]


def test_a_new_folder_knows_its_unit_and_signer(data: OpenData) -> None:
    assert find_unit(data.db) == UNIT
    assert [signer.name for signer in list_signers(data.db)] == ["Nguyễn Văn Thịnh"]
    assert [action.name for action in upkeep.history(data.db)] == ["save_signer", "save_unit"]
    assert [action.name for action in upkeep.history(data.db, limit=1)] == ["save_signer"]


def test_a_unit_without_a_name_leaves_no_folder_behind(folder: DataFolder) -> None:
    nameless = replace(UNIT, name=" ", place="")
    with pytest.raises(ValuesRefused) as refused:
        upkeep.set_up(folder, nameless, (replace(usual_signers(UNIT, "A")[0], title=""),))
    assert [fault.field for fault in refused.value.faults] == ["name", "place", "title"]
    assert not folder.root.exists()
    upkeep.set_up(folder, UNIT).close()


def test_a_folder_with_data_is_not_made_anew(data: OpenData) -> None:
    data.close()
    before = sha256_of(data.folder.database)
    with pytest.raises(DataFolderExists):
        upkeep.set_up(data.folder, UNIT)
    assert sha256_of(data.folder.database) == before


def test_a_backup_is_verified_and_listed(data: OpenData) -> None:
    made = upkeep.back_up(data, "before-import")
    assert made is not None
    assert made.sha256 == sha256_of(made.path)
    assert made.rows > 0
    assert upkeep.list_backups(data.folder) == (made,)
    assert upkeep.about(data).backups == (made,)


def test_an_exported_backup_brings_everything_back_elsewhere(data: OpenData, tmp_path: Path) -> None:
    kept = with_evidence(data, tmp_path)
    target = tmp_path / "usb" / "xã.zip"
    files, sha256 = upkeep.export_backup(data, target)
    assert (files, sha256) == (2, sha256_of(target))
    data.close()
    other = DataFolder(tmp_path / "máy khác")
    assert upkeep.restore(other, target) is None
    opened = open_folder(other)
    assert find_unit(opened.db) == UNIT
    assert (other.attachments / kept.relative_to(data.folder.attachments)).is_file()
    assert codes(opened) == []
    opened.close()


def test_restoring_keeps_what_stood_there_aside(data: OpenData) -> None:
    made = upkeep.back_up(data, "before-import")
    assert made is not None
    open_round(data.db, "Sau khi sao lưu", 2026, MOMENT.date())
    data.close()
    aside = upkeep.restore(data.folder, made.path, now=lambda: MOMENT + timedelta(hours=1))
    assert aside is not None
    opened = open_folder(data.folder)
    assert list_rounds(opened.db) == ()
    opened.close()
    with closing(sqlite3.connect(aside)) as old:
        assert old.execute("SELECT name FROM award_rounds").fetchall() == [("Sau khi sao lưu",)]


def test_a_folder_in_use_is_not_restored_over(data: OpenData) -> None:
    made = upkeep.back_up(data, "before-import")
    assert made is not None
    with pytest.raises(DataFolderBusy):
        upkeep.restore(data.folder, made.path)
    assert codes(data) == []


def test_an_unusable_backup_changes_nothing(data: OpenData, tmp_path: Path) -> None:
    data.close()
    before = sha256_of(data.folder.database)
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    with pytest.raises(BackupUnusable):
        upkeep.restore(data.folder, bad)
    assert sha256_of(data.folder.database) == before


def test_healthy_data_have_no_findings(data: OpenData, tmp_path: Path) -> None:
    with_evidence(data, tmp_path)
    health = check_health(data)
    assert health.findings == ()
    assert health.checked == {"actions": 4, "papers": 0, "versions": 0, "evidence": 1, "templates": 0}


def test_evidence_that_was_changed_or_lost_is_found(data: OpenData, tmp_path: Path) -> None:
    kept = with_evidence(data, tmp_path)
    kept.write_bytes(b"other")
    assert codes(data) == ["evidence_changed"]
    kept.unlink()
    (finding,) = check_health(data).findings
    assert (finding.code, finding.where) == ("evidence_missing", kept.relative_to(data.folder.attachments).as_posix())


def test_a_file_that_may_not_be_read_is_told_and_the_check_goes_on(
    data: OpenData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = with_evidence(data, tmp_path)
    usual = Path.open

    def held(self: Path, *words: Any, **named: Any) -> Any:
        if self == kept:
            raise PermissionError(13, "held", str(self))
        return usual(self, *words, **named)

    monkeypatch.setattr(Path, "open", held)
    (finding,) = check_health(data).findings
    assert finding.code == "evidence_damaged"
    assert "Không đọc được tệp minh chứng" in say("problems", finding.code, where=finding.where)


def test_a_change_behind_the_program_s_back_is_found(data: OpenData) -> None:
    save_person(data.db, PersonDetail("CB1", "Đặng Thị Hoà"))
    data.close()
    with closing(sqlite3.connect(data.folder.database)) as raw:
        raw.execute("UPDATE people SET name = 'Người khác'")
        raw.commit()
    opened = open_folder(data.folder)
    assert codes(opened) == ["row_changed"]  # and not that its search words do not follow from it
    opened.close()


def test_a_reference_to_nowhere_is_found(data: OpenData, tmp_path: Path) -> None:
    with_evidence(data, tmp_path)
    data.close()
    with closing(sqlite3.connect(data.folder.database)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("DELETE FROM award_rounds")
        raw.commit()
    opened = open_folder(data.folder)
    assert "reference_broken" in codes(opened)
    with opened.db.read() as session:
        assert session.query(Evidence).count() == 1
    opened.close()


def test_about_tells_versions_and_places(data: OpenData) -> None:
    told = upkeep.about(data)
    assert (told.version, told.revision, told.folder) == (__version__, HEAD, data.folder)
    assert told.database == str(data.folder.root)
    assert (told.kept.files, told.kept.size) == (0, 0)


def test_the_history_names_the_clerk_of_the_unit_once_known(folder: DataFolder) -> None:
    opened = upkeep.set_up(folder, replace(UNIT, clerk_name="Lê Thị Mận"))
    save_person(opened.db, PersonDetail("CB1", "Trần Bình"))
    assert {done.actor for done in upkeep.history(opened.db)} == {"Lê Thị Mận"}
    opened.changed = False
    opened.close()
    again = open_folder(folder)
    assert again.db.actor == "Lê Thị Mận"
    again.close()


def test_units_that_stand_above_themselves_are_told(data: OpenData) -> None:
    one, other = (save_collective(data.db, CollectiveDetail(code, f"Tổ {code}")) for code in "AB")
    with data.db.write("test") as session:
        session.get_one(Collective, one).parent_id = other
        session.get_one(Collective, other).parent_id = one
    findings = [finding for finding in check_health(data).findings if finding.code == "units_in_ring"]
    assert [finding.where for finding in findings] == ["Tổ A, Tổ B"]
