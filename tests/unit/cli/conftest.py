"""A command line on a small unit."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.cli import main
from khenthuong_desktop.domain.terms import PersonCategory, Rating, SubjectKind
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.upkeep import open_folder
from khenthuong_desktop.store.tables import YearRating

Run = Callable[..., Any]
MOMENT = datetime(2025, 12, 20, 20, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A unit with one person who did well in 2025."""
    folder = tmp_path / "xã"
    told = ("--unit-name", "Ủy ban nhân dân xã An Bình", "--province", "tỉnh Hưng Yên")
    assert main(["init", "--data", str(folder), *told], now=lambda: MOMENT) == 0
    opened = open_folder(DataFolder(folder))
    person = save_person(opened.db, PersonDetail("CB1", "Đặng Thị Hoà", category=PersonCategory.CIVIL_SERVANT))
    with opened.db.write("import_list") as session:
        session.add(
            YearRating(
                subject_kind=SubjectKind.INDIVIDUAL, subject_id=person, year=2025, rating=Rating.GOOD, months_worked=12
            )
        )
    opened.close()
    capsys.readouterr()
    return folder


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a verb with ``--json``, demands the exit ``code``, gives the answer."""

    def run_verb(*words: str | Path, code: int = 0) -> Any:
        found = main([*map(str, words), "--data", str(data), "--json"], now=lambda: MOMENT)
        out, err = capsys.readouterr()
        assert found == code, out + err
        return json.loads(out)

    return run_verb


@pytest.fixture
def read(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a verb for people and gives what it printed."""

    def run_verb(*words: str | Path, code: int = 0) -> str:
        assert main([*map(str, words), "--data", str(data)], now=lambda: MOMENT) == code
        return capsys.readouterr().out

    return run_verb
