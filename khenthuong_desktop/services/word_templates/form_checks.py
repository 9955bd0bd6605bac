"""The form of several files made anywhere, checked at once; the answer as a list for Excel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from khenthuong_desktop.domain.text import sort_key
from khenthuong_desktop.errors import FileProblem
from khenthuong_desktop.messages import explain

if TYPE_CHECKING:  # Word files and workbooks are read and written on first use
    from khenthuong_desktop.documents.format_check import FormatReport
    from khenthuong_desktop.spreadsheets.out.list_sheets import Line, WrittenList


@dataclass(frozen=True)
class FormCheck:
    """One file: what was found in it, or why it could not be read."""

    path: Path
    report: "FormatReport | None"
    trouble: str = ""
    told_kind: str | None = None

    @property
    def errors(self) -> int:
        return self.report.errors if self.report else 0

    @property
    def warnings(self) -> int:
        return self.report.warnings if self.report else 0


def check_form(path: Path, kind: str | None = None) -> FormCheck:
    """Check one file; a file that cannot be read says why in its answer."""
    from khenthuong_desktop.documents.format_check import check_format

    try:
        return FormCheck(path, check_format(path, kind), told_kind=kind)
    except FileProblem as problem:
        return FormCheck(path, None, explain(problem), kind)


def check_forms(paths: Sequence[Path], step: Callable[[int, int], None] | None = None) -> tuple[FormCheck, ...]:
    """Check files one by one; those that cannot be read come first, then those with the most errors."""
    checks = []
    for number, path in enumerate(dict.fromkeys(paths), 1):
        checks.append(check_form(path))
        if step is not None:
            step(number, len(paths))
    return tuple(sorted(checks, key=_gravity))


def _gravity(check: FormCheck) -> tuple[bool, int, int, str]:
    return check.report is not None, -check.errors, -check.warnings, sort_key(check.path.name)


def kind_name(kind: str) -> str:
    """What the decree calls a kind that a check found, in capitals."""
    from khenthuong_desktop.documents.format_check.rulebook import table, word

    return {code: name for name, code in reversed(table("kinds").items())}.get(
        kind, word("letter_name") if kind == "letter" else kind
    )


def kinds_to_tell() -> tuple[str, ...]:
    """The types of the decree, for a paper whose type is not recognised."""
    from khenthuong_desktop.documents.format_check.rulebook import table

    return tuple(name for name, code in table("types").items() if code)


def form_list(checks: Sequence[FormCheck], title: str, headings: Sequence[str], day: date) -> "WrittenList":
    """Every fault of every file, a row each."""
    from khenthuong_desktop.messages import say
    from khenthuong_desktop.spreadsheets.out.list_sheets import Form, ListColumn, WrittenList

    rows: list[Line] = []
    for check in checks:
        if check.report is None:
            rows.append((check.path.name, "", "", "", check.trouble, "", ""))
        elif check.report.note:
            rows.append((check.path.name, "", "", "", check.report.note, "", ""))
        else:
            rows += [
                (
                    check.path.name,
                    fault.id,
                    say("format_check", f"severity_{fault.severity}"),
                    fault.place,
                    fault.found,
                    fault.allowed,
                    fault.fix,
                )
                for fault in check.report.by_weight
            ]
    return WrittenList(title, tuple(ListColumn(heading, Form.PLAIN) for heading in headings), tuple(rows), day)
