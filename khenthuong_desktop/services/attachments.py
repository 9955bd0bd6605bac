"""Files that a unit keeps beside its data: copied in under their own hash, the same content once."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop.errors import FileTooLarge, FileUnreadable
from khenthuong_desktop.files import draft_beside, need_file, sha256_of
from khenthuong_desktop.paths import DataFolder

_MOST_BYTES = 200 * 1024 * 1024
_MIMES = {  # by ending; what the system says differs from PC to PC
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


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
    need_file(source)
    size = source.stat().st_size
    if size > _MOST_BYTES:
        raise FileTooLarge(source, "200 MB")
    try:
        sha256 = sha256_of(source)
    except OSError as error:
        raise FileUnreadable(source, error.strerror or "") from error
    ending = source.suffix.lower()
    return Attachment(source, Path(sha256[:2]) / f"{sha256[:16]}{ending}", sha256, size, mime_of(source))


def mime_of(path: Path) -> str:
    """What sort of file the ending tells: the same on every PC, for it goes into dossiers."""
    return _MIMES.get(path.suffix.lower(), "application/octet-stream")


def keep(folder: DataFolder, attachment: Attachment) -> None:
    """Copy it in, unless the same content is there already."""
    target = folder.attachments / attachment.path
    if not target.is_file() or sha256_of(target) != attachment.sha256:
        with draft_beside(target) as draft:
            shutil.copyfile(attachment.source, draft)
