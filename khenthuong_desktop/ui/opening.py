"""Files and folders in the programs that this PC opens them with; where none does, what to do instead is said."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from khenthuong_desktop.errors import FileMissing
from khenthuong_desktop.ui import errors

_HOW = (
    "Máy này chưa có chương trình mở được tệp {ending}. Hãy cài Word hoặc LibreOffice; hay chép tệp sang máy có Word, "
    "sửa xong chép đè về đúng chỗ cũ, chương trình sẽ tự nhận ra.\n\nTệp ở: {path}"
)


def open_file(path: Path, parent: QWidget) -> None:
    """Open a file as a double click would."""
    if not path.is_file():
        errors.show(FileMissing(path), parent)
    elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) is False:
        from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog  # loads when there is something to say

        NoticeDialog("Chưa mở được tệp", _HOW.format(ending=path.suffix, path=path), parent=parent).open()


def open_folder(path: Path) -> None:
    """Show a folder as the PC shows folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
