"""The dialog in which the clerk looks at a list, says what is meant and puts it right; it reads and writes nothing."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Preview, PreviewRow, PreviewSheet, TopRows
from khenthuong_desktop.services.lists import faulty_lists
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress as Step
from khenthuong_desktop.ui import errors, labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.excel_list import ask_workbook
from khenthuong_desktop.ui.list_preview.heading_dialog import HeadingDialog
from khenthuong_desktop.ui.list_preview.row_dialog import row_dialog
from khenthuong_desktop.ui.widgets.elided_label import ElidedLabel


class PreviewDialog(QDialog):
    """``follow`` does what it asks for, but for writing."""

    taken = Signal(bool)  # whether faulty rows are left out
    answered = Signal(dict)  # key of the question → code or NEW
    taken_back = Signal(object)  # the answers that alone hold now
    explained = Signal(object, object)  # PreviewSheet, ToldColumns
    row_wanted = Signal(object, object)  # PreviewSheet, PreviewRow: to be put right
    corrected = Signal(object)  # Corrections
    heading_wanted = Signal(str)  # the name of the sheet in sight: to be shown as it stands in the file
    pointed = Signal(str, object)  # the name of a sheet, and the row of its headings or None
    units_wanted = Signal(bool)  # whether collectives that nobody has entered are made with the list
    people_wanted = Signal(bool)  # the same of those whom records name
    round_wanted = Signal(object)  # the key of the round that the list is for, or None
    waiting_wanted = Signal(bool)  # whether proposals that a decision does not name wait for another one
    faults_wanted = Signal()

    def __init__(self, preview: Preview, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.preview = preview
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(max(860, room.width() - 80), max(480, room.height() - 60))

    def edit_row(self, sheet: PreviewSheet, row: PreviewRow, cells: Mapping[str, str]) -> None:
        """Let the clerk put right what stands in a row."""
        row_dialog(self.preview, sheet, row, cells, self.corrected.emit, self).open()


def files_label(preview: Preview, *, ending: bool = True) -> ElidedLabel:
    """The file; of several their number, too, as not all names have room. What was pasted is no file of the clerk's."""
    several = len(preview.files)
    name = preview.name if ending else preview.path.stem
    named = ElidedLabel("heading")
    named.setText(f"{labels.number(several)} tệp: {preview.name}" if several > 1 else name)
    return named


def follow(context: Context, dialog: PreviewDialog, show: Callable[[Preview], None]) -> None:
    """Read or compare again whenever the clerk has said something, and ``show`` it while the dialog is open."""
    db = context.db

    def again(work: Callable[[Step], Preview], *, typed: bool = False) -> None:
        """What is ``typed`` stays where the work is stopped; boxes that were ticked then show again what holds."""

        def on_failed(fault: BaseException) -> None:
            if not typed:
                show(dialog.preview)
            errors.show(fault, dialog)

        title = f"Đang đọc lại {dialog.preview.name}"
        context.jobs.start(title, lambda progress: work(progress.step), show, on_failed, asker=dialog)

    def edit_row(sheet: PreviewSheet, row: PreviewRow) -> None:
        preview = dialog.preview
        context.jobs.start(
            f"Đang đọc dòng {row.row}",
            lambda _progress: imports.cells_of(preview, sheet.sheet, row.row),
            lambda cells: dialog.edit_row(sheet, row, cells),
            asker=dialog,
        )

    def show_top(sheet: str) -> None:
        preview = dialog.preview
        context.jobs.start(
            "Đang đọc các dòng đầu", lambda _progress: imports.top_rows(preview), partial(point, sheet), asker=dialog
        )

    def point(sheet: str, tops: Sequence[TopRows]) -> None:
        chooser = HeadingDialog(dialog.preview, tops, sheet, dialog)
        chooser.pointed.connect(dialog.pointed)
        chooser.open()

    dialog.heading_wanted.connect(show_top)
    dialog.pointed.connect(
        lambda sheet, row: again(lambda step: imports.point_at(db, dialog.preview, sheet, row, step))
    )
    dialog.row_wanted.connect(edit_row)
    dialog.faults_wanted.connect(lambda: _save_faults(context, dialog))
    dialog.answered.connect(
        lambda answers: again(lambda step: imports.answer(db, dialog.preview, answers, progress=step), typed=True)
    )
    dialog.taken_back.connect(
        lambda answers: again(lambda step: imports.answer(db, dialog.preview, answers, only=True, progress=step))
    )
    dialog.units_wanted.connect(lambda make: again(lambda step: imports.with_units(db, dialog.preview, make, step)))
    dialog.people_wanted.connect(lambda make: again(lambda step: imports.with_people(db, dialog.preview, make, step)))
    dialog.round_wanted.connect(lambda key: again(lambda step: imports.for_round(db, dialog.preview, key, step)))
    dialog.waiting_wanted.connect(
        lambda wait: again(lambda step: imports.with_absent_waiting(db, dialog.preview, wait, step))
    )
    dialog.explained.connect(
        lambda sheet, told: again(lambda step: imports.explain(db, dialog.preview, sheet, told, step))
    )
    dialog.corrected.connect(lambda mended: again(lambda step: imports.correct(db, dialog.preview, mended, step)))


def _save_faults(context: Context, dialog: PreviewDialog) -> None:
    """A copy of one file where the clerk says; those of several in a folder."""
    preview = dialog.preview
    if len(preview.files) > 1:
        _save_all_faults(context, dialog)
        return
    target = ask_workbook(dialog, "Lưu bản ghi lỗi", faulty_lists.copy_name(preview.path))
    if target is not None:
        context.jobs.start(
            f"Đang ghi {target.name}",
            lambda progress: faulty_lists.save_faults(context.db, preview, target, progress.step),
            lambda count: context.messages.done(f"Đã đánh dấu {labels.number(count)} chỗ cần sửa trong {target.name}"),
        )


def _save_all_faults(context: Context, dialog: PreviewDialog) -> None:
    preview = dialog.preview
    chosen = QFileDialog.getExistingDirectory(dialog, "Lưu bản ghi lỗi của từng tệp vào thư mục")
    if chosen:
        context.jobs.start(
            "Đang ghi các bản ghi lỗi",
            lambda progress: faulty_lists.save_all_faults(context.db, preview, Path(chosen), progress.step),
            lambda made: context.messages.done(
                f"Đã ghi {labels.number(len(made))} bản ghi lỗi vào {Path(chosen).name}"
            ),
        )
