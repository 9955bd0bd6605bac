"""A new workbook, to be written sheet after sheet."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.errors import TargetNotWritable
from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.spreadsheets.out.safe_text import writable

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_AS_GIVEN: dict[str, Any] = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    # Widths count its figures; with a scheme it would be the font of the reader's theme.
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none"},
}


@contextmanager
def new_workbook(target: Path, title: str, made_on: date) -> Iterator["Workbook"]:
    """A workbook to be written sheet after sheet, each from the top down; it takes the target's place when it is
    whole. Texts given to it never become formulas or links."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    if not target.parent.is_dir():  # a mistyped path must not make folders
        raise TargetNotWritable(target)
    with draft_beside(target) as draft:
        whole = BytesIO()  # on a full disk the library would leave the archive open, to fail once more when collected
        workbook = Workbook(whole, deepcopy(_AS_GIVEN))  # the library notes in it what it did
        workbook.set_properties({"title": writable(title), "created": datetime.combine(made_on, time())})
        try:
            yield workbook
        finally:
            try:
                workbook.close()
            except FileCreateError as error:  # the library's wrapping of a full disk
                raise OSError(*getattr(error.args[0], "args", ())) from error
        draft.write_bytes(whole.getbuffer())
