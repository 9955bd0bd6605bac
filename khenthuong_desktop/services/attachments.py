"""Files that a unit keeps beside its data: copied in under their own hash, the same content once."""

import mimetypes
import shutil
from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop.errors import FileMissing, FileTooLarge, FileUnreadable
from khenthuong_desktop.files import draft_beside, sha256_of
from khenthuong_desktop.paths import DataFolder

_MOST_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True)
class Attachment:
    """A file as it will be kept; ``path`` is relative to the folder's ``attachments/``."""

    source: Path
    path: Path
    sha256: str
    size: int
    mime: str


def examine(source: Path) -> Attachment:
    """What a file will be kept as; raises FileMissing, FileTooLarge and FileUnreadable."""
    if not source.is_file():
        raise FileMissing(source)
    size = source.stat().st_size
    if size > _MOST_BYTES:
        raise FileTooLarge(source, "200 MB")
    try:
        sha256 = sha256_of(source)
    except OSError as error:
        raise FileUnreadable(source, error.strerror or "") from error
    ending = source.suffix.lower()
    mime = mimetypes.types_map.get(ending, "application/octet-stream")
    return Attachment(source, Path(sha256[:2]) / f"{sha256[:16]}{ending}", sha256, size, mime)


def keep(folder: DataFolder, attachment: Attachment) -> None:
    """Copy it in, unless the same content is there already."""
    target = folder.attachments / attachment.path
    if not target.is_file() or sha256_of(target) != attachment.sha256:
        with draft_beside(target) as draft:
            shutil.copyfile(attachment.source, draft)
