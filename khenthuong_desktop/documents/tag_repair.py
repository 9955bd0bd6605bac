"""Makes tags whole again that Word has split into runs or written with its own quotation marks and spaces.

Word cuts the text of a tag wherever spelling, an editing session or a letter in bold begins, and puts curved quotation
marks, hard spaces and invisible signs into it. The whole tag goes into the run in which it begins.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from khenthuong_desktop.documents.tag_places import is_filled

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN = _W + "r"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_GAP = f"[{_INVISIBLE}]*"
_TAG = re.compile(
    rf"\{{{_GAP}\{{.*?\}}{_GAP}\}}|\{{{_GAP}%.*?%{_GAP}\}}|\{{{_GAP}#.*?#{_GAP}\}}",
    re.DOTALL,
)
_STANDS_FOR = {_W + "t": None, _W + "tab": " ", _W + "br": " ", _W + "cr": " ", _W + "noBreakHyphen": "-"}
_PLAIN = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("‐‑–—−", "-"))


@dataclass
class _Piece:
    """A stretch of a paragraph's text: the text of a run, or a tab or break inside a tag."""

    element: etree._Element
    text: str
    start: int


def mended(parts: dict[str, bytes]) -> tuple[dict[str, bytes], int]:
    """The parts with every tag in one run and in plain signs, and how many were not; others keep their bytes."""
    found, count = dict(parts), 0
    for name, content in parts.items():
        if is_filled(name) and b"{" in content:
            found[name], here = _mended_part(name, content)
            count += here
    return found, count


def _mended_part(name: str, content: bytes) -> tuple[bytes, int]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    if name.startswith("docProps/"):
        count = sum(_mend([_Piece(leaf, leaf.text, 0)]) for leaf in root.iter() if leaf.text and not len(leaf))
    else:
        count = sum(map(_mend, _paragraphs(root)))
    if not count:
        return content, 0
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), count


def _paragraphs(root: etree._Element) -> Iterable[list[_Piece]]:
    """The text of each paragraph without that of text boxes in it."""
    found: dict[etree._Element, list[_Piece]] = {}
    for element in root.iter(*_STANDS_FOR):
        paragraph = next(element.iterancestors(_W + "p"), None)
        if paragraph is None or element.getparent().tag != _RUN:
            continue
        pieces = found.setdefault(paragraph, [])
        end = pieces[-1].start + len(pieces[-1].text) if pieces else 0
        pieces.append(_Piece(element, _STANDS_FOR[str(element.tag)] or element.text or "", end))
    return found.values()


def _mend(pieces: list[_Piece]) -> int:
    """Mend the tags of one paragraph; how many needed it."""
    count = 0
    starts = [piece.start for piece in pieces]
    for found in reversed(list(_TAG.finditer("".join(piece.text for piece in pieces)))):
        plain, (first, last) = _plain(found.group(0)), found.span()
        near = pieces[bisect_right(starts, first) - 1 : bisect_left(starts, last)]
        touched = [piece for piece in near if first < piece.start + len(piece.text)]
        if len(touched) == 1 and plain == found.group(0):
            continue
        count += 1
        for piece in touched:
            tag = plain if piece is touched[0] else ""
            _write(piece, piece.text[: max(first - piece.start, 0)] + tag + piece.text[last - piece.start :])
    return count


def _write(piece: _Piece, text: str) -> None:
    """Give a piece another text; a run that has nothing left goes."""
    piece.text = text
    element, run = piece.element, piece.element.getparent()
    if run is None or run.tag != _RUN:  # a property of the document
        element.text = text
    elif text:
        element.text = text
        element.set(_SPACE, "preserve")
    else:
        run.remove(element)
        holder = run.getparent()
        if holder is not None and all(child.tag == _W + "rPr" for child in run):
            holder.remove(run)


def _plain(tag: str) -> str:
    """A tag as the program reads it: without invisible signs, with plain quotation marks, dashes and spaces."""
    seen = "".join(" " if sign.isspace() else sign for sign in re.sub(f"[{_INVISIBLE}]", "", tag))
    return seen if seen.startswith("{#") else seen.translate(_PLAIN)
