"""The mutation corpus of the format check: for every rule a sound document and the one change that breaks it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.unit.documents.sound_documents import BODY, FOOTER, SEAL, SIGNATURE, png

STYLES = "word/styles.xml"
Change = Callable[[str], str]


@dataclass(frozen=True)
class Fault:
    """One seeded fault: the rule, the sound document, the part and its change, other rules that must break with it."""

    id: str
    document: str
    part: str
    change: Change | bytes
    also: frozenset[str] = frozenset()


def text(old: str, new: str) -> Callable[[str], str]:
    return lambda xml: xml.replace(old, new, 1)


def style(name: str, old: str, new: str) -> Callable[[str], str]:
    """Changes one thing inside one paragraph style."""

    def change(xml: str) -> str:
        block = re.search(rf'<w:style [^>]*w:styleId="{name}">.*?</w:style>', xml, re.DOTALL)
        assert block is not None
        return xml.replace(block.group(0), re.sub(old, new, block.group(0), count=1))

    return change


FAULTS: tuple[Fault, ...] = (
    Fault("P01", "request_statement", BODY, text('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    Fault("P02", "request_statement", BODY, text('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')),
    Fault("P03", "minutes", BODY, text('w:top="1134"', 'w:top="1700"')),
    Fault("P04", "minutes", BODY, text('w:bottom="1134"', 'w:bottom="567"')),
    Fault("P05", "minutes", BODY, text('w:left="1701"', 'w:left="1134"')),
    Fault("P06", "request_statement", BODY, text('w:right="850"', 'w:right="1440"')),
    Fault("P07", "minutes", BODY, text('w:gutter="0"', 'w:gutter="284"')),
    Fault("P08", "minutes", "word/header1.xml", text(" PAGE ", " DATE ")),
    Fault("P09", "minutes", STYLES, style("PageNumber1", 'w:sz w:val="26"', 'w:sz w:val="22"')),
    Fault("P10", "minutes", BODY, text("<w:titlePg/>", "")),
    Fault("P11", "minutes", BODY, text('w:fmt="decimal"', 'w:fmt="upperRoman"')),
    Fault("P12", "decision", BODY, text(' w:start="1"', "")),
    Fault("F01", "minutes", STYLES, style("BodyText1", 'w:ascii="Times New Roman"', 'w:ascii="Arial"')),
    Fault("F02", "minutes", STYLES, style("BodyText1", 'w:eastAsia="Times New Roman"', 'w:eastAsia="SimSun"')),
    Fault(
        "F03",
        "minutes",
        BODY,
        text(
            '<w:r><w:t xml:space="preserve">BIÊN',
            '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">BIÊN',
        ),
    ),
    Fault("F04", "minutes", BODY, text("Địa điểm:", "\u00d0ịa điểm:")),
    Fault("F04", "minutes", BODY, text("Hội đồng: 4", "Hô\u0323i đồng: 4")),
    Fault("F05", "minutes", STYLES, style("BodyText1", 'w:ascii="Times New Roman"', 'w:ascii=".VnTime"')),
    Fault("F06", "request_statement", STYLES, style("Dateline", 'w:sz w:val="26"', 'w:sz w:val="28"')),
    Fault("F07", "minutes", STYLES, style("ClosingText", 'w:sz w:val="28"', 'w:sz w:val="26"')),
    Fault("F08", "minutes", STYLES, style("Motto", "<w:b/>", '<w:b/><w:u w:val="single"/>')),
    Fault("F09", "minutes", BODY, text("Địa điểm:", "Địa điểm: {{ x }}")),
    Fault("F09", "minutes", STYLES, style("BodyText1", "<w:sz ", '<w:highlight w:val="yellow"/><w:sz ')),
    Fault(
        "F09",
        "minutes",
        BODY,
        text(
            '<w:r><w:t xml:space="preserve">Địa điểm',
            '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:t xml:space="preserve">Địa điểm',
        ),
    ),
    Fault("F10", "minutes", STYLES, text('w:lang w:val="vi-VN"', 'w:lang w:val="en-US"')),
    Fault("Q01", "minutes", BODY, text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HÒA XÃ HỘI CHŨ NGHĨA")),
    Fault("Q02", "minutes", STYLES, style("NationalName", 'w:sz w:val="24"', 'w:sz w:val="22"')),
    Fault("Q03", "minutes", STYLES, style("NationalName", "<w:b/>", "")),
    Fault("Q04", "minutes", STYLES, style("NationalName", '"center"', '"left"')),
    Fault("Q05", "minutes", BODY, text('<w:gridCol w:w="5670"/>', '<w:gridCol w:w="4500"/>')),
    Fault("Q06", "minutes", BODY, text("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")),
    Fault("Q07", "minutes", STYLES, style("Motto", "<w:b/>", "<w:b/><w:i/>")),
    Fault("Q08", "minutes", STYLES, style("Motto", 'w:after="0"', 'w:after="120"')),
    Fault("Q09", "minutes", BODY, text('<wp:extent cx="2019600"', '<wp:extent cx="3019600"')),
    Fault("Q10", "initiative_application", STYLES, style("NationalName", 'w:jc w:val="center"', 'w:jc w:val="left"')),
    Fault("A01", "minutes", STYLES, style("IssuingOrgan", "<w:b/>", "")),
    Fault("A02", "minutes", STYLES, style("Superior", "<w:sz ", "<w:i/><w:sz ")),
    Fault("A03", "minutes", STYLES, style("IssuingOrgan", 'w:line="240"', 'w:line="360"')),
    Fault("A04", "minutes", BODY, lambda xml: re.sub(r'<wp:extent cx="\d+"', '<wp:extent cx="2500000"', xml, count=1)),
    Fault("A05", "request_statement", BODY, text("ỦY BAN NHÂN DÂN<", "UBND<")),
    Fault("S01", "request_statement", STYLES, style("Reference", "<w:sz ", "<w:b/><w:sz ")),
    Fault("S02", "request_statement", STYLES, style("Reference", '"center"', '"left"')),
    Fault("S03", "request_statement", BODY, text("Số: 12/", "Số: 5/")),
    Fault("S04", "request_statement", BODY, text("12/TTr-UBND", "12/TTR-UBND")),
    Fault("S06", "request_statement", BODY, text("Số: 12/TTr", "Số: 12 /TTr")),
    Fault("S07", "request_statement", BODY, text("12/TTr-UBND", "12/BC-UBND")),
    Fault("S08", "request_statement", BODY, text("12/TTr-UBND", "12/2026/TTr-UBND")),
    Fault(
        "D01",
        "request_statement",
        BODY,
        text("An Thới Đông, ngày 05 tháng 11 năm 2026<", "An Thới Đông ngày 05 tháng 11 năm 2026<"),
    ),
    Fault("D02", "decision", BODY, text("tháng 11 năm 2026<", "tháng 07 năm 2026<")),
    Fault("D02", "request_statement", BODY, text(", ngày 05 tháng 11 năm 2026<", ", ngày 05 tháng 2 năm 2027<")),
    Fault("D03", "request_statement", STYLES, style("Dateline", "<w:i/>", "")),
    Fault("D04", "request_statement", STYLES, style("Dateline", '"center"', '"right"')),
    Fault("D06", "request_statement", BODY, text(", ngày 05 tháng 11 năm 2026<", ", ngày 31 tháng 11 năm 2026<")),
    Fault(
        "D07",
        "minutes",
        BODY,
        text(
            '<w:pStyle w:val="Dateline"/></w:pPr>',
            '<w:pStyle w:val="Dateline"/></w:pPr><w:r><w:t>An Thới Đông, ngày 02 tháng 11 năm 2026</w:t></w:r>',
        ),
    ),
    Fault("T01", "request_statement", STYLES, style("DocumentType", '"center"', '"left"')),
    Fault("T02", "request_statement", STYLES, style("Subject", "<w:b/>", "<w:b/><w:i/>")),
    Fault(
        "T03",
        "request_statement",
        BODY,
        lambda xml: re.sub(
            r'(<wp:extent cx=")\d+("(?:(?!<wp:extent).)*rule:Subject)', r"\g<1>5000000\2", xml, flags=re.DOTALL
        ),
    ),
    Fault("T05", "request_statement", BODY, text("” năm 2026<", "” năm 2026.<")),
    Fault("T06", "decision", BODY, text("Về việc tặng", "V/v tặng")),
    Fault("T07", "decision", STYLES, style("Authority", "<w:b/>", "")),
    Fault("T08", "decision", BODY, text("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH")),
    Fault("C01", "request_statement", STYLES, style("LegalBasis", "<w:i/>", "")),
    Fault("C02", "request_statement", BODY, text("ngày 15 tháng 6 năm 2022;", "ngày 15 tháng 6 năm 2022,")),
    Fault("C02", "request_statement", BODY, text("Khen thưởng xã An Thới Đông.", "Khen thưởng xã An Thới Đông;")),
    Fault(
        "C03",
        "request_statement",
        BODY,
        text("Luật Thi đua, khen thưởng ngày", "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày"),
    ),
    Fault("B01", "minutes", STYLES, style("BodyText1", 'w:sz w:val="28"', 'w:sz w:val="24"')),
    Fault("B02", "minutes", STYLES, style("BodyText1", '"both"', '"left"')),
    Fault("B03", "minutes", STYLES, style("BodyText1", 'w:firstLine="720"', 'w:firstLine="0"')),
    Fault("B04", "minutes", STYLES, style("BodyText1", 'w:after="120"', 'w:after="0"')),
    Fault("B05", "minutes", STYLES, style("BodyText1", 'w:line="264"', 'w:line="480"')),
    Fault("B06", "decision", BODY, text("Điều 2.", "Điều 4.")),
    Fault("B11", "minutes", BODY, text("IV. KẾT LUẬN", "IV. Kết luận")),
    Fault("B12", "minutes", BODY, text("năm 2026./.", "năm 2026.")),
    Fault(
        "B13",
        "minutes",
        BODY,
        text('<w:p><w:pPr><w:pStyle w:val="SectionHeading"/>', '<w:p/><w:p><w:pPr><w:pStyle w:val="SectionHeading"/>'),
    ),
    Fault("K01", "request_statement", BODY, text("TM. ỦY", "T/M ỦY")),
    Fault("K01", "request_statement", BODY, text("KT. CHỦ", "KT.CHỦ")),
    Fault("K02", "request_statement", STYLES, style("SignAuthority", "<w:b/>", "")),
    Fault("K03", "request_statement", BODY, text("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")),
    Fault("K04", "decision", BODY, text('preserve">CHỦ TỊCH<', 'preserve">TM. ỦY BAN NHÂN DÂN<')),
    Fault("K05", "request_statement", BODY, text("Trần Thị Bích Ngọc", "TRẦN THỊ BÍCH NGỌC")),
    Fault("K06", "request_statement", BODY, text("Trần Thị Bích Ngọc", "TS. Trần Thị Bích Ngọc")),
    Fault("K07", "request_statement", STYLES, style("SignSpace", 'w:line="1500"', 'w:line="300"')),
    Fault(
        "K08",
        "request_statement",
        BODY,
        lambda xml: xml[::-1].replace("<w:trPr><w:cantSplit/></w:trPr>"[::-1], "", 1)[::-1],
    ),
    Fault("K10", "minutes", BODY, text("THƯ KÝ<", "NGƯỜI GHI<")),
    Fault("N01", "request_statement", STYLES, style("RecipientsLabel", "<w:i/>", "")),
    Fault("N02", "request_statement", STYLES, style("RecipientItem", 'w:sz w:val="22"', 'w:sz w:val="24"')),
    Fault("N03", "request_statement", BODY, text("- Lưu: VT, VHXH.", "- Lưu VT, VHXH;")),
    Fault("N04", "request_statement", BODY, text("- Như trên;", "- Như Kính gửi;")),
    Fault("N05", "decision", BODY, text("- Như Điều 3;", "- Như Điều 7;")),
    Fault("N06", "minutes", BODY, text("Thời gian bắt đầu", "Kính gửi: A. Thời gian bắt đầu"), frozenset({"N04"})),
    Fault(
        "N08", "request_statement", BODY, text("Sở Nội vụ Thành phố Hồ Chí Minh.", "Sở Nội vụ Thành phố Hồ Chí Minh;")
    ),
    Fault("L01", "decision", STYLES, style("AppendixLabel", 'w:sz w:val="28"', 'w:sz w:val="26"')),
    Fault("L02", "decision", BODY, text("DANH SÁCH CÁ NHÂN ĐƯỢC", "Danh sách cá nhân được")),
    Fault("L03", "decision", STYLES, style("AppendixReference", "<w:i/>", "")),
    Fault("G01", "summary_list", BODY, text("<w:tblHeader/>", "")),
    Fault("G02", "summary_list", BODY, text("<w:cantSplit/><w:tblHeader/>", "<w:tblHeader/>")),
    Fault("G03", "summary_list", BODY, text('<w:gridCol w:w="680"/>', '<w:gridCol w:w="1680"/>')),
    Fault("G04", "summary_list", BODY, text('preserve">2<', 'preserve">3<')),
    Fault("G05", "summary_list", STYLES, style("TableText", 'w:sz w:val="24"', 'w:sz w:val="20"')),
    Fault("V07", "minutes", BODY, text("người, gồm:", "người , gồm:")),
    Fault(
        "D06", "request_statement", BODY, text("số 03/BB-HĐTĐKT ngày 02 tháng 11", "số 03/BB-HĐTĐKT ngày 12 tháng 11")
    ),
    Fault("S05", "letter", BODY, text("12/UBND-VHXH", "12/CV-UBND")),
    Fault("T04", "letter", BODY, text("V/v đề nghị", "Đề nghị")),
    Fault("A06", "request_statement", BODY, text("XÃ AN THỚI ĐÔNG", "AN THỚI ĐÔNG")),
    Fault("A07", "minutes", BODY, text("UBND XÃ AN THỚI ĐÔNG", "UBND")),
    Fault("A08", "request_statement", BODY, text(">XÃ AN THỚI ĐÔNG", ">HUYỆN AN THỚI ĐÔNG")),
    Fault("A08", "department_statement", BODY, text("UBND THÀNH PHỐ ĐỒNG NAI", "UBND TỈNH ĐỒNG NAI")),
    Fault("D05", "request_statement", BODY, text("An Thới Đông, ngày", "Cần Giờ, ngày")),
    Fault(
        "C04",
        "request_statement",
        BODY,
        lambda xml: re.sub(r"của Chính phủ quy định về phân cấp[^<]*;", "của Chính phủ;", xml, count=1),
    ),
    Fault(
        "C05",
        "decision",
        BODY,
        text("Căn cứ Luật Thi đua, khen thưởng", "Theo đề nghị của Hội đồng. Luật Thi đua, khen thưởng"),
    ),
    Fault(
        "C06",
        "prose",
        BODY,
        text(
            "theo Nghị định số 152/2025/NĐ-CP.",
            "theo Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ.",
        ),
    ),
    Fault("C07", "request_statement", BODY, text("152/2025/NĐ-CP", "98/2023/NĐ-CP")),
    Fault("B07", "outlined_statement", BODY, text("2. Thời hạn", "3. Thời hạn")),
    Fault("B07", "outlined_statement", BODY, text("1. Đối tượng", "1) Đối tượng")),
    Fault("B08", "outlined_statement", BODY, text("b) Các trường", "f) Các trường")),
    Fault("B09", "outlined_statement", BODY, text("Chương I<", "Chương 1<")),
    Fault("B09", "outlined_statement", BODY, text("QUY ĐỊNH CHUNG", "Quy định chung")),
    Fault("B10", "outlined_statement", BODY, text("Mục 1<", "Mục I<")),
    Fault("B14", "minutes", STYLES, style("SectionHeading", "<w:keepNext/>", "")),
    Fault("B14", "minutes", STYLES, style("BodyText1", "<w:spacing ", '<w:widowControl w:val="0"/><w:spacing ')),
    Fault("K09", "minutes", BODY, text("CHỦ TỊCH HỘI ĐỒNG<", "CHỦ TỊCH ỦY BAN NHÂN DÂN<")),
    Fault("N07", "one_addressee", BODY, text("Kính gửi: ", "Kính gửi ")),
    Fault("L04", "decision", BODY, text(" (có danh sách kèm theo)", "")),
    Fault("U01", "marked_statement", BODY, text('<w:color w:val="FF0000"/>', "")),
    Fault(
        "U02",
        "marked_statement",
        BODY,
        lambda xml: re.sub(r"<w:pBdr>(?:(?!<w:pBdr>).)*</w:pBdr>((?:(?!</w:p>).)*LƯU HÀNH)", r"\1", xml, count=1),
    ),
    Fault("U03", "marked_statement", BODY, text("PL.(300)", "pl (300)")),
    Fault("U04", "marked_statement", FOOTER, text('w:sz w:val="22"', 'w:sz w:val="28"')),
    Fault("U04", "marked_statement", FOOTER, lambda xml: re.sub("<w:pBdr>.*?</w:pBdr>", "", xml)),
    Fault("Y01", "copied_statement", BODY, text("SAO Y (05)", "Sao y (05)")),
    Fault("Y01", "copied_statement", BODY, lambda xml: re.sub("<w:pBdr><w:bottom.*?</w:pBdr>", "", xml)),
    Fault("Y02", "copied_statement", BODY, text("05/SY-VP", "05/SL-VP")),
    Fault("E01", "signed_statement", SIGNATURE, png((20, 40, 200))),
    Fault("E01", "signed_statement", SIGNATURE, b"\xff\xd8\xff\xe0 a JPEG"),
    Fault("E02", "signed_statement", SEAL, png((220, 20, 30))),
    Fault("E03", "marked_statement", BODY, text("05/11/2026 08:30:00 +07:00", "5/11/2026 8:30")),
    Fault(
        "V01",
        "people_minutes",
        BODY,
        text("Lê Thị Hồng Nhung</w:t></w:r></w:p></w:tc>", "Lê thị Hồng Nhung</w:t></w:r></w:p></w:tc>"),
    ),
    Fault("V01", "prose", BODY, text("ông Nguyễn Văn Minh", "ông Nguyễn văn Minh")),
    Fault("V02", "prose", BODY, text("Phường 1", "phường 1")),
    Fault("V02", "prose", BODY, text("tỉnh Đồng Tháp", "Tỉnh Đồng Tháp")),
    Fault("V03", "prose", BODY, text("do Ủy ban nhân dân xã", "do Ủy Ban Nhân Dân xã")),
    Fault("V04", "prose", BODY, text("hạng Nhất", "hạng nhất")),
    Fault("V04", "prose", BODY, text("Huân chương Lao động", "Huân chương lao động")),
    Fault("V05", "prose", BODY, text("khoản 2 Điều 5", "khoản 2 điều 5")),
    Fault("V05", "prose", BODY, text("theo khoản 2 Điều 5", "theo Khoản 2 Điều 5")),
    Fault("V06", "prose", BODY, text("hòa thuận", "hoà thuận")),
    Fault("V08", "prose", BODY, text("4.560.000 đồng (", "4,560,000 đồng (")),
    Fault("V08", "prose", BODY, text("Bốn triệu năm trăm", "Bốn triệu sáu trăm")),
    Fault("V08", "prose", BODY, text("2,5%", "2.5%")),
    Fault("R01", "prose", BODY, text("(bằng chữ: Bốn triệu năm", "(Chín triệu năm")),
    Fault("R02", "prose", BODY, text("tăng 2,5%", "với 7/9 phiếu, đạt 80%")),
)
