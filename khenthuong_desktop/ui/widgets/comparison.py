"""Two texts beside each other where they differ: lines of the one on the left, of the other on the right."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from khenthuong_desktop.services.drafting.paper_comparison import Difference, MarkedLine, marked_lines
from khenthuong_desktop.ui import theme

SAME_WORDS = "Chữ nghĩa hai bản như nhau; chỉ khác cách trình bày (phông chữ, cỡ chữ, lề…)."
NOT_LEGIBLE = "Tệp đang có không đọc được như tệp Word nên không so được. Nó vẫn được giữ lại trước khi thay."
_SHOWN_BEFORE = 90  # letters of the line that stands before a difference


class ComparisonView(QTextBrowser):
    """Words that go are struck out, those that come are underlined, both in their colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Chỗ khác nhau")
        self.setOpenLinks(False)

    def show_differences(self, found: Sequence[Difference] | None, left: str, right: str) -> None:
        """``left`` and ``right`` are the headings; None is a text that cannot be read."""
        if not found:
            self.setPlainText(NOT_LEGIBLE if found is None else SAME_WORDS)
            return
        heads = "".join(f"<th width='50%' align='left'>{escape(head)}</th>" for head in (left, right))
        rows = "".join(map(_rows, found))
        self.setHtml(f"<table width='100%' cellspacing='4' cellpadding='6'><tr>{heads}</tr>{rows}</table>")


def _rows(found: Difference) -> str:
    """Where it is, then both sides."""
    there, anew = marked_lines(found)
    before = found.after.strip(" |")
    told = before if len(before) <= _SHOWN_BEFORE else f"{before[:_SHOWN_BEFORE].rstrip()}…"
    place = f"Sau dòng “{told}”" if told else "Ở đầu văn bản"
    colour = theme.colour("secondary").name()
    return (
        f"<tr><td colspan='2'><font color='{colour}'>{escape(place)}</font></td></tr>"
        f"<tr>{_cell(there, 'error', 's')}{_cell(anew, 'good', 'u')}</tr>"
    )


def _cell(lines: Sequence[MarkedLine], tone: str, mark: str) -> str:
    if not lines:
        return "<td width='50%'>(không có)</td>"
    colour, ground = theme.colour(tone).name(), theme.colour(f"{tone}_soft").name()

    def told(line: MarkedLine) -> str:
        return " ".join(
            f"<{mark}><b><font color='{colour}'>{escape(run.text)}</font></b></{mark}>"
            if run.changed
            else escape(run.text)
            for run in line
        )

    return f"<td width='50%' valign='top' bgcolor='{ground}'>{'<br/>'.join(map(told, lines))}</td>"
