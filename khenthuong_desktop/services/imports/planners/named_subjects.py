"""Records that name their subjects: the one person, collective or household of that name is found, none is guessed.

Of disciplinary matters a bare name is asked about, even where only one bears it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.people_matching import (
    agrees,
    is_of_other_place,
    is_somebody_else,
    speaks_of_another,
)
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import lost_accents
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import NEW
from khenthuong_desktop.spreadsheets.problems import ERROR
from khenthuong_desktop.spreadsheets.words import name_key


def name_subjects(known: Known, lines: Sequence[Line]) -> None:
    """Put the code of the subject named in each line without one; report who is unknown or may be several."""
    lines = [line for line in lines if line.sheet.layout.named and not line.faulty]
    if not lines:
        return
    bare: dict[str, list[Target]] = defaultdict(list)
    for target in known.targets.values() if known.aim.make_people else ():
        bare[text.fold(target.name)].append(target)
    for line in lines:
        said = known.choices.of_row(line)
        chosen = known.targets.get(said or "")
        named = [
            target for target in known.bearers(line.fields["name"]) if said != NEW or _is_just_made(known, target, line)
        ]
        found = [chosen] if chosen else [target for target in named if _fits(known, target, line)]
        elsewhere = [] if found else [target for target in named if _may_have_moved(known, target, line)]
        if len(found) == 1 and (chosen or _is_sure(known, found[0], line)):
            line.fields["code"] = found[0].code
        elif found or elsewhere:
            known.ask_who(line, found or elsewhere, "person_maybe")
            line.leave_out()
        elif (made := _make(known, line, bare)) is not None:
            line.fields["code"] = made.code
            bare[text.fold(made.name)].append(made)


def _make(known: Known, line: Line, bare: Mapping[str, Sequence[Target]]) -> Target | None:
    """The subject that nobody has entered, where the clerk wants it; whoever is spelled nearly so is asked about."""
    alike = [one for one in bare.get(text.fold(line.fields["name"]), ()) if _is_nearly(known, one, line)]
    made = None
    if known.aim.make_people and alike and known.choices.of_row(line) != NEW:
        known.ask_who(line, alike, "person_maybe")
        line.leave_out()
    elif not known.aim.make_people or (made := known.new_subjects.make(known, line)) is None:
        known.new_subjects.miss(line)
        line.report(ERROR, "name_unknown", "name")
    return made


def _is_nearly(known: Known, target: Target, line: Line) -> bool:
    """Whether only accents tell the name from that of somebody else; of two whom the file alone names, lost ones."""
    name = line.fields["name"]
    if known.new_subjects.has_made(target) and not (lost_accents(name) or lost_accents(target.name)):
        return False
    return name_key(target.name) != name_key(name) and _fits(known, target, line)


def _is_just_made(known: Known, target: Target, line: Line) -> bool:
    """Whether more than the name agrees with somebody new, so that two rows about "nobody known" make one of them."""
    person = known.somebody(target.code) if known.new_subjects.has_made(target) else None
    return person is not None and agrees(person, line.fields)


def _may_have_moved(known: Known, target: Target, line: Line) -> bool:
    """Whether only the unit speaks against somebody whom more than another record of the file tells of."""
    person = known.somebody(target.code) if target.kind is SubjectKind.INDIVIDUAL else None
    if person is None or known.new_subjects.has_made(target) or "told_code" in line.fields:
        return False
    return line.fields.get("subject_kind", target.kind) == target.kind and not is_somebody_else(person, line.fields)


def _fits(known: Known, target: Target, line: Line) -> bool:
    """Whether the line is about such a subject, and nothing that is known of a person speaks against it."""
    if line.fields.get("subject_kind", target.kind) != target.kind:
        return False
    if "told_code" in line.fields:
        return bool(line.fields["told_code"] == target.code)
    person = known.somebody(target.code) if target.kind is SubjectKind.INDIVIDUAL else None
    return person is None or not speaks_of_another(person, line.fields)


def _is_sure(known: Known, target: Target, line: Line) -> bool:
    """Whether more than the name agrees, where a wrong one would do harm."""
    person = known.somebody(target.code) if target.kind is SubjectKind.INDIVIDUAL else None
    if person is None or agrees(person, line.fields):
        return True
    return line.sheet.layout.code != "discipline" and not is_of_other_place(person, line.fields)
