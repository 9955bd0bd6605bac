"""Records as plain values: take a row's fields into a detail, find required fields that are empty."""

from dataclasses import fields
from typing import Any, TypeVar

from khenthuong_desktop.domain import text
from khenthuong_desktop.errors import FieldFault

DetailT = TypeVar("DetailT")


def detail_of(kind: type[DetailT], row: object, **given: Any) -> DetailT:
    """The frozen detail of a record: every field of the class by the same name, but those ``given``."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # details are dataclasses
    return kind(**{name: getattr(row, name) for name in names if name not in given}, **given)


def required(detail: Any, *names: str) -> list[FieldFault]:
    """A fault for each of the named text fields that is empty."""
    return [FieldFault(name, "required") for name in names if not text.clean(getattr(detail, name) or "")]
