"""Checks ``ho-so.json`` against the shipped JSON Schema: strict when we write, lenient when we read."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from khenthuong_desktop import paths
from khenthuong_desktop.errors import FieldFault, ValuesRefused

_MAX_FAULTS = 50


def check_written(dossier: Mapping[str, Any]) -> None:
    """Raise ValuesRefused with every value that the format does not allow: nothing wrong leaves the house."""
    found = faults(dossier, strict=True)
    if found:
        raise ValuesRefused(*(FieldFault(place, "dossier_value", {"value": reason}) for place, reason in found))


def faults(dossier: Mapping[str, Any], strict: bool = False) -> list[tuple[str, str]]:
    """Place (``ca_nhan/0/ho_ten``) and reason of what breaks the schema; a reader ignores unknown fields."""
    found = _validator(strict).iter_errors(dossier)
    return [
        ("/".join(str(part) for part in fault.absolute_path), fault.message[:200])
        for fault, _ in zip(found, range(_MAX_FAULTS), strict=False)
    ]


@cache
def _validator(strict: bool) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker

    schema = json.loads((paths.resources() / "schemas" / "ho-so-1.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema if strict else _lenient(schema), format_checker=FormatChecker())


def _lenient(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {key: _lenient(item) for key, item in schema.items() if key != "unevaluatedProperties"}
    return [_lenient(item) for item in schema] if isinstance(schema, list) else schema
