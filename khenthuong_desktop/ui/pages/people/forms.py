"""The forms of a person, a collective and a household."""

from typing import Any

from khenthuong_desktop.domain.terms import CollectiveCategory, Gender, PersonCategory, PersonClass
from khenthuong_desktop.services.registers.collectives import list_collectives
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind


def person_form(context: Context) -> Form:
    return Form(
        (
            Field("name", "Họ và tên", required=True),
            Field("code", "Mã số", required=True, hint="Số riêng của đơn vị, ví dụ CB001"),
            Field("honorific", "Cách xưng", Kind.SUGGEST, choices=_same("Ông", "Bà")),
            Field("birth_date", "Ngày sinh", Kind.PARTIAL_DATE),
            Field("gender", "Giới tính", Kind.CHOICE, choices=labels.choices(Gender)),
            Field("citizen_number", "Số CCCD"),
            Field("job_title", "Chức vụ"),
            Field(
                "collective_name",
                "Đơn vị",
                Kind.SUGGEST,
                choices=_same(*(name for name, _ in _collectives(context))),
                hint="Chọn tập thể có sẵn, hoặc viết tên đơn vị chưa có trong danh sách",
                full=True,
            ),
            Field("category", "Loại", Kind.CHOICE, choices=labels.choices(PersonCategory)),
            Field("person_class", "Đối tượng", Kind.CHOICE, choices=labels.choices(PersonClass)),
            Field("since", "Công tác từ ngày", Kind.DATE),
            Field("until", "Đến ngày", Kind.DATE, hint="Để trống khi còn công tác"),
            Field("came_from", "Chuyển đến từ", hint="Nơi công tác trước, nếu là chuyển công tác"),
            Field("moved_to", "Chuyển đi", hint="Nơi công tác mới, nếu là chuyển công tác"),
            Field("heads_id", "Là người đứng đầu của", Kind.CHOICE, choices=_collectives(context), full=True),
        )
    )


def collective_form(context: Context, without: str | None = None) -> Form:
    parents = [(name, key) for name, key in _collectives(context) if key != without]
    return Form(
        (
            Field("name", "Tên tập thể", required=True, full=True),
            Field("code", "Mã số", required=True),
            Field("kind", "Loại", Kind.SUGGEST, choices=_same("Phòng", "Ban", "Trường", "Trạm", "Tổ", "Thôn")),
            Field(
                "category",
                "Nhóm tập thể",
                Kind.CHOICE,
                choices=labels.choices(CollectiveCategory),
                hint="Có danh hiệu chỉ dành cho xã, thôn, lực lượng vũ trang; để trống thì hiểu theo loại, theo tên",
            ),
            Field("parent_id", "Trực thuộc", Kind.CHOICE, choices=parents),
            Field("headcount", "Tổng số người", Kind.NUMBER, hint="Dùng để tính tỷ lệ; để trống nếu chưa rõ"),
            Field("established", "Ngày thành lập", Kind.PARTIAL_DATE, hint="Không rõ ngày thì chỉ ghi năm"),
            Field("dissolved_on", "Ngày giải thể, sáp nhập", Kind.DATE, hint="Để trống khi còn hoạt động"),
        )
    )


def household_form(_context: Context) -> Form:
    return Form(
        (
            Field("head_name", "Họ tên chủ hộ", required=True),
            Field("code", "Mã số", required=True),
            Field("address", "Địa chỉ", full=True),
        )
    )


def _same(*words: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, word) for word in words)


def _collectives(context: Context) -> list[tuple[str, Any]]:
    return [(row.name, row.id) for row in list_collectives(context.db).rows]
