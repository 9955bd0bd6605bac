"""Words of a cell as they are kept: composed letters, single blanks, no more than a cell may hold."""

import unicodedata
from typing import Any

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, Remark

Cleaned = tuple[Any, tuple[Remark, ...]]  # the value (text, whole number, list of them, None) and the remarks
MAX_TEXT = 2_000


def _is_clean(raw: str) -> bool:
    """The usual case, told quickly: composed, printable, no blank too many, no look-alike letter."""
    return (
        len(raw) <= MAX_TEXT
        and raw.isprintable()
        and "  " not in raw
        and raw[:1] != " "
        and raw[-1:] != " "
        and (raw.isascii() or (unicodedata.is_normalized("NFC", raw) and "Ð" not in raw and "ð" not in raw))
    )


def clean_text(raw: str) -> Cleaned:
    """NFC and single spaces; a repair the clerk can see in the sheet is reported."""
    if _is_clean(raw):
        return raw, ()
    kept = text.clean(raw)
    if len(kept) > MAX_TEXT:
        return kept[:MAX_TEXT], (Remark(ERROR, "text_too_long", {"limit": MAX_TEXT}),)
    if kept == raw:
        return kept, ()
    composed = unicodedata.normalize("NFC", raw)
    if kept == composed:
        return kept, ()
    if "Ð" in composed or "ð" in composed:
        return kept, (Remark(FIXED, "letter_repaired"),)
    return kept, (Remark(FIXED, "spaces_removed"),)
