"""YAML from strangers is looked through, event by event, before anything is built from it."""

import unicodedata
from typing import Any, NamedTuple

import yaml

MAX_NODES = 50_000  # with every alias counted as what it stands for
MAX_DEPTH = 40
MAX_WORD = 300  # letters without a space that are not in quotes: a number no machine should reckon with
_HIDDEN_KINDS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"  # called letters or signs, but nothing is seen of them
_Parser: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unsafe(NamedTuple):
    """Why a text is not built: a code of ``regulations.json``, its line and details."""

    line: int
    code: str
    details: dict[str, object]


class _Open(NamedTuple):
    anchor: str | None
    before: int  # nodes counted before this one began


def unsafe(text: str) -> Unsafe | None:
    """The first thing that must not be built: tags, bombs of aliases, endless nesting; raises ``YAMLError``."""
    loader = _Parser(text)
    try:
        return _first_unsafe(loader)
    finally:
        loader.dispose()


def _first_unsafe(loader: Any) -> Unsafe | None:
    weights: dict[str, int] = {}
    path: list[_Open] = []
    nodes = 0
    while loader.check_event():
        event = loader.get_event()
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in weights:
                return Unsafe(line, "alias_of_itself", {"found": event.anchor})
            nodes += weights[event.anchor]
        elif isinstance(event, yaml.NodeEvent):
            if event.tag is not None:  # type: ignore[attr-defined]  # scalars and collections have one
                return Unsafe(line, "tag", {"found": event.tag})  # type: ignore[attr-defined]
            nodes += 1
            if isinstance(event, yaml.ScalarEvent):
                if event.implicit[0] and len(event.value) > MAX_WORD and not any(map(str.isspace, event.value)):
                    return Unsafe(line, "word_too_long", {"limit": MAX_WORD})
                if event.anchor:
                    weights[event.anchor] = 1
            else:
                path.append(_Open(event.anchor, nodes - 1))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = path.pop()
            if closed.anchor:
                weights[closed.anchor] = nodes - closed.before
        if nodes > MAX_NODES:
            return Unsafe(line, "too_many_entries", {"limit": MAX_NODES})
        if len(path) > MAX_DEPTH:
            return Unsafe(line, "too_deep", {"limit": MAX_DEPTH})
    return None


def hidden_sign(text: str) -> str:
    """The first sign in a text that nobody sees, as "U+200B"; lines may be broken. Empty where there is none."""
    for sign in text:
        if sign in _BLANK_LETTERS or (sign != "\n" and unicodedata.category(sign) in _HIDDEN_KINDS):
            return f"U+{ord(sign):04X}"
    return ""


def foreign_letter(text: str) -> str:
    """The first letter of another script among Latin ones, as "U+0430": it only looks like one of ours."""
    letters = [(sign, unicodedata.name(sign, "")) for sign in text if not sign.isascii() and sign.isalpha()]
    found = next((sign for sign, name in letters if not name.startswith("LATIN")), "")
    among_latin = any(sign.isascii() and sign.isalpha() for sign in text) or len(letters) > 1
    return f"U+{ord(found):04X}" if found and among_latin else ""


def visible(text: str) -> str:
    """The text as it may be shown: signs that nobody sees are written out."""
    return "".join(f"<{hidden_sign(sign)}>" if hidden_sign(sign) else sign for sign in text)
