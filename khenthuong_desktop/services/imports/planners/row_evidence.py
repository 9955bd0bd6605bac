"""What a row of a decision's list says of somebody of its name whom the data know: that it is the same, or another."""

from enum import Enum, auto

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CollectiveCategory, SubjectKind
from khenthuong_desktop.services.imports.matching.other_places import OtherPlaces, provinces_among
from khenthuong_desktop.services.imports.matching.people_matching import same_birth
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one, readings
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.planners.decision_units import (
    is_of_a_province,
    is_one_in_a_province,
    names_only_ours,
    without_own_province,
)
from khenthuong_desktop.services.imports.planners.own_organ import OwnOrgan
from khenthuong_desktop.services.imports.planners.words_of_rows import CUT, heading_of_row, words_of_row
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.words import category_of_collective, name_key
from khenthuong_desktop.spreadsheets.work_words import SORTS_OF_PLACES

_WITH_NAMES_OF_THEIR_OWN = (CollectiveCategory.SCHOOL, CollectiveCategory.ENTERPRISE)


class Evidence(Enum):
    """What a row says of a namesake beyond the name."""

    SAME = auto()
    NOTHING = auto()
    ELSEWHERE = auto()  # another place, which it may have been then
    OTHER = auto()  # another birth date or number


class RowEvidence:
    """Weighs rows against the data, by where our own unit stands."""

    def __init__(self, known: Known, own: OwnOrgan, others: OtherPlaces) -> None:
        self._known, self._own, self._others = known, own, others

    def of(self, target: Target, line: Line, decided_by: str | None = None) -> Evidence:
        fields, words = line.fields, words_of_row(line)
        about = self._about(target)
        if target.kind is SubjectKind.INDIVIDUAL:
            person = self._known.people.get(target.code)
            number, birth = fields.get("citizen_number"), fields.get("birth_date")
            if person is not None and number and person.citizen_number:
                return Evidence.SAME if number == person.citizen_number else Evidence.OTHER
            if person is not None and birth and person.birth_date:
                return Evidence.SAME if same_birth(birth, person.birth_date) else Evidence.OTHER
        if self._is_in_other_province(line):
            return Evidence.ELSEWHERE
        if self._is_our_name(words, line, decided_by) or self._is_our_name(heading_of_row(line), line, decided_by):
            return Evidence.SAME
        if about and target.kind is not SubjectKind.COLLECTIVE and _stands_in(about, words):
            return Evidence.ELSEWHERE if self.is_elsewhere(line, target) else Evidence.SAME
        elsewhere = fields.get("unit") or fields.get("address") or self.is_elsewhere(line, target)
        if target.kind is SubjectKind.COLLECTIVE and not elsewhere and self._is_no_other(target, line, decided_by):
            return Evidence.SAME
        return Evidence.ELSEWHERE if elsewhere else Evidence.NOTHING

    def is_headed(self, target: Target, line: Line) -> bool:
        """Whether somebody works in the very unit that heads the row: of namesakes under "Trường THCS An Bình" hers."""
        about = self._about(target)
        headings = {reading for words in (heading_of_row(line), *line.row.groups) for reading in readings(words)} - {""}
        return bool(about) and not headings.isdisjoint(readings(about))

    def works_in_unit_of(self, target: Target, line: Line) -> bool:
        """Whether somebody works in the very unit that the row names."""
        about = self._about(target)
        said = [words for at in ("unit", "department") if (words := line.fields.get(at))]
        parts = (part for words in said for part in (words, *(words[: cut.start()] for cut in CUT.finditer(words))))
        return bool(about) and any(are_one(about, part) for part in parts)

    def has_post_of(self, target: Target, line: Line) -> bool:
        """Whether somebody is what the row says."""
        person, post = self._known.people.get(target.code), line.fields.get("job_title")
        on_file = person.job_title if person is not None else None
        return bool(post and on_file and text.compare_key(post) == text.compare_key(on_file))

    def is_ours(self, line: Line, decided_by: str | None = None) -> bool:
        """Whether the row itself says that its subject belongs to this unit. Households are named in decisions of the
        commune they live in: in one that nobody else took, and that names no other place, they are ours."""
        if self._is_in_other_province(line):
            return False
        said = (words_of_row(line), heading_of_row(line))
        if any(self._is_our_name(words, line, decided_by) for words in said):
            return True
        household = line.fields.get("subject_kind") == SubjectKind.HOUSEHOLD
        return household and decided_by is None and SORTS_OF_PLACES.search(line.fields.get("address", "")) is None

    def _is_our_name(self, words: str, line: Line, decided_by: str | None) -> bool:
        """Whether words name this unit; without the province only where the list is that of our own."""
        if self._own.is_named(words):
            return True
        return self._own.is_named_briefly(words) and self._is_of_our_province(line, decided_by)

    def _is_of_our_province(self, line: Line, decided_by: str | None) -> bool:
        """Whether the list is of our province and no wider, so that there is but one "Sở Y tế" in it."""
        said = (line.sheet.title, decided_by or "", *line.row.groups)
        if any(map(self._others.speaks_of_other_province, said)) or self._is_in_other_province(line):
            return False
        return is_of_a_province(decided_by) or names_only_ours(line, decided_by, self._own.places)

    def _is_no_other(self, target: Target, line: Line, decided_by: str | None) -> bool:
        """Whether nobody else may bear the name of a unit as the row writes it."""
        return self._is_proper_name(target, line.fields["name"]) or self._is_only_one(target, line, decided_by)

    def _is_only_one(self, target: Target, line: Line, decided_by: str | None) -> bool:
        """Whether a name, but for our province behind it just as on file, is that of one unit in the whole province,
        and the list is of it: there is one "Chi cục Kiểm lâm", but a "Phòng Kế hoạch" in each Sở."""
        if not self._own.is_of_province or not is_one_in_a_province(target.name):
            return False
        written = without_own_province(without_collective_words(line.fields["name"]), self._others)
        placeless = readings(target.name)[0] in self._own.without_province(written)
        alike = placeless or name_key(target.name) == name_key(written)
        return alike and self._is_of_our_province(line, decided_by)

    def is_elsewhere(self, line: Line, target: Target) -> bool:
        """Whether a row that names the unit on file names another place or organ above it: every commune has its
        "Phòng Kinh tế", every province its "Sở Y tế"."""
        fields = line.fields
        said = [fields[name] for name in ("unit", "department", "address") if name in fields]
        headings = [*filter(None, (heading_of_row(line),))]
        return self._others.elsewhere(said, headings, fields.get("commune"), self._about(target))

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

    def _is_proper_name(self, target: Target, written: str) -> bool:
        """Whether a name, written just as on file, is that of no other: every place has a "Phòng Nội vụ", only one the
        "Trường Mầm non An Bình"."""
        if name_key(without_own_province(without_collective_words(written), self._others)) != name_key(target.name):
            return False
        key = f" {readings(target.name)[0]} "
        named = (place.partition(" ")[2] for place in self._own.places)  # "an bình" of "xã an bình"
        of_place = any(name and not name.isdecimal() and f" {name} " in key for name in named)
        return of_place or category_of_collective(target.name) in _WITH_NAMES_OF_THEIR_OWN


def _stands_in(name: str, words: str) -> bool:
    return any(f" {reading} " in f" {readings(words)[0]} " for reading in readings(name))
