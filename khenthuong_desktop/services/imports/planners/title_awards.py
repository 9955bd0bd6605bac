"""What the title of a list says of all its subjects, where no column does: an award they hold or registered for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.imports.matching.award_titles import awards_in_title
from khenthuong_desktop.services.imports.plan.known import SUBJECT_LISTS, Known
from khenthuong_desktop.services.imports.plan.lines import Line, column_of, lines_of_sheets, listed_rows
from khenthuong_desktop.services.imports.planners.beside import KIND_OF, subject_of
from khenthuong_desktop.services.imports.planners.office_lists import AWARD_FIELDS
from khenthuong_desktop.services.imports.planners.refused_rows import RESULT, is_refused
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_mark
from khenthuong_desktop.spreadsheets.cells.medal_names import medal_in
from khenthuong_desktop.spreadsheets.layouts.award_standing import is_reached, is_unsure, proposes, registers, revokes
from khenthuong_desktop.spreadsheets.layouts.decision_lists import decision_said, is_given, is_of_awards
from khenthuong_desktop.spreadsheets.layouts.given_by_decision import is_given_by_decision, without_rules
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    Part,
    RecordField,
    RecordKind,
    record_field,
    unclear_award,
)
from khenthuong_desktop.spreadsheets.layouts.record_words import record_words
from khenthuong_desktop.spreadsheets.layouts.refusals import refuses
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import REFUSED, ReadSheet
from khenthuong_desktop.spreadsheets.tables.column_uses import Confidence

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_OF_AWARDS = (RecordKind.HELD, RecordKind.REGISTERED)
Beside = tuple[Line, str, RecordField]


def told_by_titles(known: Known, lines: Sequence[Line]) -> Iterator[Beside]:
    """Each row of a list whose title tells what all its subjects hold or registered for, with the field that now says
    it. What a title only seems to say is told and not kept."""
    for of_it in lines_of_sheets(lines):
        sheet = of_it[0].sheet
        awards = awards_in_title(known.library, sheet.title) if sheet.title else []
        if awards and not _has_awards(sheet, of_it) and not _may_tell_others(sheet):
            yield from _of_title(known, sheet, awards, of_it)
        elif RESULT in sheet.columns and sheet.layout.code in SUBJECT_LISTS and any(column_of(of_it, RESULT)):
            _tell(known, sheet, WARNING, "household_result_not_kept", {})


def tell_awards_over_ratings(known: Known, lines: Sequence[Line]) -> None:
    """A list of ratings keeps no award that its title says was reached, and tells that."""
    for of_it in lines_of_sheets(lines):
        sheet = of_it[0].sheet
        reached = sheet.title and is_reached(sheet.title) and not _has_awards(sheet, of_it)
        if reached and (awards := awards_in_title(known.library, sheet.title)):
            named = "”, “".join(known.library.award(code).name for code in awards)
            _tell(known, sheet, WARNING, "title_award_over_ratings", {"award": named})


def _has_awards(sheet: ReadSheet, lines: Sequence[Line]) -> bool:
    """Whether columns, marks or headings over its rows tell the awards of a list."""
    told = (found.record for name in sheet.columns if (found := record_field(name)) is not None)
    if sheet.award_columns or any(record in _OF_AWARDS for record in told):
        return True
    return any(name in sheet.columns or any(column_of(lines, name)) for name in AWARD_FIELDS)


def _may_tell_others(sheet: ReadSheet) -> bool:
    """Whether a column nobody understood holds awards, or says who has none, where the title says that all have one."""
    unread = (use for use in sheet.uses if use.confidence is Confidence.UNKNOWN and use.filled)
    return said_by_title(sheet) is RecordKind.HELD and any(unclear_award(use.heading) for use in unread)


def _of_title(known: Known, sheet: ReadSheet, awards: Sequence[str], lines: Sequence[Line]) -> Iterator[Beside]:
    award, record = known.library.award(awards[0]), said_by_title(sheet)
    with_results = RESULT in sheet.columns
    refused = column_of(lines, REFUSED)
    denied = [
        (line, words)
        for line, words in zip(lines, refused, strict=True)
        if (words or with_results or line.row.groups) and is_refused(line)
    ]
    without = {id(line) for line, _ in denied}
    lines = [line for line in lines if id(line) not in without] if denied else lines
    if record is RecordKind.PROPOSED:
        if len(awards) > 1 and not any(line.proposed or line.nominees for line in lines):
            named = "”, “".join(known.library.award(code).name for code in awards)
            _tell(known, sheet, WARNING, "title_awards_proposed", {"award": named})
        for line in lines if len(awards) == 1 else ():
            line.proposed = line.proposed or tuple(awards)
        return
    if record is None and any(line.nominees for line in lines):
        return
    told = [line for line in lines if line.record is not None and line.record.table in KIND_OF]
    fitting = [line for line in told if not award.subjects or subject_of(line)[0] in award.subjects]
    if not told:
        return
    if len(awards) > 1 or record is None or sheet.year is None or not fitting:
        named = "”, “".join(known.library.award(code).name for code in awards)
        _tell(known, sheet, WARNING, "title_award_not_kept", {"award": named})
        return
    field = RecordField(record, year=sheet.year)
    medal = medal_in(sheet.title)
    details = {"award": medal or award.name, "heading": record_words(field), "count": len(fitting)}
    _tell(known, sheet, FIXED, "title_award_of_all", details)
    if untold := [line for line, words in denied if not words]:  # others were told at their rows
        about: dict[str, object] = {"award": award.name, "count": len(untold), "rows": listed_rows(untold)}
        _tell(known, sheet, FIXED, "title_award_denied", about)
    words = award.name if "," not in award.name else award.abbreviation  # commas divide awards in a cell
    decision = _decision_of_title(sheet, field)
    for line in fitting:
        if with_results and not _is_given(line):
            line.report(WARNING, "result_unclear", RESULT)
            continue
        line.row = line.row.saying({**line.fields, **decision, field.name: medal or words})
        yield line, field.name, field


def _decision_of_title(sheet: ReadSheet, field: RecordField) -> dict[str, object]:
    """Number, day and organ of the decision by which the award of a title was given: of its year or of the next."""
    if field.record is not RecordKind.HELD or field.year is None or not is_given_by_decision(sheet.title):
        return {}
    said = decision_said(without_rules(sheet.title))
    if said.number is None or said.issued_on is None or said.issued_on.year not in (field.year, field.year + 1):
        return {}
    parts = {Part.NUMBER: said.number, Part.DATE: said.issued_on.isoformat(), Part.ORGAN: said.decided_by}
    return {replace(field, part=part).name: value for part, value in parts.items() if value is not None}


def said_by_title(sheet: ReadSheet) -> RecordKind | None:
    """What became, or is to become, of the awards of a title; a column of results says that they were decided on."""
    return _said_of(sheet.title) or (RecordKind.HELD if RESULT in sheet.columns else None)


def _is_given(line: Line) -> bool:
    words = str(line.fields.get(RESULT, ""))
    return bool(words) and (is_mark(words) or is_given(words) is True)


def _said_of(title: str) -> RecordKind | None:
    """What became, or is to become, of the award that a title names; None where that is not clear."""
    if revokes(title):
        return None
    if proposes(title):
        return RecordKind.PROPOSED
    if is_unsure(title) or refuses(title) or any(map(refuses, _IN_BRACKETS.findall(title))):
        return None
    if registers(title):
        return RecordKind.REGISTERED
    return RecordKind.HELD if is_reached(title) or is_of_awards(title) else None


def _tell(known: Known, sheet: ReadSheet, severity: Severity, code: str, details: dict[str, object]) -> None:
    known.notes.append(Problem(severity, code, sheet.name, sheet.header_row, details=details))
