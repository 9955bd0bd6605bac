"""Verbs on award rounds and council meetings: round, meeting."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import day, year
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.errors import FieldFault, FileMissing, RecordMissing, ValuesRefused
from khenthuong_desktop.files import draft_beside

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.meetings import MeetingDetail
    from khenthuong_desktop.services.rounds import RoundDetail


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    rounds = verbs.add_parser("round", help="đợt đề nghị và người, tập thể được đề nghị")
    does = rounds.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)

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

    papers = does.add_parser("papers", parents=[shared], help="ghi số, ngày, người ký văn bản của đợt")
    papers.add_argument("round", metavar="ĐỢT")
    papers.add_argument("--statement-number", metavar="SỐ", help="số tờ trình")
    papers.add_argument("--statement-on", type=day, metavar="NGÀY", help="ngày tờ trình")
    papers.add_argument("--minutes-number", metavar="SỐ", help="số biên bản")
    papers.add_argument("--decision-number", metavar="SỐ", help="số quyết định")
    papers.add_argument("--decision-on", type=day, metavar="NGÀY", help="ngày quyết định")
    papers.set_defaults(run=run_papers)

    meetings = verbs.add_parser("meeting", help="cuộc họp Hội đồng")
    does = meetings.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    form = does.add_parser("form", parents=[shared], help="ghi biểu JSON để điền kết quả họp")
    form.add_argument("round", metavar="ĐỢT")
    form.add_argument("out", type=Path, metavar="TỆP.json")
    form.set_defaults(run=run_form)
    record = does.add_parser("record", parents=[shared], help="ghi cuộc họp từ biểu JSON đã điền")
    record.add_argument("round", metavar="ĐỢT")
    record.add_argument("file", type=Path, metavar="TỆP.json")
    record.set_defaults(run=run_record)
    meeting = does.add_parser("show", parents=[shared], help="cuộc họp của một đợt")
    meeting.add_argument("round", metavar="ĐỢT")
    meeting.set_defaults(run=run_meeting)


def run_new(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.domain.terms import CommendationType
    from khenthuong_desktop.services import rounds

    with opened(arguments) as data:
        law_on = arguments.on or data.db.today()
        kind = CommendationType(arguments.type)
        key = rounds.open_round(data.db, arguments.name, arguments.year, law_on, kind, arguments.due, arguments.code)
        return _shown(rounds.get_round(data.db, key))


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
        return _shown(rounds.get_round(data.db, arguments.round))


def run_add(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import nominating, rounds

    with opened(arguments) as data:
        library = library_of(data)
        if arguments.registered:
            nominating.nominate_registered(data.db, library, arguments.round)
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
        return _shown(rounds.get_round(data.db, arguments.round))


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
        return _shown(rounds.get_round(data.db, arguments.round))


def run_papers(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import rounds

    with opened(arguments) as data:
        found = rounds.get_round(data.db, arguments.round)
        names = ("statement_number", "statement_on", "minutes_number", "decision_number", "decision_on")
        kept = {name: getattr(arguments, name) or getattr(found, name) for name in names}
        rounds.set_round_papers(data.db, found.id, rounds.RoundPapers(**kept, signer_id=found.signer_id))
        return _shown(rounds.get_round(data.db, arguments.round))


def _award(library: "Library", words: str) -> str:
    code = library.find_award(words)
    if code is None:
        raise RecordMissing("award", words)
    return code


def _shown(found: "RoundDetail") -> Answer:
    told = {
        "id": found.id,
        "code": found.code,
        "name": found.name,
        "year": found.year,
        "type": found.commendation_type.value,
        "stage": found.stage.value,
        "on": found.law_on.isoformat(),
        "due": found.due_on.isoformat() if found.due_on else None,
        "statement": {"number": found.statement_number, "on": str(found.statement_on or "") or None},
        "decision": {"number": found.decision_number, "on": str(found.decision_on or "") or None},
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
                "passed": nomination.passed,
            }
            for nomination in found.nominations
        ],
    }
    rows = [[n.code, n.name, n.award, {True: "✓", False: "✗", None: ""}[n.passed]] for n in found.nominations]
    head = f"{found.year}/{found.code} {found.name}: {messages.catalogue('labels')['Stage'][found.stage.value]}"
    return Answer(told, [head, *table(("Mã số", "Tên", "Danh hiệu, hình thức", "Hội đồng"), rows)])


def run_form(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import councils, rounds
    from khenthuong_desktop.services.meeting_forms import meeting_form

    with opened(arguments) as data:
        known = councils.list_councils(data.db)
        form = meeting_form(rounds.get_round(data.db, arguments.round), known[0] if known else None)
    with draft_beside(arguments.out) as draft:
        draft.write_text(json.dumps(form, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return Answer({"form": str(arguments.out)}, [f"Đã ghi biểu; hãy điền rồi dùng: meeting record {arguments.round}"])


def run_record(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.meeting_forms import meeting_from_form
    from khenthuong_desktop.services.meetings import record_meeting

    try:
        told = json.loads(arguments.file.read_text("utf-8-sig"))
    except (FileNotFoundError, IsADirectoryError) as error:
        raise FileMissing(arguments.file) from error
    except (ValueError, RecursionError) as error:
        raise ValuesRefused(FieldFault("file", "not_json", {"reason": str(error)})) from error
    with opened(arguments) as data:
        library = library_of(data)
        record = meeting_from_form(told, library.find_award)
        return _meeting_shown(record_meeting(data.db, library, arguments.round, record))


def run_meeting(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.meetings import get_meeting

    with opened(arguments) as data:
        found = get_meeting(data.db, arguments.round)
    if found is None:
        raise RecordMissing("meeting", arguments.round)
    return _meeting_shown(found)


def _meeting_shown(found: "MeetingDetail") -> Answer:
    results = [
        {
            "subject": result.subject_code,
            "name": result.name,
            "award": result.award,
            "in_favour": result.in_favour + result.written_in_favour,
            "members": result.members,
            "share": f"{result.in_favour + result.written_in_favour}/{result.members}",
            "threshold": result.threshold,
            "passed": result.passed,
        }
        for result in found.results
    ]
    told = {
        "id": found.id,
        "council": found.council_name,
        "held_on": found.held_on.isoformat(),
        "members": len(found.seats),
        "present": found.present,
        "written_opinions": sum(seat.written_opinion for seat in found.seats),
        "results": results,
    }
    shown = ("subject", "name", "award", "share", "threshold")
    rows = [[*(r[name] for name in shown), "đạt" if r["passed"] else "không đạt"] for r in results]
    head = f"{found.council_name}, ngày {found.held_on:%d/%m/%Y}: có mặt {found.present}/{len(found.seats)}"
    return Answer(told, [head, *table(("Mã số", "Tên", "Danh hiệu", "Đồng ý", "Ngưỡng", "Kết quả"), rows)])
