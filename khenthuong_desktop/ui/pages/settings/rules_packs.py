"""The packs a unit took in, each version with its state and the one thing that can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.services.law.rule_packs import PackRow, PackState
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import Card, ChipLabel, label, link
from khenthuong_desktop.ui.widgets.emptying import empty

CHIPS = {
    PackState.IN_FORCE: Chip("Đang dùng", Tone.GOOD, "circle-check"),
    PackState.SUPERSEDED: Chip("Đã có bản mới", Tone.NEUTRAL, "archive"),
    PackState.PUT_ASIDE: Chip("Thôi dùng", Tone.NEUTRAL, "ban"),
    PackState.DAMAGED: Chip("Bị sửa sau khi nhận", Tone.ERROR, "circle-alert"),
    PackState.MISSING: Chip("Không còn trên máy", Tone.ERROR, "circle-alert"),
    PackState.UNUSABLE: Chip("Không dùng được", Tone.ERROR, "circle-alert"),
}


class PacksCard(Card):
    """Says what to do while there are none."""

    def __init__(
        self,
        put_aside: Callable[[PackRow], object],
        bring_back: Callable[[PackRow], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._put_aside, self._bring_back = put_aside, bring_back
        self.rows: tuple[PackRow, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(label("Bộ quy tắc đã nhận", "heading"))
        layout.addLayout(self._lines)

    def show_packs(self, rows: Sequence[PackRow]) -> None:
        self.rows = tuple(rows)
        empty(self._lines)
        if not rows:
            words = (
                "Đang dùng bộ kèm chương trình. Thả tệp .ktluat của tỉnh vào đây để nhận thêm; "
                "xem cách viết bằng “Lấy gói mẫu…”."
            )
            self._lines.addWidget(label(words, "secondary", wrap=True))
        for row in rows:
            self._lines.addWidget(self._line(row))

    def _line(self, row: PackRow) -> QWidget:
        made = QWidget()
        below = QHBoxLayout()
        below.setSpacing(Space.S)
        below.addWidget(ChipLabel(CHIPS[row.state]))
        below.addStretch(1)
        if row.in_use:
            below.addWidget(link("Thôi dùng", lambda: self._put_aside(row)))
        elif row.state is PackState.PUT_ASIDE:
            below.addWidget(link("Dùng lại", lambda: self._bring_back(row)))
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(label(row.title, "strong", wrap=True), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(_about(row), "secondary", wrap=True))
        layout.addLayout(below)
        return made


def _about(row: PackRow) -> str:
    """Where it comes from; for one that is not in force though it should be, what to do."""
    if row.in_use and row.state not in (PackState.IN_FORCE, PackState.SUPERSEDED):
        return "Không được áp dụng. Hãy nhận lại tệp .ktluat gốc, hoặc thôi dùng."
    if row.manifest is None:
        return row.id
    manifest = row.manifest
    said = f"Phiên bản {manifest.version} · {manifest.source} · từ {labels.day(manifest.effective_from)}"
    return f"VÍ DỤ, không phải quy định của đơn vị · {said}" if manifest.example else said
