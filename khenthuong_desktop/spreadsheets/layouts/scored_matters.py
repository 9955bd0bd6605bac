"""Titles of what is scored or rated in other scales than that of the law for the staff and units of a year: emulation,
a field of work (reform, safety …), what somebody is able to do, a time of probation."""

import re
from collections.abc import Sequence

from khenthuong_desktop.spreadsheets.words import bare

_APART = re.compile(r"[,;/&]")  # "XẾP LOẠI, THI ĐUA" speaks of both
_CLASSES = re.compile(r"\b[A-D](?:\s*[,;/]\s*[A-D])+\b")
_SCORES = (
    r"(?:cham diem|thang diem|bang diem|phieu diem|tong diem|diem|cham|xep hang|xep thu|xep loai|phan loai|danh gia"
    r"|binh xet|binh bau|binh chon|ket qua|tieu chi|theo doi|kiem tra|tham dinh|xac dinh|chi so)"
)
_BETWEEN = (
    r"(?: (?:ket qua|cong tac|viec|thuc hien|trien khai|ve|cac|bo|tieu chi|chi so|diem|phong trao|tinh hinh|muc do"
    r"|chat luong|noi dung|nhiem vu|xep loai|xep hang|phan loai|danh gia|cham diem|binh xet|tong hop|theo|cua|mat|cuoi"
    r"|giao uoc|khoi|cum|giua|xay dung|bao dam|dam bao|cong dong|trinh do|thoi gian|het|hoat dong|tu|lay|phieu|don vi"
    r"|co quan|dat|chuan|duy tri|khung|a|b|c|loai|hang|bac|quy che|phap lenh|luat|nghi quyet))*"
)
_EMULATION = re.compile(
    rf"\b{_SCORES}{_BETWEEN} thi dua\b"
    r"|\bthi dua (?:khoi|cum)\b|\b(?:khoi|cum) thi dua\b.*\b(?:xep hang|xep loai|phan loai|cham diem|diem)\b"
    r"|\b(?:bang (?:tong hop )?(?:cham )?(?:diem|xep hang)|(?:ket qua|tong hop) (?:cham diem|xep hang|diem))\b"
)
_FIELDS = (
    r"cai cach|cchc|par|kiem soat thu tuc|chuyen doi so|dti|ung dung cong nghe|ung dung cntt|an toan|atvs\w*|atld"
    r"|ve sinh|phong chay|phong chong|pccc|an ninh|antt|trat tu|quoc phong|qpan|huan luyen|quan su|dan quan|iso"
    r"|he thong quan ly|5s|van hoa|xanh|dan van|dan chu|chinh quyen|su hai long|hai long|tin nhiem|nang suat|tiet kiem"
    r"|phap che|tiep can phap luat|chuan tiep can|kiem dinh|truong chuan|chuan quoc gia|nong thon|do thi|ocop|san pham"
    r"|cong trinh|dich vu|ky luat lao dong|noi quy|chap hanh|van nghe|the thao"
)
_ABILITIES = (
    r"suc khoe|the luc|tay nghe|bac tho|nang bac|nang luc|ky nang|ngoai ngu|tin hoc|nghiep vu|giang day"
    r"|(?<!co quan )(?<!phong )(?<!to )chuyen mon"  # "các cơ quan chuyên môn", "tổ chuyên môn" are rated themselves
    r"|gio day|du gio|ho so|giao an|thao giang|hoi giang|hoi thao|thu viec|tap su|hop dong thu viec"
)
_MATTERS = re.compile(rf"\b{_SCORES}{_BETWEEN} (?:{_FIELDS}|{_ABILITIES})\b")
_ON_PROBATION = re.compile(
    r"\b(?:ket qua|danh gia|xep loai|nhan xet|het|hoan thanh)"
    r"(?: (?!(?:khong|tru|ca|gom|ngoai|va|huong dan)\b)\w+){0,6}? (?:tap su|thu viec)\b"
)
_OF_STAFF = re.compile(
    r"\b(?:xep loai|danh gia|phan loai|chat luong|nhiem vu)"
    r"(?: (?:chat luong|ket qua|muc do|hoan thanh|nhiem vu|doi voi|tap the|va|hang nam|cuoi nam))*"
    r" (?:can bo|cong chuc|vien chuc|nguoi lao dong|nld|cbcc\w*|ccvc\w*|cb cc\w*|cbvc|nhan su|nhan vien|lanh dao)\b"
    r"|\bchat luong (?:hang nam|tap the|don vi|cac (?:tap the|don vi|phong|co quan))\b"
    r"|\b(?:muc do )?hoan thanh nhiem vu\b"
)
_LAW = re.compile(r"(?:khong |k ?)?(?:hoan thanh|ht)\b.*|k?ht(?:xs|t)?(?:nv)?\b.*")


def scores_emulation(titles: Sequence[str]) -> bool:
    """ "KẾT QUẢ CHẤM ĐIỂM THI ĐUA CÁC ĐƠN VỊ", "BẢNG XẾP HẠNG": points and ranks, whatever class they come to; not
    where the staff's own rating is named as well. ``titles`` are the cells above a list."""
    keys = _keys(titles)
    return any(map(_EMULATION.search, keys)) and not any(map(_OF_STAFF.search, keys))


def rates_a_matter(titles: Sequence[str]) -> bool:
    """ "XẾP LOẠI CẢI CÁCH HÀNH CHÍNH", "ĐÁNH GIÁ TAY NGHỀ", "NGƯỜI HẾT TẬP SỰ": one field of work, or somebody on
    trial."""
    keys = _keys(titles)
    if any(map(_MATTERS.search, keys)):
        return not any(map(_OF_STAFF.search, keys))
    return any(map(_ON_PROBATION.search, keys))


def _keys(titles: Sequence[str]) -> list[str]:
    return [bare(_APART.sub(" và ", _CLASSES.sub(" ", words))) for words in titles]


def is_in_words_of_law(cell: str) -> bool:
    """Whether a class is said in the law's words, "Hoàn thành tốt nhiệm vụ", and not as "Tốt", "A", as any scale
    does."""
    return _LAW.fullmatch(bare(cell)) is not None
