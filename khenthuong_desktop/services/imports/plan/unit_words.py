"""The collective that words in a cell mean: known, spelt otherwise, asked, made with the list, or told."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.people_matching import Somebody
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.letterhead_parts import part_meant, unit_of_part
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.new_units import UNIT_FIELDS
from khenthuong_desktop.services.imports.plan.questions import NEW, words_of
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING
from khenthuong_desktop.spreadsheets.tables.village_units import is_village
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
    match = part_meant(known, line, written) if name in UNIT_FIELDS else known.units.match(written, parent)
    if match.sure is not None:
        if match.respelled and not (match.with_parent and written in line.sheet.units_under):
            line.report(FIXED, "unit_read_as", name, new=match.sure.name)
        return match.sure
    asked = _not_elsewhere(known, match.asked, line.sheet.units_under.get(written))
    if asked:
        code = "unit_ambiguous" if len(asked) > 1 else "unit_maybe"
        candidates = [known.candidate(target) for target in asked]
        known.ask(line, name, words_of(line, written), candidates, code, written=written)
    elif name_key(written) not in known.own_names:
        return _new_unit(known, line, name, written, keeps)
    return None


def _new_unit(known: "Known", line: Line, name: str, written: str, keeps: bool) -> Target | None:
    """A unit that nobody has entered: made where the clerk wants it, else told."""
    possible = name in UNIT_FIELDS and known.names.can_be_unit(written)
    if possible and known.aim.make_units and not _is_waited_for(known, written):
        above = _unit_above(known, line, name, written)
        own = written if above is None else _without(line.sheet.units_under[written], written)
        return _make(known, line, name, own, above)
    if possible:
        known.new_units.miss(written)
    over = unit_of_part(known, line, written) if name == "unit" and not keeps else None
    if over is not None:
        known.new_units.tell_above(line, written, over)
        return over
    known.new_units.tell(line, name, written, keeps)
    return None


def _without(upper: str, written: str) -> str:
    """ "Cụm 1" of "Cụm 1 - XÍ NGHIỆP KIM SƠN"."""
    behind = f" - {upper}"
    return written[: -len(behind)] if written.casefold().endswith(behind.casefold()) else written


def _not_elsewhere(known: "Known", asked: Sequence[Target], upper: str | None) -> Sequence[Target]:
    """Those whom words may mean, without those of another upper unit than the one whose heading stands above."""
    if upper is None or not asked or (match := known.units.match(upper)).asked:
        return asked
    above = match.sure.name if match.sure is not None else upper
    parents = ((one, known.units.parent_of(one)) for one in asked)
    return [one for one, parent in parents if parent is None or are_one(parent, above)]


def _make(known: "Known", line: Line, name: str, written: str, above: Target | None) -> Target:
    key = name_key(written if above is None else f"{written} - {above.name}")
    made = known.new_units.make(written, known.codes.next("TT", key), known.new_key, above)
    known.add(made)
    if above is not None:
        known.units.set_parents({made.id: above.name})
        line.report(FIXED, "unit_made_under", name, written, new=made.code, above=above.name)
    else:
        line.report(FIXED, "unit_made", name, written, new=made.code)
    return made


def _unit_above(known: "Known", line: Line, name: str, written: str) -> Target | None:
    """The unit whose heading stands above that of a new one: known, or made as well if it has a name of its own."""
    upper = line.sheet.units_under.get(written) if name == "unit" else None
    if upper is None or name_key(upper) in known.own_names:
        return None
    match = known.units.match(upper)
    named = any(word[0].isupper() or word[0].isdecimal() for word in upper.split()[1:])
    if match.sure is not None or match.asked or not named or not known.names.can_be_unit(upper):
        return match.sure
    return None if _is_waited_for(known, upper) else _make(known, line, name, upper, None)


def _is_waited_for(known: "Known", written: str) -> bool:
    """Whether a row of the file that is faulty, left out or waits is about the unit."""
    rows = (line for line in known.waiting.values() if line.subject_kind is SubjectKind.COLLECTIVE)
    names = (line.fields["name"] for line in rows if "name" in line.fields)
    return any(are_one(name, written) for name in names)


def take_unit(known: "Known", line: Line) -> None:
    """Read the words for the unit of somebody whom the row may mean as the clerk answered; what they may mean is
    asked together with who that is."""
    _take_post(known, line)
    written = line.fields.get("unit")
    chosen = known.targets.get(known.choices.of_words(line, written) or "") if written else None
    if chosen is not None and known.units.match(chosen.name).sure == chosen:
        line.fields["unit"] = chosen.name


def _take_post(known: "Known", line: Line) -> None:
    """What stands under posts and is the very name of a unit on file is the unit; a village is no post either."""
    fields = line.fields
    post = fields.get("job_title")
    if not post or line.subject_kind is not SubjectKind.INDIVIDUAL or line.faulty:
        return
    match = known.units.match(post) if "unit" not in fields else None
    if match is not None and match.sure is not None and not match.respelled:
        line.report(FIXED, "post_is_unit", "job_title", unit=match.sure.name)
        fields["unit"] = fields.pop("job_title")
    elif is_village(post):
        line.report(WARNING, "post_is_place", "job_title")
        del fields["job_title"]


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
