"""Units belong to one another in no ring: none is, by however many steps, above itself."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.store.tables import Collective


def are_above_themselves(session: Session) -> list[str]:
    """The keys of all units that are; none in sound data."""
    query = select(Collective.id, Collective.parent_id).where(Collective.parent_id.is_not(None))
    above = {key: parent for key, parent in session.execute(query) if parent is not None}
    return [key for key in above if is_above(above, above[key], key)]


def is_above(above: Mapping[str, str], lower: str | None, upper: str) -> bool:
    """Whether ``upper`` is that unit or one above it; ``above`` is lower → upper."""
    seen = set[str]()
    while lower is not None and lower != upper and lower not in seen:
        seen.add(lower)
        lower = above.get(lower)
    return lower == upper
