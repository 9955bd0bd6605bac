"""The verb on award rounds: round."""

import argparse
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import day, year
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.numbers import numbers_told, of_kind, of_kind_on
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.rounds import RoundDetail
    from khenthuong_desktop.services.upkeep import OpenData


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    rounds = verbs.add_parser("round", help="đợt đề nghị và người, tập thể được đề nghị")
    does = rounds.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    _add_round_verbs(does, shared)
    _add_nominee_verbs(does, shared)
    _add_paper_verbs(does, shared)


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


def _add_paper_verbs(does: Any, shared: argparse.ArgumentParser) -> None:
    """received, papers, decide"""
    received = does.add_parser(
        "received", parents=[shared], help="ghi ngày cơ quan thẩm định tiếp nhận, xét lại theo luật"
    )
    received.add_argument("round", metavar="ĐỢT")
    received.add_argument("--on", type=day, metavar="NGÀY", help="ngày tiếp nhận; bỏ trống để bỏ ngày đã ghi")
    received.set_defaults(run=run_received)

    papers = does.add_parser("papers", parents=[shared], help="ghi số, ngày, người ký văn bản của đợt")
    papers.add_argument("round", metavar="ĐỢT")
    papers.add_argument("--statement-number", metavar="SỐ", help="số tờ trình")
    papers.add_argument("--statement-on", type=day, metavar="NGÀY", help="ngày tờ trình")
    papers.add_argument("--minutes-number", metavar="SỐ", help="số biên bản họp")
    papers.add_argument("--vote-minutes-number", metavar="SỐ", help="số biên bản kiểm phiếu")
    papers.add_argument("--decision-number", metavar="SỐ", help="số quyết định")
    papers.add_argument("--decision-on", type=day, metavar="NGÀY", help="ngày quyết định")
    papers.add_argument(
        "--number", type=of_kind, action="append", default=[], metavar="LOẠI=SỐ", help="số của loại văn bản bất kỳ"
    )
    papers.add_argument(
        "--day", type=of_kind_on, action="append", default=[], metavar="LOẠI=NGÀY", help="ngày của loại văn bản bất kỳ"
    )
    papers.add_argument("--reason", metavar="LÝ_DO", help="vì sao dùng số mà văn bản khác đã có")
    papers.set_defaults(run=run_papers)

    decide = does.add_parser("decide", parents=[shared], help="ghi quyết định khen thưởng của đợt")
    decide.add_argument("round", metavar="ĐỢT")
    decide.add_argument("--number", required=True, metavar="SỐ", help="số, ký hiệu quyết định, ví dụ 412/QĐ-UBND")
    decide.add_argument("--on", type=day, required=True, metavar="NGÀY", help="ngày quyết định")
    decide.add_argument("--by", metavar="CƠ_QUAN", help="người, cơ quan quyết định (mặc định theo thẩm quyền)")
    decide.add_argument("--signer", metavar="HỌ_TÊN", help="người ký quyết định")
    decide.add_argument(
        "--except",
        dest="without",
        nargs="+",
        action="extend",
        default=[],
        metavar="MÃ",
        help="mã số những người, tập thể, hộ đã thông qua nhưng không được khen",
    )
    decide.set_defaults(run=run_decide)


