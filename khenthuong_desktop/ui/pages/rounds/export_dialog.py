"""Packing a dossier: where to, and why in spite of errors."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from khenthuong_desktop.services.award_rounds.rounds import RoundDetail
from khenthuong_desktop.services.dossier.dossier_problems import DossierCheck
from khenthuong_desktop.services.dossier.dossiers import Exported, export_dossier, list_dossiers
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog


class ExportDialog(WorkDialog):
    """Asks for a reason only while errors stand; a round that was handed in gets a supplement."""

    def __init__(
        self,
        context: Context,
        found: RoundDetail,
        check: DossierCheck | None,
        folder: Path,
        done: Callable[[Exported], object],
        parent: QWidget | None = None,
    ) -> None:
        self._supplement = found.stage.was_handed_in
        super().__init__(
            "Đóng gói hồ sơ bổ sung" if self._supplement else "Đóng gói hồ sơ",
            save_text="Đóng gói",
            hint=f"{found.code}/{found.year} · {found.name}",
            parent=parent,
        )
        self._context = context
        self._round = found
        self._done = done
        self._errors = len(check.errors) if check else 0
        self._warnings = len(check.warnings) if check else 0
        self.earlier_banner = Banner(Tone.WARNING)
        self.folder_edit = QLineEdit(str(folder))
        self.folder_edit.setAccessibleName("Thư mục")
        self.reason_edit = QPlainTextEdit()
        self.reason_edit.setAccessibleName("Lý do đóng gói khi còn lỗi")
        self.reason_edit.setTabChangesFocus(True)
        self._build_body()
        self.folder_edit.setFocus()
        self.resize(600, 420 if self._errors else 260)

    def _build_body(self) -> None:
        self.body.setSpacing(Space.XS)
        self.body.addWidget(label("Chép vào thư mục *", "secondary"))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.folder_edit, 1)
        row.addWidget(button("Chọn…", self._on_choose, "folder-open"))
        self.body.addLayout(row)
        self.body.addWidget(self.earlier_banner)
        self.earlier_banner.say(self._earlier())
        if self._warnings:
            self.body.addWidget(label(f"Còn {self._warnings} cảnh báo, xem lại bên phải.", "secondary"))
        if self._errors:
            warning = Banner()
            warning.say(
                f"Hồ sơ còn {self._errors} lỗi. Muốn đóng gói ngay phải ghi lý do; lý do và các lỗi nằm trong hồ sơ.",
                Tone.WARNING,
            )
            self.body.addSpacing(Space.S)
            self.body.addWidget(warning)
            self.body.addSpacing(Space.S)
            self.body.addWidget(label("Lý do *", "secondary"))
            self.body.addWidget(self.reason_edit, 1)
        self.body.addStretch(0)

    def _earlier(self) -> str:
        """A package that is still in the house is replaced."""
        packed = next(iter(list_dossiers(self._context.db, self._round.id)), None)
        if packed is None or self._supplement or packed.stage.was_handed_in:
            return ""
        day = labels.moment(packed.made_at)[:10]
        return f"Gói mới thay gói {packed.file_name} đóng ngày {day}. Không nộp gói cũ nữa."

    @property
    def folder(self) -> Path:
        """The folder typed or chosen."""
        return Path(self.folder_edit.text().strip())

    def ready(self) -> bool:
        if not self.folder_edit.text().strip() or not self.folder.is_dir():
            self.show_fault("Không thấy thư mục này. Chọn một thư mục có sẵn, ví dụ trong USB.")
            return False
        if self._errors and not self.reason_edit.toPlainText().strip():
            self.show_fault("Hồ sơ còn lỗi nên cần ghi lý do.")
            return False
        return True

    def hand_over(self) -> None:
        context, key, folder, supplement = self._context, self._round.id, self.folder, self._supplement
        reason = self.reason_edit.toPlainText().strip() or None
        context.jobs.start(
            "Đang đóng gói hồ sơ",
            lambda progress: export_dossier(
                context.db, context.folder, context.library, key, folder, reason, supplement, progress.step
            ),
            self._done,
        )

    def changed(self) -> bool:
        return bool(self.reason_edit.toPlainText().strip())

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục", self.folder_edit.text())
        if chosen:
            self.folder_edit.setText(chosen)
