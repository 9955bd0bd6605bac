"""The law as it stands for this unit: what is shipped, the packs in force, what people compared and typed.

Loaded with the first page, so it knows nothing of taking packs in, reviewing them or working cases.
"""

from collections.abc import Mapping

from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.kept import in_force, kept_packs
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services.days_off import typed_years
from khenthuong_desktop.services.rule_texts import comparisons_of
from khenthuong_desktop.services.units import settings_of
from khenthuong_desktop.store.database import Database

PACK_SETTING = "rule_pack:"
IN_USE, ASIDE = "in_use", "put_aside"


def rules_of(folder: DataFolder, db: Database) -> Library:
    """The law of this unit: what is shipped, the packs in force, the comparisons; raises ``RulePackFaulty``."""
    states = settings_of(db, PACK_SETTING)
    library = load_library(folder.regulations, packs_aside(folder, states))
    return library.compared_with(comparisons_of(db), typed_years(db))


def rules_now(folder: DataFolder, db: Database, library: Library) -> Library:
    """The same library while nothing about the rules changed since it was made, else the new one."""
    states, comparisons, typed = settings_of(db, PACK_SETTING), comparisons_of(db), typed_years(db)
    aside = packs_aside(folder, states)
    packs = tuple(pack.manifest.id for pack in in_force(kept_packs(folder.regulations), aside))
    if (packs, comparisons, typed) == (library.packs, library.compared, library.typed):
        return library
    return load_library(folder.regulations, aside).compared_with(comparisons, typed)


def packs_aside(folder: DataFolder, states: Mapping[str, Mapping[str, object]]) -> frozenset[str]:
    """The ids of kept packs that are not in use, by what was last said of each."""
    kept = {pack.manifest.id for pack in kept_packs(folder.regulations)}
    return frozenset(one for one in kept if pack_state(states.get(one)) != IN_USE)


def pack_state(value: Mapping[str, object] | None) -> object:
    """``IN_USE`` or ``ASIDE``; None for a pack that was never taken in."""
    return value.get("state") if value else None
