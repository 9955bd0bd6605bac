"""What the cells of one row must be together: shares of all authors, dates in order, what may stand for what."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from khenthuong_desktop.domain.terms import DisciplineStatus
from khenthuong_desktop.domain.text import decimal
from khenthuong_desktop.spreadsheets.cells.award_mentions import says_nothing
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.decided_titles import divided_title
from khenthuong_desktop.spreadsheets.cells.field_values import NO_DISCIPLINE, OWN_UNIT
from khenthuong_desktop.spreadsheets.cells.household_cells import household
from khenthuong_desktop.spreadsheets.cells.person_cells import (
    Fields,
    Found,
    are_plain,
    bare_name,
    needs_joining,
    one_person,
)
from khenthuong_desktop.spreadsheets.columns import Layout
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark
from khenthuong_desktop.spreadsheets.rows.award_cells import (
    take_decision,
    with_giver,
    year_from_decision,
    year_of_award,
)
from khenthuong_desktop.spreadsheets.rows.decision_cells import divided_decision, with_decisions
from khenthuong_desktop.spreadsheets.rows.row_subjects import (
    award_of_group,
    name_of_its_kind,
    named_subject,
    place_of_group,
    subject_of,
)
from khenthuong_desktop.spreadsheets.tables.carried_headings import year_above

_LIFE = ("birth_date", "since", "until")
_YEAR = 12  # months
_YOUNGEST = 15  # years, at which somebody begins to work
WHOLE = 10_000  # all shares together, in hundredths of a percent


def complete_row(layout: Layout, fields: Fields, groups: tuple[str, ...]) -> Found:
    """Fill what follows from other cells and from the group headings above; report what does not fit together."""
    found = [*with_giver(fields), *divided_decision(layout, fields)]
    if groups and "year" not in fields and layout.column("year") is not None and (year := year_above(groups)):
        fields["year"] = year
    for check in _CHECKS.get(layout.code, ()):
        found.extend(check(fields))
    name_of_its_kind(fields)
    if not layout.standard and layout.code != "initiatives_list":
        found.extend(subject_of(layout, fields, groups))
    elif layout.named:
        if layout.subject is not None:
            fields.setdefault("subject_kind", layout.subject.value)
        if layout.code == "registrations":
            award_of_group(fields, groups)
        found.extend(named_subject(fields, groups))
    elif layout.code == "people":
        found.extend(one_person(fields))
        place_of_group(fields, groups)
        if fields.get("heads") == OWN_UNIT:
            found.extend(_own_unit(fields))
    return found


def rows_to_complete(layout: Layout, columns: Mapping[str, Sequence[Any]]) -> Collection[int]:
    """The places of the rows, told field by field and under no heading, of which :func:`complete_row` may find or
    change anything: mostly few or none, told of many at once; all where that cannot be told so."""
    names = columns.get("name", ())
    at_once = layout.code == "people" and "heads" not in columns and not needs_joining(columns)
    if not at_once or None in names or not are_plain(names):
        return range(max(map(len, columns.values()), default=0))
    births, sinces, untils = (columns.get(name) or [None] * len(names) for name in _LIFE)
    days, decided = list(filter(None, sinces)), with_decisions(columns)
    if not days:
        return decided
    # Only those born after what the first to begin allows, and those gone before the last began, can be at fault.
    grown, last = str(int(min(days)[:4]) - _YOUNGEST + 1), max(days)
    young = {place for place, birth in enumerate(births) if birth and birth >= grown}
    gone = {place for place, until in enumerate(untils) if until and until < last}
    return decided | {
        place
        for place in young | gone
        if (since := sinces[place])
        and ((place in gone and since > untils[place]) or (place in young and _too_young(births[place], since)))
    }


def _too_young(birth: str, since: str) -> bool:
    return int(since[:4]) - int(birth[:4]) < _YOUNGEST


def _own_unit(fields: Fields) -> Found:
    """An x in the column of those who head a unit is for their own."""
    if "unit" not in fields:
        del fields["heads"]
        return [("heads", Remark(WARNING, "heads_no_unit"))]
    fields["heads"] = fields["unit"]
    return [("heads", Remark(FIXED, "heads_own_unit", {"new": fields["unit"]}))]


_SHARE_BESIDE = re.compile(r"\s*[(:–-]?\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*\)?")


def _decided_title(fields: Fields) -> Found:
    """The decision behind a title is its own, and no part of the title."""
    title, decision = divided_title(fields.get("name", ""))
    if decision is None or not title.strip():
        return []
    fields["name"] = title.strip()
    return [("name", remark) for remark in take_decision(fields, replace(decision, decided_by=None))]


def _co_authors(fields: Fields) -> Found:
    """Those beside the first author are authors, too: "Trần Thị Bích", 70 % | "Phạm Thu Dung (30%)"."""
    others = str(fields.pop("co_authors", ""))
    if not others or says_nothing(others):
        return []
    if "%" in others and "shares" in fields:
        fields["shares"] = [*fields["shares"], *_shares_in(others)]
        others = "; ".join(_without_shares(others))
    fields["author_names"] = "; ".join(filter(None, [fields.get("author_names"), others]))
    return []


def _shares_in(names: str) -> list[int]:
    return [round(float(share.replace(",", ".")) * 100) for share in _SHARE_BESIDE.findall(names)]


def _without_shares(names: str) -> list[str]:
    return [name for part in _SHARE_BESIDE.sub(";", names).split(";") if (name := part.strip(" ,;\n"))]


def _shares_beside(fields: Fields) -> Found:
    """ "Bùi Viện (60%); Phạm Phú Thứ (40%)": the share of each author behind the name."""
    written = fields.get("author_names", "")
    if "%" not in written or "shares" in fields:
        return []
    names, shares = _without_shares(written), _shares_in(written)
    fields["author_names"], fields["shares"] = "; ".join(names), shares
    return [("author_names", remark) for _, remark in _shares({"authors": names, "shares": shares})]


def _shares(fields: Fields) -> Found:
    authors, shares = fields.get("authors"), fields.get("shares")
    if not authors or not shares:
        return []
    if len(authors) != len(shares):
        return [("shares", Remark(ERROR, "shares_count", {"authors": len(authors), "shares": len(shares)}))]
    total = sum(shares)
    # Thirds are written 33,3 or 33,33: what rounding leaves is no fault.
    if abs(total - WHOLE) > 10 * len(shares):  # less than the whole may be on file, too
        severity = ERROR if total > WHOLE else WARNING
        return [("shares", Remark(severity, "shares_sum", {"total": decimal(total / 100)}))]
    return []


def _rating(fields: Fields) -> Found:
    if fields.get("months_worked", 0) + fields.get("maternity_months", 0) > _YEAR:
        return [("maternity_months", Remark(ERROR, "months_over_year"))]
    if fields.keys() & {"rating", "months_worked", "maternity_months"}:
        return []
    return [("rating", Remark(WARNING, "rating_empty"))]  # others of the list were rated


_MATTER = ("decision_number", "from_date", "finished_on")


def _discipline(fields: Fields) -> Found:
    if fields.get("form") == NO_DISCIPLINE:
        for name in ("form", "status", "term", *_MATTER):
            fields.pop(name, None)
        return []
    pending = fields.get("form") == ""  # a cell that says it is still looked into
    if pending:
        del fields["form"]
    fields.setdefault("status", (DisciplineStatus.UNDER_REVIEW if pending else DisciplineStatus.CONCLUDED).value)
    found = [*_term(fields), *_in_order(fields, "from_date", "finished_on")]
    if "form" not in fields and fields["status"] == DisciplineStatus.CONCLUDED:
        found.append(("form", Remark(ERROR, "required_missing")))
    return found


_FROM_TO = re.compile(
    r"(?:từ )?(?:ngày )?(\d[\d/.-]+\d)\s*(?:-|–|đến)\s*(?:hết )?(?:ngày )?(\d[\d/.-]+\d)", re.IGNORECASE
)


def _term(fields: Fields) -> Found:
    """ "Từ 03/02/2023 đến 03/02/2024": when discipline began and was over; "12 tháng" tells no day."""
    words = str(fields.pop("term", ""))
    if not words:
        return []
    told = _FROM_TO.fullmatch(words)
    first, last = (read_date(day)[0] for day in told.groups()) if told else (None, None)
    if not first or not last or (fields.get("from_date", first), fields.get("finished_on", last)) != (first, last):
        return [("term", Remark(WARNING, "term_not_kept", {"words": words}))]
    fields |= {"from_date": first, "finished_on": last}
    return []


def _in_order(fields: Fields, first: str, last: str) -> Found:
    if fields.get(first) and fields.get(last) and fields[first] > fields[last]:
        return [(last, Remark(ERROR, "dates_reversed"))]
    return []


def _service(fields: Fields) -> Found:
    found = _in_order(fields, "since", "until")
    birth, since = fields.get("birth_date"), fields.get("since")
    if birth and since and _too_young(birth, since):
        found.append(("since", Remark(WARNING, "since_too_young")))
    return found


def _unit_name(fields: Fields) -> Found:
    """Marks before and behind the name of a unit are none of it, but where its code says which one it is."""
    return bare_name(fields) if "code" not in fields else []


def _existence(fields: Fields) -> Found:
    return _in_order(fields, "established", "dissolved_on")


_CHECKS: dict[str, tuple[Callable[[Fields], Found], ...]] = {
    "people": (_service,),
    "collectives": (_existence, _unit_name),
    "ratings": (_rating,),
    "initiatives": (_decided_title, year_from_decision, _shares),
    "initiatives_list": (_decided_title, year_from_decision, _co_authors, _shares_beside),
    "awards_held": (year_of_award,),
    "discipline": (_discipline,),
    "households": (household,),
}
