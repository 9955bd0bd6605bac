"""The small year done on the command line, from an empty folder to the packaged dossier."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.cli import main
from tests.journeys import small_year as told


class CommandLine:
    """Runs verbs on one data folder and reads their answers."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data, self.capsys = data, capsys

    def run(self, *words: str | Path, code: int = 0) -> Any:
        self.capsys.readouterr()
        found = main([*map(str, words), "--data", str(self.data), "--json"], now=told.clock)
        out, err = self.capsys.readouterr()
        assert found == code, f"{words}: {out}{err}"
        return json.loads(out)


def do_the_year(line: CommandLine, scratch: Path) -> Path:
    """The whole job; gives the dossier's path."""
    line.run(
        *("init", "--unit-name", told.UNIT, "--province", told.PROVINCE, "--unit-code", told.CODE),
        *("--signer", told.SIGNER, "--clerk", told.CLERK),
    )
    book = scratch / "danh-sach.xlsx"
    line.run("workbook", book)
    told.fill_workbook(book)
    assert line.run("import", book, "--dry-run")["committed"] is False
    assert line.run("import", book)["committed"] is True
    check_verdicts(line)
    line.run("round", "new", "--name", told.ROUND, "--year", told.YEAR_TEXT, "--on", told.LAW_ON.isoformat())
    line.run("round", "add", "D01", "--registered")
    describe(line)
    line.run("meeting", "record", "D01", meeting_file(line, scratch))
    line.run(
        *("round", "papers", "D01", "--minutes-number", told.MINUTES, "--vote-minutes-number", told.VOTE_MINUTES),
        *("--statement-number", told.STATEMENT, "--statement-on", told.STATEMENT_ON.isoformat()),
        *("--decision-number", told.DECISION, "--decision-on", told.DECISION_ON.isoformat()),
    )
    made = line.run("draft", "D01")["documents"]
    assert {paper["kind"] for paper in made} >= {"request_statement", "minutes", "vote_count_minutes", "summary_list"}
    assert line.run("dossier", "check", "D01")["errors"] == []
    return Path(line.run("export", "D01", "--out", scratch / "nop")["dossier"])


def check_verdicts(line: CommandLine) -> None:
    answer = line.run("check", "--year", told.YEAR_TEXT, "--on", told.LAW_ON.isoformat())
    verdicts = {(r["subject"]["ref"], r["abbreviation"]): r["verdict"] for r in answer["results"]}
    assert answer["regime"] == "R3"
    assert verdicts["CB1", "CSTĐCS"] == "eligible"
    assert verdicts["CB2", "CSTĐCS"] == "not_eligible"
    assert verdicts["VP", "TTLĐTT"] == "eligible"


def describe(line: CommandLine) -> None:
    for nomination in line.run("round", "show", "D01")["nominations"]:
        words: Sequence[str] = ("--subject", nomination["subject"]["ref"], "--award", nomination["award"])
        summary, report = told.achievement(nomination["subject"]["ref"], nomination["award"])
        parts = [word for name, text in report.items() for word in ("--report", f"{name}={text}")]
        line.run("round", "add", "D01", *words, "--achievement", summary, *parts)


def meeting_file(line: CommandLine, scratch: Path) -> Path:
    path = scratch / "hop.json"
    line.run("meeting", "form", "D01", path)
    form = json.loads(path.read_text("utf-8"))
    form |= {"council": told.COUNCIL, "held_on": told.HELD_ON.isoformat(), "place": told.PLACE}
    form["members"] = [
        {"name": name, "role": role, "job_title": title, "present": True} for name, role, title in told.MEMBERS
    ]
    for vote in form["votes"]:
        vote["in_favour"] = told.IN_FAVOUR.get((vote["subject"], vote["award"]), len(told.MEMBERS))
        vote["against"] = len(told.MEMBERS) - vote["in_favour"]
    path.write_text(json.dumps(form, ensure_ascii=False), "utf-8")
    return path
