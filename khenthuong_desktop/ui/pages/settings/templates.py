"""Word templates by kind: the program's or the unit's own, edited in Word, checked, tried out, put aside."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from khenthuong_desktop.errors import TemplateFaulty
from khenthuong_desktop.messages import catalogue
from khenthuong_desktop.services.drafting.template_updates import template_changes
from khenthuong_desktop.services.word_templates import incoming_templates, own_templates
from khenthuong_desktop.services.word_templates.own_templates import TemplateRow, TemplateState
from khenthuong_desktop.services.word_templates.templates import kind_title
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.opening import open_file, open_folder
from khenthuong_desktop.ui.pages.settings.part import Part
from khenthuong_desktop.ui.pages.settings.template_changes import TemplateChangesDialog
from khenthuong_desktop.ui.pages.settings.templates_panel import CHIPS, TemplatePanel
from khenthuong_desktop.ui.table_model import Column, ListSource, Query
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import FilterCombo
from khenthuong_desktop.ui.widgets.drop_area import dragged
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog

_COLUMNS: tuple[Column[TemplateRow], ...] = (
    Column("Loại văn bản", lambda row: row.title, chars=24, stretch=True, sort="title", tip=lambda row: row.title),
    Column("Mẫu", lambda row: CHIPS[row.state].text, chip=lambda row: CHIPS[row.state], chars=19, sort="state"),
)
_FILTER_WIDTH = 132
_NOTHING_CHANGED = "Mẫu đang dùng vẫn như cũ. Hãy sửa các chỗ dưới đây trong Word, lưu rồi đưa vào lại."


class TemplatesPart(Part):
    name = "templates"
    title = "Mẫu văn bản"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: tuple[TemplateRow, ...] = ()
        self.view: ListView[TemplateRow] = ListView(
            "templates",
            "loại",
            _COLUMNS,
            ListSource(self._wanted_rows, _COLUMNS),
            search_hint="Tìm loại văn bản",
            filters=(
                Filter("group", "Mọi nhóm", [(name, code) for code, name in catalogue("papers")["groups"].items()]),
                Filter("state", "Mọi mẫu", [(CHIPS[state].text, state) for state in TemplateState]),
            ),
            state=context.state,
        )
        for combo in self.view.findChildren(FilterCombo):
            combo.setMaximumWidth(_FILTER_WIDTH)  # the field to search in keeps its room
        self.view.opened.connect(lambda _row: self._on_edit())
        self.view.selection_changed.connect(self._on_selection_changed)
        self.panel = TemplatePanel(context)
        self.panel.wanted.connect(self._on_wanted)
        self.panel.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.view, 1)
        row.addWidget(self.panel, 1)
        self.unused_banner = Banner()
        self.body.addWidget(self.unused_banner)
        self.body.addLayout(row)
        self.setAcceptDrops(True)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state)

    def reload(self) -> None:
        """The templates are read on the worker: Word files take a moment."""
        folder = self.context.folder
        self.context.jobs.start(
            "Đang xem các mẫu",
            lambda _progress: own_templates.list_templates(folder),
            self._on_read,
            quiet=True,
            asker=self,
        )

    def offered(self) -> list[Action]:
        return [
            Action("Sửa bằng Word", self._on_edit, "pencil", keys.EDIT, Needs.ONE),
            Action("Xem thử", self._on_preview, "eye", needs=Needs.ONE, beside=True),
            Action("Đưa mẫu vào…", self._on_bring, "upload"),
            Action("Kiểm tra các mẫu", self._on_check, "shield-check"),
            Action("Trở lại mẫu của chương trình", self._on_restore, "undo-2", keys.DELETE, Needs.ONE),
            Action("Mở thư mục mẫu của đơn vị", self._on_open_folder, "folder-open", separated=True),
        ]

    def _wanted_rows(self, query: Query) -> list[TemplateRow]:
        state, group = query.filters.get("state"), query.filters.get("group")
        return [row for row in self._rows if state in (None, row.state) and group in (None, row.group)]

    def _on_read(self, rows: tuple[TemplateRow, ...]) -> None:
        self._rows = rows
        self.unused_banner.say("\n".join(incoming_templates.unused_files(self.context.folder)))
        self.view.reload()
        if self.view.table.current_row is None and self.view.count:
            self.view.table.selectRow(0)
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        self.panel.show_row(self.view.table.current_row)
        self.selection_changed.emit(self.view.table.selected_count)

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        """Back from Word: what was saved there is looked at."""
        if state is Qt.ApplicationState.ApplicationActive and self.isVisible():
            self.reload()

    def _on_wanted(self, what: str) -> None:
        {
            "copy": self._on_edit,
            "open": self._on_edit,
            "restore": self._on_restore,
            "compare": self._on_compare,
            "take_newer": self._on_take_newer,
            "keep_own": self._on_keep_own,
            "repair": self._on_repair,
        }[what]()

    def _on_edit(self) -> None:
        """Open the unit's own template; the first time it is copied from the program's."""
        row = self.view.table.current_row
        if row is None:
            return
        if not row.is_own:
            own_templates.copy_shipped(row.id, self.context.folder)
            self.context.messages.done(f"Đã chép mẫu {row.title} cho đơn vị; sửa xong thì lưu trong Word")
            self.reload()
        self._open(own_templates.own_path(row.id, self.context.folder))

    def _on_preview(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            folder = self.context.folder
            self.context.jobs.start(
                "Đang soạn bản xem thử", lambda _progress: own_templates.preview(row.id, folder), self._open
            )

    def _on_check(self) -> None:
        folder = self.context.folder
        self.context.jobs.start(
            "Đang kiểm tra các mẫu",
            lambda _progress: own_templates.list_templates(folder),
            self._on_checked,
            asker=self,
        )

    def _on_checked(self, rows: tuple[TemplateRow, ...]) -> None:
        self._on_read(rows)
        own = [row for row in rows if row.is_own]
        faulty = [row for row in own if row.sentences]
        if faulty:
            self.view.show_key(faulty[0].id)
            names = ", ".join(row.title for row in faulty)
            self.context.messages.warn(f"{len(faulty)} mẫu có chỗ sai: {names}")
        elif advised := [row for row in own if row.advice]:
            self.view.show_key(advised[0].id)
            names = ", ".join(row.title for row in advised)
            self.context.messages.warn(f"{len(own)} mẫu của đơn vị đều soạn được; nên xem lại {names}")
        elif own:
            self.context.messages.done(f"{len(own)} mẫu của đơn vị đều đúng")
        else:
            self.context.messages.done("Đơn vị đang dùng mẫu của chương trình, chưa có mẫu riêng")

    def _on_restore(self) -> None:
        row = self.view.table.current_row
        if row is None:
            return
        if not row.is_own:
            self.context.messages.warn(f"{row.title}: đang dùng mẫu của chương trình rồi.")
            return
        self._kept(row, own_templates.put_aside(row.id, self.context.folder), "Đã trở lại mẫu của chương trình")

    def _on_compare(self) -> None:
        """What the update brought, beside what the unit has made of it."""
        row = self.view.table.current_row
        if row is not None:
            changes = template_changes(row.id, self.context.folder)
            TemplateChangesDialog(row.title, changes, self._on_take_newer, self._on_keep_own, self).open()

    def _on_bring(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "Đưa mẫu đã sửa vào", "", "Word (*.docx *.doc *.docm *.odt)")
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Use a file as the template of the kind it is named after, else of the kind in hand."""
        row = self.view.table.current_row
        kind = incoming_templates.kind_of(path) or (row.id if row else None)
        if kind is None:
            self.context.messages.warn("Hãy chọn loại văn bản trong danh sách rồi đưa mẫu vào.")
            return
        title = kind_title(kind)
        try:
            kept = incoming_templates.take_in(kind, self.context.folder, path)
        except TemplateFaulty as faulty:
            told = f"{path.name} có {len(faulty.faults)} chỗ sai nên chưa dùng làm mẫu {title}. {_NOTHING_CHANGED}"
            NoticeDialog("Chưa đưa mẫu vào được", told, details="\n\n".join(faulty.faults), parent=self).open()
            return
        self._show(kind)
        self._brought(kind, title, path, kept)

    def _show(self, kind: str) -> None:
        self.view.clear_filters()
        self.view.show_key(kind)

    def _brought(self, kind: str, title: str, path: Path, kept: Path | None) -> None:
        """Say what is in use now; one press goes back to what was before."""

        def undo() -> None:
            if kept is None:
                own_templates.put_aside(kind, self.context.folder)
            else:
                own_templates.bring_back(kind, self.context.folder, kept)
            self.context.messages.done(f"{title}: đã trở lại mẫu trước đó")
            self.reload()

        self.context.messages.done(f"{title}: đang dùng mẫu từ {path.name}", undo)
        self.reload()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged(event, incoming_templates.WRITTEN):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for path in dragged(event, incoming_templates.WRITTEN):
            self.take_file(path)

    def _on_take_newer(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self._kept(row, own_templates.take_newer(row.id, self.context.folder), "Đã nhận bản mới của mẫu")

    def _on_keep_own(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            own_templates.keep_own(row.id, self.context.folder)
            self.context.messages.done(f"{row.title}: giữ mẫu của đơn vị")
            self.reload()

    def _on_repair(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            count = own_templates.repair(row.id, self.context.folder)
            self.context.messages.done(f"Đã ghép lại {count} thẻ của mẫu {row.title}")
            self.reload()

    def _kept(self, row: TemplateRow, kept: Path, said: str) -> None:
        """Say what was done; the unit's own template can be brought back."""

        def undo() -> None:
            own_templates.bring_back(row.id, self.context.folder, kept)
            self.context.messages.done(f"{row.title}: đã dùng lại mẫu của đơn vị")
            self.reload()

        self.context.messages.done(f"{said}; mẫu của đơn vị được cất riêng", undo)
        self.reload()

    def _on_open_folder(self) -> None:
        folder = self.context.folder.templates
        folder.mkdir(parents=True, exist_ok=True)
        open_folder(folder)

    def _open(self, path: Path) -> None:
        open_file(path, self)
