"""JSON as dossiers keep it: RFC 8785 bytes out, and a reader that refuses everything doubtful."""

import json
import unicodedata
from typing import Any

MAX_DEPTH = 20
MAX_BYTES = 16 * 1024 * 1024


class JsonRefused(ValueError):
    """The bytes are no JSON that a dossier may hold; ``args[0]`` is a short reason in English."""


def write_json(value: Any) -> bytes:
    """One byte sequence per value: RFC 8785 over NFC text."""
    import rfc8785

    return rfc8785.dumps(composed(value))


def composed(value: Any) -> Any:
    """The same plain value with every text in NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {composed(key): composed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [composed(item) for item in value]
    return value


def read_json(raw: bytes) -> Any:
    """The value of ``raw``; refuses duplicate keys, floats, NaN, deep nesting, anything but UTF-8."""
    if len(raw) > MAX_BYTES:
        raise JsonRefused("too large")
    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
            parse_int=_small_int,
        )
        if b"\\u" in raw:
            json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (UnicodeError, json.JSONDecodeError, RecursionError) as problem:
        raise JsonRefused(str(problem)) from None
    if _depth(value) > MAX_DEPTH:
        raise JsonRefused("nested too deeply")
    return value


def _depth(value: Any) -> int:
    """How many lists and objects lie inside one another."""
    level, layer = 0, [value]
    while layer := [item for item in layer if isinstance(item, dict | list)]:
        level += 1
        layer = [item for box in layer for item in (box.values() if isinstance(box, dict) else box)]
    return level


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JsonRefused("a key stands twice")
    return found


def _refuse_number(number: str) -> Any:
    raise JsonRefused(f"the number {number[:20]} is not a whole one")


def _small_int(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) >= 2**53:
        raise JsonRefused("a number is too large")
    return int(digits)
