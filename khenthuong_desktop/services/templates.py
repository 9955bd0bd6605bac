"""The Word templates a unit edits itself: list, check, copy; and the format check of any Word file."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop import messages, paths
from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.format_check import FormatReport, check_format
from khenthuong_desktop.documents.shape import FieldEntry, list_fields, shape_of
from khenthuong_desktop.documents.template_check import check_template
from khenthuong_desktop.errors import FileMissing, FileUnreadable, TargetNotWritable
from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.paths import DataFolder


@dataclass(frozen=True)
class TemplateFaults:
    """One template file and what is wrong with it, in sentences naming part, paragraph and nearest field."""

    file: str
    kind: str | None
    sentences: tuple[str, ...]


def kind_names() -> tuple[str, ...]:
    """Codes of all kinds of documents."""
    return tuple(KINDS)


def fields_of(kind: str) -> tuple[FieldEntry, ...]:
    """The fields a template of this kind may print."""
    return tuple(list_fields(KINDS[kind].record))


def check_folder(folder: Path) -> tuple[TemplateFaults, ...]:
    """Every fault of every template in a folder; a file with a foreign name is told, not skipped."""
    if not folder.is_dir():
        raise FileMissing(folder)
    return tuple(_check(path) for path in sorted(folder.glob("*.docx")) if not path.name.startswith("~$"))


def _check(path: Path) -> TemplateFaults:
    kind = KINDS.get(path.stem)
    if kind is None:
        names = ", ".join(f"{name}.docx" for name in KINDS)
        return TemplateFaults(path.name, None, (messages.say("templates", "foreign_name", names=names),))
    try:
        faults = check_template(path, shape_of(kind.record))
    except FileUnreadable as error:  # the other templates are still to be told about
        return TemplateFaults(path.name, kind.name, (messages.explain(error),))
    return TemplateFaults(path.name, kind.name, tuple(fault.sentence for fault in faults))


def copy_shipped(kind: str, folder: DataFolder) -> Path:
    """Give the unit its own copy of a shipped template; one that is there already is never overwritten."""
    target = folder.templates / KINDS[kind].template_name
    if target.exists():
        raise TargetNotWritable(target)
    with draft_beside(target) as draft:
        shutil.copyfile(paths.shipped_templates() / target.name, draft)
    return target


def lint(path: Path, kind: str | None = None) -> FormatReport:
    """Check the form of any Word file by the rules of the decree; raises the known file errors."""
    return check_format(path, kind)
