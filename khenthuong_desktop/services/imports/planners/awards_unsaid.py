"""Rows of which nobody knows what they are given: where the title names an award after all, it is told which."""

from khenthuong_desktop.services.imports.matching.award_titles import award_names_in
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.layouts.title_gifts import award_called
from khenthuong_desktop.spreadsheets.problems import ERROR


def report_unsaid(known: Known, line: Line) -> None:
    """The title names several awards, one that nobody knows, or none."""
    named = award_names_in(known.library, line.sheet.title)
    called = award_called(line.sheet.title)
    if len(named) > 1:
        codes = filter(None, map(known.library.find_award, named))
        awards = "”, “".join(known.library.award(code).name for code in codes)
        line.report(ERROR, "award_unsaid_of_several", "award", award=awards)
    elif not named and called is not None:
        line.report(ERROR, "award_unsaid_unknown", "award", award=called)
    else:
        line.report(ERROR, "award_unsaid", "award")
