"""A paper as a Word file: body, styles, numbering, theme, header, and what ties them together."""

import zipfile
from pathlib import Path

from tests.unit.documents.examination import wordml
from tests.unit.documents.examination.faces import Face
from tests.unit.documents.examination.makes import Make
from tests.unit.documents.examination.papers import Paper
from tests.unit.documents.examination.placing import ENDINGS, HEADINGS
from tests.unit.documents.examination.wordml import DECLARED, SPACES


def _header_xml(make: Make) -> str:
    face = make.letters("page", make.face("page"))
    shown = f"<w:r>{face}<w:t>2</w:t></w:r>"
    complex_field = (
        f'<w:r>{face}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{face}<w:instrText xml:space="preserve"> PAGE \\* '
        f'MERGEFORMAT </w:instrText></w:r><w:r>{face}<w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        f'<w:r>{face}<w:fldChar w:fldCharType="end"/></w:r>'
    )
    fields = {
        "simple": f'<w:fldSimple w:instr=" PAGE ">{shown}</w:fldSimple>',
        "complex": complex_field,
        "control": complex_field,
        "unfilled": complex_field.replace(shown, ""),
    }
    paragraph = make.paragraph("page", more=fields[make.number])
    if make.number == "control":
        paragraph = f"<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>{paragraph}</w:sdtContent></w:sdt><w:p/>"
    return f"<w:hdr {DECLARED}>{paragraph}</w:hdr>".replace(
        "w:hdr", "w:ftr" if make.page.number_in == "footer" else "w:hdr"
    )


def _section(make: Make, annex: bool = False) -> str:
    page = make.page
    start = page.annex_start if annex else page.number_start
    return (
        f'<w:sectPr><w:{page.number_in}Reference w:type="default" r:id="rId9"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/><w:pgMar w:top="{page.top}" w:right="{page.right}" '
        f'w:bottom="{page.bottom}" w:left="{page.left}" w:header="567" w:footer="567" w:gutter="{page.gutter}"/>'
        f'<w:pgNumType w:fmt="{page.number_format}"{f" w:start={chr(34)}{start}{chr(34)}" if start else ""}/>'
        f"{'<w:titlePg/>' if page.title_page else ''}</w:sectPr>"
    )


def _styles_xml(make: Make) -> str:
    times = wordml.fonts_of(Face())
    if make.fonts == "theme":
        slots = {"ascii": "HAnsi", "hAnsi": "HAnsi", "eastAsia": "EastAsia"}
        named = " ".join(f'w:{slot}Theme="minor{script}"' for slot, script in slots.items())
        themed = f'<w:rFonts {named} w:cstheme="minorBidi"/>'
        face = f"{themed}<w:sz w:val='22'/><w:lang w:val='vi-VN'/>"
        defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{face}</w:rPr></w:rPrDefault></w:docDefaults>"
        normal = ""
    else:
        defaults, normal = "", f'<w:rPr>{times}<w:sz w:val="24"/><w:lang w:val="vi-VN"/></w:rPr>'
    named = f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>{normal}</w:style>'
    base = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:basedOn w:val="a"/>'
        '<w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
    )
    roles = ""
    for role, look in make.faces.items():
        on_letters = make.fonts == "character"
        given = f"<w:rPr>{wordml.fonts_of(look)}{wordml.letters(look)}</w:rPr>"
        roles += (
            f'<w:style w:type="paragraph" w:styleId="P_{role}"><w:name w:val="{role}"/><w:basedOn w:val="Base"/>'
            f"<w:pPr>{wordml.layout(look)}</w:pPr>{'' if on_letters else given}</w:style>"
        )
        if on_letters:
            roles += f'<w:style w:type="character" w:styleId="L_{role}"><w:name w:val="c {role}"/>{given}</w:style>'
    return f"<w:styles {DECLARED}>{defaults}{named}{base}{roles}</w:styles>"


def _numbering_xml() -> str:
    def listed(identity: int, form: str, text: str) -> str:
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        return f'<w:abstractNum w:abstractNumId="{identity}">{level}</w:abstractNum>'

    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    return (
        f"<w:numbering {DECLARED}>{listed(1, 'decimal', '%1.')}{listed(2, 'lowerLetter', '%1)')}{numbers}</w:numbering>"
    )


_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OVERRIDES = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "theme/theme1": "application/vnd.openxmlformats-officedocument.theme+xml",
}


def _types(edge: str) -> str:
    kinds = {**_OVERRIDES, "edge": f"{_WORD}.{edge}+xml"}
    parts = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{parts}</Types>'
    )


_STRICT = {
    SPACES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    SPACES["r"]: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    SPACES["wp"]: "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    SPACES["a"]: "http://purl.oclc.org/ooxml/drawingml/main",
}


def _relations(**targets: str) -> str:
    links = "".join(
        f'<Relationship Id="{identity}" Type="{SPACES["r"]}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in ((name, value.split(" ")) for name, value in targets.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def parts_of(make: Make, paper: Paper) -> dict[str, str]:
    """The parts of the paper as a Word file."""
    body = HEADINGS[make.heading](make, paper) + make.text(paper) + ENDINGS[make.ending](make, paper)
    if paper.annex:
        body += f"<w:p><w:pPr>{_section(make)}</w:pPr></w:p>{make.annex(paper)}"
    body += _section(make, bool(paper.annex))
    edge = "header" if make.page.number_in == "header" else "footer"
    parts = {
        "[Content_Types].xml": _types(edge),
        "_rels/.rels": _relations(rId1="officeDocument word/document.xml"),
        "word/_rels/document.xml.rels": _relations(
            rId1="styles styles.xml",
            rId2="numbering numbering.xml",
            rId3="theme theme/theme1.xml",
            rId9=f"{edge} edge.xml",
        ),
        "word/document.xml": f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _styles_xml(make),
        "word/numbering.xml": _numbering_xml(),
        "word/theme/theme1.xml": _THEME,
        "word/edge.xml": _header_xml(make),
    }
    if make.strict:
        for old, new in _STRICT.items():
            parts = {name: content.replace(old, new) for name, content in parts.items()}
    return parts


def write(make: Make, paper: Paper, out: Path) -> Path:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts_of(make, paper).items():
            package.writestr(name, content)
    return out
