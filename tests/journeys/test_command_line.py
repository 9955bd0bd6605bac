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
