"""Awards as people choose and read them: names, short names, choices for a kind of subject."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.ui.table_model import Column

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.ui.context import Context


def award_name(library: "Library", code: str) -> str:
    """The whole name; an award of a pack that is gone keeps its code."""
    award = library.awards.get(code)
    return award.name if award is not None else code


def award_short(library: "Library", code: str) -> str:
    """The usual abbreviation."""
    award = library.awards.get(code)
    return award.abbreviation if award is not None else code


def award_column(context: "Context", heading: str = "Danh hiệu") -> Column[Any]:
    """The column of the award in a list of rows that have one: abbreviated, whole under the mouse.

    The names are those of the law in force when they are shown, whatever pack came in meanwhile.
    """
    return Column(
        heading,
        lambda row: award_short(context.library, row.award),
        sort="award",
        chars=9,
        tip=lambda row: award_name(context.library, row.award),
    )


def award_choices(
    library: "Library", kinds: Iterable[SubjectKind] = SubjectKind, groups: Iterable[str] = ("title", "form", "honour")
) -> list[tuple[str, str]]:
    """Names and codes for a drop-down, in the order of the law: titles, forms, honours."""
    wanted, kept = set(kinds), set(groups)
    return [
        (award.name, award.code)
        for award in library.awards.values()
        if award.group in kept and wanted & set(award.subjects)
    ]
