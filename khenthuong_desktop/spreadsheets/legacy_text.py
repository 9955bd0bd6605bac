"""Text in the old one-byte Vietnamese encodings (TCVN3 under .Vn* fonts, VNI under VNI-* fonts) made Unicode."""

import re
from collections.abc import Iterable
from enum import StrEnum

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ",
    "ĂÂÊÔƠƯĐăâêôơưđàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
)
# In VNI a letter is a base and a mark after it; ô stands for ơ and ö for ư.
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "î": "ỵ"}
_VNI_PAIRS = (
    "aø à aù á aû ả aõ ã aï ạ aê ă aè ằ aé ắ aú ẳ aü ẵ aë ặ aâ â aà ầ aá ấ aå ẩ aã ẫ aä ậ "
    "eø è eù é eû ẻ eõ ẽ eï ẹ eâ ê eà ề eá ế eå ể eã ễ eä ệ iø ì iù í "
    "oø ò où ó oû ỏ oõ õ oï ọ oâ ô oà ồ oá ố oå ổ oã ỗ oä ộ ôø ờ ôù ớ ôû ở ôõ ỡ ôï ợ "
    "uø ù uù ú uû ủ uõ ũ uï ụ öø ừ öù ứ öû ử öõ ữ öï ự yø ỳ yù ý yû ỷ yõ ỹ yï ỵ "
)
_VNI = dict(re.findall(r"(\w\w) (\w) ", _VNI_PAIRS)) | _VNI_LETTERS
_VNI |= {old.upper(): new.upper() for old, new in _VNI.items()}
_VNI_PATTERN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

# Signs that never stand beside a letter in Vietnamese Unicode text.
_TCVN3_SIGN = re.compile(r"[A-Za-zà-ÿ][®µ¸¶·¹»¾¼½¨©ª«¬]|[®µ¸¶·¹»¾¼½¨©ª«¬][A-Za-z]")
_VNI_SIGN = re.compile(r"[aeiouyôöAEIOUYÔÖ][øïûåäëüØÏÛÅÄËÜ]|ñ[aeiouyôö]")
_ENOUGH = 0.2


class LegacyEncoding(StrEnum):
    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3-H"
    VNI = "VNI"


def encoding_of_font(name: str) -> LegacyEncoding | None:
    """The encoding a font draws: ``.VnTime`` TCVN3, ``.VnTimeH`` TCVN3 in capitals, ``VNI-Times`` VNI."""
    lowered = name.strip().lower()
    if lowered.startswith(".vn"):
        return LegacyEncoding.TCVN3_CAPITALS if name.strip().endswith("H") else LegacyEncoding.TCVN3
    return LegacyEncoding.VNI if lowered.startswith("vni") else None


def to_unicode(text: str, encoding: LegacyEncoding) -> str:
    """The same words in Unicode."""
    if encoding is LegacyEncoding.VNI:
        return _VNI_PATTERN.sub(lambda found: _VNI[found.group()], text)
    converted = text.translate(_TCVN3)
    return converted.upper() if encoding is LegacyEncoding.TCVN3_CAPITALS else converted


def guess_encoding(texts: Iterable[str]) -> LegacyEncoding | None:
    """For files without fonts: the encoding, when a fifth of the wordy cells carry its unmistakable signs."""
    wordy = tcvn3 = vni = 0
    for text in texts:
        if text.isascii() and not any(char.isalpha() for char in text):
            continue
        wordy += 1
        tcvn3 += _TCVN3_SIGN.search(text) is not None
        vni += _VNI_SIGN.search(text) is not None
    if not wordy or max(tcvn3, vni) < _ENOUGH * wordy:
        return None
    return LegacyEncoding.TCVN3 if tcvn3 >= vni else LegacyEncoding.VNI
