"""Pieces of WordprocessingML as other programs write them: faces, runs, lines, boxes, tables."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.unit.documents.examination.faces import Face

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
_POINTS_A_MM = 72 / 25.4
_MARKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def fonts_of(face: Face) -> str:
    slots = " ".join(f'w:{slot}="{face.font}"' for slot in ("ascii", "hAnsi", "cs", "eastAsia"))
    return f"<w:rFonts {slots}/>"


def letters(face: Face) -> str:
    """What a face says of letters, fonts left out."""
    colour = f'<w:color w:val="{face.colour}"/>' if face.colour else ""
    size = round(face.points * 2)
    return (
        f"{'<w:b/>' if face.bold else ''}{'<w:i/>' if face.italic else ''}{colour}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{face.more}'
    )


def layout(face: Face, with_align: bool = True) -> str:
    """What a face says of the paragraph."""
    keep = "<w:keepNext/>" if face.keep_next else ""
    spacing = f'w:before="{face.before}" w:after="{face.after}" w:line="{face.line}" w:lineRule="{face.line_rule}"'
    align = f'<w:jc w:val="{face.align}"/>' if with_align else ""
    indent = f'<w:ind w:left="{face.left}" w:firstLine="{face.first_line}"/>'
    return f"{keep}<w:widowControl/><w:spacing {spacing}/>{indent}{align}"


def text_xml(text: str) -> str:
    """Text with its tabs and line breaks as elements."""
    pieces = re.split(r"([\n\t])", text)
    return "".join(_MARKS.get(p) or f'<w:t xml:space="preserve">{escape(p)}</w:t>' for p in pieces if p)


def parted(role: str, text: str) -> list[tuple[str, bool]]:
    """A text and whether each part of it is set in bold against its role."""
    lead = re.match(r"Điều \d+\.", text) if role == "article" else None
    return [(lead.group(0), True), (text[lead.end() :], False)] if lead else [(text, False)]


@dataclass(frozen=True)
class Stroke:
    """A drawn line: its length in mm, and what draws it."""

    millimetres: float
    by: str


def _connector(mm: float) -> str:
    width = round(mm * 36000)
    shape = (
        f"<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='{width}' cy='0'/></a:xfrm>"
        "<a:prstGeom prst='straightConnector1'/></wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        f"<w:drawing><wp:anchor><wp:positionH relativeFrom='column'><wp:posOffset>100</wp:posOffset></wp:positionH>"
        f"<wp:extent cx='{width}' cy='0'/><a:graphic><a:graphicData uri='wps'>{shape}</a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing>"
    )
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice>"
        f"<mc:Fallback>{_vml(mm)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _vml(mm: float) -> str:
    return f"<w:pict><v:line from='50pt,3.2pt' to='{50 + mm * _POINTS_A_MM:.2f}pt,3.2pt' strokecolor='black'/></w:pict>"


STROKES: dict[str, Callable[[float], str]] = {
    "connector": _connector,
    "vml": lambda mm: f"<w:r>{_vml(mm)}</w:r>",
    "straight_shape": lambda mm: (
        "<w:r><w:pict><v:shape type='#_x0000_t32' style='position:absolute;margin-left:43pt;"
        f"margin-top:1.5pt;width:{mm * _POINTS_A_MM:.2f}pt;height:0'/></w:pict></w:r>"
    ),
}


def box(content: str, left_mm: float) -> str:
    """A text box as Word 2010 and later write it."""
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:positionH relativeFrom='column'>"
        f"<wp:posOffset>{round(left_mm * 36000)}</wp:posOffset></wp:positionH><wp:extent cx='3600000' cy='900000'/>"
        f"<a:graphic><a:graphicData uri='x'><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect>"
        f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def cell(content: str, width: int = 0, borders: str = "", more: str = "") -> str:
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    return f"<w:tc><w:tcPr>{size}{more}{borders}</w:tcPr>{content or '<w:p/>'}</w:tc>"


def row(*cells: str, whole: bool = True, heading: bool = False) -> str:
    given = f"{'<w:cantSplit/>' if whole else ''}{'<w:tblHeader/>' if heading else ''}"
    return f"<w:tr><w:trPr>{given}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, grid: tuple[int, ...], padding: int | None = 0, more: str = "") -> str:
    margins = ""
    if padding is not None:
        sides = "".join(f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right"))
        margins = f"<w:tblCellMar>{sides}</w:tblCellMar>"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{more}{margins}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
