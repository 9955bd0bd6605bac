"""The parts of a zipped workbook in UTF-8 and under the names that programs give them, where the reader seeks them."""

import codecs
import re
import zipfile
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

from khenthuong_desktop.spreadsheets.files.file_kinds import folded

_WIDE = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\x00": "utf-16-le",
    b"\x00<": "utf-16-be",
}
_DECLARED = re.compile(r"""(<\?xml[^<>]*?\sencoding\s*=\s*)["'][^"'<>]*["']""")
_NO_LETTER = re.compile(rb"_xFFF[EF]_")
_START = "_rels/.rels"
_USUAL = {"officeDocument": "xl/workbook.xml", "sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}


def in_utf8(part: bytes) -> bytes:
    """XML that is written in wide characters, in which no pattern finds anything, as UTF-8. Raises ValueError."""
    encoding = _WIDE.get(part[:2])
    if encoding is None or part[2:4] == b"\x00\x00":
        return part
    return _DECLARED.sub(r'\1"UTF-8"', part.decode(encoding), count=1).encode()


def without_no_letters(part: bytes) -> bytes:
    """XML without what some programs write for U+FFFE and U+FFFF, which are no letters: readers would show it."""
    return _NO_LETTER.sub(b"", part) if b"_xFFF" in part else part


def packed(parts: dict[str, bytes]) -> bytes:
    """A workbook of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def under_usual_names(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The same parts where none has another name or is led to in a roundabout way."""
    try:
        return _renamed(parts)
    except (ElementTree.ParseError, LookupError):  # readers that go by the usual names do without these links
        return parts


def _renamed(parts: dict[str, bytes]) -> dict[str, bytes]:
    names = {folded(name): name for name in parts}
    start = ElementTree.fromstring(parts[names[_START]])
    book = next((target for link in start if _kind(link) == "officeDocument" and (target := _target(link, ""))), "")
    of_book = names[_links_of(book)]
    links = ElementTree.fromstring(parts[of_book])
    inside = [link for link in links if link.get("TargetMode") != "External"]
    usual = {book: _USUAL["officeDocument"], _links_of(book): _links_of(_USUAL["officeDocument"])}
    usual |= {target: _usual(_kind(link), target) for link in inside if (target := _target(link, book))}
    usual = {old: new for old, new in usual.items() if old in names and old != folded(new)}
    if not usual and all(normpath(link.get("Target", "")) == link.get("Target") for link in inside):
        return parts
    if any(folded(new) in names for new in usual.values()):
        return parts  # what has the usual name is another part
    for source, its_links in (("", start), (book, inside)):
        for link in its_links:
            target = _target(link, source)
            link.set("Target", "/" + usual.get(target, names.get(target, target)))
    parts = parts | {names[_START]: ElementTree.tostring(start), of_book: ElementTree.tostring(links)}
    return {usual.get(folded(name), name): part for name, part in parts.items()}


def _usual(kind: str, target: str) -> str:
    return _USUAL.get(kind, target if target.startswith("xl/") else f"xl/{target}")


def _kind(link: ElementTree.Element) -> str:
    return link.get("Type", "").rpartition("/")[2]


def _target(link: ElementTree.Element, source: str) -> str:
    """The folded name of the part that a link of ``source`` leads to; some programs write it from the root on."""
    target = folded(link.get("Target", ""))
    is_whole = target.startswith("/") or (target.startswith("xl/") and dirname(source) == "xl")
    return normpath(target if is_whole else join(dirname(source), target)).lstrip("/")


def _links_of(name: str) -> str:
    folder, _, own = name.rpartition("/")
    return join(folder, "_rels", f"{own}.rels")
