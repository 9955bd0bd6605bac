"""Ways of setting a paper in Word: what holds the heading, what draws the lines, where letters get their face."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from khenthuong_desktop.documents.text_width import width_mm
from tests.unit.documents.examination import wordml
from tests.unit.documents.examination.faces import FACES, Face
from tests.unit.documents.examination.papers import Line, Paper
from tests.unit.documents.examination.wordml import STROKES, cell, row, table

NATIONAL, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_LEFT, _RIGHT = 3600, 5755
_UNDERSCORE_MM = 7 * 25.4 / 72


@dataclass(frozen=True)
class Page:
    """Page set-up; lengths in twentieths of a point."""

    width: int = 11906
    height: int = 16838
    top: int = 1134
    bottom: int = 1134
    left: int = 1701
    right: int = 851
    gutter: int = 0
    title_page: bool = True
    number_format: str = "decimal"
    number_start: str = ""
    annex_start: str = "1"
    number_in: str = "header"


@dataclass(frozen=True)
class Make:
    """How one writer sets his papers."""

    heading: str = "two_rows"
    line: str = "connector"
    fonts: str = "direct"
    runs: str = "whole"
    number: str = "simple"
    ending: str = "table"
    listing: str = "typed"
    padding: int | None = 0
    strict: bool = False
    page: Page = Page()
    national: str = NATIONAL
    motto: str = MOTTO
    shares: dict[str, float] = field(default_factory=lambda: {"motto": 1.0, "organ": 0.42, "subject": 0.42})
    faces: dict[str, Face] = field(default_factory=lambda: dict(FACES))
    body_more: str = ""  # before the text of the first paragraph of running text
    sign_whole: bool = True
    last_kept: bool = True
    sign_blanks: int = 4
    table_heading: bool = True
    table_whole: bool = True

    def face(self, role: str) -> Face:
        return self.faces.get(role, self.faces["text"])

    # Paragraphs

    def letters(self, role: str, face: Face, bold: bool = False) -> str:
        if self.fonts == "styles" and face == self.face(role):
            return "<w:rPr><w:b/></w:rPr>" if bold else "<w:rPr/>"
        if self.fonts == "character" and face == self.face(role):
            return f'<w:rPr><w:rStyle w:val="L_{role}"/>{"<w:b/>" if bold else ""}</w:rPr>'
        fonts = "" if self.fonts == "theme" and face.font == "Times New Roman" else wordml.fonts_of(face)
        return f"<w:rPr>{fonts}{'<w:b/>' if bold else ''}{wordml.letters(face)}</w:rPr>"

    def runs_of(self, role: str, text: str, face: Face | None = None) -> str:
        face = face or self.face(role)
        runs = []
        for part, bold in wordml.parted(role, text):
            given = self.letters(role, face, bold)
            pieces = [part]
            if self.runs == "split":
                pieces = re.split(r"(?<=[ệộòa])", part)
            runs += [f'<w:r w:rsidR="00A1">{given}{wordml.text_xml(piece)}</w:r>' for piece in pieces if piece]
        joint = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="b"/><w:bookmarkEnd w:id="7"/>'
        if self.runs == "tagged" and runs:
            tagged = f'<w:smartTag w:element="place">{runs[0]}</w:smartTag>{"".join(runs[1:])}'
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{tagged}</w:sdtContent></w:sdt>"
        return joint.join(runs) if self.runs == "split" else "".join(runs)

    def paragraph(self, role: str, text: str = "", more: str = "", extra: str = "") -> str:
        """A paragraph of a role; ``more`` is what else stands in it, ``extra`` in its properties."""
        face = self.face(role)
        if self.fonts in ("styles", "character"):
            given = f'<w:pStyle w:val="P_{role}"/>{extra}'
        else:
            given = extra + wordml.layout(face)
        return f"<w:p><w:pPr>{given}</w:pPr>{self.runs_of(role, text) if text else ''}{more}</w:p>"

    def rule(self, millimetres: float) -> str:
        """A paragraph with a drawn line of a length."""
        if not millimetres:
            return ""
        if self.line == "underscores":
            return self.paragraph("rule", "_" * max(1, round(millimetres / _UNDERSCORE_MM)))
        if self.line == "leader":
            stop = round(millimetres * 1440 / 25.4)
            tabs = f'<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="{stop}"/></w:tabs>'
            return self.paragraph("rule", more="<w:r><w:tab/></w:r>", extra=tabs)
        if self.line == "border":
            edge = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
            return self.paragraph("rule", extra=edge)
        return self.paragraph("rule", more=STROKES[self.line](millimetres))

    def _length(self, role: str, text: str, share: str) -> float:
        return min(width_mm(text, self.face(role).points, "bold"), 150) * self.shares[share]

    def below(self, role: str, text: str, share: str) -> str:
        """A line below a text, as long as its share of the text."""
        return self.rule(self._length(role, text, share))

    def strokes(self, role: str, text: str, share: str) -> str:
        """The same as a row of underscores."""
        return "_" * round(self._length(role, text, share) / _UNDERSCORE_MM)

    # Heading

    def left_lines(self, paper: Paper) -> list[str]:
        above = [self.paragraph("superior", paper.superior)] if paper.superior else []
        return [*above, *(self.paragraph("organ", line) for line in paper.organ)]

    def right_lines(self) -> list[str]:
        return [self.paragraph("national", self.national), self.paragraph("motto", self.motto)]

    def organ_rule(self, paper: Paper) -> str:
        return self.below("organ", paper.organ[-1], "organ")

    def motto_rule(self) -> str:
        return self.below("motto", MOTTO, "motto")

    def number_lines(self, paper: Paper) -> str:
        subject = self.paragraph("letter_subject", paper.letter_subject) if paper.letter_subject else ""
        return self.paragraph("number", paper.number) + subject

    def dateline(self, paper: Paper) -> str:
        return self.paragraph("dateline", paper.dateline) if paper.dateline else self.paragraph("blank")

    # Text

    def block(self, item: Line) -> str:
        if item.role == "rule":
            return self.below("subject", item.text, "subject")
        if item.role in ("clause", "point") and self.listing == "numbered" and not item.text.startswith("đ)"):
            identity = {"clause": 1, "point": 2}[item.role]
            listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{identity}"/></w:numPr>'
            return self.paragraph(item.role, item.text.split(" ", 1)[1], extra=listed)
        return self.paragraph(item.role, item.text)

    def text(self, paper: Paper) -> str:
        blocks = [self.block(item) for item in paper.blocks]
        last = blocks[-1]
        if not self.last_kept:
            return "".join(blocks)
        blocks[-1] = last.replace("<w:pPr>", "<w:pPr><w:keepNext/>", 1)
        if self.fonts in ("styles", "character"):
            blocks[-1] = re.sub(
                r"<w:pPr><w:keepNext/>(<w:pStyle [^>]*>)", r"<w:pPr>\1<w:keepNext/>", last and blocks[-1]
            )
        if self.body_more:
            place = next(n for n, item in enumerate(paper.blocks) if item.role in ("text", "article"))
            role = paper.blocks[place].role
            more = self.body_more.replace("<w:r>", f"<w:r>{self.letters(role, self.face(role))}")
            blocks[place] = blocks[place].replace("</w:pPr>", f"</w:pPr>{more}", 1)
        return "".join(blocks)

    # Ending

    def recipients(self, paper: Paper) -> str:
        items = "".join(self.paragraph("recipient", text) for text in paper.recipients)
        return self.paragraph("recipients", "Nơi nhận:") + items

    def signer(self, lines: tuple[str, ...], name: str) -> str:
        above = "".join(self.paragraph("sign", text) for text in lines)
        return above + self.paragraph("sign_room") * self.sign_blanks + self.paragraph("name", name)

    def annex(self, paper: Paper) -> str:
        if not paper.annex:
            return ""
        lines = "".join(self.paragraph(item.role, item.text) for item in paper.annex)
        widths = (700, 3000, 2600, 3000)
        rows = [
            row(
                *(
                    cell(self.paragraph("cell_head" if n == 0 else "cell", text), width)
                    for text, width in zip(texts, widths, strict=True)
                ),
                heading=n == 0 and self.table_heading,
                whole=self.table_whole,
            )
            for n, texts in enumerate(paper.rows)
        ]
        return lines + self.paragraph("blank") + table(*rows, grid=widths, padding=100)


Placer = Callable[[Make, Paper], str]
GRID = (_LEFT, _RIGHT)
