"""Which household a row without a code is about: surely one, perhaps some, or none yet."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.spreadsheets.tables.title_places import within
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Household

_PARTS = re.compile(r"\s*[,;/(]\s*|\s+[-–—]\s+")


class OneHousehold(NamedTuple):
    """A household of the data or of the file."""

    code: str
    address: str | None


class HouseholdMatch(NamedTuple):
    """The household the row is about (``sure``), else those that may be meant; neither: a new one."""

    sure: OneHousehold | None = None
    maybe: tuple[OneHousehold, ...] = ()
    question: str = "household_maybe"


class Households:
    """The households by the name of their head; those that the file names are added as they come.

    ``rows`` are all that the file says of households: who has a row of his own there is not meant by another one.
    """

    def __init__(self, households: Iterable[Household], rows: Iterable[Mapping[str, Any]] = ()) -> None:
        self._by_name: dict[str, list[OneHousehold]] = defaultdict(list)
        self._by_bare_name: dict[str, list[tuple[str, OneHousehold]]] = defaultdict(list)
        self._of_file: set[str] = set()
        for row in households:
            key, one = name_key(row.head_name), OneHousehold(row.code, row.address)
            self._by_name[key].append(one)
            self._by_bare_name[text.fold(row.head_name)].append((key, one))
        there = (
            [(name_key(of_row.get("name") or ""), of_row.get("address")) for of_row in rows] if self._by_name else []
        )
        self._rows = {(name, name_key(address) if address else None) for name, address in there}

    def add(self, code: str, name: str, address: str | None) -> None:
        """A household that a row of the file is about."""
        of_name = self._by_name[name_key(name)]
        before = next((one for one in of_name if one.code == code), None)
        if before is not None:
            of_name.remove(before)
        of_name.append(OneHousehold(code, address or (before.address if before else None)))
        self._of_file.add(code)

    def match(self, fields: Mapping[str, Any]) -> HouseholdMatch:
        """Name and address decide, within one file the name alone does where no address speaks against it. A household
        on file that has another address, or but for its accents this name and no other address, may be meant."""
        key, address = name_key(fields["name"]), fields.get("address")
        named = self._by_name.get(key, [])
        found = [one for one in named if _may_be(one, address)]
        same = [one for one in found if (address and one.address) or one.code in self._of_file]
        if len(same) == 1:
            return HouseholdMatch(same[0])
        if same or found:
            return HouseholdMatch(maybe=tuple(same or found))
        spelled = self._by_bare_name.get(text.fold(fields["name"]), [])
        near = [(of_key, one) for of_key, one in spelled if of_key == key or _may_be(one, address)]
        return HouseholdMatch(maybe=tuple(one for of_key, one in near if not self._is_told(of_key, one)))

    def _is_told(self, key: str, household: OneHousehold) -> bool:
        """Whether a row of the file is about that household."""
        address = name_key(household.address) if household.address else None
        return household.code in self._of_file or not self._rows.isdisjoint({(key, address), (key, None)})


def _may_be(household: OneHousehold, address: str | None) -> bool:
    """Whether no other address is told."""
    return not address or not household.address or are_one_place(address, household.address)


def are_one_place(one: str, other: str) -> bool:
    """Whether two addresses agree as far as both go: "T. Đoài", "Thôn Đoài, xã An Bình"."""
    if name_key(one) == name_key(other):
        return True
    parts, others = _parts(one), _parts(other)
    return _agree(parts, others) or _agree(_without_part(parts), others) or _agree(parts, _without_part(others))


def _agree(parts: list[str], others: list[str]) -> bool:
    pairs = list(zip(parts, others, strict=False))
    return bool(pairs) and all(are_one(part, same) for part, same in pairs)


def _parts(address: str) -> list[str]:
    return list(filter(None, _PARTS.split(address.strip(" .)"))))


def _without_part(parts: list[str]) -> list[str]:
    """ "Xóm 1, Thôn Đông" as other lists have it: "Thôn Đông"."""
    return parts[1:] if len(parts) > 1 and within(parts[0], parts[1]) is not None else []


def is_part_of_place(written: str, on_file: str) -> bool:
    """Whether an address is the beginning of a fuller one: "T. Đoài" of "Thôn Đoài, xã An Bình"."""
    parts, others = _parts(written), _parts(on_file)
    return 0 < len(parts) < len(others) and are_one_place(written, on_file)
