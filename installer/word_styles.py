"""The paragraph styles of the shipped Word templates: one for each part of a document, under the clerks' own words."""

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

# id: (name a clerk sees in Word, half-points, bold, italic, alignment, paragraph properties)
_BODY = '<w:spacing w:before="0" w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/>'
_TIGHT = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_AFTER_TABLE = _BODY.replace('w:before="0"', 'w:before="120"')
# Word wants a paragraph below a table: as low as can be, so that it alone never takes a page.
_THIN = '<w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/>'
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
    "LetterSubject": ("Trích yếu công văn", 24, False, False, "center", _gap(120, 0)),
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
    "BeforeTable": ("Dẫn vào bảng", 28, False, False, "both", "<w:keepNext/>" + _AFTER_TABLE),
    "TextAfterTable": ("Nội dung sau bảng", 28, False, False, "both", _AFTER_TABLE),
    "SectionHeading": ("Mục lớn", 28, True, False, "both", _HEADING),
    "SubHeading": ("Khoản có tiêu đề", 28, True, False, "both", _HEADING),
    "ChapterLabel": ("Chương", 28, True, False, "center", _gap(180, 0, keep=True)),
    "ChapterTitle": ("Tên chương", 28, True, False, "center", _gap(0, 120, keep=True)),
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
    "SignerName": ("Họ tên người ký", 28, True, False, "center", _gap(0, 0, keep=True)),
    "RecipientsLabel": ("Nơi nhận", 24, True, True, "left", _gap(0, 0, keep=True)),
    "RecipientItem": ("Danh sách nơi nhận", 22, False, False, "left", _gap(0, 0, keep=True)),
    "TableHead": ("Đầu bảng", 24, True, False, "center", _gap(40, 40, keep=True)),
    "TableText": ("Chữ trong bảng", 24, False, False, "left", _gap(40, 40)),
    "TableCentre": ("Số trong bảng", 24, False, False, "center", _gap(40, 40)),
    "TableGroup": ("Nhóm trong bảng", 24, True, False, "left", _gap(40, 40, keep=True)),
    "AfterTable": ("Sau bảng", 2, False, False, "left", _THIN),
    "FormNumber": ("Số hiệu mẫu", 24, True, False, "right", _TIGHT),
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
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" '
        'w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
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
