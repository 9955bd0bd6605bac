"""What the list shows of a verdict, and how it is narrowed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.services.eligibility import CheckAnswer, CheckResult, describe_gap
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.table_model import Chip, Column
from khenthuong_desktop.ui.widgets.verdict_tree import verdict_chip

NEAR = "near"  # lacks one thing only
VERDICTS: tuple[tuple[str, Any], ...] = (
    ("Đủ điều kiện", VerdictKind.ELIGIBLE),
    ("Chỉ thiếu một điều", NEAR),
    ("Chưa rõ", VerdictKind.UNDECIDED),
    ("Chưa đủ", VerdictKind.NOT_ELIGIBLE),
)
_ORDER = {VerdictKind.ELIGIBLE: 0, VerdictKind.UNDECIDED: 1, VerdictKind.NOT_ELIGIBLE: 2}


@dataclass(frozen=True)
class Line:
    """One subject and award."""

    id: str
    name: str
    code: str
    award_name: str
    missing: tuple[str, ...]
    sentence: str
    result: CheckResult
    unit: str = ""

    @property
    def kind(self) -> VerdictKind:
        return self.result.kind

    @property
    def near(self) -> bool:
        """Whether one thing alone stands in the way."""
        return self.kind is not VerdictKind.ELIGIBLE and len(self.missing) == 1


def lines_of(answer: CheckAnswer, units: Mapping[str, str]) -> list[Line]:
    """A line for each verdict, in the order of the register; ``units`` by the subject's key."""
    return [_line(result, units.get(result.subject_id, "")) for result in answer.results]


def _line(result: CheckResult, unit: str) -> Line:
    gap = describe_gap(result)
    return Line(
        f"{result.subject_id}/{result.award}",
        result.subject_name,
        result.subject_ref,
        award_name(result.library, result.award),
        gap.missing,
        gap.sentence,
        result,
        unit,
    )


def lets_through(line: Line, award: str | None, verdict: Any) -> bool:
    """Whether the filters of the page let a line through."""
    if award not in (None, line.result.award):
        return False
    return verdict is None or (line.near if verdict == NEAR else line.kind is verdict)


def _chip(line: Line) -> Chip:
    return verdict_chip(line.kind)


def _missing(line: Line) -> str:
    count = len(line.missing)
    return f"{count} điều: {'; '.join(line.missing)}" if count > 1 else "".join(line.missing)


COLUMNS: tuple[Column[Line], ...] = (
    Column("Mã số", lambda line: line.code, sort="code", chars=7, hidden=True),
    Column("Tên", lambda line: line.name, sort="name", chars=18),
    Column("Đơn vị", lambda line: line.unit, sort="unit", hidden=True),
    Column(
        "Danh hiệu",
        lambda line: line.result.abbreviation,
        sort="award",
        chars=9,
        tip=lambda line: line.award_name,
        searched=False,
    ),
    Column("Tên danh hiệu", lambda line: line.award_name, sort="award_name", hidden=True, searched=False),
    Column("Kết luận", lambda line: _ORDER[line.kind], sort="verdict", chars=12, chip=_chip, searched=False),
    Column("Còn thiếu", lambda line: _missing(line), sort="missing", chars=13, stretch=True, searched=False),
)
