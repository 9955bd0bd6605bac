"""Invented data for every kind of document: a commune that does not exist and people nobody is."""

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.fields import (
    CollectiveReport,
    Decision,
    DocumentFields,
    IndividualReport,
    Minutes,
    RequestStatement,
    RewardPayments,
    SummaryList,
    VoteCountMinutes,
)
from khenthuong_desktop.documents.parts import (
    Absentee,
    Attendee,
    AwardQuantity,
    AwardRow,
    Dateline,
    InitiativeRow,
    Nominee,
    NomineeGroup,
    NumberAndSymbol,
    Organ,
    RatingRow,
    RewardRow,
    SigningBlock,
    VoteResult,
)
from khenthuong_desktop.documents.sample_values import sample_of

COMMUNE = Organ(("ỦY BAN NHÂN DÂN", "XÃ AN THỚI ĐÔNG"))
COUNCIL = Organ(("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"), "UBND XÃ AN THỚI ĐÔNG")
DAY = "ngày 05 tháng 11 năm 2026"
FIGHTER = "Chiến sĩ thi đua cơ sở"
DEPUTY = SigningBlock(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Thị Bích Ngọc")
CHAIRMAN = SigningBlock(("CHỦ TỊCH",), "Nguyễn Văn An")
BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền "
    "trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và "
    "hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng",
)
GROUPS = (
    NomineeGroup(
        "I",
        "Tập thể",
        (
            Nominee(
                1,
                "Phòng Văn hóa - Xã hội",
                "Tập thể lao động xuất sắc",
                "UBND xã An Thới Đông",
                "Hoàn thành 100% nhiệm vụ",
            ),
        ),
    ),
    NomineeGroup(
        "II",
        "Cá nhân",
        (
            Nominee(
                1,
                "Lê Thị Hồng Nhung",
                FIGHTER,
                "Công chức Phòng Văn hóa - Xã hội",
                "Hoàn thành xuất sắc nhiệm vụ; 01 sáng kiến cấp cơ sở",
                "Chiến sĩ thi đua cơ sở: 02 cá nhân",
            ),
            Nominee(2, "Phạm Quốc Đạt", FIGHTER, "Phó Trưởng phòng Phòng Kinh tế", "Hoàn thành xuất sắc nhiệm vụ"),
        ),
    ),
    NomineeGroup(
        "III", "Hộ gia đình", (Nominee(1, "Hộ ông Y Bhok Ksơr", "Giấy khen", "Ấp An Hòa", "Hiến 500 m2 đất làm đường"),)
    ),
)
RESULTS = (
    VoteResult(1, "Lê Thị Hồng Nhung", FIGHTER, 8, 0, 0, 1, 0, "9/9, 100%", "≥ 80%", "Đạt"),
    VoteResult(2, "Phạm Quốc Đạt", FIGHTER, 7, 0, 1, 1, 0, "8/9, 88,89%", "≥ 80%", "Đạt"),
)
MEMBERS = (
    Attendee("Nguyễn Văn An", "Chủ tịch Hội đồng", "Chủ tịch Ủy ban nhân dân xã"),
    Attendee("Trần Thị Bích Ngọc", "Phó Chủ tịch Hội đồng", "Phó Chủ tịch Ủy ban nhân dân xã"),
    Attendee("Hồ Thị Thu Hà", "Ủy viên, Thư ký"),
)
HISTORY = (AwardRow("2024", "Lao động tiên tiến", "Quyết định số 15/QĐ-UBND ngày 10/01/2025 của Chủ tịch UBND xã"),)

