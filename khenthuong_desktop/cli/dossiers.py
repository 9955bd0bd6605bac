"""Verbs on dossiers: dossier check, export, verify."""

import argparse
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import place
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, Answer

if TYPE_CHECKING:
    from khenthuong_desktop.services.dossier.dossier_problems import AlikeProblems

_VERDICTS = {
    "sealed": "Niêm phong nguyên vẹn: gói đúng từng byte như khi đóng.",
    "repacked": "Nội dung đúng, vỏ đã nén lại.",
    "invalid": "Gói không dùng được:",
}


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    dossier = verbs.add_parser("dossier", help="kiểm hồ sơ của một đợt")
    does = dossier.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    check = does.add_parser("check", parents=[shared], help="đủ thành phần, thống nhất, thời hạn, chồng chéo")
    check.add_argument("round", metavar="ĐỢT")
    check.set_defaults(run=run_check)

    export = verbs.add_parser("export", parents=[shared], help="đóng gói hồ sơ")
    export.add_argument("round", metavar="ĐỢT")
    export.add_argument("--out", type=place, required=True, metavar="THƯ_MỤC")
    export.add_argument("--supplement", action="store_true", help="gói bổ sung thay cho lần trước")
    export.add_argument("--with-errors", metavar="LÝ_DO", help="vẫn đóng gói dù còn lỗi; lý do được ghi vào gói")
    export.set_defaults(run=run_export)

    verify = verbs.add_parser("verify", parents=[shared], help="kiểm một gói hồ sơ, nêu tên tệp bị sửa, thiếu, thừa")
    verify.add_argument("file", type=place, metavar="TỆP.zip")
    verify.set_defaults(run=run_verify)


def run_check(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.dossier.dossier_problems import grouped
    from khenthuong_desktop.services.dossier.dossiers import check_dossier

    with opened(arguments) as data:
        checked = check_dossier(data.db, data.folder, library_of(data), arguments.round)
    told = checked.as_json()
    labels = messages.catalogue("labels")["Severity"]
    lines = [f"{labels[group.first.severity.value]}: {_placed(group)}" for group in grouped(checked)]
    lines.append(f"{len(told['errors'])} lỗi, {len(told['warnings'])} cảnh báo.")
    return Answer(told, lines, FAULTS_FOUND if told["errors"] else DONE)


def _placed(group: "AlikeProblems") -> str:
    return f"{group.sentence} [{group.where}]" if group.where else group.sentence


def run_export(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.dossier import dossiers

    with opened(arguments) as data:
        made = dossiers.export_dossier(
            data.db,
            data.folder,
            library_of(data),
            arguments.round,
            arguments.out,
            with_errors=arguments.with_errors,
            supplement=arguments.supplement,
        )
    told = {
        "dossier": str(made.path),
        "fingerprint": made.fingerprint,
        "files": made.files,
        "size": made.size,
        "warnings": made.warnings,
        "replaces": made.replaced or None,
    }
    lines = [f"Đã đóng gói: {made.path}", f"Dấu vân tay: {made.fingerprint}"]
    if made.replaced and made.replaced_at:
        day = f"{made.replaced_at.astimezone():%d/%m/%Y}"
        lines.append(f"Gói này thay gói {made.replaced} đóng ngày {day}; không nộp gói cũ nữa.")
    if made.warnings:
        lines.append(f"Khi đóng gói còn {made.warnings} cảnh báo; xem bằng dossier check.")
    return Answer(told, lines)


def run_verify(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.packaging.verification import verify

    told = verify(arguments.file).as_json()
    lines = [_VERDICTS[told["verdict"]]]
    lines += [f"  {fault['path']}: {fault['detail']}" for fault in told["faults"]]
    return Answer(told, lines, FAULTS_FOUND if told["verdict"] == "invalid" else DONE)
