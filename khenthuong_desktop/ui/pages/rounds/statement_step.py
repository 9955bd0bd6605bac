"""Đã ký tờ trình: numbers and days of the round's papers, and the Word documents themselves."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.domain.dossier import STATEMENT
from khenthuong_desktop.services.award_rounds.rounds import RoundDetail
from khenthuong_desktop.services.drafting.paper_kinds import left_out_without_secretary
from khenthuong_desktop.services.drafting.papers import PaperMade, PaperRow, list_papers
from khenthuong_desktop.services.units import list_signers
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.opening import open_file, open_folder
from khenthuong_desktop.ui.pages.rounds.numbers_dialog import NumbersDialog
from khenthuong_desktop.ui.pages.rounds.other_papers import OtherPapersDialog
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.paper_number_dialog import ask_number
from khenthuong_desktop.ui.pdf_copies import save_pdf_copies
from khenthuong_desktop.ui.redrafting import draft_asking
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.controls import Card, button, label
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView
from khenthuong_desktop.ui.widgets.question import ask

_EDITED = Chip("Đã sửa trong Word", Tone.ACCENT, "pencil")
_GONE = Chip("Không thấy tệp", Tone.ERROR, "circle-alert")
_OUTDATED = Chip("Dữ liệu đã đổi, nên soạn lại", Tone.WARNING, "refresh-cw")
_AS_MADE = Chip("Như đã soạn", Tone.NEUTRAL, "file-check")


class StatementStep(Step):
    """Documents are drafted on the worker; what was edited by hand in Word is shown and asked about first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._papers: tuple[PaperRow, ...] = ()
        columns: tuple[Column[PaperRow], ...] = (
            Column("Văn bản", lambda row: row.title, sort="title", chars=14, stretch=True),
            Column("Số, ký hiệu", lambda row: labels.reference(row.number, row.symbol), sort="number", chars=12),
            Column("Ngày", lambda row: row.issued_on, labels.day, sort="day", chars=9),
            Column("Tệp", lambda row: row.path.name, sort="path", chars=24, hidden=True),
            Column(
                "Tình trạng",
                lambda row: row.edited,
                sort="state",
                chars=14,
                chip=_state,
                tip=lambda row: _state(row).text,
            ),
        )
        self.view = ListView(
            "papers",
            "văn bản",
            columns,
            ListSource(lambda _query: self._papers, columns),
            search_hint="Tìm văn bản",
            empty=EmptyState(
                "file-text",
                "Chưa soạn văn bản nào",
                "Tờ trình, danh sách trích ngang, biên bản, báo cáo thành tích được soạn từ dữ liệu của đợt; mở bằng "
                "Word, sửa và lưu như thường.",
                [Action("Soạn văn bản", self._on_draft, "file-plus")],
            ),
            state=context.state,
        )
        self.view.selection_changed.connect(lambda: self.selection_changed.emit(self.selected_count))
        self.view.opened.connect(lambda _row: self._on_open())
        self.body.addWidget(self._numbers_card())
        self.body.addWidget(self.view, 1)

    def _numbers_card(self) -> Card:
        card = Card()
        self._statement_label = label("", wrap=True)
        self._others_label = label("", "secondary", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._statement_label)
        words.addWidget(self._others_label)
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        self.numbers_button = button("Số, ngày, người ký", self._on_numbers, "stamp")
        row.addWidget(self.numbers_button)
        return card

    @property
    def offered(self) -> Sequence[Action]:
        return (
            Action("Soạn văn bản", self._on_draft, "file-plus", keys.ADD),
            Action("Mở bằng Word", self._on_open, "external-link", keys.EDIT, Needs.ONE, beside=True),
            Action("Soạn văn bản khác", self._on_other, "file-text", ("Ctrl+Shift+N",)),
            Action("Soạn lại văn bản đang chọn", self._on_draft_selected, "refresh-cw", (), Needs.SOME, separated=True),
            Action("Cấp số", self._on_number, "list-checks", (), Needs.ONE),
            Action("Xuất PDF", self._on_pdf, "download", (), Needs.SOME),
            Action("Mở thư mục", self._on_open_folder, "folder-open", ("Ctrl+O",)),
            Action("Ghi số, ngày, người ký", self._on_numbers, "stamp"),
        )

    @property
    def selected_count(self) -> int:
        return self.view.table.selected_count

    def reload(self) -> None:
        self._papers = list_papers(self.context.db, self.context.folder, self.round_id)
        self.view.reload()
        if self.round is not None:
            self._show_numbers(self.round)

    def show_key(self, key: str) -> None:
        report = next((row.id for row in self._papers if row.nomination_id == key), key)
        self.view.show_key(report)

    def _show_numbers(self, found: RoundDetail) -> None:
        signers = {signer.id: signer for signer in list_signers(self.context.db)}
        signer = signers.get(found.signer_id) or next(iter(signers.values()), None)
        self._statement_label.setText(_numbered("Tờ trình", found.statement_number, found.statement_on))
        drafted = next((row for row in self._papers if row.kind == STATEMENT and row.signer_name), None)
        if drafted is not None:  # a deputy may sign for the head
            title = (drafted.signer_title or "").capitalize()  # on paper it stands in capitals
            who = f"Người ký: {drafted.signer_name}, {title}"
        elif signer:
            who = f"Người ký: {signer.name}, {signer.title}"
        else:
            who = "Chưa có người ký: bấm “Số, ngày, người ký” để thêm"
        numbers = " và ".join(filter(None, (found.minutes_number, found.vote_minutes_number)))
        minutes = f"Biên bản số {numbers}" if numbers else ""
        decided = found.decision_number or found.decision_on
        decision = _numbered("Quyết định", found.decision_number, found.decision_on) if decided else ""
        self._others_label.setText(" · ".join(part for part in (minutes, decision, who) if part))

    def _on_numbers(self) -> None:
        if self.round is not None:
            NumbersDialog(self.context, self.round, self).open()

    def _on_draft(self) -> None:
        self._draft(None)

    def _on_other(self) -> None:
        OtherPapersDialog(self.context, self.round_id, self._draft, self).open()

    def _on_draft_selected(self) -> None:
        rows = self.view.table.selected_rows
        self._draft(sorted({row.kind for row in rows}), [row.id for row in rows])

    def _draft(self, kinds: list[str] | None, only: list[str] | None = None) -> None:
        context, key = self.context, self.round_id

        def done(_made: tuple[PaperMade, ...]) -> None:
            if kinds is None:
                self._tell_left_out(left_out_without_secretary(context.db, context.library, key))

        draft_asking(context, key, kinds, done, self, only)

    def _tell_left_out(self, titles: Sequence[str]) -> None:
        if titles:
            ask(
                "Còn văn bản chưa soạn",
                f"Chưa soạn {', '.join(titles)} vì cuộc họp Hội đồng chưa ghi thư ký. "
                "Ghi thư ký ở trang Hội đồng rồi soạn lại.",
                "Đến trang Hội đồng",
                lambda: self.context.go("councils", f"meeting/{self.round_id}"),
                self,
            )

    def _on_open(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            open_file(row.path, self)

    def _on_number(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            ask_number(self.context, self.round_id, row, self)

    def _on_pdf(self) -> None:
        save_pdf_copies(self.context, [row.path for row in self.view.table.selected_rows if row.there])

    def _on_open_folder(self) -> None:
        folder = self._papers[0].path.parent if self._papers else self.context.folder.documents
        open_folder(folder)


def _state(row: PaperRow) -> Chip:
    if not row.there:
        return _GONE
    return _OUTDATED if row.outdated else _EDITED if row.edited else _AS_MADE


def _numbered(what: str, number: str | None, day: object) -> str:
    """ "Tờ trình số 12, ngày 05/11/2025", saying what is not there yet."""
    told = f"số {number}" if number else "chưa có số"
    return f"{what} {told}, {f'ngày {labels.day(str(day))}' if day else 'chưa có ngày'}"
