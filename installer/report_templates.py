"""Templates of the achievement reports."""

from template_parts import (
    SIGN_HINT,
    body,
    closing,
    columns,
    heading,
    letterhead,
    listed_table,
    own_side,
    side,
    texts,
    title,
    titled,
    two_signatures,
)
from word_parts import AMID_TEXT, paragraph, section, when

_DECISION = "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"
_SIGN, _CONFIRM = SIGN_HINT, "(Xác nhận, ký, đóng dấu)"
_NOBODY = ("<w:p/>", "<w:p/>")


def _by_year(rows: str, column: str, value: str) -> str:
    return listed_table(
        columns(22, 73, 70),
        ("Năm", column, _DECISION),
        f"row in {rows}",
        ("{{ row.year }}", f"{{{{ row.{value} }}}}", "{{ row.decision }}"),
        kept=AMID_TEXT,
    )


def _held_already() -> str:
    """III. Các hình thức đã được khen thưởng: titles, then commendations."""
    return heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG") + "".join(
        titled(f"{number}. {name}") + when(rows, _by_year(rows, name, "award"), body("Chưa có."))
        for number, name, rows in (
            (1, "Danh hiệu thi đua", "titles"),
            (2, "Hình thức khen thưởng", "commendations"),
        )
    )


def _results() -> str:
    """The ratings and initiatives on record."""
    return when(
        "ratings",
        paragraph("BeforeTable", "Kết quả đánh giá, xếp loại hằng năm:")
        + _by_year("ratings", "Mức xếp loại", "rating"),
    ) + when(
        "initiatives",
        paragraph("BeforeTable", "Sáng kiến, đề tài, đề án, công trình được công nhận:")
        + listed_table(
            columns(16, 66, 30, 53),
            ("Năm", "Tên sáng kiến, đề tài", "Phạm vi", "Quyết định công nhận"),
            "row in initiatives",
            ("{{ row.year }}", "{{ row.name }}", "{{ row.scope }}", "{{ row.decision }}"),
            centred=(0, 2),
            kept=AMID_TEXT,
        ),
    )


def _opening(about: str) -> str:
    return letterhead(numbered=False) + title("BÁO CÁO THÀNH TÍCH", about)


def _promise(who: str) -> str:
    return f"{who} xin cam đoan những nội dung trên là đúng và chịu trách nhiệm trước pháp luật./."


def _ending(who: str, post: str, name: str) -> str:
    return (
        closing(_promise(who)) + two_signatures(side("confirming", _CONFIRM), own_side(post, name, _SIGN)) + section()
    )


def individual_report() -> str:
    """Báo cáo thành tích cá nhân."""
    return (
        _opening("Đề nghị tặng {{ award }} năm\u00a0{{ year }}")
        + heading("I. SƠ LƯỢC LÝ LỊCH")
        + body(
            "- Họ và tên: {{ name }}",
            "- Sinh ngày, tháng, năm: {{ born_on }}; giới tính: {{ gender }}",
            "- Quê quán: {{ hometown }}",
            "- Trú quán: {{ residence }}",
            "- Đơn vị công tác: {{ unit }}",
            "- Chức vụ: {{ position }}",
            "- Trình độ chuyên môn, nghiệp vụ: {{ qualifications }}",
        )
        + heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
        + titled("1. Quyền hạn, nhiệm vụ được giao")
        + texts("text in duties")
        + titled("2. Thành tích đạt được")
        + texts("text in achievements")
        + _results()
        + _held_already()
        + _ending("Tôi", "NGƯỜI BÁO CÁO", "{{ name }}")
    )


def collective_report() -> str:
    """Báo cáo thành tích tập thể, hộ gia đình."""
    return (
        _opening("Đề nghị tặng {{ award }} năm\u00a0{{ year }}")
        + body("{{ applicant }}: {{ name }}")
        + heading("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH")
        + body("- Địa chỉ: {{ address }}")
        + when("headcount", body("- Tổng số người: {{ headcount }}"))
        + texts("text in characteristics")
        + heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
        + texts("text in achievements")
        + _results()
        + _held_already()
        + _ending("{{ name }}", "{{ head_post }}", "{{ head_name }}")
    )


def _profiled(about: str, *content: str) -> str:
    """A report that opens with lines about its subject and ends with what it holds already."""
    return (
        _opening(about)
        + heading("I. {{ profile_title }}")
        + texts("line in profile", "- {{ line.label }}: {{ line.value }}")
        + heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
        + "".join(content)
        + _held_already()
    )


