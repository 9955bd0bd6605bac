"""The templates a unit edits itself: copied from the program's, put aside and brought back, never overwritten.

``templates/origins.json`` keeps the digest of the program's template that each copy was made from, ``origins/`` beside
it that template itself. When an update brings another one, it is offered; the unit's copy stays in use until somebody
chooses.
"""

import json
import shutil
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from khenthuong_desktop import paths
from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.sample_values import sample_of
from khenthuong_desktop.errors import FileInUse, TargetNotWritable
from khenthuong_desktop.files import draft_beside, sha256_of
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.word_templates.templates import TemplateFaults, check_file, kind_title, repair_file

_ASIDE = "put-aside"


class TemplateState(StrEnum):
    """Whose template a kind is made from, and whether something is to be done about it."""

    SHIPPED = "shipped"
    OWN = "own"
    NEWER = "newer"
    FAULTY = "faulty"


@dataclass(frozen=True)
class TemplateRow:
    """One kind of documents and the template in use; ``newer`` when the program has changed the one copied from.

    ``advice`` is what spoils no paper but looks wrong in it.
    """

    id: str
    title: str
    state: TemplateState
    path: Path
    newer: bool = False
    split: int = 0
    sentences: tuple[str, ...] = ()
    group: str = ""
    advice: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        return self.state is not TemplateState.SHIPPED


def list_templates(folder: DataFolder) -> tuple[TemplateRow, ...]:
    """Every kind with the template it is made from; the unit's own are checked as they are now."""
    origins = _Origins(folder)
    return tuple(_row(kind, folder, origins) for kind in KINDS)


def _row(kind: str, folder: DataFolder, origins: "_Origins") -> TemplateRow:
    path = template_path(KINDS[kind], folder.templates)
    title, group = kind_title(kind), KINDS[kind].group
    if path != own_path(kind, folder):
        return TemplateRow(kind, title, TemplateState.SHIPPED, path, group=group)
    facts = path.stat()
    checked = _checked(path, facts.st_mtime_ns, facts.st_size)
    newer = origins.of(path) not in (None, _shipped_digest(kind))
    state = TemplateState.FAULTY if checked.sentences else TemplateState.NEWER if newer else TemplateState.OWN
    return TemplateRow(kind, title, state, path, newer, checked.split, checked.sentences, group, checked.advice)


@lru_cache(maxsize=128)
def _checked(path: Path, _modified: int, _size: int) -> TemplateFaults:
    return check_file(path)


def own_path(kind: str, folder: DataFolder) -> Path:
    """Where the unit's own template of a kind is, or would be."""
    return folder.templates / KINDS[kind].template_name


def copy_shipped(kind: str, folder: DataFolder) -> Path:
    """Give the unit its own copy of a shipped template; one that is there already is never overwritten."""
    target = own_path(kind, folder)
    if target.exists():
        raise TargetNotWritable(target)
    with draft_beside(target) as draft:
        shutil.copyfile(paths.shipped_templates() / target.name, draft)
    keep_own(kind, folder)
    return target


def adopt(kind: str, folder: DataFolder, source: Path) -> Path | None:
    """Make a file the unit's own template; the one before is kept under the path given back."""
    own = own_path(kind, folder)
    kept = put_aside(kind, folder) if own.exists() else None
    with draft_beside(own) as draft:
        shutil.copyfile(source, draft)
    keep_own(kind, folder)
    return kept


def put_aside(kind: str, folder: DataFolder) -> Path:
    """Go back to the program's template; the unit's own is kept under the path given back."""
    own = own_path(kind, folder)
    kept = _keep(own, folder)
    try:
        own.unlink()
    except PermissionError as error:  # open in Word
        kept.unlink(missing_ok=True)
        raise FileInUse(own) from error
    _Origins(folder).move(own, kept)
    return kept


def bring_back(kind: str, folder: DataFolder, kept: Path) -> None:
    """Use a template again that was put aside; another one in its place is put aside, unless it was never edited."""
    own = own_path(kind, folder)
    if own.exists():
        other = put_aside(kind, folder)
        if sha256_of(other) == _shipped_digest(kind):
            other.unlink()
    with draft_beside(own) as draft:
        shutil.copyfile(kept, draft)
    kept.unlink()
    _Origins(folder).move(kept, own)


def take_newer(kind: str, folder: DataFolder) -> Path:
    """Start again from the template an update has brought; the unit's own is kept under the path given back."""
    kept = put_aside(kind, folder)
    copy_shipped(kind, folder)
    return kept


def keep_own(kind: str, folder: DataFolder) -> None:
    """The unit's own is from now on held against the template that the program comes with today."""
    shipped = paths.shipped_templates() / KINDS[kind].template_name
    with draft_beside(origin_path(kind, folder)) as draft:
        shutil.copyfile(shipped, draft)
    _Origins(folder).note(own_path(kind, folder), sha256_of(shipped))


def origin_path(kind: str, folder: DataFolder) -> Path:
    """Where the program's template lies that the unit's own was made from."""
    return folder.templates / "origins" / KINDS[kind].template_name


def repair(kind: str, folder: DataFolder) -> int:
    """Write the split tags of the unit's own template in one piece, keeping the file as it was; how many."""
    own = own_path(kind, folder)
    _keep(own, folder)
    return repair_file(own, kind)


def preview(kind: str, folder: DataFolder) -> Path:
    """A document made from the template in use and made-up values, to be looked at; raises TemplateFaulty."""
    from khenthuong_desktop.documents.render import render  # the list is on screen before anything is made

    content = render(template_path(KINDS[kind], folder.templates), sample_of(KINDS[kind]))
    target = Path(tempfile.mkdtemp(prefix="khenthuong-")) / f"{KINDS[kind].slug}.docx"
    target.write_bytes(content)
    return target


def _keep(own: Path, folder: DataFolder) -> Path:
    """A copy of a template under a name of its own."""
    serial = 1
    while (kept := folder.templates / _ASIDE / f"{own.stem}-{serial}.docx").exists():
        serial += 1
    with draft_beside(kept) as draft:
        shutil.copyfile(own, draft)
    return kept


def _shipped_digest(kind: str) -> str:
    return sha256_of(paths.shipped_templates() / KINDS[kind].template_name)


class _Origins:
    """What each copy was made from, by its path inside the folder of templates."""

    def __init__(self, folder: DataFolder) -> None:
        self._root = folder.templates
        self._path = folder.templates / "origins.json"
        self._known: dict[str, str] = {}
        if self._path.is_file():
            try:
                self._known = dict(json.loads(self._path.read_text("utf-8")))
            except (ValueError, TypeError):  # somebody has edited it: nothing is known
                self._known = {}

    def of(self, copy: Path) -> str | None:
        return self._known.get(self._name(copy))

    def note(self, copy: Path, digest: str) -> None:
        self._known[self._name(copy)] = digest
        self._save()

    def move(self, old: Path, new: Path) -> None:
        digest = self._known.pop(self._name(old), None)
        if digest is not None:
            self.note(new, digest)

    def _name(self, copy: Path) -> str:
        return copy.relative_to(self._root).as_posix()

    def _save(self) -> None:
        with draft_beside(self._path) as draft:
            draft.write_text(json.dumps(self._known, indent=1, sort_keys=True), "utf-8")
