"""The verb on council meetings: meeting."""

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.cli.arguments import place
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.list_answers import how_to_answer, import_lines
from khenthuong_desktop.cli.list_options import choices_of
from khenthuong_desktop.cli.lists import add_answers
from khenthuong_desktop.cli.output import FAULTS_FOUND, Answer, table
from khenthuong_desktop.errors import FieldFault, FileMissing, RecordMissing, ValuesRefused
from khenthuong_desktop.files import draft_beside

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.council.meetings import MeetingDetail


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verb."""
    meetings = verbs.add_parser("meeting", help="cuộc họp Hội đồng")
    does = meetings.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    form = does.add_parser("form", parents=[shared], help="ghi biểu JSON để điền kết quả họp")
    form.add_argument("round", metavar="ĐỢT")
    form.add_argument("out", type=place, metavar="TỆP.json")
    form.set_defaults(run=run_form)
    record = does.add_parser("record", parents=[shared], help="ghi cuộc họp từ biểu JSON đã điền")
    record.add_argument("round", metavar="ĐỢT")
    record.add_argument("file", type=place, metavar="TỆP.json")
    record.add_argument("--votes", type=place, metavar="TỆP", help="lấy số phiếu từ danh sách kiểm phiếu (Excel)")
    record.add_argument(
        "--reason", metavar="LÝ_DO", help="vì sao quyết định của Hội đồng dùng số mà văn bản khác đã có"
    )
    add_answers(record)
    record.set_defaults(run=run_record)
    meeting = does.add_parser("show", parents=[shared], help="cuộc họp của một đợt")
    meeting.add_argument("round", metavar="ĐỢT")
    meeting.set_defaults(run=run_meeting)


def run_form(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds import rounds
    from khenthuong_desktop.services.council import councils
    from khenthuong_desktop.services.council.meeting_forms import meeting_form

    with opened(arguments) as data:
        known = councils.list_councils(data.db)
        form = meeting_form(rounds.get_round(data.db, arguments.round), known[0] if known else None)
    with draft_beside(arguments.out) as draft:
        draft.write_text(json.dumps(form, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return Answer(
        {"form": str(arguments.out)},
        [f"Đã ghi biểu; hãy điền rồi dùng: meeting record {arguments.round} {arguments.out}"],
    )


def run_record(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.council.meeting_forms import meeting_from_form
    from khenthuong_desktop.services.council.meetings import record_meeting
    from khenthuong_desktop.services.lists.vote_lists import read_votes

    try:
        told = json.loads(arguments.file.read_text("utf-8-sig"))
    except (FileNotFoundError, IsADirectoryError) as error:
        raise FileMissing(arguments.file) from error
    except (ValueError, RecursionError) as error:
        raise ValuesRefused(FieldFault("file", "not_json", {"reason": str(error)})) from error
    with opened(arguments) as data:
        library = library_of(data)
        doubts: tuple[str, ...] = ()
        if arguments.votes is not None:
            counted = read_votes(data.db, library, arguments.round, arguments.votes, choices_of(arguments))
            if counted.unsettled:
                lines = [*import_lines(counted.answer), *how_to_answer(counted.preview.questions)]
                return Answer(counted.preview.as_json(), lines, FAULTS_FOUND)
            told = told | {"votes": counted.as_form()} if isinstance(told, dict) else told
            doubts = counted.faults
        record = meeting_from_form(told, library.find_award)
        found = record_meeting(data.db, library, arguments.round, record, arguments.reason)
        return _meeting_shown(found, library, doubts)


def run_meeting(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.council.meetings import get_meeting

    with opened(arguments) as data:
        found, library = get_meeting(data.db, arguments.round), library_of(data)
    if found is None:
        raise RecordMissing("meeting", arguments.round)
    return _meeting_shown(found, library)


def _meeting_shown(found: "MeetingDetail", library: "Library", doubts: Sequence[str] = ()) -> Answer:
    """The meeting, with what is doubtful in the list that its votes came from."""
    results = [
        {
            "subject": result.subject_code,
            "name": result.name,
            "award": result.award,
            "abbreviation": library.award(result.award).abbreviation,
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
        "members": found.members,
        "present": found.present,
        "written_opinions": found.written,
        "results": results,
        "doubts": list(doubts),
    }
    shown = ("subject", "name", "abbreviation", "share", "threshold")
    rows = [[*(r[name] for name in shown), "đạt" if r["passed"] else "không đạt"] for r in results]
    head = f"{found.council_name}, ngày {found.held_on:%d/%m/%Y}: có mặt {found.present}/{found.members}"
    shown_rows = table(("Mã số", "Tên", "Danh hiệu", "Đồng ý", "Ngưỡng", "Kết quả"), rows)
    return Answer(told, [head, *shown_rows, *(f"Cảnh báo: {doubt}" for doubt in doubts)])
