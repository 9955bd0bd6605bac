"""People, collectives and households of the standard sheets: each by its code."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CollectiveCategory, SubjectKind
from khenthuong_desktop.services.imports.asides.professions import keeps_post
from khenthuong_desktop.services.imports.asides.transfers import is_day_of_move, place_before
from khenthuong_desktop.services.imports.matching.household_matching import is_part_of_place
from khenthuong_desktop.services.imports.matching.people_matching import is_position
from khenthuong_desktop.services.imports.matching.posts import says_less_of_post
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one, name_to_keep
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.citizen_holders import NUMBER
from khenthuong_desktop.services.imports.plan.known import Known, loosely
from khenthuong_desktop.services.imports.plan.lines import Line, are_in_columns, column_of, names_told
from khenthuong_desktop.services.imports.plan.unit_members import is_over
from khenthuong_desktop.services.imports.plan.unit_words import unit_named
from khenthuong_desktop.services.imports.planners.code_holders import are_nobodys, code_of, tell_namesakes
from khenthuong_desktop.services.imports.planners.new_people import NewPeople
from khenthuong_desktop.services.imports.planners.other_codes import settle_other_codes
from khenthuong_desktop.services.imports.planners.rings import on_rings, ring_of
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import category_of_collective
from khenthuong_desktop.store.tables import Collective, Household, Person

PERSON_FIELDS = (
    "name", "honorific", "birth_date", "gender", "citizen_number", "job_title", "person_class", "category", "since",
    "until", "came_from", "moved_to",
)  # fmt: skip


def check_codes(known: Known, lines: Sequence[Line]) -> None:
    """One code, one subject: in the file across sheets, and against the other kinds in the database."""
    holders = known.first_rows
    others: dict[str, list[Line]] = defaultdict(list)
    for line, code in zip(lines, column_of(lines, "code"), strict=True):
        if code and holders.setdefault(code, line) is not line:
            others[code].append(line)
    faulty_ones = {code for code, first in holders.items() if first.faulty}
    unusual = faulty_ones | others.keys() | (holders.keys() & known.targets.keys())
    for code in filter(unusual.__contains__, holders) if unusual else ():
        same = [holders[code], *others.get(code, ())]
        for line in same if _is_of_several(same) else ():
            other = next(other for other in same if other is not line)
            line.report(ERROR, "code_twice", "code", code, other_sheet=other.sheet.name, other=other.row.row)
        taken = known.targets.get(code)
        for line in same:
            if taken is not None and taken.kind is not line.subject_kind:
                line.report(ERROR, "code_of_other_kind", "code", code, holder=taken.name)
        faulty = next((line for line in same if line.faulty), None)
        if faulty is not None and taken is None:
            known.waiting[code] = faulty
    _tell_nearly_the_same(known)


def _tell_nearly_the_same(known: Known) -> None:
    """Codes of the file that differ only in case, or in zeros that Excel drops, may be one."""
    told = known.first_rows
    numbers = [code for code in told if code.isdecimal()]
    bare = {code.lstrip("0") for code in numbers}
    if len(set(map(str.casefold, told))) == len(told) and len(bare) == len(numbers):
        return  # the usual case
    first: dict[str, Line] = {}
    for code, line in told.items():
        other = first.setdefault(loosely(code), line)
        on_file = code in known.targets and other.fields["code"] in known.targets
        if other is not line and not on_file:
            place = {"other": other.row.row, "other_sheet": other.sheet.name, "holder": other.fields["code"]}
            line.report(WARNING, "code_nearly_twice", "code", code, **place)


def _is_of_several(lines: Sequence[Line]) -> bool:
    """Whether rows of one code are about several subjects, as far as they say; our own sheets name each once."""
    told = {(line.subject_kind, text.fold(line.fields["name"])) for line in lines if "name" in line.fields}
    return len(told) > 1 or sum(line.sheet.layout.standard for line in lines) > 1


def plan_collectives(known: Known, lines: Sequence[Line]) -> None:
    """Names first, so that a collective may belong to one further down."""
    told = [(line, code_of(known, line)) for line in lines if not line.faulty]
    good = [(line, code) for line, code in told if code is not None]
    keys = {}
    for line, code in good:
        existing = known.collectives.get(code)
        keys[code] = existing.id if existing else known.new_key()
        known.add(Target(SubjectKind.COLLECTIVE, keys[code], code, line.fields["name"]))
    parents = parents_of(known, good)
    above = {code: parent.name if parent else line.fields.get("parent") for line, code, parent in parents}
    tell_namesakes(known, [(line, code, above[code]) for line, code, _ in parents])
    known.units.set_parents({keys[code]: name for code, name in above.items()})
    for line, code, parent in parents:
        if parent is not None and parent.code not in known.targets:  # its own row turned out to go round
            known.new_units.tell(line, "parent", line.fields["parent"])
            parent = None
        existing = known.collectives.get(code)
        line.make(Collective, existing, _of_collective(line, code, existing, parent), keys[code])


def _of_collective(line: Line, code: str, existing: Collective | None, parent: Target | None) -> dict[str, Any]:
    fields = line.fields
    by_code = "code" in line.sheet.columns  # else it is known by its name, which is spelled so or so
    return {
        "code": code,
        "name": fields["name"] if by_code else name_to_keep(existing.name if existing else None, fields["name"]),
        "kind": fields.get("kind"),
        "category": collective_category(line, existing),
        "headcount": fields.get("headcount"),
        "established": fields.get("established"),
        "dissolved_on": line.get("dissolved_on"),
        **above_of(existing, parent, fields.get("parent")),
    }


def above_of(existing: Collective | None, parent: Target | None, written: str | None) -> dict[str, str | None]:
    """What the row tells of the unit above; words that name none take a collective out of none."""
    if parent is not None:
        return {"parent_id": parent.id, "parent_name": parent.name}
    has_one = existing is not None and existing.parent_id is not None
    return {"parent_id": None, "parent_name": None if has_one else written}


def collective_category(line: Line, existing: Collective | None) -> CollectiveCategory | None:
    """What the collective is by its words, unless somebody has said so and the words are the same as then."""
    fields = line.fields
    if existing is not None and existing.category and fields.get("kind") in (None, existing.kind):
        return existing.category
    return category_of_collective(fields.get("kind", ""), fields["name"])


def parents_of(known: Known, lines: Sequence[tuple[Line, str]]) -> list[tuple[Line, str, Target | None]]:
    """Each line with its code and the collective it belongs to; one that closes a ring of belonging is left out."""
    code_of_key = {row.id: row.code for row in known.collectives.values()}
    before = {row.code: code_of_key[row.parent_id] for row in known.collectives.values() if row.parent_id}
    told = [
        (
            line,
            code,
            unit_named(known, line, "parent", line.fields["parent"], keeps=code in before)
            if "parent" in line.fields
            else None,
        )
        for line, code in lines
    ]
    over = before | {code: parent.code for _, code, parent in told if parent is not None}
    left_out = _leave_out_rings(known, told, over, before)
    return [one for place, one in enumerate(told) if place not in left_out]


def _leave_out_rings(
    known: Known, told: Sequence[tuple[Line, str, Target | None]], over: dict[str, str], before: Mapping[str, str]
) -> set[int]:
    """The places of the rows that close a ring, each told."""
    ringed = on_rings(over)
    left_out: set[int] = set()
    place = 0
    while ringed and place < len(told):
        line, code, parent = told[place]
        if parent is not None and code in ringed and place not in left_out:
            line.report(ERROR, "own_parent", "parent")
            known.withdraw(line, code)
            left_out.add(place)
            ringed -= ring_of(over, code)
            over.pop(code)
            if code in before:
                over[code] = before[code]
                if closed := ring_of(over, code):  # with rows that were well without it
                    ringed |= closed
                    place = -1
        place += 1
    return left_out


def plan_people(known: Known, lines: Sequence[Line]) -> None:
    """Each person by code; the unit is linked where its name or code is known."""
    names = names_told(lines, PERSON_FIELDS)
    new = NewPeople(known, names)
    sound = settle_other_codes(known, [line for line in lines if not line.faulty])
    codes, numbers = column_of(sound, "code"), column_of(sound, NUMBER)
    if known.people:
        known.numbers.free(dict(zip(codes, numbers, strict=True)))
    nobodys = are_nobodys(known, codes)
    numbered = [(number, code) for number, code in zip(numbers, codes, strict=True) if number]
    numbers_are_new = nobodys and known.numbers.are_new(numbered)
    if numbers_are_new and are_in_columns(sound) and not names_told(sound, ("heads",)):
        new.take_all(sound)  # the usual case of a long list
        sound = []
    for line in known.watch.over(sound):
        fields = line.row.fields
        code = fields["code"] if nobodys else code_of(known, line)
        if code is None:
            continue
        anothers = not numbers_are_new and NUMBER in fields and known.numbers.is_anothers(line, code)
        if line.status is RowStatus.PROBLEM:
            continue
        if code not in known.people and "heads" not in fields:
            new.take(line, without_number=anothers)
            continue
        told_names = tuple(name for name in names if name != NUMBER) if anothers else names
        make_person(known, line, known.people.get(code), code, told_names)
    new.make()


def make_person(
    known: Known, line: Line, existing: Person | None, code: str, names: tuple[str, ...] = PERSON_FIELDS
) -> None:
    """The person's record out of these fields of the row."""
    fields = line.fields
    written = fields.get("unit")
    above = line.sheet.unit_above
    if written is None and (existing is None or existing.collective_name in (None, "", above)):
        written = above
    headed = unit_named(known, line, "heads", fields["heads"]) if "heads" in fields else None
    values = line.told(names)
    if existing is not None and text.fold(existing.name) == text.fold(values["name"]):
        values["name"] = existing.name if values["name"].isascii() else values["name"]  # accents lost on the way
    values["job_title"] = post_told(known, line, existing)
    if existing is not None and values.get("came_from"):
        before = place_before(known, line, existing, values["came_from"])
        if before is None and values.get("since") and "unit" in fields and is_day_of_move(line):
            values["since"] = None
        values["came_from"] = before
    values["heads_id"] = headed.id if headed else None
    values["code"] = code
    values |= unit_of_person(known, line, existing, written, values["job_title"])
    line.make(Person, existing, values, existing.id if existing else known.new_key())
    if line.record is not None:
        known.add(Target(SubjectKind.INDIVIDUAL, line.record.id, code, fields["name"]))


