"""Values in the words of administrative documents: days, counts, money, shares, roman numerals (NĐ 30/2020)."""

import re
import unicodedata
from datetime import date

from khenthuong_desktop.documents.fields import GAP
from khenthuong_desktop.messages import say

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u00ad\u200b-\u200f\u2060\ufeff]")
_BREAKS = re.compile(r"[\t\r\n\u0085\u2028\u2029]+")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def printable(text: str) -> str:
    """Text as a Word file can hold it: NFC, the right Đ, no control or invisible characters, one line."""
    composed = unicodedata.normalize("NFC", text).replace("\u00d0", "Đ").replace("\u00f0", "đ")
    return _BREAKS.sub(" ", _CONTROLS.sub("", composed))


def day_in_words(day: str, year: int | None = None) -> str:
    """``2026-07-05`` → "ngày 05 tháng 7 năm 2026"; what is not known yet (``2026-11``, ``""``) stays a gap.

    Days 1–9 and months 1–2 have a zero in front, months 3–9 have none (PL I, II.4.b).
    """
    known = [int(part) for part in day.split("-")] if day else []
    if len(known) == 3:
        date(*known)  # a day that does not exist is a bug of the caller
    month = known[1] if len(known) > 1 else 0
    return say(
        "documents",
        "day",
        day=f"{known[2]:02d}" if len(known) > 2 else GAP,
        month=(f"{month:02d}" if month < 3 else str(month)) if month else GAP,
        year=known[0] if known else year or GAP,
    )


def moment_in_words(day: str, clock: str) -> str:
    """``2026-11-05``, ``14:30`` → "14 giờ 30 phút, ngày 05 tháng 11 năm 2026"."""
    hours, minutes = clock.split(":") if clock else (GAP, GAP)
    return say("documents", "moment", hours=hours, minutes=minutes, day=day_in_words(day))


def short_day(day: str) -> str:
    """``2026-07-05`` → 05/07/2026, ``1980`` → 1980, as in tables."""
    return "/".join(reversed(day.split("-")))


def count(number: int) -> str:
    """Counts below ten with a zero in front, as offices write them."""
    return f"{number:02d}"


def roman(number: int) -> str:
    """Numeral of a group or heading."""
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def share(part: int, whole: int) -> str:
    """Percent with a decimal comma, cut and never rounded up: 8 of 9 → "88,88%"."""
    hundredths = part * 10_000 // whole
    whole_percent, rest = divmod(hundredths, 100)
    return f"{whole_percent},{rest:02d}".removesuffix(",00") + "%"


def money(dong: int) -> str:
    """2340000 → "2.340.000 đồng"."""
    return say("documents", "money", amount=f"{dong:,}".replace(",", "."))


def money_in_words(dong: int) -> str:
    """2340000 → "Hai triệu ba trăm bốn mươi nghìn đồng"; inner groups are read in full (không trăm linh …)."""
    groups = []
    rest = dong
    while rest:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    scales = say("documents", "scales").split("|")
    spoken = [
        f"{_group_in_words(group, full=place < len(groups) - 1)} {_scale(scales, place)}".strip()
        for place, group in reversed(list(enumerate(groups)))
        if group or (place and place % 3 == 0)
    ]
    words = " ".join(" ".join(spoken).split()) or say("documents", "digits").split()[0]
    return say("documents", "money", amount=words[0].upper() + words[1:])


def _scale(scales: list[str], place: int) -> str:
    """Word for a thousand to the power ``place``; beyond a billion the words repeat."""
    return " ".join([scales[place % 3], *[scales[3]] * (place // 3)])


def _group_in_words(group: int, full: bool) -> str:
    digits = say("documents", "digits").split()
    hundred, ten, mot, lam, linh, tens = say("documents", "digit_forms").split("|")
    hundreds, rest = divmod(group, 100)
    dozens, units = divmod(rest, 10)
    words = [f"{digits[hundreds]} {hundred}"] if hundreds or full else []
    if dozens == 0 and units:
        words.append(f"{linh} {digits[units]}" if words else digits[units])
    elif dozens:
        words.append(ten if dozens == 1 else f"{digits[dozens]} {tens}")
        if units:
            words.append(mot if units == 1 and dozens > 1 else lam if units == 5 else digits[units])
    return " ".join(words)
