"""Which fields of a document lack a value, and which stand open for a hand."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
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
    found: list[str] = []
    _look_in(filled, "", found)
    return found


def _look_in(record: Any, path: str, found: list[str]) -> None:
    for name, required in _fields_of(record.__class__):
        value = getattr(record, name)
        if required and _is_blank(value):
            found.append(f"{path}{name}")
        if isinstance(value, tuple):
            for place, item in enumerate(value):
                if _fields_of(item.__class__):
                    _look_in(item, f"{path}{name}[{place}].", found)
                elif _is_blank(item):
                    found.append(f"{path}{name}[{place}]")
        elif not isinstance(value, str):
            _look_in(value, f"{path}{name}.", found)


@cache
def _fields_of(kind: type) -> tuple[tuple[str, bool], ...]:
    """Names of a dataclass' fields and whether each must have a value; nothing of what is none."""
    return tuple((field.name, is_required(field)) for field in fields(kind)) if is_dataclass(kind) else ()


def _is_blank(value: object) -> bool:
    return not value.strip() if isinstance(value, str) else value is None or value == ()
