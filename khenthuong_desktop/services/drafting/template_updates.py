"""What an update would change in a template of the unit, in words: its own beside the program's, old and new."""

from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop import paths
from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.documents.plain_text import text_lines
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.drafting.paper_comparison import Difference, differences
from khenthuong_desktop.services.word_templates.own_templates import origin_path, own_path

Differences = tuple[Difference, ...]


@dataclass(frozen=True)
class TemplateChanges:
    """``taking``: from the unit's own to the new one. ``by_program``: from the old one of the program to the new one.

    ``by_unit``: from the old one to the unit's own. The last two are None where the old one is not kept.
    """

    taking: Differences
    by_program: Differences | None
    by_unit: Differences | None


def template_changes(kind: str, folder: DataFolder) -> TemplateChanges:
    """Every line that differs, with its tags as they stand in Word; raises the known file errors."""
    new = _lines(paths.shipped_templates() / KINDS[kind].template_name)
    own, old_path = _lines(own_path(kind, folder)), origin_path(kind, folder)
    old = _lines(old_path) if old_path.is_file() else None
    return TemplateChanges(
        tuple(differences(own, new)),
        None if old is None else tuple(differences(old, new)),
        None if old is None else tuple(differences(old, own)),
    )


def _lines(path: Path) -> tuple[str, ...]:
    return text_lines(read_package(path))
