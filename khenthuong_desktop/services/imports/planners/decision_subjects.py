"""Whom of the data a row of a decision's list is about; such lists name people and units of many places."""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CollectiveCategory, SubjectKind
from khenthuong_desktop.services.imports.asides.alike_rows import say_twice, tell_each
from khenthuong_desktop.services.imports.matching.household_matching import Households
from khenthuong_desktop.services.imports.matching.other_places import OtherPlaces, provinces_among
from khenthuong_desktop.services.imports.matching.people_matching import same_birth
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import readings
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import NEW
from khenthuong_desktop.services.imports.planners.code_holders import is_so_named
from khenthuong_desktop.services.imports.planners.decision_units import (
    names_only_ours,
    units_of_very_name,
    without_own_province,
)
from khenthuong_desktop.services.imports.planners.words_of_rows import CUT, heading_of_row, part_name, words_of_row
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.spreadsheets.words import category_of_collective, name_key
from khenthuong_desktop.spreadsheets.work_words import HEADS_OF_ORGANS, SORTS_OF_PLACES
from khenthuong_desktop.store.tables import Unit

_NEAR = 0.9
_WITH_NAMES_OF_THEIR_OWN = (CollectiveCategory.SCHOOL, CollectiveCategory.ENTERPRISE)
_ORGAN = readings("UBND")[0]


class _Evidence(Enum):
    """What a row says of a namesake beyond the name."""

    SAME = auto()
    NOTHING = auto()
    ELSEWHERE = auto()  # another place, which it may have been then
    OTHER = auto()  # another birth date or number


@dataclass(frozen=True)
class _Meant:
    """Those whom rows are surely about, all whom they may be about, and how that is asked."""

    sure: Sequence[Target]
    maybe: Sequence[Target]
    question: str = "person_maybe"


