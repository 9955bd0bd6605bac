"""The votes on each nominee, with the share of all members and the threshold of the law beside them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop import messages
from khenthuong_desktop.domain import voting
from khenthuong_desktop.regulations.library import Library, Threshold
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, RoundDetail
from khenthuong_desktop.services.council.meetings import Vote, VoteResult
from khenthuong_desktop.services.law.law_of_the_day import binding_day
from khenthuong_desktop.ui.awards import award_short
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.votes import result_chip, share_text
from khenthuong_desktop.ui.widgets.cell_table import CellColumn, CellKind, CellTable
from khenthuong_desktop.ui.widgets.controls import label, link

COUNTS = ("in_favour", "against", "invalid", "written_in_favour", "written_against")
_WRITTEN = COUNTS[3:]
_COLUMNS = (
    CellColumn("name", "Đề nghị", CellKind.SHOWN, 20, stretch=True),
    CellColumn("in_favour", "Đồng ý", CellKind.NUMBER, 6),
    CellColumn("against", "Không\nđồng ý", CellKind.NUMBER, 6),
    CellColumn("invalid", "Phiếu\nhỏng", CellKind.NUMBER, 5),
    CellColumn("written_in_favour", "Văn bản\nđồng ý", CellKind.NUMBER, 6),
    CellColumn("written_against", "Văn bản\nkhông", CellKind.NUMBER, 6),
    CellColumn("share", "Tỷ lệ", CellKind.SHOWN, 7),
    CellColumn("needed", "Cần", CellKind.SHOWN, 7),
    CellColumn("result", "Kết quả", CellKind.SHOWN, 16),
)
_WRONG = Chip("Sai số phiếu", Tone.ERROR, "circle-alert")
_OPEN = Chip("Chưa nhập", Tone.NEUTRAL, "circle")


class BallotSheet(QWidget):
    """Numbers are typed; nothing is filled in on the council's behalf."""

    changed = Signal()
    list_wanted = Signal()  # to take the counts from

    def __init__(self, library: Library, found: RoundDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._nominations: tuple[NominationRow, ...] = found.nominations
        self._faults: list[str] = []
        self.table = CellTable("Bỏ phiếu", _COLUMNS)
        self.table.set_rows(
            [{"name": f"{row.called} · {award_short(library, row.award)}"} for row in self._nominations]
        )
        self.table.edited.connect(lambda _row: self.changed.emit())
        self._note_label = label("", "secondary", wrap=True)
        below = QHBoxLayout()
        below.addWidget(self._note_label, 1)
        below.addWidget(link("Lấy số phiếu từ Excel", self.list_wanted.emit, "file-spreadsheet"))
        below.addWidget(link("Chép dòng này xuống các dòng còn trống", self.copy_down, "copy"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.M, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.table, 1)
        layout.addLayout(below)

    def show_results(self, results: Sequence[VoteResult]) -> None:
        """Counts that were recorded before."""
        known = {result.nomination_id: result for result in results}
        for row, nomination in enumerate(self._nominations):
            result = known.get(nomination.id)
            for name in COUNTS if result else ():
                self.table.put(row, name, getattr(result, name))

    def take_votes(self, votes: Sequence[Vote]) -> None:
        """Put the counts of a list into their rows; the others stay as they are."""
        told = {(vote.subject_code, vote.award): vote for vote in votes}
        for row, nomination in enumerate(self._nominations):
            vote = told.get((nomination.code, nomination.award))
            for name in COUNTS if vote else ():
                self.table.put(row, name, getattr(vote, name))
        self.changed.emit()

    def copy_down(self) -> None:
        """The counts of the current row into every row below that is still empty."""
        source = self.table.currentRow()
        counts = {name: self.table.value(source, name) for name in COUNTS} if source >= 0 else {}
        for row in range(source + 1, self.table.rowCount()):
            if counts and all(self.table.value(row, name) is None for name in COUNTS):
                for name, value in counts.items():
                    self.table.put(row, name, value)

    def judge(self, day: date, members: int, present: int, written: int) -> None:
        """Work out each share over all members and compare it with the threshold of the day."""
        for name in _WRITTEN:
            self.table.setColumnHidden([column.name for column in _COLUMNS].index(name), written == 0)
        self._faults = []
        passed = 0
        for row, nomination in enumerate(self._nominations):
            threshold = self._library.threshold(nomination.award, binding_day(nomination.verdict, day))
            self.table.show_value(row, "needed", _needed(threshold))
            count = self._count(row, members, present, written)
            chip, share, why = self._judged(count, threshold, written)
            passed += chip.tone is Tone.GOOD
            if why:
                self._faults.append(f"{nomination.called}: {why}")
            self.table.show_value(row, "share", share)
            self.table.show_value(row, "result", "", chip, why)
        self._note_label.setText(
            f"Tỷ lệ tính trên {members} thành viên, kể cả người vắng. Thông qua {passed}/{len(self._nominations)}."
            if not self._faults
            else self._faults[0]
        )

    def votes(self) -> tuple[Vote, ...]:
        """The counts for the record; an empty cell is nought."""
        return tuple(
            Vote(nomination.code, nomination.award, *(self.table.value(row, name) or 0 for name in COUNTS))
            for row, nomination in enumerate(self._nominations)
        )

    def fault(self) -> str:
        """What keeps the counts from being recorded, or nothing."""
        empty = [
            row.called for place, row in enumerate(self._nominations) if self.table.value(place, COUNTS[0]) is None
        ]
        faults = list(self._faults)
        if empty:
            more = f" và {len(empty) - 3} đề nghị khác" if len(empty) > 3 else ""
            faults.append(f"Chưa nhập số phiếu đồng ý của {', '.join(empty[:3])}{more} (không có phiếu nào thì ghi 0).")
        return "\n".join(faults[:4])

    def _count(self, row: int, members: int, present: int, written: int) -> voting.BallotCount | None:
        if self.table.value(row, COUNTS[0]) is None:
            return None
        names = COUNTS if written else COUNTS[:3]
        return voting.BallotCount(members, present, *(self.table.value(row, name) or 0 for name in names))

    def _judged(self, count: voting.BallotCount | None, threshold: Threshold, written: int) -> tuple[Chip, str, str]:
        """Chip, share, and what cannot be right in the count."""
        if count is None:
            return _OPEN, "", ""
        share = share_text(voting.share_in_favour(count))
        problems = [messages.say("findings", code) for code in voting.count_problems(count)]
        if count.written > written:
            problems.append(f"Có {written} ý kiến bằng văn bản nhưng ghi {count.written}.")
        if problems:
            return _WRONG, share, " ".join(problems)
        return result_chip(voting.passes(count, threshold.share, more_than=threshold.more_than)), share, ""


def _needed(threshold: Threshold) -> str:
    return f"{'>' if threshold.more_than else '≥'} {share_text(threshold.share)}"
