"""The templates that papers were made from: each is kept once beside the unit's own, and never changed afterwards."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256 as new_sha256
from pathlib import Path

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.files import is_plain, need_file, sha256_of
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.paper_life.paper_files import Files
from khenthuong_desktop.store.tables import Paper

_PLACE = "used"


def kept_template(folder: DataFolder, kind: str, digest: str) -> Path:
    """Where a template is kept: told by what it is, with its kind in front for people."""
    return folder.templates / _PLACE / f"{kind}-{digest[:12]}.docx"


def template_to_draft_from(folder: DataFolder, kind: str) -> Path:
    """The template in use; raises a FileProblem where something else lies in the place of the unit's own."""
    own = folder.templates / KINDS[kind].template_name
    if own.exists():
        need_file(own)
    return template_path(KINDS[kind], folder.templates)


def keep_template(folder: DataFolder, files: Files, kind: str, content: bytes) -> str:
    """Keep a template unless it is kept already; gives its digest."""
    digest = new_sha256(content).hexdigest()
    target = kept_template(folder, kind, digest)
    if not _holds(target, digest):
        files.write(target, content)
    return digest


def template_of_older(row: Paper, folder: DataFolder, digest: str | None) -> Path | None:
    """The template that the state in a paper's file goes back to, where it was drafted from another one since."""
    if digest is None or digest == row.template_sha256:
        return None
    kept = kept_template(folder, row.kind, digest)
    return kept if _holds(kept, digest) else None


def templates_of(row: Paper, folder: DataFolder) -> Iterator[tuple[Path, bool]]:
    """The template a paper was drafted from, then the one in use; whether it is known to be, or may be, that one."""
    digest = row.template_sha256
    if digest is not None and _holds(kept := kept_template(folder, row.kind, digest), digest):
        yield kept, True
    present = template_path(KINDS[row.kind], folder.templates)  # read through a link, as it is for drafting
    if digest is not None:
        yield present, sha256_of(present) == digest
    else:  # from before templates were kept
        yield present, datetime.fromtimestamp(present.stat().st_mtime, UTC) <= row.made_at


def _holds(path: Path, digest: str) -> bool:
    return is_plain(path) and sha256_of(path) == digest
