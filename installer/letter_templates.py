"""Templates of the letters, notices and the index that go with a dossier."""

from template_parts import (
    ENDING,
    addressees,
    appendix,
    body,
    closing,
    columns,
    ending,
    legal_bases,
    letterhead,
    listed_table,
    nominee_table,
    recipients,
    signature,
    texts,
    title,
)
from word_parts import section


def public_notice() -> str:
    """Thông báo công khai danh sách đề nghị."""
    return (
        letterhead()
        + title("THÔNG BÁO", "{{ subject }}")
        + legal_bases()
        + body(
            "{{ proposer }} thông báo công khai danh sách {{ totals }} được đề nghị khen thưởng năm {{ year }} "
            "(có danh sách kèm theo), như sau:",
            "1. Thời gian công khai, tiếp nhận ý kiến: {{ period }}.",
            "2. Nơi tiếp nhận ý kiến: {{ contact }}.",
        )
        + closing(
            "3. Tổ chức, cá nhân có ý kiến về danh sách nêu trên gửi ý kiến bằng văn bản, ghi rõ họ tên, địa chỉ, "
            "đến nơi tiếp nhận trong thời gian công khai./."
        )
        + ending(recipients(), signature("signing"))
        + appendix(nominee_table())
    )


def _enclosed() -> str:
    return body("Hồ sơ gửi kèm gồm:") + texts("attachment in attachments", "- {{ attachment }}" + ENDING)


def _letter_ending() -> str:
    return ending(recipients("- Như trên;"), signature("signing"))


def request_letter() -> str:
    """Công văn gửi hồ sơ đề nghị khen thưởng."""
    return (
        letterhead(letter=True)
        + addressees()
        + body(
            "Thực hiện quy định của pháp luật về thi đua, khen thưởng, {{ proposer }} gửi hồ sơ đề nghị khen thưởng "
            "năm {{ year }} cho {{ totals }} kèm theo Tờ trình {{ statement }}, cụ thể:"
        )
        + texts("proposal in proposals", "- {{ proposal.award }}: {{ proposal.quantity }}" + ENDING)
        + _enclosed()
        + closing("{{ proposer }} đề nghị quý cơ quan tiếp nhận, thẩm định, trình cấp có thẩm quyền xem xét./.")
        + _letter_ending()
        + section()
    )


def reply_letter() -> str:
    """Công văn trả lời on a dossier that came back."""
    return (
        letterhead(letter=True)
        + addressees()
        + body(
            "{{ proposer }} nhận được ý kiến của quý cơ quan về hồ sơ đề nghị khen thưởng năm {{ year }}, "
            "với các nội dung sau:"
        )
        + texts("text in reasons", "- {{ text }}" + ENDING)
        + body("Sau khi rà soát, {{ proposer }} trả lời và bổ sung, hoàn thiện hồ sơ như sau:")
        + texts("text in answers", "- {{ text }}" + ENDING)
        + _enclosed()
        + closing("{{ proposer }} đề nghị quý cơ quan tiếp tục xem xét, giải quyết theo quy định./.")
        + _letter_ending()
        + section()
    )


def opinion_request() -> str:
    """Công văn xin ý kiến (hiệp y)."""
    return (
        letterhead(letter=True)
        + addressees()
        + body(
            "Để có cơ sở xét, đề nghị khen thưởng năm {{ year }}, {{ proposer }} đề nghị quý cơ quan, đơn vị có ý kiến "
            "bằng văn bản đối với {{ totals }} (có danh sách kèm theo) về các nội dung sau:"
        )
        + texts("text in matters", "- {{ text }}" + ENDING)
        + closing("Ý kiến của quý cơ quan, đơn vị xin gửi về {{ proposer }} trước {{ return_by }} để tổng hợp./.")
        + _letter_ending()
        + appendix(nominee_table())
    )


def opinion_reply() -> str:
    """Công văn cho ý kiến (hiệp y)."""
    return (
        letterhead(letter=True)
        + addressees()
        + body(
            "{{ proposer }} nhận được văn bản xin ý kiến: {{ asked_by }}. Sau khi xem xét, {{ proposer }} có ý kiến "
            "đối với {{ totals }} (có danh sách kèm theo) như sau:"
        )
        + texts("opinion in opinions", "{{ loop.index }}. {{ opinion.matter }}: {{ opinion.answer }}" + ENDING)
        + body("Ý kiến chung về việc đề nghị khen thưởng: {{ verdict }}.")
        + closing("{{ proposer }} gửi quý cơ quan, đơn vị tổng hợp, xem xét theo quy định./.")
        + _letter_ending()
        + appendix(nominee_table())
    )


def dossier_index() -> str:
    """Mục lục hồ sơ; sheets are numbered by hand once it is bound."""
    cells = ("order", "number", "day", "name", "issuer", "sheets", "note")
    return (
        letterhead(numbered=False)
        + title("MỤC LỤC HỒ SƠ", "{{ subject }}")
        + listed_table(
            columns(11, 30, 23, 42, 29, 12, 18),
            ("STT", "Số, ký hiệu", "Ngày, tháng, năm", "Tên loại, trích yếu", "Tác giả văn bản", "Tờ số", "Ghi chú"),
            "entry in entries",
            [f"{{{{ entry.{cell} }}}}" for cell in cells],
            centred=(0, 1, 2, 5),
        )
        + closing("Hồ sơ gồm {{ totals }}./.")
        + ending("<w:p/>", signature("signing"))
        + section()
    )
