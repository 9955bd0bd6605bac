"""The collective that words in a cell mean: known, spelt otherwise, asked, made with the list, or told."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.people_matching import Somebody
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.new_units import UNIT_FIELDS
from khenthuong_desktop.services.imports.plan.questions import NEW, words_of
from khenthuong_desktop.spreadsheets.problems import FIXED
from khenthuong_desktop.spreadsheets.words import name_key

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports.plan.known import Known


def unit_named(
    known: "Known", line: Line, name: str, written: str, parent: str | None = None, *, keeps: bool = False
) -> Target | None:
    """The collective whose name or code stands in a cell. Another spelling is told, what only may be meant is
    asked; without an answer the text is kept, or the unit on file (``keeps``)."""
    chosen = known.choices.of_words(line, written)
    by_code = known.targets.get(chosen or written)
    if by_code is not None and by_code.kind is SubjectKind.COLLECTIVE:
        return by_code
    if chosen is not None:
        if chosen != NEW:
            known.choices.nobody.add(name_key(words_of(line, written)))
        made = known.units.match(written, parent).sure
        wanted = chosen == NEW and made is None and known.aim.make_units and name in UNIT_FIELDS
        return _new_unit(known, line, name, written, keeps) if wanted else made
    match = known.units.match(written, parent)
    if match.sure is not None:
        if match.respelled:
            line.report(FIXED, "unit_read_as", name, new=match.sure.name)
        return match.sure
    if match.asked:
        code = "unit_ambiguous" if len(match.asked) > 1 else "unit_maybe"
        known.ask(line, name, words_of(line, written), [known.candidate(target) for target in match.asked], code)
    elif name_key(written) not in known.own_names:
        return _new_unit(known, line, name, written, keeps)
    return None


def _new_unit(known: "Known", line: Line, name: str, written: str, keeps: bool) -> Target | None:
    """A unit that nobody has entered: made where the clerk wants it, else told."""
    possible = name in UNIT_FIELDS and known.names.can_be_unit(written)
    if possible and known.aim.make_units and not _is_waited_for(known, written):
        made = known.new_units.make(written, known.codes.next("TT", name_key(written)), known.new_key)
        known.add(made)
        line.report(FIXED, "unit_made", name, written, new=made.code)
        return made
    if possible:
        known.new_units.miss(written)
    known.new_units.tell(line, name, written, keeps)
    return None


def _is_waited_for(known: "Known", written: str) -> bool:
    """Whether a row of the file that is faulty, left out or waits is about the unit."""
    rows = (line for line in known.waiting.values() if line.subject_kind is SubjectKind.COLLECTIVE)
    names = (line.fields["name"] for line in rows if "name" in line.fields)
    return any(are_one(name, written) for name in names)


def take_unit(known: "Known", line: Line) -> None:
    """Read the words for the unit of somebody whom the row may mean as the clerk answered; what they may mean is
    asked together with who that is."""
    written = line.fields.get("unit")
    chosen = known.targets.get(known.choices.of_words(line, written) or "") if written else None
    if chosen is not None and known.units.match(chosen.name).sure == chosen:
        line.fields["unit"] = chosen.name


def ways_of_unit(known: "Known", line: Line) -> Iterator[dict[str, Any]]:
    """What a row says, and the same with each unit that its words for one may stand for."""
    yield line.fields
    written = line.fields.get("unit")
    if written and known.choices.of_words(line, written) is None:
        yield from ({**line.fields, "unit": one.name} for one in known.units.match(written).asked)


def asks_unit(known: "Known", line: Line, people: Iterable[Somebody]) -> bool:
    """Whether it is asked first which unit the words mean, as that may tell whom of these the row is about."""
    written = line.fields.get("unit")
    if not written or known.choices.of_words(line, written) is not None:
        return False
    meant = known.units.match(written).asked
    if not {one.name for one in meant}.intersection(person.collective_name or "" for person in people):
        return False
    known.ask(line, "unit", words_of(line, written), [known.candidate(one) for one in meant], "unit_waits")
    line.status = RowStatus.PROBLEM
    return True
