"""What the cells of one row must be together: shares of all authors, dates in order, what may stand for what."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from khenthuong_desktop.domain.terms import DisciplineStatus, SubjectKind
from khenthuong_desktop.domain.text import decimal
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.field_values import OWN_UNIT
from khenthuong_desktop.spreadsheets.cells.person_cells import (
    Fields,
    Found,
    are_plain,
    household,
    is_household,
    needs_joining,
    one_person,
)
from khenthuong_desktop.spreadsheets.columns import Layout
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark
from khenthuong_desktop.spreadsheets.rows.decision_cells import divided_decision
from khenthuong_desktop.spreadsheets.tables.carried_headings import (
    award_of_heading,
    kind_of_heading,
    names_award,
    place_of,
)
from khenthuong_desktop.spreadsheets.tables.group_headings import class_of_people, in_ordinary_case
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_LIFE = ("birth_date", "since", "until")
_YEAR = 12  # months
_YOUNGEST = 15  # years, at which somebody begins to work
WHOLE = 10_000  # all shares together, in hundredths of a percent


def complete_row(layout: Layout, fields: Fields, groups: tuple[str, ...]) -> Found:
    """Fill what follows from other cells and from the group headings above; report what does not fit together."""
    found = divided_decision(layout, fields)
    for check in _CHECKS.get(layout.code, ()):
        found.extend(check(fields))
    if not layout.standard and layout.code != "initiatives_list":
        found.extend(_subject(layout, fields, groups))
    elif layout.named:
        if layout.code == "registrations":
            _award_of_group(fields, groups)
        found.extend(_named(fields, groups))
    elif layout.code == "people":
        found.extend(one_person(fields))
        _place_of_group(fields, groups)
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
    days = list(filter(None, sinces))
    if not days:
        return ()
    # Only those born after what the first to begin allows, and those gone before the last began, can be at fault.
    grown, last = str(int(min(days)[:4]) - _YOUNGEST + 1), max(days)
    young = {place for place, birth in enumerate(births) if birth and birth >= grown}
    gone = {place for place, until in enumerate(untils) if until and until < last}
    return {
        place
        for place in young | gone
        if (since := sinces[place])
        and ((place in gone and since > untils[place]) or (place in young and _too_young(births[place], since)))
    }


def _too_young(birth: str, since: str) -> bool:
    return int(since[:4]) - int(birth[:4]) < _YOUNGEST


def _subject(layout: Layout, fields: Fields, groups: tuple[str, ...]) -> Found:
    """The kind of subject of an office's list: its own column, else the group heading, else the kind of list."""
    headed = [kind for words in groups if (kind := kind_of_heading(words)) is not None]
    told: str | None = fields.get("subject_kind") or (headed[-1] if headed else layout.subject)
    if layout.code == "individuals_list" and not headed and "subject_kind" not in fields:
        told = _kind_among_people(fields)
    if bare(str(fields.get("classification", ""))) == "ho gia dinh":  # in the vendors' lists of collectives
        told = SubjectKind.HOUSEHOLD
    if told is None and layout.code in _OF_ALL_KINDS:
        told = _kind_of_name(fields, groups)
    kind = SubjectKind(told or SubjectKind.INDIVIDUAL)
    fields["subject_kind"] = kind.value
    if not fields.keys() & {"award_form", "award_title"}:
        _award_of_group(fields, groups)
    if kind is SubjectKind.INDIVIDUAL:
        _place_of_group(fields, groups)
        return one_person(fields)
    if kind is SubjectKind.COLLECTIVE and layout.code not in _MATCHED_BY_WORDS:
        _name_collective(fields)
    return _of_household(fields, groups) if kind is SubjectKind.HOUSEHOLD else []


def _award_of_group(fields: Fields, groups: tuple[str, ...]) -> None:
    awards = [words for words in groups if names_award(words)]
    if awards and "award" not in fields:
        fields["award"] = award_of_heading(awards[-1])


def _named(fields: Fields, groups: tuple[str, ...]) -> Found:
    """Whom a record names: what it is says the heading above, else its name."""
    headed = [kind for words in groups if (kind := kind_of_heading(words)) is not None]
    kind = headed[-1] if headed else _kind_of_name(fields, groups)
    if headed or kind is not SubjectKind.INDIVIDUAL:
        fields["subject_kind"] = kind.value
    if kind is SubjectKind.INDIVIDUAL:
        found = one_person(fields)
        _place_of_group(fields, groups)
        return found
    if kind is SubjectKind.COLLECTIVE:
        _name_collective(fields)
    return _of_household(fields, groups) if kind is SubjectKind.HOUSEHOLD else []


def _of_household(fields: Fields, groups: tuple[str, ...]) -> Found:
    """A household; what stands under "Chức vụ, đơn vị, địa chỉ" is where it lives."""
    if "address" not in fields and "job_title" in fields and not is_work(fields["job_title"]):
        fields["address"] = fields.pop("job_title")
    _address_of_group(fields, groups)
    return household(fields)


_OF_ALL_KINDS = ("decision_list", "vote_list", "nominees_list")
_MATCHED_BY_WORDS = ("decision_list", "vote_list")
_OF_PEOPLE_ALONE = frozenset({"birth_date", "gender", "citizen_number", "male", "female"})


