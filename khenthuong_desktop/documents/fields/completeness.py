"""Which fields of a document lack a value, and which stand open for a hand."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any

from khenthuong_desktop.documents.parts import COLUMNS, DOTS, SubjectColumns


def is_required(field: Field[Any]) -> bool:
    """A field without a default must have a value."""
    return field.default is MISSING and field.default_factory is MISSING


def open_fields(context: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of a document's fields that stand as dotted lines, to be written in by hand."""
    return tuple(name for name, value in context.items() if value in (DOTS, [DOTS]))


def missing(filled: object) -> list[str]:
    """Every required field that is blank or empty, as ``people[2].name``."""
    return read_fields(filled)[1]


def read_fields(
    filled: object, written: Callable[[str], str] = str, columns: Collection[str] = COLUMNS
) -> tuple[dict[str, Any], list[str]]:
    """Plain text, as it is ``written``, numbers, lists and dictionaries of a record; and what is missing in it.

    Of the columns that offices add to lists only ``columns`` are read.
    """
    reader = _Reader(written, COLUMNS.difference(columns))
    return reader.read(filled, ""), reader.empty


class _Reader:
    def __init__(self, written: Callable[[str], str], left_out: frozenset[str]) -> None:
        self.written, self.left_out = written, left_out
        self.empty: list[str] = []

    def read(self, record: Any, path: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, required in _fields_of(record.__class__, self.left_out):
            value = getattr(record, name)
            if value.__class__ is str:
                found[name] = text = self.written(value)
                if required and (not text or text.isspace()):
                    self.empty.append(path + name)
            elif isinstance(value, tuple):
                found[name] = [self._item(item, f"{path}{name}[{place}]") for place, item in enumerate(value)]
                if required and not value:
                    self.empty.append(path + name)
            elif isinstance(value, int):
                found[name] = value
            else:
                found[name] = self.read(value, f"{path}{name}.")
        return found

    def _item(self, item: object, path: str) -> object:
        if not isinstance(item, str):
            return self.read(item, f"{path}.")
        text = self.written(item)
        if not text or text.isspace():
            self.empty.append(path)
        return text


@cache
def _fields_of(record: type, left_out: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    """Names of a dataclass' fields and whether each must have a value; nothing else ever reaches a template."""
    if not is_dataclass(record):
        raise TypeError(f"a document field cannot be {record.__name__}")
    columns = left_out if issubclass(record, SubjectColumns) else ()
    return tuple((field.name, is_required(field)) for field in fields(record) if field.name not in columns)
