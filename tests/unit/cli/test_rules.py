"""The verbs on the law: list, check, add, aside, pack, review, cases."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.cli import main
from tests.unit.regulations.joined_packs import make_all
from tests.unit.regulations.pack_sample import CASES, SOURCES, make, write_folder

Run = Callable[..., Any]


def test_a_pack_is_made_checked_added_and_put_aside(run: Run, tmp_path: Path) -> None:
    folder, pack = write_folder(tmp_path / "yaml"), tmp_path / "tinh.ktluat"
    made = run("rules", "pack", folder, pack)
    assert made["id"] == "an_binh-2026.1" and len(made["sha256"]) == 64
    checked = run("rules", "check", pack)
    assert checked["valid"] and any("Danh hiệu của tỉnh" in one["text"] for one in checked["changes"])
    assert run("rules", "list")["packs"] == []
    assert run("rules", "add", pack)["added"] is True
    assert run("rules", "add", pack)["added"] is False
    listed = run("rules", "list")
    assert [one["state"] for one in listed["packs"]] == ["in_force"]
    assert {"06/2022/QH15", "advanced_worker@2025-07-01"} <= {one["subject"] for one in listed["texts"]}
    assert run("rules", "aside", "an_binh-2026.1")["packs"][0]["state"] == "put_aside"
    run("rules", "aside", "nothing-1", code=2)


def test_a_faulty_pack_tells_every_fault_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    pack = make(tmp_path)
    pack.write_bytes(pack.read_bytes().replace(b"province_title.yaml", b"province_titlx.yaml"))
    checked = run("rules", "check", pack, code=1)
    assert checked["valid"] is False and len(checked["faults"]) >= 2
    refused = run("rules", "add", pack, code=2)
    assert refused["faults"] == checked["faults"] and refused["error"]["code"] == "RulePackFaulty"
    assert run("rules", "list")["packs"] == []
    run("rules", "check", tmp_path / "none.ktluat", code=2)


def test_a_faulty_folder_is_not_packed(run: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "yaml", sources=SOURCES.replace("confidence: A", "confidence: Z"))
    assert any("sources.yaml, dòng 7" in one for one in run("rules", "pack", folder, tmp_path / "x", code=2)["faults"])


def test_review_tells_unsure_texts_and_ends_well_without_errors(run: Run) -> None:
    told = run("rules", "review", code=0)
    assert told["errors"] == 0
    assert all(finding["message"] for finding in told["findings"])


def test_the_worked_cases_hold_for_the_law_in_force_and_for_a_pack(run: Run, tmp_path: Path) -> None:
    shipped = run("rules", "cases")
    assert shipped["cases"] > 50 and shipped["failed"] == []
    pack = make(tmp_path)
    assert run("rules", "cases", pack)["cases"] == shipped["cases"] + 1
    run("rules", "add", pack)
    assert run("rules", "cases")["cases"] == shipped["cases"] + 1


def test_a_case_that_comes_out_otherwise_is_named(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    text = CASES.replace("expected: eligible", "expected: not_eligible").replace("2026", "2025")
    (folder / "advanced_worker.yaml").write_text(text, "utf-8")
    told = run("rules", "cases", folder, code=1)
    assert [(one["award"], one["expected"], one["found"]) for one in told["failed"]] == [
        ("advanced_worker", "not_eligible", "eligible")
    ]


def test_a_pack_can_be_checked_where_there_is_no_unit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KHENTHUONG_DATA", str(tmp_path / "nowhere"))
    assert main(["rules", "check", str(make(tmp_path))]) == 0
    assert "Điều gì thay đổi" in capsys.readouterr().out
    assert not (tmp_path / "nowhere").exists()


def test_a_step_that_would_put_others_out_of_force_is_refused_with_what_to_do(run: Run, tmp_path: Path) -> None:
    packs = make_all(tmp_path / "usb")
    run("rules", "add", packs["pack_a-1"])
    run("rules", "add", packs["pack_b-1"])
    refused = run("rules", "aside", "pack_a-1", code=2)
    assert refused["error"]["code"] == "RulePackNeeded"
    assert "pack_b-1" in refused["error"]["message"] and "thôi dùng" in refused["error"]["message"]
    assert {one["state"] for one in run("rules", "list")["packs"]} == {"in_force"}
    told = run("rules", "aside", "pack_a-1", "pack_b-1")
    assert {one["state"] for one in told["packs"]} == {"put_aside"}
    assert run("rules", "back", "pack_b-1", code=2)["error"]["code"] == "RulePackNeeded"
    assert {one["id"]: one["state"] for one in run("rules", "back", "pack_a-1")["packs"]}["pack_a-1"] == "in_force"
    assert run("rules", "aside", "--all")["put_aside"] == ["pack_a-1"]


def test_an_altered_pack_is_told_by_every_verb_and_mended_by_its_file(run: Run, tmp_path: Path, data: Path) -> None:
    pack = make(tmp_path / "usb")
    run("rules", "add", pack)
    (data / "regulations" / "an_binh-2026.1" / "province_title.yaml").write_text("x: [", "utf-8")
    assert run("check", "--year", "2026")["rules_left_out"] == ["an_binh-2026.1"]
    found = run("doctor", code=1)["problems"]
    assert [one["code"] for one in found] == ["rules_left_out"] and "nhận lại" in found[0]["message"].lower()
    assert run("rules", "review", code=1)["findings"][0]["code"] == "pack_changed"
    assert run("rules", "list")["packs"][0]["state"] == "damaged"
    mended = run("rules", "add", pack)
    assert (mended["added"], mended["mended"]) == (False, True)
    assert run("doctor")["healthy"] and run("check", "--year", "2026")["rules_left_out"] == []


def test_a_lower_version_says_which_one_stays_in_force(run: Run, tmp_path: Path) -> None:
    packs = make_all(tmp_path / "usb")
    run("rules", "add", packs["pack_a-2"])
    told = run("rules", "add", packs["pack_a-1"])
    assert (told["added"], told["in_force_instead"], told["changes"]) == (True, "pack_a-2", [])
    assert run("rules", "aside", "pack_a-2")["in_force_instead"] == ["pack_a-1"]


def test_samples_are_written_and_say_that_they_are_examples(run: Run, tmp_path: Path) -> None:
    samples = run("rules", "samples", tmp_path)["samples"]
    assert len(samples) == 2
    assert all(run("rules", "check", sample)["example"] for sample in samples)
