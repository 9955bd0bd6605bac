"""``data/su-kien.jsonl``: what happened to the dossier, each line bound to the one before by its hash."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from khenthuong_desktop.packaging.canonical_json import write_json
from khenthuong_desktop.packaging.content import Happening

_VIETNAM = timezone(timedelta(hours=7))
_START = "0" * 64


def local_time(moment: datetime) -> str:
    """A moment as Vietnam's clocks show it: 2026-11-22T10:30:00+07:00."""
    return moment.astimezone(_VIETNAM).isoformat(timespec="seconds")


def event_lines(happenings: Iterable[Happening]) -> bytes:
    """``su-kien.jsonl``: each line holds the hash of the line before, so none can be dropped or changed."""
    lines, before = [], _START
    for number, event in enumerate(happenings, 1):
        value = {
            "stt": number,
            "luc": local_time(event.at),
            "viec": event.what,
            "nguoi": event.who,
            "ve": event.about,
            "truoc": before,
        }
        before = hashlib.sha256(write_json(value)).hexdigest()
        lines.append(write_json({**value, "bam": before}) + b"\n")
    return b"".join(lines)


def chain_breaks(events: Iterable[Mapping[str, Any]]) -> list[int]:
    """The numbers of the lines (from 1) whose hash does not follow from what stands before."""
    broken, before = [], _START
    for number, event in enumerate(events, 1):
        body = {key: item for key, item in event.items() if key != "bam"}
        hashed = hashlib.sha256(write_json(body)).hexdigest()
        if body.get("truoc") != before or event.get("bam") != hashed or body.get("stt") != number:
            broken.append(number)
        before = str(event.get("bam"))
    return broken
