"""What a list tells of an award that somebody holds: a new one, more of one on file, or once more what a row told."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.imports.matching.organs import are_one_organ
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.awards_on_file import TITLE, Held
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.spreadsheets.cells.award_mentions import AwardMention
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark
from khenthuong_desktop.store.tables import AwardHeld

_QUOTES = " \"'“”„«»"
_QUOTED = re.compile('["“”„«»]')
_OF_NEW_ONES = ("award_name", "year")  # of one on file they stand


def years_of(mention: AwardMention, told: Sequence[int]) -> tuple[int, ...]:
    """The years of an award that a cell names: its own, else those that are told beside it. Two years that may be one
    school year are that only where it is the year told beside them; else nobody knows."""
    if mention.unclear:
        return mention.years if mention.years == tuple(told) else ()
    return mention.years or tuple(told)


def year_otherwise(mention: AwardMention, told: Sequence[int]) -> Sequence[Remark]:
    """Years behind an award that are not those told beside it count, and are pointed out."""
    if mention.unclear or not told or set(mention.years) <= set(told):
        return ()
    years, others = (", ".join(map(str, some)) for some in (mention.years, told))
    return (Remark(WARNING, "award_year_otherwise", {"award": mention.written, "years": years, "others": others}),)


def tell_year_otherwise(line: Line, name: str, mentions: Sequence[AwardMention], told: Sequence[int]) -> None:
    """The same, at the cell that names these awards."""
    for mention in mentions:
        for remark in year_otherwise(mention, told):
            line.report(remark.severity, remark.code, name, **remark.details)


def to_keep(known: Known, line: Line, name: str, held: Held | None, told: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of an award that no row before tells; pointed out are a title given for the year already, and
    what only the words for who decided make another award, or another organ's."""
    of_award = known.library.award(told["award"])
    about: dict[str, object] = {"award": of_award.name, "year": told["year"]}
    if held is not None:
        number = reference_to_keep(held.number, told.get("decision_number"))
        organ = told.get("decided_by")
        if not are_one_organ(held.organ, organ):
            line.report(WARNING, "award_organ_kept", name, **about, before=held.organ, now=organ)
            organ = held.organ
        kept = {key: value for key, value in told.items() if key not in _OF_NEW_ONES}
        return kept | {"decision_number": number, "decided_by": organ}
    if of_award.group == TITLE and (other := known.awards.another(told)) is not None:
        line.report(WARNING, "award_held_otherwise", name, number=other, **about)
    elif (organ := known.awards.of_other_organ(told)) is not None:
        line.report(WARNING, "award_of_other_organ", name, organ=organ, **about)
    return dict(told)


def tell_giver(
    line: Line, name: str, award: str, giver: str | None, number: str | None, *, keeps: bool = False
) -> None:
    """Nobody knows which award it is, for its giver is said to be somebody who gives none that is known."""
    about = {"award": award, "giver": giver or number or ""}
    line.report(WARNING if keeps else ERROR, "award_giver_unknown", name, award, **about)


def note(known: Known, line: Line, record: Record | None, held: Held | None, told: Mapping[str, Any]) -> None:
    """Rows further down, in whatever sheet, know that this one tells the award."""
    if held is not None:
        held.tell(line, record, told)
    elif record is not None:
        known.awards.add(line, record, told)


def tell_again(line: Line, name: str, held: Held, told: Mapping[str, Any]) -> Record | None:
    """A row may add what an earlier one about the same award leaves open: to that one's new record, else in a record of
    its own, which is given back. Another day or organ of the same decision is told, and does not count."""
    before = held.line
    assert before is not None
    place = {"other": before.row.row, "other_sheet": before.sheet.name}
    added, day = held.lacking(told), told.get("decision_date")
    if day is not None and held.day not in (None, day):
        line.report(WARNING, "award_day_otherwise", name, number=held.number or "", **place)
    if not are_one_organ(held.organ, told.get("decided_by")):
        line.report(WARNING, "told_otherwise", "decided_by", told["decided_by"], **place)
    if not added:
        return None
    line.report(FIXED, "award_completed", name, **place)
    held.details.update(added)
    if held.row is not None:
        return Record(AwardHeld, held.row.id, added, new=False)
    assert held.record is not None
    held.record.complete(added)
    return None


def repeat(line: Line, name: str, held: Held, told: Mapping[str, Any]) -> None:
    """All that is left of a row about an award that a row before tells is what it adds."""
    before, count = held.line, len(line.problems)
    assert before is not None
    record = tell_again(line, name, held, told)
    if len(line.problems) == count:
        line.report(WARNING, "said_twice", name, other=before.row.row, other_sheet=before.sheet.name)
    if record is None:
        line.same_as, line.status = before, RowStatus.SAME
    else:
        line.record, line.status = record, RowStatus.CHANGED
        line.changes = {key: (None, value) for key, value in record.values.items()}


def moved_day(held: Held, now: object) -> dict[str, object] | None:
    """What there is to tell where a list gives the decision of an award on file another day."""
    before = held.day
    if not isinstance(now, date) or before is None or before == now:
        return None
    return {"number": held.number or "", "before": f"{before:%d/%m/%Y}", "now": f"{now:%d/%m/%Y}"}


def reference_to_keep(before: str | None, told: str | None) -> str | None:
    """The number on file stands, unless its accents were lost."""
    lost = before is not None and told is not None and before.isascii() and not told.isascii()
    return told if before is None or lost else before


def full_name(known: Known, code: str, written: str) -> str:
    """The words of the list, or the award's name where the list has only its abbreviation, or that name in capitals."""
    award = known.library.award(code)
    short = {text.compare_key(words) for words in (award.code, award.abbreviation)}
    words = _without_quotes(written)
    in_capitals = words.isupper() and text.compare_key(words) == text.compare_key(award.name)
    return award.name if in_capitals or text.compare_key(written) in short else words


def _without_quotes(written: str) -> str:
    """Words without quotes around all of them; those around a part stand: "Kỷ niệm chương “Vì sự nghiệp giáo dục”"."""
    inner = written.strip(_QUOTES)
    return written.strip() if _QUOTED.search(inner) else inner