def _kind_of_name(fields: Fields, groups: tuple[str, ...]) -> SubjectKind:
    """What a list names without saying it: "Hộ ông Phạm Văn Hòa", "Tổ Một cửa", else a person."""
    if is_household(fields.get("name", "")):
        return SubjectKind.HOUSEHOLD
    return SubjectKind.COLLECTIVE if _is_collective(fields, groups) else SubjectKind.INDIVIDUAL


def _kind_among_people(fields: Fields) -> SubjectKind:
    """What a row of a list of people names, for offices put their units and households between them."""
    name = fields.get("name", "")
    if is_household(name):
        return SubjectKind.HOUSEHOLD
    is_collective = _OF_PEOPLE_ALONE.isdisjoint(fields) and _names_collective(name)
    return SubjectKind.COLLECTIVE if is_collective else SubjectKind.INDIVIDUAL


def _names_collective(name: str) -> bool:
    return is_unit(name) or is_unit(without_collective_words(name))


def _name_collective(fields: Fields) -> None:
    """ "Tập thể Phòng Kinh tế" is the Phòng Kinh tế."""
    name = without_collective_words(fields.get("name", ""))
    if is_unit(name):
        fields["name"] = name


def _is_collective(fields: Fields, groups: tuple[str, ...]) -> bool:
    """Whom a list names without saying what it is: a collective by its award, else by its name."""
    awards = [bare(words) for words in groups if names_award(words)]
    return "tap the" in awards[-1] if awards else _names_collective(fields.get("name", ""))


def _own_unit(fields: Fields) -> Found:
    """An x in the column of those who head a unit is for their own."""
    if "unit" not in fields:
        del fields["heads"]
        return [("heads", Remark(WARNING, "heads_no_unit"))]
    fields["heads"] = fields["unit"]
    return [("heads", Remark(FIXED, "heads_own_unit", {"new": fields["unit"]}))]


def _place_of_group(fields: Fields, groups: tuple[str, ...]) -> None:
    place = place_of(groups)
    if place is None:
        return
    of_class = class_of_people(place)
    for name, value in of_class or ():
        fields.setdefault(name, value)
    if of_class is None and "unit" not in fields:
        fields["unit"] = in_ordinary_case(place)


def _address_of_group(fields: Fields, groups: tuple[str, ...]) -> None:
    """Households stand under the village they live in: "Thôn Đông"."""
    place = place_of(groups)
    told = str(fields.get("address", ""))
    if place is not None and bare(place) not in bare(told):
        fields["address"] = ", ".join(filter(None, (told, in_ordinary_case(place))))


_YEAR_OF_AWARD = re.compile(r"[\s,(-]+(?:năm(?: học)? )?(?:20\d\d\s*[-–]\s*)?(20\d\d)\)?$", re.IGNORECASE)


def _year_from_decision(fields: Fields) -> Found:
    if "year" in fields:
        return []
    if (said := _YEAR_OF_AWARD.search(fields.get("award", ""))) is not None:
        fields["award"], fields["year"] = fields["award"][: said.start()], int(said[1])
        return [("award", Remark(FIXED, "year_from_award", {"year": fields["year"], "new": fields["award"]}))]
    if "decision_date" in fields:
        fields["year"] = int(fields["decision_date"][:4])
        return [("year", Remark(FIXED, "year_from_decision", {"year": fields["year"]}))]
    return [("year", Remark(ERROR, "required_missing"))]


_SHARE_BESIDE = re.compile(r"\s*[(:–-]?\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*\)?")


def _shares_beside(fields: Fields) -> Found:
    """ "Bùi Viện (60%); Phạm Phú Thứ (40%)": the share of each author behind the name."""
    written = fields.get("author_names", "")
    if "%" not in written or "shares" in fields:
        return []
    shares = [round(float(share.replace(",", ".")) * 100) for share in _SHARE_BESIDE.findall(written)]
    names = [name for part in _SHARE_BESIDE.sub(";", written).split(";") if (name := part.strip(" ,;\n"))]
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
    if abs(total - WHOLE) > 10 * len(shares):
        return [("shares", Remark(ERROR, "shares_sum", {"total": decimal(total / 100)}))]
    return []


def _rating(fields: Fields) -> Found:
    if fields.get("months_worked", 0) + fields.get("maternity_months", 0) > _YEAR:
        return [("maternity_months", Remark(ERROR, "months_over_year"))]
    if fields.keys() & {"rating", "months_worked", "maternity_months"}:
        return []
    return [("rating", Remark(ERROR, "required_missing"))]


def _discipline(fields: Fields) -> Found:
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
    if not first or not last or {fields.get("from_date", first), fields.get("finished_on", last)} != {first, last}:
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


def _existence(fields: Fields) -> Found:
    return _in_order(fields, "established", "dissolved_on")


_CHECKS: dict[str, tuple[Callable[[Fields], Found], ...]] = {
    "people": (_service,),
    "collectives": (_existence,),
    "ratings": (_rating,),
    "initiatives": (_year_from_decision, _shares),
    "initiatives_list": (_year_from_decision, _shares_beside),
    "awards_held": (_year_from_decision,),
    "discipline": (_discipline,),
    "households": (household,),
}
