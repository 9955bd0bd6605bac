"""Faults on their way to the user: explained when known, reported as a bug when not, silent when cancelled."""

import logging
import platform
import re
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

import khenthuong_desktop
from khenthuong_desktop.errors import Cancelled, KnownError
from khenthuong_desktop.ui.faults import explain

if TYPE_CHECKING:
    from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog

_log = logging.getLogger(__name__)
# Quoted values and long numbers in a message may be somebody's name or identity number.
_PERSONAL = re.compile(r"'[^']*'|\"[^\"]*\"|\d{6,}")


def show(fault: BaseException, parent: QWidget | None = None, then: Callable[[], object] | None = None) -> None:
    """Tell the user about a fault in the way its kind asks for; ``then`` is done when it has been read."""
    if isinstance(fault, Cancelled | KeyboardInterrupt):
        if then is not None:
            then()
        return
    owner = _owner(parent)
    dialog = _dialog_for(fault, owner)
    if then is not None:
        dialog.finished.connect(lambda _result: then())
    if owner is None:  # nothing would keep the dialog alive
        dialog.exec()
    else:
        dialog.open()


def show_and_wait(fault: BaseException) -> None:
    """The same where there is no window to go on with (the data cannot be opened)."""
    _dialog_for(fault, None).exec()


def _dialog_for(fault: BaseException, parent: QWidget | None) -> "NoticeDialog":
    from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog  # loads when there is something to say

    if isinstance(fault, KnownError):
        _log.info("told the user: %s", type(fault).__name__)
        return NoticeDialog("Chưa làm được", explain(fault), parent=parent)
    report = bug_report(fault)
    _log.error("bug\n%s", report)
    return NoticeDialog(
        "Chương trình gặp lỗi",
        "Dữ liệu của đơn vị vẫn nguyên vẹn. Việc vừa làm có thể đã xong hoặc chưa: hãy xem lại danh sách "
        "trước khi làm lại. Nhờ gửi nội dung dưới đây cho người hỗ trợ "
        "(không có thông tin cá nhân).",
        details=report,
        parent=parent,
    )


def bug_report(fault: BaseException) -> str:
    """Where it broke, without values: no names, no numbers of people."""
    lines = [
        f"Khen thưởng Desktop {khenthuong_desktop.__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}"
    ]
    for frame in traceback.extract_tb(fault.__traceback__):
        path = frame.filename.replace("\\", "/").rsplit("/", 3)
        lines.append(f"{'/'.join(path[-3:])}:{frame.lineno} {frame.name}")
    lines.append(f"{type(fault).__name__}: {_PERSONAL.sub('…', str(fault))}")
    return "\n".join(lines)


def install() -> None:
    """Send everything that nobody caught here."""

    def hook(kind: type[BaseException], fault: BaseException, _where: TracebackType | None) -> None:
        if QApplication.instance() is None:
            sys.__excepthook__(kind, fault, _where)
        else:
            show(fault)

    sys.excepthook = hook


def _owner(given: QWidget | None) -> QWidget | None:
    """The topmost open dialog, so that the explanation is not hidden behind it; else any window there is."""
    windows = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow())
    return QApplication.activeModalWidget() or given or QApplication.activeWindow() or next(windows, None)
