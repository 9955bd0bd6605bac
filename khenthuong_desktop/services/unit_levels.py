"""Which level a unit is of, by its name."""

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CollectiveCategory, UnitLevel
from khenthuong_desktop.spreadsheets.words import category_of_collective


def level_of_name(name: str) -> UnitLevel | None:
    """The level that a unit's name tells: "Trường THPT Nguyễn Du" is a school, "Sở Nội vụ" a department."""
    of_category = {CollectiveCategory.SCHOOL: UnitLevel.SCHOOL, CollectiveCategory.ENTERPRISE: UnitLevel.ENTERPRISE}
    if (category := category_of_collective(name)) in of_category:
        return of_category[category]
    words = text.fold(name).removeprefix("uy ban nhan dan ").removeprefix("ubnd ")
    starts = {"so ": UnitLevel.DEPARTMENT, "tinh ": UnitLevel.PROVINCE, "thanh pho ": UnitLevel.PROVINCE}
    return next((level for start, level in starts.items() if words.startswith(start)), None)
