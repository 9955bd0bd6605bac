"""Which lists of a file that goes into a round propose anybody: staff may stand beside them, or what was decided."""

import re
from collections.abc import Sequence

from khenthuong_desktop.services.imports.matching.award_titles import awards_in_title
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, lines_of_sheets
from khenthuong_desktop.services.imports.planners.office_lists import AWARD_FIELDS
from khenthuong_desktop.services.imports.planners.title_awards import said_by_title
from khenthuong_desktop.spreadsheets.layouts.record_columns import RecordKind, record_field
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.column_uses import ColumnUse
from khenthuong_desktop.spreadsheets.words import bare

_OF_REASONS = re.compile(r"(?:ly do|nguyen nhan|vi sao)\b")  # "Lý do không đề nghị" tells no award
_OF_AWARDS = re.compile(r"\b(?:khen|danh hieu|hinh thuc|thi dua|de nghi|de xuat|tang)\b")
_OF_SENDERS = re.compile(r"(?:don vi|co quan|noi|nguoi) (?:de nghi|de xuat|trinh)\b")
_OF_COUNCIL = re.compile(r"\bhoi dong\b|\bxet duyet\b")
_OF_PROPOSALS = frozenset({*AWARD_FIELDS, "achievement"})
_NOT_PROPOSED = (RecordKind.HELD, RecordKind.REGISTERED)


def of_proposals(known: Known, lines: Sequence[Line]) -> list[Line]:
    """The rows of those lists that propose. The others are told, and only what they say is kept: an error would keep
    out people of whom nobody said that they are proposed."""
    lists = lines_of_sheets(lines)
    others = {id(of_it[0].sheet): of_it[0].sheet for of_it in lists if not _proposes(known, of_it)}
    severity = WARNING if len(others) == len(lists) else FIXED
    for sheet in others.values():
        known.notes.append(Problem(severity, "list_proposes_nobody", sheet.name, sheet.header_row))
    return [line for line in lines if id(line.sheet) not in others] if others else list(lines)


def proposed_by_title(known: Known, sheet: ReadSheet) -> tuple[str, ...]:
    """The award that the title of a list proposes for all its rows, and does not say that they have it."""
    if said_by_title(sheet) in _NOT_PROPOSED:
        return ()
    of_title = awards_in_title(known.library, sheet.title)
    return tuple(of_title) if len(of_title) == 1 else ()


def unread_awards(sheet: ReadSheet) -> ColumnUse | None:
    """The column that nobody understood though its heading speaks of awards; beside "Đơn vị đề nghị" it is what the
    council came to."""
    lost = [use for use in sheet.uses if use.lost and not _OF_REASONS.match(bare(use.heading))]
    if not sheet.columns.keys().isdisjoint(AWARD_FIELDS):  # then "Đơn vị đề nghị" is who, not what
        lost = [use for use in lost if not _OF_SENDERS.match(bare(use.heading))]
    speaking = [use for use in lost if _OF_AWARDS.search(bare(use.heading))]
    decided = [use for use in lost if _OF_COUNCIL.search(bare(use.heading))] if speaking else []
    return next(iter((*decided, *speaking)), None)


def _proposes(known: Known, lines: Sequence[Line]) -> bool:
    """Whether a list proposes, or may mean to and fails to say what: then its rows are told as faulty."""
    sheet = lines[0].sheet
    if any(line.proposed for line in lines) or not _OF_PROPOSALS.isdisjoint(sheet.columns):
        return True
    said, records = said_by_title(sheet), _tells_records(sheet)  # marks under awards may tell records, too
    if unread_awards(sheet) is not None or (sheet.award_columns and not records):
        return True
    if said in _NOT_PROPOSED or (said is not RecordKind.PROPOSED and records):
        return False
    return bool(_OF_AWARDS.search(bare(sheet.title)) or awards_in_title(known.library, sheet.title))


def _tells_records(sheet: ReadSheet) -> bool:
    """Whether its columns say what its subjects hold or registered for: the awards of its title may be those."""
    told = (found.record for name in sheet.columns if (found := record_field(name)) is not None)
    return any(record in _NOT_PROPOSED for record in told)
