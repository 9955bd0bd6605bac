"""What years are written with, by one law for cells, headings and titles: dashes, school years, periods."""

import re

from khenthuong_desktop.spreadsheets.words import bare

YEAR = r"(?:19|20)\d\d"
DASHES = "-‐‑‒–—−_~"  # between years; of a regular expression's class the first
SHORT = rf"[{DASHES}/]\d\d(?![\d/.-])"  # "2022-23"
SCHOOL = re.compile(r"\bnăm\s+học\b|\bNH\b", re.IGNORECASE)
_COUNTED = r"\s*(?:người|cá nhân|tập thể|hộ|đồng chí|đ/c|học sinh|trường hợp)\b"  # "năm 2025-26 người"
_SHORTENED = re.compile(rf"(?<![\d/.-])({YEAR})([{DASHES}/])(\d\d)(?![\d/.-])(?!{_COUNTED})", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:giai doan|nhiem k[iy]|thoi k[iy]|cac nam|(?:\d{1,2}|hai|ba) nam)\b")


def is_school_year(first: int, last: int, before: str, between: str) -> bool:
    """Whether two years are one school year: each follows the other with a dash between them, and no words say that
    they are a period: "giai đoạn 2024-2025", "2 năm 2024-2025", "từ 2024 đến 2025"."""
    return last == first + 1 and not any(map(str.isalpha, between)) and _PERIOD.search(bare(before)) is None


def lengthened(words: str) -> str:
    """Words with the years in full of which only the last figures are written: "2023-24" is "2023-2024"; but not the
    month of "2023-05"."""
    return _SHORTENED.sub(_in_full, words)


def _in_full(found: re.Match[str]) -> str:
    last = found[1][:2] + found[3]
    return f"{found[1]}{found[2]}{last}" if last > found[1] else found[0]
