"""Certificates as sheets of paper: where each line stands, in millimetres, and how a text is made to fit its place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

STEP_POINTS = 0.5
_LEAST_POINTS = 6.0
SMALLEST_MM, LARGEST_MM = 90.0, 600.0
FARTHEST_MM = 50.0  # a printer that is off by more is set up wrongly
_POINTS_PER_MM = 72 / 25.4
_SINGLE_SPACE = re.compile(r"(?<! ) (?! )")  # several are a gap for the pen and stay together
_LINE = 1.25  # height of a line as a multiple of its letters

Measure = Callable[[str, "CertificateLine", float], float]  # text, in whose letters, at how many points → millimetres


class Place(StrEnum):
    """What stands somewhere on a certificate (NĐ 98/2023, Điều 104: the lines in their order)."""

    COUNTRY = "country"
    MOTTO = "motto"
    GIVER = "giver"
    GIVES = "gives"
    AWARD = "award"
    SUBJECT = "subject"
    POST = "post"
    ACHIEVEMENT = "achievement"
    DECISION = "decision"
    REGISTER = "register"
    DATELINE = "dateline"
    SIGNER_POST = "signer_post"
    SIGNER_NAME = "signer_name"


PRE_PRINTED = frozenset({Place.COUNTRY, Place.MOTTO, Place.GIVES, Place.AWARD})  # what stock from the printer has

PERSONAL = frozenset({Place.SUBJECT, Place.POST, Place.REGISTER})  # what no two certificates share


class Side(StrEnum):
    """How a line stands in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Ink(StrEnum):
    """The two colours that the decree names."""

    BLACK = "black"
    RED = "red"


@dataclass(frozen=True)
class CertificateLine:
    """The box of one text: its corner from the sheet's corner, its room, and its letters; lengths in millimetres."""

    place: Place
    x: float
    y: float
    width: float
    height: float
    points: float
    least_points: float
    family: str = "Times New Roman"
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    underline: bool = False
    ink: Ink = Ink.BLACK
    side: Side = Side.CENTRE
    shown: bool = True

    def scaled(self, across: float, down: float) -> "CertificateLine":
        letters = min(across, down)
        return replace(
            self,
            x=round(self.x * across, 1),
            y=round(self.y * down, 1),
            width=round(self.width * across, 1),
            height=round(self.height * down, 1),
            points=_on_step(self.points * letters),
            least_points=_on_step(self.least_points * letters),
        )


@dataclass(frozen=True)
class Stock:
    """A kind of paper and what is written where on it.

    ``pre_printed``: the country's name, the frame and the award stand on it already, and are shown only on screen.
    ``dx``, ``dy``: how far this printer is off on this stock, to be added everywhere.
    """

    code: str
    width: float
    height: float
    lines: tuple[CertificateLine, ...]
    pre_printed: bool = False
    dx: float = 0.0
    dy: float = 0.0

    def line(self, place: Place) -> CertificateLine:
        return next(line for line in self.lines if line.place is place)

    def moved(self, place: Place, x: float, y: float) -> "Stock":
        """The same with one text elsewhere, kept on the sheet, on tenths of a millimetre."""
        line = self.line(place)
        x = round(min(max(x, 0.0), max(self.width - line.width, 0.0)), 1)
        y = round(min(max(y, 0.0), max(self.height - line.height, 0.0)), 1)
        return self.with_line(replace(line, x=x, y=y))

    def resized(self, width: float, height: float) -> "Stock":
        """The same on a sheet of another size: places in proportion, letters as the narrower side allows."""
        across, down = width / self.width, height / self.height
        lines = tuple(line.scaled(across, down) for line in self.lines)
        return replace(self, width=width, height=height, lines=lines)

    def with_line(self, changed: CertificateLine) -> "Stock":
        lines = tuple(changed if line.place is changed.place else line for line in self.lines)
        return replace(self, lines=lines)

    def is_written(self, line: CertificateLine) -> bool:
        """Whether this line reaches the paper."""
        return line.shown and not (self.pre_printed and line.place in PRE_PRINTED)


@dataclass(frozen=True)
class Fitted:
    """A text in its box: its lines and the size of its letters; ``fits`` is False when the smallest is too large."""

    line: CertificateLine
    texts: tuple[str, ...]
    points: float
    fits: bool


def fit(text: str, line: CertificateLine, measure: Measure) -> Fitted:
    """The largest letters, from ``points`` down to ``least_points``, at which the text stays in its box."""
    text = text.upper() if line.capitals else text
    points = line.points
    while True:
        texts = _wrapped(text, line, points, measure)
        room = len(texts) * height_of(points) <= line.height + 0.01
        wide = all(measure(one, line, points) <= line.width for one in texts)
        if (room and wide) or points - STEP_POINTS < line.least_points:
            return Fitted(line, texts, points, room and wide)
        points -= STEP_POINTS


def _on_step(points: float) -> float:
    """Points on the steps that letters are set by, never too small to be read."""
    return max(round(points / STEP_POINTS) * STEP_POINTS, _LEAST_POINTS)


def height_of(points: float) -> float:
    """Millimetres from one line to the next."""
    return points / _POINTS_PER_MM * _LINE


def _wrapped(text: str, line: CertificateLine, points: float, measure: Measure) -> tuple[str, ...]:
    """Lines of about the same length, as few as there must be: a last line of one word looks forgotten."""
    paragraphs = [_SINGLE_SPACE.split(paragraph) for paragraph in text.split("\n")]
    texts: list[str] = []
    for words in paragraphs:
        greedy = _greedy(words, line.width, line, points, measure)
        texts += _even(words, len(greedy), line, points, measure) if len(greedy) > 1 else greedy
    return tuple(text for text in texts if text)


def _greedy(words: Sequence[str], width: float, line: CertificateLine, points: float, measure: Measure) -> list[str]:
    texts: list[str] = []
    for word in words:
        longer = f"{texts[-1]} {word}" if texts else word
        if texts and measure(longer, line, points) <= width:
            texts[-1] = longer
        else:
            texts.append(word)
    return texts


def _even(words: Sequence[str], count: int, line: CertificateLine, points: float, measure: Measure) -> list[str]:
    """The narrowest width at which the words still take ``count`` lines."""
    low, high = measure(" ".join(words), line, points) / count, line.width
    best = _greedy(words, high, line, points, measure)
    while high - low > 0.5:
        middle = (low + high) / 2
        tried = _greedy(words, middle, line, points, measure)
        if len(tried) <= count:
            best, high = tried, middle
        else:
            low = middle
    return best
