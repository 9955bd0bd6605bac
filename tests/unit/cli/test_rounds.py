"""Rounds and meetings on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.upkeep import open_folder

Run = Callable[..., Any]
Read = Callable[..., str]


@pytest.fixture
def opened_round(run: Run) -> Any:
    return run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")


def test_a_new_round_is_shown_and_listed(run: Run, opened_round: Any) -> None:
    assert (opened_round["code"], opened_round["stage"], opened_round["type"]) == ("D01", "draft", "merit")
    assert opened_round["on"] == "2025-12-20"
    assert run("round", "show", "2025/D01") == opened_round
    (row,) = run("round", "list", "--year", "2025")["rounds"]
    assert (row["id"], row["nominations"]) == (opened_round["id"], 0)
    assert run("round", "list", "--year", "2024")["rounds"] == []


def test_a_nominee_is_added_with_verdict_and_words_and_removed(run: Run, opened_round: Any) -> None:
    words = ("--achievement", "Làm tốt.", "--report", "results=Nhiều việc = nhiều kết quả")
    told = run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT", *words)
    (nominee,) = told["nominations"]
    assert nominee["subject"] == {"kind": "individual", "ref": "CB1", "name": "Đặng Thị Hoà"}
    assert (nominee["award"], nominee["verdict"], nominee["passed"]) == ("advanced_worker", "eligible", None)
    assert nominee["achievement"] == "Làm tốt."
    assert run("round", "remove", "D01", "--subject", "CB1", "--award", "CSTĐCS", code=2)
    assert run("round", "remove", "D01", "--subject", "CB1")["nominations"] == []


def test_adding_the_registered_names_who_is_left_out_and_why(run: Run, data: Path, opened_round: Any) -> None:
    opened = open_folder(DataFolder(data))
    for award in ("advanced_worker", "provincial_emulation_fighter"):
        register(opened.db, 2025, ("CB1",), award)
    opened.close()
    told = run("round", "add", "D01", "--registered")
    assert [nominee["award"] for nominee in told["nominations"]] == ["advanced_worker"]
    (left_out,) = told["left_out"]
    assert "Đặng Thị Hoà" in left_out
    assert "CSTĐ tỉnh" in left_out


def test_adding_nobody_in_particular_names_what_is_missing(run: Run, opened_round: Any) -> None:
    told = run("round", "add", "D01", code=2)
    assert told["error"]["code"] == "ValuesRefused"
    assert len(told["error"]["message"].splitlines()) == 2
    assert run("round", "add", "D01", "--subject", "CB1", "--award", "Huân chương lạ", code=2)


def test_numbers_given_one_by_one_are_all_kept(run: Run, opened_round: Any) -> None:
    run("round", "papers", "D01", "--statement-number", "41", "--statement-on", "22/12/2025")
    run("round", "papers", "D01", "--minutes-number", "3", "--vote-minutes-number", "4")
    told = run("round", "papers", "D01", "--decision-number", "12", "--decision-on", "2025-12-25")
    assert told["statement"] == {"number": "41", "on": "2025-12-22"}
    assert told["decision"] == {"number": "12", "on": "2025-12-25"}
    assert told["minutes"] == {"number": "3", "vote_count_number": "4"}


def filled_form(run: Run, path: Path, in_favour: int) -> Path:
    run("meeting", "form", "D01", path)
    form = json.loads(path.read_text("utf-8"))
    form |= {"council": "Hội đồng xã", "held_on": "2025-12-20", "place": "Phòng họp"}
    roles = ("chairman", "secretary", "member", "member", "member")
    form["members"] = [
        {"name": f"Ủy viên {letter}", "role": role, "present": True}
        for letter, role in zip("ABCDE", roles, strict=True)
    ]
    for vote in form["votes"]:
        vote |= {"in_favour": in_favour, "against": 5 - in_favour}
    path.write_text(json.dumps(form, ensure_ascii=False), "utf-8-sig")  # Notepad writes a mark in front
    return path


def test_a_number_that_another_paper_has_comes_with_a_meeting_only_for_a_reason(
    run: Run, opened_round: Any, tmp_path: Path
) -> None:
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")
    path = filled_form(run, tmp_path / "họp.json", 5)
    form = json.loads(path.read_text("utf-8-sig"))
    form |= {"council_decision_number": "15/QĐ-UBND", "council_decision_date": "2025-01-20"}
    path.write_text(json.dumps(form, ensure_ascii=False), "utf-8")
    run("numbers", "give", "15/QĐ-UBND", "--for", "Quyết định giao dự toán", "--on", "2025-01-10")
    refused = run("meeting", "record", "D01", path, code=2)["error"]
    assert refused["code"] == "ValuesRefused"
    assert "Quyết định giao dự toán" in json.dumps(refused, ensure_ascii=False)
    run("meeting", "record", "D01", path, "--reason", "Sổ văn thư ghi nhầm")
    held = [one for series in run("numbers", "list", "--year", "2025")["series"] for one in series["numbers"]]
    assert sorted((one["number"], one["reason"] or "") for one in held) == [("15", ""), ("15", "Sổ văn thư ghi nhầm")]


@pytest.mark.parametrize(("in_favour", "passed"), [(5, True), (2, False)])
def test_a_meeting_is_recorded_from_its_filled_form(
    run: Run, read: Read, opened_round: Any, tmp_path: Path, in_favour: int, passed: bool
) -> None:
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")
    assert run("meeting", "show", "D01", code=2)["error"]["code"] == "RecordMissing"
    told = run("meeting", "record", "D01", filled_form(run, tmp_path / "họp.json", in_favour))
    assert (told["members"], told["present"], told["held_on"]) == (5, 5, "2025-12-20")
    (result,) = told["results"]
    assert (result["subject"], result["share"], result["passed"]) == ("CB1", f"{in_favour}/5", passed)
    assert run("meeting", "show", "D01") == told
    assert run("round", "show", "D01")["stage"] == "council_met"
    assert f"{in_favour}/5" in read("meeting", "show", "D01")


def test_a_form_that_is_no_form_is_refused(run: Run, opened_round: Any, tmp_path: Path) -> None:
    broken = tmp_path / "hỏng.json"
    broken.write_text("{", "utf-8")
    assert "JSON" in run("meeting", "record", "D01", broken, code=2)["error"]["message"]
    assert run("meeting", "record", "D01", tmp_path / "none.json", code=2)["error"]["code"] == "FileMissing"
    broken.write_text("[]", "utf-8")
    assert run("meeting", "record", "D01", broken, code=2)["error"]["code"] == "ValuesRefused"


def test_a_decision_is_recorded_for_all_who_passed_but_those_left_out(
    run: Run, read: Read, opened_round: Any, tmp_path: Path
) -> None:
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")
    run("round", "add", "D01", "--subject", "CB1", "--award", "GK")
    asked = ("round", "decide", "D01", "--number", "412/QĐ-UBND", "--on")
    assert "ghi cuộc họp trước" in run(*asked, "2025-12-22", code=2)["error"]["message"]
    run("meeting", "record", "D01", filled_form(run, tmp_path / "họp.json", 5))
    assert "trước ngày họp" in run(*asked, "2025-12-19", code=2)["error"]["message"]
    assert run(*asked, "22/12/2025", "--except", "CB9", code=2)["error"]["code"] == "RecordMissing"
    told = run(*asked, "22/12/2025")
    assert told["stage"] == "decided"
    assert told["result"]["by"] == "Chủ tịch Ủy ban nhân dân xã An Bình"
    assert [row["award"] for row in told["result"]["awarded"]] == ["advanced_worker", "certificate_of_merit"]
    assert {row["stage"] for row in told["nominations"]} == {"decided"}
    left_out = run(*asked, "22/12/2025", "--by", "Ủy ban nhân dân xã An Bình", "--except", "CB1")
    assert (left_out["stage"], left_out["result"]["not_awarded"]) == ("not_awarded", ["CB1", "CB1"])
    assert "412/QĐ-UBND" in read(*asked, "22/12/2025")
    to_come = ["Ngày quyết định 22/12/2025 chưa tới (hôm nay 20/12/2025). Hãy xem lại ngày."]
    assert left_out["result"]["doubts"] == told["result"]["doubts"] == to_come
    doubts = run(*asked, "22/12/2025", "--by", "Ủy ban nhân dân tỉnh Hưng Yên")["result"]["doubts"]
    assert doubts[:1] == to_come and len(doubts) == 3
    assert all("không có thẩm quyền" in doubt for doubt in doubts[1:])


def test_the_votes_of_a_meeting_may_come_from_a_list(run: Run, opened_round: Any, tmp_path: Path) -> None:
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")
    form, votes = filled_form(run, tmp_path / "họp.json", 0), tmp_path / "phiếu.csv"
    votes.write_text("Họ và tên,Đồng ý,Không đồng ý\nĐặng Thị Hoàa,4,1\n", "utf-8-sig")
    asked = run("meeting", "record", "D01", form, "--votes", votes, code=1)
    (question,) = asked["questions"]
    told = run("meeting", "record", "D01", form, "--votes", votes, "--same", f"{question['key']}=CB1")
    assert [(result["subject"], result["share"], result["passed"]) for result in told["results"]] == [
        ("CB1", "4/5", True)
    ]
    votes.write_text("Họ và tên,Đồng ý,Không đồng ý,Nghiêng ngả\nĐặng Thị Hoà,4,0,1\n", "utf-8-sig")
    (doubt,) = run("meeting", "record", "D01", form, "--votes", votes)["doubts"]
    assert "cột D “Nghiêng ngả”" in doubt
    votes.write_text("Họ và tên,Đồng ý,Không đồng ý\nĐặng Thị Hoà,5,0\n", "utf-8-sig")
    changed = run("import", votes, "--round", "D01")
    assert (changed["sheets"][0]["layout"], changed["sheets"][0]["updated"]) == ("vote_list", 1)
    assert run("meeting", "show", "D01")["results"][0]["share"] == "5/5"
