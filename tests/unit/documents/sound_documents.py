"""Documents without a fault: what our templates print, and pieces that only other people's documents hold."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.word_tools import made

BODY = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
FOOTER = "word/footer9.xml"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Parts = dict[str, bytes]


def parts_of(path: Path) -> Parts:
    """All parts of a Word file."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def written(parts: Mapping[str, bytes], out: Path) -> Path:
    """A Word file of these parts."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out


def paragraph(text: str, style: str = "BodyText1", layout: str = "", face: str = "") -> str:
    """A paragraph with direct format over a style of our templates."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>'
        f'<w:r><w:rPr>{face}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


_CENTRED = '<w:keepNext/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
_BOLD = "<w:b/>"
OUTLINE = (
    paragraph("Chương I", layout=_CENTRED, face=_BOLD)
    + paragraph("QUY ĐỊNH CHUNG", layout=_CENTRED, face=_BOLD)
    + paragraph("Mục 1", layout=_CENTRED, face=_BOLD)
    + paragraph("PHẠM VI ÁP DỤNG", layout=_CENTRED, face=_BOLD)
    + paragraph("1. Đối tượng áp dụng gồm:")
    + paragraph("a) Các phòng, ban;")
    + paragraph("b) Các trường học;")
    + paragraph("2. Thời hạn gửi hồ sơ trước ngày 30 tháng 11 năm 2026.")
)
PROSE = (
    paragraph("Phong trào do Ủy ban nhân dân xã Tân Hòa phát động được Nhân dân và Nhà nước ghi nhận.")
    + paragraph("Tập thể đã được tặng Huân chương Lao động hạng Nhất theo khoản 2 Điều 5 của Luật.")
    + paragraph("Việc khen thưởng ông Nguyễn Văn Minh ở Phường 1, tỉnh Đồng Tháp bảo đảm hòa thuận, đúng quy định.")
    + paragraph(
        "Kinh phí là 4.560.000 đồng (bằng chữ: Bốn triệu năm trăm sáu mươi nghìn đồng), tăng 2,5% so với năm trước."
    )
    + paragraph("Hồ sơ thực hiện theo Nghị định số 152/2025/NĐ-CP.")
)
_LINE = '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr></w:pPr></w:p>'
COPY = _LINE + (
    '<w:tbl><w:tblPr><w:tblW w:w="9355" w:type="dxa"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="3685"/><w:gridCol w:w="5670"/></w:tblGrid>'
    "<w:tr><w:tc>"
    + paragraph("VĂN PHÒNG", "IssuingOrgan")
    + paragraph("Số: 05/SY-VP", "Reference")
    + "</w:tc><w:tc>"
    + paragraph("SAO Y (05)", "DocumentType")
    + "</w:tc></w:tr></w:tbl>"
)
_FRAME = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="1"/>' for side in ("top", "left", "bottom", "right"))
MARKS = (
    paragraph("12/TTr-UBND; 05/11/2026 08:30:00 +07:00", layout='<w:jc w:val="right"/>', face='<w:sz w:val="20"/>')
    + paragraph("KHẨN", layout=f"<w:pBdr>{_FRAME}</w:pBdr>", face='<w:b/><w:color w:val="FF0000"/>')
    + paragraph("LƯU HÀNH NỘI BỘ", layout=f"<w:pBdr>{_FRAME}</w:pBdr>", face=_BOLD)
)
_ADDRESS = (
    f"<w:ftr {_NAMESPACES}>"
    '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1"/></w:pBdr></w:pPr><w:r><w:rPr><w:sz w:val="22"/>'
    "</w:rPr><w:t>Ấp 2, xã An Thới Đông; điện thoại: (028) 3812 3456</w:t></w:r></w:p></w:ftr>"
)


def png(colour: tuple[int, ...]) -> bytes:
    """A PNG of 8 × 4 pixels of one colour; four channels make it transparent."""
    kind = 6 if len(colour) == 4 else 2
    rows = b"".join(b"\x00" + bytes(colour) * 8 for _ in range(4))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 8, 4, 8, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


SIGNATURE, SEAL = "word/media/signature.png", "word/media/seal.png"


def _picture(link: str) -> str:
    return (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="500000"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="picture">'
        f'<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        f'<a:blip r:embed="{link}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
        "</w:r></w:p>"
    )


def _replaced(parts: Parts, name: str, old: str, new: str) -> Parts:
    text = parts[name].decode("utf-8")
    assert old in text, old
    return {**parts, name: text.replace(old, new, 1).encode("utf-8")}


def _linked(parts: Parts, identity: str, kind: str, target: str) -> Parts:
    link = f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return _replaced(parts, LINKS, "</Relationships>", f"{link}</Relationships>")


def _before_text(parts: Parts, text: str, xml: str) -> Parts:
    """Inserts before the paragraph that holds a text."""
    body = parts[BODY].decode("utf-8")
    start = body.rindex("<w:p>", 0, body.index(text))
    return {**parts, BODY: f"{body[:start]}{xml}{body[start:]}".encode()}


def _outlined(parts: Parts) -> Parts:
    return _before_text(parts, "Hồ sơ kèm theo gồm", OUTLINE)


