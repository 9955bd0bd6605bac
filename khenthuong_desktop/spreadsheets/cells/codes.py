"""Codes, numbers of citizen cards and shares as cells hold them: zeros that Excel drops, decimals that it adds."""

import re
from datetime import date, datetime, time, timedelta

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text
from khenthuong_desktop.spreadsheets.cells.cell_words import MAX_TEXT, Cleaned, clean_text
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark

_CODE_AS_DECIMAL = re.compile(r"(\d+)\.0+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_LIST_SPLIT = re.compile(r"\s*[;\n]\s*")
_DIGITS_AND_MARKS = re.compile(r"[\s.'’`\-]")
_LAST_BIRTH_PLACE = 96  # the first three of the twelve digits are a province's code, 001 … 096


def one_code(raw: object) -> Cleaned:
    if isinstance(raw, str) and raw.isascii() and raw.isalnum() and "E" not in raw and len(raw) < MAX_TEXT:
        return raw, ()
    if isinstance(raw, (date, datetime, time, timedelta)):
        return None, (Remark(ERROR, "code_became_date"),)
    if isinstance(raw, bool):
        return None, (Remark(ERROR, "code_unreadable"),)
    if isinstance(raw, float):
        if raw.is_integer() and abs(raw) < 1e15:
            return str(int(raw)), ()
        return None, (Remark(ERROR, "code_digits_lost" if abs(raw) >= 1e15 else "code_unreadable"),)
    kept, remarks = clean_text(str(raw).removeprefix("'"))
    if kept.isalnum() and "E" not in kept:
        return kept, remarks
    if whole := _CODE_AS_DECIMAL.fullmatch(kept):
        return whole.group(1), (*remarks, Remark(FIXED, "code_decimal_removed"))
    if re.fullmatch(r"\d[.,]\d+[eE]\+\d+", kept):
        return None, (Remark(ERROR, "code_digits_lost"),)
    return kept, remarks


def code_or_decimal(raw: object) -> Cleaned:
    if isinstance(raw, float) and not raw.is_integer():
        return as_text(raw).replace(",", "."), ()
    return one_code(raw)


def several_codes(raw: object) -> Cleaned:
    """Codes split by ``;``."""
    value, remarks = code_or_decimal(raw)
    if value is None:
        return None, remarks
    written = raw if isinstance(raw, str) else value
    codes: list[str] = []
    for part in _LIST_SPLIT.split(text.clean(written.replace("\n", ";"))):
        if part and part not in codes:
            codes.append(_CODE_AS_DECIMAL.sub(r"\1", part) if _CODE_AS_DECIMAL.fullmatch(part) else part)
        elif part:
            remarks = (*remarks, Remark(ERROR, "author_twice", {"code": part}))
    return codes, remarks


def shares_of_authors(raw: object) -> Cleaned:
    """Shares in hundredths of a percent, in the order of the authors: "50%;50" → [5000, 5000]."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        parts = [f"{raw:.6g}"]
    else:
        parts = [part for part in re.split(r"\s*[;\n|/:–-]\s*", text.clean(str(raw).replace("\n", ";"))) if part]
    numbers = [part.replace("%", "").strip() for part in parts]
    if not numbers or not all(_NUMBER.fullmatch(number) for number in numbers):
        return None, (Remark(ERROR, "share_unreadable"),)
    values = [float(number.replace(",", ".")) for number in numbers]
    if all(value <= 1 for value in values) and "%" not in "".join(parts):
        values = [value * 100 for value in values]  # percent cells and fractions
    if not all(0 < value <= 100 for value in values):
        return None, (Remark(ERROR, "share_out_of_range"),)
    return [round(value * 100) for value in values], ()


def citizen_number(raw: object) -> Cleaned:
    """Twelve digits (or nine of the old card); zeros that Excel dropped are put back and reported."""
    if isinstance(raw, str) and len(raw) == 12 and raw.isascii() and raw.isdecimal():
        return raw, ()
    value, remarks = one_code(raw)
    if value is None:
        return None, remarks
    digits = _DIGITS_AND_MARKS.sub("", value)
    if not digits.isdecimal() or not digits.isascii():
        return None, (Remark(ERROR, "citizen_number_not_digits"),)
    if len(digits) == 12:
        return digits, remarks
    whole = digits.zfill(12)
    if len(digits) in (10, 11) and digits[0] != "0" and int(whole[:3]) <= _LAST_BIRTH_PLACE:
        return whole, (Remark(FIXED, "citizen_number_zeros", {"new": whole}),)
    if len(digits) == 9:
        return digits, (Remark(WARNING, "citizen_number_old"),)
    if len(digits) == 8:  # an old number without its zero, or a digit of it missed: only the paper can tell
        return None, (Remark(ERROR, "citizen_number_eight"),)
    return None, (Remark(ERROR, "citizen_number_length", {"digits": len(digits)}),)
