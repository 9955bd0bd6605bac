"""Names inside a dossier: which are allowed everywhere, and how ours are made."""

import re
import unicodedata
from collections.abc import Iterable

from khenthuong_desktop.domain import text

MAX_COMPONENT = 60
MAX_PATH = 120

_PAYLOAD_PART = re.compile(r"[a-z0-9][a-z0-9._-]*")
_TAG_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_DOUBLED = re.compile(r"(?<=.)(?:\.(?:docx?|pdf|xlsx?|jpe?g|png|zip|rar))+$")  # "to trinh.docx" of "to trinh.docx.pdf"
_NOT_CODE = re.compile(r"[^A-Za-z0-9.]+")


def refusal(path: str) -> str | None:
    """Why ``path`` (relative to the bag) may not stand in a dossier, as a message code; ``None`` = allowed."""
    if not path.isascii():
        return "name_not_ascii"
    if len(path) > MAX_PATH:
        return "name_too_long"
    rule = _PAYLOAD_PART if path.startswith("data/") else _TAG_PART
    for part in path.split("/"):
        if len(part) > MAX_COMPONENT:
            return "name_too_long"
        if not rule.fullmatch(part) or part.endswith("."):
            return "name_refused"
        if part.split(".")[0].lower() in _DEVICES:
            return "name_reserved"
    return None


def clash_key(path: str) -> str:
    """Equal for two names that are one file on some computer (case, Unicode form)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def clashes(paths: Iterable[str]) -> list[str]:
    """The paths that repeat an earlier one, wholly or but for case and Unicode form."""
    seen: set[str] = set()
    repeated = []
    for path in paths:
        key = clash_key(path)
        if key in seen:
            repeated.append(path)
        seen.add(key)
    return repeated


def file_name(display_name: str, fallback: str = "tep", room: int = MAX_COMPONENT) -> str:
    """A safe file name for a Vietnamese one: "Tờ trình 12.docx" → "to-trinh-12.docx"."""
    stem, dot, suffix = text.fold(display_name).rpartition(".")
    if not dot or not suffix.isascii() or not suffix.isalnum() or len(suffix) > 8:
        stem, suffix = text.fold(display_name), ""
    slug = _NOT_SLUG.sub("-", _DOUBLED.sub("", stem)).strip("-")[: room - len(suffix) - 1].strip("-") or fallback
    if slug in _DEVICES:
        slug = f"{fallback}-{slug}"
    return f"{slug}.{suffix}" if suffix else slug


def base_name(unit_code: str, year: int, round_code: str, edition: int, fingerprint: str) -> str:
    """Folder and file name of a dossier, e.g. ``HSKT_H49.64.33_2026_D01_r02_1a2b3c4d`` (≤ 56 ASCII characters)."""
    unit, code = _code(unit_code)[:18].rstrip("."), _code(round_code)[:12].rstrip(".")
    return f"HSKT_{unit}_{year}_{code}_r{edition:02d}_{fingerprint[:8]}"


def _code(given: str) -> str:
    bare = unicodedata.normalize("NFD", given.replace("Đ", "D").replace("đ", "d"))
    return _NOT_CODE.sub("", bare.encode("ascii", "ignore").decode()).strip(".") or "X"
