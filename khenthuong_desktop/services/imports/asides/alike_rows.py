"""Rows that are wholly alike: one row said twice, which counts once, or one for each of several people of one name."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.people_matching import is_whole_day, speaks_of_another
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import SUBJECT_LISTS, Known
from khenthuong_desktop.services.imports.plan.lines import Line, column_of
from khenthuong_desktop.services.imports.plan.questions import in_words
from khenthuong_desktop.spreadsheets.layouts.decision_lists import names_decision
from khenthuong_desktop.spreadsheets.problems import WARNING

_TELLING = frozenset({"code", "told_code", "citizen_number"})
_PLACES = frozenset({"unit", "parent", "address"})  # of collectives and households


def set_aside_repeated(known: Known, lines: Sequence[Line]) -> None:
    """A row of a sheet said twice counts once, and the clerk is told which rows; but each of them may be about another
    of those who bear its name, where the row does not tell them apart."""
    codes = column_of(lines, "code")
    if None not in codes and len(set(codes)) == len(codes):
        return  # the usual case
    for same in alike(lines):
        if not is_of_namesakes(known, same[0]):
            for line in same[1:]:
                say_twice(line, same[0])


def alike(lines: Sequence[Line]) -> list[list[Line]]:
    """The rows that say wholly the same as others, those together that do; faulty ones and those left out aside."""
    # Two rows of different codes or names say no thing twice: only the others are compared whole.
    told = [line for line in lines if not (line.faulty or line.row.left_out)]
    marks = [str(line.fields.get("code") or line.fields.get("name")) for line in told]
    often = Counter(marks)
    groups: dict[int, list[list[Line]]] = defaultdict(list)
    for line in (line for line, mark in zip(told, marks, strict=True) if often[mark] > 1):
        of_likeness = groups[_likeness(line)]
        group = next((group for group in of_likeness if _are_alike(group[0], line)), None)
        if group is None:
            of_likeness.append([line])
        else:
            group.append(line)
    return [group for of_likeness in groups.values() for group in of_likeness if len(group) > 1]


def is_of_namesakes(known: Known, line: Line) -> bool:
    """Whether the row may be about more than one of those known, who bear its name and whom it does not tell apart."""
    fields, layout = line.fields, line.sheet.layout
    if not layout.named and layout.code not in SUBJECT_LISTS:
        return False
    if "name" not in fields or not _TELLING.isdisjoint(fields) or is_whole_day(fields.get("birth_date", "")):
        return False
    kind = fields.get("subject_kind")
    return sum(_may_be(known, one, line) for one in known.bearers(fields["name"]) if kind in (None, one.kind)) > 1


def say_twice(line: Line, earlier: Line) -> None:
    """The row is the same as an earlier one, which alone is taken."""
    line.report(WARNING, "row_twice", other=earlier.row.row)
    line.status, line.same_as = RowStatus.PROBLEM, earlier


def tell_each(known: Known, line: Line, targets: Sequence[Target]) -> None:
    """Of rows that are alike each is about another of these: that is told, for a row may also be said twice."""
    if len(targets) > 1:
        shown = in_words([known.candidate(target) for target in targets])
        line.report(WARNING, "namesakes_each", "name", bearers=shown, count=len(targets))  # nothing is asked of them


def _may_be(known: Known, target: Target, line: Line) -> bool:
    if target.kind is not SubjectKind.INDIVIDUAL:
        return _PLACES.isdisjoint(line.fields)
    person = known.somebody(target.code)
    return person is None or not speaks_of_another(person, line.fields)


def _likeness(line: Line) -> int:
    """The same number for the same values; rows with lists in them are told by their words."""
    try:
        return hash((frozenset(line.fields.items()), _decided_by(line)))
    except TypeError:
        return hash((repr(sorted(line.fields.items())), _decided_by(line)))


def _are_alike(one: Line, other: Line) -> bool:
    return one.fields == other.fields and _decided_by(one) == _decided_by(other)


def _decided_by(line: Line) -> tuple[str, ...]:
    """The headings that name the decision of a row: what one decision gives, another may give again."""
    return tuple(filter(names_decision, line.row.groups)) if line.row.groups else ()
