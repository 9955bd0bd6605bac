"""The list of a unit of ours that decided itself: a school's, a company's names its own people and parts."""

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.upper_units import is_below
from khenthuong_desktop.spreadsheets.layouts.decision_lists import decision_said
from khenthuong_desktop.spreadsheets.organ_words import HEAD_OF_UNIT, OF_COMMITTEE
from khenthuong_desktop.spreadsheets.tables.upper_units import is_part_of_unit
from khenthuong_desktop.spreadsheets.work_words import HEADS_OF_ORGANS


def deciding_unit(known: Known, line: Line, decided_by: str | None) -> Target | None:
    """The unit on file that decided what a row gives; where its head alone is named, that of the letterhead."""
    said = (decided_by or "").strip()
    if not said or HEAD_OF_UNIT.fullmatch(said.casefold()):
        number = line.fields.get("decision_number") or decision_said(line.sheet.title).number or ""
        said = "" if OF_COMMITTEE.search(number) else line.sheet.upper_unit or line.sheet.unit_above or ""
    return known.units.match(HEADS_OF_ORGANS.sub("", said)).sure if said else None


def put_under(line: Line, unit: Target) -> None:
    """Somebody new in the list of a unit is of it, where the row says nothing else."""
    if line.fields.get("subject_kind") == SubjectKind.COLLECTIVE:
        if is_part_of_unit(line.fields["name"], unit.name):
            line.fields.setdefault("parent", unit.name)
    elif line.fields.get("subject_kind") != SubjectKind.HOUSEHOLD:
        line.fields.setdefault("unit", unit.name)


def is_within(known: Known, target: Target, unit: Target) -> bool:
    """Whether somebody works in a unit or a part of it, or is a part of it."""
    if target.kind is SubjectKind.INDIVIDUAL:
        person = known.people.get(target.code)
        at = known.units.match(person.collective_name).sure if person and person.collective_name else None
    else:
        at = target if target.kind is SubjectKind.COLLECTIVE else None
    return at is not None and (at.id == unit.id or is_below(known, at, unit))
