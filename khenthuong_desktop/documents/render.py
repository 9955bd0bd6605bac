"""Fills a Word template: strict, escaped, sandboxed, the same bytes for the same input, re-opened and verified.

The rules of docxtpl, compiled once per template: joining the tags and compiling are most of its time, and both
depend on the template only. What takes more than text docxtpl fills itself (``with_docxtpl``).
``tests/unit/documents/test_render.py`` compares the results of both.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Template as CompiledPart
from jinja2 import TemplateError

from khenthuong_desktop.documents.drawn_lines import fit_drawn_lines
from khenthuong_desktop.documents.fields import DocumentFields, read_fields
from khenthuong_desktop.documents.package import (
    Base,
    base_of,
    completed,
    packed,
    parts_of,
    read_after,
    read_package,
)
from khenthuong_desktop.documents.parts import COLUMNS
from khenthuong_desktop.documents.pictures import FILES, picture_beside
from khenthuong_desktop.documents.sandbox import PRINTED, sandbox
from khenthuong_desktop.documents.shape import template_shape
from khenthuong_desktop.documents.tag_places import holds_pictures
from khenthuong_desktop.documents.template_check import check_parts
from khenthuong_desktop.documents.wording import printable
from khenthuong_desktop.errors import FieldsMissing, FileMissing, TemplateFaulty
from khenthuong_desktop.messages import say


@dataclass(frozen=True)
class Template:
    """A checked template: the parts that never change, packed, and the compiled other ones.

    ``columns``: what it prints of what offices add to lists. ``beyond_text``: all parts of one whose body, headers
    and footers docxtpl fills.
    """

    base: Base
    compiled: Mapping[str, CompiledPart]
    columns: frozenset[str]
    beyond_text: Mapping[str, bytes] | None = None


def load_template(path: Path, record: type) -> Template:
    """The template, checked and compiled, from memory when the file has not changed."""
    try:
        facts = path.stat()
    except OSError as error:
        raise FileMissing(path) from error
    return _load(path, record, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=64)
def _load(path: Path, record: type, modified: int, size: int) -> Template:
    checked = check_parts(read_package(path), template_shape(record))
    if checked.faults:
        raise TemplateFaulty(path.name, [fault.sentence for fault in checked.faults])
    environment = sandbox()
    compiled = {}
    for name, tree in checked.trees.items():
        if not (checked.beyond_text and holds_pictures(name)):
            tree.set_environment(environment)
            compiled[name] = environment.from_string(tree)
    fixed = {name: content for name, content in checked.parts.items() if name not in checked.trees}
    columns = COLUMNS.intersection(path.rpartition(".")[2] for path in checked.used)
    return Template(base_of(fixed), compiled, columns, checked.parts if checked.beyond_text else None)


def as_context(filled: DocumentFields) -> dict[str, Any]:
    """Plain text, numbers, lists and dictionaries of a fields dataclass; nothing else ever reaches a template."""
    return read_fields(filled, printable)[0]


def as_printed(filled: DocumentFields, template_path: Path) -> dict[str, Any]:
    """The same without those columns of lists that the template does not print."""
    return read_fields(filled, printable, load_template(template_path, type(filled)).columns)[0]


def render(template_path: Path, filled: DocumentFields) -> bytes:
    """The finished Word file, opened again and read; raises FieldsMissing or TemplateFaulty with all that is wrong.

    That each part is sound XML is proven once for its template: what stands between two tags is whole
    (``crosses_structure``), and values are escaped.
    """
    template = load_template(template_path, type(filled))
    context, empty = read_fields(filled, printable, template.columns)
    if empty:
        raise FieldsMissing(type(filled).__name__, empty)
    try:
        made, lost = _filled(template, context)
        if template.beyond_text is None:
            document = completed(template.base, made)
            whole = read_after(template.base, document) == made
        else:
            parts, more = fill_beyond_text(template.beyond_text, template_path, type(filled), context, made)
            document, lost = packed(parts), [*lost, *more]
            whole = parts_of(document) == parts
    except TemplateError as error:  # the third item of a list of two
        raise TemplateFaulty(template_path.name, [say("documents", "not_there", found=error)]) from error
    if lost:
        raise TemplateFaulty(template_path.name, [say("documents", "lost_values", values=", ".join(lost))])
    if not whole:
        raise AssertionError("written, but not read back")
    return document


def fill_beyond_text(
    parts: Mapping[str, bytes], template_path: Path, record: type, context: Mapping[str, Any], made: Mapping[str, bytes]
) -> tuple[dict[str, bytes], list[str]]:
    """All parts of a document with pictures or loops over columns, and each printed value that is not in it."""
    from khenthuong_desktop.documents.with_docxtpl import NotFilled, fill  # few templates take it

    pictures = {name: picture_beside(template_path, name) for name in FILES}
    try:
        return fill(parts, record.__name__, {**context, **pictures}, made)
    except NotFilled as error:
        raise TemplateFaulty(template_path.name, [say("documents", "not_filled", found=error)]) from error


def _filled(template: Template, context: Mapping[str, Any]) -> tuple[dict[str, bytes], list[str]]:
    """Each compiled part, filled, and the printed values that are not in it."""
    made: dict[str, bytes] = {}
    lost: list[str] = []
    for name, compiled in template.compiled.items():
        printed: list[str] = []
        part = fit_drawn_lines(compiled.render({**context, PRINTED: printed}))
        lost += _lost(part, printed)
        made[name] = part.encode()
    return made, lost


def _lost(part: str, printed: Sequence[str]) -> list[str]:
    """Each printed value that does not stand in the part, in its order."""
    place, lost = 0, []
    for value in printed:
        found = part.find(value, place)
        if found < 0:
            lost.append(html.unescape(value))
        else:
            place = found + len(value)
    return lost
