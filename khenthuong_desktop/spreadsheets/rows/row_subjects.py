"""Whom a row names by its name, its award and the headings above it, and where they belong."""

import re

from khenthuong_desktop.domain.terms import CollectiveCategory, SubjectKind
from khenthuong_desktop.spreadsheets.cells.household_cells import household, is_household
from khenthuong_desktop.spreadsheets.cells.person_cells import Fields, Found, bare_name, one_person
from khenthuong_desktop.spreadsheets.columns import Layout
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.tables.carried_headings import (
    award_of_heading,
    kind_of_heading,
    names_award,
    place_of,
    refusal_above,
)
from khenthuong_desktop.spreadsheets.tables.group_headings import class_of_people, in_ordinary_case
from khenthuong_desktop.spreadsheets.tables.names_by_kind import OTHER_NAMES
from khenthuong_desktop.spreadsheets.words import bare, category_of_collective
from khenthuong_desktop.spreadsheets.work_words import is_sector, is_unit, is_work


def subject_of(layout: Layout, fields: Fields, groups: tuple[str, ...]) -> Found:
    """The kind of subject of an office's list: its own column, else the group heading, else the kind of list."""
    headed = [kind for words in groups if (kind := kind_of_heading(words)) is not None]
    told: str | None = fields.get("subject_kind") or (headed[-1] if headed else layout.subject)
    if layout.code == "individuals_list" and not headed and "subject_kind" not in fields:
        told = _kind_among_people(fields)
    if bare(str(fields.get("classification", ""))) == "ho gia dinh":  # in the vendors' lists of collectives
        told = SubjectKind.HOUSEHOLD
    if told is None and layout.code in _OF_ALL_KINDS:
        told = _kind_of_name(fields, groups)
    kind = SubjectKind(told or SubjectKind.INDIVIDUAL)
    fields["subject_kind"] = kind.value
    if not fields.keys() & {"award_form", "award_title"}:
        award_of_group(fields, groups)
    if kind is SubjectKind.INDIVIDUAL:
        place_of_group(fields, groups)
        return one_person(fields)
    if kind is SubjectKind.COLLECTIVE and layout.code not in _MATCHED_BY_WORDS:
        found = bare_name(fields)
        _name_collective(fields)
        _parent_of_group(fields, groups)
        return found
    return _of_household(fields, groups) if kind is SubjectKind.HOUSEHOLD else []


def name_of_its_kind(fields: Fields) -> None:
    """ "Phòng Kinh tế" under "Tập thể", where people stand under "Cá nhân"."""
    for name in OTHER_NAMES.keys() & fields.keys():
        fields["name"], fields["subject_kind"] = fields.pop(name), OTHER_NAMES[name].value


def award_of_group(fields: Fields, groups: tuple[str, ...]) -> None:
    """The award of a row that names none is that of the last heading above it that does, unless another refuses it."""
    if refusal_above(groups):
        return
    awards = [words for words in groups if names_award(words)]
    if awards and "award" not in fields:
        fields["award"] = award_of_heading(awards[-1])


def named_subject(fields: Fields, groups: tuple[str, ...]) -> Found:
    """Whom a record names: what it is says its own column, else the heading above, else its name."""
    headed = [kind for words in groups if (kind := kind_of_heading(words)) is not None]
    told = fields.get("subject_kind")
    kind = SubjectKind(told) if told else headed[-1] if headed else _kind_of_name(fields, groups)
    if headed or kind is not SubjectKind.INDIVIDUAL:
        fields["subject_kind"] = kind.value
    if kind is SubjectKind.INDIVIDUAL:
        found = one_person(fields)
        place_of_group(fields, groups)
        return found
    if kind is SubjectKind.COLLECTIVE:
        found = bare_name(fields)
        _name_collective(fields)
        return found
    return _of_household(fields, groups) if kind is SubjectKind.HOUSEHOLD else []


