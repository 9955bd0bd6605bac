"""The day a dossier was received, and drafts beside the law, on the command line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import InitiativeKind, Scope
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.services.upkeep import open_folder
from khenthuong_desktop.store.tables import Initiative, InitiativeAuthor
from tests.unit.cli.conftest import Run

DAYS = ("--received", "2026-09-20", "--on", "2026-11-22")


@pytest.fixture
def initiative(data: Path) -> None:
    """CB1 has an initiative, but is rated HTTNV only."""
    opened = open_folder(DataFolder(data))
    [person] = list_people(opened.db).rows
    with opened.db.write("import_list") as session:
        made = Initiative(
            code="SK1",
            name="Số hóa",
            kind=InitiativeKind.INITIATIVE,
            scope=Scope.GRASSROOTS,
            decision_date=date(2025, 6, 1),
            year=2025,
        )
        session.add(made)
        session.flush()
        session.add(InitiativeAuthor(initiative_id=made.id, person_id=person.id, share=10_000))
    opened.close()


def test_a_dossier_is_not_received_after_the_day_of_the_check(run: Run) -> None:
    told = run("check", "--year", "2025", "--received", "2030-01-01", "--on", "2026-11-20", code=2)
    assert "không được sau ngày xét (20/11/2026)" in told["error"]["message"]


def test_a_check_tells_which_law_the_day_of_receipt_chose(run: Run) -> None:
    told = run("check", "--year", "2025", "--award", "LĐTT", *DAYS)
    assert (told["on"], told["regime"]) == ("2026-09-20", "R3")
    [result] = told["results"]
    law = result["law"]
    assert (law["on"], law["regime"], law["by_favour"], law["confidence"]) == ("2026-09-20", "R3", False, "C")
    assert (law["other"]["on"], law["other"]["regime"]) == ("2026-11-22", "R4")
    assert law["reference"] == "khoản 4 Điều 4 Luật số 06/2026/QH16"


def test_people_read_the_law_and_the_sentence_once(read: Callable[..., str]) -> None:
    words = read("check", "--year", "2025", *DAYS)
    assert "luật ngày 20/09/2026 (Luật 06/2022/QH15, Nghị định 152/2025/NĐ-CP)" in words
    assert words.count("Hồ sơ được tiếp nhận ngày 20/09/2026, trước ngày 01/10/2026: xét theo quy định cũ") == 1
    assert "đối chiếu trước khi trình" in words


def test_without_a_change_between_the_days_nothing_is_said_of_it(run: Run) -> None:
    told = run("check", "--year", "2025", "--award", "LĐTT", "--received", "2025-12-01", "--on", "2025-12-20")
    assert told["on"] == "2025-12-01"
    assert "law" not in told["results"][0]


@pytest.mark.usefixtures("initiative")
def test_a_draft_that_would_decide_otherwise_is_told(run: Run, read: Callable[..., str]) -> None:
    asked = ("check", "--year", "2025", "--award", "CSTĐCS", "--on")
    [result] = run(*asked, "2026-11-22")["results"]
    assert (result["verdict"], result["confidence"]) == ("eligible", "unverified")
    assert result["advice"] == "Đạt theo luật 2022; đối chiếu Luật 06/2026 trước khi trình."
    assert result["advice"] in read(*asked, "2026-11-22")
    assert "advice" not in run(*asked, "2026-09-20")["results"][0]


def test_a_round_is_judged_anew_when_its_receipt_is_noted(run: Run, read: Callable[..., str]) -> None:
    run("round", "new", "--name", "Tổng kết", "--year", "2025", "--on", "2025-11-01")
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")
    told = run("round", "received", "D01", "--on", "2025-06-20")  # before 01/7/2025; considered in December
    assert told["received"] == "2025-06-20"
    [nomination] = told["nominations"]
    assert (nomination["law"]["regime"], nomination["law"]["other"]["regime"]) == ("R2", "R3")
    assert "khoản 3 Điều 60" in read("round", "received", "D01", "--on", "2025-06-20")
    back = run("round", "received", "D01")
    assert (back["received"], back["nominations"][0]["law"]) == (None, None)
    assert run("round", "received", "D09", code=2)["error"]["code"] == "RecordMissing"


def test_a_verdict_by_a_text_nobody_compared_is_marked_in_every_line(read: Callable[..., str]) -> None:
    sure, unsure = (
        read("check", "--year", "2025", "--award", "LĐTT", "--on", day) for day in ("2026-09-30", "2026-10-01")
    )
    assert "Chưa đối chiếu văn bản" not in sure
    assert [line for line in unsure.splitlines() if "CB1" in line and "Chưa đối chiếu văn bản" in line]
