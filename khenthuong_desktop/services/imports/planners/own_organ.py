"""Whether words of a decision's list name this unit itself, or a unit of it with this one behind."""

from collections.abc import Iterable, Iterator

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.services.imports.matching.own_names import province_tails, with_province, without_province
from khenthuong_desktop.services.imports.matching.unit_names import readings
from khenthuong_desktop.services.imports.matching.units_matching import OF_PARENT
from khenthuong_desktop.spreadsheets.organ_words import UNDER_AT_END
from khenthuong_desktop.spreadsheets.work_words import HEADS_OF_ORGANS
from khenthuong_desktop.store.tables import Unit

COMMITTEE = readings("UBND")[0]


class OwnOrgan:
    """Our unit by its names; "UBND xã Tân Hòa" is at "xã Tân Hòa"."""

    def __init__(self, own: Iterable[Unit]) -> None:
        units = [unit for unit in own if unit.name]
        self._named = [readings(unit.name)[0] for unit in units]
        self.places = [name.removeprefix(f"{COMMITTEE} ") for name in self._named]
        ways = (readings(way)[0] for unit in units for way in with_province(unit.name, unit.province))
        self._whole = tuple(dict.fromkeys((*self.places, *ways)))
        self.is_of_province = any(unit.level is UnitLevel.DEPARTMENT for unit in units)
        places = (tail for unit in units for tail in province_tails(unit.province))
        self._provinces = tuple(readings(tail)[0] for tail in places)
        brief = (without_province(unit.name, unit.province) for unit in units)
        self._brief = tuple(readings(name)[0] for name in brief if name)

    def is_named(self, words: str) -> bool:
        return bool(words) and any(f" {name} " in f" {readings(words)[0]} " for name in self._whole)

    def is_named_briefly(self, words: str) -> bool:
        """Whether words end a part with our name as our own province says it: "Sở Y tế", which others have, too."""
        parts = (f" {readings(part)[0]}" for part in OF_PARENT.split(words)) if words and self._brief else ()
        return any(part.endswith(f" {name}") for part in parts for name in self._brief)

    def decides(self, decided_by: str | None) -> bool:
        """Whether it is this unit that decided, so that its list names its own people; "Giám đốc Công ty" in the list
        of a company is its own."""
        organ = readings(HEADS_OF_ORGANS.sub("", decided_by or ""))[0]
        begun = organ not in ("", COMMITTEE) and any(f"{name} ".startswith(f"{organ} ") for name in self._named)
        return begun or self.is_named(decided_by or "")

    def before(self, name: str) -> Iterator[str]:
        """The units that a name may tell before ours, as it writes them: "Phòng Kinh tế" of "Phòng Kinh tế thuộc UBND
        xã Tân Hòa"."""
        for cut in OF_PARENT.finditer(name):
            behind = name[cut.end() :]
            if self.is_named(behind) or self.is_named_briefly(behind):
                yield name[: cut.start()]

    def without_province(self, name: str) -> Iterator[str]:
        """ "chi cục kiểm lâm" of "Chi cục Kiểm lâm tỉnh Lâm Đồng" or "Chi cục Kiểm lâm Lâm Đồng"."""
        key = readings(name)[0]
        yield from (key.removesuffix(f" {tail}") for tail in self._provinces if key.endswith(f" {tail}"))

    def without(self, key: str) -> Iterator[str]:
        """What is left of a reading that ends with a name of ours."""
        tails = (*self._whole, *self._brief, *(f"{COMMITTEE} {place}" for place in self.places))
        for tail in sorted(tails, key=len, reverse=True):
            if key.endswith(f" {tail}"):
                yield UNDER_AT_END.sub("", key.removesuffix(f" {tail}"))
