"""Collectives that lists name without codes: those on file, however they are spelled, or new ones."""

from collections.abc import Sequence
from typing import Any

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.asides.same_in_file import join, set_aside, tells_by_title
from khenthuong_desktop.services.imports.matching.near_units import NearUnits
from khenthuong_desktop.services.imports.matching.shortened import words_after
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import name_to_keep
from khenthuong_desktop.services.imports.matching.units_matching import Units
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known, wait_for
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import NEW, place_of
from khenthuong_desktop.services.imports.plan.upper_units import is_put_under
from khenthuong_desktop.services.imports.planners.code_holders import code_of
from khenthuong_desktop.services.imports.planners.other_files import asks_of_other_file
from khenthuong_desktop.services.imports.planners.subjects import above_of, collective_category, parents_of
from khenthuong_desktop.spreadsheets.problems import FIXED
from khenthuong_desktop.store.tables import Collective

# What a list says of units themselves, and no more.
_OF_UNITS = frozenset(
    {"code", "name", "subject_kind", "former_name", "kind", "parent", "headcount", "quota", "seat", "note", "year"}
)


def name_collectives(known: Known, lines: Sequence[Line]) -> list[Line]:
    """The rows of sheets of collectives; each without a code has one: the known one of its name or a new one."""
    kept = []
    fresh = Units()  # of the file: elsewhere in it stands the same unit in another spelling
    for line in (line for line in lines if "code" in line.sheet.columns and "name" in line.fields):
        _add_unit(fresh, line)
    near = near_units(known, lines)
    for line in lines:
        if "code" in line.sheet.columns or line.faulty:
            kept.append(line)
            continue
        found = fresh.match(line.fields["name"], line.fields.get("parent")).sure
        code = _code_of(known, line, near) or (found.code if found else None)
        if line.status is RowStatus.PROBLEM:
            continue
        if code in known.first_rows:
            set_aside(line, known.first_rows[code])
            continue
        line.fields["code"] = code or known.codes.next("TT", place_of(line))
        known.first_rows[line.fields["code"]] = line
        _add_unit(fresh, line)
        kept.append(line)
    return kept


def near_units(known: Known, lines: Sequence[Line]) -> NearUnits:
    """The collectives on file by what rows without codes may call them."""
    on_file = (known.targets[code] for code in known.collectives if code in known.targets)
    told = [line.fields for line in lines if "code" not in line.sheet.columns] if known.collectives else []
    return NearUnits(known.units, on_file, [fields["name"] for fields in told if "name" in fields])


def _add_unit(units: Units, line: Line) -> None:
    code = line.fields.get("code", "")
    units.add(Target(SubjectKind.COLLECTIVE, code, code, line.fields["name"]))
    units.set_parents({code: line.fields.get("parent")})


def _code_of(known: Known, line: Line, near: NearUnits) -> str | None:
    """The code of the collective a row without one is about; what only may be meant is asked, and the row waits."""
    chosen = known.choices.of_row(line)
    if chosen is not None:
        return None if chosen == NEW else chosen
    match = known.units.match(line.fields["name"], line.fields.get("parent"))
    unplaced = match.sure is not None and is_put_under(line) and known.units.parent_of(match.sure) is None
    if match.sure is not None and unplaced:  # every school has a unit of this name
        known.ask_who(line, (match.sure,), "collective_maybe")
        return None
    asked = match.asked or (near.find(line.fields["name"], line.fields.get("parent")) if match.sure is None else ())
    before = _borne_before(known, line, near) if match.sure is None and not asked else ()
    if asked or before:
        known.ask_who(line, asked or before, "collective_maybe" if asked else "collective_renamed")
    elif match.sure is not None and match.respelled:
        line.report(FIXED, "unit_read_as", "name", new=match.sure.name)
        if match.with_parent:
            line.fields["name"] = match.sure.name  # the unit above is no part of it
    return match.sure.code if match.sure else None


def _borne_before(known: Known, line: Line, near: NearUnits) -> Sequence[Target]:
    """Who on file bears the name that the row says the unit had before."""
    former = line.fields.get("former_name")
    if not former:
        return ()
    match = known.units.match(former, line.fields.get("parent"))
    return (match.sure,) if match.sure is not None else match.asked or near.find(former, line.fields.get("parent"))


def take_collective(known: Known, line: Line, near: NearUnits) -> str | None:
    """The code of the collective where the row makes or changes one."""
    fields = line.fields
    code = code_of(known, line) if "code" in fields else _code_of(known, line, near)
    if line.status is RowStatus.PROBLEM or asks_of_other_file(known, line, code, known.collectives, "parent"):
        return None
    code = code or known.codes.next("TT", place_of(line))
    existing, earlier = known.collectives.get(code), known.first_rows.setdefault(code, line)
    if code in known.waiting:
        wait_for(line, known.waiting[code], "name", code)
    elif earlier is line:
        line.make(Collective, existing, _of_collective(known, line, code, existing), known.new_key())
        assert line.record is not None
        known.add(Target(SubjectKind.COLLECTIVE, line.record.id, code, fields["name"]))
        known.units.set_parents({line.record.id: fields.get("parent")})
        return code
    elif earlier.sheet.layout.standard or tells_by_title(known, line, earlier):
        join(line, earlier, existing, {"headcount": fields.get("headcount")})
    else:
        set_aside(line, earlier)
    return None


def _of_collective(known: Known, line: Line, code: str, existing: Collective | None) -> dict[str, Any]:
    fields = line.fields
    as_on_file = existing if existing is not None and _only_means(known, line, existing) else None
    return {
        "code": code,
        "name": as_on_file.name if as_on_file else name_to_keep(existing.name if existing else None, fields["name"]),
        "kind": fields.get("kind"),
        "category": collective_category(line, existing),
        "headcount": fields.get("headcount"),
    }


def _only_means(known: Known, line: Line, existing: Collective) -> bool:
    """Whether the clerk said of a row that it is about this unit, and not what the unit is called from now on: where
    its name is shortened ("Khoa CNTT"), or the list is of ratings, awards and the like."""
    if known.choices.of_row(line) != existing.code or "former_name" in line.fields:
        return False
    return not _OF_UNITS.issuperset(line.fields) or words_after(line.fields["name"], existing.name) is not None


def put_under(known: Known, told: Sequence[tuple[Line, str]]) -> None:
    """The collectives that those of a list belong to, which may stand further down in it."""
    for line, code, parent in parents_of(known, told):
        if "parent" not in line.fields or line.record is None:
            continue
        over = parent if parent is not None and parent.code in known.targets else None  # its row may go round
        existing = known.collectives.get(code)
        values = _of_collective(known, line, code, existing)
        values |= above_of(existing, over, line.fields["parent"])
        line.make(Collective, existing, values, line.record.id)
