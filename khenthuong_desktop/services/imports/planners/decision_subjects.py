"""Whom of the data a row of a decision's list is about; such lists name people and units of many places."""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.asides.alike_rows import say_twice, tell_each
from khenthuong_desktop.services.imports.matching.household_matching import Households
from khenthuong_desktop.services.imports.matching.other_places import OtherPlaces
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import NEW
from khenthuong_desktop.services.imports.plan.upper_units import is_of_another_unit
from khenthuong_desktop.services.imports.planners.code_holders import is_so_named
from khenthuong_desktop.services.imports.planners.deciding_units import deciding_unit, is_within, put_under
from khenthuong_desktop.services.imports.planners.decision_units import (
    names_only_ours,
    units_of_very_name,
    ways_of_saying,
)
from khenthuong_desktop.services.imports.planners.own_organ import OwnOrgan
from khenthuong_desktop.services.imports.planners.row_evidence import Evidence, RowEvidence
from khenthuong_desktop.services.imports.planners.words_of_rows import part_name
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Unit

_NEAR = 0.9


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
        self._own = OwnOrgan(own)
        self.evidence = RowEvidence(known, self._own, self._others)

    def decides(self, decided_by: str | None) -> bool:
        """Whether the list is our own unit's, so that it names its own people."""
        return self._own.decides(decided_by)

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
        unit = deciding_unit(self._known, line, decided_by)
        named = (one for one in self._namesakes(line) if not is_of_another_unit(self._known, one, line))
        known = [(target, self.evidence.of(target, line, decided_by)) for target in named]
        meant = [(target, evidence) for target, evidence in known if evidence is not Evidence.OTHER]
        sure = [
            target
            for target, evidence in meant
            if evidence is Evidence.SAME
            or all_ours
            or (evidence is Evidence.NOTHING and target.id in nominated)
            or (unit is not None and is_within(self._known, target, unit))
        ]
        if len(sure) > len(lines):
            sure = self._told_apart(sure, line, unit)
        if not sure and names_only_ours(line, decided_by, self._own.places):
            units = [target for target, evidence in meant if evidence is Evidence.NOTHING]
            sure = units_of_very_name(line, units)
        if not known and line.fields.get("subject_kind") != SubjectKind.INDIVIDUAL:
            return _Meant([], self._shortened(line, all_ours), "collective_maybe")
        return _Meant(sure, [target for target, _ in meant])

    def _told_apart(self, namesakes: list[Target], line: Line, unit: Target | None) -> list[Target]:
        """Those whom the unit that decided, a heading, the unit or the post of a row tells from others of the name."""
        for telling in (
            [one for one in namesakes if unit is not None and is_within(self._known, one, unit)],
            [one for one in namesakes if self.evidence.is_headed(one, line)],
            [one for one in namesakes if self.evidence.works_in_unit_of(one, line)],
            [one for one in namesakes if self.evidence.has_post_of(one, line)],
        ):
            namesakes = [one for one in namesakes if one in telling] or namesakes
        return namesakes

    def _shortened(self, line: Line, all_ours: bool) -> Sequence[Target]:
        """Units of ours that the words of a row may shorten, or lengthen by our own place: never sure, and nobody to be
        made beside them unasked."""
        found = self._known.units.match(without_collective_words(line.fields["name"])).shortened
        return [one for one in found if all_ours or self.evidence.of(one, line) is Evidence.SAME]

    def _households_meant(self, line: Line, nominated: Collection[str], all_ours: bool) -> _Meant:
        """The household of that head at that address; one at another address, or where none is told, is asked."""
        match, targets = self._households.match(line.fields), self._known.targets
        sure = [targets[match.sure.code]] if match.sure is not None and match.sure.code in targets else []
        if sure and (all_ours or not self.evidence.is_elsewhere(line, sure[0])):
            return _Meant(sure, sure)
        maybe = [targets[one.code] for one in match.maybe if one.code in targets]
        if match.sure is not None and match.sure.code in targets:
            maybe.insert(0, targets[match.sure.code])
        name, address = name_key(line.fields["name"]), line.fields.get("address")
        named = [one for one in maybe if name_key(one.name) == name and not address]
        known = all(all_ours or one.id in nominated for one in named)
        return _Meant(named if known else [], maybe, match.question)

    def is_ours(self, line: Line, decided_by: str | None) -> bool:
        """Whether a row says that its subject belongs to this unit, or a unit of ours made the list."""
        return self.evidence.is_ours(line, decided_by) or deciding_unit(self._known, line, decided_by) is not None

    def make(self, line: Line, decided_by: str | None) -> Target | None:
        """Somebody of ours whom nobody has entered, where the clerk wants it; else told."""
        known = self._known
        if line.fields.get("subject_kind") == SubjectKind.COLLECTIVE:
            line.fields["name"] = next(self._own.before(line.fields["name"]), line.fields["name"])
        if (unit := deciding_unit(known, line, decided_by)) is not None:
            put_under(line, unit)
        made = known.new_subjects.make(known, line) if known.aim.make_people else None
        if made is None:
            known.new_subjects.miss(known, line)
            report_unknown(line)
            return None
        self._by_name[name_key(made.name)].append(made)
        if made.kind is SubjectKind.HOUSEHOLD:
            self._households.add(made.code, made.name, line.fields.get("address"))
        return made

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
        if not same and (not found or self.evidence.of(found[0], line) in (Evidence.OTHER, Evidence.ELSEWHERE)):
            return False
        self._known.ask_who(line, same or found, "person_maybe")
        return True

    def _namesakes(self, line: Line) -> Sequence[Target]:
        name = line.fields["name"]
        found = {target.id: target for target in self._by_name.get(name_key(name), [])}
        stated = line.fields.get("subject_kind")
        if stated == SubjectKind.INDIVIDUAL and any(one.kind is SubjectKind.INDIVIDUAL for one in found.values()):
            return [one for one in found.values() if one.kind is SubjectKind.INDIVIDUAL]
        for written in ways_of_saying(name, self._own, self._others):
            match = self._known.units.match(written)
            for target in filter(None, (match.sure, *match.maybe)):
                found[target.id] = target
        return list(found.values())


def set_aside(line: Line) -> None:
    """The row is about somebody whom the data do not know and need not know."""
    line.status = RowStatus.SKIPPED


def report_unknown(line: Line) -> None:
    """The row is about somebody of ours whom the data do not know; the others can be written without it."""
    line.report(WARNING, "ours_unknown", "name")
    line.status = RowStatus.SKIPPED
