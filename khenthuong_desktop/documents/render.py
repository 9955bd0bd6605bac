"""Fills a Word template: strict, escaped, sandboxed, the same bytes for the same input, re-opened and verified.

The rules of docxtpl, compiled once per template: joining the tags and compiling are most of its time, and both
depend on the template only. ``tests/unit/documents/test_render.py`` compares the result with docxtpl's.
"""

import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers import expat

from jinja2 import StrictUndefined, TemplateError, pass_context
from jinja2 import Template as CompiledPart
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from khenthuong_desktop.documents.drawn_lines import fit_drawn_lines
from khenthuong_desktop.documents.expressions import FILTERS
from khenthuong_desktop.documents.fields import DocumentFields, missing
from khenthuong_desktop.documents.package import packed, read_package
from khenthuong_desktop.documents.shape import shape_of
from khenthuong_desktop.documents.tag_places import is_filled
from khenthuong_desktop.documents.template_check import check_parts, joined_source
from khenthuong_desktop.documents.wording import printable
from khenthuong_desktop.errors import FieldsMissing, TemplateFaulty
from khenthuong_desktop.messages import say


@dataclass(frozen=True)
class Template:
    """A checked template: a package of the parts that never change, and the compiled other ones."""

    package: bytes
    compiled: Mapping[str, CompiledPart]


@pass_context
def _remember(context: Context, value: object) -> object:
    """Keeps what the template prints, so that the finished file can be searched for it."""
    context["_printed"].append(str(value))
    return value


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_remember)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def load_template(path: Path, record: type) -> Template:
    """The template, checked and compiled, from memory when the file has not changed."""
    facts = path.stat() if path.is_file() else None
    return _load(path, record, facts.st_mtime_ns if facts else 0, facts.st_size if facts else 0)


@lru_cache(maxsize=32)
def _load(path: Path, record: type, modified: int, size: int) -> Template:
    checked = check_parts(read_package(path), shape_of(record))
    if checked.faults:
        raise TemplateFaulty(path.name, [fault.sentence for fault in checked.faults])
    parts = checked.parts
    environment = _environment()
    compiled = {
        name: environment.from_string(joined_source(content))
        for name, content in parts.items()
        if is_filled(name) and (b"{" in content)
    }
    fixed = {name: content for name, content in parts.items() if name not in compiled}
    return Template(packed(fixed), compiled)


def as_context(part: Any) -> Any:
    """Plain text, numbers, lists and dictionaries of a fields dataclass; nothing else ever reaches a template."""
    if is_dataclass(part):
        return {field.name: as_context(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, tuple):
        return [as_context(item) for item in part]
    if isinstance(part, str):
        return printable(part)
    if isinstance(part, int):
        return part
    raise TypeError(f"a document field cannot be {type(part).__name__}")


def render(template_path: Path, filled: DocumentFields) -> bytes:
    """The finished Word file; raises FieldsMissing or TemplateFaulty with everything that is wrong."""
    empty = missing(filled)
    if empty:
        raise FieldsMissing(type(filled).__name__, empty)
    template = load_template(template_path, type(filled))
    printed: list[str] = []
    context = {**as_context(filled), "_printed": printed}
    try:
        made = {name: fit_drawn_lines(part.render(context)) for name, part in template.compiled.items()}
    except TemplateError as error:  # the third item of a list of two
        raise TemplateFaulty(template_path.name, [say("documents", "not_there", found=error)]) from error
    document = packed(made, template.package)
    _verify(template_path, document, template.compiled, printed)
    return document


def _verify(template_path: Path, document: bytes, names: Collection[str], printed: list[str]) -> None:
    """Re-opens the file: every part is sound XML and everything printed stands in the text."""
    chunks: list[str] = []
    with zipfile.ZipFile(BytesIO(document)) as package:
        for name in names:
            parser = expat.ParserCreate()
            parser.buffer_text = True
            parser.CharacterDataHandler = chunks.append
            parser.Parse(package.read(name), True)
    text = "".join(chunks)
    lost = [value for value in set(printed) if value not in text]
    if lost:
        raise TemplateFaulty(template_path.name, [say("documents", "lost_values", values=", ".join(lost))])
