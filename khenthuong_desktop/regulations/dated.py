"""Rows that hold from a day on."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    @property
    def valid_from(self) -> date: ...


Row = TypeVar("Row", bound=Dated)


def latest(rows: Iterable[Row], on: date) -> Row | None:
    """The newest row in force on a day; rows come in order of time."""
    found = None
    for row in rows:
        if row.valid_from <= on:
            found = row
    return found
