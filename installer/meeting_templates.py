"""Templates of the papers of a council's meeting."""

from template_parts import (
    ABSENTEE,
    ENDING,
    MEMBER,
    NAMES,
    SHARE_NOTE,
    SIGN_HINT,
    after_table,
    body,
    closing,
    columns,
    ending,
    heading,
    letterhead,
    listed_table,
    minutes_ending,
    own_side,
    recipients,
    signature,
    texts,
    title,
    titled,
    vote_table,
)
from word_parts import AMID_TEXT, each, paragraph, section, when

_BOX = "□"


def minutes() -> str:
    """Biên bản họp Hội đồng: no place and date in the heading."""
    return (
        letterhead(dated=False)
        + title("BIÊN BẢN", "{{ subject }}")
        + body("Thời gian bắt đầu: {{ opened_at }}.", "Địa điểm: {{ held_at }}.")
        + heading("I. THÀNH PHẦN THAM DỰ")
        + body("Tổng số thành viên Hội đồng: {{ members_total }} người; có mặt: {{ present_total }} người, gồm:")
        + each("member in present", body("{{ loop.index }}. " + MEMBER + ENDING))
        + when(
            "absent",
            body("Vắng mặt:")
            + each(
                "member in absent",
                body("- " + ABSENTEE + ENDING),
            ),
        )
        + body("Số thành viên vắng mặt có ý kiến bằng văn bản: {{ written_opinions }}.")
        + body("Chủ trì (chủ tọa): {{ chairman }}.", "Thư ký (người ghi biên bản): {{ secretary }}.")
        + heading("II. NỘI DUNG CUỘC HỌP")
        + each("item in agenda", body("{{ loop.index }}. {{ item }}" + ENDING))
        + when(
            "discussion",
            titled("Ý kiến thảo luận") + texts("text in discussion", "- {{ text }}" + ENDING),
        )
        + heading("III. KẾT QUẢ BỎ PHIẾU, BIỂU QUYẾT")
        + paragraph("BeforeTable", SHARE_NOTE)
        + vote_table(AMID_TEXT)
        + heading("IV. KẾT LUẬN")
        + each("conclusion in conclusions", body("{{ loop.index }}. {{ conclusion }}" + ENDING))
        + closing(
            "Biên bản đã được đọc cho các thành viên dự họp cùng nghe và thống nhất thông qua. "
            "Cuộc họp kết thúc vào {{ closed_at }}./."
        )
        + minutes_ending()
        + section()
    )


def vote_count_minutes() -> str:
    """Biên bản kiểm phiếu."""
    return (
        letterhead(dated=False)
        + title("BIÊN BẢN", "{{ subject }}")
        + body("Thời gian bắt đầu: {{ opened_at }}.", "Địa điểm: {{ held_at }}.")
        + heading("I. THÀNH PHẦN")
        + body(
            "Tổng số thành viên Hội đồng: {{ members_total }} người; có mặt: {{ present_total }} người.",
            "Chủ trì (chủ tọa): {{ chairman }}.",
            "Thư ký (người ghi biên bản): {{ secretary }}.",
        )
        + when(
            "committee",
            body("Tổ kiểm phiếu gồm:") + each("member in committee", body("{{ loop.index }}. " + MEMBER + ENDING)),
        )
        + heading("II. SỐ PHIẾU")
        + body(
            "1. Số phiếu phát ra: {{ ballots_issued }} phiếu (bằng chữ: {{ issued_in_words }} phiếu).",
            "2. Số phiếu thu về: {{ ballots_collected }} phiếu (bằng chữ: {{ collected_in_words }} phiếu).",
            "3. {{ ballots_validity }}.",
            "4. Số ý kiến bằng văn bản của thành viên vắng mặt: {{ written_opinions }}.",
        )
        + heading("III. KẾT QUẢ KIỂM PHIẾU")
        + paragraph("BeforeTable", SHARE_NOTE)
        + vote_table()
        + closing(
            "Biên bản kiểm phiếu đã được đọc công khai trước Hội đồng. Việc kiểm phiếu kết thúc vào {{ closed_at }}./."
        )
        + minutes_ending(own_side("TM. TỔ KIỂM PHIẾU", "{{ head_teller }}", post="TỔ TRƯỞNG"))
        + section()
    )


def invitation() -> str:
    """Giấy mời họp Hội đồng (mẫu 1.7)."""
    return (
        letterhead()
        + title("GIẤY MỜI", "{{ subject }}")
        + body("{{ inviter }} trân trọng kính mời:")
        + texts("member in invited", "{{ loop.index }}. " + MEMBER + ENDING)
        + body(
            "Tới dự {{ occasion }}.",
            "Chủ trì: {{ chairman }}.",
            "Thời gian: {{ opened_at }}.",
            "Địa điểm: {{ held_at }}.",
            "Nội dung:",
        )
        + texts("item in agenda", "- {{ item }}" + ENDING)
        + closing(
            "Thành viên không thể dự họp xin gửi ý kiến bằng văn bản trước cuộc họp để tổng hợp vào biên bản. "
            "Kính mời các thành viên tới dự đúng thời gian, địa điểm./."
        )
        + ending(recipients("- Như trên;"), signature("signing"))
        + section()
    )


def _ballot_table() -> str:
    return listed_table(
        columns(10, 40, 39, 43, 16, 17),
        ("TT", NAMES, "Chức vụ, đơn vị", "Danh hiệu, hình thức", "Đồng ý", "Không đồng ý"),
        "case in cases",
        ("{{ case.order }}", "{{ case.name }}", "{{ case.position }}", "{{ case.award }}", _BOX, _BOX),
        centred=(0, 4, 5),
    )


def ballot() -> str:
    """Phiếu bầu: nobody signs it."""
    return (
        letterhead(numbered=False, dated=False)
        + title("PHIẾU BẦU", "{{ subject }}")
        + body(
            "Thành viên Hội đồng đánh dấu (x) vào một trong hai ô “Đồng ý”, “Không đồng ý” của từng trường hợp:",
        )
        + _ballot_table()
        + after_table("Phiếu được bỏ vào hòm phiếu; không ký tên, không ghi thêm vào phiếu./.")
        + section()
    )


def written_opinion() -> str:
    """Phiếu lấy ý kiến bằng văn bản of one member."""
    name = own_side("THÀNH VIÊN HỘI ĐỒNG", "{{ member }}", SIGN_HINT)
    return (
        letterhead(numbered=False, dated=False)
        + title("PHIẾU LẤY Ý KIẾN", "{{ subject }}")
        + body(
            "Họ và tên thành viên Hội đồng: {{ member }}",
            "Xin đồng chí đánh dấu (x) vào một trong hai ô “Đồng ý”, “Không đồng ý” của từng trường hợp:",
        )
        + _ballot_table()
        + after_table("Ý kiến khác: {{ remark }}")
        + closing("Phiếu xin gửi về {{ return_to }} trước {{ return_by }} để tổng hợp vào biên bản họp Hội đồng./.")
        + ending("<w:p/>", name[0] + paragraph("SignSpace") + name[1])
        + section()
    )
