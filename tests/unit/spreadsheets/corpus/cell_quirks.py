"""What typing, copying and Excel do to single cells."""

import unicodedata
from collections.abc import Callable

from tests.unit.spreadsheets.corpus.drafts import Cell, Draft, Value, text_of, with_text

_WORDS = ("name", "job_title", "unit", "award", "achievement", "address", "decided_by")
_NUMBERS = ("year", "headcount", "months_worked")
_BAD_DAYS = ("31/02/2020", "30/2/1985", "05/13/1990", "00/01/2001", "32/12/1999", "29/02/2023")


def _each_word(draft: Draft, rewrite: Callable[[str], str], share: float = 0.5) -> bool:
    for column in draft.columns:
        if column.field in _WORDS:
            column.cells = [
                with_text(cell, rewrite(text_of(cell))) if text_of(cell) and draft.random.random() < share else cell
                for cell in column.cells
            ]
    return True


def stray_spaces(draft: Draft) -> bool:
    forms = [" {}", "{} ", "\u00a0{}", "{}\u00a0", "  {}  ", "\u200b{}", "{}\ufeff", "{}\n", "{}\u200e"]

    def rewrite(words: str) -> str:
        inner = words.replace(" ", draft.random.choice(["  ", "\u00a0", " ", " \u200b"]), 1)
        return draft.random.choice(forms).format(inner)

    return _each_word(draft, rewrite)


def decomposed_letters(draft: Draft) -> bool:
    _each_word(draft, lambda words: unicodedata.normalize("NFD", words), share=1)
    for column in draft.columns:
        column.headings = tuple(unicodedata.normalize("NFD", words) for words in column.headings)
    return True


def tones_apart(words: str) -> str:
    """ "Unicode tổ hợp": the vowel in one piece, its tone mark after it."""
    composed = []
    for letter in words:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        composed.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones)
    return "".join(composed)


def combining_tones(draft: Draft) -> bool:
    _each_word(draft, tones_apart, share=0.7)
    for column in draft.columns:
        column.headings = tuple(tones_apart(words) for words in column.headings)
    return True


def eth_for_d(draft: Draft) -> bool:
    if "legacy" in draft.quirks:
        return False
    return _each_word(draft, lambda words: words.replace("Đ", "Ð"), share=1)


def long_dashes(draft: Draft) -> bool:
    """En dashes for hyphens stay as written."""
    column = draft.column("unit")
    if column is None or draft.merges or "like_the_one_above" in draft.quirks:
        return False
    for index, row in enumerate(draft.truth):
        written = text_of(column.cells[index])
        if " - " in written:
            column.cells[index] = written.replace(" - ", " – ")
            row["unit"] = row["unit"].replace(" - ", " – ")
    return True


def lost_zeros(draft: Draft) -> bool:
    """Identity numbers as numbers, so without the zeros at the front."""
    column = draft.column("citizen_number")
    if column is None:
        return False
    column.cells = [int(text_of(cell)) if text_of(cell) else None for cell in column.cells]
    return True


def spaced_identity_numbers(draft: Draft) -> bool:
    column = draft.column("citizen_number")
    if column is None or "lost_zeros" in draft.quirks:
        return False
    form = draft.random.choice(["{} {} {}", "{}.{}.{}", "'{}{}{}", "{}-{}-{}"])
    column.cells = [
        form.format(digits[:3], digits[3:6], digits[6:]) if (digits := text_of(cell)) else None for cell in column.cells
    ]
    return True


def zeros_only_shown(draft: Draft) -> bool:
    """Codes kept as numbers that the sheet shows with their zeros."""
    column = draft.column("code")
    if column is None or draft.layout == "initiatives":
        return False
    for index, row in enumerate(draft.truth):
        column.cells[index] = Cell(index + 1, form="0000")
        row["code"] = f"{index + 1:04d}"
    return True


def codes_as_numbers(draft: Draft) -> bool:
    column = draft.column("code")
    if column is None or draft.layout == "initiatives" or "zeros_only_shown" in draft.quirks:
        return False
    for index, row in enumerate(draft.truth):
        column.cells[index] = 1668477383 + index
        row["code"] = str(1668477383 + index)
    return True


def numbers_as_text(draft: Draft) -> bool:
    done = False
    for column in draft.columns:
        if column.field in _NUMBERS:
            column.cells = [_as_typed(draft, cell) for cell in column.cells]
            done = True
        elif column.field == "ordinal":
            column.cells = [f"{cell}{draft.random.choice(['', '.', ' '])}" for cell in column.cells]
    return done


def _as_typed(draft: Draft, cell: Value) -> Value:
    if cell is None or isinstance(cell, str | Cell):
        return cell
    blank = " " if "legacy" in draft.quirks else "\u00a0"
    if 1000 <= cell < 1900:
        return f"{cell:,}".replace(",", draft.random.choice([".", ",", " ", blank]))
    return draft.random.choice(["{}", " {}", "{} ", f"{{}}{blank}"]).format(cell)


def an_impossible_day(draft: Draft) -> bool:
    column = next((one for one in draft.columns if one.field in ("birth_date", "decision_date", "registered_on")), None)
    if column is None or (draft.column("year") is None and column.field == "decision_date"):
        return False
    index = draft.random.randrange(len(column.cells))
    column.cells[index] = draft.random.choice(_BAD_DAYS)
    draft.truth[index].pop(column.field, None)
    draft.expected_errors.append(("date_impossible", index, column.field))
    return True


def formulas_with_values(draft: Draft) -> bool:
    """Cells computed from others: what Excel last showed counts."""
    done = False
    for column in draft.columns:
        if column.field in ("ordinal", "year", "unit", "code", "headcount") and draft.random.random() < 0.7:
            column.cells = [
                Cell(cell, formula="VLOOKUP(A1,$A$1:$B$2,2,0)") if isinstance(cell, str | int) else cell
                for cell in column.cells
            ]
            done = True
    return done


def empty_signs(draft: Draft) -> bool:
    """Dashes, dots, #N/A and x where there is nothing."""
    for column in draft.columns:
        if column.field in ("job_title", "achievement", "address", "headcount", "citizen_number"):
            signs: list[Value] = ["-", "…", "#N/A", "...", " "]
            column.cells = [draft.random.choice(signs) if cell is None else cell for cell in column.cells]
    return True
