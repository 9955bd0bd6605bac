"""Templates of a year's emulation: registering, pledging, launching, inspecting, telling, drawing the balance."""

from template_parts import (
    ENDING,
    NAMES,
    addressees,
    after_table,
    body,
    closing,
    columns,
    ending,
    heading,
    legal_bases,
    letterhead,
    listed_table,
    minutes_ending,
    of_groups,
    own_side,
    recipients,
    signature,
    texts,
    title,
    titled,
)
from word_parts import AMID_TEXT, data_rows, data_table, group_row, paragraph, section, tag_row, when


def registration_list() -> str:
    """Bản đăng ký thi đua."""
    widths = columns(12, 38, 39, 33, 43)
    cells = ("order", "name", "position", "award", "movement")
    return (
        letterhead(numbered=False)
        + title("BẢN ĐĂNG KÝ THI ĐUA", "{{ subject }}")
        + body("{{ proposer }} đăng ký danh hiệu thi đua, hình thức khen thưởng năm {{ year }} như sau:")
        + data_table(
            widths,
            ("STT", NAMES, "Chức vụ, đơn vị", "Danh hiệu, hình thức đăng ký", "Phong trào"),
            tag_row(widths, "for section in sections"),
            group_row(widths, "{{ section.numeral }}", "{{ section.title }}"),
            data_rows(
                widths,
                "registration in section.registrations",
                [f"{{{{ registration.{cell} }}}}" for cell in cells],
                kept=of_groups("section", "sections"),
            ),
            tag_row(widths, "endfor"),
        )
        + closing("Tổng số: {{ totals }}./.")
        + ending("<w:p/>", signature("signing"))
        + section()
    )


def pledge() -> str:
    """Giao ước thi đua."""
    return (
        letterhead(numbered=False)
        + title("GIAO ƯỚC THI ĐUA", "{{ subject }}")
        + body(
            "Tại {{ place }}, các đơn vị có tên dưới đây thống nhất ký giao ước thi đua năm {{ year }} "
            "với các nội dung sau:",
            "1. Hoàn thành các chỉ tiêu, nhiệm vụ năm {{ year }} đúng thời gian, bảo đảm chất lượng.",
            "2. Chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước và nội quy, quy chế của đơn vị; xây "
            "dựng nội bộ đoàn kết.",
            "3. Tổ chức phong trào thi đua thiết thực; phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến; phát huy "
            "sáng kiến, cải tiến cách làm.",
            "4. Bình xét, đề nghị khen thưởng công khai, đúng người, đúng việc; chú trọng người lao động trực tiếp.",
            "5. Phấn đấu đạt các danh hiệu thi đua, hình thức khen thưởng đã đăng ký:",
        )
        + listed_table(
            columns(12, 47, 36, 38, 32),
            ("STT", "Đơn vị", "Danh hiệu, hình thức đăng ký", "Người đại diện", "Ký tên"),
            "party in parties",
            ("{{ party.order }}", "{{ party.name }}", "{{ party.award }}", "{{ party.head_name }}", ""),
            height=14,
        )
        + closing("Các đơn vị nghiêm túc thực hiện giao ước và báo cáo kết quả khi sơ kết, tổng kết phong trào./.")
        + ending("<w:p/>", signature("signing"))
        + section()
    )


def _plan(*content: str) -> str:
    return (
        letterhead()
        + title("KẾ HOẠCH", "{{ subject }}")
        + legal_bases()
        + "".join(content)
        + ending(recipients(), signature("signing"))
        + section()
    )


_PURPOSE = heading("I. MỤC ĐÍCH, YÊU CẦU") + titled("1. Mục đích")


