"""Checks a Word template as a whole: every fault at once, in every part, with its place and the nearest valid field."""

import re
from pathlib import Path

from docxtpl import DocxTemplate

from khenthuong_desktop.documents.package import dangers, read_package
from khenthuong_desktop.documents.shape import Shape
from khenthuong_desktop.documents.tags import Fault, read_tags

_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/core\.xml")
_MARKUP = re.compile(r"<[^>]*>")
# Loops over columns, rich text and sub-documents need more than plain values.
_UNSUPPORTED = re.compile(r"\{[%#{]tc\s[^}]*\}|\{\{(?:r|p|tr)\s[^}]*\}\}")
_OPENINGS = ("{{", "{%", "{#")


def joined_source(content: bytes) -> str:
    """A part with tags that Word has split into several runs joined again (the rules of docxtpl)."""
    return str(DocxTemplate.patch_xml(None, content.decode("utf-8")))


def is_filled(part: str) -> bool:
    """True for the parts whose tags are filled in."""
    return _FILLED.fullmatch(part) is not None


def check_parts(parts: dict[str, bytes], fields: Shape) -> tuple[list[Fault], set[str]]:
    """Faults of all parts of a template, and the fields that it uses; a dangerous file is not read further."""
    faults = [Fault(danger.code, danger.part, tag=danger.found) for danger in dangers(parts)]
    used: set[str] = set()
    if faults:
        return faults, used
    for name, content in parts.items():
        if not name.endswith(".xml"):
            continue
        source = joined_source(content)
        if is_filled(name):
            found, fields_used = read_tags(name, source, fields)
            unsupported = _UNSUPPORTED.findall(_MARKUP.sub("", content.decode("utf-8")))
            faults += found + [Fault("forbidden_tag", name, tag=tag) for tag in unsupported]
            used |= fields_used
        elif any(mark in source for mark in _OPENINGS):
            faults.append(Fault("tag_out_of_place", name))
    return faults, used


def check_template(path: Path, fields: Shape) -> list[Fault]:
    """Every fault of a template file; empty when it can be filled."""
    return check_parts(read_package(path), fields)[0]
