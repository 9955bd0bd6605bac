"""Names of people as lists write them: with ranks and titles before, all in capitals."""

import re

from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_RANK = r"(?:thiếu|trung|thượng|đại)\s+(?:úy|uý|tá|tướng)"
_HONORIFIC = re.compile(
    r"(ông/bà|ông|bà|đồng chí|đ/c|đ\.c|" + _RANK + r"|hạ sĩ|trung sĩ|thượng sĩ|"
    r"bsck[12]|đd|ktv|nhs|gs\.?\s*ts|pgs\.?\s*ts|gs|pgs|ts|ths|bs|bscki{1,2}|cki{1,2}|ks|cn|ds|ncs|lm)(?:\s*[.:,]\s*|\s+)",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s*[,;]\s*|\s+[-–]\s+")
_WORD = re.compile(r"[^\W\d_]+")


def split_honorific(name: str) -> tuple[str | None, str]:
    """("Ông", "Nguyễn Văn An") of "Ông Nguyễn Văn An"; a name of one word is never cut further, and in
    "Ông Văn Tám" the first word is the family name."""
    titles = []
    rest = name
    while (found := _HONORIFIC.match(rest)) and _is_whole_name(rest[found.end() :].split()):
        titles.append(found.group(1))
        rest = rest[found.end() :]
    return (" ".join(titles) or None), rest


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
