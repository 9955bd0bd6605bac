"""What is asked before somebody is put into a round on which the council has voted already."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.services.award_rounds.rounds import RoundDetail
from khenthuong_desktop.ui.widgets.question import ask

_TO_REDO = {
    Stage.STATEMENT_SIGNED: ", làm và ký lại tờ trình",
    Stage.PACKAGED: ", làm và ký lại tờ trình, đóng gói lại hồ sơ",
    Stage.RETURNED: ", làm và ký lại tờ trình, đóng gói lại hồ sơ",
}


def may_add(found: RoundDetail, then: Callable[[], object], parent: QWidget) -> bool:
    """Whether nothing has to be asked: counted votes do not cover who comes later, so then a yes calls ``then``."""
    if all(row.passed is None for row in found.nominations):
        return True
    ask(
        "Hội đồng đã họp đợt này",
        "Kết quả phiếu đã ghi không có đề nghị thêm sau; phải ghi lại cuộc họp có phiếu cho đề nghị đó"
        f"{_TO_REDO.get(found.stage, '')}. Vẫn thêm vào đợt {found.code}?",
        "Vẫn thêm",
        then,
        parent,
    )
    return False
