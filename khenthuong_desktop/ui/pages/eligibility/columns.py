"""The columns of the table of everybody and every award: what each cell shows, says and sorts by."""

from collections.abc import Callable, Iterable, Mapping

from khenthuong_desktop.domain.reach import Standing, first_standing
from khenthuong_desktop.services.verdicts.award_matrix import MatrixAward, MatrixRow
from khenthuong_desktop.ui.pages.eligibility.cells import BY_RANK, CHIPS, SIGNS, key_of_cell
from khenthuong_desktop.ui.pages.eligibility.lines import EligibilityLine
from khenthuong_desktop.ui.table_model import Chip, Column

Lines = Mapping[str, EligibilityLine]
"""What is explained already, by ``key_of_cell``."""


def standing_in(row: MatrixRow, award: MatrixAward, lines: Lines) -> Standing | None:
    """What a cell shows; None where the award does not concern the subject."""
    kind = row.verdicts.get(award.code)
    if kind is None:
        return None
    line = lines.get(key_of_cell(row.id, award.code))
    return line.standing if line else first_standing(kind, left_to_people=row.kind in award.left_to_people)


def is_worth_showing(award: MatrixAward, rows: Iterable[MatrixRow], lines: Lines) -> bool:
    """Whether the data say anything about the award, or only people can."""
    found = {standing_in(row, award, lines) for row in rows}
    left_alone = not any(row.kind not in award.left_to_people and award.code in row.verdicts for row in rows)
    good = {Standing.ELIGIBLE, Standing.TO_CONFIRM, Standing.NEAR}
    return bool(found & good) or (not left_alone and found != {Standing.LEFT_TO_PEOPLE, None})


def columns_of(awards: Iterable[MatrixAward], lines: Callable[[], Lines]) -> tuple[Column[MatrixRow], ...]:
    """The name, then a narrow column for each award."""
    return (
        Column("Tên", lambda row: row.name, sort="name", chars=21, stretch=True, tip=lambda row: row.name),
        Column("Mã số", lambda row: row.code, sort="code", chars=7, hidden=True),
        Column("Đơn vị", lambda row: row.unit_name, sort="unit", hidden=True),
        *(_column(award, lines) for award in awards),
    )


def _column(award: MatrixAward, lines: Callable[[], Lines]) -> Column[MatrixRow]:
    def rank(row: MatrixRow) -> int | None:
        found = standing_in(row, award, lines())
        return found.rank if found is not None else None

    def chip(row: MatrixRow) -> Chip | None:
        found = rank(row)
        return CHIPS[BY_RANK[found]] if found is not None else None

    def tip(row: MatrixRow) -> str:
        line, shown = lines().get(key_of_cell(row.id, award.code)), chip(row)
        return line.sentence if line is not None else f"{row.name} – {award.name}: {shown.text}" if shown else ""

    return Column(
        award.abbreviation,
        rank,
        lambda found: "" if found is None else SIGNS[BY_RANK[found]],
        sort=award.code,
        chars=5,
        chip=chip,
        tip=tip,
        searched=False,
        mark=True,
        about=award.name,
    )
