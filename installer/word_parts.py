"""Building blocks of the shipped Word templates: styles, paragraphs, tables, drawn lines, and the package itself."""

import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Times New Roman"
TEXT_WIDTH = 9355  # twentieths of a point: A4 less 30 mm at the left and 15 mm at the right, 165 mm
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000

# id: (name a clerk sees in Word, half-points, bold, italic, alignment, paragraph properties)
_BODY = '<w:spacing w:before="0" w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/>'
_TIGHT = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_AFTER_TABLE = _BODY.replace('w:before="0"', 'w:before="120"')
_HEADING = (
    '<w:keepNext/><w:spacing w:before="120" w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/>'
)


def _gap(before: int, after: int, keep: bool = False) -> str:
    return ("<w:keepNext/>" if keep else "") + (
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
    )


STYLES: dict[str, tuple[str, int, bool, bool, str, str]] = {
    "NationalName": ("Quốc hiệu", 24, True, False, "center", _TIGHT),
    "Motto": ("Tiêu ngữ", 26, True, False, "center", _TIGHT),
    "Superior": ("Cơ quan chủ quản", 24, False, False, "center", _TIGHT),
    "IssuingOrgan": ("Cơ quan ban hành", 24, True, False, "center", _TIGHT),
    "Rule": ("Đường kẻ", 4, False, False, "center", _gap(0, 100)),
    "Reference": ("Số, ký hiệu", 26, False, False, "center", _gap(60, 0)),
    "Dateline": ("Địa danh, thời gian", 26, False, True, "center", _gap(60, 0)),
    "DocumentType": ("Tên loại", 28, True, False, "center", _gap(360, 0, keep=True)),
    "Subject": ("Trích yếu", 28, True, False, "center", _gap(0, 0, keep=True)),
    "Authority": ("Thẩm quyền ban hành", 28, True, False, "center", _gap(180, 180, keep=True)),
    "Decides": ("Quyết định", 28, True, False, "center", _gap(180, 180, keep=True)),
    "Addressee": ("Kính gửi", 28, False, False, "center", _gap(120, 240)),
    "AddresseeLabel": (
        "Kính gửi nhiều nơi",
        28,
        False,
        False,
        "left",
        _gap(120, 0, keep=True) + '<w:ind w:left="1701"/>',
    ),
    "AddresseeItem": (
        "Nơi kính gửi",
        28,
        False,
        False,
        "left",
        _gap(60, 120) + '<w:ind w:left="2863" w:hanging="163"/>',
    ),
    "LegalBasis": ("Căn cứ", 28, False, True, "both", _BODY),
    "BodyText1": ("Nội dung", 28, False, False, "both", _BODY),
    "ClosingText": ("Nội dung cuối", 28, False, False, "both", "<w:keepNext/>" + _AFTER_TABLE),
    "AfterTableText": ("Nội dung sau bảng", 28, False, False, "both", _AFTER_TABLE),
    "SectionHeading": ("Mục lớn", 28, True, False, "both", _HEADING),
    "SubHeading": ("Khoản có tiêu đề", 28, True, False, "both", _HEADING),
    "SignAuthority": ("Quyền hạn, chức vụ", 28, True, False, "center", _gap(0, 0, keep=True)),
    "SignHint": ("Chỗ ký", 24, False, True, "center", _gap(0, 0, keep=True)),
    "SignSpace": (
        "Khoảng ký",
        24,
        False,
        False,
        "center",
        '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="1500" w:lineRule="exact"/>',
    ),
    "SignerName": ("Họ tên người ký", 28, True, False, "center", _TIGHT),
    "RecipientsLabel": ("Nơi nhận", 24, True, True, "left", _TIGHT),
    "RecipientItem": ("Danh sách nơi nhận", 22, False, False, "left", _TIGHT),
    "TableHead": ("Đầu bảng", 24, True, False, "center", _gap(40, 40)),
    "TableText": ("Chữ trong bảng", 24, False, False, "left", _gap(40, 40)),
    "TableCentre": ("Số trong bảng", 24, False, False, "center", _gap(40, 40)),
    "TableGroup": ("Nhóm trong bảng", 24, True, False, "left", _gap(40, 40, keep=True)),
    "AfterTable": ("Sau bảng", 12, False, False, "left", _TIGHT),
    "PageNumber1": ("Số trang", 26, False, False, "center", _TIGHT),
    "AppendixLabel": ("Phụ lục", 28, True, False, "center", _gap(0, 0, keep=True)),
    "AppendixTitle": ("Tên phụ lục", 28, True, False, "center", _gap(0, 0, keep=True)),
    "AppendixReference": ("Kèm theo văn bản", 28, False, True, "center", _gap(0, 180)),
}


