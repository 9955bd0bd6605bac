"""The ways in which lists name our unit: with its province behind it, and without."""

from khenthuong_desktop.spreadsheets.organ_words import ONE_IN_EACH_PROVINCE, SORT_OF_PROVINCE

_JOINED = " ,-–"


def with_province(name: str, province: str | None) -> list[str]:
    """ "Sở Y tế" as "Sở Y tế tỉnh Hưng Yên" and "Sở Y tế Hưng Yên"; the name itself is the first."""
    brief = without_province(name, province) or name
    ways = (name, *(f"{brief} {tail}" for tail in province_tails(province)))
    return list(dict.fromkeys(ways))


def ways_of_naming(name: str, province: str | None) -> list[str]:
    """All of them, as the lists of our own province do."""
    brief = without_province(name, province)
    return [*with_province(name, province), *([brief] if brief else [])]


def without_province(name: str, province: str | None) -> str | None:
    """ "Sở Y tế" of "Sở Y tế tỉnh Hưng Yên", which within the province nobody else is; None where the name tells none,
    or is nothing without it."""
    if ONE_IN_EACH_PROVINCE.match(name) is None:
        return None
    behind = (tail for tail in province_tails(province) if name.casefold().endswith(f" {tail.casefold()}"))
    return next((name[: -len(tail)].rstrip(_JOINED) for tail in behind), None)


def province_tails(province: str | None) -> tuple[str, ...]:
    """How a name ends with its province: "tỉnh Hưng Yên", "Hưng Yên"."""
    return tuple(dict.fromkeys((province, SORT_OF_PROVINCE.sub("", province)))) if province else ()
