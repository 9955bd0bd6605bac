"""Backup, restore, doctor, info on the command line; a bug leaves its place in the unit's own log."""

import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop import __version__
from khenthuong_desktop.errors import DiskFull
from khenthuong_desktop.files import sha256_of
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services import units
from khenthuong_desktop.store import backup
from khenthuong_desktop.store.folder import OpenData

Run = Callable[..., Any]


def test_a_backup_tells_its_hash(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "usb" / "xã.zip"
    told = run("backup", target)
    assert told == {"backup": str(target), "files": 1, "sha256": sha256_of(target)}


def test_what_stood_there_is_kept_aside_on_restoring(run: Run, data: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "xã.zip")
    run("round", "new", "--name", "Tổng kết", "--year", "2025")
    told = run("restore", tmp_path / "xã.zip")
    assert Path(told["kept_aside"]).is_file()
    assert run("round", "list")["rounds"] == []


def test_a_strange_file_is_not_restored(run: Run, tmp_path: Path) -> None:
    strange = tmp_path / "ảnh.zip"
    strange.write_bytes(b"not a backup at all")
    told = run("restore", strange, code=2)
    assert told["error"]["code"] == "BackupUnusable"
    assert "không phải bản sao lưu" in told["error"]["message"]


def test_the_doctor_tells_how_much_was_looked_at(run: Run) -> None:
    told = run("doctor")
    assert told["healthy"] is True
    assert told["problems"] == []
    assert told["checked"]["actions"] >= 3


def test_the_doctor_reckons_search_words_anew_when_told_to(run: Run, data: Path) -> None:
    with closing(sqlite3.connect(DataFolder(data).database)) as raw:
        raw.execute("UPDATE people SET search = 'zzz'")
        raw.commit()
    (found,) = run("doctor", code=1)["problems"]
    assert (found["code"], found["where"]) == ("columns_stale", "1 cá nhân (CB1)")
    assert "doctor --repair" in found["message"]
    told = run("doctor", "--repair")
    assert (told["healthy"], told["mended"]) == (True, ["1 cá nhân (CB1)"])
    assert run("doctor", "--repair")["mended"] == []


def test_info_names_version_unit_law_and_packs(run: Run, data: Path) -> None:
    told = run("info")
    assert (told["version"], told["data"]) == (__version__, str(data))
    assert told["unit"] == "Ủy ban nhân dân xã An Bình"
    assert told["regime"] == "R3"
    packs = {pack["abbreviation"]: pack["award"] for pack in told["rule_packs"]}
    assert packs["CSTĐCS"] == "grassroots_emulation_fighter"


def test_a_bug_is_noted_in_the_log_of_the_data_folder(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "find_unit", lambda _db: 1 / 0)
    told = run("info", code=2)
    log = data / "logs" / "khenthuong.log"
    assert told["error"]["code"] == "Bug"
    assert str(log) in told["error"]["message"]
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_what_was_done_is_no_failure_when_only_the_backup_at_closing_is(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object) -> None:
        raise DiskFull(data)

    monkeypatch.setattr(backup, "make_backup", full)
    assert run("round", "new", "--name", "Tổng kết", "--year", "2025")["code"] == "D01"
    assert [found["code"] for found in run("round", "list")["rounds"]] == ["D01"]


def test_ctrl_c_is_heard_until_the_work_is_kept_and_not_after(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGINT)
    heard = []

    close = OpenData.close

    def listen(data: OpenData) -> None:
        heard.append(signal.getsignal(signal.SIGINT))
        close(data)

    monkeypatch.setattr(OpenData, "close", listen)
    run("round", "list")
    run("round", "new", "--name", "Tổng kết", "--year", "2025")
    assert heard[0] not in (before, signal.SIG_IGN)  # it raises, once
    assert heard[1] == signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) == before


@pytest.mark.parametrize("address", ["postgresql+psycopg://kt:secret@127.0.0.1:1/x", "no address", "mysql://x/y"])
def test_an_unreachable_server_is_told_without_its_password(run: Run, address: str) -> None:
    told = run("info", "--database", address, code=2)
    assert told["error"]["code"] == "ServerUnreachable"
    assert "secret" not in told["error"]["message"]


def test_a_server_is_not_restored_from_a_file_of_the_folder(run: Run, tmp_path: Path) -> None:
    run("backup", tmp_path / "xã.zip")
    told = run("restore", tmp_path / "xã.zip", "--database", "postgresql+psycopg://kt@/x", code=2)
    assert told["error"]["code"] == "NotOnServer"


def test_the_newest_action_is_taken_back_and_told_by_name(run: Run, read: Callable[..., str]) -> None:
    run("round", "new", "--name", "Tổng kết", "--year", "2025")
    assert run("history", "--limit", "1")["actions"][0]["name"] == "open_round"
    undone = run("undo")["undone"]
    assert (undone["name"], undone["words"], undone["undoable"]) == ("open_round", "mở đợt đề nghị", False)
    assert run("round", "list")["rounds"] == []
    undo, opened = run("history", "--limit", "2")["actions"]
    assert (undo["undoes"], opened["undone"], opened["undoable"]) == (opened["key"], True, False)
    assert "Đã hoàn tác: " in read("undo")  # the one before it
    assert "đã hoàn tác" in read("history")


def test_a_named_action_is_taken_back_unless_later_work_stands_on_it(run: Run) -> None:
    run("round", "new", "--name", "Tổng kết", "--year", "2025")
    run("round", "new", "--name", "Chuyên đề", "--year", "2025")
    newer, older, *_rest, person, _unit = run("history")["actions"]
    assert run("undo", older["key"])["undone"]["key"] == older["key"]
    assert [found["name"] for found in run("round", "list")["rounds"]] == ["Chuyên đề"]
    again = run("undo", older["key"], code=2)["error"]
    assert again["code"] == "UndoBlocked" and "đã được hoàn tác" in again["message"]
    blocked = run("undo", person["key"], code=2)["error"]
    assert blocked["code"] == "UndoBlocked" and "dựa vào nó" in blocked["message"]
    assert run("undo", "không-có", code=2)["error"]["code"] == "RecordMissing"
    assert run("history")["actions"][1]["key"] == newer["key"]
