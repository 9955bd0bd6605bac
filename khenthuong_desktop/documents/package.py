"""A Word file as its parts, opened with limits and put together again."""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import SEEK_END, BytesIO
from pathlib import Path

from khenthuong_desktop.errors import FileEncrypted, FileUnreadable
from khenthuong_desktop.files import need_file

MAX_PARTS = 2_000
MAX_TOTAL = 200_000_000
XML = (".xml", ".rels", ".svg")
MAX_XML_PART = 8_000_000
MAX_XML = 16_000_000
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 1_000_000
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ZIP_DAY = 1 << 5 | 1  # the same date as zip files hold it
_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s2B5H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UNIX = 3  # the system whose permissions follow
_MAY_BE_READ = 0o600 << 16
_SMALL = 4_000
OLE = b"\xd0\xcf\x11\xe0"  # a file with a password, or one of Word 97-2003
TORN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError)  # of zipfile
_OLE_READ = 64_000_000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that a password makes


def read_package(path: Path) -> dict[str, bytes]:
    """All parts of a Word file by name, in their order; raises a FileProblem when it is not a sound package."""
    need_file(path)
    return _parts(path, path)


def package_of(content: bytes, path: Path = Path()) -> dict[str, bytes]:
    """The same of bytes that were read from ``path``."""
    return _parts(BytesIO(content), path)


def _parts(source: Path | BytesIO, path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(source) as package:
            _check_sizes(path, package.infolist())
            _check_ends(path, package, source)
            return {entry.filename: package.read(entry) for entry in package.infolist()}
    except zipfile.BadZipFile as error:
        with path.open("rb") if isinstance(source, Path) else source as file:
            file.seek(0)
            content = file.read(_OLE_READ)
        if content.startswith(OLE):
            raise FileEncrypted(path) if _ENCRYPTED in content else FileUnreadable(path, "old_word") from error
        raise FileUnreadable(path, "not_word") from error
    except TORN as error:
        raise FileUnreadable(path, str(error)) from error


def _check_ends(path: Path, package: zipfile.ZipFile, source: Path | BytesIO) -> None:
    """Nothing follows the end of the package: another reader would find something else in the file."""
    with source.open("rb") if isinstance(source, Path) else BytesIO(source.getbuffer()) as file:
        file.seek(-_END.size, SEEK_END)
        end = file.read()
    if package.comment or not end.startswith(b"PK\5\6"):
        raise FileUnreadable(path, "more_than_word")


def _check_sizes(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    oversized = [
        entry.filename
        for entry in entries
        if (entry.file_size > MAX_XML_PART and entry.filename.lower().endswith(XML))
        or (entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1))
    ]
    xml = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(XML))
    total = sum(entry.file_size for entry in entries)
    if len(names) > MAX_PARTS or xml > MAX_XML or total > MAX_TOTAL or oversized:
        raise FileUnreadable(path, "too_large")
    packed = {entry.compress_type for entry in entries} - {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if (
        packed
        or min((entry.header_offset for entry in entries), default=0) != 0  # something else stands before it
        or len(set(names)) != len(names)
        or "word/document.xml" not in names
        or "[Content_Types].xml" not in names
    ):
        raise FileUnreadable(path, "not_word")


def parts_of(package: bytes) -> dict[str, bytes]:
    """All parts of a package of our own by name, each held against its sum."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts; its bytes depend on nothing but what is in it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


@dataclass(frozen=True)
class Base:
    """A package of the parts that never change, taken apart so that others can be put after them.

    ``entries``: local headers and contents; ``directory``: the central directory, of ``count`` entries.
    """

    entries: bytes
    directory: bytes
    count: int


def base_of(parts: Mapping[str, bytes]) -> Base:
    """The package of these parts, read back here once for all, ready to be added to."""
    package = packed(parts)
    with zipfile.ZipFile(BytesIO(package)) as archive:
        start = archive.start_dir
        changed = [name for name, content in parts.items() if archive.read(name) != content]
    if changed:
        raise AssertionError(f"written, but not read back: {changed}")
    return Base(package[:start], package[start : len(package) - _END.size], len(parts))


def completed(base: Base, parts: Mapping[str, bytes]) -> bytes:
    """``base`` with these parts after it: the very bytes that ``packed`` gives of all, but only these are packed."""
    chunks, directory, place = [base.entries], [base.directory], len(base.entries)
    for name, content in parts.items():
        deflated = _deflated_small(content) if len(content) < _SMALL else _deflated(content)
        named = name.encode("ascii")
        about = (20, 0, zipfile.ZIP_DEFLATED, 0, _ZIP_DAY, zlib.crc32(content), len(deflated), len(content), len(named))
        chunks += (_LOCAL.pack(b"PK\3\4", *about, 0), named, deflated)
        directory += (_ENTRY.pack(b"PK\1\2", 20, _UNIX, *about, 0, 0, 0, 0, _MAY_BE_READ, place), named)
        place += _LOCAL.size + len(named) + len(deflated)
    listed, count = b"".join(directory), base.count + len(parts)
    return b"".join((*chunks, listed, _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), place, 0)))


def _deflated(content: bytes) -> bytes:
    return zlib.compress(content, wbits=-zlib.MAX_WBITS)


_deflated_small = lru_cache(maxsize=64)(_deflated)  # headers are alike in all reports of a kind


def read_after(base: Base, package: bytes) -> dict[str, bytes]:
    """The parts that a finished package holds after ``base``, read as its reader will: from its end and its directory.

    Raises ValueError when it is not sound, or its first parts are not those of ``base``.
    """
    try:
        return dict(_entries_after(base, package))
    except (struct.error, zlib.error) as error:
        raise ValueError(str(error)) from error


def _entries_after(base: Base, package: bytes) -> Iterator[tuple[str, bytes]]:
    end = len(package) - _END.size
    signature, *_disks, count, total, length, start, _comment = _END.unpack_from(package, end)
    if (signature, count, start + length) != (b"PK\5\6", total, end) or _disks != [0, 0]:
        raise ValueError("no end")
    if not package.startswith(base.entries) or not package.startswith(base.directory, start):
        raise ValueError("another base")
    place = start + len(base.directory)
    for _ in range(count - base.count):
        signature, _version, _system, *facts = _ENTRY.unpack_from(package, place)
        about, where = facts[:9], facts[-1]
        crc, deflated, size, named = about[5:]
        name = package[place + _ENTRY.size : place + _ENTRY.size + named]
        data = where + _LOCAL.size + named
        # The same facts stand before the content; neither has an extra field or a comment.
        before = _LOCAL.pack(b"PK\3\4", *about, 0) + name
        if signature != b"PK\1\2" or any(facts[9:11]) or package[where:data] != before:
            raise ValueError(f"two entries for {name!r}")
        content = zlib.decompress(package[data : data + deflated], -zlib.MAX_WBITS, size)
        if len(content) != size or zlib.crc32(content) != crc:
            raise ValueError(f"another content of {name!r}")
        yield name.decode("ascii"), content
        place += _ENTRY.size + named
    if place != end:
        raise ValueError("more in the directory")
