"""What a changed row changes, by the fields of its list: old and new; links between records are told by names."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line

Changes = Mapping[str, tuple[Any, Any]]  # field → old, new

_FIELDS = {"collective_name": "unit", "parent_name": "parent", "head_name": "name"}
_LINKS = {"collective_id": "unit", "parent_id": "parent", "heads_id": "heads"}


def names_linked(lines: Iterable[Line], known: Known) -> dict[str, str]:
    """What stands behind the keys that changed rows link to; nothing where no row does."""
    if not any(_LINKS.keys() & line.changes.keys() for line in lines if line.changes):
        return {}
    return {target.id: f"{target.name} ({target.code})" for target in known.targets.values()}


def changes_of(lines: Sequence[Line], names: Mapping[str, str]) -> Changes:
    """The changes that the lines of one row make, as its list calls them; a link that follows its words is not told
    beside them."""
    changes = {name: change for line in lines for name, change in line.changes.items()}
    shown = {_FIELDS.get(name, name): change for name, change in changes.items() if name not in _LINKS}
    for name, field in _LINKS.items():
        if name in changes and field not in shown:
            old, new = (names.get(key) if key else None for key in changes[name])
            shown[f"{field}_link"] = (old, new)
    return shown
