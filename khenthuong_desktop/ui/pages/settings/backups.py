"""Backups: make one now, take one along, put one back, check the data through."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMessageBox, QWidget

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.services import upkeep
from khenthuong_desktop.services.upkeep import BackupMade, Health
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.settings.part import Part
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem

_CHECKED = Chip("Đã kiểm tra", Tone.GOOD, "circle-check")
_COLUMNS: tuple[Column[BackupMade], ...] = (
    Column("Lúc", lambda row: row.made_at, labels.moment, chars=16, sort="made_at"),
    Column("Vì sao", lambda row: row.reason, lambda code: _reason(code), chars=22),
    Column("Số bản ghi", lambda row: row.rows, labels.number, numeric=True, chars=10),
    Column("Tình trạng", lambda _row: None, chip=lambda _row: _CHECKED, chars=14),
    Column("Tệp", lambda row: row.path.name, chars=26, stretch=True),
)


class BackupsPart(Part):
    name = "backups"
    title = "Sao lưu"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: ListView[BackupMade] = ListView(
            "backups",
            "bản sao lưu",
            _COLUMNS,
            ListSource(lambda _query: upkeep.list_backups(context.folder), _COLUMNS),
            empty=EmptyState(
                "database",
                "Chưa có bản sao lưu nào",
                "Chương trình tự sao lưu khi đóng cửa sổ nếu dữ liệu có thay đổi.",
                [Action("Sao lưu ngay", self._on_back_up, "save")],
            ),
            state=context.state,
            key=lambda row: str(row.path),
        )
        self.view.selection_changed.connect(lambda: self.selection_changed.emit(self.view.table.selected_count))
        self.problems = ProblemsPanel("Kết quả kiểm tra dữ liệu")
        self.problems.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.view, 1)
        row.addWidget(self.problems)
        self.body.addLayout(row)

    def reload(self) -> None:
        self.view.reload()

    def offered(self) -> list[Action]:
        return [
            Action("Sao lưu ngay", self._on_back_up, "save"),
            Action("Chép ra USB", self._on_export, "download", beside=True),
            Action("Phục hồi bản đang chọn", self._on_restore_selected, "history", needs=Needs.ONE),
            Action("Phục hồi từ tệp…", self._on_restore_file, "folder-open"),
            Action("Kiểm tra dữ liệu", self._on_check, "shield-check", separated=True),
            Action("Tính lại cột tìm kiếm", self._on_mend, "search"),
        ]

    def _on_back_up(self) -> None:
        def done(_made: object) -> None:
            self.context.messages.done("Đã sao lưu và kiểm tra lại bản sao lưu")
            self.context.changes.tell(frozenset({"backups"}))
            self.reload()

        self.context.jobs.start("Đang sao lưu", lambda _progress: upkeep.back_up(self.context.data, "by-hand"), done)

    def _on_export(self) -> None:
        unit = self.context.unit
        name = f"sao-luu_{unit.code if unit else 'don-vi'}.zip"
        chosen, _ = QFileDialog.getSaveFileName(self, "Chép ra USB", name, "Bản sao lưu (*.zip)")
        if chosen:
            target = Path(chosen)
            self.context.jobs.start(
                "Đang chép dữ liệu ra tệp",
                lambda _progress: upkeep.export_backup(self.context.data, target),
                lambda made: self.context.messages.done(f"Đã chép {labels.number(made[0])} tệp vào {target.name}"),
            )

    def _on_restore_selected(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self._restore(row.path, f"lúc {labels.moment(row.made_at)}")

    def _on_restore_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Phục hồi từ tệp", "", "Bản sao lưu (*.zip *.db)")
        if chosen:
            self._restore(Path(chosen), f"trong tệp {Path(chosen).name}")

    def _restore(self, source: Path, which: str) -> None:
        """Asked first: everything entered since then goes aside with the present data."""
        if confirmed(
            self,
            f"Phục hồi dữ liệu {which}?",
            "Dữ liệu hiện nay được giữ riêng trong thư mục dữ liệu, không bị xóa.",
            "Phục hồi",
        ):
            folder = self.context.folder
            self.context.window.reopen("Đang phục hồi dữ liệu", lambda: upkeep.restore(folder, source))

    def _on_check(self) -> None:
        self.context.jobs.start(
            "Đang kiểm tra dữ liệu",
            lambda _progress: upkeep.check_health(self.context.data),
            self._on_checked,
            asker=self,
        )

    def _on_mend(self) -> None:
        """What follows from the data only: nothing is asked, and nothing need be undone."""

        def done(mended: tuple[str, ...]) -> None:
            words = "; ".join(mended)
            self.context.messages.done(
                say("problems", "columns_mended", where=words) if mended else say("problems", "nothing_to_mend")
            )
            self.problems.hide()  # what was found before is no longer sure

        self.context.jobs.start("Đang tính lại", lambda _progress: upkeep.mend(self.context.data), done, asker=self)

    def _on_checked(self, health: Health) -> None:
        self.problems.show_problems(
            [ShownProblem(Severity.ERROR, say("problems", f.code, where=f.where)) for f in health.findings]
        )
        self.problems.show()
        if not health.findings:
            kept = upkeep.kept_states(self.context.db)
            told = f" · đang giữ {labels.number(kept.files)} bản của văn bản, {labels.file_size(kept.size)}"
            self.context.messages.done(f"Dữ liệu nguyên vẹn{told if kept.files else ''}")


def confirmed(parent: QWidget, question: str, more: str, yes: str) -> bool:
    """Ask about something that cannot be undone by Ctrl+Z."""
    box = QMessageBox(QMessageBox.Icon.Question, question, question, parent=parent)
    box.setInformativeText(more)
    go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Hủy", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is go_on


def _reason(code: str) -> str:
    reasons = catalogue("window")["backup_reasons"]
    return str(reasons.get(code, reasons["other"]))
