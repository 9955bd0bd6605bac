"""What a verb answers, and how it is printed: words for people, one JSON document for programs."""

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from typing import Any

DONE, FAULTS_FOUND, NOT_DONE, STOPPED = 0, 1, 2, 130

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # would move the cursor or change the colours of a terminal
_PIECES = 10_000  # of a line or less that are put out at once
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
    if not as_json:
        done = written(f"{_CONTROLS.sub('·', line)}\n" for line in answer.lines)
    elif answer.data is None:
        done = written(())
    else:  # piece by piece: the whole may be larger than all that the verb had in hand
        done = written(chain(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(answer.data), "\n"))
    return answer.code if done else NOT_DONE


def written(pieces: Iterable[str]) -> bool:
    """Put these out, many at once; a reader who has seen enough (``| head``) is no fault."""
    if sys.stdout is None:
        return True
    waiting = iter(pieces)
    try:
        while text := "".join(islice(waiting, _PIECES)):
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
