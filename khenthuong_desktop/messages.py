"""Vietnamese words for codes: errors, problems, findings and labels, read from ``resources/messages``.

Layers below the window and the command line speak in codes with details; here the codes become sentences.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from khenthuong_desktop import paths
from khenthuong_desktop.errors import FieldFault, KnownError, ValuesRefused

_LABELLED = {"what": "Record", "action": "Action"}  # details that are codes, and the group of labels they have


class _Details(dict[str, object]):
    """A detail that is not given stays visible as its name in brackets, never blank."""

    def __missing__(self, key: str) -> str:
        return f"[{key}]"


@cache
def catalogue(name: str) -> dict[str, Any]:
    """The whole message file ``resources/messages/<name>.json``."""
    return read_json(paths.resources() / "messages" / f"{name}.json")


def read_json(path: Path) -> dict[str, Any]:
    """A data file shipped with the program."""
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def say(name: str, code: str, /, **details: object) -> str:
    """The sentence for ``code`` in message file ``name`` with its details filled in."""
    sentence = catalogue(name).get(code)
    if not isinstance(sentence, str):
        raise KeyError(f"{name}.json has no sentence for {code!r}")
    return sentence.format_map(_Details(details))


def _label(name: str, value: object) -> object:
    """The word for a detail that is a code."""
    return catalogue("labels")[_LABELLED[name]].get(value, value) if name in _LABELLED else value


def explain_fault(fault: FieldFault) -> str:
    """What is wrong with one value."""
    label = catalogue("fields").get(fault.field.rpartition(".")[2], fault.field)
    return say("problems", fault.code, **{"field": fault.field, "label": label, **fault.details})


def explain(error: KnownError) -> str:
    """What happened and what to do, for a known error; every refused value on a line of its own.

    An entry ``Class.reason`` is for that reason alone, ``Class`` for all others.
    """
    if isinstance(error, ValuesRefused):
        return "\n".join(dict.fromkeys(explain_fault(fault) for fault in error.faults))
    words, details = catalogue("errors"), _Details({n: _label(n, value) for n, value in error.details.items()})
    for kind in type(error).__mro__:
        entry = words.get(f"{kind.__name__}.{error.details.get('reason')}") or words.get(kind.__name__)
        if entry is not None:
            return " ".join(str(part).format_map(details) for part in entry if part)
    raise KeyError(f"errors.json has no words for {type(error).__name__}")
