"""Subjects of one name in one list, told apart by their unit, by their birth date, or by their own code."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.messages import say
from khenthuong_desktop.services.registers.subjects import SubjectName


def told_apart(subjects: Iterable[SubjectName]) -> dict[tuple[SubjectKind, str], str]:
    """What each subject is called in a list of all of them: its name, with the first thing that only it has.

    Names are one when they differ in nothing but case, spaces or the place of a tone (Hoà, Hòa).
    """
    alike: dict[str, list[SubjectName]] = defaultdict(list)
    for subject in {(one.kind, one.id): one for one in subjects}.values():
        alike[compare_key(subject.name)].append(subject)
    return {(one.kind, one.id): called for group in alike.values() for one, called in _called(group)}


def _called(group: list[SubjectName]) -> Iterable[tuple[SubjectName, str]]:
    if len(group) == 1:
        return [(group[0], group[0].name)]
    units = Counter(compare_key(one.unit_name) for one in group)
    births = Counter(one.born for one in group)
    return [(one, _with_mark(one, units, births)) for one in group]


def _with_mark(one: SubjectName, units: Counter[str], births: Counter[str]) -> str:
    if one.unit_name and units[compare_key(one.unit_name)] == 1:
        return say("documents", "called_by_unit", name=one.name, unit=one.unit_name)
    if one.born and births[one.born] == 1:
        from khenthuong_desktop.documents.wording import short_day  # all kinds of documents behind it

        return say("documents", "called_by_birth", name=one.name, day=short_day(one.born))
    return say("documents", "called_by_code", name=one.name, code=one.code)
