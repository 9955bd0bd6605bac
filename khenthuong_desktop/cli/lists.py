"""Verbs on lists and eligibility: import, check, plan."""

import argparse
import re
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import BadArguments, day, place, year
from khenthuong_desktop.cli.data import law_in_words, library_of, opened
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, Answer, table
from khenthuong_desktop.domain.supposing import Suppose
from khenthuong_desktop.domain.terms import Confidence, Rating, Scope
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.files import needed

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.faulty_lists import MarkedCopy
    from khenthuong_desktop.services.imports import Corrections, ImportAnswer, Preview, Question
    from khenthuong_desktop.services.upkeep import OpenData

_NEW = "mới"
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
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
    take = verbs.add_parser("import", parents=[shared], help="nhập danh sách từ Excel")
    take.add_argument("file", type=place, nargs="+", metavar="TỆP", help="một tệp, hoặc tệp của nhiều nơi gom làm một")
    take.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    take.add_argument("--accept-valid", action="store_true", help="ghi các dòng đúng, bỏ qua dòng sai")
    take.add_argument("--layout", metavar="TÊN", help="dạng bảng, khi chương trình đoán chưa đúng")
    take.add_argument("--map", metavar="Cột=trường;…", help="chỉ rõ cột nào là trường nào")
    take.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="Trang!Ô=giá trị",
        help="giá trị đúng của một ô, ví dụ “Sheet1!C5=05/07/1985”; tệp không bị sửa",
    )
    take.add_argument(
        "--skip",
        action="append",
        default=[],
        metavar="Trang!dòng;…",
        help="bỏ qua những dòng này, ví dụ “Sheet1!12;13”",
    )
    take.add_argument(
        "--round", metavar="ĐỢT", help="đưa những người, tập thể được đề nghị trong danh sách vào đợt này"
    )
    take.add_argument(
        "--make-units", action="store_true", help="tạo luôn những tập thể mà danh sách nêu cho cá nhân nhưng chưa có"
    )
    add_answers(take)
    take.add_argument(
        "--faults-to",
        type=place,
        metavar="TỆP.xlsx",
        help="ghi bản sao có đánh dấu mọi chỗ sai để gửi lại nơi lập; nhiều tệp thì là thư mục để các bản sao",
    )
    take.add_argument("--rows", action="store_true", help="kèm từng dòng đã hiểu (với --json)")
    take.set_defaults(run=run_import)

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


def add_answers(verb: argparse.ArgumentParser) -> None:
    """Teach a verb that takes lists in how its questions are answered."""
    verb.add_argument(
        "--same",
        action="append",
        default=[],
        metavar="Chỗ=mã;…",
        help="trả lời câu hỏi “có phải là”: Trang!dòng=mã, dòng=mã hoặc tên đơn vị=mã; không phải ai thì ghi =mới",
    )


def choices_of(arguments: argparse.Namespace) -> dict[str, str]:
    """The answers given with ``--same``."""
    from khenthuong_desktop.services.imports import NEW

    return {key: NEW if code == _NEW else code for key, code in _pairs(";".join(arguments.same)).items()}


