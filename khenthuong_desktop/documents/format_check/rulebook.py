"""The checklist of Nghị định 30/2020/NĐ-CP as data: what is allowed, how grave a fault is, where it is written."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from khenthuong_desktop import paths
from khenthuong_desktop.domain.text import fold


@dataclass(frozen=True)
class Rule:
    """One assertion of the checklist."""

    id: str
    component: str
    allowed: str
    severity: str
    source: str


@cache
def _book() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((paths.resources() / "format" / "nd30.json").read_text("utf-8"))
    return loaded


@cache
def rules() -> dict[str, Rule]:
    """All rules by id, in the order of the checklist."""
    return {entry["id"]: Rule(**entry) for entry in _book()["checks"]}


def word(name: str) -> str:
    """A fixed wording or pattern of the decree."""
    return str(_book()["words"][name])


def words(name: str) -> list[str]:
    return [str(item) for item in _book()["words"][name]]


def table(name: str) -> dict[str, str]:
    return dict(_book()["words"][name])


def begins(text: str, wording: str) -> bool:
    """True when a text begins with a wording, whatever its case, marks and tone places."""
    return fold(text).startswith(fold(wording))
