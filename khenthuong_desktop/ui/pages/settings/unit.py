"""The unit as its documents name it."""

from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.services.units import doubts_about, get_unit, save_unit
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.faults import explain_fault
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.pages.settings.part import Part, card, scrolled
from khenthuong_desktop.ui.unit_names import in_words, offer_provinces
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import label

_NAMES = (
    Field("name", "Tên đơn vị", required=True, full=True),
    Field("level", "Loại đơn vị", Kind.CHOICE, required=True, choices=labels.choices(UnitLevel)),
    Field("province", "Tỉnh, thành phố", required=True),
    Field("code", "Mã định danh", required=True, hint="Đứng trong tên bộ hồ sơ"),
    Field("higher_authority", "Cấp trên nhận tờ trình", hint="Sau “Kính gửi:”"),
)
_DOCUMENTS = (
    Field("superior", "Cơ quan chủ quản", hint="Dòng trên tên đơn vị; để trống nếu không ghi"),
    Field("place", "Địa danh", required=True, hint="Trước “, ngày … tháng …”"),
    Field("symbol", "Ký hiệu cơ quan", required=True, hint="Ví dụ UBND trong 12/TTr-UBND"),
    Field("council_symbol", "Ký hiệu Hội đồng", hint="Ví dụ HĐTĐKT"),
    Field("head_title", "Chức danh người đứng đầu", required=True),
    Field("drafting_office", "Đơn vị soạn thảo", hint="Sau “Lưu: VT,”"),
)
_CLERK = (Field("clerk_name", "Họ và tên"), Field("clerk_phone", "Điện thoại"))


class UnitPart(Part):
    name = "unit"
    title = "Đơn vị"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.forms = (Form(_NAMES), Form(_DOCUMENTS), Form(_CLERK))
        offer_provinces(self.forms[0], context.db.today())
        headings = ("Tên và cấp", "Ghi trên văn bản", "Người làm thi đua, khen thưởng")
        self.body.addWidget(
            scrolled(
                *(card(label(heading, "heading"), form) for heading, form in zip(headings, self.forms, strict=True))
            )
        )
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)

    def reload(self) -> None:
        if not any(form.changed for form in self.forms):  # what is being typed stays
            detail = get_unit(self.context.db)
            for form in self.forms:
                form.fill(detail)

    def offered(self) -> list[Action]:
        return [Action("Lưu", self.save, "check")]

    def save(self) -> None:
        """Keep all three forms at once."""
        checked = [form.check() for form in self.forms]  # every form shows its faults
        if not all(checked):
            return
        values = {name: value for form in self.forms for name, value in form.values().items()}
        detail = replace(get_unit(self.context.db), **values)
        try:
            save_unit(self.context.db, detail)
        except ValuesRefused as refused:
            for form in self.forms:
                form.show_faults({fault.field: explain_fault(fault) for fault in refused.faults})
            return
        kept = get_unit(self.context.db)  # abbreviations are written out
        for form in self.forms:
            form.fill(kept)
        self.forms[0].show_faults(in_words(doubts_about(kept, self.context.db.today())))
        self.context.done("Đã lưu thông tin đơn vị")
