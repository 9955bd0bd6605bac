"""What a verb answers, and how it is printed: words for people, one JSON document for programs."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

DONE, FAULTS_FOUND, NOT_DONE, STOPPED = 0, 1, 2, 130


@dataclass(frozen=True)
class Answer:
    """The outcome of a verb: ``data`` for ``--json``, ``lines`` for people, ``code`` for the shell."""

    data: Any
    lines: Sequence[str] = field(default=())
    code: int = DONE


def use_utf8() -> None:
    """Vietnamese must come out whole on any console or pipe; a windowed start has no streams at all."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def show(answer: Answer, as_json: bool) -> None:
    """Print an answer to standard output."""
    if as_json:
        print(json.dumps(answer.data, ensure_ascii=False, indent=2))
    else:
        for line in answer.lines:
            print(line)


def say(text: str) -> None:
    """A word to the person at the keyboard, on standard error."""
    print(text, file=sys.stderr)


def table(heading: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Rows in columns as wide as their longest text."""
    texts = [[str(cell) if cell is not None else "" for cell in row] for row in rows]
    widths = [max([len(name), *(len(row[n]) for row in texts)]) for n, name in enumerate(heading)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in texts]
    head = "  ".join(name.ljust(width) for name, width in zip(heading, widths, strict=True)).rstrip()
    return [head, "  ".join("─" * width for width in widths), *lines]
