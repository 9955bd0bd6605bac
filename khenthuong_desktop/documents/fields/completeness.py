"""Which fields of a document lack a value, and which stand open for a hand."""

from collections.abc import Callable, Mapping
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
    return read_fields(filled)[1]


def read_fields(filled: object, written: Callable[[str], str] = str) -> tuple[dict[str, Any], list[str]]:
    """Plain text, as it is ``written``, numbers, lists and dictionaries of a record; and what is missing in it."""
    empty: list[str] = []
    return _read(filled, "", written, empty), empty


def _read(record: Any, path: str, written: Callable[[str], str], empty: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, required in _fields_of(record.__class__):
        value = getattr(record, name)
        if value.__class__ is str:
            found[name] = text = written(value)
            if required and (not text or text.isspace()):
                empty.append(path + name)
        elif isinstance(value, tuple):
            found[name] = [_item(item, f"{path}{name}[{place}]", written, empty) for place, item in enumerate(value)]
            if required and not value:
                empty.append(path + name)
        elif isinstance(value, int):
            found[name] = value
        else:
            found[name] = _read(value, f"{path}{name}.", written, empty)
    return found


def _item(item: object, path: str, written: Callable[[str], str], empty: list[str]) -> object:
    if not isinstance(item, str):
        return _read(item, f"{path}.", written, empty)
    text = written(item)
    if not text or text.isspace():
        empty.append(path)
    return text


@cache
def _fields_of(record: type) -> tuple[tuple[str, bool], ...]:
    """Names of a dataclass' fields and whether each must have a value; nothing else ever reaches a template."""
    if not is_dataclass(record):
        raise TypeError(f"a document field cannot be {record.__name__}")
    return tuple((field.name, is_required(field)) for field in fields(record))