def _fonts() -> str:
    return f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


def _order(properties: str, justify: str) -> str:
    """Paragraph properties in the order of the schema: keepNext, spacing, ind, jc."""
    return f'{properties}<w:jc w:val="{justify}"/>'


def styles_part() -> str:
    """``word/styles.xml``: one named style per part of a document, Times New Roman in every slot."""
    parts = [
        f"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts()}"
        '<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:rPr>{_fonts()}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    ]
    for style, (name, size, bold, italic, justify, properties) in STYLES.items():
        faces = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
        parts.append(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{_order(properties, justify)}</w:pPr>'
            f'<w:rPr>{_fonts()}{faces}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        )
    return "".join(parts) + "</w:styles>"


def run(text: str, bold: bool | None = None) -> str:
    """A run of text, in the face of its paragraph unless told."""
    face = (
        ""
        if bold is None
        else ("<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr>')
    )
    return f'<w:r>{face}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(style: str, *texts: str | tuple[str, bool]) -> str:
    """A paragraph of one style; a ``(text, bold)`` pair changes the weight of one run."""
    runs = "".join(run(*text) if isinstance(text, tuple) else run(text) for text in texts if text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


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


def layout_table(widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
    """A table without borders or padding that only places things side by side."""
    body = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:tcBorders>{_CELL_NO_BORDERS}</w:tcBorders>'
            f'<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{_NO_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{_grid(widths)}{body}</w:tbl>"
    )


def _cell(width: int, style: str, text: str, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(style, text)}</w:tc>"
    )


def data_table(widths: Sequence[int], headings: Sequence[str], *rows: str) -> str:
    """A ruled table whose heading row repeats on each page."""
    head = "".join(_cell(width, "TableHead", text) for width, text in zip(widths, headings, strict=True))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{_grid(widths)}<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(rows)}</w:tbl>"
    )


def data_row(widths: Sequence[int], cells: Sequence[str], centred: Sequence[int] = (0,)) -> str:
    """A row of a data table."""
    body = "".join(
        _cell(width, "TableCentre" if place in centred else "TableText", text)
        for place, (width, text) in enumerate(zip(widths, cells, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{body}</w:tr>"


def group_row(widths: Sequence[int], numeral: str, title: str) -> str:
    """A bold row that opens a group."""
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


def section(kind: str = "", first_page: int | None = None) -> str:
    """Page set-up: A4, margins 20-20-30-15 mm, page number in the top margin from the second page."""
    start = f' w:start="{first_page}"' if first_page else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:headerReference w:type="first" r:id="rIdHeaderFirst"/>'
        f'{f"""<w:type w:val="{kind}"/>""" if kind else ""}<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="decimal"{start}/><w:titlePg/></w:sectPr>'
    )


def section_break(content: str) -> str:
    """End of the first section, in the paragraph that closes it."""
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


def write_template(path: Path, title: str, body: str) -> None:
    """The whole package, with fixed dates, so that the same source gives the same bytes."""
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
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f"{HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator></dc:creator><dc:language>vi-VN</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdStyles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rIdSettings" Type="{_OFFICE}/settings" Target="settings.xml"/>'
        f'<Relationship Id="rIdHeader" Type="{_OFFICE}/header" Target="header1.xml"/>'
        f'<Relationship Id="rIdHeaderFirst" Type="{_OFFICE}/header" Target="header2.xml"/></Relationships>',
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles_part(),
        "word/settings.xml": f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>',
        "word/header1.xml": f'{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="PageNumber1"/></w:pPr>{_FIELD}</w:p></w:hdr>',
        "word/header2.xml": f"{HEAD}<w:hdr {NAMESPACES}>{paragraph('PageNumber1')}</w:hdr>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode(), zipfile.ZIP_DEFLATED)
