"""Units that a decision's list names letter by letter, and nothing in it speaks of others."""

from collections.abc import Iterable

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.other_places import OtherPlaces
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import readings
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.planners.own_organ import COMMITTEE, OwnOrgan
from khenthuong_desktop.services.imports.planners.words_of_rows import CUT
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.organ_words import OF_PROVINCE, ONE_OF_A_NAME
from khenthuong_desktop.spreadsheets.tables.carried_headings import place_of
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.spreadsheets.work_words import HEAD_ALONE, HEADS_OF_ORGANS, NAMED_PLACE


def is_of_a_province(decided_by: str | None) -> bool:
    """Whether it was an organ of a province that decided: "Chủ tịch UBND tỉnh"; which one, its name says."""
    return decided_by is not None and OF_PROVINCE.search(readings(decided_by)[0]) is not None


def is_one_in_a_province(unit: str) -> bool:
    """Whether a unit of a Sở is of a sort of which a province has one of a name."""
    return ONE_OF_A_NAME.match(readings(unit)[0]) is not None


def names_only_ours(line: Line, decided_by: str | None, own: Iterable[str]) -> bool:
    """Whether the list of a row names no other organ that decided and no place but ``own``, nor a heading over it."""
    said = (decided_by or "").strip()
    if readings(HEADS_OF_ORGANS.sub("", said))[0] not in ("", COMMITTEE) and not HEAD_ALONE.fullmatch(said.lower()):
        return False
    title = f" {readings(line.sheet.title)[0]} "
    for place in own:
        title = title.replace(f" {place} ", " ")
    if NAMED_PLACE.search(title) is not None:
        return False
    groups = line.row.groups or ()
    return not place_of(groups) and not any(NAMED_PLACE.search(readings(group)[0]) for group in groups)


def units_of_very_name(line: Line, found: Iterable[Target]) -> list[Target]:
    """The only one of these units that is called just as the row says; none where several are."""
    written = name_key(without_collective_words(line.fields["name"]))
    named = [one for one in found if one.kind is SubjectKind.COLLECTIVE and name_key(one.name) == written]
    return named if len(named) == 1 else []


def without_own_province(name: str, others: OtherPlaces) -> str:
    """A unit's name without our own province behind it, by which a list of the whole country tells it."""
    cuts = (cut for cut in CUT.finditer(name) if others.is_our_province(name[cut.end() :].strip(" ,;.)")))
    return next((name[: cut.start()] for cut in cuts), name)


def ways_of_saying(name: str, own: OwnOrgan, others: OtherPlaces) -> Iterable[str]:
    """A collective's name, without "Tập thể" before it and without our own place after it."""
    whole = without_collective_words(name)
    yield whole
    yield without_own_province(whole, others)
    yield from own.before(whole)
    yield from own.without_province(whole)
    key = readings(whole)[0]
    yield from own.without(key)
    for place in own.places:
        sort, _, named = place.partition(" ")
        if named and key.endswith(f" {place}"):  # "Trạm Y tế xã" on file, "Trạm Y tế xã Bình An" in the list
            yield f"{key.removesuffix(f' {place}')} {sort}"
