"""People read words and days as they write them; programs read codes and ISO days."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee
from khenthuong_desktop.services.upkeep import open_folder
from tests.unit.cli.conftest import Run

Read = Callable[..., str]
_CODES = re.compile(r"\bR[1-4]\b|\b[a-z]+_[a-z_]+\b|\b\d{4}-\d\d-\d\d\b|\bNone\b")
_YEAR = ("--year", "2025")


@pytest.fixture
def with_round(data: Path, run: Run) -> None:
    """A round with a nominee nobody has judged."""
    run("round", "new", "--name", "Tổng kết", *_YEAR, "--due", "2025-12-25")
    opened = open_folder(DataFolder(data))
    nominate(opened.db, "D01", (Nominee("CB1", "advanced_worker"),))
    opened.close()


@pytest.mark.parametrize(
    "words",
    [
        ("check", *_YEAR),
        ("check", *_YEAR, "--received", "2025-06-20", "--on", "2025-12-20"),
        ("plan", *_YEAR),
        ("round", "list"),
        ("round", "show", "D01"),
        ("round", "received", "D01", "--on", "2025-12-20"),
        ("calendar", *_YEAR),
        ("calendar", "--round", "D01"),
        ("rewards", "--round", "D01"),
        ("rules", "list"),
        ("rules", "authority", "LĐTT"),
        ("list", "people"),
        ("list", "nominees", "--round", "D01"),
    ],
    ids=" ".join,
)
def test_no_code_and_no_iso_day_is_shown_to_people(words: tuple[str, ...], with_round: None, read: Read) -> None:
    told = read(*words)
    assert told
    assert _CODES.findall(told) == []


def test_an_import_names_the_kinds_of_lists(read: Read, run: Run, tmp_path: Path) -> None:
    run("workbook", tmp_path / "bảng.xlsx")
    told = read("import", tmp_path / "bảng.xlsx", "--dry-run")
    assert "Khen thưởng đã có" in told
    assert _CODES.findall(told) == []


def test_a_name_with_control_characters_does_not_reach_the_terminal(data: Path, read: Read, run: Run) -> None:
    opened = open_folder(DataFolder(data))
    with opened.db.write("import_list") as session:
        session.execute(text("UPDATE people SET name = :name"), {"name": "An\x1b[31m\rBình"})
    opened.close()
    assert "An·[31m·Bình" in read("list", "people")
    assert "An\x1b[31m\rBình" in run("list", "people")["rows"][0]
