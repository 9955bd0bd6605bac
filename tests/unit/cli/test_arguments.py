"""The command line is read in Vietnamese; what comes out can be read by people and by programs."""

import argparse
import json
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop import logs
from khenthuong_desktop.cli import main
from khenthuong_desktop.cli.arguments import day, year
from khenthuong_desktop.cli.main import parser
from khenthuong_desktop.cli.output import table
from khenthuong_desktop.errors import Cancelled


@pytest.mark.parametrize("text", ["2026-11-22", "22/11/2026", " 22/11/2026 "])
def test_a_day_is_read_in_both_orders(text: str) -> None:
    assert day(text) == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["31/02/2026", "2026", "11-22-2026", "hôm nay"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="không phải ngày"):
        day(text)


def test_a_year_has_four_digits() -> None:
    assert year("2026") == 2026
    for text in ("26", "20266", "năm nay"):
        with pytest.raises(argparse.ArgumentTypeError):
            year(text)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["check"], "còn thiếu: --year"),
        (["check", "--year"], "--year: cần một giá trị đi kèm"),
        (["check", "--year", "2026", "--nothing"], "không hiểu: --nothing"),
        (["demo", "x", "--people", "many"], "--people: “many” không phải số nguyên từ 1 đến 20000"),
        (["check", "--year", "26"], "Lệnh chưa đúng: --year: “26” không phải năm"),
        (["hack"], "không có lựa chọn 'hack'"),
    ],
)
def test_complaints_are_vietnamese(words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert complaint in told.err
    assert "cách dùng:" in told.err


def test_with_json_a_refusal_is_one_document_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["error"]["code"] == "BadArguments"


def test_a_new_unit_is_named_in_full_and_an_unknown_province_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["init", "--data", str(tmp_path / "xã"), "--unit-name", "UBND xã Tân Hòa", "--province", "Hải Dương"]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "Ủy ban nhân dân xã Tân Hòa" in told
    assert "“Hải Dương” không có trong 34 tỉnh, thành phố" in told


def verb_of(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    """Makes ``workbook`` fail so."""

    def fail(_arguments: argparse.Namespace) -> None:
        raise fault

    monkeypatch.setattr("khenthuong_desktop.cli.setting_up.run_workbook", fail)


@pytest.mark.parametrize("fault", [Cancelled(), KeyboardInterrupt()])
def test_a_stopped_verb_says_so(
    fault: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    verb_of(monkeypatch, fault)
    assert main(["workbook", "x.xlsx"]) == 130
    assert "Đã dừng" in capsys.readouterr().err


def test_a_bug_is_reported_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    noted: list[object] = []

    def note(caught: logs.Caught) -> str:
        noted.append(caught[0])
        return "khenthuong.log"

    monkeypatch.setattr(logs, "report_bug", note)
    verb_of(monkeypatch, ZeroDivisionError("secret"))
    assert main(["workbook", "x.xlsx"]) == 2
    told = capsys.readouterr()
    assert noted == [ZeroDivisionError]
    assert "khenthuong.log" in told.err
    assert "Traceback" not in told.err
    assert "secret" not in told.out + told.err


def test_every_verb_says_what_it_does_and_takes_json(capsys: pytest.CaptureFixture[str]) -> None:
    verbs = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    assert {"demo", "init", "workbook", "import", "check", "plan", "round", "meeting", "draft", "lint"} <= set(
        verbs.choices
    )
    assert {"templates", "dossier", "export", "verify", "backup", "restore", "doctor", "info"} <= set(verbs.choices)
    told = {action.dest: action.help for action in verbs._choices_actions}
    for name, verb in verbs.choices.items():
        assert told[name], name
        nested = [action for action in verb._actions if isinstance(action, argparse._SubParsersAction)]
        for leaf in [leaf for action in nested for leaf in action.choices.values()] or [verb]:
            assert {"--json", "--data"} <= set(leaf._option_string_actions), name


def test_a_table_is_as_wide_as_its_widest_cells() -> None:
    assert table(("Mã", "Tên"), [["CB1", "An"], ["C", None]]) == ["Mã   Tên", "───  ───", "CB1  An", "C"]
