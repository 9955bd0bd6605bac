"""The whole year through the command line ends in a sealed dossier and healthy data."""

import hashlib
from pathlib import Path

import pytest

from tests.journeys import small_year as told
from tests.journeys.command_line import CommandLine, do_the_year


def test_from_an_empty_folder_to_a_sealed_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = CommandLine(tmp_path / "Dữ liệu", capsys)
    dossier = do_the_year(line, tmp_path)
    answer = line.run("verify", dossier)
    assert (answer["verdict"], answer["faults"]) == ("sealed", [])
    assert answer["dossier"] == told.dossier_of(dossier)
    names = {person["ho_ten"] for person in answer["dossier"]["ca_nhan"]}
    assert names == {"Đặng Thị Hoà", "Nguyễn Văn An", "Trần Ước <B&T>"}
    assert line.run("doctor")["healthy"]
    again = line.run("export", "D01", "--out", tmp_path / "nop")
    assert hashlib.sha256(Path(again["dossier"]).read_bytes()).hexdigest() == (
        hashlib.sha256(dossier.read_bytes()).hexdigest()
    )


def test_a_flipped_byte_is_found_and_the_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = CommandLine(tmp_path / "data", capsys)
    content = bytearray(do_the_year(line, tmp_path).read_bytes())
    where = content.index(b"CB1") if b"CB1" in content else len(content) // 2
    content[where] ^= 1
    flipped = tmp_path / "lật.zip"
    flipped.write_bytes(content)
    answer = line.run("verify", flipped, code=1)
    assert answer["verdict"] == "invalid"
    assert all(fault["path"] or fault["detail"] for fault in answer["faults"])


def test_the_demo_makes_two_sealed_dossiers_the_same_for_a_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [CommandLine(tmp_path / "x", capsys).run("demo", tmp_path / name, "--people", "20") for name in "ab"]
    files = [[Path(path) for path in answer["summary"]["dossiers"]] for answer in made]
    assert [path.read_bytes() for path in files[0]] == [path.read_bytes() for path in files[1]]
    for path in files[0]:
        assert CommandLine(tmp_path / "x", capsys).run("verify", path)["verdict"] == "sealed"
    assert CommandLine(tmp_path / "a", capsys).run("doctor")["healthy"]
    parts = made[0]["summary"]["parts"]
    sent = CommandLine(tmp_path / "a", capsys).run("round", "show", "D02")["nominations"]
    fighters = {n["subject"]["ref"]: n["passed"] for n in sent if n["award"] == "provincial_emulation_fighter"}
    assert fighters == {parts["provincial"]: True}  # her initiative was not used up for the title that needs none
    shown = CommandLine(tmp_path / "a", capsys).run("round", "list")["rounds"]
    assert [row["stage"] for row in shown] == ["packaged", "packaged"]


def test_after_the_decision_the_dossier_still_holds_what_was_handed_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = CommandLine(tmp_path / "data", capsys)
    first = told.dossier_of(do_the_year(line, tmp_path))
    on, by = told.DECISION_ON.isoformat(), "Ủy ban nhân dân tỉnh Hưng Yên"
    line.run("numbers", "give", "412 / qđ-ubnd", "--for", "Quyết định giao dự toán", "--on", on)
    line.run("round", "decide", "D01", "--number", "412/QĐ-UBND", "--on", on, "--by", by, "--except", "CB2")
    scan = tmp_path / "quyết định.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    line.run("evidence", "add", "D01", scan, *("--name", "Quyết định của tỉnh", "--form", "original"),
             *("--number", "412 / QĐ-UBND", "--on", on))  # fmt: skip
    line.run("draft", "D01", "--kind", "decision")
    assert line.run("dossier", "check", "D01")["errors"] == []
    [own] = [one for one in line.run("numbers", "list")["series"] if one["symbol"] == "QĐ-UBND"]
    assert [one["holder"] for one in own["numbers"]] == ["Quyết định giao dự toán"]
    again = told.dossier_of(Path(line.run("export", "D01", "--supplement", "--out", tmp_path / "lại")["dossier"]))
    assert [paper["ma_loai"] for paper in again["van_ban"]] == [paper["ma_loai"] for paper in first["van_ban"]]
    assert (again["tep"], again["minh_chung"], again["dem"]) == (first["tep"], first["minh_chung"], first["dem"])


def test_an_own_decision_takes_a_number_that_is_gone_only_for_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = CommandLine(tmp_path / "data", capsys)
    do_the_year(line, tmp_path)
    on = told.DECISION_ON.isoformat()
    line.run("numbers", "give", "15/QĐ-UBND", "--for", "Quyết định giao dự toán", "--on", on)
    words = ("round", "decide", "D01", "--number", " 15 / qđ - ubnd", "--on", on)
    refused = line.run(*words, code=2)["error"]["message"]
    assert "Số 15/QĐ-UBND đã cấp cho Quyết định giao dự toán" in refused
    assert line.run(*words, "--reason", "Cấp nhầm")["result"]["number"] == "15/QĐ-UBND"
    told_of = [one for one in line.run("dossier", "check", "D01")["warnings"] if one["code"].startswith("number_twice")]
    assert "lý do đã ghi: Cấp nhầm" in told_of[0]["message"]
