"""What can be done on a page: a word, an icon, the keys everybody knows, and what it needs selected."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

# The same keys on every page; pages name them by what they do.
ADD = ("Ctrl+N", "F2")
EDIT = ("F3",)
DELETE = ("Del",)
PASTE = ("Ctrl+V",)
PRINT = ("Ctrl+P",)
EXCEL = ("Ctrl+E",)


class Needs(IntEnum):
    """How much must be selected before an action makes sense."""

    NOTHING = 0
    ONE = 1
    SOME = 2

    def met_by(self, selected: int) -> bool:
        return {Needs.NOTHING: True, Needs.ONE: selected == 1, Needs.SOME: selected > 0}[self]

    @property
    def reason(self) -> str:
        """Why it cannot be done while that is not selected."""
        return {Needs.NOTHING: "", Needs.ONE: "Chọn một dòng trước", Needs.SOME: "Chọn ít nhất một dòng trước"}[self]


@dataclass(frozen=True)
class Action:
    """One entry of a page's menu; the first of a page is its primary button."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    separated: bool = False
    beside: bool = False  # also a plain button beside the primary one
