"""Lines of the register of numbers: what is given and reserved, and between and after them what stands free."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khenthuong_desktop.domain.numbering import NumberState, rank
from khenthuong_desktop.services.numbers.number_register import NumberEntry, NumberSeries
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.table_model import Chip, Column
from khenthuong_desktop.ui.theme import Tone

_GIVEN = Chip(labels.word(NumberState.GIVEN), Tone.GOOD, "check")
_TWICE = Chip("Trùng số", Tone.ERROR, "circle-alert")
_RESERVED = Chip(labels.word(NumberState.RESERVED), Tone.ACCENT, "lock")
_GAP = Chip("Bỏ trống", Tone.WARNING, "triangle-alert")
_FREE = Chip(labels.word(NumberState.FREE), Tone.NEUTRAL, "circle")
_NEXT = Chip("Số tiếp theo", Tone.NEUTRAL, "arrow-right")
STATES = [(labels.word(state), state) for state in (NumberState.GIVEN, NumberState.RESERVED, NumberState.FREE)]


@dataclass(frozen=True)
class NumberLine:
    """One number of a series; ``entry`` is None where nobody has it."""

    id: str
    series: str
    number: str
    symbol: str
    state: NumberState
    chip: Chip
    entry: NumberEntry | None = None

    @property
    def place(self) -> tuple[int, str, str]:
        """By which it is sorted, and how it is written."""
        return (*(rank(self.number) or (0, "")), self.number.zfill(2))


def lines_of(register: Sequence[NumberSeries]) -> Iterator[NumberLine]:
    """Series after series, each in the order of its numbers."""
    for series in register:
        yield from sorted(_lines(series), key=lambda line: line.place)


def _lines(series: NumberSeries) -> Iterator[NumberLine]:
    doubled = {rank(number) for number in series.twice}
    for serial, entry in enumerate(series.entries):
        chip = _GIVEN if entry.state is NumberState.GIVEN else _RESERVED
        chip = _TWICE if rank(entry.number) in doubled else chip
        key = f"{series.name}/{entry.number}/{entry.id or serial}"
        yield NumberLine(key, series.name, entry.number, entry.symbol, entry.state, chip, entry)
    for number in (*series.gaps, series.following):
        chip = _NEXT if number == series.following else _GAP if number in series.lacking else _FREE
        key = f"{series.name}/{number}/"
        yield NumberLine(key, series.name, f"{number:02d}", series.symbol, NumberState.FREE, chip)


def _noted(entry: NumberEntry | None) -> str:
    if entry is None or entry.noted_at is None:
        return ""
    return f"{entry.noted_by}, {labels.day(entry.noted_at.astimezone().date())}"


COLUMNS: tuple[Column[NumberLine], ...] = (
    Column("Dãy số", lambda line: line.series, sort="series", chars=20),
    Column("Số", lambda line: line.place, lambda value: str(value[2]), sort="place", chars=8),
    Column("Tình trạng", lambda line: line.chip.text, sort="state", chars=12, chip=lambda line: line.chip),
    Column(
        "Văn bản, việc",
        lambda line: line.entry.holder if line.entry else "",
        sort="holder",
        chars=20,
        stretch=True,
        tip=lambda line: line.entry.holder if line.entry else "",
    ),
    Column("Ngày", lambda line: line.entry.day if line.entry else None, labels.day, sort="day", chars=9),
    Column("Ký hiệu", lambda line: line.symbol, sort="symbol", chars=12, hidden=True),
    Column("Người ghi", lambda line: _noted(line.entry), sort="noted", chars=18, hidden=True),
    Column(
        "Lý do dùng trùng",
        lambda line: (line.entry.reason or "") if line.entry else "",
        sort="reason",
        chars=14,
    ),
)
