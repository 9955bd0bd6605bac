"""What the decree's forms 1.1 to 1.10 say, as lines by their role; how a line looks is told by ``faces``."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """One paragraph and the part it plays; ``rule`` is a drawn line below what stands above it."""

    role: str
    text: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper from its heading to its annex."""

    kind: str
    organ: tuple[str, ...]
    number: str
    dateline: str
    blocks: tuple[Line, ...]
    sign: tuple[str, ...]
    name: str
    recipients: tuple[str, ...]
    superior: str = ""
    letter_subject: str = ""
    left_sign: tuple[str, ...] = ()
    left_name: str = ""
    annex: tuple[Line, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=())


def _titled(kind: str, *subject: str) -> tuple[Line, ...]:
    return (Line("type", kind), *(Line("subject", text) for text in subject), Line("rule", subject[-1]))


def _texts(*texts: str, role: str = "text") -> tuple[Line, ...]:
    return tuple(Line(role, text) for text in texts)


_COMMUNE = ("ỦY BAN NHÂN DÂN", "XÃ TÂN HÒA")
_COUNCIL = ("HỘI ĐỒNG NHÂN DÂN", "XÃ TÂN HÒA")
_PLACE = "Tân Hòa, ngày 05 tháng 11 năm 2026"
_LAWS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
)
_PROPOSED = "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội."
_FOR_UBND = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
_DEPUTY = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
_LIST = (
    ("STT", "Họ và tên", "Chức vụ", "Đơn vị"),
    ("1", "Nguyễn Văn An", "Công chức", "Văn phòng"),
    ("2", "Trần Thị Bình", "Giáo viên", "Trường Tiểu học Tân Hòa"),
    ("3", "Y Bhok Niê", "Trưởng ấp", "Ấp 3"),
)
_ANNEX = (
    Line("appendix", "Phụ lục"),
    Line("appendix_title", "DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG"),
    Line(
        "appendix_reference",
        "(Kèm theo Quyết định số      /QĐ-UBND ngày      tháng      năm 2026 của Ủy ban nhân dân xã)",
    ),
)


def _decided(authority: str, decides: str, *articles: str) -> tuple[Line, ...]:
    return (
        Line("authority", authority),
        *_texts(*_LAWS, _PROPOSED, role="basis"),
        Line("decides", decides),
        *_texts(*articles, role="article"),
    )


