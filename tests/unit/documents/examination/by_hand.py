"""The same papers written with python-docx in the plainest way, as a script of a few minutes would."""

from pathlib import Path

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from khenthuong_desktop.documents.text_width import width_mm
from tests.unit.documents.examination.faces import FACES, Face
from tests.unit.documents.examination.papers import Paper
from tests.unit.documents.examination.wordml import parted

_ALIGNS = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "both": ALIGN.JUSTIFY, "right": ALIGN.RIGHT}
_UNDERSCORE_MM = 7 * 25.4 / 72


def _set(paragraph: WordParagraph, role: str, text: str) -> WordParagraph:
    face: Face = FACES.get(role, FACES["text"])
    layout = paragraph.paragraph_format
    paragraph.alignment = _ALIGNS[face.align]
    layout.first_line_indent, layout.left_indent = Pt(face.first_line / 20), Pt(face.left / 20)
    layout.space_before, layout.space_after = Pt(face.before / 20), Pt(face.after / 20)
    layout.line_spacing, layout.keep_with_next = face.line / 240, face.keep_next or None
    for part, bold in parted(role, text):
        run = paragraph.add_run(part)
        run.font.size, run.bold, run.italic = Pt(face.points), face.bold or bold, face.italic
    return paragraph


def _strokes(role: str, text: str, share: float) -> str:
    return "_" * round(width_mm(text, FACES[role].points, "bold") * share / _UNDERSCORE_MM)


def _fill(cell: _Cell, lines: list[tuple[str, str]]) -> None:
    """The first line goes into the paragraph that every cell has."""
    for number, (role, text) in enumerate(lines):
        _set(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), role, text)


def _row_whole(cell: _Cell) -> None:
    row = cell._tc.getparent()
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _heading(document: docx.document.Document, paper: Paper) -> None:
    table = document.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Mm(65), Mm(100)
    above = [("superior", paper.superior)] if paper.superior else []
    organ = [("organ", text) for text in paper.organ]
    _fill(table.cell(0, 0), [*above, *organ, ("rule", _strokes("organ", paper.organ[-1], 0.42))])
    right = [("national", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("motto", "Độc lập - Tự do - Hạnh phúc")]
    _fill(table.cell(0, 1), [*right, ("rule", _strokes("motto", right[1][1], 1))])
    subject = [("letter_subject", paper.letter_subject)] if paper.letter_subject else []
    _fill(table.cell(1, 0), [("number", paper.number), *subject])
    _fill(table.cell(1, 1), [("dateline", paper.dateline)])


def _ending(document: docx.document.Document, paper: Paper) -> None:
    table = document.add_table(rows=1, cols=2)
    blanks = [("sign_room", "")] * 4
    recipients = [("recipients", "Nơi nhận:"), *(("recipient", text) for text in paper.recipients)]
    right = [*(("sign", text) for text in paper.sign), *blanks, ("name", paper.name)]
    left = [*(("sign", text) for text in paper.left_sign), *blanks, ("name", paper.left_name)]
    _fill(table.cell(0, 0), left if paper.left_sign else recipients)
    _fill(table.cell(0, 1), right)
    _row_whole(table.cell(0, 0))
    if paper.left_sign:
        for role, text in recipients:
            _set(document.add_paragraph(), role, text)


def _page(document: docx.document.Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = number.add_run()
        run.font.size = Pt(13)
        piece = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            piece.set(qn("w:fldCharType"), kind)
        piece.text = code or None
        run._r.append(piece)


def write_by_hand(paper: Paper, out: Path) -> Path:
    """The paper without its annex."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    _page(document)
    _heading(document, paper)
    for item in paper.blocks:
        text = _strokes("subject", item.text, 0.42) if item.role == "rule" else item.text
        last = _set(document.add_paragraph(), item.role, text)
    last.paragraph_format.keep_with_next = True
    _ending(document, paper)
    document.save(str(out))
    return out
