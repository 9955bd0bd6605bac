"""Data whose records have lost their subject: the doctor tells whose they were, other verbs that they are damaged."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.upkeep import open_folder
from khenthuong_desktop.store.tables import Person

Run = Callable[..., Any]


@pytest.fixture
def damaged(run: Run, data: Path) -> Path:
    """Somebody of two rounds is gone, as undoing an older import once left it."""
    for name in ("Tổng kết", "Đột xuất"):
        made = run("round", "new", "--name", name, "--year", "2025")["code"]
        run("round", "add", made, "--subject", "CB1", "--award", "LĐTT")
    opened = open_folder(DataFolder(data))
    with opened.db.write("undo") as session:
        session.delete(session.scalars(select(Person)).one())
    opened.close()
    return data


@pytest.mark.usefixtures("damaged")
def test_the_doctor_tells_whose_records_are_left_and_what_to_do(run: Run) -> None:
    told = run("doctor", code=1)
    assert [problem["message"] for problem in told["problems"]] == [
        "Bản ghi của đối tượng không còn trong dữ liệu: Cá nhân Đặng Thị Hoà (CB1) – 1 kết quả xếp loại, "
        "2 đề nghị khen trong các đợt. Hãy phục hồi từ bản sao lưu trước lúc đó."
    ]
    assert told["healthy"] is False


@pytest.mark.usefixtures("damaged")
@pytest.mark.parametrize(
    "words",
    [
        ("dossier", "check", "D01"),
        ("list", "nominees", "--round", "D01"),
        ("list", "proposals", "--round", "D01"),
        ("draft", "D01"),
        ("kinds", "D01"),
        ("export", "D01", "--out", "goi"),
    ],
)
def test_a_round_with_a_nominee_who_is_gone_says_so(run: Run, words: tuple[str, ...]) -> None:
    told = run(*words, code=2)["error"]
    assert (told["code"], "doctor" in told["message"]) == ("SubjectGone", True)


def test_a_round_is_checked_although_another_has_lost_its_nominee(run: Run, damaged: Path) -> None:
    run("round", "new", "--name", "Cuối năm", "--year", "2025")
    assert "no_nominations" in {error["code"] for error in run("dossier", "check", "D03", code=1)["errors"]}
