"""Verbs on the evidence of a round: evidence add, list, remove."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import day, place
from khenthuong_desktop.cli.data import opened
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.errors import RecordMissing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khenthuong_desktop.domain.terms import SignatureState
    from khenthuong_desktop.services.upkeep import OpenData

_FORMS = ("original", "certified_copy", "plain_copy")


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    evidence = verbs.add_parser("evidence", help="minh chứng của một đợt")
    does = evidence.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    add = does.add_parser("add", parents=[shared], help="thêm một tệp minh chứng")
    add.add_argument("round", metavar="ĐỢT")
    add.add_argument("file", type=place, metavar="TỆP")
    add.add_argument("--name", required=True, metavar="TÊN", help="tên minh chứng")
    add.add_argument("--form", choices=_FORMS, required=True, help="bản gốc, bản sao có chứng thực, bản chụp")
    add.add_argument("--subject", metavar="MÃ", help="mã số người, tập thể, hộ được đề nghị")
    add.add_argument("--initiative", metavar="MÃ", help="mã sáng kiến mà tệp này chứng minh")
    add.add_argument("--issuer", metavar="CƠ_QUAN", help="cơ quan cấp")
    add.add_argument("--number", metavar="SỐ", help="số văn bản")
    add.add_argument("--on", type=day, metavar="NGÀY", help="ngày văn bản")
    add.set_defaults(run=run_add)
    listing = does.add_parser("list", parents=[shared], help="các minh chứng của đợt")
    listing.add_argument("round", metavar="ĐỢT")
    listing.set_defaults(run=run_list)
    remove = does.add_parser("remove", parents=[shared], help="bỏ minh chứng khỏi đợt")
    remove.add_argument("round", metavar="ĐỢT")
    remove.add_argument("id", metavar="MÃ_MINH_CHỨNG")
    remove.set_defaults(run=run_remove)


def run_add(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.domain.terms import EvidenceForm
    from khenthuong_desktop.services.award_rounds import evidence, rounds
    from khenthuong_desktop.services.checking.foreign_papers import is_unreadable
    from khenthuong_desktop.services.signed.copy_forms import copy_doubt

    with opened(arguments) as data:
        nomination_id = None
        if arguments.subject:
            found = rounds.get_round(data.db, arguments.round).nominations
            own = [nomination for nomination in found if nomination.code == arguments.subject]
            if not own:
                raise RecordMissing("nomination", arguments.subject)
            # Of somebody's several nominations the one that relies on the initiative.
            nomination_id = min(own, key=lambda one: arguments.initiative not in one.initiatives).id
        note = evidence.EvidenceNote(
            arguments.name,
            EvidenceForm(arguments.form),
            nomination_id,
            arguments.initiative,
            arguments.issuer,
            arguments.number,
            arguments.on,
        )
        said = copy_doubt(arguments.file)  # before anything is kept
        evidence.add_evidence(data.db, data.folder, arguments.round, arguments.file, note)
        if is_unreadable(arguments.file):
            said = messages.say("dossiers", "foreign_unreadable", evidence=arguments.name)
        return replace(_shown(data, arguments.round), said=said)


def run_list(arguments: argparse.Namespace) -> Answer:
    with opened(arguments) as data:
        return _shown(data, arguments.round)


def run_remove(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds import evidence

    with opened(arguments) as data:
        if arguments.id not in {row.id for row in evidence.list_evidence(data.db, arguments.round)}:
            raise RecordMissing("evidence", arguments.id)
        evidence.remove_evidence(data.db, (arguments.id,))
        return _shown(data, arguments.round)


def _shown(data: "OpenData", reference: str) -> Answer:
    from khenthuong_desktop.services.award_rounds import evidence, rounds
    from khenthuong_desktop.services.signed.copy_forms import copy_findings
    from khenthuong_desktop.services.signed.signed_papers import copy_state

    rows = evidence.list_evidence(data.db, reference)
    codes = {nomination.id: nomination.code for nomination in rounds.get_round(data.db, reference).nominations}
    states = {row.id: copy_state(data.folder.attachments / row.path, data.folder) for row in rows}
    copies = {row.id: copy_findings(data.folder.attachments / row.path) for row in rows}
    told = [
        {
            "id": row.id,
            "name": row.name,
            "form": row.form.value,
            "subject": codes.get(row.nomination_id or ""),
            "issuer": row.issuer,
            "number": row.number,
            "on": row.issued_on.isoformat() if row.issued_on else None,
            "sha256": row.sha256,
            "size": row.size,
            "signature": state.value if (state := states[row.id]) else None,
            "copy_faults": list(copies[row.id]),
        }
        for row in rows
    ]
    forms = messages.catalogue("labels")["EvidenceForm"]
    lines = [[row.id, codes.get(row.nomination_id or "", ""), row.name, forms[row.form.value]] for row in rows]
    notes = [f"{row.name}: {note}" for row in rows for note in copy_notes(states[row.id], copies[row.id])]
    return Answer({"evidence": told}, [*table(("Mã", "Của", "Tên", "Hình thức"), lines), *notes])


def copy_notes(state: "SignatureState | None", copy: tuple[str, ...]) -> "Iterator[str]":
    """What there is to say of a PDF file beside its form: who signed nothing is passed over."""
    if state is not None and state.value != "none":
        yield messages.catalogue("labels")["SignatureState"][state.value]
    if copy:
        yield messages.say("dossiers", "copy_form", found="; ".join(copy))