def launch_plan() -> str:
    """Kế hoạch phát động phong trào thi đua."""
    return _plan(
        body("{{ proposer }} ban hành Kế hoạch phát động phong trào thi đua “{{ movement }}” như sau:"),
        _PURPOSE,
        body(
            "Động viên tập thể, cá nhân phát huy tinh thần thi đua yêu nước, sáng tạo, khắc phục khó khăn, phấn đấu "
            "hoàn thành nhiệm vụ năm {{ year }}; kịp thời phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến."
        ),
        titled("2. Yêu cầu"),
        body(
            "Mục tiêu, chỉ tiêu thi đua rõ ràng, khả thi; phong trào thiết thực, tránh hình thức; có kiểm tra, sơ kết, "
            "tổng kết. Kết quả đăng ký và thực hiện là căn cứ bình xét khen thưởng."
        ),
        heading("II. PHẠM VI, ĐỐI TƯỢNG, NỘI DUNG VÀ THỜI GIAN"),
        titled("1. Phạm vi, đối tượng"),
        body("Tập thể, cá nhân, hộ gia đình thuộc phạm vi quản lý của {{ proposer }}."),
        titled("2. Nội dung, tiêu chí thi đua"),
        texts("text in targets"),
        titled("3. Thời gian"),
        body("Từ {{ opened_at }} đến {{ closed_at }}."),
        heading("III. HÌNH THỨC, TIÊU CHUẨN KHEN THƯỞNG"),
        titled("1. Danh hiệu, hình thức khen thưởng"),
        texts("award in awards", "- {{ award }}" + ENDING),
        titled("2. Tiêu chuẩn"),
        body(
            "Thực hiện theo quy định của pháp luật về thi đua, khen thưởng; chú trọng khen thưởng người trực tiếp lao "
            "động, sản xuất, công tác, người không giữ chức vụ lãnh đạo, quản lý."
        ),
        heading("IV. TỔ CHỨC THỰC HIỆN"),
        body(
            "1. Các cơ quan, đơn vị tổ chức phát động, đăng ký và triển khai phong trào; tuyên truyền, phổ biến đến "
            "từng tập thể, cá nhân.",
            "2. Hội đồng Thi đua - Khen thưởng kiểm tra, giám sát việc thực hiện phong trào.",
            "3. Kết thúc phong trào, các cơ quan, đơn vị sơ kết, tổng kết, bình xét và đề nghị khen thưởng theo quy "
            "định.",
        ),
        closing(
            "Trên đây là Kế hoạch phát động phong trào thi đua “{{ movement }}”. Trong quá trình thực hiện, nếu có "
            "vướng mắc, các cơ quan, đơn vị phản ánh về {{ proposer }} để xem xét, giải quyết./."
        ),
    )


def inspection_plan() -> str:
    """Kế hoạch kiểm tra công tác thi đua, khen thưởng."""
    return _plan(
        body("{{ proposer }} ban hành Kế hoạch kiểm tra công tác thi đua, khen thưởng năm {{ year }} như sau:"),
        _PURPOSE,
        body(
            "Đánh giá việc chấp hành chính sách, pháp luật về thi đua, khen thưởng; biểu dương cách làm tốt, "
            "chấn chỉnh hạn chế, thiếu sót."
        ),
        titled("2. Yêu cầu"),
        body("Kiểm tra đúng đối tượng, nội dung, thời gian; khách quan, công khai; không gây cản trở công việc."),
        heading("II. NỘI DUNG, ĐỐI TƯỢNG VÀ THỜI GIAN KIỂM TRA"),
        titled("1. Nội dung"),
        body(
            "- Việc phổ biến, thực hiện chủ trương của Đảng, pháp luật của Nhà nước về thi đua, khen thưởng;",
            "- Việc phát động, đăng ký, triển khai, sơ kết, tổng kết phong trào thi đua;",
            "- Việc bình xét, lập hồ sơ đề nghị khen thưởng và công khai kết quả;",
            "- Việc trích lập, quản lý, sử dụng quỹ thi đua, khen thưởng.",
        ),
        titled("2. Đơn vị được kiểm tra"),
        texts("text in places", "- {{ text }}" + ENDING),
        titled("3. Thời gian"),
        body("Từ {{ opened_at }}. Lịch cụ thể do Trưởng đoàn kiểm tra thông báo trước cho đơn vị được kiểm tra."),
        heading("III. TỔ CHỨC THỰC HIỆN"),
        body(
            "1. Đoàn kiểm tra gồm thành viên Hội đồng Thi đua - Khen thưởng và cán bộ, công chức có liên quan.",
            "2. Đơn vị được kiểm tra chuẩn bị báo cáo, hồ sơ, tài liệu và cử người làm việc với Đoàn kiểm tra.",
        ),
        closing("3. Kết thúc kiểm tra, Đoàn kiểm tra lập biên bản, báo cáo kết quả và kiến nghị với {{ proposer }}./."),
    )


