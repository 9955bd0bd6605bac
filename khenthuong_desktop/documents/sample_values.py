"""Made-up values for every field of a kind, to look at a template before there is anything to print."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

from khenthuong_desktop.documents.catalogue import DocumentKind
from khenthuong_desktop.documents.shape import field_label
from khenthuong_desktop.messages import catalogue, say

_ITEMS = 2


def sample_of(kind: DocumentKind) -> Any:
    """The fields of a kind with an example in each; one that has no example shows its name."""
    made = _sample_part(kind.record, 0)
    changes = {}
    if hasattr(made, "reference"):
        organ = made.reference.symbol.partition("-")[2]
        symbol = f"{kind.code}-{organ}" if kind.code else say("template_samples", "letter_symbol")
        changes["reference"] = replace(made.reference, symbol=symbol)
    lines = catalogue("template_samples")["signing_of"].get(kind.code)
    if lines:
        changes["signing"] = replace(made.signing, authority_lines=tuple(lines))
    return replace(made, **changes)


def _sample_part(record: type, place: int) -> Any:
    hints = get_type_hints(record)
    return record(**{field.name: _sample(hints[field.name], record, field.name, place) for field in fields(record)})


def _sample(hint: Any, owner: type, name: str, place: int) -> Any:
    examples = _examples(owner, name)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        count = len(examples) if inner is str and examples else _ITEMS
        return tuple(_sample(inner, owner, name, number) for number in range(count))
    if is_dataclass(hint) and isinstance(hint, type):
        return _sample_part(hint, place)
    if hint is int:
        return int(examples[place % len(examples)]) if examples else place + 1
    return str(examples[place % len(examples)]) if examples else f"[{field_label(name)}]"


def _examples(owner: type, name: str) -> list[Any]:
    """The examples of a field of this very part, else of any field of this name."""
    known = catalogue("template_samples")
    found: list[Any] = known.get(f"{owner.__name__}.{name}", known.get(name, []))
    return found
