"""Templates of the papers that set up a council and order its work."""

from template_parts import (
    ENDING,
    MEMBER,
    article,
    articles,
    body,
    closing,
    columns,
    ending,
    legal_bases,
    letterhead,
    listed_table,
    recipients,
    signature,
    texts,
    title,
    titled,
)
from word_parts import paragraph, section, section_break, when


def _decision_opening() -> str:
    return (
        letterhead()
        + title("QUYẾT ĐỊNH", "{{ subject }}")
        + paragraph("Authority", "{{ authority }}")
        + legal_bases()
        + paragraph("Decides", "QUYẾT ĐỊNH:")
    )


def council_decision() -> str:
    """Quyết định thành lập Hội đồng thi đua - khen thưởng."""
    return (
        _decision_opening()
        + article(
            "1",
            "BodyText1",
            "Thành lập {{ council }} (sau đây gọi là Hội đồng) gồm các ông, bà có tên sau đây:",
        )
        + texts("member in members", "{{ loop.index }}. " + MEMBER + ENDING)
        + article(
            "2",
            "BodyText1",
            "Hội đồng tư vấn, tham mưu cho {{ head }} về công tác thi đua, khen thưởng; tham mưu tổ chức, kiểm tra, "
            "giám sát các phong trào thi đua; xét, đề nghị {{ head }} quyết định khen thưởng theo thẩm quyền hoặc "
            "trình cấp có thẩm quyền khen thưởng.",
        )
        + article(
            "3",
            "BodyText1",
            "Hội đồng làm việc theo nguyên tắc tập trung dân chủ, quyết định theo đa số; thành viên Hội đồng làm việc "
            "theo chế độ kiêm nhiệm. Chủ tịch Hội đồng phân công nhiệm vụ cho các thành viên.",
        )
        + article(
            "4",
            "ClosingText",
            "Quyết định này có hiệu lực kể từ ngày ký. Các ông, bà có tên tại Điều 1 và tổ chức, cá nhân có liên quan "
            "chịu trách nhiệm thi hành Quyết định này./.",
        )
        + ending(recipients("- Như Điều 4;"), signature("signing"))
        + section()
    )


def _chapter(label: str, name: str) -> str:
    return paragraph("ChapterLabel", label) + paragraph("ChapterTitle", name)


def _rule(number: int, name: str, *clauses: str) -> str:
    return titled(f"Điều {number}. {name}") + body(*clauses)


def _general() -> str:
    return (
        _chapter("Chương I", "QUY ĐỊNH CHUNG")
        + _rule(
            1,
            "Phạm vi điều chỉnh và đối tượng áp dụng",
            "1. Quy chế này quy định nguyên tắc, nhiệm vụ và chế độ làm việc của {{ council }} "
            "(sau đây gọi là Hội đồng).",
            "2. Quy chế này áp dụng đối với thành viên Hội đồng và tổ chức, cá nhân có liên quan.",
        )
        + _rule(
            2,
            "Nguyên tắc làm việc",
            "1. Hội đồng làm việc theo nguyên tắc tập trung dân chủ, công khai, công bằng và quyết định theo đa số.",
            "2. Thành viên Hội đồng làm việc theo chế độ kiêm nhiệm, chịu trách nhiệm trước Chủ tịch Hội đồng "
            "về nhiệm vụ được phân công.",
        )
    )


def _duties() -> str:
    return (
        _chapter("Chương II", "NHIỆM VỤ CỦA HỘI ĐỒNG VÀ THÀNH VIÊN HỘI ĐỒNG")
        + _rule(
            3,
            "Nhiệm vụ của Hội đồng",
            "1. Tư vấn, tham mưu cho {{ head }} về công tác thi đua, khen thưởng.",
            "2. Tham mưu tổ chức các phong trào thi đua; kiểm tra, giám sát việc thực hiện phong trào thi đua và "
            "chính sách, pháp luật về thi đua, khen thưởng.",
            "3. Xét, đề nghị {{ head }} quyết định khen thưởng theo thẩm quyền hoặc trình cấp có thẩm quyền "
            "khen thưởng.",
        )
        + _rule(
            4,
            "Chủ tịch Hội đồng",
            "1. Lãnh đạo, điều hành hoạt động của Hội đồng; phân công nhiệm vụ cho các thành viên.",
            "2. Triệu tập, chủ trì và kết luận các cuộc họp của Hội đồng.",
        )
        + _rule(
            5,
            "Phó Chủ tịch Hội đồng",
            "Giúp Chủ tịch Hội đồng điều hành công việc; chủ trì cuộc họp khi được Chủ tịch Hội đồng ủy quyền.",
        )
        + _rule(
            6,
            "Ủy viên Hội đồng",
            "1. Tham dự đầy đủ các cuộc họp; nghiên cứu hồ sơ, thảo luận, bỏ phiếu hoặc biểu quyết.",
            "2. Theo dõi, đôn đốc phong trào thi đua ở lĩnh vực, đơn vị được phân công.",
        )
        + _rule(
            7,
            "Thư ký Hội đồng",
            "Chuẩn bị nội dung, tài liệu và ghi biên bản các cuộc họp; tổng hợp ý kiến bằng văn bản của thành viên "
            "vắng mặt; hoàn thiện, lưu trữ hồ sơ của Hội đồng.",
        )
    )


