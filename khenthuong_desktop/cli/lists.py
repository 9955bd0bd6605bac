"""The verb import, and what other verbs that take lists in share with it."""

import argparse
import re
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import BadArguments, place
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.marked_copies import about_copy, marked_copies, told_where_they_are
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, Answer, table

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.imports import Corrections, ImportAnswer, Preview, Question
    from khenthuong_desktop.services.lists.rounds_for_lists import RoundsForList
    from khenthuong_desktop.services.upkeep import OpenData

_NEW = "mới"
_SHOWN_NAMES = 20
_SHOWN_CHANGES = 20
_SHOWN_PROBLEMS = 1_000
_NUMBER = re.compile(r"[1-9]\d{0,6}")
_ROW = re.compile(r"([A-Z]{0,3})([1-9]\d{0,6})")  # of the table in which the column stands
_LETTER = re.compile(r"^[A-Z]$")
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    take = verbs.add_parser("import", parents=[shared], help="nhập danh sách từ Excel")
    take.add_argument("file", type=place, nargs="+", metavar="TỆP", help="một tệp, hoặc tệp của nhiều nơi gom làm một")
    take.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    take.add_argument("--accept-valid", action="store_true", help="ghi các dòng đúng, bỏ qua dòng sai")
    take.add_argument("--layout", metavar="TÊN", help="dạng bảng, khi chương trình đoán chưa đúng")
    take.add_argument("--map", action="append", default=[], metavar="Cột=trường;…", help="chỉ rõ cột nào là trường nào")
    take.add_argument(
        "--heading-row",
        action="append",
        default=[],
        metavar="Trang=dòng",
        help="dòng tiêu đề của một trang, khi chương trình không thấy hoặc lấy nhầm, ví dụ “Sheet1=5”; lần sau tự nhớ",
    )
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
        help="bỏ qua những dòng này, ví dụ “Sheet1!12;13”; của một trong các bảng đặt cạnh nhau: “Sheet1!F12”",
    )
    take.add_argument(
        "--round", metavar="ĐỢT", help="đưa những người, tập thể được đề nghị trong danh sách vào đợt này"
    )
    take.add_argument(
        "--make-units", action="store_true", help="tạo luôn những tập thể mà danh sách nêu cho cá nhân nhưng chưa có"
    )
    take.add_argument(
        "--make-people",
        action="store_true",
        help="tạo luôn những người, tập thể mà danh sách đăng ký, xếp loại, khen thưởng nêu tên nhưng chưa có",
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

    return {key: NEW if code == _NEW else code for key, code in _pairs("--same", arguments.same).items()}


def run_import(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import imports
    from khenthuong_desktop.services.lists.rounds_for_lists import rounds_for

    with opened(arguments) as data:
        library = library_of(data)
        choices = choices_of(arguments)
        mapping = _columns(arguments.map)
        preview = imports.preview(
            data.db,
            library,
            arguments.file,
            arguments.layout,
            mapping,
            choices=choices,
            corrections=_corrections(arguments.set, arguments.skip),
            aim=imports.Aim(arguments.round, make_units=arguments.make_units, make_people=arguments.make_people),
            headings=_headings(arguments.heading_row),
        )
        _check_columns(mapping, preview)
        copies = marked_copies(data, preview, arguments.faults_to)
        offered = rounds_for(data.db, preview)
        if arguments.dry_run:
            done = imports.not_written(preview)
        else:
            with told_where_they_are(copies):
                done = confirmed(data, preview, arguments.accept_valid)
    faulty = done.in_vain or any(problem.severity.value == "error" for problem in done.problems)
    told = done.as_json(rows=arguments.rows)
    told["questions"] = [question.as_json() for question in preview.questions]
    lines = [
        *import_lines(done),
        *_about_changes(done, library),
        *_about_units(done),
        *_about_people(done),
        *_about_rounds(offered, arguments.round),
        *how_to_answer(preview.questions),
    ]
    if arguments.faults_to is not None:
        told["faults_to"] = str(arguments.faults_to) if copies else None
        lines += map(about_copy, copies)
        lines += [] if copies else ["Không có chỗ nào cần sửa; không ghi bản sao."]
    return Answer(told, lines, FAULTS_FOUND if faulty else DONE)


def _about_changes(done: "ImportAnswer", library: "Library") -> list[str]:
    """What the first rows change that change something on file, old and new."""
    from khenthuong_desktop.services.imports import RowStatus
    from khenthuong_desktop.services.imports.plan.change_words import changes_said

    sheets = [sheet for sheet in done.sheets if sheet.counts[RowStatus.CHANGED]]
    changed = ((sheet, row) for sheet in sheets for row in sheet.each_row if row.changes)
    told = [
        messages.say(
            "list_changes",
            "of_row",
            sheet=sheet.sheet,
            row=row.row,
            name=row.fields.get("name") or row.fields.get("code", ""),
            changes="; ".join(change.sentence for change in changes_said(sheet, row, library)),
        )
        for sheet, row in islice(changed, _SHOWN_CHANGES)
    ]
    more = sum(sheet.counts[RowStatus.CHANGED] for sheet in sheets) - len(told)
    return [*told, f"… và {more} dòng khác (xem đủ bằng --json)."] if more > 0 else told


def _about_rounds(offered: "RoundsForList | None", told: str | None) -> list[str]:
    """Into which rounds the proposals of a list could go, as long as nobody said so."""
    if offered is None or told is not None or offered.purpose != "proposals":
        return []
    rounds = "; ".join(f"{row.year}/{row.code} “{row.name}”" for row in offered.rounds)
    return [
        f"Đưa {offered.count} dòng đề nghị vào một đợt bằng --round. Đợt đang mở: {rounds}."
        if rounds
        else "Chưa có đợt nào đang mở cho các đề nghị này; mở một đợt rồi nhập lại với --round."
    ]


def _about_units(done: "ImportAnswer") -> list[str]:
    """Collectives that were made with the list, or that could be."""
    made, missing = done.units_made, done.units_missing
    lines = [f"Tập thể tạo cùng danh sách ({len(made)}): {'; '.join(made)}."] if made else []
    if missing:
        lines.append(f"Chưa có {len(missing)} tập thể: {'; '.join(missing)}. Thêm --make-units để tạo luôn.")
    return lines


def _about_people(done: "ImportAnswer") -> list[str]:
    """Those whom records name and who were made with the list, or could be."""
    made, missing = done.people_made, done.people_missing
    lines = [f"Người, tập thể, hộ tạo cùng danh sách ({len(made)}): {_some(made)}."] if made else []
    if missing:
        lines.append(f"Chưa có {len(missing)} người, tập thể, hộ: {_some(missing)}. Thêm --make-people để tạo luôn.")
    return lines


def _some(names: Sequence[str]) -> str:
    return "; ".join(names[:_SHOWN_NAMES]) + (" …" if len(names) > _SHOWN_NAMES else "")


def confirmed(data: "OpenData", preview: "Preview", accept_valid: bool) -> "ImportAnswer":
    """What was written of a list, after a copy of the data; a list that is not to be written tells why."""
    from khenthuong_desktop.services import imports, upkeep

    with upkeep.backed_up(data, "before-import") if preview.can_be_written(accept_valid) else nullcontext():
        return imports.confirm(data.db, preview, accept_valid)


def _columns(told: Sequence[str]) -> dict[str, str]:
    """What columns hold, by heading or letter; a letter alone is the place "[B]"."""
    return {_LETTER.sub(r"[\g<0>]", key): field for key, field in _pairs("--map", told).items()}


def _headings(told: Sequence[str]) -> dict[str, int]:
    """ "Sheet1=5": in which row the headings of a sheet stand; without a sheet it is the only one."""
    found = {}
    for one in told:
        sheet, _, row = one.rpartition("=")
        if _NUMBER.fullmatch(row.strip()) is None:
            raise BadArguments(f"--heading-row: “{one}” chưa đúng (ví dụ: Sheet1=5)", "")
        found[sheet.strip()] = int(row)
    return found


def _check_columns(mapping: Mapping[str, str], preview: "Preview") -> None:
    """Every column that is told is there."""
    from khenthuong_desktop.spreadsheets.words import plain

    uses = [use for sheet in preview.sheets for use in sheet.uses]
    there = {plain(use.heading) for use in uses} | {f"[{use.column}]" for use in uses}
    vain = [key for key in mapping if key not in there and plain(key) not in there]
    if vain and uses:
        raise BadArguments(f"--map: không có cột nào là “{'”, “'.join(vain)}” (ghi tiêu đề, hoặc chữ của cột: B)", "")


def _pairs(option: str, told: Sequence[str]) -> dict[str, str]:
    """ "a=b;c=d", given once or several times, as a dictionary; one thing is told one way only."""
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for words in told for part in words.split(";"))):
        left, _, right = (words.strip() for words in part.rpartition("="))
        if found.setdefault(left, right) != right:
            raise BadArguments(f"{option}: “{left}” được ghi hai cách: “{found[left]}” và “{right}”; chỉ ghi một", "")
    return found


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
        if (found := _ROW.fullmatch(row.upper())) is None:
            raise BadArguments(f"--skip: “{place}” chưa đúng (ví dụ: Sheet1!12)", "")
        left_out.add((sheet, int(found[2]), found[1]))
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
    from khenthuong_desktop.services.imports.plan.answers import in_words, open_in_words, records_in_words
    from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS

    told = [sheet.as_json(done.refused) for sheet in done.sheets]
    names = ("sheet", "layout", "header_row", "rows", "added", "updated", "unchanged", "skipped")
    heading = ("Trang tính", "Dạng", "Dòng tiêu đề", "Số dòng", "Thêm", "Sửa", "Như cũ", "Bỏ qua")
    sheets = [sheet | {"layout": LAYOUTS[sheet["layout"]].title if sheet["layout"] else ""} for sheet in told]
    lines = table(heading, [["không có" if sheet[name] is None else sheet[name] for name in names] for sheet in sheets])
    lines += [f"{sheet['sheet']}: {sheet['understood']}." for sheet in told if sheet["layout"]]
    severities = messages.catalogue("labels")["Severity"]
    shown = done.problems[:_SHOWN_PROBLEMS]
    lines += [f"{severities[problem.severity.value]}: {problem.sentence}" for problem in shown]
    if more := len(done.problems) - len(shown):
        lines.append(f"… và {more} chỗ khác (xem đủ bằng --json, hoặc ghi bản sao có đánh dấu bằng --faults-to).")
    if (unsure := next((sheet for sheet in done.sheets if sheet.to_confirm), None)) is not None:
        columns = ";".join(f"{use.key}={use.field}" for use in unsure.uses if use.confidence == "supposed")
        lines.append(
            f'Nếu các cột đúng như vậy, xác nhận bằng --map "{columns or "[B]=name"}"; nếu không, sửa lại trong đó, '
            "và chọn dạng danh sách bằng --layout (ví dụ people)."
        )
    if beside := in_words(done.beside):
        lines.append(f"Kèm theo: {', '.join(beside)}.")
    if records := records_in_words(done.sheets):
        lines.append(f"Các dòng thêm và sửa gồm {', '.join(records)}.")
    return [*lines, *(f"Còn {words}." for words in open_in_words(done.left_open)), _outcome(done)]


def _outcome(done: "ImportAnswer") -> str:
    if done.in_vain:
        return "Chưa ghi gì vào dữ liệu: chưa dòng nào nhập được."
    if done.committed and not done.writes and done.waiting:
        return f"Không có gì mới để ghi; còn {done.waiting} dòng chờ trả lời, chưa được nhập."
    if done.committed and not done.writes and any(one.severity.value == "warning" for one in done.problems):
        return "Không có gì mới để ghi từ những gì đã đọc được; hãy xem các cảnh báo ở trên."
    if done.committed and not done.writes:
        return "Không có gì mới để ghi: dữ liệu đã có đủ."
    return "Đã ghi vào dữ liệu." if done.committed else "Chưa ghi gì vào dữ liệu."
