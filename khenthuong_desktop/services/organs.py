"""Which organ a decision names, however the clerk wrote it: UBND xã An Bình, Chủ tịch UBND xã."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from khenthuong_desktop import paths
from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.messages import read_json
from khenthuong_desktop.services import places


class _Words(NamedTuple):
    """What organs and their heads are called: expressions for who signs, for a place, and for what may follow it."""

    head: re.Pattern[str]
    place: re.Pattern[str]
    further: str
    communes: tuple[str, ...]


@cache
def _words() -> _Words:
    told = read_json(paths.resources() / "units" / "organs.json")
    kinds = "|".join((*told["communes"], *told["provinces"]))
    head = re.compile(told["heads"], re.IGNORECASE)
    return _Words(head, re.compile(rf"({kinds})(?: (.+))?"), told["further"], tuple(told["communes"]))


class _Committee(NamedTuple):
    """The people's committee of a place; without a name it is that of whoever speaks."""

    is_commune: bool
    place: str


def full_name(written: str) -> str:
    """ "Chủ tịch UBND xã An Bình" → "Ủy ban nhân dân xã An Bình"; what is no committee's head stays."""
    found = _committee(written)
    organ = places.full_organ(_without_head(written) if found and found.place else written, of_place=False)
    return text.clean(organ)


def same_organ(written: str, ours: Iterable[str], others: Iterable[str] = ()) -> str | None:
    """The organ that is meant: by its name, or by its level alone where it is one of ours."""
    said = _committee(written)
    for organ in ours:
        meant = _committee(organ)
        is_alone = said and meant and not said.place and said.is_commune is meant.is_commune
        if is_alone or _is_named(written, said, organ):
            return organ
    return next((organ for organ in others if _is_named(written, said, organ)), None)


def level_said(organ: str) -> UnitLevel | None:
    """The level that the words tell: that of a commune, or none."""
    found = _committee(organ)
    return UnitLevel.COMMUNE if found and found.is_commune else None


def _without_head(written: str) -> str:
    return _words().head.sub("", text.clean(written), count=1)


def _committee(written: str) -> _Committee | None:
    organ = places.full_organ(_without_head(written), of_place=True)
    found = _words().place.fullmatch(text.compare_key(places.without_committee(organ)))
    return _Committee(found[1] in _words().communes, found[2] or "") if found else None


def _is_named(written: str, said: _Committee | None, organ: str) -> bool:
    meant = _committee(organ)
    if said and meant:
        is_there = meant.place and re.match(re.escape(meant.place) + _words().further, said.place)
        return bool(is_there) and said.is_commune is meant.is_commune
    return bool(organ) and text.compare_key(organ) in text.compare_key(written)
