"""A list made up as an office would keep it, and what is to be read of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class OfficeList:
    """Rows of one sheet; ``expected`` are these fields of its rows of data, ``unread`` the headings nobody knows."""

    layout: str
    rows: Sequence[Sequence[Any]]
    fields: tuple[str, ...]
    expected: Sequence[tuple[Any, ...]]
    unread: Sequence[str] = ()
    merges: list[str] = field(default_factory=list)
