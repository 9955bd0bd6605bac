"""The option --faults-to of the verb import: copies of the lists for their senders, with what is wrong marked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from khenthuong_desktop.cli.arguments import BadArguments
from khenthuong_desktop.cli.output import say
from khenthuong_desktop.errors import KnownError
from khenthuong_desktop.files import needed

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports import Preview
    from khenthuong_desktop.services.lists.faulty_lists import MarkedCopy
    from khenthuong_desktop.services.upkeep import OpenData

_WORKBOOK = ".xlsx"


def marked_copies(data: "OpenData", preview: "Preview", place: Path | None) -> "Sequence[MarkedCopy]":
    """The copy of one file at ``place``, those of several in the folder ``place``."""
    from khenthuong_desktop.services.lists import faulty_lists

    if place is None:
        return ()
    if len(preview.files) == 1 and place.suffix.lower() != _WORKBOOK:
        raise BadArguments(f"--faults-to: “{place}” không phải tên tệp {_WORKBOOK}", "")
    if not faulty_lists.has_faults(preview):
        return ()
    if len(preview.files) > 1:
        with needed(place):
            return faulty_lists.save_all_faults(data.db, preview, place)
    return (faulty_lists.MarkedCopy(place, faulty_lists.save_faults(data.db, preview, place)),)


def about_copy(copy: "MarkedCopy") -> str:
    return f"Đã đánh dấu {copy.faults} chỗ cần sửa trong {copy.path}."


@contextmanager
def told_where_they_are(copies: "Sequence[MarkedCopy]") -> Iterator[None]:
    """The copies stay when the list itself cannot be written, and are told of."""
    try:
        yield
    except KnownError:
        for copy in copies:
            say(about_copy(copy))
        raise
