"""One row of a list put right by hand before it is taken in; the workbook stays as it is."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.imports import Corrections, Preview, PreviewRow, PreviewSheet, RowStatus
from khenthuong_desktop.spreadsheets.columns import ORDINAL
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

_LEFT_OUT = "left_out"


def row_dialog(
    preview: Preview,
    sheet: PreviewSheet,
    row: PreviewRow,
    cells: Mapping[str, str],
    corrected: Callable[[Corrections], object],
    parent: QWidget,
) -> FormDialog:
    """The cells of a row (``cells``: letter → words) to be typed over; ``corrected`` gets what holds from now on."""
    uses = [use for use in sheet.uses if use.field is not None and use.field != ORDINAL.field]
    fields = [Field(use.column, f"{use.column} · {use.heading or 'không có tiêu đề'}") for use in uses]
    form = Form([Field(_LEFT_OUT, "Bỏ qua dòng này, không nhận", Kind.CHECK, full=True), *fields])
    before = {_LEFT_OUT: row.status is RowStatus.SKIPPED, **{use.column: cells.get(use.column, "") for use in uses}}
    form.fill(before)
    filled = form.values()
    faults = {
        problem.column: problem.message
        for problem in preview.problems
        if (problem.sheet, problem.row) == (sheet.sheet, row.row) and problem.severity is not Severity.FIXED
    }
    form.show_faults({column: message for column, message in faults.items() if column})

    def save(values: dict[str, object]) -> None:
        place, whole_row = (sheet.sheet, row.row), (sheet.sheet, row.row, sheet.beside)
        told = preview.said.corrections
        typed = {
            (*place, use.column): str(values[use.column]) for use in uses if values[use.column] != filled[use.column]
        }
        left_out = told.left_out | {whole_row} if values[_LEFT_OUT] else told.left_out - {whole_row}
        mended = replace(told, cells={**told.cells, **typed}, left_out=left_out)
        if mended != told:
            corrected(mended)

    dialog = FormDialog(f"Dòng {row.row}, trang {sheet.sheet}", form, save, save_text="Xong", parent=parent)
    wanted = next((use.column for use in uses if use.column in faults), uses[0].column if uses else _LEFT_OUT)
    form.editor(wanted).setFocus(Qt.FocusReason.TabFocusReason)  # the box above would leave the row out with one key
    return dialog