def _of_household(fields: Fields, groups: tuple[str, ...]) -> Found:
    """A household; what stands under "Chức vụ, đơn vị, địa chỉ" is where it lives."""
    if "address" not in fields and "job_title" in fields and not is_work(fields["job_title"]):
        fields["address"] = fields.pop("job_title")
    _address_of_group(fields, groups)
    return household(fields)


_OF_ALL_KINDS = ("decision_list", "vote_list", "nominees_list")
_MATCHED_BY_WORDS = ("decision_list", "vote_list")
_HAS_PARTS = re.compile(
    r"(?:xi nghiep|cong ty|chi nhanh|nha may|chi cuc|nong truong|lam truong|so|benh vien|trung tam) \w"
)
_WITH_PARTS = (CollectiveCategory.SCHOOL, CollectiveCategory.ENTERPRISE, CollectiveCategory.PUBLIC_SERVICE)
_OF_PEOPLE_ALONE = frozenset({"birth_date", "gender", "citizen_number", "male", "female"})


def _kind_of_name(fields: Fields, groups: tuple[str, ...]) -> SubjectKind:
    """What a list names without saying it: "Hộ ông Phạm Văn Hòa", "Tổ Một cửa", else a person."""
    if is_household(fields.get("name", "")):
        return SubjectKind.HOUSEHOLD
    return SubjectKind.COLLECTIVE if _is_collective(fields, groups) else SubjectKind.INDIVIDUAL


def _kind_among_people(fields: Fields) -> SubjectKind:
    """What a row of a list of people names, for offices put their units and households between them."""
    name = fields.get("name", "")
    if is_household(name):
        return SubjectKind.HOUSEHOLD
    is_collective = _OF_PEOPLE_ALONE.isdisjoint(fields) and _names_collective(name)
    return SubjectKind.COLLECTIVE if is_collective else SubjectKind.INDIVIDUAL


def _names_collective(name: str) -> bool:
    return is_unit(name) or is_unit(without_collective_words(name))


def _name_collective(fields: Fields) -> None:
    """ "Tập thể Phòng Kinh tế" is the Phòng Kinh tế."""
    name = without_collective_words(fields.get("name", ""))
    if is_unit(name):
        fields["name"] = name


def _is_collective(fields: Fields, groups: tuple[str, ...]) -> bool:
    """Whom a list names without saying what it is: a collective by an award for collectives alone, else by its name;
    "Giấy khen" above it is for anybody."""
    awards = [bare(words) for words in groups if names_award(words)]
    if awards and "tap the" in awards[-1] and "ca nhan" not in awards[-1]:
        return True
    return _OF_PEOPLE_ALONE.isdisjoint(fields) and _names_collective(fields.get("name", ""))


def place_of_group(fields: Fields, groups: tuple[str, ...]) -> None:
    """The unit of a row, or the class of people it is of, by the headings above it."""
    place = place_of(groups)
    if place is None:
        return
    of_class = class_of_people(place)
    for name, value in of_class or ():
        fields.setdefault(name, value)
    if of_class is None and "unit" not in fields:
        fields["unit"] = in_ordinary_case(place)


def _parent_of_group(fields: Fields, groups: tuple[str, ...]) -> None:
    """ "Tổ Văn phòng" under "Trường Mầm non A" is of that school; schools under "Khối trường học" are of none."""
    place = place_of(groups)
    if place is None or "parent" in fields or category_of_collective(fields.get("name", "")) in _WITH_PARTS:
        return
    if (category_of_collective(place) in _WITH_PARTS or _HAS_PARTS.match(bare(place))) and not is_sector(place):
        fields["parent"] = in_ordinary_case(place)


def _address_of_group(fields: Fields, groups: tuple[str, ...]) -> None:
    """Households stand under the village they live in: "Thôn Đông"."""
    place = place_of(groups)
    told = str(fields.get("address", ""))
    if place is not None and bare(place) not in bare(told):
        fields["address"] = ", ".join(filter(None, (told, in_ordinary_case(place))))