def _reported() -> str:
    return _ending("{{ who_promises }} {{ name }}", "{{ reporter_post }}", "{{ reporter }}")


def flag_report() -> str:
    """Báo cáo thành tích đề nghị tặng Cờ thi đua."""
    return (
        _profiled(
            "Đề nghị tặng {{ award }} năm\u00a0{{ year }}",
            titled("1. Kết quả thực hiện các chỉ tiêu thi đua, nhiệm vụ được giao"),
            texts("text in targets"),
            texts("text in achievements"),
            _results(),
            titled("2. Kết quả bình xét trong cụm, khối thi đua"),
            body("{{ cluster }}"),
        )
        + _reported()
    )


def national_fighter_report() -> str:
    """Báo cáo thành tích đề nghị tặng danh hiệu Chiến sĩ thi đua toàn quốc."""
    return (
        _profiled(
            "Đề nghị tặng {{ award }} năm\u00a0{{ year }}",
            titled("1. Quyền hạn, nhiệm vụ được giao"),
            texts("text in duties"),
            titled("2. Thành tích đạt được"),
            texts("text in achievements"),
            _results(),
            titled("3. Hiệu quả áp dụng, phạm vi ảnh hưởng của sáng kiến, đề tài trên toàn quốc"),
            texts("text in reach"),
        )
        + _reported()
    )


def unexpected_report() -> str:
    """Báo cáo thành tích đột xuất."""
    return (
        _profiled(
            "Đề nghị tặng {{ award }} về thành tích đột\u00a0xuất năm\u00a0{{ year }}",
            titled("1. Thời gian, địa điểm, hoàn cảnh lập thành tích"),
            body("{{ happened }}"),
            titled("2. Hành động, việc làm"),
            texts("text in achievements"),
            titled("3. Kết quả, ảnh hưởng"),
            texts("text in outcome"),
        )
        + _reported()
    )


def movement_report() -> str:
    """Báo cáo thành tích theo chuyên đề."""
    return (
        _profiled(
            "Đề nghị tặng {{ award }} về thành tích thi đua theo chuyên\u00a0đề năm\u00a0{{ year }}",
            titled("1. Phong trào, chuyên đề tham gia"),
            body("{{ movement }}"),
            titled("2. Kết quả thực hiện"),
            texts("text in achievements"),
            titled("3. Biện pháp, giải pháp đã thực hiện"),
            texts("text in measures"),
        )
        + _reported()
    )


def service_report() -> str:
    """Báo cáo quá trình cống hiến."""
    return (
        _profiled(
            "Đề nghị tặng {{ award }} về quá\u00a0trình cống\u00a0hiến",
            titled("1. Tóm tắt quá trình công tác"),
            listed_table(
                columns(45, 80, 40),
                ("Từ tháng, năm đến tháng, năm", "Chức vụ, đơn vị công tác", "Thời gian giữ chức vụ"),
                "row in service",
                ("{{ row.period }}", "{{ row.position }}", "{{ row.length }}"),
                centred=(0, 2),
                kept=AMID_TEXT,
            ),
            titled("2. Thành tích trong quá trình công tác đến năm {{ year }}"),
            texts("text in achievements"),
            titled("3. Kỷ luật"),
            body("{{ discipline }}"),
        )
        + _reported()
    )


def external_report() -> str:
    """Báo cáo thành tích đối ngoại, with the confirmation of two organs."""
    return (
        _profiled(
            "Đề nghị tặng {{ award }} về thành tích đối\u00a0ngoại năm\u00a0{{ year }}",
            titled("1. Đóng góp đối với Việt Nam"),
            texts("text in achievements"),
            titled("2. Chấp hành pháp luật Việt Nam; nghĩa vụ với ngân sách nhà nước; hoạt động từ thiện"),
            texts("text in compliance"),
            titled("3. Đóng góp vào tình đoàn kết, hữu nghị, hợp tác"),
            texts("text in friendship"),
        )
        + closing(_promise("{{ who_promises }} {{ name }}"))
        + two_signatures(side("confirming", _CONFIRM), own_side("{{ reporter_post }}", "{{ reporter }}", _SIGN))
        + paragraph("SignHint")  # a line's room between who signs and who confirms them
        + two_signatures(side("confirming_above", _CONFIRM), _NOBODY)
        + section()
    )
