"""The shape of a kind's fields, read from its dataclass: what a template may print, loop over and look into."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Literal, get_args, get_origin, get_type_hints

from khenthuong_desktop.documents.fields import is_required
from khenthuong_desktop.documents.parts import COLUMNS, SubjectColumns
from khenthuong_desktop.documents.pictures import FILES
from khenthuong_desktop.messages import say


@dataclass(frozen=True)
class Shape:
    """``text``, ``number`` and ``picture`` are printed, a ``part`` has members, a ``list`` has items."""

    kind: Literal["text", "number", "flag", "picture", "part", "list"]
    members: tuple[tuple[str, "Shape"], ...] = ()
    item: "Shape | None" = None

    def member(self, name: str) -> "Shape | None":
        return dict(self.members).get(name)


TEXT, NUMBER, FLAG, PICTURE = Shape("text"), Shape("number"), Shape("flag"), Shape("picture")
_COUNTS = ("index", "index0", "revindex", "revindex0", "length")
LOOP = Shape("part", (*((name, NUMBER) for name in _COUNTS), ("first", FLAG), ("last", FLAG)))


@dataclass(frozen=True)
class FieldEntry:
    """One field as a template writes it; ``people[].name`` stands inside a loop over ``people``."""

    path: str
    kind: str
    required: bool

    @property
    def label(self) -> str:
        """What the clerk calls it."""
        return field_label(self.path)

    @property
    def tag(self) -> str:
        """The tag that prints it, inside the loops that it stands in."""
        return f"{{{{ {_walked(self.path)[1]} }}}}"

    @property
    def block(self) -> str:
        """The tag with its loops around it, one line for each paragraph."""
        loops, _ = _walked(self.path)
        opened = [f"{{%p for {item} in {items} %}}" for item, items in loops]
        return "\n".join([*opened, self.tag, *("{%p endfor %}" for _ in loops)])


def _walked(path: str) -> tuple[list[tuple[str, str]], str]:
    """The loops over a path, each an item and its list, and what is left to print: ``groups[].title``."""
    loops: list[tuple[str, str]] = []
    walked = ""
    for piece in path.split("."):
        name = piece.removesuffix("[]")
        walked = f"{walked}.{name}" if walked else name
        if piece.endswith("[]"):
            item = item_name(name)
            loops.append((item, walked))
            walked = item
    return loops, walked


def item_name(name: str) -> str:
    """What templates call one of a list: ``nominee`` of ``nominees``, ``present_item`` of ``present``."""
    return name.removesuffix("s") if name.endswith("s") and len(name) > 1 else f"{name}_item"


def items_of(shape: Shape) -> Iterator[str]:
    """What the items of every list inside a shape are called."""
    for name, member in shape.members:
        if member.item is not None:
            yield item_name(name)
        yield from items_of(member.item or member)


def field_label(path: str) -> str:
    """The Vietnamese words for a field, by its last name: ``signing.authority_lines``, ``people[2].name``."""
    return say("paper_fields", re.sub(r"\[\d*\]", "", path).rpartition(".")[2])


@cache
def shape_of(record: type) -> Shape:
    """The shape of a fields dataclass."""
    hints = get_type_hints(record)
    return Shape("part", tuple((field.name, _shape_of_hint(hints[field.name])) for field in fields(record)))


@cache
def template_shape(record: type) -> Shape:
    """What a template of this record may print: its fields, and the pictures of the unit."""
    return Shape("part", (*shape_of(record).members, *((name, PICTURE) for name in FILES)))


def _shape_of_hint(hint: object) -> Shape:
    if get_origin(hint) is tuple:
        return Shape("list", item=_shape_of_hint(get_args(hint)[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return shape_of(hint)
    return {str: TEXT, int: NUMBER, bool: FLAG}[hint]  # type: ignore[index]  # a KeyError here is our own bug


def list_fields(record: type, path: str = "") -> Iterator[FieldEntry]:
    """Every field of a kind, for ``templates fields KIND`` and for the guide; columns that offices add come last."""
    hints = get_type_hints(record)
    columns = COLUMNS if issubclass(record, SubjectColumns) else ()
    for field in sorted(fields(record), key=lambda field: field.name in columns):
        inner = f"{path}.{field.name}" if path else field.name
        hint: object = hints[field.name]
        if get_origin(hint) is tuple:
            inner, hint = f"{inner}[]", get_args(hint)[0]
        if isinstance(hint, type) and is_dataclass(hint):
            yield from list_fields(hint, inner)
        else:
            yield FieldEntry(inner, _shape_of_hint(hint).kind, is_required(field))


def template_fields(record: type) -> Iterator[FieldEntry]:
    """What ``list_fields`` gives, and the pictures of the unit."""
    yield from list_fields(record)
    yield from (FieldEntry(name, PICTURE.kind, required=False) for name in FILES)
