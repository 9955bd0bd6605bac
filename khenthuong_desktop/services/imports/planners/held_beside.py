"""Awards held that a list tells beside its subjects: "LĐTT 2022, 2023; CSTĐCS 2024 (QĐ số 5/QĐ-UBND …)"."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from khenthuong_desktop.services.imports.matching.award_givers import award_given
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.planners.awards_told import (
    full_name,
    moved_day,
    note,
    tell_again,
    tell_giver,
    tell_year_otherwise,
    to_keep,
    years_of,
)
from khenthuong_desktop.services.imports.planners.beside import (
    Told,
    change,
    decision_of,
    keep_beside,
    named,
    subject_of,
    year_told,
)
from khenthuong_desktop.services.imports.planners.office_lists import awards_named
from khenthuong_desktop.services.imports.planners.pupils_awards import for_whom
from khenthuong_desktop.spreadsheets.cells.award_mentions import AwardMention, award_mentions
from khenthuong_desktop.spreadsheets.layouts.record_columns import RecordField
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.spreadsheets.rows.award_cells import take_decision
from khenthuong_desktop.store.tables import AwardHeld


def plan_held(known: Known, told: Told, _: Sequence[Line]) -> None:
    """The awards that cells beside subjects name, each with its years and decision."""
    for line, name, field in told:
        kind, subject = subject_of(line)
        mentions, of_row = award_mentions(line.fields[name]), year_told(line, field)
        tell_year_otherwise(line, name, mentions, of_row)
        for mention, decision in zip(mentions, _decisions(line, name, field, mentions, of_row), strict=True):
            years = years_of(mention, of_row) or _year_decided(line, name, mention, decision.get("decision_date"))
            if not years:
                line.report(WARNING, "held_without_year", name, mention.written)
                continue
            for _code, written in awards_named(known, line, name, mention.written):
                giver, number = decision.get("decided_by"), decision.get("decision_number")
                if (award := award_given(known.library, written, giver, number)) is None:
                    tell_giver(line, name, written, giver, number, keeps=True)
                    continue
                award = for_whom(line, award, kind, written)
                if not known.fits_kind(line, award, kind):
                    continue
                about = {"award": award, "award_name": full_name(known, award, written)}
                for year in years:
                    _hold(known, line, name, named((kind, subject, year)) | about | decision)


def _decisions(
    line: Line, name: str, field: RecordField, mentions: Sequence[AwardMention], of_row: Sequence[int]
) -> list[dict[str, Any]]:
    """The decision of each award: its own, else the one that the row names beside it; one alone is not that of several
    years, which then are kept without it."""
    of_cell = decision_of(line, field)
    open_ = [one for one in mentions if one.decision is None]
    several = bool(of_cell) and len({year for one in open_ for year in years_of(one, of_row)}) > 1
    if several or any(one.undecided for one in mentions):
        line.report(WARNING, "decision_of_which_year", name)
    found = []
    for mention in mentions:
        decision = {} if mention.decision is None and (several or mention.undecided) else dict(of_cell)
        if mention.decision is not None:
            for remark in take_decision(decision, mention.decision):
                line.report(remark.severity, remark.code, name, mention.written, **remark.details)
            if mention.decision.day is not None:
                decision["decision_date"] = mention.decision.day
        found.append(decision)
    return found


def _hold(known: Known, line: Line, name: str, told: Mapping[str, Any]) -> None:
    """One award that a row tells beside its subject."""
    held = known.awards.find(told)
    if held is not None and held.line is not None:
        if (more := tell_again(line, name, held, told)) is not None:
            keep_beside(line, name, more, None)
        return
    values = to_keep(known, line, name, held, told)
    if held is None or held.row is None:
        record = Record(AwardHeld, known.new_key(), values, new=True)
        keep_beside(line, name, record, None)
        note(known, line, record, held, told)
        return
    if (moved := moved_day(held, told.get("decision_date"))) is not None:
        line.report(WARNING, "decision_day_moved", name, **moved)
    note(known, line, change(line, name, held.row, values), held, told)


def _year_decided(line: Line, name: str, mention: AwardMention, day: date | None) -> tuple[int, ...]:
    """Of an award without any year that of its decision, as in a list of awards held."""
    if day is None or mention.unclear:
        return ()
    line.report(WARNING, "held_year_from_decision", name, mention.written, year=day.year)
    return (day.year,)
