"""The verb import: what its options say is read in ``list_options``, what it tells people made in ``list_answers``."""

import argparse
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.cli.arguments import place
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.list_answers import (
    about_changes,
    about_people,
    about_rounds,
    about_units,
    how_to_answer,
    import_lines,
)
from khenthuong_desktop.cli.list_options import (
    ANEW,
    SAME,
    check_columns,
    choices_of,
    columns_of,
    corrections_of,
    headings_of,
)
from khenthuong_desktop.cli.marked_copies import about_copy, marked_copies, told_where_they_are
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, Answer

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports import ImportAnswer, Preview
    from khenthuong_desktop.services.upkeep import OpenData


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
        "--other-codes",
        choices=(SAME, ANEW),
        help="người đã có mà trong tệp mang mã khác: “đúng” nếu đều là chính họ, từ nay mang mã của tệp; “mới” nếu đều "
        "là người khác",
    )
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


def run_import(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import imports
    from khenthuong_desktop.services.lists.rounds_for_lists import rounds_for

    with opened(arguments) as data:
        library = library_of(data)
        choices = choices_of(arguments)
        mapping = columns_of(arguments.map)
        preview = imports.preview(
            data.db,
            library,
            arguments.file,
            arguments.layout,
            mapping,
            choices=choices,
            corrections=corrections_of(arguments.set, arguments.skip),
            aim=imports.Aim(arguments.round, make_units=arguments.make_units, make_people=arguments.make_people),
            headings=headings_of(arguments.heading_row),
        )
        check_columns(mapping, preview)
        if arguments.other_codes is not None:
            preview = _with_other_codes(data, preview, same=arguments.other_codes == SAME)
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
        *about_changes(done, library),
        *about_units(done),
        *about_people(done),
        *about_rounds(offered, arguments.round),
        *how_to_answer(preview.questions),
    ]
    if arguments.faults_to is not None:
        told["faults_to"] = str(arguments.faults_to) if copies else None
        lines += map(about_copy, copies)
        lines += [] if copies else ["Không có chỗ nào cần sửa; không ghi bản sao."]
    return Answer(told, lines, FAULTS_FOUND if faulty else DONE)


def _with_other_codes(data: "OpenData", preview: "Preview", *, same: bool) -> "Preview":
    """One answer for all whom the file lists under another code; a second time nobody is asked about."""
    from khenthuong_desktop.services import imports
    from khenthuong_desktop.services.imports.plan.questions import answered_alike, under_other_codes

    answers = answered_alike(under_other_codes(preview.questions), same)
    return imports.answer(data.db, preview, answers) if answers else preview


def confirmed(data: "OpenData", preview: "Preview", accept_valid: bool) -> "ImportAnswer":
    """What was written of a list, after a copy of the data; a list that is not to be written tells why."""
    from khenthuong_desktop.services import imports, upkeep

    with upkeep.backed_up(data, "before-import") if preview.can_be_written(accept_valid) else nullcontext():
        return imports.confirm(data.db, preview, accept_valid)
