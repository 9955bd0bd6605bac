"""The columns of a list and what they hold; what the clerk chooses for one is read at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.services.imports import PreviewSheet, ToldColumns
from khenthuong_desktop.spreadsheets.columns import ORDINAL
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.layouts.record_columns import RECORD_LISTS
from khenthuong_desktop.spreadsheets.layouts.told_years import year_in
from khenthuong_desktop.spreadsheets.tables.column_uses import ColumnUse, Confidence
from khenthuong_desktop.spreadsheets.tables.recalling import NOT_USED
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.list_preview.fields import AUTOMATIC, marks_among, offered_fields, parted, with_year
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.cell_table import CellColumn, CellKind, CellTable
from khenthuong_desktop.ui.widgets.controls import Card, button, label

_FIRST_YEAR = 1990
_ROUND_CHIP = 4  # letters that its icon and its ends take
_CHIPS = {
    Confidence.TOLD: Chip("Đã chọn", Tone.ACCENT, "check"),
    Confidence.SURE: Chip("Đã hiểu", Tone.GOOD, "check"),
    Confidence.LIKELY: Chip("Có lẽ là", Tone.GOOD, "check"),
    Confidence.SUPPOSED: Chip("Cần xem", Tone.WARNING, "triangle-alert"),
}
_EMPTY = Chip("Trống", Tone.NEUTRAL)


class ColumnsPanel(Card):
    """One line for each column, those not understood first; ``explained`` carries everything said of the list."""

    explained = Signal(object)  # ToldColumns
    heading_wanted = Signal()

    def __init__(self, sheet: PreviewSheet, this_year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._uses = _in_order(sheet.uses)
        years = [("", None), *((str(year), year) for year in range(this_year + 1, _FIRST_YEAR, -1))]
        widest = max((len(chip.text) for use in self._uses if (chip := _chip(use))), default=0)
        self.table = CellTable(
            "Các cột của danh sách",
            [
                CellColumn("column", "Cột", CellKind.SHOWN, chars=4),
                CellColumn("heading", "Tiêu đề trong tệp", CellKind.SHOWN, chars=20, stretch=True),
                CellColumn("state", "Hiểu", CellKind.SHOWN, chars=widest + _ROUND_CHIP),
                CellColumn("field", "Là", CellKind.CHOICE, chars=25, choices=offered_fields(sheet)),
                CellColumn("year", "Của năm", CellKind.CHOICE, chars=8, choices=years),
            ],
        )
        self.table.setColumnHidden(4, sheet.layout not in RECORD_LISTS)  # nothing else is of a year
        self.table.set_rows([_row(use, this_year) for use in self._uses])
        for place, use in enumerate(self._uses):
            self.table.show_value(place, "state", "", _chip(use), use.heading)
        self.table.edited.connect(self._on_edited)
        self._hint_label = label(
            "Chọn nội dung cho cột ở ô “Là”; bảng dưới đọc lại ngay, lần sau tự nhớ.", "secondary", wrap=True
        )
        self.layout_box = QComboBox()
        lost = [use for use in self._uses if use.lost]
        self.leave_button = button(f"Không dùng {len(lost)} cột chưa hiểu", lambda: self._on_leave(lost))
        self.leave_button.setToolTip("Để các cột này lại, không đọc; lần sau cũng không hỏi")
        self.leave_button.setVisible(bool(lost))
        self.heading_button = button("Dòng tiêu đề…", self.heading_wanted.emit)
        self.heading_button.setToolTip("Chỉ cho chương trình dòng ghi tên các cột")
        self._build()

    def _build(self) -> None:
        self.layout_box.setAccessibleName("Danh sách này là")
        self.layout_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layout_box.setMinimumContentsLength(18)
        self.layout_box.setToolTip(LAYOUTS[self._sheet.layout].title)
        for code, offered in LAYOUTS.items():
            self.layout_box.addItem(offered.title, code)
        self.layout_box.setCurrentIndex(self.layout_box.findData(self._sheet.layout))
        self.layout_box.activated.connect(lambda _place: self._on_layout())
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(label("Danh sách này là", "secondary"))
        top.addWidget(self.layout_box, 4)
        top.addStretch(1)
        top.addWidget(self.leave_button)
        top.addWidget(self.heading_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.setSpacing(Space.XS)
        layout.addLayout(top)
        layout.addWidget(self._hint_label)
        layout.addWidget(self.table, 1)

    def show_column(self, letter: str) -> None:
        """Put the cursor on one column."""
        place = next((place for place, use in enumerate(self._uses) if use.column == letter), None)
        if place is not None:
            self.table.setCurrentCell(place, 3)
            self.table.setFocus()

    def _on_layout(self) -> None:
        """Another kind of list than the one that was recognised."""
        code = self.layout_box.currentData()
        if code != self._sheet.layout:
            self.explained.emit(ToldColumns(code, self._sheet.told.mapping))

    def _on_leave(self, lost: Sequence[ColumnUse]) -> None:
        """Nobody needs what these columns hold."""
        mapping = {**self._sheet.told.mapping, **{use.key: NOT_USED for use in lost}}
        self.explained.emit(ToldColumns(self._sheet.told.layout, mapping))

    def _on_edited(self, place: int) -> None:
        use = self._uses[place]
        chosen = self.table.value(place, "field")
        field = with_year(chosen, self.table.value(place, "year"))
        if field is None:
            self._hint_label.setText(f"Cột {use.column}: chọn thêm năm.")
            return
        mapping = {key: told for key, told in self._sheet.told.mapping.items() if key != use.key}
        if field != AUTOMATIC and field not in marks_among(self._sheet):
            mapping[use.key] = field
        if mapping != self._sheet.told.mapping:
            self.explained.emit(ToldColumns(self._sheet.told.layout, mapping))


def _in_order(uses: Sequence[ColumnUse]) -> list[ColumnUse]:
    """What the clerk should look at comes first; the running number needs nobody."""
    grave = {Confidence.UNKNOWN: 1, Confidence.SUPPOSED: 2}
    kept = [use for use in uses if use.field != ORDINAL.field]
    return sorted(kept, key=lambda use: 0 if use.lost else grave.get(use.confidence, 3))


def _row(use: ColumnUse, this_year: int) -> dict[str, object]:
    field, year = parted(use.field)
    guessed = year_in(use.heading) if use.field is None else None
    of_year = guessed if guessed is not None and _FIRST_YEAR < guessed <= this_year + 1 else None
    return {
        "column": use.column,
        "heading": use.heading or "(không có tiêu đề)",
        "field": field,
        "year": year or of_year,
    }


def _chip(use: ColumnUse) -> Chip:
    if use.confidence is not Confidence.UNKNOWN:
        return _CHIPS[use.confidence]
    return Chip(f"Chưa hiểu · {labels.number(use.filled)} ô", Tone.WARNING, "triangle-alert") if use.filled else _EMPTY
