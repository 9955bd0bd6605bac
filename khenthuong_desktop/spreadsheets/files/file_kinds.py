"""Which kind of file this really is, told by its first bytes and its parts, never by its extension."""

import codecs
import struct
import zipfile
import zlib
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from posixpath import normpath

from khenthuong_desktop import messages
from khenthuong_desktop.errors import FileEncrypted, FileInUse, FileTooLarge, FileUnreadable, NotAWorkbook
from khenthuong_desktop.files import need_file

MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_UNPACKED_BYTES = 150 * 1024 * 1024
MAX_CELLS = 4_000_000  # of one sheet: 100,000 rows of 40 columns
MAX_CELLS_TOGETHER = 12_000_000  # of all sheets, empty ones between cells that are far apart too
MAX_ROWS = 100_000
MAX_COLUMNS = 104  # up to CZ
MAX_PARTS = 2_000
MAX_RATIO = 200
KEPT_OF_TEXT = 2_100  # letters of a cell: more than any field takes, so that what is too long is still told
_RATIO_MATTERS_FROM = 4 * 1024 * 1024
_CHUNK = 1024 * 1024
BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,  # also an encoding that is none
    RuntimeError,  # an encrypted part; NotImplementedError: an unknown packing
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes([*range(1, 9), *range(0x0E, 0x1A), *range(0x1B, 0x20)])  # 0x1A ends files of old programs
_KINDS, _WORKBOOK = "[Content_Types].xml", b"spreadsheetml.sheet.main+xml"
_OWNER_FILES = ("~$", ".~lock.")  # what Excel and LibreOffice lay beside an open workbook
_TEXT_EXTENSIONS = {".csv", ".tsv", ".txt"}


class FileKind(StrEnum):
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"


def read_bytes(path: Path) -> bytes:
    """The file's bytes; a missing, locked, empty or giant file is a known error."""
    try:
        if path.is_dir():
            raise _not_a_workbook(path, "folder")
        need_file(path)
        if path.name.startswith(_OWNER_FILES):
            raise _not_a_workbook(path, "owner_file")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise FileTooLarge(path, limit=f"{MAX_FILE_BYTES // 1024 // 1024} MB")
        content = path.read_bytes() if size else b""  # files of the system that tell no size may never end
    except PermissionError as error:
        raise FileInUse(path) from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(path, reason=_reason("cannot_read")) from error
    if not content:
        raise FileUnreadable(path, reason=_reason("empty"))
    return content


def recognise(path: Path, content: bytes) -> FileKind:
    """The kind of workbook; anything else is refused with what was found instead."""
    if content.startswith(_OLE):
        return _recognise_ole(path, content)
    if content.startswith(b"PK"):
        return _recognise_zip(path, content)
    found = _other_format(content)
    if found is not None:
        raise _not_a_workbook(path, found)
    if path.suffix.lower() not in _TEXT_EXTENSIONS and not _looks_like_a_table(content):
        raise _not_a_workbook(path, "text")
    return FileKind.TEXT


def _not_a_workbook(path: Path, found: str) -> NotAWorkbook:
    return NotAWorkbook(path, found=messages.say("spreadsheets", f"found_{found}"))


def _reason(code: str) -> str:
    return messages.say("spreadsheets", f"reason_{code}")


def too_much_text(path: Path) -> FileTooLarge:
    """The error for more than ``MAX_UNPACKED_BYTES``, be it because cells share one long text: readers copy it."""
    return FileTooLarge(path, limit=f"{MAX_UNPACKED_BYTES // 1024 // 1024} MB")


def share_of_each(cells: int) -> int:
    """How many bytes a text may have that stands in so many cells: readers copy it into each."""
    return MAX_UNPACKED_BYTES // max(cells, 1)


