"""Days and numbers as running text names them, whoever wrote it."""

import re
from collections.abc import Iterator
from datetime import date

NUMBER = r"\d+[A-Za-zĐđ]?"  # of a paper: 12, 12a
_DAY = re.compile(r"(\d{1,2})\D{1,9}(\d{1,2})\D{1,7}(\d{4})")


def days_in(text: str) -> Iterator[tuple[date, re.Match[str]]]:
    """Each day that a text names (ngày 05 tháng 11 năm 2026, 05/11/2026) and where; one that does not exist is none."""
    for found in _DAY.finditer(text):
        try:
            yield date(int(found[3]), int(found[2]), int(found[1])), found
        except ValueError:
            continue
