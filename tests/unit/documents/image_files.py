"""Pictures made from nothing: sound ones of any size, and those that must stay out."""

import struct
import zlib


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(wide: int = 60, high: int = 80, *, told_wide: int = 0) -> bytes:
    """A red rectangle; ``told_wide`` is a width that it does not have."""
    header = struct.pack(">IIBBBBB", told_wide or wide, high, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xd0\x20\x20" * wide) * high)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def jpeg(wide: int = 60, high: int = 80) -> bytes:
    """As much of a JPEG as says how large it is."""
    application = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00"
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", high, wide) + b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    return b"\xff\xd8" + application + frame + b"\xff\xda\x00\x02\xff\xd9"


HOSTILE = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "svg_with_declaration": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg onload="x()">&a;</svg>',
    "emf": b"\x01\x00\x00\x00\x6c\x00\x00\x00" + bytes(32) + b" EMF" + bytes(60),
    "wmf": b"\xd7\xcd\xc6\x9a" + bytes(60),
    "html": b"<html><script>alert(1)</script></html>",
    "program": b"MZ" + bytes(200),
    "word_file": b"PK\x03\x04" + bytes(200),
    "gif": b"GIF89a" + bytes(40),
    "empty": b"",
    "signature_alone": b"\x89PNG\r\n\x1a\n",
    "cut_short": png()[:20],
    "cut_short_jpeg": jpeg()[:14],
    "jpeg_of_nothing": b"\xff\xd8\xff" + bytes(60),
    "no_width": png(0, 5),
    "no_height": png(5, 0),
    "as_wide_as_a_house": png(1, 1, told_wide=2_000_000_000),
    "many_points": png(1, 11_000, told_wide=11_000),
    "heavy": png() + bytes(5_000_001),
}
