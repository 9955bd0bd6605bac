"""What members of a council are where they work: papers print one line for it, lists have two columns."""

import re
from collections.abc import Collection

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.spreadsheets.words import bare

_LEADERS = re.compile(r"(?:ban giam (?:doc|hieu)|bgh|bgd|lanh dao|(?:ban )?thuong truc|ban lanh dao)\b")


def post_of_member(post: str | None, unit: str | None, own_names: Collection[str] = ()) -> str | None:
    """The post with the unit behind it: "Trưởng phòng" of "Phòng Nội vụ" is the "Trưởng phòng Nội vụ"; who leads the
    organ ("Ban Giám đốc"), or names the unit in the post, has the post alone."""
    if not unit or not post:
        return post or unit
    told, words = post.split(), unit.split()
    common = _common(told, words)
    if common and any(are_one(own, unit) for own in own_names):
        return post
    names_sort = text.compare_key(words[0]) in map(text.compare_key, told)
    if _LEADERS.match(bare(unit)) or (names_sort and not common):
        return post
    return " ".join((*told, *words[common:]))


def _common(told: list[str], words: list[str]) -> int:
    """How many first words of a unit a post ends with."""
    told, words = ([text.compare_key(word) for word in one] for one in (told, words))
    return next((count for count in range(len(words), 0, -1) if told[-count:] == words[:count]), 0)
