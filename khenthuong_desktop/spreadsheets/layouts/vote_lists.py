"""Lists of votes: what was counted for each nominee, with the shares and results that offices write beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from khenthuong_desktop.spreadsheets.columns import (
    FAMILY_NAME,
    GIVEN_NAME,
    POSITION,
    SUBJECT_CODE,
    SUBJECT_KIND,
    UNIT,
    Column,
    Layout,
    ValueKind,
    split_words,
)
from khenthuong_desktop.spreadsheets.layouts.decision_lists import ANY_NAME, GIVEN_AWARD
from khenthuong_desktop.spreadsheets.words import plain

_V = ValueKind


_VOTES = ("Số phiếu", "Số lượng", "Phiếu", "SL")  # in a second row of headings, with the share beside it
_SHARES = ("Tỷ lệ", "Tỉ lệ", "Tỷ lệ %", "Tỉ lệ %", "%")
_IN_FAVOUR = (
    "Số phiếu đồng ý | Phiếu đồng ý | Tán thành | Số phiếu tán thành | Số phiếu thuận | Phiếu thuận | Thuận | "
    "Nhất trí | Số phiếu nhất trí | Phiếu nhất trí | ĐY | Phiếu tán thành"
)
_AGAINST = (
    "Số phiếu không đồng ý | Phiếu không đồng ý | Không tán thành | Phản đối | Số phiếu chống | Phiếu chống | Chống | "
    "Không nhất trí | Số phiếu không nhất trí | Phiếu không nhất trí | Không ĐY | Ko đồng ý | Phiếu ko đồng ý | "
    "Số phiếu ko đồng ý | K đồng ý | KĐY | Phiếu không tán thành | Số phiếu không tán thành"
)


def _over(headings: str, lower: Sequence[str]) -> str:
    """What such headings are over one of these in the row below."""
    return " | ".join(f"{heading} {below}" for heading in split_words(headings) for below in lower)


def _count(field: str, heading: str, synonyms: str) -> Column:
    return Column(field, heading, _V.TEXT, synonyms=f"{synonyms} | {_over(f'{heading} | {synonyms}', _VOTES)}")


VOTE_LIST = Layout(
    "vote_list",
    "Kết quả bỏ phiếu",
    (
        replace(SUBJECT_CODE, required=False),
        SUBJECT_KIND,
        ANY_NAME,
        FAMILY_NAME,
        GIVEN_NAME,
        POSITION,
        UNIT,
        replace(
            GIVEN_AWARD,
            synonyms=f"{GIVEN_AWARD.synonyms} | Danh hiệu đề nghị | Hình thức đề nghị | Đề nghị | "
            "Hình thức khen thưởng đề nghị | Danh hiệu, hình thức đề nghị | Đề nghị khen thưởng | Đề nghị khen",
        ),
        replace(
            _count("in_favour", "Đồng ý", _IN_FAVOUR),
            required=True,
            starts="số phiếu đồng ý | phiếu đồng ý | số phiếu tán thành | số phiếu bầu",
        ),
        _count("against", "Không đồng ý", _AGAINST),
        _count(
            "invalid",
            "Không hợp lệ",
            "Số phiếu không hợp lệ | Phiếu không hợp lệ | Phiếu trắng | Phiếu hỏng | "
            "Số phiếu hỏng | Không HL | "
            "Phiếu ko hợp lệ | Ko hợp lệ",
        ),
        _count("written_in_favour", "Ý kiến bằng văn bản đồng ý", "Đồng ý bằng văn bản | Phiếu lấy ý kiến đồng ý"),
        _count("written_against", "Ý kiến bằng văn bản không đồng ý", "Không đồng ý bằng văn bản"),
        _count("issued", "Số phiếu phát ra", "Phát ra | Phiếu phát ra"),
        _count("returned", "Số phiếu thu về", "Thu về | Phiếu thu về | Tổng số phiếu | Số phiếu"),
        _count("valid", "Số phiếu hợp lệ", "Hợp lệ | Phiếu hợp lệ"),
        Column(
            "share_against",
            "Tỷ lệ không đồng ý",
            _V.TEXT,
            synonyms=f"Tỷ lệ phiếu không đồng ý | {_over(f'Không đồng ý | {_AGAINST}', _SHARES)}",
        ),
        Column(
            "share",
            "Tỷ lệ",
            _V.TEXT,
            synonyms="Tỷ lệ % | Tỉ lệ | Tỷ lệ đồng ý | Tỷ lệ phiếu đồng ý | "
            + _over(f"Đồng ý | {_IN_FAVOUR}", _SHARES),
            starts="tỷ lệ",
        ),
        Column("result", "Kết quả", _V.TEXT, synonyms="Kết quả bỏ phiếu | Kết quả xét | Kết luận"),
        Column("note", "Ghi chú", _V.TEXT),
    ),
    standard=False,
)
COUNTS = ("in_favour", "against", "invalid", "written_in_favour", "written_against")
TOTALS = ("issued", "returned", "valid")

_COUNTED = re.compile(
    r"(\d{1,4})(?:\s*/\s*(\d{1,4}))?\s*(?:phiếu)?\s*(?:\([^)]*\)|[;,]?\s*\d[\d.,]*\s*%)?", re.IGNORECASE
)
_SHARE = re.compile(r"(\d{1,5}(?:[.,]\d+)?)\s*%?")
_FAILED = re.compile(r"(?:không|chưa)\b.*")
_PASSED = re.compile(r"(?:đạt|đồng ý|thông qua|đủ|nhất trí)\b.*")


def votes_counted(words: str) -> int | None:
    """ "8", "08 phiếu", "8/9", "8/9 (88,9%)": how many votes; None where it cannot be told."""
    found = _COUNTED.fullmatch(words.strip())
    return int(found.group(1)) if found else None


def share_told(words: str) -> Fraction | None:
    """ "88,9", "88.9 %", 0,889 as a part of a hundred; None where it cannot be told."""
    found = _SHARE.fullmatch(words.strip())
    if found is None:
        return None
    told = Fraction(found.group(1).replace(",", "."))
    return told * 100 if told <= 1 and "%" not in words else told


def passed_told(words: str) -> bool | None:
    """What the list itself says of the result: "Đạt", "Không thông qua"."""
    key = plain(words)
    return False if _FAILED.fullmatch(key) else True if _PASSED.fullmatch(key) else None
