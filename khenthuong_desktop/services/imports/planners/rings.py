"""Rings of collectives that would belong to one another, found in one walk however long the chains are."""

from collections.abc import Mapping


def on_rings(over: Mapping[str, str]) -> set[str]:
    """Everybody who stands over himself, by who stands over whom."""
    found: set[str] = set()
    walked: set[str] = set()
    for start in over:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in walked:
            walked.add(at)
            way[at] = None
            at = over.get(at)
        if at is not None and at in way:
            found |= ring_of(over, at)
    return found


def ring_of(over: Mapping[str, str], code: str) -> set[str]:
    """Those through whom somebody stands over himself; nobody where he does not."""
    way: set[str] = set()
    at = over.get(code)
    while at is not None and at not in way:
        way.add(at)
        at = None if at == code else over.get(at)
    return way if code in way else set()
