"""Templates of the papers that propose, decide and pay."""

from template_parts import (
    ENDING,
    NAMES,
    SIGN_HINT,
    WIDE_HEADER,
    WIDE_LIST_COLUMNS,
    WIDE_SIGNING,
    addressees,
    after_table,
    appendix,
    article,
    body,
    closing,
    columns,
    ending,
    legal_bases,
    letterhead,
    listed_table,
    nominee_table,
    own_side,
    recipients,
    side,
    signature,
    signatures,
    texts,
    title,
    two_signatures,
)
from word_parts import LANDSCAPE_WIDTH, each, paragraph, section, when


def request_statement() -> str:
    """Tờ trình."""
    return (
        letterhead()
        + title("TỜ TRÌNH", "{{ subject }}")
        + addressees()
        + legal_bases()
        + texts("text in opening")
        + body(
            "{{ proposer }} kính trình {{ decider }} xem xét, khen "
            "thưởng cho {{ totals }} {{ achievement }}, cụ thể như sau:"
        )
        + each(
            "proposal in proposals", body("{{ loop.index }}. {{ proposal.award }}: {{ proposal.quantity }}" + ENDING)
        )
        + body("Hồ sơ kèm theo gồm:")
        + each("attachment in attachments", body("- {{ attachment }}" + ENDING))
        + closing("{{ proposer }} kính trình {{ decider }} xem xét, quyết định./.")
        + ending(recipients("- Như trên;"), signature("signing"))
        + section()
    )


def summary_list() -> str:
    """Danh sách trích ngang attached to a request statement."""
    return (
        letterhead(numbered=False, dated=False, widths=WIDE_HEADER)
        + paragraph("DocumentType", "DANH SÁCH TRÍCH NGANG")
        + paragraph("Subject", "{{ subject }}")
        + paragraph("AppendixReference", "{{ attached_to }}")
        + nominee_table(WIDE_LIST_COLUMNS)
        + closing("Tổng số: {{ totals }}./.")
        + ending("<w:p/>", signature("signing"), WIDE_SIGNING)
        + section(landscape=True)
    )


def reward_payments() -> str:
    """Danh sách chi tiền thưởng attached to a decision, with room to sign for the money."""
    widths = columns(12, 52, 62, 50, 16, 28, 32, room=LANDSCAPE_WIDTH)
    headings = (
        "STT",
        NAMES,
        "Chức vụ, đơn vị",
        "Danh hiệu, hình thức",
        "Hệ số",
        "Tiền thưởng (đồng)",
        "Ký nhận",
    )
    cells = ("order", "name", "position", "award", "coefficient", "amount")
    return (
        letterhead(numbered=False, dated=False, widths=WIDE_HEADER)
        + paragraph("DocumentType", "DANH SÁCH CHI TIỀN THƯỞNG")
        + paragraph("Subject", "{{ subject }}")
        + paragraph("AppendixReference", "{{ attached_to }}")
        + listed_table(
            widths,
            headings,
            "row in rows",
            (*(f"{{{{ row.{cell} }}}}" for cell in cells), ""),
            centred=(0, 4, 5),
            foot="Tổng cộng: {{ total }} đồng",
            height=9,
        )
        + closing("Bằng chữ: {{ total_in_words }}.")
        + when("higher_only", closing("{{ higher_only }}"))
        + closing("Mức lương cơ sở: {{ base_salary }}; tiền thưởng làm tròn lên hàng chục nghìn đồng./.")
        + signatures(
            columns(84, 84, 84, room=LANDSCAPE_WIDTH),
            own_side("NGƯỜI LẬP", "{{ compiler }}", SIGN_HINT),
            own_side("KẾ TOÁN", "{{ accountant }}", SIGN_HINT),
            side("signing"),
        )
        + section(landscape=True)
    )


def decision() -> str:
    """Quyết định khen thưởng with the list as an appendix in its own section."""
    return (
        letterhead()
        + title("QUYẾT ĐỊNH", "{{ subject }}")
        + paragraph("Authority", "{{ authority }}")
        + legal_bases()
        + paragraph("Decides", "QUYẾT ĐỊNH:")
        + each(
            "article in articles",
            when(
                "loop.last",
                article("{{ loop.index }}", "ClosingText", "{{ article }}./."),
                article("{{ loop.index }}", "BodyText1", "{{ article }}."),
            ),
        )
        + ending(recipients("- Như Điều {{ articles|length }};"), signature("signing"))
        + appendix(nominee_table())
    )


def reward_estimate() -> str:
    """Dự toán tiền thưởng."""
    widths = columns(12, 58, 18, 16, 27, 34)
    headings = ("STT", "Danh hiệu, hình thức", "Số lượng", "Hệ số", "Mức thưởng (đồng)", "Thành tiền (đồng)")
    cells = ("order", "award", "quantity", "coefficient", "rate", "amount")
    return (
        letterhead(numbered=False)
        + title("DỰ TOÁN", "{{ subject }}")
        + listed_table(
            widths,
            headings,
            "row in rows",
            [f"{{{{ row.{cell} }}}}" for cell in cells],
            centred=(0, 2, 3, 4, 5),
            foot="Tổng cộng: {{ total }} đồng",
        )
        + after_table("Bằng chữ: {{ total_in_words }}.")
        + when("higher_only", closing("{{ higher_only }}"))
        + closing("Mức lương cơ sở: {{ base_salary }}; mức thưởng làm tròn lên hàng chục nghìn đồng./.")
        + two_signatures(own_side("NGƯỜI LẬP", "{{ compiler }}", SIGN_HINT), side("signing"))
        + section()
    )
