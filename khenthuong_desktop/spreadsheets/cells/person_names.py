"""Names of people as lists write them: with ranks and titles before, all in capitals, in letters of any case."""

import re
from collections.abc import Sequence
from functools import lru_cache

from khenthuong_desktop.spreadsheets.syllables import is_syllable
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_RANK = r"(?:thiếu|trung|thượng|đại)\s+(?:úy|uý|tá|tướng)"
# Qualifications as they are shortened, one behind the other: CNĐD, DSCKI, ThsBS, BSNT, ĐDT; no name is spelt so.
_SHORT = (
    r"(?:bsi?|đd|ktv|nhs|hs|pgs|gs|ths|ts|cn|ks|ds|ys|ncs)+(?:ck\s?(?:i{1,2}|[12])|nt|đk|đh|cđ|yhct|ytcc|yhdp|xn|th|tc"
    r"|gm)*t?|ck\s?(?:i{1,2}|[12])|đk|nt|yhct|(?:tt|ng|ns|nn)(?:nd|[ưu]t)|ah(?:lđ|llvtnd)"
)
_SPELT = (
    r"(?:phó )?giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|cử nhân|k[ỹĩ] sư|bác s[ĩỹ]|dược s[ĩỹ]|y\s*s[ĩỹ]"
    r"|điều dưỡng(?: viên| trưởng)?|kỹ thuật viên|(?:nữ )?hộ sinh|(?:thầy thuốc|nhà giáo|nghệ sĩ) (?:ưu tú|nhân dân)"
)
# Those of nearly all; a word that is also a usual middle or given name of many is not told from these alone.
_FAMILIES = {
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
    "dương", "lý", "đinh", "trương", "trịnh", "đoàn", "lương", "phùng", "tạ", "mai", "lưu", "vương", "hà", "cao",
    "đào", "nông", "hứa", "quách", "thái", "từ", "triệu", "tô", "lò", "vi", "lường", "quàng", "giàng", "sùng",
    "vàng", "thào", "chu", "la", "kiều", "bế", "nghiêm", "đàm", "tống", "doãn", "khổng", "mạc", "lã",
}  # fmt: skip
_NAMED = rf"(?:{'|'.join(sorted(_FAMILIES))})\s|[^\W\d_]+\s+(?:văn|thị)\s"
# Letters with points between: Th.S, B.S, PGS.TS; and those of other languages.
_POINTED = (
    r"th\.\s?s[ĩỹ]?|t\.\s?s[ĩỹ]?|b\.\s?s[ĩỹ]?|k\.\s?s[ưĩ]?|c\.\s?n|d\.\s?s[ĩỹ]?|y\.\s?s[ĩỹ]?|g\.\s?s|n\.\s?c\.\s?s"
    r"|p\.\s?g\.?\s?s(?:\.?ts)?|t\.\s?h\.\s?s|đ\.\s?d|k\.\s?t\.\s?v|dr|mrs?|ms|prof"
)
_BOTH = (
    r"(?:ông|bà|anh|chị|thầy|cô|ô|b)\s*(?:[/-]\s*(?:ông|bà|anh|chị|thầy|cô|b|ô)\b|\(\s*(?:ông|bà|anh|chị|thầy|cô)\s*\))"
)
_HONORIFIC = re.compile(
    r"((?:kính )?mời(?=\s+(?:ông|bà|cụ|anh|chị|đồng chí|đ/c)\b)|"
    rf"{_BOTH}|ông|bà|cụ|thầy giáo|cô giáo|thầy|cô|anh|chị|em|đồng chí|"
    r"thượng t[oọ][aạ]|đại đức|h[oò][aà] thượng|ni sư|linh mục|mục sư|đ/c|đ\.\s?c|đc|lm|"
    r"sư (?:cô|thầy|ông|bà)|già làng|nhà giáo(?!\s+(?:ưu tú|nhân dân))|"
    rf"{_POINTED}|{_RANK}|hạ sĩ|trung sĩ|thượng sĩ|p?gs\.?\s*ts|{_SHORT}|"
    rf"(?:cv|gv|nv|hl)(?=\.)|[ôb](?=\.\s*(?:{_NAMED}))|(?:{_SPELT})(?=[\s.:,]+(?:{_NAMED})))"
    r"(?:\s*[.:,]\s*|\s+)",
    re.IGNORECASE,
)
_FOR_ANYBODY = re.compile(_BOTH, re.IGNORECASE)
_FIRST_OF_SEVERAL = frozenset({  # the first words of titles of several; "ck" ends others that go on
    "kính", "mời", "thầy", "cô", "đồng", "thượng", "đại", "hòa", "hoà", "hoa", "hòà", "ni", "linh", "mục", "thiếu",
    "trung", "hạ", "phó", "giáo", "tiến", "thạc", "cử", "kỹ", "kĩ", "bác", "dược", "y", "điều", "nữ", "hộ", "nhà",
    "nghệ", "sư", "già",
})  # fmt: skip
_HONORIFIC_OF_LINE = re.compile(f"^{_HONORIFIC.pattern}", re.IGNORECASE | re.MULTILINE)
_AFTER_NAME = re.compile(r"\s*[,;]\s*|\s+[-–]\s+")
_APART = re.compile(r"\w\s+[-–]\s+\w")  # "Lê Văn Tám - nghỉ hưu 6/2026": of what else is the day?
_TWO_DIGITS = re.compile(r"\d\d")
_DIGIT = re.compile(r"\d")
_BIRTH = re.compile(
    r"[\s,;(–-]+(?:(?:sinh(?: năm| ngày)?|năm sinh|ngày sinh|sn|ns)\s*[:.]?\s*)?"
    r"((?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d)\b\)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_ALONE = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){1,6}")
