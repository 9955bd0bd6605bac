"""Which household a row without a code is about: surely one, perhaps some, or none yet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Household


class OneHousehold(NamedTuple):
    """A household of the data or of the file."""

    code: str
    address: str | None


class HouseholdMatch(NamedTuple):
    """The household the row is about (``sure``), else those that may be meant; neither: a new one."""

    sure: OneHousehold | None = None
    maybe: tuple[OneHousehold, ...] = ()


class Households:
    """The households by the name of their head; those that the file names are added as they come."""

    def __init__(self, households: Iterable[Household]) -> None:
        self._by_name: dict[str, list[OneHousehold]] = defaultdict(list)
        self._of_file: set[str] = set()
        for row in households:
            self._by_name[name_key(row.head_name)].append(OneHousehold(row.code, row.address))

    def add(self, code: str, name: str, address: str | None) -> None:
        """A household that a row of the file is about."""
        of_name = self._by_name[name_key(name)]
        before = next((one for one in of_name if one.code == code), None)
        if before is not None:
            of_name.remove(before)
        of_name.append(OneHousehold(code, address or (before.address if before else None)))
        self._of_file.add(code)

    def match(self, fields: Mapping[str, Any]) -> HouseholdMatch:
        """Name and address decide, within one file the name alone does where no address speaks against it."""
        address = fields.get("address")
        found = [one for one in self._by_name.get(name_key(fields["name"]), []) if _may_be(one, address)]
        same = [one for one in found if (address and one.address) or one.code in self._of_file]
        return HouseholdMatch(same[0]) if len(same) == 1 else HouseholdMatch(maybe=tuple(same or found))


def _may_be(household: OneHousehold, address: str | None) -> bool:
    """Whether no other address is told."""
    return not address or not household.address or name_key(address) == name_key(household.address)
