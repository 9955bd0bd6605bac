"""From the rows of a file to the records they make: every sheet against the database and against each other."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.imports.asides.alike_rows import set_aside_repeated
from khenthuong_desktop.services.imports.asides.citizen_numbers import tell_other_numbers
from khenthuong_desktop.services.imports.asides.codes_out_of_step import tell_codes_out_of_step
from khenthuong_desktop.services.imports.asides.future import tell_future
from khenthuong_desktop.services.imports.asides.group_headings import plan_group_headings
from khenthuong_desktop.services.imports.asides.heads import tell_heads
from khenthuong_desktop.services.imports.asides.leavers import hold_back_leavers
from khenthuong_desktop.services.imports.asides.outsiders import hold_back_outsiders
from khenthuong_desktop.services.imports.asides.persons_told import tell_changes, tell_same_births
from khenthuong_desktop.services.imports.asides.sheet_units import plan_sheet_units
from khenthuong_desktop.services.imports.asides.waiting import tell_repeated, tell_waiting
from khenthuong_desktop.services.imports.closing import close
from khenthuong_desktop.services.imports.plan.aims import Aim
from khenthuong_desktop.services.imports.plan.answers import PreviewSheet, RowStatus, in_reading_order
from khenthuong_desktop.services.imports.plan.changes import names_linked
from khenthuong_desktop.services.imports.plan.headed_units import name_headed_units
from khenthuong_desktop.services.imports.plan.known import SUBJECT_LISTS, Known
from khenthuong_desktop.services.imports.plan.letterhead_parts import note_parts
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import Choices
from khenthuong_desktop.services.imports.plan.rows_shown import RowsOfSheet, counts_of
from khenthuong_desktop.services.imports.plan.upper_units import put_parts_under
from khenthuong_desktop.services.imports.plan.watching import Watch
from khenthuong_desktop.services.imports.planners.councils import plan_councils
from khenthuong_desktop.services.imports.planners.decision_list import plan_decision_lists
from khenthuong_desktop.services.imports.planners.dividing import lines_of
from khenthuong_desktop.services.imports.planners.initiative_lists import plan_initiative_lists
from khenthuong_desktop.services.imports.planners.initiatives import plan_initiatives
from khenthuong_desktop.services.imports.planners.named_subjects import name_subjects
from khenthuong_desktop.services.imports.planners.nominations import plan_nominations, tell_nominated
from khenthuong_desktop.services.imports.planners.office_collectives import name_collectives
from khenthuong_desktop.services.imports.planners.office_lists import plan_office_lists
from khenthuong_desktop.services.imports.planners.records_beside import check_registered, plan_records_beside
from khenthuong_desktop.services.imports.planners.refused_rows import leave_refused
from khenthuong_desktop.services.imports.planners.registers import (
    plan_awards_held,
    plan_discipline,
    plan_ratings,
    plan_registrations,
)
from khenthuong_desktop.services.imports.planners.subjects import (
    check_codes,
    plan_collectives,
    plan_households,
    plan_people,
)
from khenthuong_desktop.services.imports.planners.unread_parts import unread_parts
from khenthuong_desktop.services.imports.planners.votes import plan_votes
from khenthuong_desktop.services.imports.plans import Plan
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem, Remark
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress
from khenthuong_desktop.store.tables import (
    Collective,
    Household,
    Person,
)

_OFFICE = ("individuals_list", "collectives_list", "households_list", "nominees_list")
_REGISTRATIONS = "registrations"
_PLANNERS: tuple[tuple[tuple[str, ...], Callable[[Known, Sequence[Line]], None]], ...] = (
    (("collectives",), plan_collectives),
    (("people", *_OFFICE), plan_group_headings),
    (("people", "individuals_list"), plan_sheet_units),
    (("people",), plan_people),
    (("households",), plan_households),
    (_OFFICE, plan_office_lists),
    (_OFFICE, plan_nominations),
    (("ratings",), plan_ratings),
    (("awards_held",), plan_awards_held),
    (("discipline",), plan_discipline),
    ((_REGISTRATIONS,), plan_registrations),
    (("initiatives",), plan_initiatives),  # by people whom the lists above may have made
    (("initiatives_list",), plan_initiative_lists),
    (("decision_list",), plan_decision_lists),
    (("vote_list",), plan_votes),
    (("council_list",), plan_councils),
)
_OF_RECORDS = ("awards_held", _REGISTRATIONS)
_COMPARED_THERE = ("decision_list", "vote_list")
_SUBJECT_SHEETS = ("people", "collectives", "households")
_SUBJECTS = (Person, Collective, Household)
_LIKE_LISTS = {"people": "individuals_list", "households": "nominees_list"}


def make_plan(
    session: Session,
    library: Library,
    book: ReadWorkbook,
    new_key: Callable[[], str],
    choices: Choices,
    aim: Aim,
    today: date,
    progress: Progress | None = None,
) -> Plan:
    """Compare a file with the database; nothing is written. ``choices`` answer what a plan before this one asked;
    ``aim`` is what the clerk says of the file as a whole; raises RecordMissing where its round is none, and what
    ``progress`` raises."""
    if aim.round is not None:
        find_round(session, aim.round)
    known = Known.load(session, library, new_key, choices, aim)
    known.watch = Watch(progress)
    known.watch.stage()
    known.unread = unread_parts(book)
    sheets = list(map(replace, book.sheets))  # a plan may say more of a sheet; what was read stays
    by_sheet = {id(sheet): lines_of(known, sheet) for sheet in sheets}
    for of_sheet in by_sheet.values():
        name_headed_units(known, of_sheet)
        note_parts(known, of_sheet)
    _plan_rows(known, _by_layout(known, sheets, by_sheet), by_sheet.values())
    known.watch.stage()
    lines = tuple(line for sheet in sheets for line in by_sheet[id(sheet)])
    tell_codes_out_of_step(known, lines)
    tell_future(lines, today)
    tell_other_numbers(lines)
    tell_changes(known, lines)
    tell_same_births(known, lines)
    known.names.hold_back(line for line in lines if line.among is None and _makes_subject(line))
    known.watch.stage()
    hold_back_outsiders(known, ((sheet, by_sheet[id(sheet)]) for sheet in sheets))
    hold_back_leavers(known, ((sheet, by_sheet[id(sheet)]) for sheet in sheets))
    made = close(known, lines)
    known.watch.stage()
    tell_heads(known, by_sheet.values())
    tell_nominated(known, lines)
    tell_waiting(lines, known.questions)
    tell_repeated(lines)
    names_behind = names_linked(lines, known)
    known.notes.extend(known.new_units.problems())
    problems = [*book.problems, *known.notes, *(problem for line in lines for problem in line.problems)]
    problems.extend(
        _proposals_not_kept(sheet, by_sheet[id(sheet)])
        for sheet in sheets
        if aim.round is None and _proposes(by_sheet[id(sheet)])
    )
    names = [sheet.name for sheet in sheets]
    return Plan(
        lines,
        tuple(_preview(sheet, by_sheet[id(sheet)], names_behind) for sheet in sheets),
        in_reading_order(problems, names),
        tuple({question.key: question for question in reversed(known.questions)}.values())[::-1],
        tuple(known.beside),
        tuple(known.councils_told),
        known.councils_change,
        tuple(known.outcomes),
        tuple(known.decisions),
        known.new_units.missing,
        tuple(record for key, record in made.items() if key in known.new_units.made),
        known.new_subjects.missing,
        tuple(record for key, record in made.items() if key in known.new_subjects.made),
    )


def _by_layout(known: Known, sheets: Sequence[ReadSheet], by_sheet: Mapping[int, list[Line]]) -> dict[str, list[Line]]:
    """The rows to be planned by the code of the list that they are taken for."""
    by_layout: dict[str, list[Line]] = defaultdict(list)
    for sheet in sheets:
        # People and households without codes are matched like any office's list.
        layout = _LIKE_LISTS.get(sheet.layout.code) if _without_codes(sheet) else None
        if sheet.layout.code in SUBJECT_LISTS:
            set_aside_repeated(known, by_sheet[id(sheet)])
        if sheet.layout.code in _OF_RECORDS:
            leave_refused(by_sheet[id(sheet)])
        lines = [line for line in by_sheet[id(sheet)] if line.status is None or line.faulty]
        by_layout[layout or sheet.layout.code].extend(lines)
        if sheet.layout.code in SUBJECT_LISTS and "code" in sheet.columns:
            out = (line for line in by_sheet[id(sheet)] if line.row.left_out)
            left_out = {line.fields["code"]: line for line in out if "code" in line.fields}
            known.waiting.update((code, line) for code, line in left_out.items() if code not in known.targets)
    return by_layout


def _plan_rows(known: Known, by_layout: dict[str, list[Line]], of_sheets: Collection[list[Line]]) -> None:
    """Every sort of list in its turn, for rows may refer to those of the sorts before."""

    def of(layouts: Sequence[str]) -> list[Line]:
        return [line for layout in layouts for line in by_layout.get(layout, ())]

    subjects = of(SUBJECT_LISTS)
    check_registered(known, subjects)
    check_codes(known, [line for line in subjects if "code" in line.sheet.columns])
    put_parts_under(known, subjects)
    by_layout["collectives"] = name_collectives(known, of(("collectives",)))
    for layouts, plan in _PLANNERS:
        _set_aside_repeated(known, layouts, by_layout, of_sheets)
        if lines := of(layouts):
            known.watch.stage()
            name_subjects(known, lines)
            plan(known, lines)
    known.watch.stage()
    plan_records_beside(known, of(SUBJECT_LISTS), by_layout)


def _without_codes(sheet: ReadSheet) -> bool:
    return sheet.layout.code in _SUBJECT_SHEETS and "code" not in sheet.columns and sheet.usable


def _set_aside_repeated(
    known: Known, layouts: Sequence[str], by_layout: dict[str, list[Line]], of_sheets: Collection[list[Line]]
) -> None:
    """Rows said twice in lists of records, once it is known whom they may be about; counts of votes and decisions are
    compared with what they are on."""
    for lines in of_sheets:
        layout = lines[0].sheet.layout.code if lines else ""
        if layout in layouts and layout not in (*SUBJECT_LISTS, *_COMPARED_THERE):
            set_aside_repeated(known, lines)
            by_layout[layout] = [line for line in by_layout[layout] if line.status is None or line.faulty]


def _makes_subject(line: Line) -> bool:
    """Whether the row by itself makes somebody new."""
    record = line.record if line.status is RowStatus.NEW else None
    return record is not None and record.new and record.table in _SUBJECTS


def _proposes(lines: Sequence[Line]) -> bool:
    return any(line.proposed for line in lines)


def _proposals_not_kept(sheet: ReadSheet, lines: Sequence[Line]) -> Problem:
    remark = Remark(WARNING, "proposals_not_kept", {"count": sum(bool(line.proposed) for line in lines)})
    return Problem(remark.severity, remark.code, sheet.name, sheet.header_row, details=remark.details)


def _preview(sheet: ReadSheet, lines: Sequence[Line], names: Mapping[str, str]) -> PreviewSheet:
    classes = sheet.classes
    counts, records = counts_of(lines, classes.get(RowClass.DATA.value, 0))
    return PreviewSheet(
        sheet.name,
        sheet.layout.code,
        sheet.header_row,
        sheet.columns,
        counts,
        RowsOfSheet(sheet, lines, names),
        sheet.uses,
        sheet.fingerprint,
        sheet.told,
        sheet.headed,
        sheet.to_confirm,
        sheet.beside,
        classes,
        records,
    )
