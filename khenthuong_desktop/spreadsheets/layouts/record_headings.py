"""The words by which headings speak of records: ratings, awards had, asked for or registered, initiatives."""

import re

from khenthuong_desktop.spreadsheets.words import bare

AWARD_NAMES = (
    "bang khen", "giay khen", "co thi dua", "huan chuong", "lao dong tien tien", "chien si thi dua",
    "chien si tien tien", "tap the lao dong", "ldtt", "cstd", "cstt", "ttld", "ky niem chuong",
    "tap the ldtt", "tap the ldxs", "tt ldtt", "tt ldxs", "tap the ld tien tien", "tap the ld xuat sac",
    "tap the tien tien",
    "bk ", "gk ", "gia dinh van hoa", "gdvh", "thon van hoa", "to dan pho van hoa", "khu dan cu van hoa",
    "khu pho van hoa",
)  # fmt: skip
IN_BRACKETS = re.compile(r"\([^)]*\)|\*")
YEAR_WORDS = re.compile(r"\b(?:nam hoc|nam|nh|\d+)\b")
NUMBER = re.compile(  # also where the day stands behind it
    r"\b(?:so|ky hieu)(?: va)?(?: ngay)?(?: thang)?(?: nam)?(?: cua)? (?:qd|quyet dinh)\b|\b(?:qd|quyet dinh) so\b"
)
DATE = re.compile(r"\bngay(?: thang)? (?:qd|quyet dinh|cong nhan|ky)\b")
AWARD = re.compile(r"\b(?:danh hieu|hinh thuc|khen thuong|thi dua|khen)\b")
CAME_OUT = re.compile(r"\bket qua (?!(?:binh |xet |binh xet ))")
OTHER = re.compile(
    r"^(?:so|cap|ma)\b|\b(?:ly do|noi dung|thoi gian|tien thuong|so luong|so lan|so tien|tong so|co quan|ghi chu|ngay"
    r"|nguoi|diem|phan loai|loai hinh|linh vuc|cong trinh|mo hinh)\b"
)
RATING = re.compile(r"\b(?:xep loai|danh gia|hoan thanh nhiem vu|kqxl|xl|phan loai (?:can bo|cong chuc|vien chuc))\b")
RATERS = re.compile(  # whose word is the last
    r"\b(?:hieu truong|thu truong|cap tren|cap quan ly|(?:cap|co quan) co tham quyen|ket luan|cuoi cung|giam doc"
    r"|hoi dong|lanh dao|ubnd|uy ban nhan dan|chu tich|ban giam hieu|bgh|nguoi dung dau|(?:duoc|phe) duyet"
    r"|chinh thuc)\b"
    r"|\b(?:benh vien|nha truong|(?:tong )?cong ty|xi nghiep|trung tam|hoc vien|chi nhanh|^truong)"
    r"(?= (?:xep loai|danh gia|phan loai|xl)\b)"
)
RATING_WORDS = frozenset(
    bare(
        "mức kết quả KQ KQXL XL đánh giá xếp loại chất lượng cán bộ công chức viên CBCC CBCCVC NLĐ và người lao động "
        "hàng cuối trong các gần nhất liền kề tập thể đơn vị hoàn thành nhiệm vụ độ phân của theo cá nhân "
        "nay chính quyền"
    ).split()
)
SETTING = re.compile(
    r"(?:ket qua|thanh tich)(?: cong tac| dat duoc| thuc hien| nhiem vu| danh gia| cua| trong| ca| nam| hoc| \d+)*"
)
INITIATIVE = re.compile(r"\b(?:sang kien|de tai|giai phap|skkn)\b")
INITIATIVE_WORDS = frozenset(
    bare(
        "tên sáng kiến đề tài kinh nghiệm giải pháp SKKN đã được công nhận khoa học NCKH nghiên cứu các hoặc và án"
    ).split()
)
_OF_DECISION = re.compile(r"\b(?:qd|quyet dinh)\b")


def heads_award(heading: str) -> bool:
    """Whether awards stand below a heading, whether had or asked for: "Danh hiệu thi đua", "LĐTT", not "Lý do khen"."""
    key = bare(heading)
    if f"{key} ".startswith(AWARD_NAMES):
        return True
    return AWARD.search(key) is not None and not OTHER.search(key) and not _OF_DECISION.search(key)
