"""Choosing any of the documents a round can have: each with its group, what it follows, and what it waits for."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services.drafting.paper_kinds import KindOffer, kinds_of_round
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.table_model import Column
from khenthuong_desktop.ui.theme import Size
from khenthuong_desktop.ui.widgets.pick_list import PickList
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog


def _needs(row: KindOffer) -> str:
    return ", ".join(row.needs) or "không, soạn được"


_COLUMNS: tuple[Column[KindOffer], ...] = (
    Column("Văn bản", lambda row: row.title, sort="title", chars=20, stretch=True),
    Column("Nhóm", lambda row: row.group, sort="group", chars=36, tip=lambda row: row.group),
    Column("Theo quy định", lambda row: row.source, sort="source", chars=28, tip=lambda row: row.source),
    Column("Còn thiếu", _needs, sort="state", chars=18, tip=_needs),
)


class OtherPapersDialog(WorkDialog):
    """``draft`` gets the kinds that were ticked, once all of them can be made."""

    def __init__(
        self, context: Context, round_id: str, draft: Callable[[list[str]], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Soạn văn bản khác",
            save_text="Soạn",
            hint="Công văn, giấy mời, quy chế, kế hoạch, báo cáo… được điền từ dữ liệu đang có; chỗ chưa có dữ liệu là "
            "dòng chấm để ghi tiếp trong Word.",
            parent=parent,
        )
        self._draft = draft
        offers = sorted(kinds_of_round(context.db, context.library, round_id), key=lambda offer: offer.usual)
        self.picks: PickList[KindOffer] = PickList(
            "văn bản", _COLUMNS, lambda: offers, search_hint="Tìm theo tên văn bản, nhóm, điều luật"
        )
        self.body.addWidget(self.picks, 1)
        self.resize(Size.DETAILS * 3 + 220, 560)

    def ready(self) -> bool:
        if not self.picks.rows:
            self.show_fault("Chưa chọn văn bản nào.")
            return False
        waiting = [f"{row.title} cần {', '.join(row.needs)}" for row in self.picks.rows if row.needs]
        if waiting:
            self.show_fault(f"{'; '.join(waiting)}.")
        return not waiting

    def hand_over(self) -> None:
        self._draft([row.id for row in self.picks.rows])
