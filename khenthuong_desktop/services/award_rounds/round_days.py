"""The order of a round's days: the council meets, the statement is signed, then it is decided."""

from collections.abc import Iterator
from datetime import date

from khenthuong_desktop.errors import FieldFault


def statement_faults(field: str, statement_on: date | None, met_on: date | None) -> Iterator[FieldFault]:
    """A statement tells what the council resolved, so it cannot be older than the meeting."""
    if statement_on and met_on and statement_on < met_on:
        yield FieldFault(field, "statement_before_meeting", {"held_on": f"{met_on:%d/%m/%Y}"})


def receipt_faults(field: str, received_on: date | None, year: int, today: date) -> Iterator[FieldFault]:
    """Nobody has received yet what is to come, nor a dossier before the year whose achievements it tells."""
    if received_on and received_on > today:
        yield FieldFault(field, "in_future")
    elif received_on and received_on.year < year:
        yield FieldFault(field, "received_before_year", {"year": year})


def decision_faults(
    field: str, decided_on: date | None, met_on: date | None, statement_on: date | None
) -> Iterator[FieldFault]:
    """A decision rests on the meeting and on the statement."""
    if decided_on and met_on and decided_on < met_on:
        yield FieldFault(field, "decided_before_meeting", {"held_on": f"{met_on:%d/%m/%Y}"})
    elif decided_on and statement_on and decided_on < statement_on:
        yield FieldFault(field, "decided_before_statement", {"statement_on": f"{statement_on:%d/%m/%Y}"})
