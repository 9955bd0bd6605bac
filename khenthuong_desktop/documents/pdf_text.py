"""The letters of a PDF file in the order in which they are drawn: what its fonts say they are; pictures say nothing."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from khenthuong_desktop.documents.format_check.pdf_copies import opened_pdf, pages_of

_MOST_PAGES = 5  # organ, number and signer of our papers stand on the first ones
_MOST_CONTENT = 2_000_000  # packed bytes of a page
_TOKEN = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]+)\s+[-\d.]+\s+Tf|<(?P<hex>[0-9A-Fa-f\s]*)>|\((?P<plain>(?:\\.|[^\\()])*)\)", re.DOTALL
)
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[([^\]]*)\])")
_WIDEST = 65_536  # codes of one range
_Font = tuple[int, Mapping[int, str]]  # bytes of a code, and what each code means


def pdf_text(path: Path) -> str:
    """What stands on the first pages; "" of a scan and of fonts that do not tell. Raises the known file errors."""
    with opened_pdf(path) as reader:
        pages = (page for page, _ in zip(pages_of(reader), range(_MOST_PAGES), strict=False))
        return "\n".join("".join(_letters(page)) for page in pages)


def _letters(page: Mapping[str, Any]) -> Iterator[str]:
    named = _object(_object(page.get("/Resources") or {}).get("/Font") or {})
    fonts = {name.lstrip("/").encode("latin-1"): _font(_object(link)) for name, link in named.items()}
    silent: _Font = (1, {})
    width, meanings = silent
    for token in _TOKEN.finditer(_content(page)):
        if token["font"] is not None:
            width, meanings = fonts.get(token["font"], silent)
        elif token["hex"] is not None:
            codes = bytes.fromhex(_even(token["hex"]))
            yield from _meant(codes, width, meanings)
        elif meanings and b"\\" not in token["plain"]:
            yield from _meant(token["plain"], width, meanings)


def _meant(codes: bytes, width: int, meanings: Mapping[int, str]) -> Iterator[str]:
    for start in range(0, len(codes), width):
        yield meanings.get(int.from_bytes(codes[start : start + width]), "")


def _content(page: Mapping[str, Any]) -> bytes:
    contents = _object(page.get("/Contents", []))
    streams = [_object(item) for item in contents] if isinstance(contents, list) else [contents]
    return b"\n".join(stream.data for stream in streams if len(stream.encoded_data) <= _MOST_CONTENT)


def _font(font: Any) -> _Font:
    """Its table from codes to letters; a font without one tells nothing."""
    table = _object(font.get("/ToUnicode"))
    meanings: dict[int, str] = {}
    for kind, body in _SECTION.findall(table.data) if table is not None else ():
        meanings.update(_pairs(body) if kind == b"char" else _ranges(body))
    return 2 if font.get("/Subtype") == "/Type0" else 1, meanings


def _pairs(body: bytes) -> Iterator[tuple[int, str]]:
    return ((int(code, 16), _decoded(letters)) for code, letters in _PAIR.findall(body))


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for first, last, start, listed in _RANGE.findall(body):
        codes = range(int(first, 16), min(int(last, 16), int(first, 16) + _WIDEST) + 1)
        if listed:
            yield from zip(codes, map(_decoded, re.findall(rb"<([0-9A-Fa-f\s]+)>", listed)), strict=False)
        else:
            letters = _decoded(start)
            yield from ((code, letters[:-1] + chr(ord(letters[-1]) + n)) for n, code in enumerate(codes) if letters)


def _decoded(letters: bytes) -> str:
    return bytes.fromhex(_even(letters)).decode("utf-16-be", "ignore")


def _even(figures: bytes) -> str:
    joined = b"".join(figures.split()).decode("ascii")
    return joined + "0" * (len(joined) % 2)


def _object(link: Any) -> Any:
    return link.get_object() if hasattr(link, "get_object") else link
