"""Whose certificate it is that a headmaster gives: that of pupils and students, or the one of the staff and units."""

from functools import lru_cache

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.layouts.outsiders import Outsiders, is_class, is_of_headmaster, outsiders_of

_OF_ALL = "certificate_of_merit"
_OF_PUPILS = "student_certificate_of_merit"


def for_whom(line: Line, award: str, kind: SubjectKind | None, *written: str) -> str:
    """ "Giấy khen của Hiệu trưởng" is called alike whoever gets it: only a list that says that its people are pupils
    makes it theirs. ``written``: what the row calls it."""
    if award != _OF_ALL or kind not in (None, SubjectKind.INDIVIDUAL):
        return award
    title = line.sheet.title
    if not any(map(is_of_headmaster, (title, *written))):
        return award
    whom = _listed(title, tuple(use.heading for use in line.sheet.uses))
    pupil = whom is Outsiders.PUPILS or (whom is Outsiders.SOME_PUPILS and is_class(line.fields.get("unit")))
    return _OF_PUPILS if pupil else award


@lru_cache(maxsize=100)  # of a sheet
def _listed(title: str, headings: tuple[str, ...]) -> Outsiders | None:
    return outsiders_of(title, headings)
