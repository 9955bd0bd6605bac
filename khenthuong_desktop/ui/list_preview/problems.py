"""The problems of an import as the clerk reads them: what has one cause stands in one line with all its rows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.imports import PreviewSheet
from khenthuong_desktop.spreadsheets.files.gathered import file_of, own_name
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.widgets.problems import ShownProblem

_SHOWN_PLACES = 8
PROPOSALS_LEFT = "proposals_not_kept"  # rounds are offered for them
OF_FILE = "file_left_out"
_ALIKE = ("row_twice", "subject_twice", "extra_column")  # each names another row or column, the cause is one
_OF_MANY = ("name_unknown", "code_unknown", "absent_waits", "absent_not_awarded")  # the same of one after another
_OF_TOO_MANY = ("unit_unknown", "same_birth_on_file", "same_birth_in_file", "author_unknown", "code_nearly")
_FEW = 4  # of these, each of which says something of its own, are told one by one


def grouped(problems: Iterable[Problem], pasted: Sequence[PreviewSheet] = ()) -> list[ShownProblem]:
    """One line for every cause, in reading order; each problem keeps its own place in the answer itself. What is
    asked beside them is not told once more. The cells of a block that was ``pasted`` have other addresses in Excel:
    they are told by their heading and the row of the block."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    problems = list(problems)
    often = Counter((problem.sheet, problem.code) for problem in problems if problem.code in _OF_TOO_MANY)
    for problem in problems:
        asked = problem.severity is Severity.WARNING and "candidates" in problem.details
        if asked or problem.code == PROPOSALS_LEFT:
            continue
        alike = problem.severity is Severity.FIXED or problem.code in (*_ALIKE, *_OF_MANY)
        alike = alike or often[problem.sheet, problem.code] > _FEW
        column = None if problem.code == "extra_column" else problem.column
        cause = problem.code if alike else problem.message
        groups.setdefault((problem.severity, problem.sheet, column, cause), []).append(problem)
    shown = [_shown(group) for group in groups.values()]
    return [replace(one, place=_pasted_place(one.target, one.place, pasted)) for one in shown] if pasted else shown


def _shown(group: Sequence[Problem]) -> ShownProblem:
    first = group[0]
    places = dict.fromkeys((problem.column, problem.row) for problem in group)  # a row of two awards is planned twice
    messages = dict.fromkeys(problem.message for problem in group)
    if len(places) == 1:
        of_many = first.code in (*_OF_MANY, *_OF_TOO_MANY) and len(messages) > 1
        words = f"{first.message}{_others(group)}" if of_many else " ".join(messages)
        return ShownProblem(first.severity, words, _place(first, first.within), first, len(group))
    if len({column for column, _ in places}) > 1:
        where = _several("cột", [column or "" for column, _ in places])
    else:
        of_column = f"cột {first.column} · " if first.column else ""
        where = of_column + _several("dòng", [str(row or "") for _, row in places])
    words = f"{first.message}{_others(group)}" if len(messages) > 1 else first.message
    return ShownProblem(first.severity, words, _place(first, where), first, len(group))


def _others(group: Sequence[Problem]) -> str:
    """How many more there are, by their names where each is about somebody."""
    count = labels.number(len({problem.message for problem in group}) - 1)
    names = list(dict.fromkeys(str(problem.details.get("name") or problem.value or "") for problem in group[1:]))
    if group[0].code not in (*_OF_MANY, *_OF_TOO_MANY) or not all(names):
        return f" Còn {labels.number(len({(problem.column, problem.row) for problem in group}) - 1)} chỗ như vậy."
    return f" Còn {count} tên nữa: {', '.join(names[:_SHOWN_PLACES])}{' …' if len(names) > _SHOWN_PLACES else '.'}"


def _pasted_place(problem: object, place: str, sheets: Sequence[PreviewSheet]) -> str:
    """ "cột “Ngày sinh” · dòng 3 của vùng dán", where the place would be a cell of a file that the clerk has not."""
    if not isinstance(problem, Problem):
        return place
    uses = (use for sheet in sheets for use in sheet.uses if use.column == problem.column)
    heading = next((use.heading for use in uses if use.heading), None)
    rows = place.rpartition("dòng")[2].strip(" :") if "dòng" in place else str(problem.row or "")
    column = f"cột “{heading}”" if heading else ""
    return " · ".join(part for part in (column, f"dòng {rows} của vùng dán" if rows else "") if part)


def _several(noun: str, places: Sequence[str]) -> str:
    rest = " …" if len(places) > _SHOWN_PLACES else ""
    return f"{labels.number(len(places))} {noun}: {', '.join(places[:_SHOWN_PLACES])}{rest}"


def _place(problem: Problem, where: str) -> str:
    """The file where there are several, the sheet, the place in it."""
    sheet = problem.sheet or ""
    if problem.code == OF_FILE:
        return sheet
    named = (file_of(sheet), f"trang {own_name(sheet)}" if sheet else "", where)
    return " · ".join(part for part in named if part)
