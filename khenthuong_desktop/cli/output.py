"""What a verb answers, and how it is printed: words for people, one JSON document for programs."""

import json
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

DONE, FAULTS_FOUND, NOT_DONE, STOPPED = 0, 1, 2, 130

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # would move the cursor or change the colours of a terminal
_ENDLESS = re.compile(r"\S{200}\S{200,}")  # no word and no path that anybody could read


@dataclass(frozen=True)
class Answer:
    """The outcome of a verb: ``data`` for ``--json``, ``lines`` for people, ``code`` for the shell.

    ``said`` goes to standard error; without ``data`` nothing goes to standard output.
    """

    data: Any
    lines: Sequence[str] = field(default=())
    code: int = DONE
    said: str = ""


def refusal(kind: str, message: str) -> Answer:
    """What could not be done, and why."""
    told = _ENDLESS.sub(lambda found: found.group()[:80] + "…", message)
    return Answer({"error": {"code": kind, "message": told}}, code=NOT_DONE, said=told)


def use_utf8() -> None:
    """Vietnamese must come out whole on any console or pipe; a windowed start has no streams at all."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def show(answer: Answer, as_json: bool) -> int:
    """Print an answer, whole; gives the exit code."""
    if answer.said:
        say(answer.said)
    if as_json:
        text = json.dumps(answer.data, ensure_ascii=False, indent=2) + "\n" if answer.data is not None else ""
    else:
        text = "".join(f"{_CONTROLS.sub('·', line)}\n" for line in answer.lines)
    return answer.code if written(text) else NOT_DONE


def written(text: str) -> bool:
    """Put ``text`` out in one go; a reader who has seen enough (``| head``) is no fault."""
    if sys.stdout is None:
        return True
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        gone = os.open(os.devnull, os.O_WRONLY)
        os.dup2(gone, sys.stdout.fileno())  # else Python tries once more on leaving, and complains
        if isinstance(error, BrokenPipeError):
            return True
        say(f"Không ghi được kết quả ra: {error.strerror}")
        return False
    return True


def say(text: str) -> None:
    """A word to the person at the keyboard, on standard error."""
    if sys.stderr is not None:  # print would take standard output instead
        print(_CONTROLS.sub("·", text), file=sys.stderr)


def table(heading: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Rows in columns as wide as their longest text."""
    texts = [[_cell(cell) for cell in row] for row in rows]
    widths = [max([len(name), *(len(row[n]) for row in texts)]) for n, name in enumerate(heading)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in texts]
    head = "  ".join(name.ljust(width) for name, width in zip(heading, widths, strict=True)).rstrip()
    return [head, "  ".join("─" * width for width in widths), *lines]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return words_of_day(value) if isinstance(value, date) else str(value)


def words_of_day(day: date) -> str:
    """A day as Vietnamese write it."""
    return f"{day:%d/%m/%Y}"
