"""Values in the words of administrative documents: days, counts, money, shares, roman numerals (NĐ 30/2020)."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from string import ascii_letters

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.parts import GAP
from khenthuong_desktop.documents.text_width import width_mm
from khenthuong_desktop.domain.text import decimal, fold
from khenthuong_desktop.messages import say

_SHORT_LINE = 8  # words that fit into a line together
_ORGAN_POINTS, _ORGAN_ROOM = 12, 64.0  # the left block of the heading is 65 mm wide
_DAY_POINTS, _DAY_ROOM = 13, 99.5  # the right one 100 mm
_NEVER = 1000  # lines: worse than any number of them

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u00ad\u200b-\u200f\u2060\ufeff]")
_BREAKS = re.compile(r"[\t\r\n\u0085\u2028\u2029]+")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def printable(text: str) -> str:
    """Text as a Word file can hold it: NFC, the right Đ, no control or invisible characters, one line."""
    if not ("\u00d0" in text or "\u00f0" in text) and text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # as nearly every text is
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


def day_beside(place: str, day: str) -> str:
    """The day as it stands behind a place; where that leaves little room, so do the gaps for a hand."""
    crowded = width_mm(f"{place}, {day}", _DAY_POINTS, "italic") > _DAY_ROOM
    return day.replace(GAP, GAP[: len(GAP) // 2]) if crowded else day


def moment_in_words(day: str, clock: str, year: int | None = None) -> str:
    """``2026-11-05``, ``14:30`` → "14 giờ 30 phút, ngày 05 tháng 11 năm 2026"."""
    hours, minutes = clock.split(":") if clock else (GAP, GAP)
    return say("documents", "moment", hours=hours, minutes=minutes, day=day_in_words(day, year))


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


def share(part: int, whole: int, threshold: Fraction | None = None) -> str:
    """Fraction and percent: 5 of 7 → "5/7, 71,43%"."""
    return f"{part}/{whole}, {percent(part, whole, threshold)}"


def percent(part: int, whole: int, threshold: Fraction | None = None) -> str:
    """With a decimal comma: 5 of 7 → "71,43%"; a missed ``threshold`` is never rounded to."""
    hundredths = (part * 20_000 + whole) // (2 * whole)
    if threshold is not None and Fraction(part, whole) < threshold <= Fraction(hundredths, 10_000):
        hundredths = part * 10_000 // whole
    whole_percent, rest = divmod(hundredths, 100)
    return f"{whole_percent},{rest:02d}".removesuffix(",00") + "%"


def money(dong: int) -> str:
    """2340000 → "2.340.000 đồng"."""
    return say("documents", "money", amount=figures(dong))


def figures(dong: int) -> str:
    """2340000 → "2.340.000"."""
    return f"{dong:,}".replace(",", ".")


def coefficient(value: Fraction | int) -> str:
    """A multiple of the base salary, with at least one decimal place, so that a column of them is alike: "1,0"."""
    told = decimal(value)
    return told if "," in told else f"{told},0"


def money_in_words(dong: int) -> str:
    """2340000 → "Hai triệu ba trăm bốn mươi nghìn đồng"; inner groups are read in full (không trăm linh …)."""
    return say("documents", "money", amount=sentence_case(number_in_words(dong)))


def number_in_words(number: int) -> str:
    """39 → "ba mươi chín"."""
    return _in_words(number) or str(say("documents", "digits").split()[0])


def _in_words(number: int) -> str:
    million, thousand, billion = say("documents", "scales").split("|")
    billions, rest = divmod(number, 10**9)
    spoken = [f"{_in_words(billions)} {billion}"] if billions else []
    for size, scale in ((10**6, million), (1000, thousand), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            spoken.append(f"{_group_in_words(group, full=bool(spoken))} {scale}".strip())
    return " ".join(spoken)


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


def join(parts: Sequence[str]) -> str:
    """a, b và c."""
    if len(parts) < 2:
        return "".join(parts)
    return say("documents", "and").join([", ".join(parts[:-1]), parts[-1]])


def quantities(collectives: int, individuals: int, households: int) -> str:
    """01 tập thể, 12 cá nhân và 02 hộ gia đình; what there is none of is left out."""
    counted = (("collectives", collectives), ("individuals", individuals), ("households", households))
    return join([say("documents", name, count=count(number)) for name, number in counted if number])


def spoken_award(name: str, *, is_title: bool) -> str:
    """A title stands in quotation marks after the word for it, a form of commendation by its name."""
    return say("documents", "title_phrase", name=name) if is_title else name


def sentence_case(text: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def unbroken_end(text: str) -> str:
    """Compound words of a long line stay whole and its last three together: none stands alone on a line of its own."""
    words = text.split(" ")
    if len(words) <= _SHORT_LINE:
        return text
    return _whole_compounds(" ".join([*words[:-3], "\u00a0".join(words[-3:])]))


def document_symbol(kind: str, organ: str) -> str:
    """TTr-UBND, BB-HĐTĐKT."""
    return f"{KINDS[kind].code}-{organ}"


def reference(number: str | None, symbol: str, day: str) -> str:
    """số 12/TTr-UBND ngày 05 tháng 11 năm 2026, with gaps for what is not given yet."""
    code = "numbered" if number else "unnumbered"
    return say("documents", code, number=padded(number), symbol=symbol, day=day)


def padded(number: str | None) -> str:
    """Numbers below ten get a zero in front, 7a too; none gives a gap."""
    if not number:
        return GAP
    figures = number.rstrip(ascii_letters + "Đđ")
    return figures.zfill(2) + number[len(figures) :]


def organ_lines(name: str) -> tuple[str, ...]:
    """An organ's name in capitals, broken where its parts meet and where 65 mm are full."""
    for head in say("documents", "organ_heads").split("|"):
        if fold(name).startswith(fold(head) + " "):
            rest = name[len(head) :].strip()
            place = place_name(name)
            if not place and _width(name.upper()) <= _ORGAN_ROOM:
                return (name.upper(),)
            if not place or _width(rest.upper()) <= _ORGAN_ROOM or not rest.removesuffix(place).strip():
                return (head.upper(), *balanced(rest.upper()))
            return (head.upper(), *balanced(rest.removesuffix(place).strip().upper()), *balanced(place.upper()))
    return balanced(name.upper())


