"""A paper made once more from its recorded fields, with every printed value marked by the field it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khenthuong_desktop.documents.catalogue import DocumentKind
from khenthuong_desktop.documents.reading_back.lines import CLOSED, NAMED, OPENED, TextLine, lines_of
from khenthuong_desktop.documents.render import fill_beyond_text, load_template
from khenthuong_desktop.documents.sandbox import PRINTED
from khenthuong_desktop.documents.tag_places import holds_pictures


@dataclass(frozen=True)
class Marked:
    """The lines as they were made; spans count ``fields``: paths like ``results[2].name`` with their values."""

    body: list[TextLine]
    edges: list[TextLine]
    fields: tuple[tuple[str, str], ...]


class _Text(str):
    __slots__ = ("number",)
    number: int

    def __str__(self) -> str:
        return f"{OPENED}{self.number}{NAMED}{str.__str__(self)}{CLOSED}"


class _Figure(int):
    number: int

    def __str__(self) -> str:
        return f"{OPENED}{self.number}{NAMED}{int.__repr__(self)}{CLOSED}"


def marked(kind: DocumentKind, template: Path, fields: Mapping[str, Any], pictures: Path | None = None) -> Marked:
    """The paper as ``fields`` make it; ``pictures`` is the folder of the unit's, where that is not the template's own.

    Raises TemplateFaulty, FieldsMissing or PictureRefused for the unit's picture, jinja's own TemplateError when the
    template prints what was not recorded.
    """
    parts, paths = marked_parts(kind, template, fields, pictures)
    body, edges = lines_of(parts)
    return Marked(body, edges, paths)


def marked_parts(
    kind: DocumentKind, template: Path, fields: Mapping[str, Any], pictures: Path | None = None
) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The filled parts of the paper with the number of its field around each printed value, and the fields."""
    paths: list[tuple[str, str]] = []
    context = _marks(dict(fields), "", paths)
    loaded = load_template(template, kind.record)
    parts = {name: part.render({**context, PRINTED: []}) for name, part in loaded.compiled.items()}
    if loaded.beyond_text is not None:
        beside = (pictures or template.parent) / template.name
        made = {name: part.encode() for name, part in parts.items()}
        whole, _lost = fill_beyond_text(loaded.beyond_text, beside, kind.record, context, made)
        parts |= {name: content.decode() for name, content in whole.items() if holds_pictures(name)}
    return parts, tuple(paths)


def _marks(part: Any, path: str, paths: list[tuple[str, str]]) -> Any:
    if isinstance(part, dict):
        return {name: _marks(value, f"{path}.{name}" if path else name, paths) for name, value in part.items()}
    if isinstance(part, list):
        return [_marks(value, f"{path}[{place}]", paths) for place, value in enumerate(part)]
    value: _Text | _Figure = _Figure(part) if isinstance(part, int) else _Text(part)
    value.number = len(paths)
    paths.append((path, str(part)))
    return value
