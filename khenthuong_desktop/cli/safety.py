"""Verbs that look after the data: backup, restore, doctor."""

import argparse
from typing import Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import place
from khenthuong_desktop.cli.data import database_of, folder_of, opened
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, Answer
from khenthuong_desktop.errors import NotOnServer


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    backup = verbs.add_parser("backup", parents=[shared], help="sao lưu toàn bộ vào một tệp, đã kiểm lại")
    backup.add_argument("out", type=place, metavar="TỆP.zip")
    backup.set_defaults(run=run_backup)
    restore = verbs.add_parser("restore", parents=[shared], help="phục hồi từ một tệp sao lưu")
    restore.add_argument("file", type=place, metavar="TỆP")
    restore.set_defaults(run=run_restore)
    doctor = verbs.add_parser("doctor", parents=[shared], help="kiểm tra dữ liệu, nhật ký, tệp kèm")
    doctor.add_argument("--repair", action="store_true", help="tính lại các cột tìm kiếm, sắp xếp không còn khớp")
    doctor.set_defaults(run=run_doctor)


def run_backup(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import upkeep

    with opened(arguments) as data:
        files, sha256 = upkeep.export_backup(data, arguments.out)
    return Answer(
        {"backup": str(arguments.out), "files": files, "sha256": sha256},
        [f"Đã sao lưu {files} tệp vào {arguments.out}", f"SHA-256: {sha256}"],
    )


def run_restore(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import upkeep

    clock = {"now": arguments.now} if arguments.now else {}
    if database_of(arguments):
        raise NotOnServer()
    folder = folder_of(arguments)
    aside = upkeep.restore(folder, arguments.file, **clock)
    lines = [f"Đã phục hồi từ {arguments.file}"]
    if aside is not None:
        lines.append(f"Dữ liệu cũ được giữ ở {aside}")
    return Answer({"data": str(folder.root), "kept_aside": str(aside) if aside else None}, lines)


def run_doctor(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import upkeep

    with opened(arguments) as data:
        mended = list(upkeep.mend(data)) if arguments.repair else []
        health = upkeep.check_health(data)
    found = [
        {"code": one.code, "where": one.where, "message": messages.say("problems", one.code, where=one.where)}
        for one in health.findings
    ]
    checked = health.checked
    lines = [messages.say("problems", "columns_mended", where=where) for where in mended]
    if arguments.repair and not mended:
        lines.append(messages.say("problems", "nothing_to_mend"))
    lines += [problem["message"] for problem in found] or ["Dữ liệu lành mạnh."]
    lines.append(
        f"Đã kiểm: {checked['actions']} thao tác, {checked['papers']} văn bản, {checked['versions']} bản đã giữ, "
        f"{checked['templates']} mẫu đã dùng, {checked['evidence']} minh chứng."
    )
    told = {"healthy": not found, "problems": found, "mended": mended, "checked": checked}
    return Answer(told, lines, FAULTS_FOUND if found else DONE)
