"""The labels that Word puts before list paragraphs by itself: "Điều 1.", "a)", "-"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, fromstring

from khenthuong_desktop.documents.format_check.styles import W, named
from khenthuong_desktop.documents.wording import roman

_SYMBOL_HYPHENS = str.maketrans({"\uf02d": "-", "\uf0be": "-"})
_NO_NUMBER = ("bullet", "none")


@dataclass(frozen=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass
class Numbering:
    """Lists of a file with their running counters; paragraphs ask in reading order."""

    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    series: Mapping[str, str] = field(default_factory=dict)  # lists that go on counting together
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number_id: str, level: int) -> str:
        """The label of the next paragraph of a list, with a blank after it; "" when there is none."""
        levels = self.levels.get(number_id, {})
        if level not in levels:
            return ""
        counted = self.counters.setdefault(self.series[number_id], {})
        counted[level] = counted.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counted if other > level]:
            del counted[deeper]
        text = levels[level].text.translate(_SYMBOL_HYPHENS)
        for place, item in levels.items():
            if item.form not in _NO_NUMBER:
                text = text.replace(f"%{place + 1}", _written(counted.get(place, item.start), item.form))
        return f"{text} " if text.strip() else ""


def _written(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)


def read_numbering(content: bytes | None) -> Numbering:
    """Lists as ``word/numbering.xml`` defines them."""
    if content is None:
        return Numbering()
    root = fromstring(content)
    abstract = {str(item.get(f"{W}abstractNumId")): _levels(item) for item in root.findall(f"{W}abstractNum")}
    levels, series = {}, {}
    for item in root.findall(f"{W}num"):
        identity, base = str(item.get(f"{W}numId")), named(item, "abstractNumId") or ""
        overrides = {
            int(str(change.get(f"{W}ilvl", "0"))): int(start)
            for change in item.findall(f"{W}lvlOverride")
            if (start := named(change, "startOverride")) is not None
        }
        levels[identity] = {
            place: _Level(level.form, level.text, overrides.get(place, level.start))
            for place, level in abstract.get(base, {}).items()
        }
        series[identity] = f"num {identity}" if overrides else base
    return Numbering(levels, series)


def _levels(item: Element) -> dict[int, _Level]:
    return {
        int(str(level.get(f"{W}ilvl", "0"))): _Level(
            named(level, "numFmt") or "decimal", named(level, "lvlText") or "", int(named(level, "start") or "1")
        )
        for level in item.findall(f"{W}lvl")
    }
