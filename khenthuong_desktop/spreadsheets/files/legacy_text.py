"""Text in the old one-byte Vietnamese encodings (TCVN3 under .Vn* fonts, VNI under VNI-* fonts …) made Unicode."""

import re
from collections.abc import Iterable
from enum import StrEnum

from khenthuong_desktop.spreadsheets.files.legacy_tables import TCVN3, VISCII, VNI, VPS
from khenthuong_desktop.spreadsheets.syllables import legibility

_VNI_PATTERN = re.compile("|".join(sorted(VNI, key=len, reverse=True)))
_ONLY_UNICODE = re.compile(r"[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u01a0-\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
_UNLIKE_LETTERS = str.maketrans(dict.fromkeys("\u00a0", " ") | dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\ufeff"))
_LATIN_1_LETTER = re.compile(r"[^\x00-\x7fÐð]")  # more than an eth that stands for Đ
_CAPITAL_INSIDE = re.compile(r"\w[A-ZĂÂÊÔƠƯĐ]")
_SMALL_ON_PURPOSE = re.compile(r"[a-zăâêôơưđ]")  # letters that have their capitals in TCVN3
_ENOUGH = 0.05


class LegacyEncoding(StrEnum):
    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3-H"
    VNI = "VNI"
    VPS = "VPS"
    VISCII = "VISCII"


_TABLES = {LegacyEncoding.TCVN3: TCVN3, LegacyEncoding.VPS: VPS, LegacyEncoding.VISCII: VISCII}
_GUESSED = (LegacyEncoding.TCVN3, LegacyEncoding.VNI, LegacyEncoding.VPS, LegacyEncoding.VISCII)


def encoding_of_font(name: str) -> LegacyEncoding | None:
    """The encoding a font draws: ``.VnTime`` TCVN3, ``.VnTimeH`` TCVN3 in capitals, ``VNI-Times`` VNI."""
    lowered = name.strip().lower()
    if lowered.startswith(".vn"):
        return LegacyEncoding.TCVN3_CAPITALS if name.strip().endswith("H") else LegacyEncoding.TCVN3
    if lowered.startswith("vni"):
        return LegacyEncoding.VNI
    if lowered.startswith("vps"):
        return LegacyEncoding.VPS
    return LegacyEncoding.VISCII if lowered.startswith("vi ") else None


def to_unicode(text: str, encoding: LegacyEncoding) -> str:
    """The same words in Unicode."""
    if encoding is LegacyEncoding.VNI:
        return _VNI_PATTERN.sub(lambda found: VNI[found.group()], text)
    if encoding is LegacyEncoding.TCVN3_CAPITALS:
        return text.translate(TCVN3).upper()
    return text.translate(_TABLES[encoding])


def under_font(text: str, encoding: LegacyEncoding) -> str:
    """The words of a cell in an old font, in Unicode; Unicode words typed under such a font stay."""
    if encoding is LegacyEncoding.TCVN3_CAPITALS and not _ONLY_UNICODE.search(text):
        return to_unicode(text, encoding)
    if _is_plain(text) or _ONLY_UNICODE.search(text) or _is_signs(text):
        return text
    return to_unicode(text, encoding)


def by_content(text: str, encoding: LegacyEncoding) -> str:
    """The words of a cell without an old font, in Unicode if they can then be read no worse than before."""
    if _is_plain(text) or _ONLY_UNICODE.search(text) or _is_signs(text):
        return text
    spaced = text.translate(_UNLIKE_LETTERS)
    converted = to_unicode(spaced, encoding)
    if spaced != text and encoding is LegacyEncoding.VISCII:  # a hard space is its letter Õ
        converted = max(converted, to_unicode(text, encoding), key=legibility)
    if legibility(converted) < _as_it_is(text):
        return text
    return _in_capitals(converted) if encoding is LegacyEncoding.TCVN3 else converted


def _in_capitals(text: str) -> str:
    """ "NGUYỄN" of "NGUYễN": TCVN3 has no capitals with tones, only its fonts for capitals draw them."""
    typed = _CAPITAL_INSIDE.search(text) and not _SMALL_ON_PURPOSE.search(text)
    return text.upper() if typed else text


def _as_it_is(text: str) -> int:
    """How legible the words are as Unicode; the eth that looks like Đ is a slip of its own."""
    return legibility(text.replace("Ð", "Đ").replace("ð", "đ"))


def _is_plain(text: str) -> bool:
    """Nothing but ASCII; some old encodings have letters among its control characters."""
    return text.isascii() and text.isprintable()


def _is_signs(text: str) -> bool:
    """Dots, dashes and quotes: some old encodings have letters in their places."""
    return len(text) < 8 and all(char in "…–—“”‘’•.- \u00a0" for char in text)


def guess_encoding(texts: Iterable[str]) -> LegacyEncoding | None:
    """For text without fonts: the encoding in which more words can be read, where enough of them cannot as they are."""
    told = (text for text in texts if len(text) > 1 and not text.isascii())  # one letter may be a tick of Wingdings
    accented = [text.translate(_UNLIKE_LETTERS) for text in told]
    suspect = [text for text in accented if _LATIN_1_LETTER.search(text) and not _ONLY_UNICODE.search(text)]
    illegible = [text for text in suspect if _as_it_is(text) < 0]
    if not illegible or len(illegible) < _ENOUGH * len(accented):
        return None
    read = {one: sum(legibility(to_unicode(text, one)) for text in suspect) for one in _GUESSED}
    best = max(_GUESSED, key=lambda one: read[one])
    return best if read[best] > max(0, sum(map(_as_it_is, suspect))) else None