def post_told(known: Known, line: Line, existing: Person | None) -> str | None:
    """The post that the row tells; the one on file where it only says that in fewer words, or with the unit, or names
    but the profession."""
    written: str | None = line.fields.get("job_title")
    if existing is None or not written or written == existing.job_title:
        return written
    if is_position(existing, written):
        return existing.job_title
    if keeps_post(known, line, existing):
        return existing.job_title
    unit, told_unit = existing.collective_name, line.fields.get("unit")
    if existing.job_title and says_less_of_post(written, existing.job_title, unit, told_unit):
        line.report(FIXED, "post_kept", "job_title", written, kept=existing.job_title)
        return existing.job_title
    return written


def is_post_of(existing: Person, written: str) -> bool:
    """Whether words for a post say nothing else than is on file."""
    on_file = existing.job_title or ""
    if text.compare_key(written) == text.compare_key(on_file) or is_position(existing, written):
        return True
    return bool(on_file) and says_less_of_post(written, on_file, existing.collective_name)


def unit_of_person(
    known: Known, line: Line, existing: Person | None, written: str | None, post: str | None
) -> dict[str, str | None]:
    """The unit that the row tells. Words that name none known, only our own organ, or the unit above for whom keeps his
    ``post``, take nobody out of the unit on file, and do not spell anew what is there."""
    if written is None:
        return {"collective_id": None, "collective_name": None}
    has_unit = existing is not None and existing.collective_id is not None
    if (unit := unit_named(known, line, "unit", written, keeps=has_unit)) is not None:
        stays = existing is not None and post in (None, existing.job_title) and "came_from" not in line.fields
        if existing is not None and stays and is_over(known, unit, existing):
            line.report(FIXED, "upper_unit_no_move", "unit", written, kept=existing.collective_name)
            return {"collective_id": None, "collective_name": None}
        return {"collective_id": unit.id, "collective_name": unit.name}
    if existing is not None and existing.collective_name and _is_own(known, written):
        if not _is_own(known, existing.collective_name):
            known.new_units.tell_own(line, written)
        return {"collective_id": None, "collective_name": None}
    words = name_to_keep(existing.collective_name, written) if existing is not None else written
    return {"collective_id": None, "collective_name": None if has_unit else words}


def _is_own(known: Known, words: str) -> bool:
    return any(are_one(own, words) for own in known.own_names)


def plan_households(known: Known, lines: Sequence[Line]) -> None:
    """Each household by code."""
    for line in lines:
        if not line.faulty and (code := code_of(known, line)) is not None:
            make_household(known, line, known.households.get(code), code)


def make_household(known: Known, line: Line, existing: Household | None, code: str) -> None:
    """The household's record out of the row's fields."""
    values = {"code": code, "head_name": line.fields["name"], "address": _address_told(line, existing)}
    line.make(Household, existing, values, known.new_key())
    if line.record is not None:
        known.add(Target(SubjectKind.HOUSEHOLD, line.record.id, code, line.fields["name"]))


def _address_told(line: Line, existing: Household | None) -> str | None:
    """The address that the row tells; the one on file where it only says that in fewer words."""
    written: str | None = line.fields.get("address")
    on_file = existing.address if existing is not None else None
    if written and on_file and written != on_file and is_part_of_place(written, on_file):
        line.report(FIXED, "post_kept", "address", written, kept=on_file)
        return on_file
    return written
