"""An example of every field of a kind, for the list from which tags are copied."""

from functools import cache
from typing import Any

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.sample_values import sample_of


@cache
def examples_of(kind: str) -> dict[str, str]:
    """What each field of a kind may say, by its path; of a list the first item's."""
    return dict(_walked(sample_of(KINDS[kind]), ""))


def _walked(value: Any, path: str) -> list[tuple[str, str]]:
    if isinstance(value, tuple):
        return _walked(value[0], f"{path}[]") if value else []
    if not hasattr(value, "__dataclass_fields__"):
        return [(path, str(value))]
    found = []
    for name in value.__dataclass_fields__:
        found += _walked(getattr(value, name), f"{path}.{name}" if path else name)
    return found
