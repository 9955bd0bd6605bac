"""Households as lists name them: by the head, with "Hộ", "Gia đình" and titles before the name."""

import re

from khenthuong_desktop.spreadsheets.cells.person_cells import (
    Fields,
    Found,
    bare_name,
    has_two_names,
    in_case_of_names,
    plain_name,
    told_apart,
)
from khenthuong_desktop.spreadsheets.cells.person_names import are_two_names, is_full_name, split_honorific
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Remark

_OF_HOUSEHOLD = re.compile(r"(?:hộ(?: gia đình)?|gia đình)\s+(?=(ông|bà)\b|(?!văn h[oó][aá]\b))", re.IGNORECASE)
# "GĐ" alone is a director, too.
_SHORT_HOUSEHOLD = re.compile(
    r"(?:(?:hộ(?: gia đình| gđ)?|gia đình|hgđ|chủ hộ|hộ chủ)\s*:\s*(?=\w)"
    r"|(?:chủ hộ|hộ gđ|hgđ|gđ)\s*[.:]?\s*(?=(?:ông|bà|anh|chị|cụ)\b))",
    re.IGNORECASE,
)
_BETWEEN_TWO = re.compile(r"\s+và\s+|\s*[-–&+,;/]\s*", re.IGNORECASE)
_ONE_OF_TWO = re.compile(r"(?:ông|bà|anh|chị|cụ)\s+\w", re.IGNORECASE)
_WITH_SPOUSE = re.compile(
    r"(?:[,;()–-]|\bvà)\s*(?:có )?(?:vợ|chồng|con(?: trai| gái| dâu| rể)?)(?: là)?\s*:?\s+\w", re.IGNORECASE
)
_TOLD_BESIDE = frozenset(",;()")  # "(đã mất)"
_AND = re.compile(" Và ")


def is_household(name: str) -> bool:
    """Whether words name a household by its head: "Hộ bà Lê Thị Na", "Gia đình Lê Thị Na", not "Hộ kinh doanh"."""
    return _head_of(name) != name


def _head_of(name: str) -> str:
    """The name without "Hộ", "Gia đình" before it."""
    found = _SHORT_HOUSEHOLD.match(name) or _OF_HOUSEHOLD.match(name)
    if found is not None and found.re is _SHORT_HOUSEHOLD:
        return name[found.end() :]
    if found is None or (found[1] is None and not is_full_name(_BETWEEN_TWO.split(name[found.end() :])[0])):
        return name
    return name[found.end() :]


def without_household_words(written: str) -> str:
    """The head's name alone, for comparing: "Hộ ông Lê Văn Sơn"."""
    return plain_name(_head_of(written))


def are_couple(name: str) -> bool:
    """ "Nguyễn Văn An và Trần Thị Bình", "Ông An - Bà Bình": two people as one head of a household."""
    parts = _BETWEEN_TWO.split(_head_of(name))
    return len(parts) == 2 and (
        are_two_names("; ".join(parts)) or has_two_names(name) or all(map(_ONE_OF_TWO.match, parts))
    )


def household(fields: Fields) -> Found:
    """ "Hộ gia đình bà Lê Thị Thôn" is the household of Lê Thị Thôn."""
    apart = [*bare_name(fields), *told_apart(fields, "address", bool)]
    name = fields.get("name", "")
    if not name:
        return apart
    if are_couple(name) or _WITH_SPOUSE.search(name):  # kept as it stands: who of them is the head?
        kept = _head_of(name)
        fields["name"] = kept[:1].upper() + kept[1:]
        told = in_case_of_names(fields)
        fields["name"] = _AND.sub(" và ", fields["name"])
        return [*told, ("name", Remark(WARNING, "household_of_two", {"name": fields["name"]}))]
    title, rest = split_honorific(_head_of(name))
    if rest != name:
        fields["name"] = rest
    told = [("name", Remark(FIXED, "honorific_split", {"title": title, "new": rest}))] if title else []
    told += in_case_of_names(fields)
    if not _TOLD_BESIDE.isdisjoint(fields["name"]):
        told.append(("name", Remark(WARNING, "name_doubtful", {"name": fields["name"]})))
    return [*apart, *told]
