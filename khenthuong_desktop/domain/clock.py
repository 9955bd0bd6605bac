"""Hours of the day as people write them: 14h, 15h45, 8 giờ 30, 08:00."""

import re

from khenthuong_desktop.domain.text import fold

_HOUR = re.compile(r"(\d{1,2})\s*(?:(?:gio|[:hg.])\s*(?:(\d{2})\s*(?:phut|ph|p|')?)?)?")


def read_hour(written: str) -> str | None:
    """ "8 giờ 30" → "08:30"; None where it is no hour of the day."""
    found = _HOUR.fullmatch(fold(written))
    if found is None:
        return None
    hours, minutes = int(found.group(1)), int(found.group(2) or 0)
    return f"{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else None
