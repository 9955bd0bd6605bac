"""A place to drop Excel lists on, or to choose them from."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import button, label

WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv")
_LOCK = "~$"  # how the files begin that Office keeps beside those that are open
_WANTED = f"Danh sách ({' '.join('*' + ending for ending in WORKBOOKS)})"
CHECKED_FILES = (".zip", ".docx")  # dossiers, and papers to be checked for their form


def dragged(event: QDropEvent, endings: Sequence[str]) -> list[Path]:
    """The files that are being dragged, of these kinds."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in endings]


def dropped(event: QDropEvent) -> tuple[list[Path], list[Path]]:
    """The files that are being dropped, with those of known kinds in dropped folders, and the folders without any."""
    files: list[Path] = []
    empty: list[Path] = []
    for path in (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()):
        inside = _files_of(path) if path.is_dir() else [path]
        files += inside
        empty += [] if inside else [path]
    return files, empty


def _files_of(folder: Path) -> list[Path]:
    known = (*WORKBOOKS, *CHECKED_FILES)
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in known and not path.name.startswith(_LOCK))


def workbooks(event: QDropEvent) -> list[Path]:
    """The lists among the files that are being dragged."""
    return dragged(event, WORKBOOKS)


def choose_workbook(parent: QWidget) -> Path | None:
    """Ask for a list in the system's own dialog."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Nhận từ Excel", "", _WANTED)
    return Path(chosen) if chosen else None


def choose_workbooks(parent: QWidget) -> tuple[Path, ...]:
    """Ask for one list or several."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "Nhận từ Excel", "", _WANTED)
    return tuple(map(Path, chosen))


class DropArea(QFrame):
    """Says what to drop; shows what was dropped."""

    dropped = Signal(list)  # of Path

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files: tuple[Path, ...] = ()
        self.setAcceptDrops(True)
        theme.mark(self, "drop")
        self._icon_label = QLabel()
        self._text_label = label(text, "strong", wrap=True)
        self._hint_label = label("", "secondary", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self._text_label)
        words.addWidget(self._hint_label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.M)
        layout.addWidget(self._icon_label)
        layout.addLayout(words, 1)
        layout.addWidget(button("Chọn tệp…", self._on_choose, "folder-open"))
        self.show_files((), "")

    def show_files(self, files: Sequence[Path], hint: str) -> None:
        """Show which files were taken, or the hint when there are none."""
        self.files = tuple(files)
        self._icon_label.setPixmap(icons.pixmap("file-check" if files else "file-spreadsheet", "accent", 28))
        self._hint_label.setText(", ".join(path.name for path in files) or hint)
        self._hint_label.setVisible(bool(self._hint_label.text()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if workbooks(event):
            theme.mark(self, "drop-over")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        theme.mark(self, "drop")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        theme.mark(self, "drop")
        event.acceptProposedAction()
        self.dropped.emit(workbooks(event))

    def _on_choose(self) -> None:
        chosen = choose_workbook(self)
        if chosen is not None:
            self.dropped.emit([chosen])
