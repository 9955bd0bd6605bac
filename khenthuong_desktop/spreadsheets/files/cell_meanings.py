"""What the cells of a long .xlsx sheet refer to: the texts they share, and what their styles make of numbers."""

import re
from datetime import date
from xml.etree import ElementTree

from khenthuong_desktop.spreadsheets.files.few_cells import read_few_cells

NUMBER = rb"(-?\d++(?:\.\d++)?+(?:E[-+]?\d++)?+)"
ENCODED_OTHERWISE = re.compile(rb"""\s*+<\?xml[^<>]*encoding=(?!["'](?:UTF|utf)-8["'])""")
_KNOWN_CELL = re.compile(rb'(?: s="(\d+)")?(?:/>|></c>|( t="s")?><v>' + NUMBER + rb"</v></c>)")
_TEXT = r'<t(?: xml:space="preserve")?>(?!\s)([^<&\r]*+)(?<!\s)</t>'
_PLAIN_TEXT = re.compile(f"<si>{_TEXT}</si>")
_ANY_TEXT = re.compile(f"<si>(?:{_TEXT}|((?:[^<]++|<(?!/si>))*+))</si>|<si/>")
_PREFIXED_TEXT = re.compile(r"<[^<>\s/:]++:si\b")
_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
_MOST_ODD_TEXTS = 50_000
_MOST_STYLES = 5_000
_BEFORE_1900 = 693_594
_DAYS = range(61, 2_958_466)  # from March 1900, as a day too much is counted before, to the end of 9999


class NotPlain(Exception):
    """Something is written in another way."""


class CellMeanings:
    """What cells refer to: the texts they share, and what their styles make of numbers."""

    def __init__(self, strings: bytes, styles: bytes) -> None:
        self.texts, odd = _texts(strings)
        count = _count_styles(styles)
        if len(odd) > _MOST_ODD_TEXTS or count > _MOST_STYLES:
            raise NotPlain
        try:
            few = read_few_cells(styles, count, list(odd.values()))
        except BaseException as error:
            # What the reader stumbles over here it says of the file itself; how it gives up is no Exception.
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            raise NotPlain from error
        for index, text in zip(odd, few.texts, strict=True):
            self.texts[index] = str(text)
        self.numbers = {b""} | {_style(at) for at, (_, half) in enumerate(few.styled) if type(half) is float}
        self.days = {_style(at) for at, (whole, _) in enumerate(few.styled) if type(whole) is date}

    def value(self, cell: bytes) -> object:
        """What a cell says, told as it is written after its place; None is left to the reader."""
        known = _KNOWN_CELL.fullmatch(cell)
        if known is None:
            return None
        if known[3] is None:
            return ""
        if known[2]:
            return self.text(known[3])
        style = b"" if known[1] is None else _style(int(known[1]))
        return float(known[3]) if style in self.numbers else _day(known[3]) if style in self.days else None

    def text(self, index: bytes) -> str:
        if not index.isdigit() or int(index) >= len(self.texts):
            raise NotPlain
        return self.texts[int(index)]


def _day(number: bytes) -> date | None:
    """The day of a whole number; a time of the day, and what is out of the ordinary, is left to the reader."""
    return date.fromordinal(_BEFORE_1900 + int(number)) if number.isdigit() and int(number) in _DAYS else None


class Days(dict[bytes, object]):
    """Days by their numbers as written, each reckoned once; None is left to the reader."""

    def __init__(self, known: dict[bytes, object], *, is_day: bool) -> None:
        super().__init__(known)
        self._is_day, self.some_are_left = is_day, False

    def __missing__(self, number: bytes) -> date | None:
        day = self[number] = _day(number) if self._is_day else None
        self.some_are_left = self.some_are_left or day is None
        return day


def _style(index: int) -> bytes:
    return b' s="%d"' % index


def _texts(strings: bytes) -> tuple[list[str], dict[int, str]]:
    """The shared texts; of those that are more than plain letters, what is written, by their index."""
    if ENCODED_OTHERWISE.match(strings):
        raise NotPlain
    try:
        written = strings.decode()
    except UnicodeDecodeError as error:
        raise NotPlain from error
    count = written.count("<si")
    texts, odd = _PLAIN_TEXT.findall(written), {}
    if len(texts) != count:
        found = _ANY_TEXT.findall(written)
        texts = [plain for plain, _ in found]
        odd = {index: other for index, (_, other) in enumerate(found) if other}
    if len(texts) != count or "<!" in written or (":si" in written and _PREFIXED_TEXT.search(written)):
        raise NotPlain
    if _ESCAPE.search(written):
        odd |= {index: f"<t>{text}</t>" for index, text in enumerate(texts) if _ESCAPE.search(text)}
    return texts, odd


def _count_styles(styles: bytes) -> int:
    if not styles:
        return 0
    return sum(1 for _ in ElementTree.fromstring(styles).iterfind("{*}cellXfs/{*}xf"))
