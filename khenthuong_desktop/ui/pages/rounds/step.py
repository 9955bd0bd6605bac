"""What every step of a round is: it shows the round, offers actions and tells how much is selected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from khenthuong_desktop.services.award_rounds.rounds import RoundDetail
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.actions import Action


class Step(QWidget):
    """One step; the page offers its actions while it is open."""

    selection_changed = Signal(int)
    actions_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.round: RoundDetail | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.M)

    def show_round(self, found: RoundDetail) -> None:
        """Show the round as it is now."""
        self.round = found
        self.reload()

    def reload(self) -> None:
        """Ask the services again."""

    def show_key(self, key: str) -> None:
        """Bring one record of this step into view."""

    @property
    def offered(self) -> Sequence[Action]:
        """What can be done here, the first as the page's primary button."""
        return ()

    @property
    def selected_count(self) -> int:
        return 0

    @property
    def printed_as(self) -> str:
        """What the list in sight is called on paper, where the step has more than one."""
        return ""

    @property
    def round_id(self) -> str:
        """The key of the round that is shown."""
        return self.round.id if self.round is not None else ""
