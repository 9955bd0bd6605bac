"""A list of a council's members: who sits on it from now on, in which role, by which decision."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CollectiveCategory, CouncilRole
from khenthuong_desktop.errors import FieldFault
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.services.council.council_numbers import decision_fault
from khenthuong_desktop.services.council.councils import (
    ROLE_ORDER,
    CouncilDetail,
    Member,
    check_council,
    find_councils,
)
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record, sheets_of
from khenthuong_desktop.services.imports.planners.council_posts import post_of_member
from khenthuong_desktop.services.places import without_committee
from khenthuong_desktop.services.typed_symbols import even_reference
from khenthuong_desktop.spreadsheets.layouts.council_lists import (
    COUNCIL_LIST,
    council_said,
    initiative_council_in_capitals,
    is_of_another_body,
    is_of_initiatives,
    role_told,
)
from khenthuong_desktop.spreadsheets.layouts.decision_lists import decision_said
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.group_headings import in_ordinary_case
from khenthuong_desktop.spreadsheets.words import category_of_collective, name_key
from khenthuong_desktop.store.tables import CouncilMember, Unit

_SHOWN = 5
_WITH_COUNCILS = (CollectiveCategory.SCHOOL, CollectiveCategory.ENTERPRISE, CollectiveCategory.PUBLIC_SERVICE)


def plan_councils(known: Known, lines: Sequence[Line]) -> None:
    """One council for each sheet; a further list of the same one is not taken in."""
    told: dict[str, ReadSheet] = {}
    for sheet in sheets_of(lines):
        of_sheet = [line for line in lines if line.sheet is sheet]
        council = _council(known, sheet)
        if council is None or (unit := _other_unit(known, sheet)) is not None:
            _leave_aside(known, sheet, of_sheet, unit if council is not None else None)
            continue
        first = told.setdefault(council.id or name_key(council.name), sheet)
        if first is sheet:
            _plan(known, sheet, council, of_sheet)
            continue
        details = {"name": council.name, "other_sheet": first.name, "other": first.header_row}
        known.notes.append(Problem(ERROR, "council_twice", sheet.name, sheet.header_row, details=details))
        for line in of_sheet:
            line.leave_out()


def _plan(known: Known, sheet: ReadSheet, before: CouncilDetail, lines: Sequence[Line]) -> None:
    there = {text.compare_key(member.name): member for member in before.members}
    _join_units(known, sheet, lines)
    members = [member for line in lines if not line.faulty and (member := _member(line, there)) is not None]
    if any(line.faulty for line in lines):  # who may be named in a faulty row does not leave
        named = {text.compare_key(member.name) for member in members}
        members += [member for key, member in there.items() if key not in named]
    decision = decision_said(sheet.title)
    after = replace(
        before,
        members=tuple(sorted(members, key=lambda member: ROLE_ORDER[member.role])),  # as they are kept
        decision_number=even_reference(decision.number) or before.decision_number,
        decision_date=decision.issued_on or before.decision_date,
    )
    taken = _taken(known, before, after)
    for fault in (*check_council(after), *taken):
        place = (sheet.name, sheet.header_row)
        known.notes.append(Problem(ERROR, f"council_{fault.code}", *place, details=dict(fault.details)))
    if taken:  # of what is wrong with it the list is taken without
        after = replace(after, decision_number=before.decision_number, decision_date=before.decision_date)
    _tell(known, sheet, before, after)
    known.councils_told.append(after)
    known.councils_change = known.councils_change or after != before


def _join_units(known: Known, sheet: ReadSheet, lines: Sequence[Line]) -> None:
    """Put units behind posts, as papers print them; told once."""
    joined = ""
    for line in lines:
        post, unit = line.fields.get("job_title"), line.fields.get("unit")
        whole = post_of_member(post, unit, known.own_names)
        if whole and whole != post:
            line.fields["job_title"] = whole
            joined = joined or whole
    if joined:
        place = (sheet.name, sheet.header_row, sheet.columns.get("unit"))
        known.notes.append(Problem(FIXED, "council_unit_in_post", *place, details={"new": joined}))


def _taken(known: Known, before: CouncilDetail, after: CouncilDetail) -> Sequence[FieldFault]:
    """Who has the number of a decision that the council did not have before."""
    if (after.decision_number, after.decision_date) == (before.decision_number, before.decision_date):
        return ()
    return decision_fault(known.session, known.library, after.name, after.decision_number, after.decision_date)


def _other_unit(known: Known, sheet: ReadSheet) -> str | None:
    """The school or the like on file in whose list the council of its own stands, and not ours."""
    unit = known.units.match(sheet.upper_unit).sure if sheet.upper_unit else None
    if unit is None or name_key(unit.name) in known.own_names:
        return None
    return unit.name if category_of_collective(unit.name) in _WITH_COUNCILS else None


def _leave_aside(known: Known, sheet: ReadSheet, lines: Sequence[Line], unit: str | None) -> None:
    """A list of another body, or of the council of another ``unit``, makes nobody a member of the council."""
    code, details = "council_of_another_body", {"title": COUNCIL_LIST.title}
    if unit is not None:
        code, details = "council_of_another_unit", {"unit": unit}
    known.notes.append(Problem(WARNING, code, sheet.name, sheet.header_row, details=dict(details)))
    for line in lines:
        line.leave_out()
        line.status = RowStatus.SKIPPED


def _council(known: Known, sheet: ReadSheet) -> CouncilDetail | None:
    """The council that the title names, or the only one there is; else a new one. None where the title is of another
    body, of which there is no council."""
    there, said = find_councils(known.session), council_said(sheet.title)
    if is_of_another_body(sheet.title):
        return _other_council(there, sheet.title)
    named = [one for one in there if said and name_key(one.name) == name_key(said)]
    of_title = [one for one in there if name_key(one.name) in name_key(sheet.title)]
    for found in (named, of_title, there if said is None else []):
        if len(found) == 1:
            return found[0]
    unit = known.session.scalars(select(Unit.name)).first()
    usual = say("lists", "council_name", place=without_committee(unit) if unit else "").strip()
    return CouncilDetail(said or usual, ())


def _other_council(there: Sequence[CouncilDetail], title: str) -> CouncilDetail | None:
    """The council of that name, and of that sort, on file; one that judges initiatives may be new."""
    others = [one for one in there if is_of_another_body(one.name) and name_key(one.name) in name_key(title)]
    if len(others) == 1:
        return others[0]
    said = council_said(title)
    if said is None and (capitals := initiative_council_in_capitals(title)) is not None:
        name, place = capitals
        said = name.capitalize() + in_ordinary_case(f"{name}{place}")[len(name) :]
    return CouncilDetail(said, ()) if said is not None and is_of_initiatives(said) else None


def _member(line: Line, there: dict[str, Member]) -> Member | None:
    """The member of a row; the role stands in its column, among the tasks or in the heading over the row."""
    fields = line.fields
    words = [fields.get("role"), fields.get("task") if "role" not in fields else None, *reversed(line.row.groups)]
    role = next((found for told in words if told and (found := role_told(told)) is not None), None)
    if role is None:
        line.report(ERROR, "council_role_unknown", "role", who=fields["name"])
        return None
    if (written := fields.get("role")) and "thuong truc" in text.fold(written):  # papers print roles alone
        line.report(FIXED, "council_role_shortened", "role", read=catalogue("labels")["CouncilRole"][role])
    task = fields.get("task") if "role" in fields or role_told(fields.get("task") or "") is None else None
    known = there.get(text.compare_key(fields["name"]))
    member = Member(fields["name"], role, fields.get("job_title"), task, known.id if known else None)
    if known is not None:
        member = replace(member, job_title=member.job_title or known.job_title, task=member.task or known.task)
    line.record = Record(CouncilMember, known.id if known and known.id else "", {}, new=False)
    given = {"role": (known.role, role), "job_title": (known.job_title, member.job_title)} if known else {}
    given |= {"task": (known.task, member.task)} if known else {}
    line.changes = {name: change for name, change in given.items() if change[0] != change[1]}
    line.status = RowStatus.NEW if known is None else RowStatus.CHANGED if line.changes else RowStatus.SAME
    return member


def _tell(known: Known, sheet: ReadSheet, before: CouncilDetail, after: CouncilDetail) -> None:
    """Which council it is, and who is not named any more."""
    place = (sheet.name, sheet.header_row)
    voters = sum(member.role is not CouncilRole.ASSISTANT for member in after.members)
    code = "council_known" if before.id else "council_new"
    known.notes.append(Problem(FIXED, code, *place, details={"name": after.name, "count": voters}))
    named = {text.compare_key(member.name) for member in after.members}
    leaving = [member.name for member in before.members if text.compare_key(member.name) not in named]
    if leaving:
        more = " …" if len(leaving) > _SHOWN else ""
        details = {"count": len(leaving), "names": ", ".join(leaving[:_SHOWN]) + more}
        known.notes.append(Problem(WARNING, "council_members_leave", *place, details=details))
