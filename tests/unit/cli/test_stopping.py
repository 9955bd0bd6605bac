"""Ctrl-C and SIGTERM: 130 and nothing changed, or the work is done; never half of either."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from khenthuong_desktop.cli import main, stopping
from khenthuong_desktop.files import draft_beside

SIGNALS = [signal.SIGINT, signal.SIGTERM]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    with stopping.until_kept():
        stopping.listen()
        yield


@pytest.mark.parametrize("number", SIGNALS)
def test_the_first_signal_stops_and_more_are_not_heard(number: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(number)
    for again in SIGNALS:
        signal.raise_signal(again)


def test_what_is_about_to_be_kept_is_not_stopped_any_more() -> None:
    stopping.too_late()
    outlived = []
    for number in SIGNALS:
        signal.raise_signal(number)
        outlived.append(number)
    assert outlived == list(SIGNALS)


def swallow_a_signal() -> None:
    """As a library does that catches whatever comes."""
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_stop_that_a_library_swallowed_still_keeps_the_work_from_being_kept(tmp_path: Path) -> None:
    swallow_a_signal()
    with pytest.raises(KeyboardInterrupt):
        stopping.too_late()


def test_a_stop_that_comes_while_python_tidies_up_is_not_told_as_a_fault_of_ours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Gone:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    Gone()
    assert capsys.readouterr().err == ""
    with pytest.raises(KeyboardInterrupt):
        stopping.too_late()


def test_who_clears_up_after_a_stop_may_put_files_back(tmp_path: Path) -> None:
    try:
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            with draft_beside(tmp_path / "as before.txt") as draft:
                draft.write_text("x")
            stopping.too_late()
    except KeyboardInterrupt:
        assert (tmp_path / "as before.txt").is_file()


@pytest.mark.parametrize("number", SIGNALS)
def test_clearing_up_after_a_fault_is_not_disturbed(number: signal.Signals) -> None:
    with pytest.raises(ZeroDivisionError):
        try:
            _ = 1 / 0
        finally:
            signal.raise_signal(number)
    with pytest.raises(KeyboardInterrupt):
        stopping.too_late()


def test_work_that_undoes_itself_can_be_stopped_after_it_has_kept_something() -> None:
    with pytest.raises(KeyboardInterrupt), stopping.undone_when_stopped():
        stopping.too_late()
        signal.raise_signal(signal.SIGINT)
    stopping.listen()
    with stopping.undone_when_stopped():
        swallow_a_signal()
    stopping.too_late()  # it was through: that it is not told as stopped


def test_a_swallowed_stop_is_told_as_stopped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("khenthuong_desktop.cli.setting_up.run_workbook", lambda _arguments: swallow_a_signal())
    assert main(["workbook", "x.xlsx", "--json"]) == 130
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody sends signals to programs")
@pytest.mark.parametrize("number", SIGNALS)
def test_a_program_that_is_stopped_while_it_executes_a_text_ends_as_the_contract_says(
    number: signal.Signals, tmp_path: Path
) -> None:
    # Python itself would end by SIGINT: it never forgets a KeyboardInterrupt that came inside exec().
    program = (
        "import sys, time\n"
        "from khenthuong_desktop.cli import setting_up\n"
        "def slow(_arguments): print('now', file=sys.stderr, flush=True); exec('time.sleep(20)', {'time': time})\n"
        "setting_up.run_workbook = slow\n"
        "sys.argv = ['khenthuong', 'workbook', 'x.xlsx']\n"
        "from khenthuong_desktop.__main__ import main\n"
        "sys.exit(main())\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    )
    assert running.stderr is not None
    assert running.stderr.readline() == "now\n"
    time.sleep(0.05)
    running.send_signal(number)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, "")
    assert "Đã dừng" in err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are closed in another way there")
@pytest.mark.parametrize("words", [["--help"], ["templates", "fields", "request_statement"]])
def test_a_reader_who_has_seen_enough_is_no_fault(words: list[str]) -> None:
    program = "import sys, time; time.sleep(0.1); from khenthuong_desktop.__main__ import main; sys.exit(main())"
    running = subprocess.Popen(
        [sys.executable, "-c", program, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == ""
    assert running.wait() == 0
    running.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_an_answer_that_cannot_be_written_is_told() -> None:
    program = "import sys; from khenthuong_desktop.__main__ import main; sys.exit(main())"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, "templates", "fields", "request_statement", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 2
    assert "Không ghi được kết quả" in done.stderr
