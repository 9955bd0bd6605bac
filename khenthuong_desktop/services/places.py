"""Names of provinces and of the organs of places, in full, from what clerks type: UBND xã, Hưng Yên, TP.HCM."""

import re
from datetime import date
from functools import cache
from typing import Any

from khenthuong_desktop import paths
from khenthuong_desktop.domain import text
from khenthuong_desktop.messages import read_json


@cache
def _data(name: str) -> dict[str, Any]:
    return read_json(paths.resources() / "units" / f"{name}.json")


def provinces(day: date) -> tuple[str, ...]:
    """All provinces with what they are on that day: "tỉnh Hưng Yên"; a province that became a city is one."""
    kinds: dict[str, str] = {}
    for entry in sorted(_data("provinces")["provinces"], key=lambda entry: str(entry["from"])):
        if entry["from"] <= day.isoformat() or entry["name"] not in kinds:
            kinds[entry["name"]] = entry["type"]
    return tuple(f"{kinds[name]} {name}" for name in sorted(kinds, key=text.fold))


def full_province(written: str, day: date) -> str | None:
    """The province meant, with or without accents or the word for it in front; None where there is none."""
    wanted = {text.fold(written), text.fold(_split_place(written)[1])}
    also = _data("provinces")["also"]
    wanted |= {text.fold(name) for short, name in also.items() if text.fold(short) in wanted}
    return next((full for full in provinces(day) if text.fold(_split_place(full)[1]) in wanted), None)


def full_organ(written: str, *, of_place: bool) -> str:
    """ "UBND xã Tân Hòa" → "Ủy ban nhân dân xã Tân Hòa"; ``of_place``: "xã Tân Hòa" alone means the same.

    A name that is no council's or committee's, and the spelling of one written out in mixed case, stay.
    """
    name = text.clean(written)
    one_case = name.isupper() or name.islower()
    organs: dict[str, str] = _data("names")["organs"]
    for short, full in organs.items():
        for head in (short, full):
            words = head.count(" ") + 1
            found = " ".join(name.split()[:words])
            if text.compare_key(found) == text.compare_key(head) and found != name:
                kept = full if one_case or head == short else found[0].upper() + found[1:]
                return f"{kept} {_tidy_place(name[len(found) + 1 :], one_case)}"
    if of_place and _split_place(name)[0]:
        return f"{next(iter(organs.values()))} {_tidy_place(name, one_case)}"
    return name


def without_committee(organ: str) -> str:
    """Ủy ban nhân dân xã Hòa An → xã Hòa An; other organs by their whole names."""
    for full in _data("names")["organs"].values():
        if text.fold(organ).startswith(text.fold(full) + " "):
            return organ[len(full) :].strip()
    return organ


def place_in_dateline(full: str) -> str:
    """xã Hòa An → Hòa An; a place named by a number or after a person keeps the word: Phường 8 (NĐ 30, II.4.a)."""
    noun, name = split_place(full)
    return f"{noun} {name}" if noun[:1].isupper() else name


def split_place(written: str) -> tuple[str, str]:
    """ "p. 8" → ("Phường", "8"): the noun as PL II writes it; without a word for the kind of place it is empty.

    It has a capital before a number and where the name is known for a person's. Nobody can tell of every name whose
    it is, so a ward's stays where the clerk gave it one: Phường Chu Văn An.
    """
    kind, name = _split_place(written)
    typed = text.clean(written)
    kept = kind in _data("names")["capital_kept"] and typed.startswith(kind.capitalize())
    if kind and (name[0].isdigit() or name in _data("names")["named_in_full"] or kept):
        return kind.capitalize(), name
    return kind, name


def _split_place(written: str) -> tuple[str, str]:
    """ "TP. Huế" → ("thành phố", "Huế"); without a word for the kind of place it is empty."""
    name = text.clean(written)
    for short, kind in _data("names")["places"].items():
        found = re.match(rf"{short}(?:\.\s*|\s+)(?=\S)", name, re.IGNORECASE)
        if found:
            return str(kind), name[found.end() :]
    return "", name


def _tidy_place(written: str, one_case: bool) -> str:
    noun, name = split_place(written)
    return f"{noun} {name.title() if one_case else name}" if noun else written
