"""The verb on digital signatures: signatures."""

import argparse
from datetime import datetime
from typing import Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import place
from khenthuong_desktop.cli.data import folder_of
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, Answer

_NOT_KNOWN = "Chưa kiểm tra thu hồi chứng thư: cần mạng, chương trình này không dùng mạng."


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    signatures = verbs.add_parser("signatures", parents=[shared], help="kiểm chữ ký số của tệp PDF")
    signatures.add_argument("files", nargs="+", type=place, metavar="TỆP.pdf")
    signatures.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.signatures import signatures_of
    from khenthuong_desktop.services.signed.copy_forms import copy_findings

    states = messages.catalogue("labels")["SignatureState"]
    folder = folder_of(arguments)
    told, lines, faulty, signed = [], [], False, False
    for path in arguments.files:
        found = signatures_of(path, folder)
        faulty |= found.state.is_fault
        signed |= bool(found.signatures)
        lines.append(f"{path}: {states[found.state]}")
        for one in found.signatures:
            lines.append(f"  {one.signer or 'Không đọc được người ký'} ({_moment(one.signed_at)}): {states[one.state]}")
        copy = copy_findings(path)
        lines += [f"  {messages.say('dossiers', 'copy_form', found=one)}" for one in copy]
        told.append(
            {
                "file": str(path),
                "state": found.state.value,
                "signatures": [
                    {
                        "state": one.state.value,
                        "signer": one.signer,
                        "issuer": one.issuer,
                        "signed_at": one.signed_at.isoformat() if one.signed_at else None,
                    }
                    for one in found.signatures
                ],
                "copy_faults": list(copy),
            }
        )
    return Answer({"files": told}, [*lines, *([_NOT_KNOWN] if signed else [])], FAULTS_FOUND if faulty else DONE)


def _moment(moment: datetime | None) -> str:
    """As the clerk's own clock shows it."""
    return f"{moment.astimezone():%H:%M, %d/%m/%Y}" if moment else "không ghi ngày ký"
