"""Lists into the data: read on the worker, shown, taken in; files dropped together are gathered into one preview."""

import csv
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from khenthuong_desktop.services import faulty_lists, imports, upkeep
from khenthuong_desktop.services.imports import ImportAnswer, Preview, PreviewRow, PreviewSheet
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
        self._waiting: list[tuple[Path, ...]] = []
        # What was pasted is read again while the clerk puts it right.
        self._pasted = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        page.destroyed.connect(self._pasted.cleanup)

    def take(self, files: Sequence[Path]) -> None:
        """Read these lists as one, as soon as those before them are dealt with."""
        self._waiting.append(tuple(files))
        self._next()

    def take_text(self, block: str) -> None:
        """A block of cells with its headings, pasted from Excel."""
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if len(rows) < 2:
            self._context.messages.warn("Chép cả dòng tiêu đề và các dòng bên dưới trong Excel rồi dán lại.")
            return

        def work(progress: Progress) -> Preview:
            path = Path(self._pasted.name) / "Vùng vừa dán.csv"
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows(rows)
            return self._read((path,), progress)

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
            files = self._waiting.pop(0)
            title = f"Đang đọc {files[0].name}" if len(files) == 1 else f"Đang đọc {labels.number(len(files))} tệp"
            self._context.jobs.start(title, lambda progress: self._read(files, progress), self._show)

    def _read(self, files: Sequence[Path], progress: Progress) -> Preview:
        return imports.preview(self._context.db, self._context.library, files, progress=progress.step)

    def _show(self, preview: Preview) -> None:
        sent = preview.path.parent != Path(self._pasted.name)
        dialog = ImportDialog(preview, self._context.db.today().year, self._page, sent=sent)
        dialog.rejected.connect(self._next)
        dialog.taken.connect(lambda leave_out: self._confirm(dialog.preview, leave_out))
        dialog.faults_wanted.connect(lambda: self._save_faults(dialog.preview))
        dialog.row_wanted.connect(lambda sheet, row: self._edit_row(dialog, sheet, row))
        db = self._context.db
        dialog.answered.connect(
            lambda answers: self._again(dialog, lambda _progress: imports.answer(db, dialog.preview, answers))
        )
        dialog.units_wanted.connect(
            lambda make: self._again(dialog, lambda _progress: imports.with_units(db, dialog.preview, make))
        )
        dialog.explained.connect(
            lambda sheet, told: self._again(
                dialog, lambda progress: imports.explain(db, dialog.preview, sheet, told, progress.step)
            )
        )
        dialog.corrected.connect(
            lambda mended: self._again(
                dialog, lambda progress: imports.correct(db, dialog.preview, mended, progress.step)
            )
        )
        dialog.open()

    def _again(self, dialog: ImportDialog, work: Callable[[Progress], Preview]) -> None:
        """Compare or read again, and show it where the clerk is looking."""

        def show(preview: Preview) -> None:
            if isValid(dialog):  # it may have been closed meanwhile
                dialog.show_preview(preview)

        self._context.jobs.start(f"Đang đọc lại {dialog.preview.name}", work, show)

    def _edit_row(self, dialog: ImportDialog, sheet: PreviewSheet, row: PreviewRow) -> None:
        def show(cells: dict[str, str]) -> None:
            if isValid(dialog):
                dialog.edit_row(sheet, row, cells)

        preview = dialog.preview
        self._context.jobs.start(
            f"Đang đọc dòng {row.row}", lambda _progress: imports.cells_of(preview, sheet.sheet, row.row), show
        )

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

        self._context.jobs.start(f"Đang nhận {preview.name}", work, self._on_taken)

    def _on_taken(self, answer: ImportAnswer) -> None:
        lines = answer.as_json()["sheets"]
        parts = [
            f"{labels.number(count)} dòng {word}"
            for key, word in (("added", "mới"), ("updated", "sửa"), ("skipped", "bỏ qua"))
            if (count := sum(line[key] for line in lines))
        ]
        if answer.units_made:
            parts.append(f"tạo {labels.number(len(answer.units_made))} tập thể")
        beside = f"; kèm {', '.join(told)}" if (told := imports.in_words(answer.beside)) else ""
        self._context.done(f"Đã nhận danh sách: {', '.join(parts)}{beside}")
        self._next()
