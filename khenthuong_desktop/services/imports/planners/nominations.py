"""A list of proposals into a round: whom it names is proposed there for what it says, beside being known at all."""

from collections.abc import Sequence

from sqlalchemy import select

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.award_rounds.rounds import Nominee, find_round
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record, listed_rows, sheets_of
from khenthuong_desktop.services.imports.planners.office_lists import AWARD_FIELDS, says_none
from khenthuong_desktop.services.imports.planners.proposal_lists import of_proposals, proposed_by_title, unread_awards
from khenthuong_desktop.services.imports.planners.refused_rows import is_refused
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.store.tables import AwardRound, Nomination

_SAID_TWICE = "subject_twice"


def plan_nominations(known: Known, lines: Sequence[Line]) -> None:
    """What the rows propose, for the round that the clerk named; without one it is only told. Raises RecordMissing."""
    if known.aim.round is None or not (lines := of_proposals(known, lines)):
        return
    found = find_round(known.session, known.aim.round)
    _tell_other_years(known, lines, found)
    if found.stage.is_closed:
        known.notes.append(Problem(ERROR, "round_takes_nobody", lines[0].sheet.name, details={"name": found.name}))
        return
    there = {
        (row.subject_kind, row.subject_id, row.award): row
        for row in known.session.scalars(select(Nomination).where(Nomination.round_id == found.id))
    }
    of_key = {target.id: target for target in known.targets.values()}
    taken: set[tuple[str, str]] = set()
    unsaid: list[Line] = []
    for line in lines:
        target = _target(line, of_key)
        if target is None or line.faulty or is_refused(line):
            continue
        awards = _awards(known, line)
        if awards:
            _nominate(known, line, target, awards, there, taken)
        else:
            unsaid.append(line)
    _tell_unsaid(lines, unsaid)


def _tell_other_years(known: Known, lines: Sequence[Line], of_round: AwardRound) -> None:
    """A list whose title names another year than its round may be that of the year before, or in the wrong round."""
    for sheet in sheets_of(lines):
        if sheet.year is not None and sheet.year != of_round.year:
            details = {"year": sheet.year, "round": f"{of_round.year}/{of_round.code}", "of_round": of_round.year}
            known.notes.append(Problem(WARNING, "list_of_other_year", sheet.name, sheet.header_row, details=details))


def _target(line: Line, of_key: dict[str, Target]) -> Target | None:
    """The subject of a row; of one said twice, that of the row before it."""
    record = line.record or (line.same_as.record if line.same_as is not None else None)
    return of_key.get(record.id) if record is not None else None


def _awards(known: Known, line: Line) -> tuple[str, ...]:
    said = (line.fields.get(name) for name in AWARD_FIELDS)
    if line.proposed or any(words and says_none(words) for words in said):
        return line.proposed
    return proposed_by_title(known, line.sheet)


def _nominate(
    known: Known,
    line: Line,
    target: Target,
    awards: Sequence[str],
    there: dict[tuple[SubjectKind, str, str], Nomination],
    taken: set[tuple[str, str]],
) -> None:
    """One nominee for each award that the row proposes and no row before it did."""
    awards = [award for award in awards if not known.is_for_others(line, award, target.kind)] or awards
    others = [known.library.award(award) for award in awards]
    wrong = next((award for award in others if award.subjects and target.kind not in award.subjects), None)
    if wrong is not None:
        line.report(ERROR, "award_for_other_kind", "award", award=wrong.name)
        return
    fresh = [award for award in awards if (target.id, award) not in taken]
    if line.same_as is not None and fresh:  # the same person for another award is no repetition
        line.problems = tuple(problem for problem in line.problems if problem.code != _SAID_TWICE)
        line.status, line.record = RowStatus.SAME, _nothing_more(line.same_as)
    words = line.fields.get("achievement")
    for award in fresh:
        taken.add((target.id, award))
        row = there.get((target.kind, target.id, award))
        if row is not None and words and words != row.achievement:
            line.changes = {**line.changes, "achievement": (row.achievement, words)}
        elif row is not None:
            continue
        line.status = RowStatus.CHANGED if line.changes else RowStatus.NEW  # what is changed of somebody is shown
        line.nominees += (Nominee(target.code, award, words),)


def _tell_unsaid(lines: Sequence[Line], unsaid: Sequence[Line]) -> None:
    """Not everybody of a list is proposed: where its columns of awards speak for others, the rows that are empty there
    are told once, and what else they say is kept. A row that tells an achievement has lost its award."""
    speaking = {id(line.sheet) for line in lines if line.proposed and not line.faulty}
    not_proposed: dict[int, list[Line]] = {}
    for line in unsaid:
        sheet = line.sheet
        if (unread := unread_awards(line.sheet)) is not None:
            line.report(ERROR, "award_column_unread", letter=unread.column, words=unread.heading)
        elif id(sheet) in speaking and _has_award_column(sheet) and "achievement" not in line.fields:
            not_proposed.setdefault(id(sheet), []).append(line)
        else:
            line.report(ERROR, "award_unsaid", "award", award=None)
    for same in not_proposed.values():
        same[0].report(WARNING, "proposes_nothing", "award", count=len(same), rows=listed_rows(same))


def _has_award_column(sheet: ReadSheet) -> bool:
    return bool(sheet.award_columns) or not sheet.columns.keys().isdisjoint(AWARD_FIELDS)


def _nothing_more(line: Line) -> Record | None:
    """The subject of another row, of whom this one tells nothing but what is proposed."""
    return Record(line.record.table, line.record.id, {}, new=False) if line.record is not None else None


def tell_nominated(known: Known, lines: Sequence[Line]) -> None:
    """How many come into the round, once it is sure which rows are kept."""
    proposing = [line for line in lines if line.nominees]
    if known.aim.round is None or not proposing:
        return
    found = find_round(known.session, known.aim.round)
    for sheet in sheets_of(proposing):
        count = sum(len(line.nominees) for line in proposing if line.sheet is sheet)
        details = {"count": count, "name": found.name, "round": f"{found.year}/{found.code}"}
        known.notes.append(Problem(FIXED, "nominated_in_round", sheet.name, sheet.header_row, details=details))
