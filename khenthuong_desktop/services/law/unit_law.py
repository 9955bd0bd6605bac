"""The law as it stands for this unit: what is shipped, the packs in force, what people compared and typed.

Loaded with the first page, so it knows nothing of taking packs in, reviewing them or working cases.
"""

from collections.abc import Mapping
from datetime import date

from khenthuong_desktop.messages import say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.kept import Noted
from khenthuong_desktop.regulations.law_in_force import law_of
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.rule_folders import LOOSE, LeftOut, Why, choose
from khenthuong_desktop.services.law.days_off import typed_years
from khenthuong_desktop.services.law.rule_texts import comparisons_of
from khenthuong_desktop.services.units import settings_of
from khenthuong_desktop.store.database import Database

PACK_SETTING = "rule_pack:"
IN_USE, ASIDE = "in_use", "put_aside"


def pack_notes(db: Database) -> dict[str, Noted]:
    """Every pack that was ever taken in or put aside, by its id."""
    return {one: _note(value) for one, value in settings_of(db, PACK_SETTING).items()}


def _note(value: Mapping[str, object]) -> Noted:
    since = value.get("since")
    day = date.fromisoformat(str(since)) if since else None
    return Noted(value.get("state") == IN_USE, str(value.get("digest", "")), str(value.get("title", "")), day)


def rules_of(folder: DataFolder, db: Database) -> Library:
    """The law of this unit: what is shipped, the packs in force, the comparisons.

    Packs that are altered or stand in each other's way are left out and told in ``left_out``: no law at all would
    stop an office, and a law that nobody took in must not decide on anybody.
    """
    library = law_of(choose(folder.regulations, pack_notes(db)))
    return library.compared_with(comparisons_of(db), typed_years(db))


def rules_now(folder: DataFolder, db: Database, library: Library) -> Library:
    """The same library while nothing about the rules changed since it was made, else the new one."""
    chosen = choose(folder.regulations, pack_notes(db))
    comparisons, typed = comparisons_of(db), typed_years(db)
    faulty = {one.id for one in library.left_out if one.why is Why.FAULTY}
    stood = {one.id for one in library.sets} | faulty
    out = {one for one in library.left_out if one.why is not Why.FAULTY}
    is_same = stood == {one.id for one in chosen.sets} and out == set(chosen.left_out)
    if is_same and (comparisons, typed) == (library.comparisons, library.typed):
        return library
    return law_of(chosen).compared_with(comparisons, typed)


def left_out_words(one: LeftOut) -> str:
    """What to say of rules that should be in force and are not: what happened, what to do."""
    code = "loose" if one.id == LOOSE else one.why.value
    told = "; ".join(one.details)
    return say("rule_packs", f"left_out_{code}", pack=one.id, title=one.title or one.id, details=told)
