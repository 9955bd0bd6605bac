"""Who decided, where a list names the number and day of a decision alone: who has the power to, and it is told."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import select

from khenthuong_desktop.messages import say
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.law.authorities import decided_here
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid
from khenthuong_desktop.spreadsheets.problems import FIXED, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.store.tables import Decision, Unit


def with_decider(
    known: Known, said: DecisionSaid, on_file: Decision | None, awards: Collection[str], sheet: ReadSheet
) -> DecisionSaid:
    """The decision as on file; else by the head of this unit where all its awards are his to give, else by the higher
    authority, so that one name stands everywhere it is kept."""
    if said.decided_by is not None:
        return said
    if on_file is not None:
        return replace(said, decided_by=on_file.decided_by or None)
    unit = known.session.scalar(select(Unit))
    if unit is None or said.issued_on is None:
        return said
    here = bool(awards) and all(decided_here(known.library, unit.level, award, said.issued_on) for award in awards)
    head = say("documents", "head_of", post=unit.head_title, unit=unit.name)
    by = head if here else unit.higher_authority
    known.notes.append(Problem(FIXED, "decided_by_supposed", sheet.name, sheet.header_row, details={"new": by}))
    return replace(said, decided_by=by or None)
