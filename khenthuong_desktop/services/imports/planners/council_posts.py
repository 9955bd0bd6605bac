"""What members of a council are where they work: papers print one line for it, lists have two columns."""

import re
from collections.abc import Collection

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.spreadsheets.words import bare

_LEADERS = re.compile(r"(?:ban giam (?:doc|hieu)|bgh|bgd|lanh dao|(?:ban )?thuong truc|ban lanh dao)\b")

_OFFICERS = frozenset(map(text.compare_key, ("trưởng", "phó", "viên")))


def post_of_member(post: str | None, unit: str | None, own_names: Collection[str] = ()) -> str | None:
    """The post with the unit behind it: "Trưởng phòng" of "Phòng Nội vụ" is the "Trưởng phòng Nội vụ"; who leads the
    organ ("Ban Giám đốc"), or names the unit in the post, has the post alone."""
    if not unit or not post:
        return post or unit
    told, words = post.split(), unit.split()
    common = _common(told, words)
    if common and any(are_one(own, unit) for own in own_names):
        return post
    if _LEADERS.match(bare(unit)) or (not common and _names_unit(told, words[0])):
        return post
    return " ".join((*told, *words[common:]))


def _names_unit(told: list[str], sort: str) -> bool:
    """Whether a post names a unit of that sort: "Trưởng phòng TCHC"; a "Tổ trưởng" does not."""
    words, key = list(map(text.compare_key, told)), text.compare_key(sort)
    return key in words and not _OFFICERS.issuperset(words[words.index(key) + 1 :])


def _common(told: list[str], words: list[str]) -> int:
    """How many first words of a unit a post ends with."""
    told, words = ([text.compare_key(word) for word in one] for one in (told, words))
    return next((count for count in range(len(words), 0, -1) if told[-count:] == words[:count]), 0)
