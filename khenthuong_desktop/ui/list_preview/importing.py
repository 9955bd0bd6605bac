"""Lists into the data: read on the worker, shown, taken in; files dropped together are gathered into one preview.

One list after another: the next is read when the one in hand was taken in or put aside, or failed. What else the
worker does, looking for edited papers say, only makes it wait.
"""

import csv
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from khenthuong_desktop.errors import Cancelled
from khenthuong_desktop.services import imports, upkeep
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.imports import ImportAnswer, Preview
from khenthuong_desktop.services.imports.plan.answers import open_in_words, records_in_words
from khenthuong_desktop.services.lists.filled_workbook import write_filled_workbook
from khenthuong_desktop.services.lists.rounds_for_lists import rounds_for, school_year_of
from khenthuong_desktop.ui import errors, labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.jobs import Progress
from khenthuong_desktop.ui.list_preview.dialog import follow
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.list_preview.problems import PROPOSALS_LEFT
from khenthuong_desktop.ui.new_round import NewRoundDialog
from khenthuong_desktop.ui.widgets.pasting import excel_cells


class Importing:
    """What a page does with lists from outside."""

    def __init__(self, context: Context, page: QWidget) -> None:
        self._context = context
        self._page = page
        self._waiting: list[tuple[str, Callable[[Progress], Preview]]] = []
        self._in_hand = False  # a list is being read, shown or taken in
        # What was pasted is read again while the clerk puts it right.
        self._pasted = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        page.destroyed.connect(self._pasted.cleanup)

    def take(self, files: Sequence[Path], round_id: str | None = None) -> None:
        """Read these lists as one, as soon as those before them are dealt with; what they propose, or was decided, is
        for this round if it may be."""
        title = f"Đang đọc {files[0].name}" if len(files) == 1 else f"Đang đọc {labels.number(len(files))} tệp"
        self._take(title, lambda progress: self._read(files, progress, round_id))

    def take_text(self, block: str) -> None:
        """A block of cells with its headings, pasted from Excel."""
        rows = [cells for cells in excel_cells(block) if any(map(str.strip, cells))]
        if len(rows) < 2:
            self._context.messages.warn("Chép cả dòng tiêu đề và các dòng bên dưới trong Excel rồi dán lại.")
            return

        def work(progress: Progress) -> Preview:
            path = Path(self._pasted.name) / "Vùng vừa dán.csv"
            with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
                file.write("sep=,\n")  # cells may be full of other marks
                csv.writer(file).writerows(rows)
            return self._read((path,), progress)

        self._take("Đang đọc vùng vừa dán", work)

    def write_blank(self) -> None:
        """Save the standard workbook for the clerk to fill in."""
        library = self._context.library
        self._write("Tải file mẫu", "mau-nhap-lieu.xlsx", lambda path: imports.write_blank(library, path))

    def write_filled(self) -> None:
        """Save it with all that is on record, to be looked over or taken elsewhere."""
        db, library = self._context.db, self._context.library
        self._write(
            "Tải file đã điền dữ liệu", "du-lieu-don-vi.xlsx", lambda path: write_filled_workbook(db, library, path)
        )

    def _write(self, caption: str, name: str, write: Callable[[Path], object]) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self._page, caption, name, "Excel (*.xlsx)")
        if chosen:
            path = Path(chosen)
            self._context.jobs.start(
                f"Đang ghi {path.name}",
                lambda _progress: write(path),
                lambda _done: self._context.messages.done(f"Đã ghi {path.name} vào {path.parent}"),
            )

    def _take(self, title: str, work: Callable[[Progress], Preview]) -> None:
        self._waiting.append((title, work))
        self._next()

    def _next(self) -> None:
        if self._waiting and not self._in_hand:
            self._in_hand = True
            title, work = self._waiting.pop(0)
            self._context.jobs.start(title, work, self._show, self._on_failed, asker=self._page)

    def _go_on(self) -> None:
        """The list in hand is dealt with."""
        self._in_hand = False
        self._next()

    def _on_failed(self, fault: BaseException) -> None:
        if isinstance(fault, Cancelled):
            self._context.messages.warn("Đã dừng; chưa nhận gì từ danh sách này.")
        if isinstance(fault, imports.PreviewOutdated):
            self._show(fault.anew)
            errors.show(fault, self._page)
            return
        errors.show(fault, self._page, self._go_on)  # the next list does not hide what is told of this one

    def _read(self, files: Sequence[Path], progress: Progress, round_id: str | None = None) -> Preview:
        db = self._context.db
        progress.step(0, 0, "Mở tệp")
        preview = imports.preview(db, self._context.library, files, progress=progress.step)
        offered = rounds_for(db, preview) if round_id is not None else None
        if offered is not None and round_id in {row.id for row in offered.rounds}:
            return imports.for_round(db, preview, round_id)
        return preview

    def _show(self, preview: Preview) -> None:
        self._in_hand = False  # should this fail, the next list is taken all the same
        sent = preview.path.parent != Path(self._pasted.name)
        db = self._context.db
        dialog = ImportDialog(preview, db.today().year, partial(rounds_for, db), self._page, sent=sent)
        dialog.new_round_wanted.connect(lambda: self._open_round(dialog))
        dialog.rejected.connect(self._go_on)
        dialog.taken.connect(lambda leave_out: self._confirm(dialog.preview, leave_out))
        follow(self._context, dialog, dialog.show_preview)
        dialog.open()
        self._in_hand = True

    def _open_round(self, dialog: ImportDialog) -> None:
        school_year = school_year_of(dialog.preview)
        NewRoundDialog(self._context, dialog.round_wanted.emit, dialog, school_year=school_year).open()

    def _confirm(self, preview: Preview, leave_out: bool) -> None:
        def work(progress: Progress) -> ImportAnswer:
            progress.step(0, 0, "Sao lưu dữ liệu trước khi ghi")
            upkeep.back_up(self._context.data, "before-import")
            return imports.confirm(self._context.db, preview, leave_out, progress.step)

        taken = partial(self._on_taken, preview.said.aim.round)
        self._context.jobs.start(f"Đang nhận {preview.name}", work, taken, self._on_failed)

    def _on_taken(self, into: str | None, answer: ImportAnswer) -> None:
        self._go_on()
        lines = [sheet.as_json(answer.refused) for sheet in answer.sheets]
        counts = {key: sum(line[key] for line in lines) for key in ("added", "updated", "skipped", "waiting")}
        counts["skipped"] -= counts["waiting"]
        words = {"added": "mới", "updated": "sửa", "skipped": "bỏ qua", "waiting": "chưa nhận vì chưa trả lời"}
        parts = [f"{labels.number(counts[key])} dòng {word}" for key, word in words.items() if counts[key]]
        if records := records_in_words(answer.sheets):
            parts.append(f"thành {', '.join(records)}")
        parts += open_in_words(answer.left_open)
        if answer.units_made:
            parts.append(f"tạo {labels.number(len(answer.units_made))} tập thể")
        if answer.people_made:
            parts.append(f"tạo {labels.number(len(answer.people_made))} người, tập thể, hộ")
        if into is not None:
            found = get_round(self._context.db, into)
            parts.append(f"vào đợt {found.year}/{found.code}")
        left = (problem.details["count"] for problem in answer.problems if problem.code == PROPOSALS_LEFT)
        if proposed := sum(int(str(count)) for count in left):
            parts.append(f"{labels.number(proposed)} dòng đề nghị chưa đưa vào đợt nào")
        beside = f"; kèm {', '.join(told)}" if (told := imports.in_words(answer.beside)) else ""
        years = answer.years_registered
        elsewhere = f"; đăng ký của năm {', '.join(map(str, years))}" if set(years) - {self._context.year} else ""
        self._context.done(f"Đã nhận danh sách: {', '.join(parts)}{beside}{elsewhere}")
