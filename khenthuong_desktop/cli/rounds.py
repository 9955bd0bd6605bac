"""The verb on award rounds: round, with its nominees."""

import argparse
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli import round_papers
from khenthuong_desktop.cli.arguments import day, year
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.cli.round_shown import shown_round
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    rounds = verbs.add_parser("round", help="đợt đề nghị và người, tập thể được đề nghị")
    does = rounds.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    _add_round_verbs(does, shared)
    _add_nominee_verbs(does, shared)
    round_papers.add_verbs(does, shared)


def _add_round_verbs(does: Any, shared: argparse.ArgumentParser) -> None:
    """new, list, show"""
    new = does.add_parser("new", parents=[shared], help="mở đợt")
    new.add_argument("--name", required=True, metavar="TÊN")
    new.add_argument("--year", type=year, required=True, metavar="NĂM")
    types = ["merit", "unexpected", "movement", "dedication", "seniority", "external"]
    new.add_argument("--type", choices=types, default="merit", help="loại hình khen thưởng (mặc định: công trạng)")
    new.add_argument("--on", type=day, metavar="NGÀY", help="ngày chọn luật áp dụng (mặc định hôm nay)")
    new.add_argument("--due", type=day, metavar="NGÀY", help="hạn nộp hồ sơ")
    new.add_argument("--code", metavar="MÃ", help="mã đợt (mặc định D01, D02 …)")
    new.set_defaults(run=run_new)

    listing = does.add_parser("list", parents=[shared], help="các đợt")
    listing.add_argument("--year", type=year, metavar="NĂM")
    listing.set_defaults(run=run_list)

    show = does.add_parser("show", parents=[shared], help="một đợt")
    show.add_argument("round", metavar="ĐỢT", help="mã đợt, ví dụ D01 hoặc 2026/D01")
    show.set_defaults(run=run_show)


def _add_nominee_verbs(does: Any, shared: argparse.ArgumentParser) -> None:
    """add, remove"""
    add = does.add_parser("add", parents=[shared], help="đưa vào đợt")
    add.add_argument("round", metavar="ĐỢT")
    add.add_argument("--subject", metavar="MÃ", help="mã số người, tập thể, hộ")
    add.add_argument("--award", metavar="A", help="danh hiệu, hình thức")
    add.add_argument("--registered", action="store_true", help="đưa mọi đăng ký của năm đã đủ điều kiện")
    add.add_argument("--achievement", metavar="TÓM_TẮT", help="tóm tắt thành tích, không quá hai dòng")
    add.add_argument("--initiative", action="append", default=[], metavar="MÃ", help="sáng kiến dùng làm căn cứ")
    add.add_argument(
        "--report", action="append", default=[], metavar="phần=lời", help="một phần của báo cáo thành tích"
    )
    add.set_defaults(run=run_add)

    remove = does.add_parser("remove", parents=[shared], help="bỏ khỏi đợt")
    remove.add_argument("round", metavar="ĐỢT")
    remove.add_argument("--subject", required=True, metavar="MÃ")
    remove.add_argument("--award", metavar="A")
    remove.set_defaults(run=run_remove)


def run_new(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.domain.terms import CommendationType
    from khenthuong_desktop.services.award_rounds import rounds

    with opened(arguments) as data:
        law_on = arguments.on or data.db.today()
        kind = CommendationType(arguments.type)
        key = rounds.open_round(data.db, arguments.name, arguments.year, law_on, kind, arguments.due, arguments.code)
        return shown_round(data, rounds.get_round(data.db, key))


def run_list(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds import rounds

    with opened(arguments) as data:
        found = rounds.list_rounds(data.db, arguments.year)
    stages = messages.catalogue("labels")["Stage"]
    rows = [[row.year, row.code, row.name, row.nominations, stages[row.stage.value]] for row in found]
    told = [
        {
            "id": row.id,
            "code": row.code,
            "name": row.name,
            "year": row.year,
            "type": row.commendation_type.value,
            "stage": row.stage.value,
            "due": row.due_on.isoformat() if row.due_on else None,
            "nominations": row.nominations,
        }
        for row in found
    ]
    return Answer({"rounds": told}, table(("Năm", "Mã", "Tên đợt", "Đề nghị", "Trạng thái"), rows))


def run_show(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds import rounds

    with opened(arguments) as data:
        return shown_round(data, rounds.get_round(data.db, arguments.round))


def run_add(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds import nominating, rounds

    with opened(arguments) as data:
        library = library_of(data)
        left_out: tuple[str, ...] = ()
        if arguments.registered:
            left_out = nominating.nominate_registered(data.db, library, arguments.round).left_out
        else:
            faults = [FieldFault(n, "required") for n in ("subject", "award") if not getattr(arguments, n)]
            if faults:
                raise ValuesRefused(*faults)
            nominee = rounds.Nominee(
                arguments.subject,
                _award(library, arguments.award),
                arguments.achievement,
                report=dict(part.split("=", 1) for part in arguments.report if "=" in part) or None,
                initiatives=tuple(arguments.initiative),
            )
            nominating.nominate_checked(data.db, library, arguments.round, (nominee,))
        shown = shown_round(data, rounds.get_round(data.db, arguments.round))
    if not left_out:
        return shown
    told = ["", "Đăng ký không đưa vào đợt (vẫn đề nghị thì thêm từng người):", *left_out]
    return Answer({**shown.data, "left_out": list(left_out)}, [*shown.lines, *told])


def run_remove(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds import rounds

    with opened(arguments) as data:
        award = _award(library_of(data), arguments.award) if arguments.award else None
        keys = tuple(
            nomination.id
            for nomination in rounds.get_round(data.db, arguments.round).nominations
            if nomination.code == arguments.subject and award in (None, nomination.award)
        )
        if not keys:
            raise RecordMissing("nomination", arguments.subject)
        rounds.drop_nominations(data.db, keys)
        return shown_round(data, rounds.get_round(data.db, arguments.round))


def _award(library: "Library", words: str) -> str:
    code = library.find_award(words)
    if code is None:
        raise RecordMissing("award", words)
    return code