def balanced(text: str, face: str = "bold") -> tuple[str, ...]:
    """The fewest lines that fit into the left block of the heading, of nearly equal width.

    A compound word stays whole, and a dash begins no line.
    """
    words = _whole_compounds(text).split(" ")
    best: list[tuple[int, float, tuple[str, ...]]] = [(0, 0.0, ())]  # for each count of words: lines, widest, text
    for end in range(1, len(words) + 1):
        ways = []
        for start in range(end):
            line = " ".join(words[start:end])
            crowded = end - start > 1 and _width(line, face) > _ORGAN_ROOM
            count, widest, lines = best[start]
            cost = _NEVER if crowded or (start and words[start] == "-") else 1
            ways.append((count + cost, max(widest, _width(line, face)), (*lines, line)))
        best.append(min(ways))
    return tuple(line.replace("\u00a0", " ") for line in best[-1][2])


def _width(text: str, face: str = "bold") -> float:
    return width_mm(text.replace("\u00a0", " "), _ORGAN_POINTS, face)


def _whole_compounds(text: str) -> str:
    """The text with compound words that no line breaks."""
    return _compounds().sub(lambda found: found.group().replace(" ", "\u00a0"), text)


@cache
def _compounds() -> re.Pattern[str]:
    linked = say("documents", "and").strip()
    whole = say("documents", "organ_compounds")
    return re.compile(rf"\b(?:{linked} )?(?:{whole})\b|\b{linked} \w+", re.IGNORECASE)


def superior_line(name: str) -> str:
    """The organ above in capitals; only here the people's committee may be abbreviated.

    A name too long for one line is told where to break.
    """
    whole, short = say("documents", "organ_short").split("|")
    shown = f"{short}{name[len(whole) :].upper()}" if fold(name).startswith(fold(whole) + " ") else name.upper()
    if _width(shown, "regular") <= _ORGAN_ROOM:
        return shown
    return " ".join(line.replace(" ", "\u00a0") for line in balanced(shown, "regular"))


def place_name(unit_name: str) -> str:
    """The administrative unit in an organ's name: xã Hòa An, or ""."""
    for noun in say("documents", "place_nouns").split("|"):
        found = re.search(rf"(?<=\S) {noun} (?=\S)", unit_name, re.IGNORECASE)
        if found:
            return unit_name[found.start() + 1 :]
    return ""


def without_place(organ_name: str) -> str:
    """Hội đồng Thi đua - Khen thưởng xã Hòa An → Hội đồng Thi đua - Khen thưởng."""
    place = place_name(organ_name)
    return organ_name.removesuffix(place).strip() if place else organ_name


def spelt_out(text: str) -> str:
    """UBND, HĐND, TĐKT in whole words: a sentence has no abbreviations that it has not explained."""
    for short, whole in (pair.split("=") for pair in say("documents", "spelt_out").split("|")):
        text = re.sub(rf"\b{short}\b", whole, text)
    return text


def paragraphs(text: str | None) -> tuple[str, ...]:
    """Each line of a clerk's text as a paragraph, its end mark left to the template."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def sentence(text: str) -> str:
    """A paragraph that ends with a mark."""
    return f"{text}." if text[-1:].isalnum() or text[-1:] in ")”%" else text


def item(text: str) -> str:
    """A text as an item of a list, where the template sets the end mark."""
    return text.strip().rstrip(".;, ")
