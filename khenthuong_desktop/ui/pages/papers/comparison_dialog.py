"""What making a paper again would change: the words of the file on the left, the new ones on the right."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from khenthuong_desktop.services.paper_comparison import Difference
from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.controls import button, label


class ComparisonDialog(QDialog):
    """Only reads: nothing is made here."""

    def __init__(self, title: str, differences: tuple[Difference, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("So với bản soạn lại")
        self.text = QTextBrowser()
        self.text.setHtml(_table(differences))
        self.text.setAccessibleName("Chỗ khác nhau")
        close = QHBoxLayout()
        close.addStretch(1)
        close.addWidget(button("Đóng", self.accept, role="primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(title, "heading", wrap=True))
        told = f"{len(differences)} chỗ khác. Chưa có gì thay đổi: soạn lại thì bản đã sửa trong Word vẫn được giữ."
        layout.addWidget(label(told, "secondary", wrap=True))
        layout.addWidget(self.text, 1)
        layout.addLayout(close)
        self.resize(Size.DETAILS * 2, 520)


def _table(differences: tuple[Difference, ...]) -> str:
    """Two columns; the file's own words in the colour of what goes, the new ones in that of what comes."""
    gone, come = theme.colour("error_soft").name(), theme.colour("good_soft").name()
    head = (
        "<tr><th width='50%' align='left'>Đang có trong tệp</th><th width='50%' align='left'>Soạn lại sẽ là</th></tr>"
    )
    rows = "".join(f"<tr>{_cell(one.there, gone)}{_cell(one.anew, come)}</tr>" for one in differences)
    return f"<table width='100%' cellspacing='4' cellpadding='6'>{head}{rows}</table>"


def _cell(paragraphs: tuple[str, ...], ground: str) -> str:
    words = "<br/>".join(map(escape, paragraphs))
    return (
        f"<td width='50%' valign='top' bgcolor='{ground}'>{words}</td>" if words else "<td width='50%'>(không có)</td>"
    )
