"""Awards whose words a narrow cell broke over several lines: "Lao động", "tiên tiến" are one."""

import re

from khenthuong_desktop.spreadsheets.words import bare

# What begins an award, or what is told beside one; "tiên tiến" or "của Chủ tịch …" begins none.
_BEGINS = re.compile(
    r"(?:danh hieu|hinh thuc|lao dong|ld|chien si|cs|tap the|tt|don vi|bang|bk|giay|gk|co|huan chuong|hc"
    r"|huy chuong|hch|ky"
    r"|knc|giai|gia dinh|gd|ho|thon|to dan pho|khu dan cu|nha giao|thay thuoc|nghe nhan|anh hung|khong"
    r"|chua|qd|quyet dinh|so"
    r"|nam|nh|theo)\b|(?:tt|cs|ld|bk|gk|hc)[a-z]+\b|\W*\d"
)
_GOES_ON = re.compile(
    r"(?:tien tien|tien|thi dua|xuat sac|co so|cap|toan quoc|toan luc luong|cua|hang|ve|vi|trong|chu tich"
    r"|giam doc|tinh|bo"
    r"|nganh|trung uong|lao dong)\b"
)
_OPEN = re.compile(  # ends in the middle of an award's words
    r"(?:.* )?(?:lao dong|lao dong tien|chien si|chien si thi|tap the|tap the lao|tap the lao dong|bang"
    r"|giay|huan|huan chuong"
    r"|co|co thi|ky niem|huy|huy chuong|gia dinh|gia dinh van|danh hieu|cua|cap|thi dua cap"
    r"|chien si thi dua|nam|chu tich"
    r"|uy ban|uy ban nhan dan|ubnd|bo truong|thu tuong)"
)
_WHOLE = re.compile(r"(?:chien si thi dua|co thi dua|huan chuong lao dong)")


def unwrapped(cell: str) -> str:
    """The lines of a cell, those in one that go on with the award of the line before."""
    lines: list[str] = []
    for line in filter(str.strip, cell.split("\n")):
        if lines and _continues(lines[-1], line.strip()):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _continues(before: str, line: str) -> bool:
    if before.rstrip().endswith((";", "+", ".")) or line[0] in "-+–•*":
        return False
    ended, words = bare(before), bare(line)
    if line[0] == "(":  # in brackets stands more of the award before: "(hạng Ba)"
        return _BEGINS.match(words) is None
    if _OPEN.fullmatch(ended):
        return _WHOLE.fullmatch(ended) is None or _GOES_ON.match(words) is not None
    return line[0].islower() and _BEGINS.match(words) is None
