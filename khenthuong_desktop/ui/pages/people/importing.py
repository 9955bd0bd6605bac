"""Lists into the data: read on the worker, shown, taken in; files dropped together come one after another."""

import csv
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from khenthuong_desktop.services import faulty_lists, imports, upkeep
from khenthuong_desktop.services.imports import ImportAnswer, Preview
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.excel_list import ask_workbook
from khenthuong_desktop.ui.jobs import Progress
from khenthuong_desktop.ui.pages.people.import_dialog import ImportDialog


class Importing:
    """What the people page does with lists."""

    def __init__(self, context: Context, page: QWidget) -> None:
        self._context = context
        self._page = page
        self._waiting: list[Path] = []

    def take(self, files: Sequence[Path]) -> None:
        """Read the first of these lists now, the others when it is dealt with."""
        self._waiting.extend(files)
        self._next()

    def take_text(self, block: str) -> None:
        """A block of cells with its headings, pasted from Excel."""
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if len(rows) < 2:
            self._context.messages.warn("Chép cả dòng tiêu đề và các dòng bên dưới trong Excel rồi dán lại.")
            return

        def work(progress: Progress) -> Preview:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
                path = Path(scratch) / "Vùng vừa dán.csv"
                with path.open("w", encoding="utf-8-sig", newline="") as file:
                    csv.writer(file).writerows(rows)
                return self._read(path, progress)

        self._context.jobs.start("Đang đọc vùng vừa dán", work, self._show)

    def write_blank(self) -> None:
        """Save the standard workbook for the clerk to fill in."""
        chosen, _ = QFileDialog.getSaveFileName(self._page, "Tải file mẫu", "mau-nhap-lieu.xlsx", "Excel (*.xlsx)")
        if chosen:
            self._context.jobs.start(
                "Đang ghi file mẫu",
                lambda _progress: imports.write_blank(self._context.library, chosen),
                lambda _done: self._context.messages.done(f"Đã ghi file mẫu: {Path(chosen).name}"),
            )

    def _next(self) -> None:
        if self._waiting and not self._context.jobs.busy:
            path = self._waiting.pop(0)
            title = f"Đang đọc {path.name}"
            self._context.jobs.start(title, lambda progress: self._read(path, progress), self._show)

    def _read(self, path: Path, progress: Progress) -> Preview:
        return imports.preview(self._context.db, self._context.library, path, progress=progress.step)

    def _show(self, preview: Preview) -> None:
        dialog = ImportDialog(preview, self._confirm, self._answer, self._save_faults, self._page)
        dialog.rejected.connect(self._next)
        dialog.open()

    def _answer(self, preview: Preview, answers: dict[str, str]) -> None:
        def work(_progress: Progress) -> Preview:
            return imports.answer(self._context.db, preview, answers)

        self._context.jobs.start(f"Đang so lại {preview.path.name}", work, self._show)

    def _save_faults(self, preview: Preview) -> None:
        target = ask_workbook(self._page, "Lưu bản ghi lỗi", f"{preview.path.stem} (lỗi)")
        if target is not None:
            self._context.jobs.start(
                f"Đang ghi {target.name}",
                lambda progress: faulty_lists.save_faults(self._context.db, preview, target, progress.step),
                lambda count: self._context.messages.done(
                    f"Đã đánh dấu {labels.number(count)} chỗ cần sửa trong {target.name}"
                ),
            )

    def _confirm(self, preview: Preview, leave_out: bool) -> None:
        def work(_progress: Progress) -> ImportAnswer:
            upkeep.back_up(self._context.data, "before-import")
            return imports.confirm(self._context.db, preview, leave_out)

        self._context.jobs.start(f"Đang nhận {preview.path.name}", work, self._on_taken)

    def _on_taken(self, answer: ImportAnswer) -> None:
        lines = answer.as_json()["sheets"]
        parts = [
            f"{labels.number(count)} dòng {word}"
            for key, word in (("added", "mới"), ("updated", "sửa"), ("skipped", "bỏ qua"))
            if (count := sum(line[key] for line in lines))
        ]
        self._context.done(f"Đã nhận danh sách: {', '.join(parts)}")
        self._next()
