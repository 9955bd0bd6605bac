"""How often an award was given, where a cell says so behind its name: "CSTĐCS lần 2", "LĐTT 3 năm liền"."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.problems import WARNING, Remark

_PARTS = re.compile(r"([;\n+])")
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HOW_MANY = r"(?:0?\d{1,2}|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|nhất|nhì)"
_WHICH = re.compile(rf"[\s,–-]*\(?\s*\blần\s+(?:thứ\s+)?{_HOW_MANY}\b\s*\)?", re.IGNORECASE)
_IN_A_ROW = re.compile(
    rf"[\s,–-]*\(?\s*(?:\btrong\s+)?\b{_HOW_MANY}\s+(?:năm|lần)\s+(?:liền|liên tục|liên tiếp)(?:\s+(?:liền|kề))?\b"
    r"\s*\)?",
    re.IGNORECASE,
)


def without_times(cell: str) -> tuple[str, tuple[Remark, ...]]:
    """The cell without such words, which are told; those with years are counted where the years are read."""
    kept, left_out = [], []
    for part in _PARTS.split(cell):
        words, told = _without(part, _WHICH)
        if not _A_YEAR.search(part):
            words, in_a_row = _without(words, _IN_A_ROW)
            told += in_a_row
        if text.clean(words):
            left_out += told
        kept.append(words if text.clean(words) else part)
    if not left_out:
        return cell, ()
    new = "".join(kept)
    details = {"words": ", ".join(left_out), "new": text.clean(new)}
    return new, (Remark(WARNING, "award_times_left_out", details),)


def _without(part: str, times: re.Pattern[str]) -> tuple[str, list[str]]:
    found = times.search(part)
    if found is None:
        return part, []
    before, after = part[: found.start()], part[found.end() :].lstrip()
    between = " " if after and after[0] not in ",.)" else ""
    return before + between + after, [found[0].strip(" ,–-()")]
