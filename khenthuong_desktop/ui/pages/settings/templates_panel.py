"""One kind of documents beside the list: whose template it is, what is wrong with it, and the tags it may print."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from khenthuong_desktop.documents.shape import FieldEntry
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.word_templates.own_templates import TemplateRow, TemplateState
from khenthuong_desktop.services.word_templates.template_samples import examples_of
from khenthuong_desktop.services.word_templates.templates import fields_of
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Size, Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import Card, ChipLabel, button, label, link
from khenthuong_desktop.ui.widgets.flow import FlowLayout
from khenthuong_desktop.ui.widgets.list_view import ListView
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem

CHIPS = {
    TemplateState.SHIPPED: Chip("Của chương trình", Tone.NEUTRAL, "archive"),
    TemplateState.OWN: Chip("Của đơn vị", Tone.GOOD, "circle-check"),
    TemplateState.NEWER: Chip("Có bản mới", Tone.WARNING, "sparkles"),
    TemplateState.FAULTY: Chip("Có lỗi", Tone.ERROR, "circle-alert"),
}
_FACES = {"faults": "Chỗ cần sửa", "advice": "Nên xem lại", "fields": "Thẻ để chèn"}


class TemplatePanel(Card):
    """Says what can be done with the template that is chosen; the page does it."""

    wanted = Signal(str)  # copy, open, restore, compare, take_newer, keep_own, repair

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.row: TemplateRow | None = None
        self.setMinimumWidth(Size.DETAILS - 20)
        self.title_label = label("", "heading", wrap=True)
        self.chip = ChipLabel()
        self.words_label = label("", "secondary", wrap=True)
        self.banner = Banner()
        self.links = {
            "copy": link("Chép để sửa", self._wants("copy"), "copy"),
            "open": link("Mở bằng Word", self._wants("open"), "external-link"),
            "restore": link("Trở lại mẫu của chương trình", self._wants("restore"), "undo-2"),
            "compare": link("Xem thay đổi", self._wants("compare"), "eye"),
            "take_newer": link("Nhận bản mới", self._wants("take_newer"), "download"),
            "keep_own": link("Giữ mẫu của đơn vị", self._wants("keep_own"), "check"),
            "repair": link("Ghép lại thẻ", self._wants("repair"), "list-checks"),
        }
        columns: tuple[Column[FieldEntry], ...] = (
            Column("Nội dung", lambda field: field.label[:1].upper() + field.label[1:], chars=13, sort="label"),
            Column("Thẻ", lambda field: field.tag, chars=12, stretch=True, sort="path", tip=lambda field: field.block),
            Column("Ví dụ", self._example, chars=8, tip=self._example),
        )
        self.fields: ListView[FieldEntry] = ListView(
            "template_fields",
            "thẻ",
            columns,
            ListSource(lambda _query: fields_of(self.row.id) if self.row else (), columns),
            search_hint="Tìm nội dung, thẻ",
            state=context.state,
            key=lambda field: field.path,
        )
        self.fields.opened.connect(lambda _field: self.copy_tag())
        self.fields.selection_changed.connect(self._on_field_chosen)
        self.problems = ProblemsPanel("Sửa trong Word")
        self.copy_button = button("Chép thẻ", self.copy_tag)
        self.copy_block_button = button("Cả vòng lặp", self.copy_block)
        self.copy_block_button.setToolTip("Thẻ này giữa thẻ for và thẻ endfor: đoạn lặp lại cho từng mục")
        self.copy_rows_button = button("Vòng lặp bảng", self.copy_rows)
        self.copy_rows_button.setToolTip("Ba thẻ, mỗi thẻ một hàng của bảng: hàng giữa lặp lại cho từng mục")
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._build()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.title_label, 1)
        top.addWidget(self.chip)
        offered = FlowLayout(Space.S)
        for made in self.links.values():
            offered.addWidget(made)
        fields = QWidget()
        copying = FlowLayout(Space.S)
        for made in (self.copy_button, self.copy_block_button, self.copy_rows_button):
            copying.addWidget(made)
        inside = QVBoxLayout(fields)
        inside.setContentsMargins(0, Space.M, 0, 0)
        inside.setSpacing(Space.S)
        inside.addWidget(self.fields, 1)
        inside.addLayout(copying)
        self._tabs.addTab(fields, _FACES["fields"])
        self._tabs.addTab(self.problems, _FACES["faults"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        layout.setSpacing(Space.S)
        layout.addLayout(top)
        layout.addWidget(self.words_label)
        layout.addWidget(self.banner)
        layout.addLayout(offered)
        layout.addWidget(self._tabs, 1)

    def show_row(self, row: TemplateRow | None) -> None:
        """Fill the panel; the tab in front stays unless there are faults to be seen."""
        other = row is None or self.row is None or row.id != self.row.id
        worse = row is not None and bool(row.sentences) and (other or not (self.row and self.row.sentences))
        self.row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.title_label.setText(row.title)
        self.chip.show_chip(CHIPS[TemplateState.OWN if row.state is TemplateState.NEWER else row.state])
        warning = _warning(row)
        self.words_label.setText(_about(row))
        self.words_label.setVisible(not warning)
        self.banner.say(warning, Tone.ERROR if row.sentences else Tone.WARNING)
        for name, made in self.links.items():
            made.setVisible(name in _offered(row))
        told = _told(row)
        self.problems.show_problems(told)
        self._tabs.setTabText(1, f"{_FACES['faults' if row.sentences else 'advice']} ({len(told)})")
        self._tabs.setTabVisible(1, bool(told))
        if worse or other:
            self._tabs.setCurrentIndex(1 if worse else 0)
        if other:
            self.fields.clear_filters()
            self.fields.reload()
            self.fields.table.scrollToTop()
        self._on_field_chosen()

    def copy_tag(self) -> None:
        """What stands in the document where the value is to be."""
        field = self.fields.table.current_row
        if field is not None:
            QGuiApplication.clipboard().setText(field.tag)
            self.context.messages.done(f"Đã chép thẻ {field.tag}; sang Word bấm Ctrl+V để dán")

    def copy_block(self) -> None:
        """The tag with the lines that repeat it for every item of its list."""
        field = self.fields.table.current_row
        if field is not None:
            QGuiApplication.clipboard().setText(field.block)
            self.context.messages.done(f"Đã chép vòng lặp của thẻ {field.tag}; mỗi dòng là một đoạn riêng trong Word")

    def copy_rows(self) -> None:
        """The same for rows of a table, each tag in a row of its own."""
        field = self.fields.table.current_row
        if field is not None:
            QGuiApplication.clipboard().setText(field.block.replace("{%p ", "{%tr "))
            told = "mỗi dòng dán vào một hàng riêng của bảng, thẻ for và endfor đứng một mình trong hàng"
            self.context.messages.done(f"Đã chép vòng lặp của thẻ {field.tag}; {told}")

    def _example(self, field: FieldEntry) -> str:
        return examples_of(self.row.id).get(field.path, "") if self.row else ""

    def _wants(self, what: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(what)

    def _on_field_chosen(self) -> None:
        field = self.fields.table.current_row
        self.copy_button.setEnabled(field is not None)
        for made in (self.copy_block_button, self.copy_rows_button):
            made.setEnabled(field is not None and field.block != field.tag)


def _about(row: TemplateRow) -> str:
    if not row.is_own:
        return "Đang soạn theo mẫu của chương trình. Muốn đổi lời văn, cách trình bày thì chép ra sửa bằng Word."
    return f"Đang soạn theo mẫu của đơn vị: {row.path.name}. Sửa và lưu trong Word là dùng được ngay."


def _told(row: TemplateRow) -> list[ShownProblem]:
    """The faults of a template, then what only looks wrong in its papers."""
    faults = [ShownProblem(Severity.ERROR, sentence) for sentence in row.sentences]
    return faults + [ShownProblem(Severity.WARNING, sentence) for sentence in row.advice]


def _warning(row: TemplateRow) -> str:
    if row.sentences:
        return "Mẫu có chỗ sai nên chưa soạn được văn bản này. Sửa bằng Word theo danh sách dưới đây."
    if row.newer:
        return "Chương trình có bản mới của mẫu này. Mẫu của đơn vị vẫn được dùng cho đến khi đơn vị chọn bản mới."
    if row.split:
        return f"Word đã tách rời {row.split} thẻ. Văn bản vẫn soạn được; nên ghép lại để dễ sửa."
    if row.advice:
        return f"Văn bản vẫn soạn được, nhưng có {len(row.advice)} chỗ in ra sẽ không đẹp; xem ở “{_FACES['advice']}”."
    return ""


def _offered(row: TemplateRow) -> set[str]:
    """What makes sense for this template."""
    if not row.is_own:
        return {"copy"}
    if row.newer:
        return {"compare", "take_newer", "keep_own"}
    if row.split and not row.sentences:
        return {"repair", "restore"}
    return {"open", "restore"}
