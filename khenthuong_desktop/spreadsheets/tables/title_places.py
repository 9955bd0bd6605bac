"""The village whose households a list is of, as the letterhead or the title names it: "XÃ AN BÌNH - THÔN ĐÔNG"."""

import re
from collections.abc import Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.tables.group_headings import in_ordinary_case
from khenthuong_desktop.spreadsheets.words import bare

_END = (
    r"(?=\s*(?:$|[,;(/]|\s[-–—]\s)"
    r"|\s+(?:xã|phường|thị trấn|đặc khu|huyện|tỉnh|năm|quý|đợt|lần|đạt|được|đề nghị|đăng ký|kèm|danh sách)\b)"
)
_ANYWHERE = r"(?<!\bnông )\b(?:thôn|xóm|ấp|khu phố|khu dân cư|tổ dân phố|tdp)"
_AT_BEGINNING = r"(?:^|(?<=[-–—,] )|(?<=mặt trận )|(?<=nhân dân ))(?:bản|buôn|làng)"  # "bản" is a paper as well
_VILLAGE = re.compile(rf"({_ANYWHERE}|{_AT_BEGINNING})\s*:?\s+((?:số\s+)?\w[^,;:(/]*?){_END}", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:van hoa|kieu mau|tien tien|moi|thong minh|an toan|dat|duoc|dang k[iy]|de nghi|tren|trong|cua|va|hoac|co"
    r"|tong hop|ke khai|cam ket|thanh tich|danh sach|to dan pho|khu dan cu|khu pho|thon|xom|ban|buon|to)\b"
)
_OF_ALL = re.compile(r"\b(?:cac|tung|cua \d+|\d+) (?:thon|xom|ap|ban|buon|lang|khu pho|khu dan cu|to dan pho|tdp)\b")
_PARTS = re.compile(r"(?:xom|to|doi|cum|ngo|ngach|hem|so nha|nhom|khu)\s+(?!pho\b|dan\b)[\w./-]+(?: \w+)?")
_OF_ONE_SORT = re.compile(r"(?:xom|to)\b")
_DOTS = re.compile(r"[.…_]{3,}")
_MOST_WORDS = 5


def village_above(above: Sequence[Sequence[object]]) -> str | None:
    """The one village that the words above a table name; none where they name several, or all of a commune."""
    texts = [text.clean(_DOTS.sub(" ", line)) for row in above for line in _lines(row)]
    if any(_OF_ALL.search(bare(words)) for words in texts):
        return None
    named = {text.compare_key(name): name for words in texts for name in _named(words)}
    return next(iter(named.values())) if len(named) == 1 else None


def within(place: str, village: str) -> str | None:
    """The whole address of whom a list of a village says no more than the part of it: "Xóm 1, Thôn Đông"; none for
    other places, and for what may be the village itself ("Tổ 3" of the tổ dân phố)."""
    told, sort = bare(place), _OF_ONE_SORT.match(bare(village))
    if _PARTS.fullmatch(told) is None or (sort is not None and told.startswith(sort[0])):
        return None
    return f"{place}, {village}"


def _lines(row: Sequence[object]) -> list[str]:
    return [line for cell in row if not is_empty(cell) for line in as_text(cell).split("\n")]


def _named(words: str) -> list[str]:
    """Villages among these words; a name has capitals or is a number, all else goes on with the sentence."""
    found = [(match[1], match[2].strip()) for match in _VILLAGE.finditer(words)]
    return [
        in_ordinary_case(f"{sort} {name}") if name.isupper() else f"{sort.capitalize()} {name}"
        for sort, name in found
        if _NO_NAME.match(bare(name)) is None and len(name.split()) <= _MOST_WORDS and _is_name(name)
    ]


def _is_name(name: str) -> bool:
    return all(word[0].isupper() or word[0].isdecimal() or word == "số" for word in name.split())
