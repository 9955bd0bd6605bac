"""The face of a picture of a signature or seal: is it a transparent PNG, and what colour is its ink."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_MAGIC = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}
_PIXELS_LOOKED_AT = 60_000
_STRONG = 40  # how far a colour stands out from the others
_PAPER = 600  # a pixel as light as this is not ink (sum of the three colours)


@dataclass(frozen=True)
class Ink:
    """What a picture is made of; the colour is "" when it cannot be told."""

    png: bool
    transparent: bool
    colour: str


def look_at(content: bytes) -> Ink:
    """Looks at the first rows of a PNG; any other picture is only told to be no PNG."""
    if not content.startswith(_MAGIC) or len(content) < 33:
        return Ink(png=False, transparent=False, colour="")
    width, _height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", content[16:29])
    chunks = list(_chunks(content))
    transparent = kind in (4, 6) or any(name == b"tRNS" for name, _ in chunks)
    colour = ""
    if kind in (2, 6) and depth == 8 and not interlaced:
        data = b"".join(body for name, body in chunks if name == b"IDAT")
        colour = _colour(_pixels(data, width, _CHANNELS[kind]))
    return Ink(png=True, transparent=transparent, colour=colour)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_MAGIC)
    while place + 8 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        yield content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        place += length + 12


def _pixels(data: bytes, width: int, channels: int) -> Iterator[bytes]:
    stride = width * channels
    try:
        raw = zlib.decompressobj().decompress(data, (stride + 1) * max(1, _PIXELS_LOOKED_AT // max(width, 1)))
    except zlib.error:
        return
    above = bytes(stride)
    for start in range(0, len(raw) - stride, stride + 1):
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + stride], above, channels)
        for place in range(0, stride, channels):
            yield above[place : place + channels]


def _unfiltered(kind: int, row: bytes, above: bytes, channels: int) -> bytes:
    """A row of pixels from its PNG filter (RFC 2083, section 6)."""
    out = bytearray(row)
    for place in range(len(out)):
        left = out[place - channels] if place >= channels else 0
        if kind == 1:
            out[place] = (out[place] + left) & 255
        elif kind == 2:
            out[place] = (out[place] + above[place]) & 255
        elif kind == 3:
            out[place] = (out[place] + (left + above[place]) // 2) & 255
        elif kind == 4:
            corner = above[place - channels] if place >= channels else 0
            out[place] = (out[place] + _paeth(left, above[place], corner)) & 255
    return bytes(out)


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def _colour(pixels: Iterator[bytes]) -> str:
    inked = [pixel for pixel in pixels if (len(pixel) < 4 or pixel[3] > 127) and sum(pixel[:3]) < _PAPER]
    if not inked:
        return ""
    red, green, blue = (sum(pixel[channel] for pixel in inked) / len(inked) for channel in range(3))
    if red - max(green, blue) > _STRONG:
        return "red"
    return "blue" if blue - red > _STRONG else "other"