def _working() -> str:
    return (
        _chapter("Chương III", "CHẾ ĐỘ LÀM VIỆC")
        + _rule(
            8,
            "Cuộc họp của Hội đồng",
            "1. Hội đồng họp theo triệu tập của Chủ tịch Hội đồng; tài liệu được gửi đến thành viên trước cuộc họp.",
            "2. Cuộc họp được tiến hành khi có ít nhất {{ quorum }} tổng số thành viên Hội đồng dự họp.",
            "3. Thành viên vắng mặt được lấy ý kiến bằng văn bản; ý kiến được thể hiện trong biên bản họp.",
        )
        + titled("Điều 9. Bỏ phiếu, biểu quyết")
        + body(
            "1. Tỷ lệ đồng ý tính trên tổng số thành viên Hội đồng, gồm cả ý kiến bằng văn bản của thành viên vắng mặt."
        )
        + when(
            "thresholds",
            body("2. Hội đồng bỏ phiếu kín và chỉ đề nghị khi tỷ lệ phiếu đồng ý đạt:")
            + texts("threshold in thresholds", "- {{ threshold.award }}: {{ threshold.share }}" + ENDING)
            + body("3. Các danh hiệu, hình thức khen thưởng khác được biểu quyết và quyết định theo đa số."),
            body("2. Các danh hiệu, hình thức khen thưởng được biểu quyết và quyết định theo đa số."),
        )
    )


def council_rules() -> str:
    """Quyết định ban hành Quy chế hoạt động, with the rules in their own section (mẫu 1.3)."""
    return (
        _decision_opening()
        + articles(
            "Ban hành kèm theo Quyết định này Quy chế hoạt động của {{ council }}.",
            "Quyết định này có hiệu lực kể từ ngày ký.",
            "Thành viên {{ council }} và tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        )
        + ending(recipients("- Như Điều 3;"), signature("signing"))
        + section_break(section("nextPage"))
        + paragraph("DocumentType", "QUY CHẾ")
        + paragraph("Subject", "Hoạt động của {{ council }}")
        + paragraph("AppendixReference", "{{ appendix_reference }}")
        + _general()
        + _duties()
        + _working()
        + _chapter("Chương IV", "TỔ CHỨC THỰC HIỆN")
        + titled("Điều 10. Trách nhiệm thi hành")
        + closing(
            "Thành viên Hội đồng thực hiện Quy chế này. Trong quá trình thực hiện, nếu có vướng mắc, Thư ký Hội đồng "
            "tổng hợp, báo cáo Chủ tịch Hội đồng xem xét, trình {{ head }} sửa đổi, bổ sung./."
        )
        + section("nextPage", first_page=1)
    )


def council_tasks() -> str:
    """Thông báo phân công nhiệm vụ thành viên Hội đồng."""
    return (
        letterhead()
        + title("THÔNG BÁO", "{{ subject }}")
        + legal_bases()
        + body("{{ council }} phân công nhiệm vụ cho các thành viên như sau:")
        + listed_table(
            columns(12, 59, 32, 62),
            ("STT", "Họ và tên, chức vụ", "Vai trò trong Hội đồng", "Nhiệm vụ được phân công"),
            "member in members",
            (
                "{{ member.order }}",
                "{{ member.name }}{% if member.post %}, {{ member.post }}{% endif %}",
                "{{ member.role }}",
                "{{ member.task }}",
            ),
        )
        + closing(
            "Các thành viên thực hiện nhiệm vụ được phân công; khi cần thay đổi, Chủ tịch Hội đồng xem xét, "
            "quyết định./."
        )
        + ending(recipients(), signature("signing"))
        + section()
    )
