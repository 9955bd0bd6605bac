"""The own names of commemorative medals, which the law knows as one sort: "Kỷ niệm chương “Vì sự nghiệp giáo dục”"."""

import re

_MEDAL = r"\b(?:kỷ|kỉ) niệm chương"
_QUOTED = re.compile(rf"{_MEDAL}\s*[:\s]*[“\"'«]\s*(?P<own>[^“”\"'«»]{{3,150}}?)\s*[”\"'»]", re.IGNORECASE)
_PLAIN = re.compile(
    rf"{_MEDAL}\s+(?P<own>vì [^,;.:()“”\"\n]{{3,150}}?)\s*"
    r"(?=$|[,;.:()“”\"\n]|\b(?:năm|cho|đợt|nhân|giai đoạn|kèm|theo|được|kỳ)\b)",
    re.IGNORECASE,
)
_PROPER = re.compile(
    r"\b(?:tổ quốc|việt nam|đảng|quốc hội|mặt trận|hồ chí minh|đoàn|hội|chữ thập đỏ|trường sa|hoàng sa)\b"
)


def medal_in(words: str) -> str | None:
    """The medal that words name by its own name, which a title in capitals tells in small letters; None where there is
    none, or only the sort."""
    found = _QUOTED.search(words) or _PLAIN.search(words)
    return f"Kỷ niệm chương “{_readable(found['own'])}”" if found is not None else None


def _readable(own: str) -> str:
    own = " ".join(own.split())
    if not own.isupper():
        return own
    small = _PROPER.sub(lambda name: name[0].title() if name[0] in _EACH_WORD else _first(name[0]), own.lower())
    return _first(small)


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


_EACH_WORD = ("việt nam", "hồ chí minh", "trường sa", "hoàng sa")