SAMPLES: dict[str, DocumentFields] = {
    "request_statement": RequestStatement(
        organ=COMMUNE,
        reference=NumberAndSymbol("TTr-UBND", "12"),
        dateline=Dateline("An Thới Đông", DAY),
        subject="Về việc đề nghị tặng danh hiệu “Chiến sĩ thi đua cơ sở”, “Tập thể lao động xuất sắc” năm 2026",
        addressees=("Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh", "Sở Nội vụ Thành phố Hồ Chí Minh"),
        legal_bases=(
            *BASES,
            "Căn cứ Biên bản số 03/BB-HĐTĐKT ngày 02 tháng 11 năm "
            "2026 của Hội đồng Thi đua - Khen thưởng xã An Thới Đông",
        ),
        proposer="Ủy ban nhân dân xã An Thới Đông",
        decider="Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh",
        achievement="đã có thành tích xuất sắc trong phong trào thi đua năm 2026",
        totals="01 tập thể, 02 cá nhân và 01 hộ gia đình",
        proposals=(
            AwardQuantity("Danh hiệu “Tập thể lao động xuất sắc”", "01 tập thể"),
            AwardQuantity("Danh hiệu “Chiến sĩ thi đua cơ sở”", "02 cá nhân"),
        ),
        attachments=(
            "Danh sách trích ngang",
            "Biên bản họp và biên bản kiểm phiếu của Hội đồng",
            "Báo cáo thành tích của tập thể, cá nhân",
        ),
        recipients=("Thường trực Đảng ủy xã", "Hội đồng Thi đua - Khen thưởng xã"),
        archive="VT, VHXH",
        signing=DEPUTY,
        opening=("Trong năm 2026, phong trào thi đua của xã đã được triển khai sâu rộng tới từng ấp, từng đơn vị.",),
    ),
    "minutes": Minutes(
        organ=COUNCIL,
        reference=NumberAndSymbol("BB-HĐTĐKT", "03"),
        subject="Họp xét, đề nghị khen thưởng năm 2026",
        opened_at="14 giờ 00 phút, ngày 02 tháng 11 năm 2026",
        held_at="Phòng họp Ủy ban nhân dân xã An Thới Đông",
        members_total=4,
        present_total=3,
        present=MEMBERS,
        absent=(Absentee("Vũ Đình Long", "Ủy viên", "đi công tác, có ý kiến bằng văn bản"),),
        written_opinions=1,
        chairman="Nguyễn Văn An - Chủ tịch Hội đồng",
        secretary="Hồ Thị Thu Hà - Ủy viên, Thư ký",
        agenda=(
            "Thư ký trình bày danh sách, báo cáo thành tích của các trường hợp đề nghị",
            "Hội đồng thảo luận và bỏ phiếu kín",
        ),
        discussion=("Các thành viên nhất trí với báo cáo thành tích của các trường hợp đề nghị",),
        results=RESULTS,
        conclusions=("Đề nghị tặng danh hiệu “Chiến sĩ thi đua cơ sở” cho 02 cá nhân có tên trên",),
        closed_at="16 giờ 30 phút, ngày 02 tháng 11 năm 2026",
        archive="VT, Hồ sơ",
        secretary_name="Hồ Thị Thu Hà",
        signing=SigningBlock(("CHỦ TỌA", "CHỦ TỊCH HỘI ĐỒNG"), "Nguyễn Văn An", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"),
        recipients=("Thành viên Hội đồng",),
    ),
    "vote_count_minutes": VoteCountMinutes(
        organ=COUNCIL,
        reference=NumberAndSymbol("BB-HĐTĐKT"),
        subject="Kiểm phiếu xét, đề nghị khen thưởng năm 2026",
        opened_at="15 giờ 45 phút, ngày 02 tháng 11 năm 2026",
        held_at="Phòng họp Ủy ban nhân dân xã An Thới Đông",
        members_total=9,
        present_total=8,
        chairman="Nguyễn Văn An - Chủ tịch Hội đồng",
        secretary="Hồ Thị Thu Hà - Ủy viên, Thư ký",
        committee=(Attendee("Lý Minh Khôi", "Tổ trưởng", "Văn phòng"), Attendee("Vũ Đình Long", "Thành viên")),
        head_teller="Lý Minh Khôi",
        ballots_issued=8,
        issued_in_words="tám",
        ballots_collected=8,
        collected_in_words="tám",
        ballots_validity="Số phiếu hợp lệ, không hợp lệ của từng trường hợp khác nhau, ghi tại bảng ở Mục III",
        written_opinions=1,
        results=RESULTS,
        closed_at="16 giờ 10 phút, ngày 02 tháng 11 năm 2026",
        archive="VT, Hồ sơ",
        secretary_name="Hồ Thị Thu Hà",
        signing=SigningBlock(("CHỦ TỌA", "CHỦ TỊCH HỘI ĐỒNG"), "Nguyễn Văn An"),
    ),
    "individual_report": IndividualReport(
        organ=Organ(("PHÒNG VĂN HÓA - XÃ HỘI",), "UBND XÃ AN THỚI ĐÔNG"),
        dateline=Dateline("An Thới Đông", "ngày      tháng 11 năm 2026"),
        award="danh hiệu “Chiến sĩ thi đua cơ sở”",
        year=2026,
        name="Lê Thị Hồng Nhung",
        unit="Phòng Văn hóa - Xã hội, Ủy ban nhân dân xã An Thới Đông",
        position="Công chức",
        born_on="05/7/1990",
        gender="Nữ",
        achievements=("Năm 2026 đã hoàn thành xuất sắc nhiệm vụ được giao; giải quyết đúng hạn 100% hồ sơ.",),
        ratings=(
            RatingRow(
                "2026", "Hoàn thành xuất sắc nhiệm vụ", "Quyết định số 210/QĐ-UBND ngày 30/10/2026 của Chủ tịch UBND xã"
            ),
        ),
        initiatives=(
            InitiativeRow(
                "2026", "Số hóa sổ theo dõi người có công", "Cơ sở", "Quyết định số 188/QĐ-UBND ngày 01/10/2026"
            ),
        ),
        titles=HISTORY,
        confirming=SigningBlock(("XÁC NHẬN CỦA", "THỦ TRƯỞNG ĐƠN VỊ"), "Nguyễn Văn An"),
    ),
    "collective_report": CollectiveReport(
        organ=Organ(("PHÒNG VĂN HÓA - XÃ HỘI",), "UBND XÃ AN THỚI ĐÔNG"),
        dateline=Dateline("An Thới Đông", DAY),
        award="danh hiệu “Tập thể lao động xuất sắc”",
        year=2026,
        name="Phòng Văn hóa - Xã hội",
        headcount="08 người",
        achievements=("Hoàn thành 12/12 chỉ tiêu thi đua năm 2026.",),
        titles=HISTORY,
        head_post="TRƯỞNG PHÒNG",
        applicant="Tên tập thể đề nghị",
        head_name="Lý Minh Khôi",
        confirming=SigningBlock(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn An"),
    ),
    "summary_list": SummaryList(
        organ=COMMUNE,
        subject="Đề nghị khen thưởng năm 2026",
        attached_to="(Kèm theo Tờ trình số 12/TTr-UBND ngày 05 tháng 11 năm 2026 của Ủy ban nhân dân xã An Thới Đông)",
        groups=GROUPS,
        totals="01 tập thể, 02 cá nhân và 01 hộ gia đình",
        signing=DEPUTY,
    ),
    "reward_payments": RewardPayments(
        organ=COMMUNE,
        subject="Khen thưởng thành tích năm 2026",
        attached_to="(Kèm theo Quyết định số 415/QĐ-UBND ngày 10 tháng 12 năm 2026 "
        "của Chủ tịch Ủy ban nhân dân xã An Thới Đông)",
        rows=(
            RewardRow(1, "Trạm Y tế xã", "Tập thể Lao động tiên tiến", "0,8", "2.030.000", "UBND xã An Thới Đông"),
            RewardRow(2, "Nguyễn Thị Hoa", "Chiến sĩ thi đua cơ sở", "1,0", "2.530.000", "Văn phòng - Thống kê"),
        ),
        total="4.560.000",
        total_in_words="Bốn triệu năm trăm sáu mươi nghìn đồng",
        base_salary="2.530.000 đồng",
        signing=CHAIRMAN,
    ),
    "decision": Decision(
        organ=COMMUNE,
        reference=NumberAndSymbol("QĐ-UBND"),
        dateline=Dateline("An Thới Đông", "ngày      tháng 11 năm 2026"),
        subject="Về việc tặng danh hiệu “Chiến sĩ thi đua cơ sở” năm 2026",
        authority="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN THỚI ĐÔNG",
        legal_bases=(
            *BASES,
            "Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội "
            "tại Tờ trình số 12/TTr-VHXH ngày 05 tháng 11 năm 2026",
        ),
        articles=(
            "Tặng danh hiệu “Chiến sĩ thi đua cơ sở” cho 02 cá nhân đã "
            "có thành tích xuất sắc năm 2026 (có danh sách kèm theo)",
            "Quyết định này có hiệu lực kể từ ngày ký",
            "Chánh Văn phòng, Trưởng các phòng và các cá nhân có "
            "tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này",
        ),
        recipients=("Sở Nội vụ Thành phố Hồ Chí Minh",),
        archive="VT, VHXH",
        signing=CHAIRMAN,
        appendix_title="DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG DANH HIỆU “CHIẾN SĨ THI ĐUA CƠ SỞ” NĂM 2026",
        appendix_reference="(Kèm theo Quyết định số       /QĐ-UBND ngày      tháng 11 "
        "năm 2026 của Chủ tịch Ủy ban nhân dân xã An Thới Đông)",
        groups=(NomineeGroup("I", "Cá nhân", GROUPS[1].nominees),),
    ),
}
SAMPLES |= {name: sample_of(kind) for name, kind in KINDS.items() if name not in SAMPLES}
