"""One page of a list and how many there are in all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from khenthuong_desktop.domain import text

RowT = TypeVar("RowT")


@dataclass(frozen=True)
class Listed(Generic[RowT]):
    """``rows`` of one page, ``total`` of the whole answer."""

    rows: tuple[RowT, ...]
    total: int


@dataclass(frozen=True)
class Wanted:
    """What a list page asks for: search words, order, and which page of the answer."""

    search: str = ""
    order: str = ""
    descending: bool = False
    offset: int = 0
    limit: int | None = None


ALL = Wanted()


def matching(column: InstrumentedAttribute[str], search: str) -> list[ColumnElement[bool]]:
    """Conditions under which the folded ``column`` holds every word of ``search``."""
    return [column.contains(word, autoescape=True) for word in text.fold(search).split()]


def listed(
    session: Session,
    query: Select[*tuple[Any, ...]],
    wanted: Wanted,
    orders: Mapping[str, InstrumentedAttribute[Any]],
    usual: str,
    make: Callable[..., RowT],
) -> Listed[RowT]:
    """Run ``query`` (columns, no order) and make one row object of each line of the wanted page."""
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    column = orders.get(wanted.order, orders[usual])
    ordered = query.order_by(column.desc() if wanted.descending else column, orders[usual])
    if wanted.offset:
        ordered = ordered.offset(wanted.offset)
    if wanted.limit is not None:
        ordered = ordered.limit(wanted.limit)
    return Listed(tuple(make(*line) for line in session.execute(ordered)), total)