class DecisionSubjects:
    """Finds subjects by name with what else a row says; whom it is not sure of it asks about."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._by_name: dict[str, list[Target]] = defaultdict(list)
        for target in known.targets.values():
            self._by_name[name_key(target.name)].append(target)
        self._households = Households(known.households.values())
        own = known.session.scalars(select(Unit)).all()
        self._others = OtherPlaces(own, known.units)
        names = [unit.name for unit in own if unit.name]
        self._own, self._named = [_bare_place(name) for name in names], [readings(name)[0] for name in names]

    def decides(self, decided_by: str | None) -> bool:
        """Whether it is this unit that decided, so that its list names its own people; "Giám đốc Công ty" in the list
        of a company is its own."""
        organ = readings(HEADS_OF_ORGANS.sub("", decided_by or ""))[0]
        begun = organ not in ("", _ORGAN) and any(f"{name} ".startswith(f"{organ} ") for name in self._named)
        return begun or self._is_own(decided_by or "")

    def find(
        self, lines: Sequence[Line], nominated: Collection[str], all_ours: bool, decided_by: str | None = None
    ) -> list[Target | None]:
        """The subjects of rows that are wholly alike, most often of one; None where nobody of the data is meant, a
        question was asked, or one row more says the same. Each of those who bear the name is meant by one of the rows.

        ``nominated`` are keys of those proposed for what the rows give; ``all_ours``: the list names only our own.
        """
        found, left = self._chosen(lines)
        if not left:
            return found
        meant = self._meant([lines[place] for place in left], nominated, all_ours, decided_by)
        taken = {target.id for target in found if target is not None}
        sure, others = ([one for one in some if one.id not in taken] for some in (meant.sure, meant.maybe))
        if len(left) < len(sure):
            sure = []  # some of them are named and some are not
        for place, target in zip(left, sure, strict=False):
            found[place] = target
            tell_each(self._known, lines[place], sure)
        others = [one for one in others if one not in sure]
        for place in left[len(sure) :]:
            if others:
                self._known.ask_who(lines[place], others, meant.question)
            elif meant.maybe:
                say_twice(lines[place], lines[0])
        return found

    def _chosen(self, lines: Sequence[Line]) -> tuple[list[Target | None], list[int]]:
        """Whom the clerk said that rows are about, and the places of those of which nothing was said."""
        chosen = [self._known.choices.of_row(line) for line in lines]
        for place, code in enumerate(chosen):
            if code not in (None, NEW) and code in chosen[:place]:
                other = lines[chosen.index(code)]
                at = {"other": other.row.row, "other_sheet": other.sheet.name}
                lines[place].report(WARNING, "answered_twice", "name", holder=code, **at)
        found = [self._known.targets.get(code or "") for code in chosen]
        return found, [place for place, code in enumerate(chosen) if code is None]

    def _meant(
        self, lines: Sequence[Line], nominated: Collection[str], all_ours: bool, decided_by: str | None
    ) -> _Meant:
        for line in lines:
            part_name(line)
        line = lines[0]
        if line.fields.get("subject_kind") == SubjectKind.HOUSEHOLD:
            return self._households_meant(line, nominated, all_ours)
        code = line.fields.get("code")
        holder = self._known.targets.get(code or "")
        if holder is not None and is_so_named(self._known, holder, line.fields["name"]):
            return _Meant([holder], [holder])  # else it is a code of whoever decided, or out of step
        known = [(target, self._evidence(target, line)) for target in self._namesakes(line)]
        meant = [(target, evidence) for target, evidence in known if evidence is not _Evidence.OTHER]
        sure = [
            target
            for target, evidence in meant
            if evidence is _Evidence.SAME
            or (evidence is _Evidence.NOTHING and (all_ours or target.id in nominated))
            or (evidence is _Evidence.ELSEWHERE and all_ours)
        ]
        if len(sure) > 1 and len(of_heading := [target for target in sure if self._is_headed(target, line)]) == 1:
            sure = of_heading
        if not sure and names_only_ours(line, decided_by, self._own):
            units = [target for target, evidence in meant if evidence is _Evidence.NOTHING]
            sure = units_of_very_name(line, units)
        if not known and line.fields.get("subject_kind") != SubjectKind.INDIVIDUAL:
            return _Meant([], self._shortened(line, all_ours), "collective_maybe")
        return _Meant(sure, [target for target, _ in meant])

    def _shortened(self, line: Line, all_ours: bool) -> Sequence[Target]:
        """Units of ours that the words of a row may shorten, or lengthen by our own place: never sure, and nobody to be
        made beside them unasked."""
        found = self._known.units.match(without_collective_words(line.fields["name"])).shortened
        return [one for one in found if all_ours or self._evidence(one, line) is _Evidence.SAME]

    def _is_headed(self, target: Target, line: Line) -> bool:
        """Whether somebody works in the very unit that heads the row: of namesakes under "Trường THCS An Bình" hers."""
        about = self._about(target)
        headings = {reading for words in (heading_of_row(line), *line.row.groups) for reading in readings(words)} - {""}
        return bool(about) and not headings.isdisjoint(readings(about))

    def _households_meant(self, line: Line, nominated: Collection[str], all_ours: bool) -> _Meant:
        """The household of that head at that address; one at another address, or where none is told, is asked."""
        match, targets = self._households.match(line.fields), self._known.targets
        sure = [targets[match.sure.code]] if match.sure is not None and match.sure.code in targets else []
        if sure and (all_ours or not self._is_elsewhere(line, sure[0])):
            return _Meant(sure, sure)
        maybe = [targets[one.code] for one in match.maybe if one.code in targets]
        if match.sure is not None and match.sure.code in targets:
            maybe.insert(0, targets[match.sure.code])
        name, address = name_key(line.fields["name"]), line.fields.get("address")
        named = [one for one in maybe if name_key(one.name) == name and not address]
        known = all(all_ours or one.id in nominated for one in named)
        return _Meant(named if known else [], maybe, match.question)

    def make(self, line: Line) -> Target | None:
        """Somebody of ours whom nobody has entered, where the clerk wants it; else told."""
        known = self._known
        made = known.new_subjects.make(known, line) if known.aim.make_people else None
        if made is None:
            known.new_subjects.miss(known, line)
            report_unknown(line)
            return None
        self._by_name[name_key(made.name)].append(made)
        if made.kind is SubjectKind.HOUSEHOLD:
            self._households.add(made.code, made.name, line.fields.get("address"))
        return made

    def is_ours(self, line: Line, decided_by: str | None = None) -> bool:
        """Whether the row itself says that its subject belongs to this unit. Households are named in decisions of the
        commune they live in: in one that nobody else took, and that names no other place, they are ours."""
        if self._is_in_other_province(line):
            return False
        if self._is_own(words_of_row(line)) or self._is_own(heading_of_row(line)):
            return True
        household = line.fields.get("subject_kind") == SubjectKind.HOUSEHOLD
        return household and decided_by is None and SORTS_OF_PLACES.search(line.fields.get("address", "")) is None

    def ask_near(self, line: Line, proposed: Iterable[Target]) -> bool:
        """Whether somebody proposed has nearly the name of a row, or the very name and another birth or number, so
        that he would be turned down without it; then it is asked."""
        if self._known.choices.of_row(line) is not None:
            return False
        written = text.compare_key(line.fields["name"])
        keys = {text.compare_key(target.name): target for target in proposed}
        near = difflib.get_close_matches(written, keys, 3, _NEAR)
        bare = [key for key in keys if text.fold(key) == text.fold(written)]
        found = [keys[key] for key in dict.fromkeys((*bare, *near))]
        same = [one for one in found if name_key(one.name) == name_key(line.fields["name"])]
        if not same and (not found or self._evidence(found[0], line) in (_Evidence.OTHER, _Evidence.ELSEWHERE)):
            return False
        self._known.ask_who(line, same or found, "person_maybe")
        return True

    def _namesakes(self, line: Line) -> Sequence[Target]:
        name = line.fields["name"]
        found = {target.id: target for target in self._by_name.get(name_key(name), [])}
        stated = line.fields.get("subject_kind")
        if stated == SubjectKind.INDIVIDUAL and any(one.kind is SubjectKind.INDIVIDUAL for one in found.values()):
            return [one for one in found.values() if one.kind is SubjectKind.INDIVIDUAL]
        for written in self._ways_of_saying(name):
            match = self._known.units.match(written)
            for target in filter(None, (match.sure, *match.maybe)):
                found[target.id] = target
        return list(found.values())

    def _ways_of_saying(self, name: str) -> Iterable[str]:
        """A collective's name, without "Tập thể" before it and without our own place after it."""
        whole = without_collective_words(name)
        yield whole
        yield without_own_province(whole, self._others)
        for cut in CUT.finditer(whole):
            if self._is_own(whole[cut.end() :]):
                yield whole[: cut.start()]
        key = readings(whole)[0]
        for place in self._own:
            for tail in (f" {_ORGAN} {place}", f" {place}"):
                if key.endswith(tail):
                    yield key.removesuffix(tail)
            sort, _, named = place.partition(" ")
            if named and key.endswith(f" {place}"):  # "Trạm Y tế xã" on file, "Trạm Y tế xã Bình An" in the list
                yield f"{key.removesuffix(f' {place}')} {sort}"

    def _is_own(self, words: str) -> bool:
        return bool(words) and any(f" {place} " in f" {readings(words)[0]} " for place in self._own)

    def _evidence(self, target: Target, line: Line) -> _Evidence:
        fields, words = line.fields, words_of_row(line)
        about = self._about(target)
        if target.kind is SubjectKind.INDIVIDUAL:
            person = self._known.people.get(target.code)
            number, birth = fields.get("citizen_number"), fields.get("birth_date")
            if person is not None and number and person.citizen_number:
                return _Evidence.SAME if number == person.citizen_number else _Evidence.OTHER
            if person is not None and birth and person.birth_date:
                return _Evidence.SAME if same_birth(birth, person.birth_date) else _Evidence.OTHER
        if self._is_in_other_province(line):
            return _Evidence.ELSEWHERE
        if self._is_own(words) or self._is_own(heading_of_row(line)):
            return _Evidence.SAME
        if about and target.kind is not SubjectKind.COLLECTIVE and _stands_in(about, words):
            return _Evidence.ELSEWHERE if self._is_elsewhere(line, target) else _Evidence.SAME
        elsewhere = fields.get("unit") or fields.get("address") or self._is_elsewhere(line, target)
        if target.kind is SubjectKind.COLLECTIVE and not elsewhere and self._is_proper_name(target, fields["name"]):
            return _Evidence.SAME
        return _Evidence.ELSEWHERE if elsewhere else _Evidence.NOTHING

    def _about(self, target: Target) -> str:
        """The unit of somebody on file, where a household lives; of a unit its name."""
        if target.kind is SubjectKind.COLLECTIVE:
            return target.name
        person, household = self._known.people.get(target.code), self._known.households.get(target.code)
        at = person.collective_name if person is not None else household.address if household is not None else None
        return at or ""

    def _is_in_other_province(self, line: Line) -> bool:
        said = (words_of_row(line), *(provinces_among(line.row.groups) if line.row.groups else ()))
        return self._others.in_other_province(said, line.fields.get("province"))

    def _is_elsewhere(self, line: Line, target: Target) -> bool:
        """Whether a row that names the unit on file names another place or organ above it: every commune has its
        "Phòng Kinh tế", every province its "Sở Y tế"."""
        fields = line.fields
        said = [fields[name] for name in ("unit", "department", "address") if name in fields]
        headings = [*filter(None, (heading_of_row(line),))]
        return self._others.elsewhere(said, headings, fields.get("commune"), self._about(target))

    def _is_proper_name(self, target: Target, written: str) -> bool:
        """Whether a name, written just as on file, is that of no other: every place has a "Phòng Nội vụ", only one the
        "Trường Mầm non An Bình"."""
        if name_key(without_own_province(without_collective_words(written), self._others)) != name_key(target.name):
            return False
        key = f" {readings(target.name)[0]} "
        named = (place.partition(" ")[2] for place in self._own)  # "an bình" of "xã an bình"
        of_place = any(name and not name.isdecimal() and f" {name} " in key for name in named)
        return of_place or category_of_collective(target.name) in _WITH_NAMES_OF_THEIR_OWN


def set_aside(line: Line) -> None:
    """The row is about somebody whom the data do not know and need not know."""
    line.status = RowStatus.SKIPPED


def report_unknown(line: Line) -> None:
    """The row is about somebody of ours whom the data do not know; the others can be written without it."""
    line.report(WARNING, "ours_unknown", "name")
    line.status = RowStatus.SKIPPED


def _stands_in(name: str, words: str) -> bool:
    return any(f" {reading} " in f" {readings(words)[0]} " for reading in readings(name))


def _bare_place(name: str) -> str:
    return readings(name)[0].removeprefix(f"{_ORGAN} ")
