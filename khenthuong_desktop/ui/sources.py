"""Lists out of services: turns what a table asks for into the ``Wanted`` of the service layer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from khenthuong_desktop.services.listing import Listed, Wanted
from khenthuong_desktop.ui.table_model import PAGE, Query

Row = TypeVar("Row")


class ServiceSource(Generic[Row]):
    """A source over one ``list_x`` of a service; ``ask`` gets the wanted page and the page's filters."""

    def __init__(self, ask: Callable[[Wanted, Mapping[str, Any]], Listed[Row]]) -> None:
        self._ask = ask
        self._first: tuple[Query, Sequence[Row]] | None = None

    def count(self, query: Query) -> int:
        # One question answers both the count and the first page, which is what is shown next.
        answer = self._ask(_wanted(query, 0, PAGE), query.filters)
        self._first = (query, answer.rows)
        return answer.total

    def page(self, query: Query, offset: int, limit: int) -> Sequence[Row]:
        first, self._first = self._first, None
        if offset == 0 and first is not None and first[0] is query:
            return first[1]
        return self._ask(_wanted(query, offset, limit), query.filters).rows


def _wanted(query: Query, offset: int, limit: int) -> Wanted:
    return Wanted(query.text, query.sort, query.descending, offset, limit)
