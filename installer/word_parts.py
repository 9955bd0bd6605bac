"""Building blocks of the shipped Word templates: styles, paragraphs, tables, drawn lines, and the package itself."""

import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from word_styles import HEAD, NAMESPACES, styles_part

TEXT_WIDTH = 9355  # twentieths of a point: A4 less 30 mm at the left and 15 mm at the right, 165 mm
LANDSCAPE_WIDTH = 14287  # 252 mm
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000
_BELOW = 120  # room above what stands below signatures
# Rows that stay with what follows. The heading row always does: no table begins with a single row of several, and
# none ends so. The last two go with the end of a paper, so that no signature stands alone; but never a whole table.
WITH_END = "loop.first and loop.length > 3 or loop.index > 1 and loop.revindex <= 2"
AMID_TEXT = "not loop.last and (loop.first or loop.revindex == 2)"


def run(text: str, bold: bool | None = None) -> str:
    """A run of text, in the face of its paragraph unless told."""
    face = (
        ""
        if bold is None
        else ("<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr>')
    )
    return f'<w:r>{face}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(style: str, *texts: str | tuple[str, bool], kept: bool = False) -> str:
    """A paragraph of one style; a ``(text, bold)`` pair changes the weight of one run.

    ``kept``: never on another page than what follows.
    """
    runs = "".join(run(*text) if isinstance(text, tuple) else run(text) for text in texts if text)
    keep = "<w:keepNext/>" if kept else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{runs}</w:p>'


def tag(statement: str) -> str:
    """A paragraph that holds only a statement and vanishes when the template is filled."""
    return paragraph("BodyText1", f"{{%p {statement} %}}")


def each(statement: str, *content: str) -> str:
    """``content`` once for every item of a loop."""
    return tag(f"for {statement}") + "".join(content) + tag("endfor")


def when(condition: str, content: str, otherwise: str = "") -> str:
    """``content`` when the condition holds, else ``otherwise``."""
    return tag(f"if {condition}") + content + (tag("else") + otherwise if otherwise else "") + tag("endif")


def rule(number: int, name: str, millimetres: float) -> str:
    """A drawn line, centred, 0.75 pt, in its own thin paragraph; old Word shows the VML line."""
    width = round(millimetres * EMU_PER_MM)
    points = millimetres / 25.4 * 72
    return (
        '<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>25400</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
        "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f'</mc:Choice><mc:Fallback><w:pict><v:line id="rule{number}" style="position:absolute;'
        'mso-position-horizontal:center;mso-position-horizontal-relative:text;z-index:251659264" '
        f'from="0,2pt" to="{points:.1f}pt,2pt" strokecolor="black" strokeweight=".75pt"/></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r></w:p>"
    )


def _grid(widths: Sequence[int]) -> str:
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"


_NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_CELL_NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def layout_table(
    widths: Sequence[int], rows: Sequence[Sequence[str]], level: int | None = None, below: str = ""
) -> str:
    """A table without borders or padding that only places things side by side.

    ``level`` is the row whose cells stand at its foot; ``below`` goes over the whole width.
    """
    lines = [
        "".join(
            _layout_cell(width, cell, "bottom" if place == level else "top")
            for width, cell in zip(widths, row, strict=True)
        )
        for place, row in enumerate(rows)
    ]
    if below:
        lines.append(_layout_cell(sum(widths), below, "top", len(widths), _BELOW))
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{line}</w:tr>" for line in lines)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{_NO_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{_grid(widths)}{body}</w:tbl>"
    )


def _layout_cell(width: int, content: str, foot: str, span: int = 1, room: int = 0) -> str:
    above = f'<w:top w:w="{room}" w:type="dxa"/>' if room else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_span(span)}<w:tcBorders>{_CELL_NO_BORDERS}</w:tcBorders>'
        f'<w:tcMar>{above}<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
        f'<w:vAlign w:val="{foot}"/></w:tcPr>{content}</w:tc>'
    )


def _cell(width: int, style: str, text: str, span: int = 1, kept: bool = False) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_span(span)}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(style, text, kept=kept)}</w:tc>"
    )


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""


def data_table(widths: Sequence[int], headings: Sequence[str], *rows: str) -> str:
    """A ruled table whose heading row repeats on each page."""
    head = "".join(_cell(width, "TableHead", text) for width, text in zip(widths, headings, strict=True))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{_grid(widths)}<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(rows)}</w:tbl>"
    )


