"""Builds the shipped Word templates in ``templates_docx/`` (NĐ 30/2020, mẫu 1.2, 1.4, 1.9); run it after a change here.

The result is ordinary Word: one named style per part of a document, fields in double braces.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from template_parts import (
    ABSENTEE,
    ENDING,
    MEMBER,
    SHARE_NOTE,
    WIDE_HEADER,
    WIDE_LIST_COLUMNS,
    WIDE_SIGNING,
    body,
    columns,
    ending,
    legal_bases,
    letterhead,
    minutes_ending,
    nominee_table,
    own_side,
    recipients,
    side,
    signature,
    title,
    two_signatures,
    vote_table,
)
from word_parts import (
    LANDSCAPE_WIDTH,
    data_row,
    data_table,
    each,
    group_row,
    paragraph,
    section,
    section_break,
    tag_row,
    when,
    write_template,
)


def request_statement() -> str:
    """Tờ trình."""
    return (
        letterhead()
        + title("TỜ TRÌNH", "{{ subject }}")
        + when(
            "addressees|length == 1",
            paragraph("Addressee", "Kính gửi: {{ addressees[0] }}"),
            paragraph("AddresseeLabel", "Kính gửi:")
            + each("addressee in addressees", paragraph("AddresseeItem", "- {{ addressee }}" + ENDING)),
        )
        + legal_bases()
        + each("text in opening", body("{{ text }}"))
        + body(
            "{{ proposer }} kính trình {{ decider }} xem xét, khen "
            "thưởng cho {{ totals }} {{ achievement }}, cụ thể như sau:"
        )
        + each(
            "proposal in proposals", body("{{ loop.index }}. {{ proposal.award }}: {{ proposal.quantity }}" + ENDING)
        )
        + body("Hồ sơ kèm theo gồm:")
        + each("attachment in attachments", body("- {{ attachment }}" + ENDING))
        + paragraph("ClosingText", "{{ proposer }} kính trình {{ decider }} xem xét, quyết định./.")
        + ending(recipients("- Như trên;"), signature("signing"))
        + section()
    )


def minutes() -> str:
    """Biên bản họp Hội đồng: no place and date in the heading."""
    return (
        letterhead(dated=False)
        + title("BIÊN BẢN", "{{ subject }}")
        + body("Thời gian bắt đầu: {{ opened_at }}.", "Địa điểm: {{ held_at }}.")
        + paragraph("SectionHeading", "I. THÀNH PHẦN THAM DỰ")
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
        + paragraph("SectionHeading", "II. NỘI DUNG CUỘC HỌP")
        + each("item in agenda", body("{{ loop.index }}. {{ item }}" + ENDING))
        + when(
            "discussion",
            paragraph("SubHeading", "Ý kiến thảo luận") + each("text in discussion", body("- {{ text }}" + ENDING)),
        )
        + paragraph("SectionHeading", "III. KẾT QUẢ BỎ PHIẾU, BIỂU QUYẾT")
        + body(SHARE_NOTE)
        + vote_table()
        + paragraph("SectionHeading", "IV. KẾT LUẬN")
        + each("conclusion in conclusions", body("{{ loop.index }}. {{ conclusion }}" + ENDING))
        + paragraph("ClosingText", "Cuộc họp kết thúc vào {{ closed_at }}./.")
        + minutes_ending()
        + section()
    )


def vote_count_minutes() -> str:
    """Biên bản kiểm phiếu."""
    return (
        letterhead(dated=False)
        + title("BIÊN BẢN", "{{ subject }}")
        + body("Thời gian bắt đầu: {{ opened_at }}.", "Địa điểm: {{ held_at }}.")
        + paragraph("SectionHeading", "I. THÀNH PHẦN")
        + body(
            "Tổng số thành viên Hội đồng: {{ members_total }} người; có mặt: {{ present_total }} người.",
            "Chủ trì (chủ tọa): {{ chairman }}.",
            "Thư ký (người ghi biên bản): {{ secretary }}.",
        )
        + when(
            "committee",
            body("Ban kiểm phiếu gồm:") + each("member in committee", body("{{ loop.index }}. " + MEMBER + ENDING)),
        )
        + paragraph("SectionHeading", "II. SỐ PHIẾU")
        + body(
            "1. Số phiếu phát ra: {{ ballots_issued }} phiếu; số phiếu thu về: {{ ballots_collected }} phiếu.",
            "2. {{ ballots_validity }}.",
            "3. Số ý kiến bằng văn bản của thành viên vắng mặt: {{ written_opinions }}.",
        )
        + paragraph("SectionHeading", "III. KẾT QUẢ KIỂM PHIẾU")
        + body(SHARE_NOTE)
        + vote_table()
        + paragraph("ClosingText", "Việc kiểm phiếu kết thúc vào {{ closed_at }}./.")
        + minutes_ending()
        + section()
    )


def _history(heading: str, rows: str, column: str) -> str:
    widths = columns(22, 73, 70)
    table = data_table(
        widths,
        ("Năm", column, "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"),
        tag_row(widths, f"for row in {rows}"),
        data_row(widths, ("{{ row.year }}", "{{ row.award }}", "{{ row.decision }}")),
        tag_row(widths, "endfor"),
    )
    return paragraph("SubHeading", heading) + when(rows, table, body("Chưa có."))


def _results() -> str:
    ratings = columns(22, 73, 70)
    initiatives = columns(75, 35, 55)
    return when(
        "ratings",
        paragraph("BeforeTable", "Kết quả đánh giá, xếp loại hằng năm:")
        + data_table(
            ratings,
            ("Năm", "Mức xếp loại", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"),
            tag_row(ratings, "for row in ratings"),
            data_row(ratings, ("{{ row.year }}", "{{ row.rating }}", "{{ row.decision }}")),
            tag_row(ratings, "endfor"),
        ),
    ) + when(
        "initiatives",
        paragraph("BeforeTable", "Sáng kiến, đề tài, đề án, công trình được công nhận:")
        + data_table(
            initiatives,
            ("Tên sáng kiến, đề tài", "Phạm vi", "Quyết định công nhận"),
            tag_row(initiatives, "for row in initiatives"),
            data_row(initiatives, ("{{ row.name }}", "{{ row.scope }}", "{{ row.decision }}"), centred=(1,)),
            tag_row(initiatives, "endfor"),
        ),
    )


def individual_report() -> str:
    """Báo cáo thành tích cá nhân."""
    return (
        letterhead(numbered=False)
        + title("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng {{ award }} năm {{ year }}")
        + paragraph("SectionHeading", "I. SƠ LƯỢC LÝ LỊCH")
        + body(
            "- Họ và tên: {{ name }}",
            "- Sinh ngày, tháng, năm: {{ born_on }}; giới tính: {{ gender }}",
            "- Quê quán: {{ hometown }}",
            "- Trú quán: {{ residence }}",
            "- Đơn vị công tác: {{ unit }}",
            "- Chức vụ: {{ position }}",
            "- Trình độ chuyên môn, nghiệp vụ: {{ qualifications }}",
        )
        + paragraph("SectionHeading", "II. THÀNH TÍCH ĐẠT ĐƯỢC")
        + paragraph("SubHeading", "1. Quyền hạn, nhiệm vụ được giao")
        + each("text in duties", body("{{ text }}"))
        + paragraph("SubHeading", "2. Thành tích đạt được")
        + each("text in achievements", body("{{ text }}"))
        + _results()
        + paragraph("SectionHeading", "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
        + _history("1. Danh hiệu thi đua", "titles", "Danh hiệu thi đua")
        + _history("2. Hình thức khen thưởng", "commendations", "Hình thức khen thưởng")
        + paragraph("ClosingText", "Tôi cam đoan những nội dung trên là đúng và chịu trách nhiệm trước pháp luật./.")
        + two_signatures(
            side("confirming", "(Xác nhận, ký, đóng dấu)"),
            own_side("NGƯỜI BÁO CÁO", "{{ name }}", "(Ký, ghi rõ họ tên)"),
        )
        + section()
    )


def collective_report() -> str:
    """Báo cáo thành tích tập thể, hộ gia đình."""
    return (
        letterhead(numbered=False)
        + title("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng {{ award }} năm {{ year }}")
        + body("{{ applicant }}: {{ name }}")
        + paragraph("SectionHeading", "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH")
        + body("- Địa chỉ: {{ address }}")
        + when("headcount", body("- Tổng số người: {{ headcount }}"))
        + each("text in characteristics", body("{{ text }}"))
        + paragraph("SectionHeading", "II. THÀNH TÍCH ĐẠT ĐƯỢC")
        + each("text in achievements", body("{{ text }}"))
        + _results()
        + paragraph("SectionHeading", "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
        + _history("1. Danh hiệu thi đua", "titles", "Danh hiệu thi đua")
        + _history("2. Hình thức khen thưởng", "commendations", "Hình thức khen thưởng")
        + paragraph(
            "ClosingText", "{{ name }} cam đoan những nội dung trên là đúng và chịu trách nhiệm trước pháp luật./."
        )
        + two_signatures(
            side("confirming", "(Xác nhận, ký, đóng dấu)"),
            own_side("{{ head_post }}", "{{ head_name }}", "(Ký, ghi rõ họ tên)"),
        )
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
        + paragraph("ClosingText", "Tổng số: {{ totals }}./.")
        + ending("<w:p/>", signature("signing"), WIDE_SIGNING)
        + section(landscape=True)
    )


def reward_payments() -> str:
    """Danh sách chi tiền thưởng attached to a decision, with room to sign for the money."""
    widths = columns(12, 52, 62, 54, 18, 30, 24, room=LANDSCAPE_WIDTH)
    headings = (
        "STT",
        "Họ và tên (tên tập thể)",
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
        + data_table(
            widths,
            headings,
            tag_row(widths, "for row in rows"),
            data_row(widths, (*(f"{{{{ row.{cell} }}}}" for cell in cells), ""), centred=(0, 4, 5)),
            tag_row(widths, "endfor"),
            group_row(widths, "", "Tổng cộng: {{ total }} đồng"),
        )
        + paragraph("AfterTable")
        + paragraph("BodyText1", "Bằng chữ: {{ total_in_words }}.")
        + paragraph(
            "ClosingText", "Mức lương cơ sở: {{ base_salary }}; tiền thưởng làm tròn lên hàng chục nghìn đồng./."
        )
        + ending("<w:p/>", signature("signing"), WIDE_SIGNING)
        + section(landscape=True)
    )


def article(style: str, end: str) -> str:
    return paragraph(style, ("Điều {{ loop.index }}.", True), " {{ article }}" + end)


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
            when("loop.last", article("ClosingText", "./."), article("BodyText1", ".")),
        )
        + ending(recipients("- Như Điều {{ articles|length }};"), signature("signing"))
        + section_break(section("nextPage"))
        + paragraph("AppendixLabel", "Phụ lục")
        + paragraph("AppendixTitle", "{{ appendix_title }}")
        + paragraph("AppendixReference", "{{ appendix_reference }}")
        + nominee_table()
        + paragraph("AfterTable")
        + section("nextPage", first_page=1)
    )


TEMPLATES = {
    "request_statement": ("Tờ trình", request_statement),
    "minutes": ("Biên bản họp Hội đồng", minutes),
    "vote_count_minutes": ("Biên bản kiểm phiếu", vote_count_minutes),
    "individual_report": ("Báo cáo thành tích cá nhân", individual_report),
    "collective_report": ("Báo cáo thành tích tập thể", collective_report),
    "summary_list": ("Danh sách trích ngang", summary_list),
    "decision": ("Quyết định khen thưởng", decision),
    "reward_payments": ("Danh sách chi tiền thưởng", reward_payments),
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind, (name, content) in TEMPLATES.items():
        write_template(folder / f"{kind}.docx", name, content())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "templates_docx")
