"""Hồ sơ: the dossiers made in the year, and checking any dossier file or the form of any paper."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from khenthuong_desktop.packaging.verification import Verification, verify
from khenthuong_desktop.services.dossier.dossiers import DossierRow, list_dossiers
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.dossiers.details import DossierDetails
from khenthuong_desktop.ui.pages.dossiers.form_check_dialog import (
    WORD_FILES,
    FormCheckDialog,
    check_forms,
    choose_files,
)
from khenthuong_desktop.ui.pages.dossiers.verify_dialog import VerifyDialog
from khenthuong_desktop.ui.stage_chip import stage_chip
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.drop_area import CHECKED_FILES
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView


def _state(row: DossierRow) -> Chip:
    """The stage; a dossier that went out with errors says so by its look."""
    chip = stage_chip(row.stage)
    return replace(chip, tone=Tone.WARNING, icon="triangle-alert") if row.errors_reason else chip


COLUMNS: tuple[Column[DossierRow], ...] = (
    Column("Đợt", lambda row: row.round_code, sort="code", chars=5),
    Column("Tên đợt", lambda row: row.round_name, sort="name", chars=13, stretch=True),
    Column("Lần", lambda row: row.edition, labels.number, True, "edition", 4),
    Column("Tệp", lambda row: row.file_name, sort="file", chars=24, hidden=True),
    Column("Dung lượng", lambda row: row.size, labels.file_size, True, "size", 9, hidden=True),
    Column("Đóng gói", lambda row: row.made_at, lambda made: labels.moment(made)[:10], sort="made", chars=9),
    Column("Trạng thái", lambda row: row.stage, sort="stage", chars=12, chip=_state),
)


class DossiersPage(Page):
    title = "Hồ sơ"
    tables = frozenset({"dossiers", "award_rounds"})
    takes = CHECKED_FILES
    by_year = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._build()

    def _build(self) -> None:
        self.details = DossierDetails()
        self.view = ListView(
            "dossiers",
            "hồ sơ",
            COLUMNS,
            ListSource(lambda _query: self._rows(), COLUMNS),
            search_hint="Tìm theo đợt, tên tệp",
            details=self.details,
            empty=EmptyState(
                "package",
                "Chưa đóng gói hồ sơ nào trong năm",
                "Hồ sơ được đóng gói ở bước “Đã đóng gói” của một đợt đề nghị. Tệp hồ sơ của nơi khác gửi đến cũng "
                "kiểm tra được tại đây.",
                [
                    Action("Đến Đợt đề nghị", lambda: self.context.go("rounds"), "folder-kanban"),
                    Action("Kiểm tra một tệp", self._on_verify, "shield-check"),
                ],
            ),
            state=self.context.state,
        )
        self.view.current_changed.connect(self.details.show_row)
        self.view.selection_changed.connect(lambda: self.selection_is(self.view.table.selected_count))
        self.view.opened.connect(lambda _row: self._on_round())
        self.body.addWidget(self.view, 1)
        self.offer(
            [
                Action("Kiểm tra một tệp hồ sơ", self._on_verify, "shield-check", ("Ctrl+O",)),
                Action("Kiểm tra thể thức văn bản…", self._on_check_form, "file-check"),
                Action("Đến đợt này", self._on_round, "arrow-right", keys.EDIT, Needs.ONE, separated=True),
                Action("Chép mã niêm phong", self._on_copy, "copy", (), Needs.ONE),
                Action("Mở thư mục xuất gần nhất", self._on_open_folder, "folder-open"),
            ]
        )

    def reload(self) -> None:
        self.view.reload()

    def show_key(self, key: str) -> None:
        self.view.show_key(key)

    def take_files(self, paths: list[Path]) -> None:
        """Dossiers and Word files dropped on the window."""
        papers = [path for path in paths if path.suffix.lower() in WORD_FILES]
        if papers:
            self.check_forms(papers)
        for path in paths:
            if path not in papers:
                self.verify_file(path)

    def verify_file(self, path: Path) -> None:
        """Check a dossier file on the worker and tell all that is wrong with it."""

        def done(answer: Verification) -> None:
            VerifyDialog(path, answer, self).open()

        title = f"Đang kiểm tra {path.name}"
        self.context.jobs.start(title, lambda progress: verify(path, progress.step), done, asker=self)

    def check_forms(self, paths: Sequence[Path]) -> None:
        """Check the form of files and tell every departure with how to mend it."""
        check_forms(self.context, paths, lambda checks: FormCheckDialog(self.context, checks, self).open(), self)

    def _rows(self) -> list[DossierRow]:
        return [row for row in list_dossiers(self.context.db) if row.year == self.context.year]

    def _on_verify(self) -> None:
        start = self.context.state.text("export_folder", "")
        chosen, _kind = QFileDialog.getOpenFileName(self, "Chọn tệp hồ sơ", start, "Hồ sơ (*.zip)")
        if chosen:
            self.verify_file(Path(chosen))

    def _on_check_form(self) -> None:
        chosen = choose_files(self)
        if chosen:
            self.check_forms(chosen)

    def _on_round(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self.context.go("rounds", f"{row.round_id}/4")

    def _on_copy(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self.details.copy_fingerprint()
            self.context.messages.done("Đã chép mã niêm phong")

    def _on_open_folder(self) -> None:
        folder = self.context.state.text("export_folder", "")
        if folder and Path(folder).is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
        else:
            self.context.messages.warn("Chưa có thư mục xuất nào trên máy này.")
