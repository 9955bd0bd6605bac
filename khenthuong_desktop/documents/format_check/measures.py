"""Lengths as Word files give them: plain numbers, or numbers with a unit as in the strict edition of the standard."""

import re

_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}
_MEASURE = re.compile(r"(-?\d{1,12}(?:\.\d*)?|-?\.\d+)(mm|cm|in|pt|pc|pi)?")
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)


def twips(text: str) -> int:
    """Twentieths of a point of a length; a plain number is in them already."""
    number, unit = _parted(text)
    return int(number * _TWIPS[unit]) if unit else int(number)


def points(text: str) -> float:
    """A size of letters in points; a plain number counts half points."""
    number, unit = _parted(text)
    return number * _TWIPS[unit] / 20 if unit else number / 2


def _parted(text: str) -> tuple[float, str]:
    match = _MEASURE.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return float(match.group(1)), match.group(2) or ""


def transitional(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with the namespaces that Word usually writes instead of those of the strict edition."""
    if not any(b"purl.oclc.org/ooxml" in content[:4096] for name, content in parts.items() if name.endswith(".xml")):
        return parts
    changed = dict(parts)
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            for strict, usual in _STRICT:
                content = content.replace(strict, usual)
            changed[name] = content
    return changed
