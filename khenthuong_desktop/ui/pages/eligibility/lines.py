"""What the list shows of a verdict, and how it is narrowed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.verdicts.award_matrix import MatrixRow
from khenthuong_desktop.services.verdicts.eligibility import CheckAnswer, CheckResult, describe_gap
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.pages.eligibility.cells import CHIPS, key_of_cell
from khenthuong_desktop.ui.table_model import Chip, Column

VERDICTS = tuple((chip.text, standing) for standing, chip in CHIPS.items())
PROPOSED = (("Chưa đề nghị", False), ("Đã đề nghị hoặc đã có", True))


@dataclass(frozen=True)
class EligibilityLine:
    """One subject and award."""

    id: str
    name: str
    code: str
    award_name: str
    missing: tuple[str, ...]
    sentence: str
    result: CheckResult
    standing: Standing
    unit: str = ""


def lines_of(answer: CheckAnswer, rows: Mapping[str, MatrixRow]) -> list[EligibilityLine]:
    """A line for each verdict, in the order of the register; ``rows`` by the subject's key."""
    return [line_of(result, rows.get(result.subject_id)) for result in answer.results]


def line_of(result: CheckResult, row: MatrixRow | None = None) -> EligibilityLine:
    """One verdict in words, of whom the row tells how he or she is called among all others."""
    result = replace(result, subject_name=row.name) if row is not None else result
    gap = describe_gap(result)
    return EligibilityLine(
        key_of_cell(result.subject_id, result.award),
        result.subject_name,
        result.subject_ref,
        award_name(result.library, result.award),
        gap.missing,
        f"{gap.sentence} {result.advice}".rstrip(),
        result,
        result.standing,
        row.unit_name if row is not None else "",
    )


def lets_through(line: EligibilityLine, award: str | None, verdict: Standing | None, *, with_people: bool) -> bool:
    """Whether the filters of the page let a line through; what is asked for is shown whoever decides it."""
    if award is None and verdict is None:
        return with_people or line.standing is not Standing.LEFT_TO_PEOPLE
    return award in (None, line.result.award) and verdict in (None, line.standing)


def subject_and_award(line: EligibilityLine) -> tuple[SubjectKind, str, str]:
    """Whom the line is about and for what."""
    return line.result.subject_kind, line.result.subject_id, line.result.award


def chip_of(line: EligibilityLine) -> Chip:
    """The verdict as a chip."""
    return CHIPS[line.standing]


def missing_words(line: EligibilityLine) -> str:
    """What is still missing."""
    return "; ".join(line.missing)


COLUMNS: tuple[Column[EligibilityLine], ...] = (
    Column("Mã số", lambda line: line.code, sort="code", chars=7, hidden=True),
    Column("Tên", lambda line: line.name, sort="name", chars=18, stretch=True, tip=lambda line: line.name),
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
    Column("Kết luận", lambda line: line.standing.rank, sort="verdict", chars=13, chip=chip_of, searched=False),
    Column(
        "Còn thiếu",
        missing_words,
        sort="missing",
        chars=12,
        stretch=True,
        tip=lambda line: "\n".join(line.missing),
        searched=False,
    ),
)