def data_row(
    widths: Sequence[int], cells: Sequence[str], centred: Sequence[int] = (0,), height: int = 0, kept: bool = False
) -> str:
    """A row of a data table, at least ``height`` millimetres high; ``kept`` on the page of what follows."""
    body = "".join(
        _cell(width, "TableCentre" if place in centred else "TableText", text, kept=kept)
        for place, (width, text) in enumerate(zip(widths, cells, strict=True))
    )
    least = f'<w:trHeight w:val="{round(height * TWIPS_PER_MM)}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}</w:trPr>{body}</w:tr>"


def data_rows(
    widths: Sequence[int],
    loop: str,
    cells: Sequence[str],
    centred: Sequence[int] = (0,),
    height: int = 0,
    above: str = "",
    kept: str = WITH_END,
) -> str:
    """A row for every item of a loop, each with ``above`` before it; ``kept`` tells which stay with what follows."""
    return (
        tag_row(widths, f"for {loop}")
        + above
        + tag_row(widths, f"if {kept}")
        + data_row(widths, cells, centred, height, kept=True)
        + tag_row(widths, "else")
        + data_row(widths, cells, centred, height)
        + tag_row(widths, "endif")
        + tag_row(widths, "endfor")
    )


def group_row(widths: Sequence[int], numeral: str, title: str) -> str:
    """A bold row that opens or ends a group."""
    return (
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(widths[0], 'TableHead', numeral)}"
        f"{_cell(sum(widths[1:]), 'TableGroup', title, len(widths) - 1)}</w:tr>"
    )


def tag_row(widths: Sequence[int], statement: str) -> str:
    """A row that holds only a statement and vanishes when the template is filled."""
    return (
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f"{_cell(sum(widths), 'TableText', f'{{%tr {statement} %}}', len(widths))}</w:tr>"
    )


def section(kind: str = "", first_page: int | None = None, landscape: bool = False) -> str:
    """Page set-up: A4, margins 20-20-30-15 mm, page number in the top margin from the second page."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    start = f' w:start="{first_page}"' if first_page else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:headerReference w:type="first" r:id="rIdHeaderFirst"/>'
        f'{f"""<w:type w:val="{kind}"/>""" if kind else ""}<w:pgSz {size}/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="decimal"{start}/><w:titlePg/></w:sectPr>'
    )


def section_break(content: str) -> str:
    """End of the first section, in the paragraph below its last table."""
    return f'<w:p><w:pPr><w:pStyle w:val="AfterTable"/>{content}</w:pPr></w:p>'


_FIELD = "".join(
    f"<w:r>{inner}</w:r>"
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def write_template(path: Path, title: str, body: str, form: bool = False) -> None:
    """The whole package, with fixed dates, so that the same source gives the same bytes.

    ``form``: the number of the form stands in the top margin of the first page, where there is one.
    """
    first_header = paragraph("FormNumber", "{{ form }}") if form else paragraph("PageNumber1")
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="{name}" ContentType="{kind}"/>'
            for name, kind in (
                ("/word/document.xml", f"{_WORD}.document.main+xml"),
                ("/word/styles.xml", f"{_WORD}.styles+xml"),
                ("/word/settings.xml", f"{_WORD}.settings+xml"),
                ("/word/header1.xml", f"{_WORD}.header+xml"),
                ("/word/header2.xml", f"{_WORD}.header+xml"),
                ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            )
        )
        + "</Types>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f"{HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator></dc:creator><dc:language>vi-VN</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>',
        "word/_rels/document.xml.rels": f"{HEAD}<Relationships "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdStyles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rIdSettings" Type="{_OFFICE}/settings" Target="settings.xml"/>'
        f'<Relationship Id="rIdHeader" Type="{_OFFICE}/header" Target="header1.xml"/>'
        f'<Relationship Id="rIdHeaderFirst" Type="{_OFFICE}/header" Target="header2.xml"/></Relationships>',
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles_part(),
        "word/settings.xml": f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol '
        'w:val=","/><w:listSeparator w:val=";"/></w:settings>',
        "word/header1.xml": f"{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle "
        f'w:val="PageNumber1"/></w:pPr>{_FIELD}</w:p></w:hdr>',
        "word/header2.xml": f"{HEAD}<w:hdr {NAMESPACES}>{first_header}</w:hdr>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode(), zipfile.ZIP_DEFLATED)
