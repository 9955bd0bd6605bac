"""Which of several people a row is about, by the very unit that its words mean: two may bear one name."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.store.tables import Person

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports.plan.known import Known


def one_of_unit(known: "Known", codes: Sequence[str], words: str | None) -> str | None:
    """The code of the only one of these who is on file in the unit that words mean ("Cụm 1 - Xí nghiệp Kim Sơn"), or in
    one below it."""
    unit = known.units.match(words).sure if words else None
    if unit is None:
        return None
    people = [(code, known.people[code]) for code in codes if code in known.people]
    there = [code for code, person in people if person.collective_id == unit.id]
    there = there or [code for code, person in people if is_over(known, unit, person)]
    loose = [code for code, person in people if not person.collective_id and person.collective_name]
    unsure = [code for code in loose if are_one(known.people[code].collective_name or "", unit.name)]
    return there[0] if len(there) == 1 and not unsure else None


def is_over(known: "Known", unit: Target, person: Person) -> bool:
    """Whether a unit stands above the one in which somebody is on file: his school, where he is in its Tổ Toán."""
    return is_above(known, unit, person.collective_id)


def is_above(known: "Known", unit: Target, key: str | None) -> bool:
    """Whether a unit stands above the one of that key."""
    seen: set[str] = set()
    own = known.collectives_by_key.get(key or "")
    while own is not None and own.parent_id and own.id not in seen:
        if own.parent_id == unit.id:
            return True
        seen.add(own.id)
        own = known.collectives_by_key.get(own.parent_id)
    return False


def in_own_unit(known: "Known", code: str, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a row says, with the very unit of somebody on file where it names one above that."""
    person, words = known.people.get(code), fields.get("unit")
    if person is None or not words or not person.collective_id:
        return fields
    unit = known.units.match(words).sure
    over = unit is not None and unit.id != person.collective_id and is_over(known, unit, person)
    return {**fields, "unit": person.collective_name} if over else fields
