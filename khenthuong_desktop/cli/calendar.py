"""Verb on last days: calendar, of a year or of one round, with the work planned back from them."""

import argparse
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import year
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.domain.rules import Reference

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.award_rounds.dossier_forms import AwardPapers
    from khenthuong_desktop.services.award_rounds.due_dates import RoundPlan
    from khenthuong_desktop.services.award_rounds.year_calendar import CalendarDay


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verb."""
    calendar = verbs.add_parser("calendar", parents=[shared], help="hạn của năm hoặc của một đợt, lập kế hoạch lùi")
    calendar.add_argument("--year", type=year, metavar="NĂM", help="năm dương lịch (mặc định năm nay)")
    calendar.add_argument("--round", metavar="ĐỢT", help="chỉ một đợt")
    calendar.set_defaults(run=run_calendar)


def run_calendar(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds.dossier_forms import papers_of_round
    from khenthuong_desktop.services.award_rounds.due_dates import plan_round
    from khenthuong_desktop.services.award_rounds.year_calendar import year_calendar

    with opened(arguments) as data:
        library, today = library_of(data), data.db.today()
        if arguments.round:
            papers = papers_of_round(data.db, library, arguments.round)
            return _round_answer(plan_round(data.db, library, arguments.round), papers, library, arguments.round)
        asked = arguments.year or today.year
        days = year_calendar(data.db, library, asked)
    told = {"year": asked, "today": today.isoformat(), "days": [_day_json(day, library) for day in days]}
    rows = [(_written(day.day), day.text, day.to, _source(day.reference, library)) for day in days]
    lines = table(("Hạn", "Việc", "Nơi nhận", "Căn cứ"), rows)
    return Answer(told, [*lines, *_unsure_lines(year for day in days for year in day.unsure_years)])


def _round_answer(plan: "RoundPlan", papers: tuple["AwardPapers", ...], library: "Library", asked: str) -> Answer:
    told = {
        "round": plan.round_id,
        "due": plan.due.isoformat() if plan.due else None,
        "due_by_law": plan.by_law,
        **_work_json(plan),
        **_law_json(plan, library),
        "dossiers": [_papers_json(one, library) for one in papers],
        "unsure_years": list(plan.unsure_years),
    }
    return Answer(told, [*_round_lines(plan, papers, library, asked), *_unsure_lines(plan.unsure_years)])


def _work_json(plan: "RoundPlan") -> dict[str, Any]:
    steps = messages.catalogue("timetable")["steps"]
    work = [
        {
            "step": one.step,
            "text": steps.get(one.step, one.step),
            "start": one.start.isoformat(),
            "finish": one.finish.isoformat(),
            "done": one.done,
        }
        for one in plan.work
    ]
    return {"work": work}


def _law_json(plan: "RoundPlan", library: "Library") -> dict[str, Any]:
    """The last days the law sets, and how long offices take."""
    last_days = [
        {
            "day": one.due.isoformat() if one.due else None,
            "text": one.text,
            "to": one.to,
            "awards": list(one.awards),
            **_sourced(one.reference, one.confidence.value, library),
        }
        for one in plan.last_days
    ]
    processing = [
        {
            "step": rule.step,
            "text": rule.text,
            "working_days": rule.working_days,
            **_sourced(rule.reference, rule.confidence.value, library),
        }
        for rule in plan.processing
    ]
    return {"last_days": last_days, "processing": processing}


def _papers_json(one: "AwardPapers", library: "Library") -> dict[str, Any]:
    return {
        "award": one.award,
        "papers": list(one.papers),
        "copies": one.copies,
        "electronic": list(one.electronic),
        "opinions": list(one.opinions),
        "public_days": one.public_days,
        "simplified": one.simplified,
        **_sourced(one.reference, one.confidence.value, library),
    }


def _round_lines(plan: "RoundPlan", papers: tuple["AwardPapers", ...], library: "Library", asked: str) -> list[str]:
    steps = messages.catalogue("timetable")["steps"]
    marks = {True: "✓", False: ""}
    work = [(steps.get(w.step, w.step), _written(w.start), _written(w.finish), marks[w.done]) for w in plan.work]
    lines = [f"Đợt {asked}: hạn nộp {_written(plan.due)}" if plan.due else f"Đợt {asked}: chưa có hạn nộp"]
    lines += table(("Việc", "Bắt đầu chậm nhất", "Xong trước ngày", "Đã xong"), work) if work else []
    lines += [
        f"{_written(one.due)}: {one.text} ({_source(one.reference, library)})" if one.due else one.text
        for one in plan.last_days
    ]
    lines += [
        f"{rule.text}: {rule.working_days} ngày làm việc ({_source(rule.reference, library)})"
        for rule in plan.processing
    ]
    for one in papers:
        needed = "; ".join((", ".join(one.paper_names()), *one.conditions()))
        lines.append(f"{library.award(one.award).name}: {needed} ({_source(one.reference, library)})")
    return lines


def _day_json(day: "CalendarDay", library: "Library") -> dict[str, Any]:
    steps = messages.catalogue("timetable")["steps"]
    return {
        "day": day.day.isoformat(),
        "kind": day.kind.value,
        "text": day.text,
        "to": day.to or None,
        "award_year": day.year,
        "awards": list(day.awards),
        **_sourced(day.reference, day.confidence.value if day.confidence else None, library),
        "work": [
            {
                "step": one.code,
                "text": steps.get(one.code, one.code),
                "start": one.start.isoformat(),
                "finish": one.finish.isoformat(),
            }
            for one in day.work
        ],
        "unsure_years": list(day.unsure_years),
        "done": day.done,
        "key": day.key or None,
    }


def _sourced(reference: Reference | None, confidence: str | None, library: "Library") -> dict[str, str | None]:
    return {"reference": _source(reference, library) or None, "confidence": confidence}


def _source(reference: Reference | None, library: "Library") -> str:
    from khenthuong_desktop.services.findings import reference_text

    return reference_text(reference, library) if reference else ""


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _unsure_lines(years: Iterable[int]) -> list[str]:
    known = sorted(set(years))
    return [messages.say("timetable", "days_off_unsure", years=", ".join(map(str, known)))] if known else []
