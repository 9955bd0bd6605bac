"""What was done in this data folder, newest first; each action can be taken back while nothing stands on it."""

from khenthuong_desktop.services.upkeep import history
from khenthuong_desktop.store.history import ActionDone
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context, action_name
from khenthuong_desktop.ui.pages.settings.part import Part
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView

_SHOWN = 1_000
_UNDONE = Chip("Đã hoàn tác", Tone.NEUTRAL, "undo-2")
_COLUMNS: tuple[Column[ActionDone], ...] = (
    Column("Lúc", lambda row: row.happened_at, labels.moment, chars=16, sort="happened_at"),
    Column("Việc", lambda row: row.name, lambda code: _capital(action_name(code)), chars=24, stretch=True),
    Column("Số bản ghi", lambda row: row.changes, labels.number, numeric=True, chars=10),
    Column("Người làm", lambda row: row.actor, chars=14),
    Column("Tình trạng", lambda row: row.undone, chip=lambda row: _UNDONE if row.undone else None, chars=14),
)


class PastPart(Part):
    name = "past"
    title = "Việc đã làm"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: ListView[ActionDone] = ListView(
            "past",
            "việc",
            _COLUMNS,
            ListSource(lambda _query: history(context.db, _SHOWN), _COLUMNS),
            search_hint="Tìm việc đã làm",
            empty=EmptyState("history", "Chưa có việc nào", "Mỗi lần thêm, sửa, xóa được ghi lại ở đây."),
            state=context.state,
        )
        self.view.selection_changed.connect(self._on_selection_changed)
        self.body.addWidget(self.view)

    def reload(self) -> None:
        self.view.reload()

    def offered(self) -> list[Action]:
        return [Action("Hoàn tác việc đang chọn", self._on_undo, "undo-2", needs=Needs.ONE)]

    def _on_selection_changed(self) -> None:
        row = self.view.table.current_row
        can = row is not None and row.undoable
        self.selection_changed.emit(self.view.table.selected_count if can else 0)

    def _on_undo(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self.context.undo(row.id)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
