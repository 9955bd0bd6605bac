"""The three kinds of zip records, byte for byte as the canonical form of ``hs-tdkt/1`` wants them.

Stored only, 1980-01-01 00:00, made on system 0, no flags, extras, comments, descriptors, folders or ZIP64.
"""

import struct
from dataclasses import dataclass

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")

LOCAL_SIGN, CENTRAL_SIGN, END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
MAX_SIZE = 2 * 1024**3 - 1  # of the whole file: fits FAT32 and 32-bit programs
MAX_ENTRIES = 2000

_VERSION, _FIRST_DAY = 20, 0x0021  # zip 2.0; 1980-01-01


@dataclass(frozen=True)
class Entry:
    """One file of an archive as its directory describes it."""

    name: str
    size: int
    crc: int
    offset: int  # of the local header

    @property
    def data_offset(self) -> int:
        return self.offset + LOCAL.size + len(self.name)


def local_header(entry: Entry) -> bytes:
    fixed = LOCAL.pack(LOCAL_SIGN, _VERSION, 0, 0, 0, _FIRST_DAY, entry.crc, entry.size, entry.size, len(entry.name), 0)
    return fixed + entry.name.encode("ascii")


def central_header(entry: Entry) -> bytes:
    fixed = CENTRAL.pack(
        CENTRAL_SIGN,
        *(_VERSION, _VERSION, 0, 0, 0, _FIRST_DAY),
        *(entry.crc, entry.size, entry.size, len(entry.name)),
        *(0, 0, 0, 0, 0, entry.offset),
    )
    return fixed + entry.name.encode("ascii")


def end_record(count: int, directory_size: int, directory_offset: int) -> bytes:
    return END.pack(END_SIGN, 0, 0, count, count, directory_size, directory_offset, 0)


def lay_out(files: list[tuple[str, int]]) -> list[Entry]:
    """Where each file (name, size) of a canonical archive lies; the checksums are not known yet."""
    entries, offset = [], 0
    for name, size in files:
        entries.append(Entry(name, size, 0, offset))
        offset = entries[-1].data_offset + size
    return entries


def total_size(entries: list[Entry]) -> int:
    """Bytes of the whole canonical archive."""
    body = entries[-1].data_offset + entries[-1].size if entries else 0
    return body + sum(CENTRAL.size + len(entry.name) for entry in entries) + END.size
