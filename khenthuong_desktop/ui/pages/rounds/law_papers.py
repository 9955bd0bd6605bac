"""What the law wants in the dossier: for each award of the round its papers, copies and electronic files."""

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from khenthuong_desktop import messages
from khenthuong_desktop.services.award_rounds.dossier_forms import AwardPapers, papers_of_round
from khenthuong_desktop.services.findings import reference_text
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.widgets.details import Entries


class LawPapers(QScrollArea):
    """One entry for each award, with the article."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: tuple[AwardPapers, ...] = ()
        self._entries = Entries("Đợt này chưa có đề nghị nào.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(self._entries)

    def show_round(self, round_id: str) -> None:
        """Show what the dossier of a round is made of as it is now."""
        library = self._context.library
        self.rows = papers_of_round(self._context.db, library, round_id)
        self._entries.show_entries(
            [
                (
                    library.award(row.award).abbreviation,
                    f"{award_name(library, row.award)}: {', '.join(row.paper_names())}",
                    self._small(row),
                )
                for row in self.rows
            ]
        )

    def _small(self, row: AwardPapers) -> str:
        parts = [*row.conditions(), reference_text(row.reference, self._context.library)]
        short = messages.say("timetable", "simplified") + " " if row.simplified else ""
        words = "; ".join(parts)
        return f"{short}{words[:1].upper()}{words[1:]}"
