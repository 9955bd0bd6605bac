"""The verb results: what the higher level decided, taken in from its list."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import load_library
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee, open_round
from khenthuong_desktop.services.council.councils import Member
from khenthuong_desktop.services.council.meetings import MeetingRecord, Seat, Vote, record_meeting
from khenthuong_desktop.services.upkeep import open_folder

ATTACHED = "(Kèm theo Quyết định số 77/QĐ-UBND ngày 05 tháng 01 năm 2026 của Chủ tịch UBND tỉnh Hưng Yên)"


def write(path: Path, *rows: list[Any]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


@pytest.fixture
def decided(data: Path) -> str:
    """A round with one nominee whom the council passed; gives its reference."""
    opened = open_folder(DataFolder(data))
    key = open_round(opened.db, "Tổng kết", 2025, date(2025, 12, 1))
    nominate(opened.db, key, (Nominee("CB1", "advanced_worker"),))
    roles = {"Lê A": CouncilRole.CHAIRMAN, "Lê B": CouncilRole.MEMBER, "Lê C": CouncilRole.SECRETARY}
    members = tuple(Member(name, role) for name, role in roles.items())
    seats = tuple(Seat(name, True) for name in roles)
    votes = (Vote("CB1", "advanced_worker", 3),)
    record = MeetingRecord("Hội đồng", date(2025, 12, 10), "Hội trường", members, seats, votes)
    record_meeting(opened.db, load_library(), key, record)
    opened.close()
    return "2025/D01"


def test_a_decision_s_list_ends_the_round_it_is_on(run: Any, decided: str, tmp_path: Path) -> None:
    path = write(
        tmp_path / "qd.xlsx",
        ["DANH SÁCH TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN"],
        [ATTACHED],
        ["STT", "Họ và tên", "Đơn vị"],
        [1, "Đặng Thị Hoà", "UBND xã An Bình"],
        [2, "Ai Đó Khác", "UBND xã Hòa Bình"],
    )
    shown = run("results", path, "--dry-run")
    assert not shown["committed"]
    assert shown["decisions"] == [
        {"number": "77/QĐ-UBND", "on": "2026-01-05", "by": "Chủ tịch UBND tỉnh Hưng Yên", "signer": None, "rows": 2}
    ]
    assert run("round", "show", decided)["nominations"][0]["stage"] == "council_met"
    told = run("results", path)
    assert told["committed"]
    assert told["nominations"] == [
        {
            "round": "2025/D01",
            "subject": {"kind": "individual", "ref": "CB1", "name": "Đặng Thị Hoà"},
            "award": "advanced_worker",
            "result": "awarded",
            "sheet": "Sheet",
            "row": 4,
        }
    ]
    (sheet,) = told["sheets"]
    assert (sheet["layout"], sheet["rows"], sheet["added"], sheet["skipped"]) == ("decision_list", 2, 1, 1)
    assert told["doubts"] == ["Ngày quyết định 05/01/2026 chưa tới (hôm nay 20/12/2025). Hãy xem lại ngày."]
    assert run("round", "show", decided)["stage"] == "decided"
    again = run("results", path)
    assert (again["sheets"][0]["unchanged"], again["nominations"][0]["result"]) == (1, "awarded")


def test_what_the_file_does_not_say_is_told_with_the_verb(run: Any, decided: str, tmp_path: Path) -> None:
    path = write(tmp_path / "qd.xlsx", ["Họ và tên", "Danh hiệu"], ["Đặng Thị Hoà", "LĐTT"])
    refused = run("results", path, code=1)
    assert [problem["code"] for problem in refused["problems"]] == ["decision_unsaid"]
    told = run(
        "results", path, "--number", "5/QĐ-UBND", "--on", "05/01/2026", "--by", "Chủ tịch UBND xã", "--round", decided
    )
    assert [one["number"] for one in told["decisions"]] == ["5/QĐ-UBND"]
    assert told["nominations"][0]["result"] == "awarded"


def test_a_round_that_is_not_there_is_one_clear_message(run: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "qd.xlsx", [ATTACHED], ["Họ và tên", "Danh hiệu"], ["Đặng Thị Hoà", "LĐTT"])
    assert run("results", path, "--round", "2025/D77", code=2)["error"]["code"] == "RecordMissing"
    assert run("results", tmp_path / "none.xlsx", code=2)["error"]["code"] == "FileMissing"


def test_results_are_readable(read: Any, decided: str, tmp_path: Path) -> None:
    path = write(
        tmp_path / "qd.xlsx", ["KHEN THƯỞNG"], [ATTACHED], ["Họ và tên", "Danh hiệu"], ["Đặng Thị Hoà", "LĐTT"]
    )
    lines = read("results", path, "--dry-run").splitlines()
    assert lines[0] == "Quyết định số 77/QĐ-UBND ngày 05/01/2026, Chủ tịch UBND tỉnh Hưng Yên: 1 dòng."
    assert "Đề nghị: 1 được khen." in lines


def test_the_same_list_by_the_verb_import_is_known_by_its_words(run: Any, decided: str, tmp_path: Path) -> None:
    heading = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"]
    row = [1, "Đặng Thị Hoà", "UBND xã An Bình", "LĐTT"]
    path = write(tmp_path / "qd.xlsx", ["DANH SÁCH KHEN THƯỞNG"], [ATTACHED], heading, row)
    told = run("import", path, "--dry-run")
    assert told["sheets"][0]["layout"] == "decision_list"


def test_lists_of_several_senders_go_into_one_round(run: Any, tmp_path: Path) -> None:
    key = run("round", "new", "--name", "Đợt", "--year", "2025")["id"]
    heading = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đề nghị"]
    one = write(tmp_path / "Tổ 1.xlsx", heading, [1, "Lê Văn Một", "Tổ 1", "LĐTT"])
    two = write(tmp_path / "Tổ 2.xlsx", heading, [1, "Lê Văn Hai", "Tổ 2", "LĐTT"])
    told = run("import", one, two, "--round", key)
    assert [sheet["sheet"] for sheet in told["sheets"]] == ["Sheet · Tổ 1.xlsx", "Sheet · Tổ 2.xlsx"]
    nominations = run("round", "show", key)["nominations"]
    assert sorted(one["subject"]["name"] for one in nominations) == ["Lê Văn Hai", "Lê Văn Một"]


def test_every_sender_gets_a_copy_with_what_is_wrong(run: Any, read: Any, tmp_path: Path) -> None:
    heading = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"]
    one = write(tmp_path / "Tổ 1.xlsx", heading, [1, "Lê Văn Một", "31/02/1980", "Tổ 1"])
    two = write(tmp_path / "Tổ 2.xlsx", heading, [1, "Lê Văn Hai", "30/02/1980", "Tổ 2"])
    told = run("import", one, two, "--faults-to", tmp_path / "gửi lại", code=1)
    assert told["faults_to"] == str(tmp_path / "gửi lại")
    assert sorted(path.name for path in (tmp_path / "gửi lại").iterdir()) == ["Tổ 1 (lỗi).xlsx", "Tổ 2 (lỗi).xlsx"]
    assert "chỗ cần sửa trong" in read("import", one, two, "--faults-to", tmp_path / "gửi lại", code=1)


def decision_of(path: Path, day: str) -> Path:
    attached = ATTACHED.replace("05 tháng 01 năm 2026", day)
    return write(
        path,
        ["DANH SÁCH TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN"],
        [attached],
        ["STT", "Họ và tên", "Đơn vị"],
        [1, "Đặng Thị Hoà", "UBND xã An Bình"],
    )


@pytest.mark.usefixtures("decided")
def test_a_decision_of_a_day_to_come_is_doubted(run: Any, tmp_path: Path) -> None:
    path = decision_of(tmp_path / "qd.xlsx", "20 tháng 12 năm 2099")
    (doubt,) = run("results", path, "--round", "2025/D01", "--dry-run")["doubts"]
    assert "20/12/2099 chưa tới" in doubt


@pytest.mark.usefixtures("decided")
def test_results_from_before_the_meeting_are_not_taken_and_why_is_said(read: Any, tmp_path: Path) -> None:
    told = read("results", decision_of(tmp_path / "qd.xlsx", "05 tháng 12 năm 2025"), code=1)
    assert "ký trước ngày Hội đồng họp" in told and "Chưa ghi gì" in told
    assert "Không có đề nghị nào" not in told


def test_awards_are_said_to_be_written_only_where_they_are(read: Any, tmp_path: Path) -> None:
    rows: list[Any] = [
        ["DANH SÁCH TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN"],
        [ATTACHED],
        ["Họ và tên", "Ngày sinh", "Đơn vị"],
    ]
    good = write(tmp_path / "qd.xlsx", *rows, ["Đặng Thị Hoà", None, "UBND xã An Bình"])
    wrong = write(tmp_path / "sai.xlsx", *rows, ["Đặng Thị Hoà", "31/02/1980", "UBND xã An Bình"])
    nobody = "Không có đề nghị nào của đơn vị trong tệp"
    assert f"{nobody}." in read("results", wrong, code=1).splitlines()
    held = "các lần khen {} ghi vào quá trình khen thưởng."
    assert f"{nobody}; {held.format('sẽ được')}" in read("results", good, "--dry-run").splitlines()
    assert f"{nobody}; {held.format('đã được')}" in read("results", good).splitlines()
    assert f"{nobody}." in read("results", good).splitlines()  # it is there already
