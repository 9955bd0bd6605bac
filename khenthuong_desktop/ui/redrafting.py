"""Drafting papers, with a look at each one that somebody edited: keep that, take the new one, or have both."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QListWidget, QRadioButton, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Redraft
from khenthuong_desktop.services.drafting.paper_comparison import EditedPaper, edited_papers
from khenthuong_desktop.services.drafting.papers import PaperMade, draft_papers
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.comparison import ComparisonView
from khenthuong_desktop.ui.widgets.controls import label, link
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

if TYPE_CHECKING:
    from khenthuong_desktop.ui.jobs import Progress

Choices = Mapping[str, Redraft]
Done = Callable[[tuple[PaperMade, ...]], object]

_HINTS = {
    Redraft.KEEP: "không soạn lại văn bản này",
    Redraft.REPLACE: "bản đang có vào các bản đã giữ, lấy lại lúc nào cũng được",
    Redraft.BESIDE: "bản đang có để nguyên trong thư mục, hồ sơ dùng bản mới",
}
_TITLE = "Đang soạn văn bản"
_GONE = "Tệp không còn trong thư mục; so với bản đã giữ gần nhất. “Giữ bản đang có” là lấy lại bản đó."


def draft_asking(
    context: Context,
    round_id: str,
    kinds: Collection[str] | None,
    done: Done,
    parent: QWidget,
    only: Collection[str] | None = None,
) -> None:
    """Draft a round's papers in the background; where some were edited, the user chooses first."""

    def work(progress: "Progress") -> tuple[PaperMade, ...] | tuple[EditedPaper, ...]:
        edited = edited_papers(context.db, context.folder, context.library, round_id, kinds, only)
        return edited or draft({}, progress)

    def draft(choices: Choices, progress: "Progress") -> tuple[PaperMade, ...]:
        return draft_papers(
            context.db, context.folder, context.library, round_id, kinds, None, progress.step, choices, only
        )

    def finish(made: tuple[PaperMade, ...], choices: Choices) -> None:
        if made:
            context.done(_told(made, choices))
        else:
            context.messages.done("Không soạn lại: giữ bản đang có")
        done(made)

    def chosen(choices: Choices) -> None:
        context.jobs.start(_TITLE, lambda progress: draft(choices, progress), lambda made: finish(made, choices))

    def looked(found: tuple[PaperMade, ...] | tuple[EditedPaper, ...]) -> None:
        edited = [paper for paper in found if isinstance(paper, EditedPaper)]
        if edited:
            RedraftDialog(edited, chosen, parent).open()
        else:
            finish(tuple(paper for paper in found if isinstance(paper, PaperMade)), {})

    context.jobs.start(_TITLE, work, looked)


def _told(made: Sequence[PaperMade], choices: Choices) -> str:
    beside = sum(paper.kept is not None and paper.id not in choices for paper in made)
    replaced = sum(choices.get(paper.id) is Redraft.REPLACE for paper in made)
    stayed = sum(choice is Redraft.KEEP for choice in choices.values())
    title, file = made[0].title, made[0].path.name
    alone = f"{title[:1].lower()}{title[1:]}, {file}"
    what = alone if len(made) == 1 else f"{labels.number(len(made))} văn bản"
    parts = [f"Đã soạn {what}"]
    if beside:
        parts.append(f"{beside} văn bản đã sửa tay được giữ nguyên, bản mới để bên cạnh")
    if replaced:
        parts.append(f"bản sửa tay của {replaced} văn bản nằm trong các bản đã giữ")
    if stayed:
        parts.append(f"{stayed} văn bản đã sửa tay không soạn lại")
    return "; ".join(parts)


class RedraftDialog(WorkDialog):
    """``chosen`` gets what becomes of each paper; until somebody says otherwise each stays as it is."""

    def __init__(self, papers: Sequence[EditedPaper], chosen: Callable[[Choices], None], parent: QWidget) -> None:
        super().__init__(
            "Văn bản đã sửa trong Word",
            save_text="Tiếp tục",
            hint="Xem chỗ khác nhau rồi chọn cho từng văn bản. Chọn cách nào thì bản sửa tay cũng không mất.",
            parent=parent,
        )
        self._papers, self._chosen = papers, chosen
        self.choices = {paper.id: Redraft.KEEP for paper in papers}
        self.list = QListWidget()
        self.list.setAccessibleName("Văn bản đã sửa")
        self.list.addItems([paper.title for paper in papers])
        self.list.setMaximumWidth(Size.DETAILS - 120)
        self.list.setWordWrap(True)
        self.list.setVisible(len(papers) > 1)
        self.text = ComparisonView()
        self._where = label("", "secondary", wrap=True)
        self.radios: dict[Redraft, QRadioButton] = {}
        self._group = QButtonGroup(self)
        beside = QHBoxLayout()
        beside.setSpacing(Space.M)
        beside.addWidget(self.list)
        right = QVBoxLayout()
        right.addWidget(self._where)
        right.addWidget(self.text, 1)
        beside.addLayout(right, 1)
        self.body.addLayout(beside, 1)
        self.body.addLayout(self._ways())
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.resize(Size.DETAILS * 2 + 200, 500)

    def _ways(self) -> QVBoxLayout:
        ways = QVBoxLayout()
        ways.setSpacing(Space.XS)
        for choice in Redraft:
            radio = QRadioButton(f"{labels.word(choice)} ({_HINTS[choice]})")
            radio.toggled.connect(lambda on, choice=choice: self._choose(choice) if on else None)
            self._group.addButton(radio)
            self.radios[choice] = radio
            ways.addWidget(radio)
        if len(self._papers) > 1:
            ways.addWidget(link(f"Chọn như vậy cho cả {len(self._papers)} văn bản", self._choose_for_all))
        return ways

    @property
    def _paper(self) -> EditedPaper:
        return self._papers[max(self.list.currentRow(), 0)]

    def _show(self) -> None:
        paper = self._paper
        self.text.show_differences(paper.differences, "Bản đang có", "Soạn lại sẽ là")
        self._where.setText(f"{paper.title}. {_GONE}" if paper.gone else paper.title)
        self.radios[self.choices[paper.id]].setChecked(True)

    def _choose(self, choice: Redraft) -> None:
        self.choices[self._paper.id] = choice

    def _choose_for_all(self) -> None:
        self.choices = dict.fromkeys(self.choices, self.choices[self._paper.id])

    def hand_over(self) -> None:
        self._chosen(self.choices)
