"""Documents that are said to lapse: somebody has to look for what follows them."""

from collections.abc import Iterator
from datetime import date, timedelta

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.tables import Source

_REMIND_BEFORE = timedelta(days=60)


def due_reviews(library: Library, today: date) -> Iterator[Source]:
    """Documents to be looked at again, from 60 days before they are said to lapse until somebody does."""
    for source in library.sources.values():
        if source.review_by is None or today <= source.review_by - _REMIND_BEFORE:
            continue
        compared = library.compared.get(source.code)
        if compared is None or compared.on <= source.review_by - _REMIND_BEFORE:
            yield source
