"""Which of several people a row is about, by the very unit that its words mean: two may bear one name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khenthuong_desktop.services.imports.matching.unit_names import are_one

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports.plan.known import Known


def one_of_unit(known: "Known", codes: Sequence[str], words: str | None) -> str | None:
    """The code of the only one of these who is on file in the unit that words mean ("Cụm 1 - Xí nghiệp Kim Sơn")."""
    unit = known.units.match(words).sure if words else None
    if unit is None:
        return None
    people = [(code, known.people[code]) for code in codes if code in known.people]
    there = [code for code, person in people if person.collective_id == unit.id]
    loose = [code for code, person in people if not person.collective_id and person.collective_name]
    unsure = [code for code in loose if are_one(known.people[code].collective_name or "", unit.name)]
    return there[0] if len(there) == 1 and not unsure else None
