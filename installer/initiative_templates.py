"""Templates of the papers by which an initiative is asked for, scored and recognised."""

from template_parts import (
    ENDING,
    HALVES,
    MEMBER,
    SIGN_HINT,
    addressees,
    after_table,
    appendix,
    articles,
    body,
    closing,
    columns,
    ending,
    heading,
    legal_bases,
    letterhead,
    listed_table,
    minutes_ending,
    nation,
    own_side,
    recipients,
    signature,
    texts,
    title,
    two_signatures,
)
from word_parts import AMID_TEXT, paragraph, section

_CASES = ("{{ case.order }}", "{{ case.name }}", "{{ case.authors }}", "{{ case.scope }}")


def initiative_application() -> str:
    """Đơn yêu cầu công nhận sáng kiến, a paper of its author's own."""
    cells = ("order", "name", "born_on", "position", "", "share")
    return (
        nation()
        + title("ĐƠN YÊU CẦU", "Công nhận sáng kiến")
        + addressees()
        + paragraph("BeforeTable", "Tôi (chúng tôi) có tên dưới đây:")
        + listed_table(
            columns(12, 41, 24, 43, 23, 22),
            ("STT", "Họ và tên", "Ngày sinh", "Chức vụ, nơi công tác", "Trình độ chuyên môn", "Đóng góp (%)"),
            "author in authors",
            [f"{{{{ author.{cell} }}}}" if cell else "" for cell in cells],
            centred=(0, 2, 5),
            kept=AMID_TEXT,
        )
        + after_table("là tác giả (nhóm tác giả) yêu cầu công nhận sáng kiến: {{ name }}.")
        + body(
            "1. Chủ đầu tư tạo ra sáng kiến (nếu tác giả không đồng thời là chủ đầu tư):",
            "{{ investor }}",
            "2. Lĩnh vực áp dụng: {{ field }}",
            "3. Ngày áp dụng lần đầu hoặc áp dụng thử: {{ applied_on }}",
            "4. Tình trạng trước khi có sáng kiến:",
        )
        + texts("text in before")
        + body("5. Nội dung, tính mới của giải pháp:")
        + texts("text in solution")
        + body("6. Những thông tin cần được bảo mật (nếu có):", "{{ secret }}")
        + body("7. Các điều kiện cần thiết để áp dụng:")
        + texts("text in conditions")
        + body("8. Hiệu quả đạt được khi áp dụng tại cơ sở, theo ý kiến của tác giả:")
        + texts("text in benefit")
        + body("9. Đánh giá của tổ chức, cá nhân đã tham gia áp dụng (nếu có):")
        + texts("text in judged")
        + body("10. Khả năng nhân rộng:")
        + texts("text in spread")
        + closing("Tôi (chúng tôi) cam đoan nội dung trên là đúng và chịu trách nhiệm trước pháp luật./.")
        + ending("<w:p/>", paragraph("Dateline", "{{ dateline.place }}, {{ dateline.day }}"), HALVES)
        + two_signatures(("<w:p/>", "<w:p/>"), own_side("NGƯỜI NỘP ĐƠN", "{{ applicant }}", SIGN_HINT))
        + section()
    )


def initiative_score() -> str:
    """Phiếu chấm sáng kiến."""
    name = own_side("NGƯỜI CHẤM", "{{ member }}", SIGN_HINT)
    return (
        letterhead(numbered=False)
        + title("PHIẾU CHẤM SÁNG KIẾN", "{{ subject }}")
        + body("Tên sáng kiến: {{ name }}", "Tác giả: {{ authors }}", "Thành viên chấm: {{ member }}")
        + listed_table(
            columns(12, 75, 26, 22, 30),
            ("STT", "Tiêu chí", "Điểm tối đa", "Điểm chấm", "Nhận xét"),
            "row in standards",
            ("{{ row.order }}", "{{ row.name }}", "{{ row.most }}", "", ""),
            centred=(0, 2),
            foot="Tổng điểm:",
        )
        + closing("Ý kiến: {{ remark }}./.")
        + ending("<w:p/>", name[0] + paragraph("SignSpace") + name[1])
        + section()
    )


def initiative_minutes() -> str:
    """Biên bản họp Hội đồng sáng kiến."""
    return (
        letterhead(dated=False)
        + title("BIÊN BẢN", "{{ subject }}")
        + body("Thời gian bắt đầu: {{ opened_at }}.", "Địa điểm: {{ held_at }}")
        + heading("I. THÀNH PHẦN THAM DỰ")
        + body("Tổng số thành viên Hội đồng: {{ members_total }} người, gồm:")
        + texts("member in members", "{{ loop.index }}. " + MEMBER + ENDING)
        + body(
            "Số thành viên có mặt: {{ present_total }}",
            "Chủ trì (chủ tọa): {{ chairman }}.",
            "Thư ký (người ghi biên bản): {{ secretary }}.",
        )
        + heading("II. NỘI DUNG CUỘC HỌP")
        + paragraph("BeforeTable", "Hội đồng nghe trình bày, thảo luận, chấm điểm và bỏ phiếu đối với:")
        + listed_table(
            columns(12, 56, 42, 17, 17, 21),
            ("STT", "Tên sáng kiến", "Tác giả, đồng tác giả", "Phạm vi", "Đồng ý", "Không đồng ý"),
            "case in cases",
            (*_CASES, "", ""),
            centred=(0, 3),
            kept=AMID_TEXT,
        )
        + after_table("Ý kiến thảo luận:")
        + texts("text in discussion")
        + heading("III. KẾT LUẬN")
        + texts("text in conclusions")
        + closing(
            "Biên bản đã được đọc cho các thành viên dự họp cùng nghe và thống nhất thông qua. "
            "Cuộc họp kết thúc vào {{ closed_at }}./."
        )
        + minutes_ending()
        + section()
    )


def initiative_decision() -> str:
    """Quyết định công nhận sáng kiến."""
    return (
        letterhead()
        + title("QUYẾT ĐỊNH", "{{ subject }}")
        + paragraph("Authority", "{{ authority }}")
        + legal_bases()
        + paragraph("Decides", "QUYẾT ĐỊNH:")
        + articles(
            "Công nhận {{ quantity }} (có danh sách kèm theo).",
            "Tác giả, đồng tác giả sáng kiến tại Điều 1 được hưởng quyền lợi theo quy định của pháp luật; kết quả công "
            "nhận là căn cứ xét danh hiệu thi đua, hình thức khen thưởng.",
            "Quyết định này có hiệu lực kể từ ngày ký. Các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành "
            "Quyết định này./.",
        )
        + ending(recipients("- Như Điều 3;"), signature("signing"))
        + appendix(
            listed_table(
                columns(12, 68, 55, 30),
                ("STT", "Tên sáng kiến", "Tác giả, đồng tác giả", "Phạm vi"),
                "case in cases",
                _CASES,
                centred=(0, 3),
            )
        )
    )