def too_many_cells(path: Path, limit: int = MAX_CELLS, words: str = "limit_cells") -> FileTooLarge:
    """The error for a sheet with more than ``MAX_CELLS``, or for sheets that have too many together."""
    return FileTooLarge(path, limit=messages.say("spreadsheets", words, count=limit // 1_000_000))


def too_many_parts(path: Path, count: int = MAX_PARTS) -> FileTooLarge:
    """The error for more sheets, pictures and what else lies in a workbook than one ever has."""
    return FileTooLarge(path, limit=messages.say("spreadsheets", "limit_parts", count=f"{count:,}".replace(",", ".")))


def damaged(path: Path) -> FileUnreadable:
    """The error for a file that is cut short or changed inside."""
    return FileUnreadable(path, reason=_reason("damaged"))


def _recognise_ole(path: Path, content: bytes) -> FileKind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise FileEncrypted(path)
    if holds("Workbook") or holds("Book"):
        return FileKind.XLS
    if holds("WordDocument"):
        raise _not_a_workbook(path, "word")
    if holds("PowerPoint Document"):
        raise _not_a_workbook(path, "slides")
    raise damaged(path)


def _recognise_zip(path: Path, content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            check_size(path, archive)
            names = set(archive.namelist())
            if len(set(map(folded, names))) < len(archive.namelist()):
                raise damaged(path)  # two parts of one name: readers would not agree which of them is meant
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise FileEncrypted(path)
            mimetype = read_part(archive, "mimetype") if "mimetype" in names else b""
            manifest = read_part(archive, "META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
            kinds = read_part(archive, _KINDS) if _KINDS in names else b""
    except BROKEN_ARCHIVE as error:
        raise damaged(path) from error
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if any(name.startswith("xl/") and name.endswith(".xml") for name in names) or _WORKBOOK in kinds:
        return FileKind.XLSX
    if b"opendocument.spreadsheet" in mimetype:
        if b"encryption-data" in manifest:
            raise FileEncrypted(path)
        return FileKind.ODS
    if any(name.startswith("word/") for name in names) or b"opendocument.text" in mimetype:
        raise _not_a_workbook(path, "word")
    if any(name.startswith("ppt/") for name in names):
        raise _not_a_workbook(path, "slides")
    raise _not_a_workbook(path, "archive")


def folded(name: str) -> str:
    """The name of a part as readers look for it: in small and capital letters alike."""
    return name.replace("\\", "/").casefold()


def linked_part(target: str) -> str:
    """The folded name of the part that a link of the workbook leads to: from ``xl/`` on, or from the root."""
    target = folded(target)
    return normpath(target if target.startswith(("/", "xl/")) else f"xl/{target}").lstrip("/")


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of an archive, never more than it declares (``ZipFile.read`` may unpack a gigabyte first)."""
    left = archive.getinfo(name).file_size + 1
    unpacked = BytesIO()  # grows in place; a read of the whole would hold it twice
    with archive.open(name) as part:
        while left > 0 and (chunk := part.read(min(left, _CHUNK))):
            unpacked.write(chunk)
            left -= len(chunk)
    return unpacked.getvalue()


def refuse_document_type(path: Path, part: bytes) -> None:
    """No part of a workbook declares a document type: it could stand for other files or endless text."""
    wide = b"\x00" in part[:4]
    if b"!" in part and b"<!DOCTYPE" in (part.replace(b"\x00", b"") if wide else part):  # one byte is found sooner
        raise damaged(path)


def cautions(kind: FileKind, content: bytes) -> list[str]:
    """What else the file holds that is never run or followed: ``has_macros``, ``links_outside``."""
    if kind is FileKind.XLS:
        return ["has_macros"] if "_VBA_PROJECT".encode("utf-16-le") in content else []
    if kind is FileKind.TEXT:
        return []
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
    found = []
    if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
        found.append("has_macros")
    if any(name.startswith("xl/externalLinks/") for name in names):
        found.append("links_outside")
    return found


def check_size(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse what would unpack beyond all measure before unpacking anything."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    bombs = (
        part.file_size > _RATIO_MATTERS_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > MAX_PARTS:
        raise too_many_parts(path)
    if unpacked > MAX_UNPACKED_BYTES or any(bombs):
        raise too_much_text(path)


def _other_format(content: bytes) -> str | None:
    """The name of a well-known format that is no workbook, or None for what may be plain text."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    lowered = start.lower()
    if start.startswith(b"%PDF"):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "word"
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM6", b"II*\x00", b"MM\x00*")):
        return "picture"
    if start.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        return "archive"
    if start.startswith(b"<?xml"):
        is_sheet = any(
            word in content[:4096]
            for word in (b"urn:schemas-microsoft-com:office:spreadsheet", b"opendocument.spreadsheet")
        )
        return "flat_workbook" if is_sheet else "xml"
    if lowered.startswith(b"mime-version:") or any(
        tag in lowered for tag in (b"<html", b"<!doctype html", b"<table", b"<meta")
    ):
        return "html"
    if b"\x00" in content[:4096] and wide_encoding(content) is None and not _is_plain_text(content[:4096]):
        return "unknown"
    return None


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32 by its mark, else by the bytes of its letters that are zero; None for all else."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    sample = content[:400]
    if marked is not None or len(sample) < 8:
        return marked
    of_four = [sample[at::4].count(0) for at in range(4)]
    for encoding, upper, lowest in (("utf-32-le", of_four[2:], of_four[0]), ("utf-32-be", of_four[:2], of_four[3])):
        if min(upper) == len(sample) // 4 and lowest < len(sample) * 0.05:
            return encoding
    zeros = sample[::2].count(0), sample[1::2].count(0)
    if max(zeros) <= len(sample) * 0.3 or min(zeros) > len(sample) * 0.1:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _is_plain_text(sample: bytes) -> bool:
    """Letters but for few zeros, which some programs leave between them."""
    return sample.count(0) * 100 <= len(sample) and len(sample.translate(None, _CONTROLS)) == len(sample)


def _looks_like_a_table(content: bytes) -> bool:
    """Programs save tab- or comma-separated text under ``.xls``: at least two lines with two cells each."""
    text = content[:20_000].replace(b"\x00", b"")
    lines = [line for line in text.splitlines()[:10] if line.strip()]
    return len(lines) >= 2 and any(all(mark in line for line in lines[:2]) for mark in (b"\t", b";", b","))
