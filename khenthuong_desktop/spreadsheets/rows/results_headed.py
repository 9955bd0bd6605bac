"""What headings over rows say of their results: that those below get nothing, or how they were rated."""

from collections import defaultdict
from collections.abc import Iterator

from khenthuong_desktop.spreadsheets.layouts.decision_lists import CODE as DECISION_LIST
from khenthuong_desktop.spreadsheets.layouts.record_columns import RecordKind
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadRow, ReadSheet
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in, rating_of_heading, refusal_above
from khenthuong_desktop.spreadsheets.tables.header import AWARD_FIELDS

NOT_GIVEN = "Không đạt"  # as a column of results says it
_VOTES = "vote_list"
_INITIATIVES = "initiatives"
_MOST_SHOWN = 20  # rows


class ResultsHeaded:
    """Takes their awards from the rows of one sheet under headings that refuse, and remembers what is to be told."""

    def __init__(self, sheet: ReadSheet) -> None:
        self._sheet = sheet
        self._refused: dict[str, list[int]] = defaultdict(list)
        self._rated: dict[str, list[int]] = defaultdict(list)

    def look_at(self, row: ReadRow) -> bool:
        """Whether a heading above the row refuses; then the row says so, too."""
        refusal = refusal_above(row.groups)
        rated = next((words for words in row.groups if rating_of_heading(words) is not None), "")
        if rated and not refusal and not any(name.startswith(RecordKind.RATING) for name in row.fields):
            self._rated[rated].append(row.row)
        if not refusal or self._is_told_otherwise(refusal):
            return False
        self._refused[refusal].append(row.row)
        asked = [str(row.fields.pop(name)) for name in AWARD_FIELDS if name in row.fields]
        if self._sheet.layout.code == DECISION_LIST and (award := "; ".join(asked) or award_in(refusal)):
            row.fields.setdefault("asked_award", award)  # a round learns of it
        row.fields["result"] = NOT_GIVEN
        return True

    def _is_told_otherwise(self, refusal: str) -> bool:
        """Whether counts say what came of votes, or the title what came of all initiatives."""
        code = self._sheet.layout.code
        return code == _VOTES or (code.startswith(_INITIATIVES) and refusal in self._sheet.title)

    def problems(self) -> Iterator[Problem]:
        """What is to be told, once for a heading."""
        for code, headed in (("under_refusal", self._refused), ("under_rating", self._rated)):
            for words, rows in headed.items():
                shown = ", ".join(map(str, rows[:_MOST_SHOWN])) + (" …" if len(rows) > _MOST_SHOWN else "")
                details = {"count": len(rows), "rows": shown}
                yield Problem(WARNING, code, self._sheet.name, rows[0], value=words, details=details)
