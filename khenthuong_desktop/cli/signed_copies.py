"""Verbs on the signed copies beside the papers of a round: signed add, list, remove."""

import argparse
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import place
from khenthuong_desktop.cli.data import opened
from khenthuong_desktop.cli.evidence import copy_notes
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, Answer, table
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused

if TYPE_CHECKING:
    from khenthuong_desktop.services.drafting.paper_register import RegisteredPaper
    from khenthuong_desktop.services.upkeep import OpenData


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    signed = verbs.add_parser("signed", help="bản đã ký của văn bản trong một đợt")
    does = signed.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    add = does.add_parser("add", parents=[shared], help="đính bản đã ký (PDF ký số, bản quét) vào một văn bản")
    add.add_argument("round", metavar="ĐỢT")
    add.add_argument(
        "kind",
        metavar="LOẠI",
        help="ví dụ request_statement; nhiều bản thì LOẠI:TÊN, ví dụ individual_report:Nguyễn Văn A (LĐTT)",
    )
    add.add_argument("file", type=place, metavar="TỆP")
    add.set_defaults(run=run_add)
    listing = does.add_parser("list", parents=[shared], help="các văn bản của đợt và bản đã ký của chúng")
    listing.add_argument("round", metavar="ĐỢT")
    listing.set_defaults(run=run_list)
    remove = does.add_parser("remove", parents=[shared], help="bỏ một bản đã ký khỏi văn bản")
    remove.add_argument("round", metavar="ĐỢT")
    remove.add_argument("id", metavar="MÃ_BẢN_KÝ")
    remove.set_defaults(run=run_remove)


def run_add(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.drafting.paper_register import add_signed_copy
    from khenthuong_desktop.services.signed.copy_forms import copy_doubt
    from khenthuong_desktop.services.signed.signed_papers import copy_state

    with opened(arguments) as data:
        paper = _chosen(data, arguments)
        said = copy_doubt(arguments.file)  # before anything is kept
        key = add_signed_copy(data.db, data.folder, paper.id, arguments.file)
        state = copy_state(arguments.file, data.folder)
        faulty = state is not None and state.is_fault
        if state is not None and faulty:
            said = messages.say("dossiers", f"attached_{state.value}", file=arguments.file.name)
        shown = _shown(data, arguments.round)
    lines = [f"Đã đính bản đã ký của {paper.title}.", *shown.lines]
    return Answer({"added": key, **shown.data}, lines, FAULTS_FOUND if faulty else DONE, said)


def run_list(arguments: argparse.Namespace) -> Answer:
    with opened(arguments) as data:
        return _shown(data, arguments.round)


def run_remove(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.drafting.paper_register import remove_signed_copy, signed_copies

    with opened(arguments) as data:
        papers = _papers(data, arguments.round)
        known = {copy.id for paper in papers for copy in signed_copies(data.db, data.folder, paper.id)}
        if arguments.id not in known:
            raise RecordMissing("signed_copy", arguments.id)
        remove_signed_copy(data.db, arguments.id)
        return _shown(data, arguments.round)


def _papers(data: "OpenData", reference: str) -> "list[RegisteredPaper]":
    from khenthuong_desktop.services.award_rounds.rounds import get_round
    from khenthuong_desktop.services.drafting.paper_register import papers_of_year

    found = get_round(data.db, reference)
    return [paper for paper in papers_of_year(data.db, data.folder, found.year) if paper.round_id == found.id]


def _chosen(data: "OpenData", arguments: argparse.Namespace) -> "RegisteredPaper":
    """The one paper that is meant; raises RecordMissing where none is drafted, ValuesRefused where several fit."""
    kind, _, name = arguments.kind.partition(":")
    told = compare_key(name)
    named = [p for p in _papers(data, arguments.round) if p.kind == kind and told in compare_key(p.title)]
    fitting = [paper for paper in named if compare_key(paper.title).endswith(told)] or named
    if not fitting:
        raise RecordMissing("paper", arguments.kind)
    if len(fitting) > 1:
        titles = "; ".join(paper.title for paper in fitting)
        raise ValuesRefused(FieldFault("kind", "several_papers", {"value": kind, "titles": titles}))
    return fitting[0]


def _shown(data: "OpenData", reference: str) -> Answer:
    from khenthuong_desktop.services.drafting.paper_register import signed_copies
    from khenthuong_desktop.services.signed.copy_forms import copy_findings
    from khenthuong_desktop.services.signed.signed_papers import copy_state

    told, rows, notes = [], [], []
    for paper in _papers(data, reference):
        copies = []
        for copy in signed_copies(data.db, data.folder, paper.id):
            state, faults = copy_state(copy.path, data.folder), copy_findings(copy.path)
            notes += [f"{copy.name}: {note}" for note in copy_notes(state, faults)]
            rows.append([copy.id, paper.title, copy.name, f"lần {copy.edition}" if copy.edition > 1 else ""])
            copies.append(
                {
                    "id": copy.id,
                    "name": copy.name,
                    "edition": copy.edition,
                    "sha256": copy.sha256,
                    "size": copy.size,
                    "signature": state.value if state else None,
                    "copy_faults": list(faults),
                }
            )
        if not copies:
            rows.append(["", paper.title, "chưa có bản đã ký", ""])
        if paper.edited_after_signing:
            notes.append(f"{paper.title}: đã sửa sau khi ký")
        told.append(
            {
                "kind": paper.kind,
                "title": paper.title,
                "edition": paper.edition,
                "edited_after_signing": paper.edited_after_signing,
                "signed_copies": copies,
            }
        )
    return Answer({"papers": told}, [*table(("Mã", "Văn bản", "Bản đã ký", "Lần soạn"), rows), *notes])
