"""Other words in one place of a certificate, or of all that are ticked."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from khenthuong_desktop import messages
from khenthuong_desktop.domain.certificates import PERSONAL, Place
from khenthuong_desktop.services.outcome.certificates import Certificate
from khenthuong_desktop.ui.widgets.controls import link
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

Save = Callable[[Place, str | None, bool], object]  # None: the program's own words; True: all that are ticked


class WordingDialog(WorkDialog):
    """``save`` keeps what was written."""

    def __init__(
        self, certificate: Certificate, place: Place, ticked: int, save: Save, parent: QWidget | None = None
    ) -> None:
        name = messages.catalogue("certificates")["Place"][place]
        super().__init__(name, hint=f"Bản của {certificate.called}. Xuống dòng bằng Enter.", parent=parent)
        self._before, self._place, self._keep = certificate.texts[place], place, save
        self.edit = QPlainTextEdit(self._before)
        self.edit.setAccessibleName(name)
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(96)
        self.edit.selectAll()
        self.all_check = QCheckBox(f"Dùng cho cả {ticked} bản đang chọn")
        self.all_check.setVisible(ticked > 1 and place not in PERSONAL)
        self.body.addWidget(self.edit, 1)
        self.body.addWidget(self.all_check)
        self.buttons.insertWidget(0, link("Trở lại lời có sẵn", self.forget, "undo-2"))
        self.resize(480, 280)
        self.edit.setFocus()

    def ready(self) -> bool:
        if self.edit.toPlainText().strip():
            return True
        self.faults_banner.say("Chưa có lời nào. Không muốn in dòng này thì bỏ dấu “In dòng này”.")
        return False

    def hand_over(self) -> None:
        self._keep(self._place, self.edit.toPlainText(), self.all_check.isChecked())

    def changed(self) -> bool:
        return self.edit.toPlainText() != self._before

    def forget(self) -> None:
        """What the program writes of itself."""
        self._keep(self._place, None, self.all_check.isChecked())
        self.accept()
