"""Ratings in the words of civil servants' ratings of a year that are none: those of party members, of a quarter …"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from khenthuong_desktop.spreadsheets.layouts import record_headings as words_of
from khenthuong_desktop.spreadsheets.layouts.assessors import Word, word_of
from khenthuong_desktop.spreadsheets.layouts.scored_matters import rates_a_matter, scores_emulation
from khenthuong_desktop.spreadsheets.words import bare


class OtherRating(StrEnum):
    """What the words above a list say that its ratings are instead; each is the code of what the clerk is told."""

    PARTY = "party_rating"
    MEMBERS = "members_rating"  # of a union, an association
    PART_OF_YEAR = "part_year_rating"
    DRAFT = "draft_rating"  # or proposed, or only promised
    OWN = "own_rating"
    TRAINING = "training_rating"
    WORKS = "works_rating"  # of initiatives
    EMULATION = "scoring_rating"  # by points, in any words
    MATTER = "matter_rating"  # one field of work, an ability, a time of probation


_RATED = ("xep loai", "danh gia", "chat luong", "phan loai")
_OF_STATE = ("cong chuc", "vien chuc", "nguoi lao dong", "cbcc", "ccvc", "nld")
_PARTY_MEMBERS = "dang vien"
_PARTY_UNITS = re.compile(
    r"\b(?:xep loai|danh gia|phan loai|chat luong)\b.*\b(?:chi bo|dang bo|to chuc(?: co so)? dang|cap uy)\b"
)
_PARTY_ORGANS = re.compile(r"(?:dang bo|chi bo|dang uy|dang cong san|huyen uy|thanh uy|tinh uy)\b")
_MEMBERS = re.compile(r"\b(?:doan vien|hoi vien|chi doan|chi hoi|to cong doan|cong doan (?:bo phan|co so)|cdcs)\b")
_LISTED = re.compile(
    r"\b(?:danh sach|trich ngang|so theo doi|bang tong hop|bieu tong hop)(?: \S+){0,4}? (dang|doan|hoi) vien\b"
)
_STANDING = re.compile(  # in the party, a union, an association, of whose people a list is that tells no post beside it
    r"(?:ngay(?: \S+){0,2} (?:vao|ket nap)|(?:chuc vu|chuc danh)(?: trong)?|so the) (dang|doan(?! the)|hoi|cong doan)\b"
)
_POST = re.compile(r"(?:chuc (?:vu|danh)|nghe nghiep|vi tri|don vi|phong|noi cong tac)\b")
_ORGANS_OF_MEMBERS = re.compile(
    r"(?:ban chap hanh |bch |ban thuong vu |btv )?"
    r"(?:cong doan|lien doan lao dong|doan (?:thanh nien|tncs|xa|phuong|truong)|chi doan|chi hoi"
    r"|hoi(?! dong\b| nghi\b))\b"
)
_OFFICES = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|so|truong|van phong|ban (?!chap hanh|thuong vu)|phong|trung tam"
    r"|benh vien|tram|cong ty|xi nghiep|chi cuc|toa an|vien kiem sat)\b"
)
_CADRES = re.compile(r"\b(?:can bo|cc|vc)\b(?!.*\bdang vien\b)")
_DATE = re.compile(r"\bngay \S+ thang \S+(?: nam \S+)?|\b(?:den|tu|het|truoc) (?:het )?thang \S+")
_PART = re.compile(
    r"\bquy (?:i{1,3}|iv|[1-4]|mot|hai|ba|bon|tu)\b|\b(?:thang (?:1[0-2]|0?[1-9]))\b|\bhoc k[yi]\b"
    r"|\bgiua nam\b|\bso ket\b"
    r"|(?<!tu )(?<!tren )(?<!du )\b(?:6|9|3|sau|chin|ba) thang (?:dau|cuoi|nam|thuc hien)\b|\bhang (?:thang|quy)\b"
)
_WHOLE = re.compile(r"\bca nam\b|\bva nam\b")
_DRAFT = re.compile(
    r"\bdu thao\b|\b(?:du kien|de xuat|de nghi|phuong an)(?: (?:ket qua|muc|viec|cong nhan|phe duyet))*"
    r" (?:xep loai|danh gia|phan loai)\b"
)
_PROMISED = re.compile(r"\b(?:dang ky|giao uoc|cam ket)\b")
_DONE = re.compile(r"\b(?:ket qua|de nghi|cong nhan)\b")
_OWN = re.compile(r"\btu (?:danh gia|xep loai|phan loai|nhan xet|cham diem|kiem diem)\b")
_TRAINING = re.compile(
    r"\b(?:ket qua|xep loai|danh gia) (?:cac |lop |khoa |cong tac |chuong trinh |hoan thanh )*"
    r"(?:boi duong|dao tao|tap huan|hoc tap|hoc luc|hanh kiem|ren luyen|hoc sinh|thi(?! dua\b| hanh\b)|kiem tra"
    r"|sat hach|hoi thi|tot nghiep|tiet day|gio day|chuan nghe nghiep|chuan giao vien|chuan hieu truong)\b"
    r"|\b(?:theo )?chuan (?:nghe nghiep|giao vien|hieu truong)\b"
)
_WORKS = r"sang kien|skkn|giai phap|de tai"
_NAMES_WORK = re.compile(rf"\b(?:{_WORKS})\b")
_RATED_WORKS = re.compile(rf"\b(?:xep loai|danh gia|phan loai)(?: (?!va\b)\w+){{0,3}}? (?:{_WORKS})\b")
_OF_EMULATION = re.compile(r"\b(?:thi dua|danh hieu|lao dong tien tien|chien si)\b")


def rated_otherwise(above: Sequence[str], sheet: str, headings: Iterable[str]) -> OtherRating | None:
    """What a list rates that is no rating of the staff for a year: the cells ``above`` it say so, the name of its
    sheet, or the heading of the names."""
    headings = list(headings)
    cells = [_DATE.sub(" ", bare(cell)) for cell in above]
    title = " ".join(cells)
    of_state = any(words in title for words in _OF_STATE)
    rated = any(words in title for words in _RATED)
    lists_ratings = rated or not any(map(words_of.heads_award, headings))
    if not of_state and (found := _of_members(above, cells, rated, lists_ratings)) is not None:
        return found
    if not of_state and (found := _listed_as_members(title, headings)) is not None:
        return found
    if not of_state and any(_PARTY_MEMBERS in key and "ten" in key.split() for key in map(bare, headings)):
        return OtherRating.PARTY
    named = bare(sheet)
    if lists_ratings and any(_is_of_part(cell) for cell in (*cells, named)) and not _WHOLE.search(title):
        return OtherRating.PART_OF_YEAR
    if (_DRAFT.search(title) and lists_ratings) or (_PROMISED.search(title) and not _DONE.search(title)):
        return OtherRating.DRAFT
    if not of_state and _are_works(title, rated, headings):
        return OtherRating.WORKS
    if _OWN.search(title):
        return OtherRating.OWN
    if _TRAINING.search(title) and not (of_state and rated):
        return OtherRating.TRAINING
    if rates_a_matter(above):
        return OtherRating.MATTER
    return OtherRating.EMULATION if scores_emulation((*above, sheet)) else None


def _of_members(above: Sequence[str], cells: Sequence[str], rated: bool, lists_ratings: bool) -> OtherRating | None:
    """Whether the party, a union or an association rates those who are in it: named so, or by the letterhead."""
    title = " ".join(cells)
    if rated and (_PARTY_MEMBERS in title or any(map(_PARTY_UNITS.search, cells))):
        return OtherRating.PARTY
    if rated and any(_MEMBERS.search(cell) for cell in cells if any(words in cell for words in _RATED)):
        return OtherRating.MEMBERS
    if not lists_ratings or _CADRES.search(title):
        return None
    lines = [bare(line) for cell in above for line in cell.split("\n")]
    for other, organs in ((OtherRating.PARTY, _PARTY_ORGANS), (OtherRating.MEMBERS, _ORGANS_OF_MEMBERS)):
        at = next((at for at, line in enumerate(lines) if organs.match(line)), None)
        if at is not None and not any(map(_OFFICES.match, lines[at + 1 :])):  # whose own staff the list may be of
            return other
    return None


def _listed_as_members(title: str, headings: Iterable[str]) -> OtherRating | None:
    """Whether a list is of those who are in the party, a union or an association, by its title, or by the columns of
    what they are there and none of their work."""
    keys = [bare(words) for words in headings]
    named = _LISTED.search(title)
    standing = [found[1] for key in keys if (found := _STANDING.match(key)) is not None]
    if named is None and any(_POST.match(key) and not _STANDING.match(key) for key in keys):
        return None
    of_whom = named[1] if named is not None else next(iter(standing), None)
    if of_whom is None:
        return None
    return OtherRating.PARTY if of_whom == "dang" else OtherRating.MEMBERS


def names_works(words: str) -> bool:
    """Whether words speak of initiatives."""
    return _NAMES_WORK.search(bare(words)) is not None


def _are_works(title: str, rated: bool, headings: Sequence[str]) -> bool:
    """ "KẾT QUẢ XÉT SÁNG KIẾN", "XẾP LOẠI SÁNG KIẾN KINH NGHIỆM" over people and the names of their works."""
    if not any(map(names_works, headings)):
        return False
    return _RATED_WORKS.search(title) is not None if rated else is_of_works(title)


def is_of_works(title: str) -> bool:
    """Whether a title speaks of initiatives, and not of awards or ratings as well."""
    key = bare(title)
    other = _OF_EMULATION.search(key) or (any(words in key for words in _RATED) and not _RATED_WORKS.search(key))
    return names_works(key) and not other


def _is_of_part(cell: str) -> bool:
    """Words of a quarter that begin a line, or stand in the title itself."""
    found = _PART.search(cell)
    return found is not None and (found.start() == 0 or any(words in cell for words in (*_RATED, "ket qua")))


def is_meant(
    other: OtherRating, heading: str, headings: Iterable[str], year: int | None, title_year: int | None
) -> bool:
    """Whether a column of ratings, among all ``headings`` and of a year that its own tells, is what the title says."""
    if other in (OtherRating.PARTY, OtherRating.MEMBERS):
        return not any(words in bare(heading) for words in _OF_STATE)
    if other in (OtherRating.EMULATION, OtherRating.MATTER):
        names_staff = any(words in bare(heading) for words in (*_OF_STATE, "chat luong", "nhiem vu"))
        return year in (None, title_year) and not names_staff
    if other is OtherRating.WORKS:
        return year in (None, title_year) and not any(words in bare(heading) for words in _OF_STATE)
    if other is OtherRating.PART_OF_YEAR:
        return year is None and not _WHOLE.search(bare(heading))
    if year not in (None, title_year):
        return False
    word = word_of((heading,))
    if other is OtherRating.OWN and word is Word.OPEN:  # what came of it may stand beside one's own word
        return all(word_of((words,)) is not Word.OWN for words in headings)
    return word is not Word.LAST or other is OtherRating.TRAINING