def publicity_plan() -> str:
    """Kế hoạch tuyên truyền, month by month."""
    return _plan(
        body("{{ proposer }} ban hành Kế hoạch tuyên truyền công tác thi đua, khen thưởng năm {{ year }} như sau:"),
        _PURPOSE,
        body(
            "Tuyên truyền phong trào thi đua, gương người tốt, việc tốt, điển hình tiên tiến theo chu trình phát hiện, "
            "bồi dưỡng, tổng kết, nhân rộng."
        ),
        titled("2. Yêu cầu"),
        body("Nội dung đúng, rõ chủ đề theo từng tháng; hình thức thiết thực, phù hợp với điều kiện của đơn vị."),
        heading("II. NỘI DUNG THEO TỪNG THÁNG"),
        listed_table(
            columns(16, 75, 40, 34),
            ("Tháng", "Chủ đề, nội dung", "Hình thức", "Thực hiện"),
            "row in months",
            ("{{ row.month }}", "{{ row.topic }}", "{{ row.means }}", "{{ row.office }}"),
            kept=AMID_TEXT,
        ),
        heading("III. TỔ CHỨC THỰC HIỆN"),
        body("1. Các cơ quan, đơn vị tổ chức tuyên truyền theo Kế hoạch này, phát hiện và giới thiệu điển hình."),
        closing("2. Hội đồng Thi đua - Khen thưởng theo dõi, đôn đốc, tổng hợp kết quả báo cáo {{ proposer }}./."),
    )


def year_review() -> str:
    """Báo cáo sơ kết, tổng kết công tác thi đua, khen thưởng."""
    return (
        letterhead()
        + title("BÁO CÁO", "{{ subject }}")
        + addressees()
        + body("{{ proposer }} báo cáo kết quả công tác thi đua, khen thưởng {{ period }} như sau:")
        + heading("I. KẾT QUẢ TỔ CHỨC PHONG TRÀO THI ĐUA")
        + when(
            "movements",
            body("Các phong trào thi đua đã phát động:") + texts("text in movements", "- {{ text }}" + ENDING),
            body("Chưa ghi nhận phong trào thi đua nào."),
        )
        + texts("text in outcomes")
        + heading("II. KẾT QUẢ CÔNG TÁC KHEN THƯỞNG")
        + when(
            "tallies",
            paragraph("BeforeTable", "Số đăng ký thi đua năm {{ year }}, số đề nghị và đạt {{ period }}:")
            + listed_table(
                columns(12, 78, 25, 25, 25),
                ("STT", "Danh hiệu, hình thức", "Đăng ký", "Đề nghị", "Đạt"),
                "row in tallies",
                (
                    "{{ row.order }}",
                    "{{ row.award }}",
                    "{{ row.registered }}",
                    "{{ row.proposed }}",
                    "{{ row.achieved }}",
                ),
                centred=(0, 2, 3, 4),
                kept=AMID_TEXT,
            ),
        )
        + after_table("Tiền thưởng theo các quyết định đã ban hành: {{ rewards }}.")
        + heading("III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN")
        + texts("text in shortcomings")
        + heading("IV. BÀI HỌC KINH NGHIỆM")
        + texts("text in lessons")
        + heading("V. PHƯƠNG HƯỚNG, NHIỆM VỤ VÀ KIẾN NGHỊ")
        + texts("text in plans")
        + closing("Trên đây là báo cáo kết quả công tác thi đua, khen thưởng {{ period }} của {{ proposer }}./.")
        + ending(recipients("- Như trên;"), signature("signing"))
        + section()
    )


def inspection_minutes() -> str:
    """Biên bản kiểm tra: the inspected unit signs too."""
    return (
        letterhead(dated=False)
        + title("BIÊN BẢN", "{{ subject }}")
        + body("Thời gian bắt đầu: {{ opened_at }}.", "Địa điểm: {{ held_at }}.")
        + heading("I. THÀNH PHẦN")
        + body(
            "1. Đoàn kiểm tra:",
            "- Trưởng đoàn: {{ chairman }};",
            "- Thư ký: {{ secretary_name }};",
            "- Thành viên: {{ team }}.",
            "2. Đơn vị được kiểm tra: {{ inspected }}.",
            "Người đại diện: {{ head_name }}.",
        )
        + heading("II. NỘI DUNG KIỂM TRA")
        + texts("text in findings")
        + heading("III. NHẬN XÉT, KIẾN NGHỊ")
        + texts("text in conclusions")
        + closing(
            "Biên bản đã được đọc cho các thành viên cùng nghe và thống nhất; cuộc kiểm tra kết thúc vào "
            "{{ closed_at }}./."
        )
        + minutes_ending(own_side("ĐẠI DIỆN ĐƠN VỊ", "{{ head_name }}", post="ĐƯỢC KIỂM TRA"))
        + section()
    )
