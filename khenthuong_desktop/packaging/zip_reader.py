"""Reads the directory of a zip from strangers: every number is checked against the file before it is believed.

Unlike the standard library this refuses whatever two programs could read in two ways: entries that overlap or
leave gaps, local headers that differ from the directory, ZIP64, comments, links, encryption, prefixes.
"""

import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader

from khenthuong_desktop.packaging import names
from khenthuong_desktop.packaging.copying import CHUNK, read_chunks
from khenthuong_desktop.packaging.faults import Fault
from khenthuong_desktop.packaging.zip_records import (
    CENTRAL,
    CENTRAL_SIGN,
    END,
    END_SIGN,
    LOCAL,
    LOCAL_SIGN,
    MAX_ENTRIES,
    MAX_SIZE,
)

STORED, DEFLATED = 0, 8
MAX_RATIO = 100  # of files above 1 MiB

_ZIP64_LOCATOR, _ZIP64_EXTRA, _UNICODE_PATH_EXTRA = b"PK\x06\x07", 0x0001, 0x7075
_ENCRYPTED, _DESCRIPTOR = 0x0001, 0x0008
_KNOWN_FLAGS = 0x080E  # compression level, data descriptor, UTF-8 name
_MAX_DIRECTORY = MAX_ENTRIES * 1024


@dataclass(frozen=True)
class Member:
    """One entry of the archive, as the directory and its local header agree on it."""

    name: str
    method: int
    flags: int
    crc: int
    packed: int
    size: int
    offset: int
    central: bytes  # the raw record, for the canonical comparison
    data_offset: int = 0
    local: bytes = b""

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")


class _Broken(Exception):
    """Reading further makes no sense; ``args[0]`` is the fault."""


def looks_like_zip(file: BufferedReader, size: int) -> bool:
    """Whether there is any sign of a zip at either end."""
    file.seek(0)
    if file.read(4) in (LOCAL_SIGN, END_SIGN):
        return True
    file.seek(max(0, size - END.size - 0xFFFF))
    return END_SIGN in file.read(END.size + 0xFFFF)


def read_members(file: BufferedReader, size: int) -> tuple[list[Member], list[Fault]]:
    """All entries in directory order, and the faults that make them unsafe to read (then only names count)."""
    listed: list[Member] = []
    try:
        records, start = _directory(file, size)
        listed = [_member(name, record) for name, record in records]
        faults = [fault for member in listed for fault in _member_faults(member)]
        faults += [Fault("name_repeated", name) for name in names.clashes(m.name for m in listed)]
        if sum(member.size for member in listed) > MAX_SIZE:
            faults.append(Fault("too_large"))
        if faults:
            return listed, faults
        located = [_located(file, member, start) for member in listed]
    except _Broken as broken:
        return listed, [broken.args[0]]
    return located, _span_faults(located, start)


def _directory(file: BufferedReader, size: int) -> tuple[list[tuple[bytes, bytes]], int]:
    """Raw directory records with their names, and where the directory starts."""
    if size > MAX_SIZE:
        raise _Broken(Fault("too_large"))
    file.seek(max(0, size - END.size - 20))
    tail = file.read()
    if len(tail) < END.size or not tail[-END.size :].startswith(END_SIGN):
        raise _Broken(Fault("archive_end"))
    _, disk, first_disk, here, count, length, start, comment = END.unpack(tail[-END.size :])
    if tail.startswith(_ZIP64_LOCATOR) or 0xFFFF in (here, count) or 0xFFFFFFFF in (length, start):
        raise _Broken(Fault("archive_zip64"))
    if disk or first_disk or here != count or comment or start + length != size - END.size:
        raise _Broken(Fault("archive_end"))
    if count > MAX_ENTRIES or length > _MAX_DIRECTORY:
        raise _Broken(Fault("too_many_files", details={"limit": MAX_ENTRIES}))
    file.seek(start)
    raw = file.read(length)
    records: list[tuple[bytes, bytes]] = []
    position = 0
    while position < length:
        if not raw.startswith(CENTRAL_SIGN, position) or position + CENTRAL.size > length:
            raise _Broken(Fault("archive_directory", _shown(records[-1][0]) if records else ""))
        name_size, extra_size, comment_size = CENTRAL.unpack_from(raw, position)[10:13]
        after = position + CENTRAL.size + name_size + extra_size + comment_size
        name = raw[position + CENTRAL.size : position + CENTRAL.size + name_size]
        if after > length:
            raise _Broken(Fault("archive_directory", _shown(name)))
        records.append((name, raw[position:after]))
        position = after
    if len(records) != count:
        raise _Broken(Fault("archive_end"))
    return records, start


def _shown(name: bytes) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in name.decode("utf-8", "replace"))


