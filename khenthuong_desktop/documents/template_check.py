"""Checks a Word template as a whole: every fault at once, in every part, with its place and the nearest valid field."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import nodes

from khenthuong_desktop.documents.dangers import dangers
from khenthuong_desktop.documents.joined_tags import joined_source
from khenthuong_desktop.documents.package import XML, read_package
from khenthuong_desktop.documents.pictures import FILES
from khenthuong_desktop.documents.shape import Shape
from khenthuong_desktop.documents.tag_places import holds_pictures, is_filled, tables_without_columns, tags_out_of_place
from khenthuong_desktop.documents.tag_repair import mended
from khenthuong_desktop.documents.tags import Fault, read_tags

_MARKUP = re.compile(r"<[^>]*>")
# Rich text, sub-documents and merged or coloured cells need more than plain values.
_UNSUPPORTED = re.compile(
    r"\{[#{]tc\s[^}]*\}|\{\{(?:r|p|tr)\s[^}]*\}\}|\{%r\s[^}]*\}|\{%\s*(?:colspan|cellbg|vm|hm)\b[^}]*\}"
)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_PAIRS = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
_EDGE = re.compile(r"\{[{%#]")
_HALF_TAG = re.compile(r"(?<!\{)\{\s*(\w[\w.]*)\s*\}(?!\})")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_PARAGRAPH_TAG = re.compile(r"\{%p\s.*?%\}")
_ROW_TAG = re.compile(r"\{%tr\s.*?%\}")
_CELL_TAG = re.compile(r"\{%tc\s.*?%\}")
_BODY = "word/document.xml"
_MOST_TEXT, _MOST_ELEMENTS, _MOST_TAGS = 4_000_000, 100_000, 2_000


def _blocks(element: str, xml: str) -> Iterator[tuple[str, str]]:
    """Each element of a part that has a brace and none of its like in it, and its text."""
    for block in _innermost(element).findall(xml):
        if "{" in block or "}" in block:
            yield block, html.unescape("".join(_TEXT.findall(block)))


@cache
def _innermost(element: str) -> re.Pattern[str]:
    name = f"w:{element}"
    return re.compile(rf"<{name}[ >][^<]*(?:<(?!{name}[ >]|/{name}>)[^<]*)*</{name}>")


def _scan_paragraphs(name: str, xml: str, fields: Shape) -> tuple[list[Fault], str]:
    """Tags left open at the end of their paragraph, half tags, and words that a paragraph or row tag would swallow.

    Gives back the part without the paragraphs of open tags, so that the rest can be checked all the same.
    """
    faults = []
    for block, text in _blocks("p", xml):
        if any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS):
            broken = _EDGE.search(text)
            faults.append(
                Fault("broken_tag", name, text.strip()[:200], text[broken.start() if broken else 0 :].strip()[:80])
            )
            xml = xml.replace(block, "", 1)
        for half in _HALF_TAG.finditer(_TAG.sub("", text)):
            if fields.member(half[1].partition(".")[0]):
                faults.append(Fault("half_tag", name, text.strip()[:200], half[0]))
    for element, tag in (("p", _PARAGRAPH_TAG), ("tr", _ROW_TAG), ("tc", _CELL_TAG)):
        for _, text in _blocks(element, xml):
            found = tag.search(text)
            if found and text.strip() != found.group(0):
                faults.append(Fault("swallowed", name, text.strip()[:200], found.group(0)))
    return faults, xml


@dataclass(frozen=True)
class Checked:
    """What a check came to: the faults, the fields used, the parts with split tags made whole, and how many were.

    ``trees``: the parts that are filled, as the engine reads them. ``beyond_text``: pictures, or loops over columns.
    """

    faults: list[Fault]
    used: set[str]
    parts: dict[str, bytes]
    trees: dict[str, nodes.Template] = field(default_factory=dict)
    mended: int = 0
    beyond_text: bool = False


def _too_much(parts: dict[str, bytes]) -> Iterator[Fault]:
    """The part with most in it, when all parts together have more text, elements or tags than a template ever has."""
    xml = {name: content for name, content in parts.items() if name.lower().endswith(XML)}
    sizes = {name: len(content) for name, content in xml.items()}
    elements = {name: content.count(b"<") - content.count(b"</") for name, content in xml.items()}
    braces = {name: content.count(b"{") for name, content in xml.items() if is_filled(name)}
    for counts, most in ((sizes, _MOST_TEXT), (elements, _MOST_ELEMENTS), (braces, 2 * _MOST_TAGS)):
        if sum(counts.values()) > most:
            yield Fault("too_much", max(counts, key=counts.__getitem__))


def check_parts(parts: dict[str, bytes], fields: Shape) -> Checked:
    """Checks all parts of a template; a dangerous file is not read further."""
    faults = list(_too_much(parts))
    if faults:
        return Checked(faults, set(), parts)
    faults = [Fault(danger.code, danger.part, tag=danger.found) for danger in dangers(parts)]
    used: set[str] = set()
    if faults:
        return Checked(faults, used, parts)
    # What has been hidden must be found before it is made whole.
    for name, content in parts.items():
        if is_filled(name):
            faults += [Fault("tag_misplaced", name, tag=tag) for tag in tags_out_of_place(name, content)]
    parts, count = mended(parts)
    trees: dict[str, nodes.Template] = {}
    beyond_text = False
    for name, content in parts.items():
        if not (b"{" in content or b"}" in content) or not name.lower().endswith(XML):
            continue
        if is_filled(name):
            faults_here, sound = _scan_paragraphs(name, content.decode("utf-8"), fields)
            found, fields_used, tree = read_tags(name, joined_source(sound.encode()), fields)
            if tree is not None:
                trees[name] = tree
            text = _MARKUP.sub("", sound)
            unsupported = [Fault("forbidden_tag", name, tag=tag) for tag in _UNSUPPORTED.findall(text)]
            faults += faults_here + found + unsupported
            if fields_used & FILES.keys() and not holds_pictures(name):
                faults.append(Fault("picture_misplaced", name))
            used |= fields_used
            beyond_text |= bool(fields_used & FILES.keys() or _CELL_TAG.search(text))
        elif any(opening in joined_source(content) for opening, _ in _PAIRS):
            faults.append(Fault("tag_out_of_place", name))
    if beyond_text and not faults:  # what fills them then counts the columns of every table
        faults += [
            Fault("no_columns", name) for name, content in parts.items() if tables_without_columns(name, content)
        ]
    if not faults and not any(text.strip() for text in _TEXT.findall(parts[_BODY].decode("utf-8"))):
        faults.append(Fault("no_text", _BODY))
    return Checked(faults, used, parts, trees, count, beyond_text)


def check_template(path: Path, fields: Shape) -> list[Fault]:
    """Every fault of a template file; empty when it can be filled."""
    return check_parts(read_package(path), fields).faults
