"""What went wrong is noted, personal data are not."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from khenthuong_desktop import logs


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    logs.start(tmp_path / "logs")
    yield tmp_path / "logs" / "khenthuong.log"
    logs.stop()


def caught(message: str) -> logs.Caught:
    try:
        raise ZeroDivisionError(message)
    except ZeroDivisionError:
        return sys.exc_info()


def test_numbers_of_people_become_dots() -> None:
    assert (
        logs.hide_numbers("CCCD 001085012345, tel. 0912345678, năm 2026")
        == f"CCCD {'•' * 12}, tel. {'•' * 10}, năm 2026"
    )


def test_a_warning_with_an_id_number_is_kept_without_it(log: Path) -> None:
    logging.getLogger("khenthuong").warning("person %s is odd", "001085012345")
    kept = log.read_text("utf-8")
    assert "is odd" in kept
    assert "001085012345" not in kept


def test_a_bug_is_noted_by_its_place_and_without_its_values(log: Path) -> None:
    assert logs.report_bug(caught("Nguyễn Văn An")) == str(log)
    kept = log.read_text("utf-8")
    assert "ZeroDivisionError" in kept
    assert "test_logs.py" in kept
    assert "Nguyễn Văn An" not in kept


def test_a_bug_before_any_data_folder_is_open_is_noted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    place = Path(logs.report_bug(caught("001085012345 Nguyễn Văn An")))
    assert place.parent == tmp_path
    kept = place.read_text("utf-8")
    assert "ZeroDivisionError" in kept
    assert "001085012345" not in kept
    assert "Nguyễn Văn An" not in kept


def test_a_closed_log_takes_nothing_more(tmp_path: Path) -> None:
    logs.start(tmp_path)
    logs.stop()
    assert not logging.getLogger("khenthuong").handlers


def test_a_full_log_is_put_aside_at_the_start_and_two_older_ones_are_kept(tmp_path: Path) -> None:
    for text in ("một", "hai", "ba", "bốn"):
        (tmp_path / "khenthuong.log").write_text(text + " " * 1_000_000, "utf-8")
        logs.start(tmp_path)
        logs.stop()
    kept = {file.name: file.read_text("utf-8").strip() for file in tmp_path.iterdir()}
    assert kept == {"khenthuong.log": "", "khenthuong.log.1": "bốn", "khenthuong.log.2": "ba"}


def test_a_log_that_is_not_full_goes_on(log: Path) -> None:
    logging.getLogger("khenthuong").warning("first")
    logs.stop()
    logs.start(log.parent)
    logging.getLogger("khenthuong").warning("second")
    assert [line.split()[-1] for line in log.read_text("utf-8").splitlines()] == ["first", "second"]
