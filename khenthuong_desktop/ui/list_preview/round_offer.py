"""Proposals, votes and decisions among the lists: into which round they go, or that one is opened for them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from khenthuong_desktop.services.award_rounds.rounds import RoundRow
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.services.lists.rounds_for_lists import ListPurpose, RoundsForList
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Card, button, label

_ASKED = {
    ListPurpose.PROPOSALS: "Danh sách đề nghị khen thưởng ({count} dòng). Đưa vào đợt:",
    ListPurpose.VOTES: "Kết quả bỏ phiếu ({count} dòng). Của đợt:",
    ListPurpose.RESULTS: "Danh sách của quyết định khen thưởng ({count} dòng). Là kết quả của đợt:",
}
_NO_ROUND = {
    ListPurpose.PROPOSALS: "Chưa đưa vào đợt nào, chỉ nhận người",
    ListPurpose.VOTES: "Chưa chọn đợt",
    ListPurpose.RESULTS: "Tự tìm theo ngày và số quyết định",
}

_NEEDED = {
    ListPurpose.PROPOSALS: "Mọi người trong danh sách đã có; hãy chọn đợt ở bên phải để đưa đề nghị vào.",
    ListPurpose.VOTES: "Hãy chọn ở bên phải đợt đề nghị được bỏ phiếu.",
}


class RoundOffer(Card):
    """Hidden where the list is for no round; ``wanted`` carries the key of the round chosen, or None."""

    wanted = Signal(object)
    new_wanted = Signal()
    waiting_wanted = Signal(bool)

    def __init__(self, offered: RoundsForList | None, aim: Aim, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        chosen = aim.round
        self.box = QComboBox()
        self.new_button = button("Mở đợt mới…", self.new_wanted.emit, "plus")
        self.wait_check = QCheckBox("Đề nghị không có tên trong tệp thì chờ quyết định khác")
        self.needed = _NEEDED.get(offered.purpose, "") if offered is not None else ""  # as nothing is done without one
        self.setVisible(offered is not None)
        if offered is None:
            return
        words = _ASKED[offered.purpose].format(count=labels.number(offered.count))
        self.box.addItem(_NO_ROUND[offered.purpose], None)
        for row in offered.rounds:
            self.box.addItem(_named(row), row.id)
            self.box.setItemData(self.box.count() - 1, _named(row), Qt.ItemDataRole.ToolTipRole)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.box.setAccessibleName(words)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(lambda _place: self._on_chosen(chosen))
        self.new_button.setVisible(offered.purpose is ListPurpose.PROPOSALS)
        self.wait_check.setChecked(aim.absent_wait)
        self.wait_check.setVisible(offered.purpose is ListPurpose.RESULTS)
        self.wait_check.toggled.connect(self.waiting_wanted)
        asked = label(words, "strong", wrap=True)
        asked.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(asked)
        layout.addWidget(self.box)
        layout.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.wait_check)

    def _on_chosen(self, before: str | None) -> None:
        if self.box.currentData() != before:
            self.wanted.emit(self.box.currentData())


def _named(row: RoundRow) -> str:
    return f"{row.year}/{row.code} · {row.name} ({labels.number(row.nominations)} đề nghị)"
