"""The colours of the window."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.settings.part import Part, card, scrolled
from khenthuong_desktop.ui.theme import Scheme
from khenthuong_desktop.ui.widgets.controls import label

_SCHEMES = ((Scheme.SYSTEM, "Theo máy"), (Scheme.LIGHT, "Sáng"), (Scheme.DARK, "Tối"))


class LookPart(Part):
    name = "look"
    title = "Cửa sổ"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._group = QButtonGroup(self)
        buttons = []
        for number, (scheme, name) in enumerate(_SCHEMES):
            choice = QRadioButton(name)
            choice.setChecked(scheme is context.state.scheme)
            self._group.addButton(choice, number)
            buttons.append(choice)
        self._group.idClicked.connect(lambda number: context.window.redress(_SCHEMES[number][0]))
        self.body.addWidget(
            scrolled(
                card(label("Màu của cửa sổ", "heading"), *buttons),
                card(
                    label("Cỡ chữ", "heading"),
                    label(
                        "Theo cỡ chữ và tỷ lệ màn hình đặt trong máy (Cài đặt → Màn hình → Tỷ lệ).",
                        "secondary",
                        wrap=True,
                    ),
                ),
                card(
                    label("Thư mục dữ liệu", "heading"),
                    label(str(context.folder.root), wrap=True),
                    label("Chép cả thư mục này sang máy khác là dùng tiếp được.", "secondary", wrap=True),
                ),
            )
        )