def _in_prose(parts: Parts) -> Parts:
    return _before_text(parts, "Hồ sơ kèm theo gồm", PROSE)


def _letter(parts: Parts) -> Parts:
    """A công văn: no kind, the subject below the number."""
    body = parts[BODY].decode("utf-8")
    for style in ("DocumentType", "Subject"):
        body = re.sub(rf'<w:p><w:pPr><w:pStyle w:val="{style}"/>.*?</w:p>', "", body, flags=re.DOTALL)
    body = re.sub(r"<w:p>(?:(?!</w:p>).)*rule:Subject.*?</w:p>", "", body, count=1, flags=re.DOTALL)
    subject = paragraph(
        "V/v đề nghị khen thưởng năm 2026", "Reference", '<w:spacing w:before="120"/>', '<w:sz w:val="24"/>'
    )
    number = re.search(r"<w:p>(?:(?!</w:p>).)*12/TTr-UBND.*?</w:p>", body, re.DOTALL)
    assert number is not None
    line = number.group(0).replace("12/TTr-UBND", "12/UBND-VHXH")
    return {**parts, BODY: body.replace(number.group(0), line + subject).encode()}


def _marked(parts: Parts) -> Parts:
    body = parts[BODY].decode("utf-8").replace("<w:body>", f"<w:body>{MARKS}", 1)
    body = body.replace('w:t xml:space="preserve">- Lưu: VT, VHXH.</w:t></w:r></w:p>', "\\g", 1)
    drafter = paragraph("PL.(300)", "RecipientItem")
    body = body.replace("\\g", f'w:t xml:space="preserve">- Lưu: VT, VHXH.</w:t></w:r></w:p>{drafter}', 1)
    body = body.replace("<w:pgSz ", '<w:footerReference w:type="first" r:id="rIdFooter9"/><w:pgSz ', 1)
    return _linked({**parts, BODY: body.encode(), FOOTER: _ADDRESS.encode()}, "rIdFooter9", "footer", "footer9.xml")


def _copied(parts: Parts) -> Parts:
    body = parts[BODY].decode("utf-8")
    end = body.rindex("<w:sectPr>")
    return {**parts, BODY: f"{body[:end]}{COPY}{body[end:]}".encode()}


def _signed(parts: Parts) -> Parts:
    parts = {**parts, SIGNATURE: png((20, 40, 200, 255)), SEAL: png((220, 20, 30, 255))}
    for identity, name in (("rIdSignature", SIGNATURE), ("rIdSeal", SEAL)):
        parts = _linked(parts, identity, "image", name.removeprefix("word/"))
    return _before_text(parts, "Trần Thị Bích Ngọc", _picture("rIdSeal") + _picture("rIdSignature"))


def _one_addressee(parts: Parts) -> Parts:
    """Kính gửi with the one addressee on the same line."""
    body = parts[BODY].decode("utf-8")
    lines = re.findall(r"<w:p>(?:(?!</w:p>).)*?\"(?:AddresseeLabel|AddresseeItem)\".*?</w:p>", body, re.DOTALL)
    assert len(lines) == 3, lines
    for line in lines[1:]:
        body = body.replace(line, "", 1)
    one = paragraph("Kính gửi: Sở Nội vụ Thành phố Hồ Chí Minh", "AddresseeLabel")
    return {**parts, BODY: body.replace(lines[0], one, 1).encode()}


def _of_a_department(parts: Parts) -> Parts:
    """The same statement by a department of a province."""
    for old, new in (
        ('"IssuingOrgan"', '"Superior"'),
        (">ỦY BAN NHÂN DÂN<", ">UBND THÀNH PHỐ ĐỒNG NAI<"),
        (">XÃ AN THỚI ĐÔNG<", ">SỞ Y TẾ<"),
        ("An Thới Đông, ngày", "Đồng Nai, ngày"),
    ):
        parts = _replaced(parts, BODY, old, new)
    body = parts[BODY].decode("utf-8")
    return {**parts, BODY: re.sub(r'<wp:extent cx="\d+"', '<wp:extent cx="270000"', body, count=1).encode()}


def _people_only(parts: Parts) -> Parts:
    return _replaced(parts, BODY, "Họ và tên, tên tập thể", "Họ và tên")


EXTENDED: dict[str, tuple[str, Callable[[Parts], Parts]]] = {
    "outlined_statement": ("request_statement", _outlined),
    "prose": ("request_statement", _in_prose),
    "letter": ("request_statement", _letter),
    "department_statement": ("request_statement", _of_a_department),
    "one_addressee": ("request_statement", _one_addressee),
    "marked_statement": ("request_statement", _marked),
    "copied_statement": ("request_statement", _copied),
    "signed_statement": ("request_statement", _signed),
    "people_minutes": ("minutes", _people_only),
}


def sound_parts(name: str, folder: Path) -> Parts:
    """The parts of a sound document: a kind of our catalogue or one of the extended ones."""
    kind, extend = EXTENDED.get(name, (name, dict))
    return dict(extend(parts_of(made(template_path(KINDS[kind]), SAMPLES[kind], folder / f"{name}.docx"))))
