"""Awards held as the lists of decisions find them: the same award, or another one of its year."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from khenthuong_desktop.domain.numbering import is_same_reference
from khenthuong_desktop.store.tables import AwardHeld


class AwardsOnFile:
    """Awards held, by subject and award."""

    def __init__(self, rows: Iterable[AwardHeld]) -> None:
        self._rows: dict[tuple[str, str], list[AwardHeld]] = defaultdict(list)
        for row in rows:
            self._rows[row.subject_id, row.award].append(row)

    def take(
        self, subject_id: str, award: str, year: int, number: str, day: date
    ) -> tuple[AwardHeld | None, AwardHeld | None]:
        """The same award (of this decision, or of the year without one), and one of the year by another decision."""
        rows = self._rows[subject_id, award]
        same = next((row for row in rows if _is_of_decision(row, year, number, day)), None) or next(
            (row for row in rows if row.year == year and not row.decision_number), None
        )
        if same is not None:
            rows.remove(same)
        return same, next((row for row in rows if row.year == year and row.decision_number), None)


def _is_of_decision(row: AwardHeld, year: int, number: str, day: date) -> bool:
    """Whether an award is of the decision of that number; numbers begin anew each year."""
    same_year = row.year == year or (row.decision_date is not None and row.decision_date.year == day.year)
    return same_year and row.decision_number is not None and is_same_reference(row.decision_number, number)
