"""What an electronic copy of a paper document is: version of the PDF, and colour, sharpness and size of its pages.

Only what the file says of itself: pages that are pictures are measured, pages with letters have no sharpness.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khenthuong_desktop.documents.torn_pdf import torn_pdf_errors
from khenthuong_desktop.errors import FileEncrypted, FileUnreadable
from khenthuong_desktop.files import need_file
from khenthuong_desktop.messages import say

_LEAST_VERSION = (1, 4)
_LEAST_DPI = 200
_ROUNDING = 0.98  # scanners round sizes of pages
_A4_POINTS = (595.3, 841.9)
_TOUCH = 12.0  # points by which a page may differ from A4
_MOST_PAGES = 100
_MOST_CONTENT = 50_000  # packed bytes; a scanned page needs a few hundred
_MOST_DEPTH = 30
_HEAD = 1024  # bytes in which "%PDF-" has to stand
_PLACED = re.compile(rb"((?:-?[\d.]+\s+){6})cm\s+/(\S+)\s+Do")


@dataclass(frozen=True)
class CopyFault:
    """What is wrong with a copy and on which page (0: the whole file)."""

    page: int
    found: str


def copy_faults(path: Path) -> list[CopyFault]:
    """Departures of a PDF file from what the decree asks of a copy; raises the known file errors."""
    with opened_pdf(path) as reader:
        return list(_faults(reader))


@contextmanager
def opened_pdf(path: Path) -> Iterator[Any]:
    """A reader of the file; what goes wrong in it comes out as the known file errors."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    need_file(path)
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(_HEAD):
            raise FileUnreadable(path, "not_pdf")
        try:
            reader = PdfFileReader(file, strict=False)
            if reader.encrypted:
                raise FileEncrypted(path)
            yield reader
        except torn_pdf_errors() as error:
            raise FileUnreadable(path, "not_pdf") from error


def _faults(reader: Any) -> Iterator[CopyFault]:
    version = tuple(reader.input_version)
    if version < _LEAST_VERSION:
        yield CopyFault(0, say("format_check", "pdf_version", version=".".join(map(str, version))))
    for number, page in enumerate(pages_of(reader), 1):
        if number > _MOST_PAGES:
            return
        left, bottom, right, top = (float(edge) for edge in page["/MediaBox"])
        size = sorted((abs(right - left), abs(top - bottom)))
        if any(abs(given - due) > _TOUCH for given, due in zip(size, _A4_POINTS, strict=True)):
            millimetres = " × ".join(f"{side * 25.4 / 72:.0f}" for side in size)
            yield CopyFault(number, say("format_check", "pdf_page_size", size=millimetres))
        yield from _picture_faults(number, page, abs(right - left) * abs(top - bottom), size)


def pages_of(reader: Any) -> Iterator[dict[str, Any]]:
    """Every page, with what it inherits."""
    return _pages(reader.root["/Pages"], {}, 0)


def _pages(node: Any, inherited: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    """Every page with what it inherits from the nodes above it."""
    known = {**inherited, **{key: node[key] for key in ("/MediaBox", "/Resources", "/Contents") if key in node}}
    if "/Kids" not in node:
        yield known
    elif depth < _MOST_DEPTH:
        for kid in node["/Kids"]:
            yield from _pages(kid.get_object(), known, depth + 1)


def _picture_faults(number: int, page: dict[str, Any], area: float, size: list[float]) -> Iterator[CopyFault]:
    """A page that is one picture: how sharp it is and whether it has colours."""
    resources = page.get("/Resources") or {}
    pictures = {
        str(name).lstrip("/"): item
        for name, link in (resources.get("/XObject") or {}).items()
        if (item := link.get_object() if hasattr(link, "get_object") else link).get("/Subtype") == "/Image"
    }
    if len(pictures) != 1:
        return
    ((name, picture),) = pictures.items()
    width, height = _placed(page, name) or size
    if not width * height or width * height < area / 2:  # a logo or a stamp among letters
        return
    long, short = max(picture["/Width"], picture["/Height"]), min(picture["/Width"], picture["/Height"])
    dpi = min(long / max(width, height), short / min(width, height)) * 72
    if dpi < _LEAST_DPI * _ROUNDING:
        yield CopyFault(number, say("format_check", "pdf_dpi", dpi=f"{dpi:.0f}"))
    if not _has_colours(picture):
        yield CopyFault(number, say("format_check", "pdf_grey"))


def _placed(page: dict[str, Any], name: str) -> tuple[float, float] | None:
    """Width and height in points at which the page shows a picture, where its content says so plainly."""
    contents: Any = page.get("/Contents", [])
    contents = contents.get_object() if hasattr(contents, "get_object") else contents
    streams = [item.get_object() for item in contents] if isinstance(contents, list) else [contents]
    for stream in streams:
        if len(stream.encoded_data) > _MOST_CONTENT:
            continue
        for numbers, shown in _PLACED.findall(stream.data):
            if shown.decode("latin-1") == name:
                a, b, c, d = (float(part) for part in numbers.split()[:4])
                width, height = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
                if width > 1 and height > 1:
                    return width, height
    return None


def _has_colours(picture: Any) -> bool:
    """Whether a picture can hold colours: not one of black and white or of greys."""
    if picture.get("/ImageMask") or picture.get("/BitsPerComponent") == 1:
        return False
    space = picture.get("/ColorSpace")
    space = space.get_object() if hasattr(space, "get_object") else space
    if isinstance(space, list) and str(space[0]) == "/ICCBased":
        return int(space[1].get_object().get("/N", 3)) != 1
    return str(space[0] if isinstance(space, list) else space) not in ("/DeviceGray", "/CalGray")
