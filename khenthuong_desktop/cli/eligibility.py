"""Verbs on eligibility: check, plan."""

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import BadArguments, day, year
from khenthuong_desktop.cli.data import law_in_words, library_of, opened
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.domain.supposing import Suppose
from khenthuong_desktop.domain.terms import Confidence, Rating, Scope
from khenthuong_desktop.domain.text import compare_key

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library

_MARKS = {
    "eligible": "✓",
    "to_confirm": "(✓)",
    "near": "≈",
    "unknown": "?",
    "left_to_people": "–",
    "not_eligible": "✗",
}


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    check = verbs.add_parser("check", parents=[shared], help="xét điều kiện khen thưởng")
    check.add_argument("--year", type=year, required=True, metavar="NĂM", help="năm lập thành tích")
    check.add_argument("--award", metavar="A", help="mã hoặc tên viết tắt, ví dụ CSTĐCS")
    check.add_argument("--subject", metavar="MÃ", help="mã số của một người, tập thể, hộ")
    check.add_argument("--on", type=day, metavar="NGÀY", help="ngày chọn luật áp dụng (mặc định hôm nay)")
    check.add_argument(
        "--received", type=day, metavar="NGÀY", help="ngày cơ quan thẩm định tiếp nhận hồ sơ, khi luật đổi sau đó"
    )
    check.set_defaults(run=run_check)

    plan = verbs.add_parser("plan", parents=[shared], help="danh hiệu có thể đạt tiếp theo và còn thiếu gì")
    plan.add_argument("--year", type=year, required=True, metavar="NĂM", help="năm lập thành tích")
    plan.add_argument("--subject", metavar="MÃ", help="mã số của một người, tập thể, hộ")
    plan.add_argument("--on", type=day, metavar="NGÀY", help="ngày chọn luật áp dụng (mặc định hôm nay)")
    plan.add_argument(
        "--suppose",
        type=supposed_year,
        action="append",
        default=[],
        metavar="NĂM=…",
        help="giả sử một năm đạt được, ví dụ “2026=HTXSNV” hoặc “2027=HTTNV,cơ sở,CSTĐCS” (kèm --subject)",
    )
    plan.set_defaults(run=run_plan)


def run_check(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.verdicts import eligibility

    with opened(arguments) as data:
        library = library_of(data)
        answer = eligibility.check(
            data.db, library, arguments.year, arguments.award, arguments.subject, arguments.on, arguments.received
        )
    told = answer.as_json() | {"rules_left_out": [one.id for one in library.left_out]}
    rows = [
        [
            _MARKS[result["standing"]],
            result["subject"]["ref"],
            result["subject"]["name"],
            result["abbreviation"],
            messages.catalogue("labels")["Standing"][result["standing"]],
            _law_note(library, result),
        ]
        for result in told["results"]
    ]
    lines = [
        f"Luật ngày {law_in_words(library, date.fromisoformat(told['on']))}",
        *table(("", "Mã số", "Tên", "Danh hiệu", "", ""), rows),
    ]
    sentences = dict.fromkeys(result["law"]["sentence"] for result in told["results"] if "law" in result)
    return Answer(told, [*lines, *sentences])


def _law_note(library: "Library", result: dict[str, Any]) -> str:
    """What a clerk must compare: the law chosen for it, a draft beside the law in force, a text nobody compared."""
    law = result.get("law")
    chosen = f"luật ngày {law_in_words(library, date.fromisoformat(law['on']))}" if law else ""
    unsure = result["confidence"] == Confidence.UNVERIFIED.value and not result.get("advice")
    compared = messages.catalogue("labels")["Confidence"][result["confidence"]] if unsure else ""
    return "; ".join(note for note in (chosen, result.get("advice", ""), compared) if note)


def supposed_year(told: str) -> tuple[int, tuple[str, ...]]:
    """ "2026=HTXSNV,cơ sở": the year, and what it is supposed to bring as it was written."""
    of_year, _, things = told.partition("=")
    return year(of_year), tuple(word.strip() for word in things.split(","))


def _suppose(library: "Library", told: tuple[str, ...]) -> Suppose:
    """A rating, the scope of each initiative (as its code or in words), and awards by their usual names."""
    said = messages.catalogue("labels")["Scope"]
    scopes = {name: scope for scope in Scope for name in (scope.value, compare_key(said[scope.value]))}
    ratings: list[Rating] = []
    initiatives: list[Scope] = []
    awards: list[str] = []
    for word in told:
        award = library.find_award(word)
        if word in [*Rating]:
            ratings.append(Rating(word))
        elif compare_key(word) in scopes:
            initiatives.append(scopes[compare_key(word)])
        elif award is not None:
            awards.append(award)
        else:
            known = ", ".join((*Rating, *(said[scope.value].lower() for scope in Scope)))
            raise BadArguments(f"--suppose: “{word}” chưa đúng (dùng được: {known}, tên tắt của danh hiệu)", "")
    if len(ratings) > 1:
        raise BadArguments(f"--suppose: “{', '.join(ratings)}” (mỗi năm một mức xếp loại)", "")
    return Suppose(ratings[0] if ratings else None, tuple(initiatives), tuple(awards))


def run_plan(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.verdicts import planning

    if arguments.suppose and arguments.subject is None:
        raise BadArguments("--suppose cần kèm --subject", "")
    with opened(arguments) as data:
        library = library_of(data)
        supposed = {of_year: _suppose(library, words) for of_year, words in arguments.suppose}
        answer = planning.plan(data.db, library, arguments.year, arguments.subject, arguments.on, supposed)
    told = answer.as_json()
    lines = [f"Luật ngày {law_in_words(library, date.fromisoformat(told['on']))}"]
    for line in told["subjects"]:
        lines.append(f"{line['subject']['ref']}  {line['subject']['name']}")
        lines += [f"  {line['question']}"] if line["question"] else []
        for award in line["awards"]:
            lines.append(f"  {_MARKS[award['standing']]} {award['sentence']}")
            if award["verdict"] != "eligible":
                lines.append(f"    {award['way']}")
    lines.append(f"Lộ trình tính đến năm {told['until']}, coi như luật giữ nguyên.")
    return Answer(told, lines)
