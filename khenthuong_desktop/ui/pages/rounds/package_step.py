"""Đã đóng gói: whether the dossier may go out, and packing it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from khenthuong_desktop.services.dossier.dossier_problems import DossierCheck
from khenthuong_desktop.services.dossier.dossiers import DossierRow, Exported, list_dossiers
from khenthuong_desktop.ui import icons, labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.rounds.export_dialog import ExportDialog
from khenthuong_desktop.ui.pages.rounds.law_papers import LawPapers
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.stage_chip import stage_chip
from khenthuong_desktop.ui.table_model import Column, ListSource
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.controls import Card, label
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView


class PackageStep(Step):
    """The verdict of the check in one sentence, then the dossiers packed so far and what the law wants in them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._check: DossierCheck | None = None
        self._dossiers: tuple[DossierRow, ...] = ()
        self._picture = QLabel()
        self._verdict_label = label("", "strong", wrap=True)
        self._advice_label = label("", "secondary", wrap=True)
        columns: tuple[Column[DossierRow], ...] = (
            Column("Lần", lambda row: row.edition, labels.number, True, "edition", 5),
            Column("Tệp", lambda row: row.file_name, sort="file", chars=14, stretch=True),
            Column("Đóng gói", lambda row: row.made_at, lambda made: labels.moment(made)[:10], sort="made", chars=9),
            Column("Trạng thái", lambda row: row.stage, sort="stage", chars=12, chip=lambda row: stage_chip(row.stage)),
        )
        self.view = ListView(
            "round_dossiers",
            "hồ sơ",
            columns,
            ListSource(lambda _query: self._dossiers, columns),
            search_hint="Tìm hồ sơ",
            empty=EmptyState(
                "package",
                "Chưa đóng gói hồ sơ nào",
                "Hồ sơ là một tệp nén có niêm phong: bên nhận biết ngay tệp nào bị sửa, thiếu hoặc thêm.",
                [Action("Đóng gói hồ sơ", self._on_export, "package")],
            ),
            state=context.state,
        )
        self.view.selection_changed.connect(lambda: self.selection_changed.emit(self.selected_count))
        self.view.opened.connect(lambda _row: self._on_look())
        self.papers = LawPapers(context)
        self._build()

    def _build(self) -> None:
        card = Card()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._verdict_label)
        words.addWidget(self._advice_label)
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.M)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        self.body.addWidget(card)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self.view, "Hồ sơ đã đóng gói")
        tabs.addTab(self.papers, "Thành phần theo quy định")
        self.tabs = tabs
        self.body.addWidget(tabs, 1)
        self._say("clock", "secondary", "Đang kiểm tra hồ sơ…", "")

    @property
    def offered(self) -> Sequence[Action]:
        return (
            Action("Đóng gói hồ sơ", self._on_export, "package", keys.ADD),
            Action("Xem hồ sơ", self._on_look, "eye", keys.EDIT, Needs.ONE),
        )

    @property
    def selected_count(self) -> int:
        return self.view.table.selected_count

    def reload(self) -> None:
        self._dossiers = list_dossiers(self.context.db, self.round_id)
        self.papers.show_round(self.round_id)
        self.view.reload()

    def show_check(self, check: DossierCheck) -> None:
        """The answer of the newest check."""
        self._check = check
        errors, warnings = len(check.errors), len(check.warnings)
        if errors:
            self._say(
                "circle-alert",
                "error",
                f"Còn {errors} lỗi" + (f", {warnings} cảnh báo" if warnings else ""),
                "Khắc phục các lỗi ở bên phải. Vẫn phải nộp ngay thì đóng gói kèm lý do; lý do nằm trong hồ sơ.",
            )
        elif warnings:
            self._say(
                "triangle-alert", "warning", f"Đóng gói được, còn {warnings} cảnh báo", "Xem lại các cảnh báo bên phải."
            )
        else:
            self._say("circle-check", "good", "Hồ sơ đủ, các văn bản khớp nhau", "Có thể đóng gói và nộp.")

    def _say(self, icon: str, role: str, verdict: str, advice: str) -> None:
        self._picture.setPixmap(icons.pixmap(icon, role, 24))
        self._verdict_label.setText(verdict)
        self._advice_label.setText(advice)
        self._advice_label.setVisible(bool(advice))

    def _on_export(self) -> None:
        if self.round is None:
            return
        context = self.context

        def done(made: Exported) -> None:
            context.state.keep("export_folder", str(made.path.parent))
            instead = f"; không nộp gói cũ {made.replaced}" if made.replaced else ""
            context.done(f"Đã đóng gói {made.path.name} vào {made.path.parent}{instead}", final=True)

        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kept = Path(context.state.text("export_folder", documents))
        folder = kept if kept.is_dir() else Path.home()
        ExportDialog(context, self.round, self._check, folder, done, self).open()

    def _on_look(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self.context.go("dossiers", row.id)