_NO_NAMES = frozenset(("và", "tức", "cùng", "ông", "bà"))
_HOUSEHOLDS = ("gia đình ", "hộ ")
_BETWEEN_NAMES = re.compile(r"\s*[,;&+\n/]\s*|\s+[-–]\s+")
_LOST = re.compile(r"\ufffd|\w\?\w")
_LOST_AT_END = re.compile(r"\w\?|\?\w")  # of a word; a title may end in a question
_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"
_MIXED = re.compile(rf"[{_LATIN}](?:(?![{_LATIN}])[^\W\d_])|(?:(?![{_LATIN}])[^\W\d_])[{_LATIN}]")
_FOREIGN = re.compile(rf"(?![{_LATIN}])[^\W\d_]")
_NOT_LATIN = re.compile(rf"[^{_LATIN}\s]")
_NOT_OF_NAMES = re.compile(r"[^\W\d_]\d|[*#@%^=<>{}\[\]|\\~_$!\"]")
_PARTICLE = re.compile("af|al|av|bin|da|das|de|del|della|den|der|di|do|dos|du|e|el|ibn|la|le|ten|ter|van|von|y|zu")


def split_honorific(name: str) -> tuple[str | None, str]:
    """("Ông", "Nguyễn Văn An") of "Ông Nguyễn Văn An"; a name of one word is never cut further, and in
    "Ông Văn Tám" the first word is the family name."""
    titles = []
    rest = name
    while (found := _HONORIFIC.match(rest)) and _is_whole_name(rest[found.end() :].split()):
        titles.append(found.group(1))
        rest = rest[found.end() :]
    return (" ".join(titles) or None), rest


def is_for_anybody(title: str) -> bool:
    """ "Ông/Bà", "Ông (Bà)": what a form says of everybody tells nothing of this one."""
    return _FOR_ANYBODY.fullmatch(title) is not None


def has_lost_letters(name: str) -> bool:
    """ "Trường Ti?u học", "Lê Thị �", a Cyrillic letter that looks like one of ours: what a wrong encoding leaves."""
    return _LOST.search(name) is not None or (not name.isascii() and _MIXED.search(name) is not None)


def has_lost_ends(name: str) -> bool:
    """ "Lê Th? B": in the name of a person no question mark is one."""
    return has_lost_letters(name) or _LOST_AT_END.search(name) is not None


def has_odd_letters(name: str) -> bool:
    """Letters of another script, marks that no name has, a figure that sticks to a word."""
    return _NOT_OF_NAMES.search(name) is not None or (not name.isascii() and _FOREIGN.search(name) is not None)


def are_latin(words: str) -> bool:
    """Whether there is nothing in them but letters of ours and blanks."""
    return _NOT_LATIN.search(words) is None


def are_two_names(name: str) -> bool:
    """ "Lê Thị B - Trần Văn C": each part begins with a family name and is whole."""
    parts = _BETWEEN_NAMES.split(name)
    return len(parts) > 1 and sum(is_full_name(part) for part in parts) > 1


def is_full_name(part: str) -> bool:
    """Whether words begin with a family name and are more than that, and neither work nor a unit."""
    words = split_honorific(part.strip())[1].split()
    return len(words) > 1 and words[0].casefold() in _FAMILIES and not is_work(part) and not is_unit(part)


