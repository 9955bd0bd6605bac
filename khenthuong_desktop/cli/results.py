"""The verb on what the higher level decided: results."""

import argparse
from collections import Counter
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.cli.arguments import day, place
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.list_answers import how_to_answer, import_lines
from khenthuong_desktop.cli.list_options import choices_of
from khenthuong_desktop.cli.lists import add_answers, confirmed
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, Answer, table

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports import ImportAnswer

_SHOWN = {"awarded": "được khen", "not_awarded": "không được khen", "waiting": "chờ quyết định"}


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verb."""
    take = verbs.add_parser(
        "results", parents=[shared], help="nhận danh sách kèm quyết định của cấp trên: ai được khen, ai không"
    )
    take.add_argument("file", type=place, metavar="TỆP")
    take.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    take.add_argument("--accept-valid", action="store_true", help="ghi các dòng đúng, bỏ qua dòng sai")
    take.add_argument("--round", metavar="ĐỢT", help="đợt có kết quả trong tệp (mặc định: đợt có nhiều tên nhất)")
    take.add_argument("--number", metavar="SỐ", help="số, ký hiệu quyết định, khi tệp không ghi")
    take.add_argument("--on", type=day, metavar="NGÀY", help="ngày quyết định, khi tệp không ghi")
    take.add_argument("--by", metavar="NGƯỜI", help="người, cơ quan quyết định, khi tệp không ghi")
    take.add_argument("--signer", metavar="TÊN", help="người ký, khi tệp không ghi")
    take.add_argument(
        "--others-wait", action="store_true", help="đề nghị không có tên trong tệp thì chờ quyết định khác"
    )
    add_answers(take)
    take.add_argument("--rows", action="store_true", help="kèm từng dòng đã hiểu (với --json)")
    take.set_defaults(run=run_results)


def run_results(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import imports
    from khenthuong_desktop.services.lists import decision_results

    said = decision_results.DecisionSaid(arguments.number, arguments.on, arguments.by, arguments.signer)
    with opened(arguments) as data:
        library = library_of(data)
        aim = imports.Aim(arguments.round, said, arguments.others_wait)
        shown = decision_results.preview_results(data.db, library, arguments.file, aim, choices_of(arguments))
        if arguments.dry_run:
            done = imports.not_written(shown)
        else:
            done = confirmed(data, shown, arguments.accept_valid)
        decided = decision_results.decisions_in(shown)
        doubts = decision_results.doubts_about(data.db, library, done)
    told = done.as_json(rows=arguments.rows)
    told |= {
        "decisions": [one.as_json() for one in decided],
        "nominations": [outcome.as_json() for outcome in done.outcomes],
        "doubts": list(doubts),
        "questions": [question.as_json() for question in shown.questions],
    }
    heads = [one.sentence for one in decided]
    lines = [*heads, *_outcome_lines(done), *import_lines(done), *how_to_answer(shown.questions)]
    return Answer(
        told, [*lines, *(f"Lưu ý: {doubt}" for doubt in doubts)], FAULTS_FOUND if done.errors or done.in_vain else DONE
    )


_TOO_SOON = {
    "decided_too_early": "quyết định trong tệp ký trước ngày Hội đồng họp",
    "round_not_met": "đợt có các đề nghị này chưa ghi cuộc họp Hội đồng",
    "round_without_votes": "đợt chưa ghi cuộc họp Hội đồng",
}


def _outcome_lines(done: "ImportAnswer") -> list[str]:
    if not done.outcomes:
        told = (_TOO_SOON[problem.code] for problem in done.problems if problem.code in _TOO_SOON)
        if (why := next(told, None)) is not None:
            return [f"Chưa nhận kết quả nào của đợt: {why}."]
    if not done.outcomes:
        return [f"Không có đề nghị nào của đơn vị trong tệp{_held_lines(done)}."]
    counts = Counter(outcome.result for outcome in done.outcomes)
    rows = [
        [outcome.round, outcome.code, outcome.name, outcome.award_name, _SHOWN[outcome.result], outcome.row]
        for outcome in done.outcomes
    ]
    heading = ("Đợt", "Mã số", "Tên", "Danh hiệu, hình thức", "Kết quả", "Dòng")
    summary = ", ".join(f"{counts[result]} {words}" for result, words in _SHOWN.items() if counts[result])
    return [*table(heading, rows), f"Đề nghị: {summary}."]


def _held_lines(done: "ImportAnswer") -> str:
    """What becomes of awards that nobody was proposed for."""
    if not done.writes or done.refused:
        return ""
    when = "đã được" if done.committed else "sẽ được"
    return f"; các lần khen {when} ghi vào quá trình khen thưởng"
