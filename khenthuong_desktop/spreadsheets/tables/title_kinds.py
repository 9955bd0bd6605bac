"""What titles say of the sort of all that their lists hold: how far initiatives reach, for what awards were given."""

import re
from collections.abc import Sequence

from khenthuong_desktop.domain.terms import CommendationType, Scope
from khenthuong_desktop.spreadsheets.layouts.award_standing import only_asks
from khenthuong_desktop.spreadsheets.words import bare

_WORKS = re.compile(r"\b(?:sang kien|skkn|de tai|giai phap)\b")
_SCOPES = {
    Scope.GRASSROOTS: re.compile(r"\bcap (?:co so|xa|phuong|truong|don vi|cong ty)\b"),
    Scope.PROVINCE: re.compile(r"\bcap (?:tinh|thanh pho|bo)\b|\bpham vi (?:anh huong )?(?:toan )?tinh\b"),
    Scope.NATION: re.compile(r"\bcap (?:quoc gia|nha nuoc)\b|\bpham vi (?:anh huong )?toan quoc\b"),
}
_COMMENDED = r"(?:khen thuong|khen|thanh tich)(?: \w+){0,3}?"
_TYPES = {  # by article 8 of the law; "phong trào thi đua" alone may be that of the whole year
    CommendationType.UNEXPECTED: re.compile(rf"\b{_COMMENDED} dot xuat\b"),
    CommendationType.MOVEMENT: re.compile(rf"\b{_COMMENDED} chuyen de\b"),
    CommendationType.DEDICATION: re.compile(r"\bqua trinh cong hien\b"),
    CommendationType.SENIORITY: re.compile(rf"\b{_COMMENDED} nien han\b"),
    CommendationType.EXTERNAL: re.compile(rf"\b{_COMMENDED} doi ngoai\b"),
    CommendationType.MERIT: re.compile(rf"\b{_COMMENDED} (?:thuong xuyen|cong trang)\b"),
}


def title_scope(texts: Sequence[str]) -> Scope | None:
    """The one scope of the initiatives that a title says were recognised: "SÁNG KIẾN ĐƯỢC CÔNG NHẬN CẤP CƠ SỞ"; none
    that is only asked for, nor one of two."""
    titles = [words for words in map(bare, texts) if _WORKS.search(words)]
    if any(map(only_asks, titles)):
        return None
    found = [scope for scope, named in _SCOPES.items() if any(map(named.search, titles))]
    return found[0] if len(found) == 1 else None


def title_commendation(texts: Sequence[str]) -> CommendationType | None:
    """The one type of commendation that a title names: "DANH SÁCH KHEN THƯỞNG ĐỘT XUẤT"."""
    titles = list(map(bare, texts))
    found = [kind for kind, named in _TYPES.items() if any(map(named.search, titles))]
    return found[0] if len(found) == 1 else None