def begins_with_honorific(lines: str) -> bool:
    """Whether any line begins with what :func:`split_honorific` may cut off."""
    return _HONORIFIC_OF_LINE.search(lines) is not None


def may_begin_with_honorific(names: Sequence[str]) -> bool:
    """Whether :func:`begins_with_honorific` is worth asking about these names of letters and blanks."""
    return any(map(_may_begin_honorific, {name.partition(" ")[0] for name in names}))


@lru_cache(maxsize=2_000)
def _may_begin_honorific(word: str) -> bool:
    folded = word.casefold()
    several = folded in _FIRST_OF_SEVERAL or folded.endswith("ck")
    return several or _HONORIFIC.match(f"{word} Nguyễn An") is not None


def is_honorific(words: object) -> bool:
    """Whether a cell holds nothing but a title: "Ông"."""
    return isinstance(words, str) and _HONORIFIC.fullmatch(f"{words.strip()} ") is not None


def divided_birth(name: str) -> tuple[str, str | None]:
    """ "Nguyễn Văn An", "1980" of "Nguyễn Văn An, sinh năm 1980" or "Nguyễn Văn An (12/3/1980)"; what follows the
    year stays with the name; nothing is divided where a further number follows."""
    found = _BIRTH.search(name)
    before = name[: found.start()] if found is not None else ""
    if found is None or len(_WORD.findall(before)) < 2 or _DIGIT.search(before) or _APART.search(before):
        return name, None
    rest = name[found.end() :].strip(" ,;-–()")
    if _TWO_DIGITS.search(rest):
        return name, None  # another day or year: of whom?
    called, opened, beside = before.rpartition("(")
    if not opened or ")" in beside:
        called, beside = before, ""
    parts = (
        called.strip(" ,;-–("),
        beside.strip(" ,;-–"),
        rest,
    )  # "Lê Na (KT, SN 1990)": beside the year, not the name
    return ", ".join(filter(None, parts)), found[1]


def _is_whole_name(words: list[str]) -> bool:
    if len(words) == 2:
        return words[0].casefold() not in ("văn", "thị")
    return len(words) > 2 or (len(words) == 1 and "'" in words[0])  # K'Brếp


def divided_name(name: str) -> tuple[str, str | None]:
    """ "Nguyễn Văn An", "Trưởng phòng Kinh tế" of a cell with both; what follows a comma or a dash and is neither
    work nor a unit belongs to the name."""
    found = _AFTER_NAME.search(name)
    if found is None or not (is_work(rest := name[found.end() :]) or is_unit(rest)):
        return name, None
    return name[: found.start()], rest


def in_title_case(name: str) -> str | None:
    """ "Nguyễn Văn An" of "NGUYỄN VĂN AN", "H'Hen Niê" of "H'HEN NIÊ"; None for a name of letters of both cases."""
    if not (name.isupper() or name.islower()) or len(_WORD.findall(name)) < 2:
        return None
    return _WORD.sub(lambda word: word.group().capitalize(), name)


def with_capitals(name: str) -> str | None:
    """ "Ngô Văn Ích" of "Ngô văn ích"; None for a name without small words, for one whose small words are particles
    ("van", "de") beside words that are not Vietnamese, and for what tells more than a name."""
    if name.istitle() or _WORDS_ALONE.fullmatch(name) is None:
        return None
    words = _WORD.findall(name)
    small = {word for word in words if word[0].islower()}
    if not small or not _NO_NAMES.isdisjoint(small) or name.casefold().startswith(_HOUSEHOLDS):
        return None
    if _tells_work(name.split()):
        return None
    others = small - ({"y"} & {words[0]})  # y Bhok Ksơr
    if any(map(_PARTICLE.fullmatch, others)) and not all(map(is_syllable, words)):
        return None
    return _WORD.sub(lambda word: _capital(word.group()), name)


def _capital(word: str) -> str:
    """A small word, or one in capitals among others, as names are written."""
    shouted = len(word) > 1 and word.isupper() and is_syllable(word)
    return word.capitalize() if word[0].islower() or shouted else word


def _tells_work(words: list[str]) -> bool:
    """ "Lê Văn Tám phó chủ tịch": what follows the name is no part of it."""
    tails = (" ".join(words[at:]) for at in range(1, len(words) - 1) if words[at][0].islower())
    return any(is_work(tail) or is_unit(tail) for tail in tails)
