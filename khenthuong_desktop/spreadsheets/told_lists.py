"""Lists that the words around them tell from others: what became of proposals, votes, members of a council."""

from collections.abc import Set

from khenthuong_desktop.spreadsheets.columns import Layout
from khenthuong_desktop.spreadsheets.council_lists import COUNCIL_LIST, is_of_council
from khenthuong_desktop.spreadsheets.decision_lists import DECISION_LIST, is_of_awards
from khenthuong_desktop.spreadsheets.vote_lists import VOTE_LIST

TOLD: tuple[Layout, ...] = (COUNCIL_LIST, DECISION_LIST, VOTE_LIST)


def is_told(layout: Layout, present: Set[str], above: str) -> bool:
    """Whether the columns that are there and the words above them speak of such a list; true of any other layout."""
    if layout is DECISION_LIST:
        return "name" in present and is_of_awards(above) and not is_of_council(above)
    if layout is COUNCIL_LIST:
        return "role" in present or is_of_council(above)
    if layout is VOTE_LIST:
        return {"name", "in_favour"} <= present
    return True
