"""Fills a Word template: strict, escaped, sandboxed, the same bytes for the same input, re-opened and verified.

The rules of docxtpl, compiled once per template: joining the tags and compiling are most of its time, and both
depend on the template only. ``tests/unit/documents/test_render.py`` compares the result with docxtpl's.
"""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError, pass_context
from jinja2 import Template as CompiledPart
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from khenthuong_desktop.documents.drawn_lines import fit_drawn_lines
from khenthuong_desktop.documents.expressions import FILTERS
from khenthuong_desktop.documents.fields import DocumentFields, read_fields
from khenthuong_desktop.documents.package import Base, base_of, completed, read_after, read_package
from khenthuong_desktop.documents.shape import shape_of
from khenthuong_desktop.documents.template_check import check_parts
from khenthuong_desktop.documents.wording import printable
from khenthuong_desktop.errors import FieldsMissing, FileMissing, TemplateFaulty
from khenthuong_desktop.messages import say


@dataclass(frozen=True)
class Template:
    """A checked template: the parts that never change, packed, and the compiled other ones."""

    base: Base
    compiled: Mapping[str, CompiledPart]


@pass_context
def _written(context: Context, value: object) -> str:
    """A printed value, escaped; kept, so that the finished file can be searched for it."""
    written = str(value)
    if "&" in written or "<" in written or ">" in written or '"' in written or "'" in written:  # few have one of them
        written = html.escape(written)
    context.parent["_printed"].append(written)
    return written


class _Sandbox(ImmutableSandboxedEnvironment):
    """Looks into dictionaries first: all records are such, and a field may be called as one of their methods."""

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def _environment() -> _Sandbox:
    # Autoescape would trust a value that calls itself safe; what is finalized is escaped whatever it is.
    environment = _Sandbox(autoescape=False, undefined=StrictUndefined, finalize=_written)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def load_template(path: Path, record: type) -> Template:
    """The template, checked and compiled, from memory when the file has not changed."""
    try:
        facts = path.stat()
    except OSError as error:
        raise FileMissing(path) from error
    return _load(path, record, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=64)
def _load(path: Path, record: type, modified: int, size: int) -> Template:
    checked = check_parts(read_package(path), shape_of(record))
    if checked.faults:
        raise TemplateFaulty(path.name, [fault.sentence for fault in checked.faults])
    environment = _environment()
    for tree in checked.trees.values():
        tree.set_environment(environment)
    compiled = {name: environment.from_string(tree) for name, tree in checked.trees.items()}
    fixed = {name: content for name, content in checked.parts.items() if name not in compiled}
    return Template(base_of(fixed), compiled)


def as_context(filled: DocumentFields) -> dict[str, Any]:
    """Plain text, numbers, lists and dictionaries of a fields dataclass; nothing else ever reaches a template."""
    return read_fields(filled, printable)[0]


def render(template_path: Path, filled: DocumentFields) -> bytes:
    """The finished Word file, opened again and read; raises FieldsMissing or TemplateFaulty with all that is wrong.

    That each part is sound XML is proven once for its template: what stands between two tags is whole
    (``crosses_structure``), and values are escaped.
    """
    context, empty = read_fields(filled, printable)
    if empty:
        raise FieldsMissing(type(filled).__name__, empty)
    template = load_template(template_path, type(filled))
    made: dict[str, bytes] = {}
    lost: list[str] = []
    for name, compiled in template.compiled.items():
        printed: list[str] = []
        try:
            part = fit_drawn_lines(compiled.render({**context, "_printed": printed}))
        except TemplateError as error:  # the third item of a list of two
            raise TemplateFaulty(template_path.name, [say("documents", "not_there", found=error)]) from error
        lost += _lost(part, printed)
        made[name] = part.encode()
    if lost:
        raise TemplateFaulty(template_path.name, [say("documents", "lost_values", values=", ".join(lost))])
    document = completed(template.base, made)
    if read_after(template.base, document) != made:
        raise AssertionError("written, but not read back")
    return document


def _lost(part: str, printed: Sequence[str]) -> Iterator[str]:
    """Each printed value that does not stand in the part, in its order."""
    place = 0
    for value in printed:
        found = part.find(value, place)
        if found < 0:
            yield html.unescape(value)
        else:
            place = found + len(value)
