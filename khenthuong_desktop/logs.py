"""Where the program notes what went wrong, without personal data."""

import logging
import re
import tempfile
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_NUMBERS = re.compile(r"\d{9,12}")
_logger = logging.getLogger("khenthuong")


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
    """Log warnings and bugs into ``folder`` (three files of 1 MB at most)."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "khenthuong.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.addFilter(_NoNumbers())
    _logger.addHandler(handler)
    _logger.propagate = False


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
        if isinstance(handler, RotatingFileHandler):
            return handler.baseFilename
    place = Path(tempfile.gettempdir()) / "khenthuong-loi.txt"
    place.write_text(text, "utf-8")
    return str(place)
