"""How wide a line of text is on paper in Times New Roman, so that drawn lines are as long as the decree says."""

import json
from functools import cache, lru_cache

from khenthuong_desktop import paths

_MM_PER_POINT = 25.4 / 72
_UNITS = 2048  # the em of the measured font


@cache
def _widths() -> dict[str, dict[str, int]]:
    text = (paths.resources() / "format" / "text_widths.json").read_text("utf-8")
    loaded: dict[str, dict[str, int]] = json.loads(text)
    return loaded


@lru_cache(maxsize=4096)
def width_mm(text: str, points: float, face: str = "regular") -> float:
    """Millimetres of ``text`` in one line; ``face`` is regular, bold, italic or bold_italic."""
    widths = _widths()[face]
    total = sum(widths.get(letter, widths["n"]) for letter in text)
    return total / _UNITS * points * _MM_PER_POINT


def wrap(text: str, points: float, face: str, room_mm: float) -> list[str]:
    """The lines that ``text`` takes in ``room_mm``, broken at spaces as Word does."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, points, face) <= room_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