def _member(name: bytes, record: bytes) -> Member:
    fields = CENTRAL.unpack_from(record)
    _, _, _, flags, method, _, _, crc, packed, size, *_, offset = fields
    return Member(_shown(name), method, flags, crc, packed, size, offset, record)


def _member_faults(member: Member) -> Iterator[Fault]:
    fields = CENTRAL.unpack_from(member.central)
    name_size, extra_size, comment_size, disk, _, outside = fields[10:16]
    kind = stat.S_IFMT(outside >> 16)
    codes = {
        "entry_encrypted": bool(member.flags & _ENCRYPTED),
        "entry_flags": bool(member.flags & ~(_KNOWN_FLAGS | _ENCRYPTED)) or disk != 0 or comment_size != 0,
        "entry_method": member.method not in (STORED, DEFLATED),
        "entry_not_a_file": kind not in ((0, stat.S_IFDIR) if member.is_folder else (0, stat.S_IFREG)),
        "entry_size": (member.method == STORED and member.packed != member.size)
        or (member.is_folder and member.size != 0)
        or 0xFFFFFFFF in (member.packed, member.size, member.offset),
        "entry_bomb": member.size > CHUNK and member.size > MAX_RATIO * member.packed,
    }
    yield from (Fault(code, member.name) for code, wrong in codes.items() if wrong)
    extra = member.central[CENTRAL.size + name_size :][:extra_size]
    if {_ZIP64_EXTRA, _UNICODE_PATH_EXTRA} & set(_extra_ids(extra)):
        yield Fault("entry_flags", member.name)
    if reason := _name_refusal(member.name):
        yield Fault(reason, member.name)


def _name_refusal(name: str) -> str | None:
    """The rule of names below the one top folder, and a milder one for the top folder itself."""
    base, _, inner = name.rstrip("/").partition("/")
    return names.refusal(base) or (names.refusal(inner) if inner else None)


def _extra_ids(extra: bytes) -> Iterator[int]:
    while len(extra) >= 4:
        yield int.from_bytes(extra[:2], "little")
        extra = extra[4 + int.from_bytes(extra[2:4], "little") :]


def _located(file: BufferedReader, member: Member, directory: int) -> Member:
    """The member with its data's place, after its local header was found to say the same."""
    damaged = _Broken(Fault("entry_header", member.name))
    if member.offset + LOCAL.size > directory:
        raise damaged
    file.seek(member.offset)
    local = file.read(LOCAL.size + len(member.name.encode()))
    if len(local) < LOCAL.size or not local.startswith(LOCAL_SIGN):
        raise damaged
    _, _, flags, method, _, _, crc, packed, size, name_size, extra_size = LOCAL.unpack_from(local)
    told = (crc, packed, size)
    known = (member.crc, member.packed, member.size)
    late = flags & _DESCRIPTOR and told == (0, 0, 0)
    same = (flags, method, name_size) == (member.flags, member.method, len(local) - LOCAL.size)
    if not same or not (late or told == known) or local[LOCAL.size :] != member.name.encode():
        raise damaged
    return Member(
        **{**vars(member), "data_offset": member.offset + len(local) + extra_size, "local": local},
    )


def _span_faults(members: list[Member], directory: int) -> list[Fault]:
    """Entries must lie one after another from the first byte to the directory."""
    faults: list[Fault] = []
    gap: tuple[int, ...] = (0,)
    end, name = 0, ""
    ordered = sorted(members, key=lambda member: member.offset)
    for member, start in [*((member, member.offset) for member in ordered), (None, directory)]:
        if start < end:
            faults.append(Fault("entries_overlap", name))
        elif start - end not in gap:
            faults.append(Fault("bytes_between", name))
        if member is not None:
            name, end = member.name, max(end, member.data_offset + member.packed)
            gap = (12, 16) if member.flags & _DESCRIPTOR and not member.is_folder else (0,)
    return faults


def read_member(file: BufferedReader, member: Member) -> Iterator[bytes | memoryview]:
    """The content in pieces, never more than the directory promised.

    Raises zlib.error when the packed bytes are damaged or promise more than they were allowed to.
    """
    file.seek(member.data_offset)
    if member.method == STORED:
        yield from read_chunks(file, member.packed)
        return
    inflater, left = zlib.decompressobj(-zlib.MAX_WBITS), member.size
    for packed in read_chunks(file, member.packed):
        waiting: bytes = bytes(packed)
        while waiting and not inflater.eof:
            piece = inflater.decompress(waiting, CHUNK)
            waiting = inflater.unconsumed_tail
            left -= len(piece)
            if left < 0:
                raise zlib.error("more than promised")
            yield piece
    if left or not inflater.eof or inflater.unused_data:
        raise zlib.error("less than promised")