def run_import(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import imports

    with opened(arguments) as data:
        library = library_of(data)
        choices = choices_of(arguments)
        preview = imports.preview(
            data.db,
            library,
            arguments.file,
            arguments.layout,
            _pairs(arguments.map),
            choices=choices,
            corrections=_corrections(arguments.set, arguments.skip),
            aim=imports.Aim(arguments.round, make_units=arguments.make_units),
        )
        copies = _marked_copies(data, preview, arguments.faults_to)
        if arguments.dry_run:
            done = imports.not_written(preview)
        else:
            done = confirmed(data, preview, arguments.accept_valid)
    faulty = any(problem.severity.value == "error" for problem in done.problems)
    told = done.as_json(rows=arguments.rows)
    told["questions"] = [question.as_json() for question in preview.questions]
    lines = [*import_lines(done), *_about_units(done), *how_to_answer(preview.questions)]
    if arguments.faults_to is not None:
        told["faults_to"] = str(arguments.faults_to) if copies else None
        lines += [f"Đã đánh dấu {copy.faults} chỗ cần sửa trong {copy.path}." for copy in copies]
        lines += [] if copies else ["Không có chỗ nào cần sửa; không ghi bản sao."]
    return Answer(told, lines, FAULTS_FOUND if faulty else DONE)


def _marked_copies(data: "OpenData", preview: "Preview", place: Path | None) -> "Sequence[MarkedCopy]":
    """The copy of one file at ``place``, those of several in the folder ``place``."""
    from khenthuong_desktop.services import faulty_lists

    if place is None or not faulty_lists.has_faults(preview):
        return ()
    if len(preview.files) > 1:
        with needed(place):
            return faulty_lists.save_all_faults(data.db, preview, place)
    return (faulty_lists.MarkedCopy(place, faulty_lists.save_faults(data.db, preview, place)),)


def _about_units(done: "ImportAnswer") -> list[str]:
    """Collectives that were made with the list, or that could be."""
    made, missing = done.units_made, done.units_missing
    lines = [f"Tập thể tạo cùng danh sách ({len(made)}): {'; '.join(made)}."] if made else []
    if missing:
        lines.append(f"Chưa có {len(missing)} tập thể: {'; '.join(missing)}. Thêm --make-units để tạo luôn.")
    return lines


def confirmed(data: "OpenData", preview: "Preview", accept_valid: bool) -> "ImportAnswer":
    """What was written of a list, after a copy of the data; a list that is not to be written tells why."""
    from khenthuong_desktop.services import imports, upkeep

    with upkeep.backed_up(data, "before-import") if preview.can_be_written(accept_valid) else nullcontext():
        return imports.confirm(data.db, preview, accept_valid)


def _pairs(told: str | None) -> dict[str, str]:
    """ "a=b;c=d" as a dictionary."""
    pairs = [part.rpartition("=") for part in (told or "").split(";") if part.strip()]
    return {left.strip(): right.strip() for left, _, right in pairs}


def _corrections(cells: Sequence[str], rows: Sequence[str]) -> "Corrections":
    """ "Sheet1!C5=value" and "Sheet1!12;13"; without a sheet it is the only one."""
    from khenthuong_desktop.services.imports import Corrections

    right = {}
    for told in cells:
        place, sign, value = told.partition("=")
        sheet, _, cell = place.strip().rpartition("!")
        found = _CELL.fullmatch(cell.strip().upper())
        if not sign or found is None:
            raise BadArguments(f"--set: “{told}” chưa đúng (ví dụ: Sheet1!C5=05/07/1985)", "")
        right[sheet, int(found[2]), found[1]] = value.strip()
    left_out = set()
    for place in filter(None, (part.strip() for told in rows for part in told.split(";"))):
        sheet, _, row = place.rpartition("!")
        if not (row.isascii() and row.isdecimal()):
            raise BadArguments(f"--skip: “{place}” chưa đúng (ví dụ: Sheet1!12)", "")
        left_out.add((sheet, int(row)))
    return Corrections(right, frozenset(left_out))


def how_to_answer(questions: "Sequence[Question]") -> list[str]:
    """How the questions of an import are answered, by the first of them."""
    if not questions:
        return []
    example = questions[0]
    return [
        f"Có {len(questions)} câu hỏi “có phải là …”. Trả lời bằng --same, ví dụ:"
        f' --same "{example.key}={example.candidates[0].code}" hoặc --same "{example.key}={_NEW}".'
    ]


def import_lines(done: Any) -> list[str]:
    """What an import did or would do, sheet by sheet, and every problem, for people."""
    from khenthuong_desktop.services.imports.answers import in_words
    from khenthuong_desktop.spreadsheets.layouts import LAYOUTS

    told = done.as_json(rows=False)
    names = ("sheet", "layout", "header_row", "rows", "added", "updated", "unchanged", "skipped")
    heading = ("Trang tính", "Dạng", "Dòng tiêu đề", "Số dòng", "Thêm", "Sửa", "Như cũ", "Bỏ qua")
    sheets = [sheet | {"layout": LAYOUTS[sheet["layout"]].title if sheet["layout"] else ""} for sheet in told["sheets"]]
    lines = table(heading, [[sheet[name] for name in names] for sheet in sheets])
    for problem in told["problems"]:
        place = f"{problem['sheet']}, ô {problem['column'] or ''}{problem['row'] or ''}"
        lines.append(f"{messages.catalogue('labels')['Severity'][problem['severity']]}: {place}: {problem['message']}")
    if beside := in_words(done.beside):
        lines.append(f"Kèm theo: {', '.join(beside)}.")
    lines.append("Đã ghi vào dữ liệu." if told["committed"] else "Chưa ghi gì vào dữ liệu.")
    return lines


def run_check(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import eligibility

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
    from khenthuong_desktop.services import planning

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
