"""Registers of one award, which only their title names: "DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU CHIẾN SĨ THI ĐUA CẤP TỈNH"
over columns of years and decisions."""

import re
from collections.abc import Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.medal_names import medal_in
from khenthuong_desktop.spreadsheets.layouts.award_standing import is_open, is_reached, registers, revokes
from khenthuong_desktop.spreadsheets.layouts.refusals import refuses
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in

_PERIOD = re.compile(
    r"\s*(?:\(.*|\b(?:qua |trong |từ )?(?:các |những )?(?:năm|giai đoạn|thời kỳ|từ)\b.*)", re.IGNORECASE
)
_SEVERAL = re.compile(r"[,;/+&]|\b(?:và|hoặc|các (?:hạng|loại))\b", re.IGNORECASE)


def award_of_register(above: Sequence[Sequence[object]]) -> str | None:
    """The one award that the words over a register say was reached or given; None where they name none or several, or
    say, or leave open, that it is only asked for."""
    texts = [text.clean(as_text(cell)) for row in above for cell in row if not is_empty(cell)]
    words = " ".join(texts)
    if is_open(words) or registers(words) or refuses(words) or revokes(words):
        return None
    named = [line for line in texts if award_in(line)]
    if len(named) != 1 or not is_reached(named[0]):
        return None
    if (medal := medal_in(words)) is not None and medal_in(award_in(named[0])) in (None, medal):
        return medal
    award = _PERIOD.sub("", award_in(named[0])).strip(" .:")
    award = award.strip('“”"') if award[:1] in '“"' else award
    return award if award and not _SEVERAL.search(award) else None
