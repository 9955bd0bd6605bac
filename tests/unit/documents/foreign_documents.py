"""A plan of a commune as clerks set it in Word, LibreOffice and WPS: all makes of heading, line, font and ending."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
NATIONAL, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
ORGAN, NUMBER = "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA", "Số: 60/KH-UBND"
DATELINE = "Tân Hòa, ngày 12 tháng 3 năm 2026"
_TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="{east}"/>'
_SINGLE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_MOTTO_MM, _ORGAN_MM, _SUBJECT_MM = 56.1, 17.0, 60.0


def _face(style: str, points: float, fonts: str) -> str:
    named = _TIMES.format(east="SimSun" if fonts == "wps" else "Times New Roman") if fonts in ("direct", "wps") else ""
    size = f'<w:sz w:val="{round(points * 2)}"/>' if points != 14 or named else ""
    return f"<w:rPr>{named}{'<w:b/>' if 'b' in style else ''}{'<w:i/>' if 'i' in style else ''}{size}</w:rPr>"


def _runs(text: str, face: str) -> str:
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    pieces, piece = [], ""
    for letter in [*text, ""]:
        if letter in marks or not letter:
            pieces.append(f'<w:t xml:space="preserve">{piece}</w:t>{marks.get(letter, "")}')
            piece = ""
        else:
            piece += letter
    return f"<w:r>{face}{''.join(pieces)}</w:r>"


@dataclass(frozen=True)
class Plan:
    """One plan; the choices say how it is set."""

    heading: str = "table"
    line: str = "drawing"
    fonts: str = "style"
    ending: str = "table"
    national_points: float = 12
    line_share: float = 1  # of the length that a line should have; 0: no line

    def paragraph(self, text: str, style: str = "", points: float = 14, layout: str = "", more: str = "") -> str:
        """A paragraph with single spacing unless its layout says otherwise."""
        spacing = "" if "<w:spacing" in layout else _SINGLE
        runs = _runs(text, _face(style, points, self.fonts)) if text else ""
        return f"<w:p><w:pPr>{spacing}{layout}</w:pPr>{runs}{more}</w:p>"

    def centred(self, text: str, style: str = "", points: float = 14, more: str = "") -> str:
        return self.paragraph(text, style, points, '<w:jc w:val="center"/>', more)

    def ruled(self, millimetres: float) -> str:
        """A paragraph that holds nothing but a line."""
        if not self.line_share:
            return ""
        millimetres *= self.line_share
        if self.line == "underscores":
            return self.centred("_" * round(millimetres / (14 * 0.5 * 25.4 / 72)), points=14)
        if self.line == "border":
            edge = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
            return self.paragraph("", layout=f'{edge}<w:ind w:left="1400" w:right="1400"/>')
        return self.centred("", more=LINES[self.line](millimetres))

    def body(self) -> str:
        spacing = '<w:spacing w:before="120" w:after="0" w:line="264" w:lineRule="auto"/>'
        text = f'{spacing}<w:ind w:firstLine="720"/><w:jc w:val="both"/>'
        title = f'<w:keepNext/>{spacing}<w:ind w:firstLine="720"/>'
        last = f"<w:keepNext/>{text}"
        return "".join(
            (
                self.centred("KẾ HOẠCH\nPhát động phong trào thi đua năm 2026", "b"),
                self.ruled(_SUBJECT_MM * 0.7),
                self.paragraph("I. MỤC ĐÍCH", "b", layout=title),
                self.paragraph("Nâng cao chất lượng phong trào “Toàn dân đoàn kết” trong xã.", layout=text),
                self.paragraph("II. TỔ CHỨC THỰC HIỆN", "b", layout=title),
                self._listed("Các phòng, ban xây dựng kế hoạch của đơn vị mình.", text),
                self._listed("Văn phòng theo dõi, đôn đốc việc thực hiện./.", last),
            )
        )

    def _listed(self, text: str, layout: str) -> str:
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        return self.paragraph(text, layout=layout.replace("<w:spacing", f"{numbered}<w:spacing", 1))

    def left_block(self) -> str:
        return self.centred(ORGAN, "b", 12) + self.ruled(_ORGAN_MM)

    def right_block(self) -> str:
        return self.centred(NATIONAL, "b", self.national_points) + self.centred(MOTTO, "b", 13) + self.ruled(_MOTTO_MM)

    def number(self) -> str:
        return self.centred(NUMBER, points=13)

    def dateline(self) -> str:
        return self.centred(DATELINE, "i", 13)

    def sign_blocks(self) -> tuple[str, str]:
        blank = self.centred("")
        left = self.paragraph("Nơi nhận:", "bi", 12) + self.paragraph("- Như trên các phòng;\n- Lưu: VT, VHXH.", "", 11)
        right = self.centred("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "b") + blank * 4 + self.centred("Lê Văn Hòa", "b")
        return left, right

    def write(self, out: Path) -> Path:
        """The plan as a Word file on the template that python-docx brings."""
        document = docx.Document()
        body = document.element.body
        for block in list(body)[:-1]:
            body.remove(block)
        xml = HEADINGS[self.heading](self) + self.body() + ENDINGS[self.ending](self)
        for block in reversed(list(parse_xml(f"<w:body {_DECLARED}>{xml}</w:body>"))):
            body.insert(0, block)
        _set_page(document)
        _set_fonts(document, self.fonts)
        _set_numbers(document)
        document.save(str(out))
        return out


def _table(*rows: tuple[str, str], edges: str = "") -> str:
    cell = "<w:tc><w:tcPr><w:tcW w:w='{width}' w:type='dxa'/>{edges}</w:tcPr>{content}</w:tc>"
    lines = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + cell.format(width=3600, edges=edges, content=left)
        + cell.format(width=5755, edges=edges, content=right)
        + "</w:tr>"
        for left, right in rows
    )
    padding = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    grid = '<w:tblGrid><w:gridCol w:w="3600"/><w:gridCol w:w="5755"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr>{padding}</w:tblPr>{grid}{lines}</w:tbl>"


def _two_tables(plan: Plan) -> str:
    return (
        _table((plan.left_block(), plan.right_block())) + plan.paragraph("") + _table((plan.number(), plan.dateline()))
    )


def _cell_borders(plan: Plan) -> str:
    """Lines as the lower edges of the cells."""
    edge = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders>'
    left = plan.centred(ORGAN, "b", 12)
    right = plan.centred(NATIONAL, "b", plan.national_points) + plan.centred(MOTTO, "b", 13)
    return _table((left, right), edges=edge) + _table((plan.number(), plan.dateline()))


def _tabs(plan: Plan) -> str:
    """Every line of the heading one paragraph, set with two centred tab stops."""
    stops = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'

    def line(left: str, right: str) -> str:
        return f"<w:p><w:pPr>{stops}{_SINGLE}</w:pPr>{left}{right}</w:p>"

    def part(text: str, style: str = "", points: float = 14) -> str:
        return _runs(f"\t{text}", _face(style, points, plan.fonts))

    first, second = ORGAN.split("\n")
    return (
        line(part(first, "b", 12), part(NATIONAL, "b", plan.national_points))
        + line(part(second, "b", 12), part(MOTTO, "b", 13))
        + line(part("_" * 7, points=14), part("_" * 23, points=14))
        + line(part(NUMBER, points=13), part(DATELINE, "i", 13))
    )


def _box(content: str, offset_mm: float) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:positionH relativeFrom='column'>"
        f"<wp:posOffset>{round(offset_mm * 36000)}</wp:posOffset></wp:positionH><wp:extent cx='2400000' cy='1200000'/>"
        f"<a:graphic><a:graphicData uri='shape'><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _vml_box(content: str, offset_mm: float) -> str:
    style = f"position:absolute;margin-left:{offset_mm * 72 / 25.4:.1f}pt;width:200pt;height:90pt"
    box = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return f"<w:r><w:pict><v:shape style='{style}'>{box}</v:shape></w:pict></w:r>"


def _boxed(box: Callable[[str, float], str]) -> Callable[[Plan], str]:
    """The right box comes first in the file, as happens when it was drawn first."""

    def heading(plan: Plan) -> str:
        right = box(plan.right_block() + plan.dateline(), 65)
        left = box(plan.left_block() + plan.number(), -5)
        return f"<w:p>{right}{left}</w:p>"

    return heading


HEADINGS: dict[str, Callable[[Plan], str]] = {
    "table": lambda plan: _table((plan.left_block(), plan.right_block()), (plan.number(), plan.dateline())),
    "one_row": lambda plan: _table((plan.left_block() + plan.number(), plan.right_block() + plan.dateline())),
    "two_tables": _two_tables,
    "cell_borders": _cell_borders,
    "tabs": _tabs,
    "boxes": _boxed(_box),
    "vml_boxes": _boxed(_vml_box),
}


def _drawing(graphic: str, millimetres: float, height: int = 0) -> str:
    extent = f"<wp:extent cx='{round(millimetres * 36000)}' cy='{height}'/>"
    return (
        f"<w:r><w:drawing><wp:anchor>{extent}<a:graphic><a:graphicData uri='shape'>{graphic}</a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _connector(millimetres: float) -> str:
    size = f"<a:xfrm><a:off x='0' y='0'/><a:ext cx='{round(millimetres * 36000)}' cy='0'/></a:xfrm>"
    return f"<wps:wsp><wps:cNvCnPr/><wps:spPr>{size}<a:prstGeom prst='line'/></wps:spPr></wps:wsp>"


def _points(millimetres: float) -> float:
    return round(millimetres * 72 / 25.4, 1)


LINES: dict[str, Callable[[float], str]] = {
    "drawing": lambda mm: _drawing(_connector(mm), mm),
    "group": lambda mm: _drawing(f"<wpg:wgp>{_connector(mm)}</wpg:wgp>", mm, 300_000),
    "vml_line": lambda mm: f"<w:r><w:pict><v:line from='10pt,2pt' to='{10 + _points(mm)}pt,2pt'/></w:pict></w:r>",
    "vml_inches": lambda mm: f"<w:r><w:pict><v:line from='0.5in,2pt' to='{0.5 + mm / 25.4:.3f}in,2pt'/></w:pict></w:r>",
    "vml_shape": lambda mm: (
        f"<w:r><w:pict><v:shape type='#_x0000_t32' style='position:absolute;margin-left:9pt;width:{_points(mm)}pt;"
        "height:0'/></w:pict></w:r>"
    ),
}


def _tabbed_ending(plan: Plan) -> str:
    stops = '<w:tabs><w:tab w:val="center" w:pos="6500"/></w:tabs>'

    def line(left: str, style: str, points: float, right: str = "") -> str:
        runs = _runs(left, _face(style, points, plan.fonts)) if left else ""
        runs += _runs(f"\t{right}", _face("b", 14, plan.fonts)) if right else ""
        return f"<w:p><w:pPr>{stops}{_SINGLE}</w:pPr>{runs}</w:p>"

    return (
        line("Nơi nhận:", "bi", 12, "TM. ỦY BAN NHÂN DÂN")
        + line("- Như trên các phòng;", "", 11, "CHỦ TỊCH")
        + line("- Lưu: VT, VHXH.", "", 11)
        + line("", "", 14) * 4
        + line("", "", 14, "Lê Văn Hòa")
    )


ENDINGS: dict[str, Callable[[Plan], str]] = {
    "table": lambda plan: _table(plan.sign_blocks()),
    "tabs": _tabbed_ending,
}


def _set_page(document: docx.document.Document) -> None:
    """A4 with the margins of the decree; the page number centred in the header by a tab, none on the first page."""
    section = document.sections[0]
    section.page_width, section.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
    section.top_margin = section.bottom_margin = docx.shared.Mm(20)
    section.left_margin, section.right_margin = docx.shared.Mm(30), docx.shared.Mm(15)
    section.different_first_page_header_footer = True
    field = '<w:fldSimple w:instr=" PAGE "><w:r>{face}<w:t>2</w:t></w:r></w:fldSimple>'.format(
        face=_face("", 13, "direct")
    )
    header = section.header.paragraphs[0]._p
    for block in parse_xml(f"<w:p {_DECLARED}><w:r><w:tab/></w:r>{field}</w:p>"):
        header.append(block)


def _set_fonts(document: docx.document.Document, fonts: str) -> None:
    styles = document.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.find(qn("w:lang")).set(qn("w:val"), "vi-VN")
    normal = document.styles["Normal"]
    if fonts not in ("direct", "wps"):
        normal.font.size = docx.shared.Pt(14)
    times = parse_xml(_TIMES.format(east="Times New Roman").replace("<w:rFonts", f"<w:rFonts {_DECLARED}"))
    if fonts == "style":
        normal.element.get_or_add_rPr().insert(0, times)
    elif fonts == "defaults":
        defaults.replace(defaults.find(qn("w:rFonts")), times)
    elif fonts == "theme":
        theme = next(part for part in document.part.package.iter_parts() if "theme" in str(part.partname))
        theme._blob = theme.blob.replace(b'<a:latin typeface="Cambria"/>', b'<a:latin typeface="Times New Roman"/>')


def _set_numbers(document: docx.document.Document) -> None:
    """A list numbered 1. 2. by Word itself."""
    numbering = document.part.numbering_part.element
    for item in list(numbering):
        numbering.remove(item)
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    for xml in (
        f'<w:abstractNum {_DECLARED} w:abstractNumId="0">{level}</w:abstractNum>',
        f'<w:num {_DECLARED} w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ):
        numbering.append(parse_xml(xml))
