"""What the verb round does with the papers of a round: received, papers, decide."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.cli.arguments import day
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.cli.round_shown import shown_round
from khenthuong_desktop.errors import RecordMissing

if TYPE_CHECKING:
    from datetime import date

    from khenthuong_desktop.services.numbers.given_numbers import Given, PaperKey
    from khenthuong_desktop.services.upkeep import OpenData


def add_verbs(does: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser what ``round`` does with papers."""
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
        "--number", type=_of_kind, action="append", default=[], metavar="LOẠI=SỐ", help="số của loại văn bản bất kỳ"
    )
    papers.add_argument(
        "--day", type=_of_kind_on, action="append", default=[], metavar="LOẠI=NGÀY", help="ngày của loại văn bản bất kỳ"
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
    decide.add_argument("--reason", metavar="LÝ_DO", help="vì sao dùng số mà văn bản khác đã có")
    decide.set_defaults(run=run_decide)


def _of_kind(text: str) -> tuple[str, str]:
    """KIND=12 on the command line, or KIND:TITLE=12; nothing after the sign takes the number back."""
    kind, sign, told = text.rpartition("=")
    if not sign or not kind.strip():
        raise argparse.ArgumentTypeError(f"“{text}” phải viết LOẠI=GIÁ_TRỊ, ví dụ public_notice=12")
    return kind.strip(), told.strip()


def _of_kind_on(text: str) -> "tuple[str, date | None]":
    """KIND=2026-12-14."""
    kind, told = _of_kind(text)
    return kind, day(told) if told else None


def run_received(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds import nominating

    with opened(arguments) as data:
        found = nominating.note_receipt(data.db, library_of(data), arguments.round, arguments.on)
        shown = shown_round(data, found)
    laws = [(nomination.verdict or {}).get("law") for nomination in found.nominations]
    return Answer(shown.data, [*shown.lines, *dict.fromkeys(law["sentence"] for law in laws if law)])


def run_papers(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds import rounds
    from khenthuong_desktop.services.numbers import round_papers
    from khenthuong_desktop.services.numbers.given_numbers import numbers_of_round
    from khenthuong_desktop.services.word_templates.templates import kind_title

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
        others = _numbers_told(data, found.id, arguments)
        round_papers.set_round_papers(data.db, library_of(data), found.id, papers, others, arguments.reason)
        shown = shown_round(data, rounds.get_round(data.db, arguments.round))
        rows = [
            (
                title or kind_title(kind),
                (given.number or "").zfill(2 if given.number else 0),
                f"{given.day:%d/%m/%Y}" if given.day else "",
            )
            for (kind, title), given in numbers_of_round(data.db, found.id).items()
        ]
    return Answer(shown.data, [shown.lines[0], *table(("Văn bản", "Số", "Ngày"), rows)])


def paper_key(words: str) -> "PaperKey":
    """KIND, or KIND:TITLE for one of several papers."""
    from khenthuong_desktop.services.numbers.given_numbers import own_title

    kind, _, about = words.partition(":")
    return kind, own_title(kind, about)


def _numbers_told(data: "OpenData", round_id: str, arguments: argparse.Namespace) -> "dict[PaperKey, Given]":
    """What ``--number`` and ``--day`` say, beside what their papers have already."""
    from khenthuong_desktop.services.numbers.given_numbers import Given, numbers_of_round

    found: dict[PaperKey, Given] = {}
    before = numbers_of_round(data.db, round_id)
    for words, number in arguments.number:
        key = paper_key(words)
        found[key] = replace(found.get(key) or before.get(key, Given()), number=number or None)
    for words, on in arguments.day:
        key = paper_key(words)
        found[key] = replace(found.get(key) or before.get(key, Given()), day=on)
    return found


def run_decide(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds import rounds
    from khenthuong_desktop.services.award_rounds.round_cautions import doubts_about_decision
    from khenthuong_desktop.services.outcome import decisions

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
        decision = decisions.record_decision(data.db, library, arguments.round, note, arguments.reason)
        by, on = decision.decided_by, decision.issued_on
        doubts = doubts_about_decision(data.db, library, found.id, by, on, {row.id for row in decision.awarded})
        shown = shown_round(data, rounds.get_round(data.db, arguments.round))
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
