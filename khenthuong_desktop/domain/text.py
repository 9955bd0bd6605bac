"""Vietnamese text: cleaning, accent-free folding, comparing, list order."""

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # they turn the text after them round
_TAGS = range(0xE0000, 0xE0080)
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))  # a line broken in some way, or what a program left between words
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *_DIRECTIONS, *_TAGS])
_UNSEEN = re.compile(f"[{''.join(map(chr, _INVISIBLE))}]+")
_BLANKS = dict.fromkeys(_CONTROLS, " ")
# The Icelandic eth looks like the Vietnamese letter and hides in old files.
_LETTERS = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ"})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_QUOTES = re.compile(r"[\"“”„«»'‘’`]")
_MARKED = re.compile(r"[\"“”„«»'‘’`\-‐‑‒–—−]")
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng, in the order of dictionaries
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LONGEST_NUMBER = 18  # digits of 64 bits
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_NOT_FOLDED = re.compile(r"[^\x00-\x7f\u0300-\u034e\u0350-\u036f]")  # what keeps its look when the marks are gone
# Only open oa, oe, uy have two accepted tone places.
_TONE_LAST = re.compile(r"(?<!q)(?:o[àảãáạèẻẽéẹ]|u[ỳỷỹýỵ])(?!\w)", re.IGNORECASE)


def clean(text: str) -> str:
    """NFC, no invisible characters, single spaces, no blanks at the ends; the words stay as written."""
    if _is_clean(text):
        return text
    apart = _UNSEEN.sub(_gap, unicodedata.normalize("NFC", text.translate(_BLANKS)))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", apart).translate(_LETTERS)).strip()


def _gap(invisible: re.Match[str]) -> str:
    """Nothing within a word, a blank where a small letter and a capital would stick together."""
    words, (begin, end) = invisible.string, invisible.span()
    return " " if words[begin - 1 : begin].islower() and words[end : end + 1].isupper() else ""


def _is_clean(text: str) -> bool:
    """The usual case, told quickly; blanks but the plain one and invisible characters are not printable."""
    return (
        text.isprintable()
        and "  " not in text
        and text[:1] != " "
        and text[-1:] != " "
        and (text.isascii() or (unicodedata.is_normalized("NFC", text) and "Ð" not in text and "ð" not in text))
    )


def _are_clean(lines: str) -> bool:
    """The same of every line."""
    return _is_clean(lines.replace("\n", "|")) and " \n" not in lines and "\n " not in lines


def _split_tone(syllable: str) -> tuple[str, str]:
    """A lower-case syllable without its tone mark, and the mark ('' for the level tone)."""
    tone = ""
    kept = []
    for char in unicodedata.normalize("NFD", syllable):
        if char in _TONES:
            tone = char
        else:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)), tone


def even_tones(text: str) -> str:
    """Composed text with every tone on the first vowel of an open oa, oe, uy (hoà → hòa), letter for letter."""
    return " ".join([word if word.isascii() else _with_tone_first(word) for word in text.split(" ")])


@lru_cache(maxsize=10_000)
def _with_tone_first(word: str) -> str:
    return _TONE_LAST.sub(_tone_moved, word)


def _tone_moved(pair: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFD", pair[0])
    return unicodedata.normalize("NFC", apart[0] + apart[2]) + apart[1]


def compare_key(text: str) -> str:
    """Equal for two spellings that differ only in case, dash, quotes, spaces or tone place (hoà / hòa)."""
    lowered = clean(text).casefold()
    if _MARKED.search(lowered):
        lowered = re.sub(r"\s*-\s*", " - ", _QUOTES.sub("", lowered).translate(_DASHES))
        lowered = _SPACES.sub(" ", lowered).strip()
    return even_tones(lowered)


@lru_cache(maxsize=5_000)
def decimal(value: float | Fraction) -> str:
    """A figure as people write it here, with a decimal comma: 0.3 → "0,3"."""
    return f"{float(value):g}".replace(".", ",")


def whole_number(digits: str) -> int | None:
    """The number that digits and nothing else write; "²" is no digit here, and what no database keeps is none."""
    return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None


@lru_cache(maxsize=4_000)
def fold(text: str) -> str:
    """Accent-free lower-case form for searching: "Đặng Thị Hoà" → "dang thi hoa"."""
    cleaned = clean(text)
    return cleaned.lower() if cleaned.isascii() else " ".join(map(_fold_word, cleaned.split(" ")))


def fold_all(texts: Sequence[str]) -> list[str]:
    """:func:`fold` of many texts, each different one once, together where that is the same."""
    different = list(dict.fromkeys(texts))
    folded = _fold_together(different)
    if len(different) == len(texts):
        return folded
    return list(map(dict(zip(different, folded, strict=True)).__getitem__, texts))


def _fold_together(texts: Sequence[str]) -> list[str]:
    together = "\n".join(texts)
    if _are_clean(together):
        apart = together.casefold().replace("đ", "d")
        if not apart.isascii():
            apart = unicodedata.normalize("NFD", apart)
        if apart.isascii() or not _NOT_FOLDED.search(apart):
            folded = apart.encode("ascii", "ignore").decode("ascii").split("\n")
            if len(folded) == len(texts):
                return folded
    return list(map(fold, texts))


@lru_cache(maxsize=10_000)
def _fold_word(word: str) -> str:
    lowered = word.casefold().replace("đ", "d")
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=10_000)
def _word_order(word: str) -> tuple[str, str]:
    bare, tone = _split_tone(word)
    letters = "".join(f"{_LETTER_RANK.get(c, 90):02d}" if c in _LETTER_RANK else f"~{ord(c):05x}" for c in bare)
    return letters, str(_TONES.index(tone) + 1 if tone else 0)


def sort_key(name: str) -> str:
    """Order of Vietnamese lists of people: given name, then family name, then the middle; tones come second."""
    return _sort_keys([clean(name).casefold()])[0]


def sort_keys(names: Sequence[str]) -> list[str]:
    """:func:`sort_key` of many names."""
    together = "\n".join(names)
    lowered = together.casefold().split("\n") if _are_clean(together) else []
    return _sort_keys(lowered if len(lowered) == len(names) else [clean(name).casefold() for name in names])


def _sort_keys(lowered: Sequence[str]) -> list[str]:
    parts = [name.rpartition(" ") for name in lowered]
    of_given = {given: _word_order(given) for _, _, given in parts}
    of_before = {before: _order_before(before) for before, _, _ in parts}
    orders = ((of_given[given], of_before[before]) for before, _, given in parts)
    return [f"{letters}{letters_before}|{tone}{tones}" for (letters, tone), (letters_before, tones) in orders]


@lru_cache(maxsize=10_000)
def _order_before(words: str) -> tuple[str, str]:
    """The same of the words before the given name, which many people share."""
    found = list(map(_word_order, words.split(" "))) if words else []
    return "".join(f" {letters}" for letters, _ in found), "".join(tone for _, tone in found)
