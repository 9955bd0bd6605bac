"""Lists back to their senders, with what is wrong marked in a copy of their file."""

from pathlib import Path

from khenthuong_desktop.services.imports import Preview
from khenthuong_desktop.spreadsheets.fault_list import to_be_fixed
from khenthuong_desktop.spreadsheets.marked_copy import write_marked_copy
from khenthuong_desktop.spreadsheets.written_list import Progress
from khenthuong_desktop.store.database import Database


def has_faults(shown: Preview) -> bool:
    """Whether one sender has anything to look at, and the file he sent is still there."""
    return bool(to_be_fixed(shown.problems)) and len(shown.files) == 1 and shown.path.is_file()


def save_faults(db: Database, shown: Preview, target: Path, progress: Progress | None = None) -> int:
    """Write the copy and give the number of faults told; the file that was read stays as it is.

    Raises TargetNotWritable when the target is that file, and the known file errors.
    """
    return write_marked_copy(shown.path, target, shown.problems, db.today(), progress)
