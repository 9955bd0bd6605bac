"""Where the program notes what went wrong, without personal data."""

import logging
import re
import tempfile
import traceback
from itertools import pairwise
from pathlib import Path
from types import TracebackType

_NUMBERS = re.compile(r"\d{9,12}")
_logger = logging.getLogger("khenthuong")
_FULL = 1_000_000  # bytes
_OLDER = 2


class _NoNumbers(logging.Filter):
    """Blanks out what could be an ID number."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = hide_numbers(record.getMessage())
        record.args = ()
        return True


def hide_numbers(text: str) -> str:
    """Runs of 9 to 12 digits (CMND, CCCD, telephone) become dots."""
    return _NUMBERS.sub(lambda found: "•" * len(found.group()), text)


def start(folder: Path) -> None:
    """Log warnings and bugs into ``folder``; a file of more than 1 MB is put aside first, two such are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "khenthuong.log"
    _put_aside(file)
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.addFilter(_NoNumbers())
    _logger.addHandler(handler)
    _logger.propagate = False


def _put_aside(file: Path) -> None:
    """At the start only: ``logging.handlers`` would do it at every line, for the price of sockets and pickles."""
    if not file.exists() or file.stat().st_size < _FULL:
        return
    older = [file, *(file.with_name(f"{file.name}.{number}") for number in range(1, _OLDER + 1))]
    for newer, place in reversed(list(pairwise(older))):
        if newer.exists():
            newer.replace(place)


def stop() -> None:
    """Let go of the log files."""
    for handler in list(_logger.handlers):
        _logger.removeHandler(handler)
        handler.close()


Caught = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


def report_bug(caught: Caught) -> str:
    """Write down an unexpected error; gives where. Only code places are kept, no values."""
    kind, _error, trace = caught
    frames = "".join(traceback.format_tb(trace))
    text = hide_numbers(f"{kind.__name__ if kind else '?'}\n{frames}")
    _logger.error(text)
    for handler in _logger.handlers:
        if isinstance(handler, logging.FileHandler):
            return handler.baseFilename
    place = Path(tempfile.gettempdir()) / "khenthuong-loi.txt"
    place.write_text(text, "utf-8")
    return str(place)