PAPERS: dict[str, Paper] = {
    "resolution": Paper(
        "NGHỊ QUYẾT",
        _COUNCIL,
        "Số: 05/NQ-HĐND",
        _PLACE,
        _titled("NGHỊ QUYẾT", "Về nhiệm vụ kinh tế - xã hội năm 2027")
        + _decided(
            "HỘI ĐỒNG NHÂN DÂN XÃ TÂN HÒA",
            "QUYẾT NGHỊ:",
            "Điều 1. Thông qua nhiệm vụ kinh tế - xã hội năm 2027 của xã.",
            "Điều 2. Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này./.",
        ),
        ("CHỦ TỊCH",),
        "Lê Thị Mai",
        ("- Ủy ban nhân dân xã;", "- Lưu: VT."),
    ),
    "decision": Paper(
        "decision",
        _COMMUNE,
        "Số:        /QĐ-UBND",
        "Tân Hòa, ngày      tháng      năm 2026",
        _titled("QUYẾT ĐỊNH", "Về việc tặng Giấy khen cho các cá nhân", "có thành tích xuất sắc năm 2026")
        + _decided(
            "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
            "QUYẾT ĐỊNH:",
            "Điều 1. Tặng Giấy khen cho 3 cá nhân có thành tích xuất sắc năm 2026 (có danh sách kèm theo).",
            "Điều 2. Tiền thưởng kèm theo Giấy khen trích từ Quỹ thi đua, khen thưởng của xã.",
            "Điều 3. Chánh Văn phòng và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        ),
        ("CHỦ TỊCH",),
        "Nguyễn Hữu Phước",
        ("- Như Điều 3;", "- Sở Nội vụ;", "- Lưu: VT, VHXH."),
        annex=_ANNEX,
        rows=_LIST,
    ),
    "indirect_decision": Paper(
        "decision",
        _COMMUNE,
        "Số: 21/QĐ-UBND",
        _PLACE,
        _titled("QUYẾT ĐỊNH", "Ban hành Quy chế thi đua, khen thưởng của xã Tân Hòa")
        + _decided(
            "ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
            "QUYẾT ĐỊNH:",
            "Điều 1. Ban hành kèm theo Quyết định này Quy chế thi đua, khen thưởng của xã Tân Hòa.",
            "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
            "Điều 3. Chánh Văn phòng, thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này./.",
        ),
        _DEPUTY,
        "Phạm Thị Thu Hà",
        ("- Như Điều 3;", "- Lưu: VT, VHXH."),
    ),
    "plan": Paper(
        "KẾ HOẠCH",
        _COMMUNE,
        "Số: 60/KH-UBND",
        "Tân Hòa, ngày 12 tháng 3 năm 2026",
        (
            *_titled("KẾ HOẠCH", "Phát động phong trào thi đua năm 2026"),
            Line("heading", "I. MỤC ĐÍCH, YÊU CẦU"),
            *_texts("1. Nâng cao chất lượng phong trào thi đua trong toàn xã.", role="clause"),
            *_texts("2. Các đơn vị tổ chức thực hiện thiết thực, gồm:", role="clause"),
            *_texts(
                "a) Các phòng, ban chuyên môn;",
                "b) Các trường học;",
                "c) Các ấp;",
                "d) Trạm y tế;",
                "đ) Công an xã.",
                role="point",
            ),
            Line("heading", "II. TỔ CHỨC THỰC HIỆN"),
            *_texts("Văn phòng theo dõi, đôn đốc việc thực hiện Kế hoạch này./."),
        ),
        _DEPUTY,
        "Trần Quốc Bảo",
        ("- Đảng ủy xã;", "- Các phòng, ban;", "- Lưu: VT, VHXH."),
    ),
    "statement": Paper(
        "request_statement",
        _COMMUNE,
        "Số: 12/TTr-UBND",
        _PLACE,
        (
            *_titled("TỜ TRÌNH", "Về việc đề nghị tặng Bằng khen năm 2026"),
            Line("addressee", "Kính gửi: Ủy ban nhân dân tỉnh Đồng Tháp"),
            *_texts(*_LAWS[:1], _LAWS[1].replace(";", "."), role="basis"),
            *_texts(
                "Ủy ban nhân dân xã Tân Hòa kính đề nghị cấp trên xem xét, tặng Bằng khen cho 2 tập thể.",
                "Kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.",
            ),
        ),
        _FOR_UBND,
        "Nguyễn Hữu Phước",
        ("- Như trên;", "- Lưu: VT, VHXH."),
    ),
    "report": Paper(
        "BÁO CÁO",
        ("PHÒNG VĂN HÓA - XÃ HỘI",),
        "Số: 07/BC-VHXH",
        "Tân Hòa, ngày 05 tháng 02 năm 2026",
        (
            *_titled("BÁO CÁO", "Kết quả phong trào thi đua năm 2025"),
            Line("addressees", "Kính gửi:"),
            *_texts("- Ủy ban nhân dân xã Tân Hòa;", "- Hội đồng Thi đua - Khen thưởng xã.", role="addressee_item"),
            *_texts(
                "Năm 2025, phong trào thi đua của xã đạt nhiều kết quả.",
                "Trên đây là báo cáo kết quả phong trào thi đua năm 2025./.",
            ),
        ),
        ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
        "H'Hen Niê",
        ("- Như trên;", "- Lưu: VT."),
        superior="UBND XÃ TÂN HÒA",
    ),
    "letter": Paper(
        "letter",
        _COMMUNE,
        "Số: 2290/UBND-VHXH",
        _PLACE,
        (
            Line("addressees", "Kính gửi:"),
            *_texts("- Sở Nội vụ;", "- Các trường học trên địa bàn xã.", role="addressee_item"),
            *_texts(
                "Thực hiện chương trình công tác năm 2026, Ủy ban nhân dân xã đề nghị các đơn vị gửi hồ sơ.",
                "Đề nghị các đơn vị phối hợp thực hiện./.",
            ),
        ),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        "Võ Ý",
        ("- Như trên;", "- Lưu: VT, VHXH (3)."),
        letter_subject="V/v gửi hồ sơ khen thưởng năm 2026",
    ),
    "provincial_letter": Paper(
        "letter",
        ("ỦY BAN NHÂN DÂN", "TỈNH ĐỒNG THÁP"),
        "Số: 105/UBND-TH",
        "Đồng Tháp, ngày 20 tháng 9 năm 2026",
        (
            Line("addressee", "Kính gửi: Bộ Nội vụ"),
            *_texts("Ủy ban nhân dân tỉnh Đồng Tháp báo cáo Bộ Nội vụ kết quả khen thưởng thành tích đột xuất./."),
        ),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Huỳnh Minh Tuấn",
        ("- Như trên;", "- Lưu: VT, TH."),
        letter_subject="V/v báo cáo kết quả khen thưởng",
    ),
    "telegram": Paper(
        "CÔNG ĐIỆN",
        _COMMUNE,
        "Số: 03/CĐ-UBND",
        _PLACE,
        (
            *_titled("CÔNG ĐIỆN", "Về việc ứng phó với bão số 9"),
            Line("addressees", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA điện:"),
            *_texts("- Trưởng các ấp;", "- Trưởng Công an xã.", role="addressee_item"),
            *_texts(
                "Chủ tịch Ủy ban nhân dân xã yêu cầu các đơn vị trực ban 24/24 giờ.",
                "Các đơn vị báo cáo trước 17 giờ hằng ngày./.",
            ),
        ),
        ("CHỦ TỊCH",),
        "Nguyễn Hữu Phước",
        ("- Như trên;", "- Lưu: VT."),
    ),
    "invitation": Paper(
        "invitation",
        _COMMUNE,
        "Số: 15/GM-UBND",
        _PLACE,
        _titled("GIẤY MỜI", "Dự hội nghị tổng kết phong trào thi đua năm 2026")
        + _texts(
            "Ủy ban nhân dân xã Tân Hòa trân trọng kính mời: Ông Nguyễn Văn An, Giám đốc Sở Nội vụ.",
            "Tới dự: Hội nghị tổng kết phong trào thi đua năm 2026.",
            "Chủ trì: Chủ tịch Ủy ban nhân dân xã.",
            "Thời gian: 08 giờ 00 ngày 20 tháng 11 năm 2026.",
            "Địa điểm: Hội trường Ủy ban nhân dân xã./.",
        ),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        "Đỗ Thị Lan",
        ("- Như trên;", "- Lưu: VT."),
    ),
    "introduction": Paper(
        "GIẤY GIỚI THIỆU",
        _COMMUNE,
        "Số: 08/GGT-UBND",
        _PLACE,
        (
            Line("type", "GIẤY GIỚI THIỆU"),
            *_texts(
                "Ủy ban nhân dân xã Tân Hòa trân trọng giới thiệu:",
                "Ông Nguyễn Văn An; chức vụ: Chuyên viên.",
                "Được cử đến: Sở Nội vụ về việc nộp hồ sơ khen thưởng.",
                "Đề nghị Quý cơ quan tạo điều kiện để ông Nguyễn Văn An hoàn thành nhiệm vụ.",
                "Giấy này có giá trị đến hết ngày 30 tháng 11 năm 2026./.",
            ),
        ),
        ("CHỦ TỊCH",),
        "Nguyễn Hữu Phước",
        ("- Như trên;", "- Lưu: VT."),
    ),
    "minutes": Paper(
        "minutes",
        ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"),
        "Số: 03/BB-HĐTĐKT",
        "",
        _titled("BIÊN BẢN", "Họp xét khen thưởng năm 2026")
        + _texts(
            "Thời gian bắt đầu: 08 giờ 00, ngày 02 tháng 11 năm 2026.",
            "Địa điểm: Phòng họp Ủy ban nhân dân xã.",
            "Thành phần tham dự: 9/9 thành viên Hội đồng.",
            "Chủ trì: Ông Nguyễn Hữu Phước, Chủ tịch Hội đồng.",
            "Thư ký: Bà Đỗ Thị Lan.",
            "Nội dung: Hội đồng xét và thống nhất đề nghị khen thưởng 3 cá nhân.",
            "Cuộc họp kết thúc vào 10 giờ 30, ngày 02 tháng 11 năm 2026./.",
        ),
        ("CHỦ TỌA",),
        "Nguyễn Hữu Phước",
        ("- Thành viên Hội đồng;", "- Lưu: VT, Hồ sơ."),
        superior="UBND XÃ TÂN HÒA",
        left_sign=("THƯ KÝ",),
        left_name="Đỗ Thị Lan",
    ),
    "council_report": Paper(
        "BÁO CÁO",
        ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"),
        "Số: 04/BC-HĐTĐKT",
        _PLACE,
        (*_titled("BÁO CÁO", "Kết quả xét khen thưởng năm 2026"), *_texts("Hội đồng đã xét 3 cá nhân đủ điều kiện./.")),
        ("TM. HỘI ĐỒNG", "CHỦ TỊCH"),
        "Nguyễn Hữu Phước",
        ("- Ủy ban nhân dân xã;", "- Lưu: VT."),
        superior="UBND XÃ TÂN HÒA",
    ),
    "leave": Paper(
        "GIẤY NGHỈ PHÉP",
        _COMMUNE,
        "Số: 02/GNP-UBND",
        _PLACE,
        (
            Line("type", "GIẤY NGHỈ PHÉP"),
            *_texts(
                "Xét Đơn đề nghị nghỉ phép ngày 01 tháng 11 năm 2026 của ông Nguyễn Văn An.",
                "Ủy ban nhân dân xã Tân Hòa cấp cho: Ông Nguyễn Văn An; chức vụ: Chuyên viên.",
                "Nghỉ phép năm 2026 trong thời gian 5 ngày, kể từ ngày 09 tháng 11 năm 2026 tại xã Tân Hòa.",
                "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ phép năm 2026./.",
            ),
        ),
        ("CHỦ TỊCH",),
        "Nguyễn Hữu Phước",
        ("- Ông Nguyễn Văn An;", "- Lưu: VT."),
    ),
}
