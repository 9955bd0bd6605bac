"""What changes in the dated tables, row by row: each table is told as rows of words, and the rows are compared."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from khenthuong_desktop.domain.limits import Limit
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.tables import Coefficients
from khenthuong_desktop.regulations.timetable import DatedRule, DeadlineRule, DossierForm, ProcessingTime

Row = tuple[str, str, str]  # the table, what the row is about, what it says
_LISTS = ("deadlines", "processing", "dossiers", "authority", "launching", "yearly")


def changed_rows(before: Library, after: Library) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Table, row, what it said and what it says; None where there was or is no such row."""
    old, new = _by_row(before), _by_row(after)
    for table, row in (*new, *(key for key in old if key not in new)):
        said, says = old.get((table, row)), new.get((table, row))
        if said != says:
            yield table, row, said, says


def _by_row(library: Library) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for table, row, said in _rows(library):
        known = found.get((table, row))
        found[table, row] = said if known is None else f"{known}; {said}"
    return found


def _rows(library: Library) -> Iterator[Row]:
    yield from _council_rows(library)
    yield from _money_rows(library)
    for limits in library.tables.limits:
        for limit in limits.limits:
            yield (
                "limits",
                _row("of_award", award=_name(library, limit.award), day=limits.valid_from),
                _limit(library, limit),
            )
    for name in _LISTS:
        for rule in getattr(library.timetable, name):
            yield name, _row("of_rule", text=rule.text, day=rule.valid_from), _rule(library, rule)
    for year in library.timetable.holidays.years:
        said = _row("days_off", closed=_days(year.closed), worked=_days(year.worked))
        yield "holidays", _row("of_year", year=year.year), said


def _council_rows(library: Library) -> Iterator[Row]:
    tables = library.tables
    yield "simple_majority", _row("whole"), _share(tables.simple_majority)
    for row in tables.quorums:
        levels = ", ".join(catalogue("labels")["UnitLevel"][level.value] for level in row.levels)
        yield "quorums", _row("of_levels", levels=levels or _row("every_level"), day=row.valid_from), _share(row.share)
    for dated in tables.thresholds:
        for code in dated.awards:
            share = library.threshold(code, dated.valid_from).share
            yield "thresholds", _row("of_award", award=_name(library, code), day=dated.valid_from), _share(share)


def _money_rows(library: Library) -> Iterator[Row]:
    for salary in library.tables.base_salaries:
        said = f"{salary.amount:,}".replace(",", ".")
        yield "base_salaries", _row("from_day", day=salary.valid_from), _row("dong", amount=said)
    for dated in library.tables.coefficients:
        yield from _coefficient_rows(library, dated)


def _coefficient_rows(library: Library, dated: Coefficients) -> Iterator[Row]:
    kinds = catalogue("labels")["SubjectKind"]
    for where, awards in (("of_kind", dated.awards), ("at_commune", dated.at_commune)):
        for (code, kind), found in awards.items():
            told = {"award": _name(library, code), "kind": kinds[kind.value].lower(), "day": dated.valid_from}
            most = "at_most" if found.at_most else "exactly"
            yield "coefficients", _row(where, **told), _row(most, value=_decimal(found.value))


def _limit(library: Library, limit: Limit) -> str:
    told = []
    if limit.most is not None:
        told.append(_row("people", most=limit.most))
    if limit.of_award is not None and limit.share is not None:
        told.append(_row("share_of", share=_share(limit.share), award=_name(library, limit.of_award)))
    return ", ".join(told)


def _rule(library: Library, rule: DatedRule) -> str:
    """What counts of a rule of the timetable, after its words."""
    told = [", ".join(_name(library, code) for code in sorted(rule.awards)) or _row("every_award")]
    if isinstance(rule, DeadlineRule):
        if rule.days_before_event is not None:
            told.append(_row("days_before", days=rule.days_before_event))
        else:
            told.append(_row("by_day", of_year=f"{rule.day:02}/{rule.month:02}", years=rule.years_after))
    elif isinstance(rule, ProcessingTime):
        told.append(_row("working_days", days=rule.working_days))
    elif isinstance(rule, DossierForm):
        told.append(_row("papers", copies=rule.copies or "–", count=len(rule.papers)))
        told += rule.opinions
    if rule.until is not None:
        told.append(_row("until", day=rule.until))
    return "; ".join(told)


def _name(library: Library, code: str) -> str:
    found = library.awards.get(code)
    return found.name if found else code


def _row(code: str, **told: object) -> str:
    words = {key: f"{value:%d/%m/%Y}" if isinstance(value, date) else value for key, value in told.items()}
    return say("rule_changes", code, **words)


def _share(share: Fraction) -> str:
    percent = share * 100
    return f"{percent}%" if percent.denominator == 1 else str(share)


def _decimal(value: Fraction) -> str:
    return f"{float(value):g}".replace(".", ",")


def _days(days: tuple[date, ...]) -> str:
    return ", ".join(f"{day:%d/%m}" for day in days) or "–"
