"""Every verb with everything it takes, and the words nobody expects there."""

import argparse
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from khenthuong_desktop.cli import main
from khenthuong_desktop.cli.main import parser
from khenthuong_desktop.paths import shipped_templates
from khenthuong_desktop.regulations.library import load_library
from khenthuong_desktop.services.imports import write_blank as make_blank

NASTY = (
    *("", " ", "-", "--", "=", ";", "abc", "x" * 300, "x" * 10_000, "a/" * 3_000, "😀" * 90),
    *("0", "-1", "1", "9999", "2100", "1900", "99999999999999999999", "1e999", "nan", "null", "２０２６", "²"),
    *("2026-02-30", "0001-01-01", "9999-12-31", "01/01/0001", "31/12/9999"),
    *("a\nb", "\0", "a\0b", "\x01\x1b[31m", "\x7f\x85", "\u202eabc", "\ufeff", "\udcff", "\ud800"),
    *("%s%n{0}{x}", "'; DROP TABLE person;--", "../../nowhere/passwd"),
    *("/proc", "/dev/null", "/proc/x", "~nobody-here/x"),
    *("D01", "D01/../..", "CB001", "D01\u0301", "2026=HTXSNV", "2026=,,,,", "a=b;c=d", "Trang!5=CB001", "CON", "a:b"),
)
# What a verb needs besides the word under test; files are named from the folder the verb runs in.
NEEDED = {
    "calendar": (),
    "backup": ("sao-luu.zip",),
    "check": ("--year", "2026", "--award", "LĐTT"),
    "demo": ("mau", "--people", "12"),
    "doctor": (),
    "dossier check": ("D01",),
    "draft": ("D01", "--kind", "request_statement"),
    "evidence add": ("D01", "tep.pdf", "--name", "Giấy", "--form", "original"),
    "evidence list": ("D01",),
    "evidence remove": ("D01", "1"),
    "export": ("D01", "--out", "ra"),
    "history": (),
    "import": ("danh-sach.xlsx", "--dry-run"),
    "info": (),
    "init": ("--unit-name", "Ủy ban nhân dân xã An Bình", "--province", "tỉnh Hưng Yên"),
    "kinds": ("D01",),
    "lint": ("van-ban.docx",),
    "list": ("people",),
    "meeting form": ("D01", "hop.json"),
    "meeting record": ("D01", "hop.json"),
    "meeting show": ("D01",),
    "numbers give": ("12", "--symbol", "QĐ-UBND", "--for", "Việc khác"),
    "numbers list": (),
    "numbers release": ("12/TB-UBND",),
    "numbers reserve": ("--round", "D01", "--kind", "public_notice"),
    "numbers ways": (),
    "pdf": ("khong-co.docx",),
    "plan": ("--year", "2026", "--subject", "CB001"),
    "restore": ("sao-luu.zip",),
    "results": ("danh-sach.xlsx", "--dry-run"),
    "rewards": ("--round", "D01"),
    "round add": ("D01", "--subject", "CB001", "--award", "LĐTT"),
    "round decide": ("D01", "--number", "1", "--on", "2026-12-20"),
    "round list": (),
    "round new": ("--name", "Đợt", "--year", "2026"),
    "round papers": ("D01",),
    "round received": ("D01",),
    "round remove": ("D01", "--subject", "CB001"),
    "round show": ("D01",),
    "rules add": ("luat.ktluat",),
    "rules aside": ("a-1",),
    "rules authority": ("LĐTT",),
    "rules back": ("a-1",),
    "rules cases": (),
    "rules check": ("luat.ktluat",),
    "rules list": (),
    "rules pack": ("luat", "luat.ktluat"),
    "rules review": (),
    "rules samples": ("luat-mau",),
    "signatures": ("tep.pdf",),
    "signed add": ("D01", "request_statement", "tep.pdf"),
    "signed list": ("D01",),
    "signed remove": ("D01", "1"),
    "templates check": (),
    "templates copy": ("request_statement",),
    "templates fields": ("request_statement",),
    "undo": (),
    "verify": ("ho-so.zip",),
    "workbook": ("bang.xlsx",),
}
_WITHOUT_VALUE = (argparse._StoreTrueAction, argparse._HelpAction, argparse._VersionAction)


@dataclass(frozen=True)
class Case:
    """One command line: ``verb`` with ``word`` in the place of ``argument``."""

    verb: str
    argument: str
    word: str
    line: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.verb} {self.argument} {ascii(self.word)[:40]}"


def leaves(of: argparse.ArgumentParser | None = None, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every verb by its full name."""
    found = parser() if of is None else of
    nested = [action for action in found._actions if isinstance(action, argparse._SubParsersAction)]
    if not nested:
        yield name, found
    for action in nested:
        for word, child in action.choices.items():
            yield from leaves(child, f"{name} {word}".strip())


def cases() -> Iterator[Case]:
    """Every verb with every one of its arguments and every nasty word."""
    for verb, leaf in leaves():
        for action in leaf._actions:
            if isinstance(action, _WITHOUT_VALUE) or action.dest == "database":
                continue
            for word in NASTY:
                argument = action.option_strings[0] if action.option_strings else action.dest
                yield Case(verb, argument, word, _line(verb, leaf, action, word))


def _line(verb: str, leaf: argparse.ArgumentParser, tested: argparse.Action, word: str) -> tuple[str, ...]:
    told = list(NEEDED.get(verb, ()))
    if tested.option_strings:
        option = tested.option_strings[0]
        if option in told:
            told[told.index(option) + 1] = word
        else:
            told += [f"{option}={word}"]
    else:
        positionals = [action for action in leaf._actions if not action.option_strings]
        place = positionals.index(tested)
        told[place : place + 1] = [word]
    return (*verb.split(), *told)


def files_for(verbs_of: Path, data: Path) -> None:
    """What ``NEEDED`` names, in the folder the verbs run in."""
    (verbs_of / "luat").mkdir()
    (verbs_of / "tep.pdf").write_bytes(b"%PDF-1.4")
    make_blank(load_library(), verbs_of / "danh-sach.xlsx")
    shutil.copy(shipped_templates() / "request_statement.docx", verbs_of / "van-ban.docx")
    assert main(["backup", str(verbs_of / "sao-luu.zip"), "--data", str(data)]) == 0


def faults(case: Case, data: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What is wrong with the answer to ``case``."""
    capsys.readouterr()
    given = () if case.argument == "--data" else ("--data", str(data))
    try:
        code = main([*case.line, *given, "--json"])
    except BaseException as error:  # noqa: BLE001  nothing at all may get out of it
        return [f"{type(error).__name__} got out"]
    out, err = capsys.readouterr()
    found = []
    if code not in (0, 1, 2):
        found.append(f"exit code {code}")
    if "Traceback" in out + err:
        found.append("a traceback")
    try:
        out.encode()
        told = json.loads(out)
    except ValueError:
        return [*found, f"no JSON: {out[:80]!r}"]
    if code == 2 and not told.get("error", {}).get("message"):
        found.append("refused without a word")
    if isinstance(told, dict) and told.get("error", {}).get("code") == "Bug":
        found.append("a bug")
    return found
