"""Which fields of a document lack a value, and which stand open for a hand."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from khenthuong_desktop.documents.parts import DOTS


def is_required(field: Field[Any]) -> bool:
    """A field without a default must have a value."""
    return field.default is MISSING and field.default_factory is MISSING


def open_fields(context: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of a document's fields that stand as dotted lines, to be written in by hand."""
    return tuple(name for name, value in context.items() if value in (DOTS, [DOTS]))


def missing(filled: object) -> list[str]:
    """Every required field that is blank or empty, as ``people[2].name``."""
    return list(_missing(filled, ""))


def _missing(part: object, path: str) -> Iterator[str]:
    if isinstance(part, tuple):
        for place, item in enumerate(part):
            yield from _missing(item, f"{path}[{place}]") if is_dataclass(item) else _blank(item, f"{path}[{place}]")
    elif is_dataclass(part):
        for field in fields(part):
            value = getattr(part, field.name)
            inner = f"{path}.{field.name}" if path else field.name
            if is_required(field):
                yield from _blank(value, inner)
            yield from _missing(value, inner)


def _blank(value: object, path: str) -> Iterator[str]:
    if value is None or value == () or (isinstance(value, str) and not value.strip()):
        yield path