def run_new(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.domain.terms import CommendationType
    from khenthuong_desktop.services import rounds

    with opened(arguments) as data:
        law_on = arguments.on or data.db.today()
        kind = CommendationType(arguments.type)
        key = rounds.open_round(data.db, arguments.name, arguments.year, law_on, kind, arguments.due, arguments.code)
        return _shown(data, rounds.get_round(data.db, key))


def run_list(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import rounds

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
    from khenthuong_desktop.services import rounds

    with opened(arguments) as data:
        return _shown(data, rounds.get_round(data.db, arguments.round))


def run_add(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import nominating, rounds

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
        shown = _shown(data, rounds.get_round(data.db, arguments.round))
    if not left_out:
        return shown
    told = ["", "Đăng ký không đưa vào đợt (vẫn đề nghị thì thêm từng người):", *left_out]
    return Answer({**shown.data, "left_out": list(left_out)}, [*shown.lines, *told])


def run_remove(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import rounds

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
        return _shown(data, rounds.get_round(data.db, arguments.round))


def run_received(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import nominating

    with opened(arguments) as data:
        found = nominating.note_receipt(data.db, library_of(data), arguments.round, arguments.on)
        shown = _shown(data, found)
    laws = [(nomination.verdict or {}).get("law") for nomination in found.nominations]
    return Answer(shown.data, [*shown.lines, *dict.fromkeys(law["sentence"] for law in laws if law)])


def run_papers(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import round_papers, rounds
    from khenthuong_desktop.services.given_numbers import numbers_of_round
    from khenthuong_desktop.services.templates import kind_title

    with opened(arguments) as data:
        found = rounds.get_round(data.db, arguments.round)
        names = (
            "statement_number",
            "statement_on",
            "minutes_number",
            "vote_minutes_number",
            "decision_number",
            "decision_on",
        )
        kept = {name: getattr(arguments, name) or getattr(found, name) for name in names}
        papers = round_papers.RoundPapers(**kept, signer_id=found.signer_id)
        others = numbers_told(data, found.id, arguments)
        round_papers.set_round_papers(data.db, library_of(data), found.id, papers, others, arguments.reason)
        shown = _shown(data, rounds.get_round(data.db, arguments.round))
        rows = [
            (title or kind_title(kind), given.number or "", f"{given.day:%d/%m/%Y}" if given.day else "")
            for (kind, title), given in numbers_of_round(data.db, found.id).items()
        ]
    return Answer(shown.data, [shown.lines[0], *table(("Văn bản", "Số", "Ngày"), rows)])


def run_decide(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import decisions, rounds
    from khenthuong_desktop.services.round_cautions import doubts_about_decision

    with opened(arguments) as data:
        library = library_of(data)
        expected = decisions.expected_decision(data.db, library, arguments.round)
        found = rounds.get_round(data.db, arguments.round)
        unknown = [code for code in arguments.without if code not in {row.code for row in found.nominations}]
        if unknown:
            raise RecordMissing("nomination", unknown[0])
        left_out = {row.id for row in found.nominations if row.code in arguments.without}
        note = decisions.DecisionNote(
            arguments.number,
            arguments.on,
            arguments.by or expected.decided_by,
            tuple(key for key in expected.awarded if key not in left_out),
            arguments.signer or expected.signer_name,
        )
        decision = decisions.record_decision(data.db, library, arguments.round, note)
        by, on = decision.decided_by, decision.issued_on
        doubts = doubts_about_decision(data.db, library, found.id, by, on, {row.id for row in decision.awarded})
        shown = _shown(data, rounds.get_round(data.db, arguments.round))
    awarded = [{"subject": row.code, "name": row.name, "award": row.award} for row in decision.awarded]
    told = {
        "number": decision.number,
        "on": decision.issued_on.isoformat(),
        "by": decision.decided_by,
        "signer": decision.signer_name,
        "awarded": awarded,
        "not_awarded": [row.code for row in decision.not_awarded],
        "doubts": list(doubts),
    }
    head = f"Quyết định số {decision.number}, ngày {decision.issued_on:%d/%m/%Y}, {decision.decided_by}"
    rows = [(row.code, row.name, library.award(row.award).name) for row in decision.awarded]
    lines = [shown.lines[0], head, *table(("Mã số", "Tên", "Danh hiệu, hình thức"), rows)]
    return Answer({**shown.data, "result": told}, [*lines, *(f"Lưu ý: {doubt}" for doubt in doubts)])


def _award(library: "Library", words: str) -> str:
    code = library.find_award(words)
    if code is None:
        raise RecordMissing("award", words)
    return code


def _shown(data: "OpenData", found: "RoundDetail") -> Answer:
    from khenthuong_desktop.services.given_numbers import numbers_of_round

    told = {
        "id": found.id,
        "code": found.code,
        "name": found.name,
        "year": found.year,
        "type": found.commendation_type.value,
        "stage": found.stage.value,
        "on": found.law_on.isoformat(),
        "received": found.received_on.isoformat() if found.received_on else None,
        "due": found.due_on.isoformat() if found.due_on else None,
        "statement": {"number": found.statement_number, "on": str(found.statement_on or "") or None},
        "minutes": {"number": found.minutes_number, "vote_count_number": found.vote_minutes_number},
        "decision": {"number": found.decision_number, "on": str(found.decision_on or "") or None},
        "papers": [
            {"kind": kind, "title": title, "number": given.number, "on": str(given.day or "") or None}
            for (kind, title), given in numbers_of_round(data.db, found.id).items()
        ],
        "nominations": [
            {
                "id": nomination.id,
                "subject": {
                    "kind": nomination.subject_kind.value,
                    "ref": nomination.code,
                    "name": nomination.name,
                },
                "award": nomination.award,
                "stage": nomination.stage.value,
                "achievement": nomination.achievement,
                "initiatives": list(nomination.initiatives),
                "verdict": (nomination.verdict or {}).get("verdict"),
                "law": (nomination.verdict or {}).get("law"),
                "passed": nomination.passed,
            }
            for nomination in found.nominations
        ],
    }
    marks = {True: "✓", False: "✗", None: ""}
    awards = _award_names(data, found)
    rows = [[n.code, n.name, awards[n.award], marks[n.passed]] for n in found.nominations]
    head = f"{found.year}/{found.code} {found.name}: {messages.catalogue('labels')['Stage'][found.stage.value]}"
    return Answer(told, [head, *table(("Mã số", "Tên", "Danh hiệu, hình thức", "Hội đồng"), rows)])


def _award_names(data: "OpenData", found: "RoundDetail") -> dict[str, str]:
    """What the awards of a round are called in short; the law is read only for those nobody was judged for."""
    names = {n.award: str((n.verdict or {}).get("abbreviation") or "") for n in found.nominations}
    if not all(names.values()):
        library = library_of(data)
        known = {code: library.award(code) for code, name in names.items() if not name}
        names |= {code: award.abbreviation or award.name for code, award in known.items()}
    return names
