"""Verbs on documents: draft, lint, templates."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages, paths
from khenthuong_desktop.cli.arguments import BadArguments, place
from khenthuong_desktop.cli.data import folder_of, library_of, opened
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, Answer, table
from khenthuong_desktop.domain.terms import Redraft
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.errors import FieldFault, ValuesRefused

if TYPE_CHECKING:
    from khenthuong_desktop.services.drafting.paper_comparison import EditedPaper

_EDITED = {
    Redraft.KEEP: "{count} văn bản đã sửa trong Word được giữ, không soạn lại; kiểm hồ sơ và đóng gói dùng bản đã sửa:",
    Redraft.REPLACE: "{count} văn bản đã sửa trong Word được thay bằng bản soạn lại; "
    "bản sửa nằm trong các bản đã giữ, lấy lại được ở trang Văn bản:",
    Redraft.BESIDE: "{count} văn bản đã sửa trong Word được để nguyên, nhưng từ nay kiểm hồ sơ và đóng gói "
    "dùng BẢN MỚI SOẠN bên cạnh (muốn giữ bản của mình thì soạn với --edited keep; lần này: Hoàn tác trong cửa sổ):",
}


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    draft = verbs.add_parser("draft", parents=[shared], help="soạn văn bản Word của một đợt")
    draft.add_argument("round", metavar="ĐỢT")
    draft.add_argument("--out", type=place, metavar="THƯ_MỤC", help="chép thêm văn bản ra thư mục này")
    draft.add_argument("--kind", action="append", metavar="LOẠI", help="chỉ soạn loại này, ví dụ request_statement")
    draft.add_argument(
        "--edited",
        choices=[choice.value for choice in Redraft],
        default=Redraft.BESIDE.value,
        help="văn bản đã sửa trong Word: keep giữ bản đang có, replace lấy bản soạn lại (bản sửa vào các bản đã giữ), "
        "beside để bản soạn lại bên cạnh và hồ sơ dùng bản mới (mặc định)",
    )
    draft.set_defaults(run=run_draft)

    kinds = verbs.add_parser(
        "kinds", parents=[shared], help="các loại văn bản soạn được cho một đợt, loại nào còn thiếu gì"
    )
    kinds.add_argument("round", metavar="ĐỢT")
    kinds.set_defaults(run=run_kinds)

    pdf = verbs.add_parser("pdf", parents=[shared], help="xuất PDF bằng Word hoặc LibreOffice của máy này")
    pdf.add_argument("files", nargs="+", type=place, metavar="TỆP.docx")
    pdf.add_argument("--out", type=place, metavar="THƯ_MỤC", help="thư mục ghi PDF; mặc định cạnh tệp Word")
    pdf.set_defaults(run=run_pdf)

    lint = verbs.add_parser("lint", parents=[shared], help="kiểm thể thức văn bản theo Nghị định 30/2020, bản sao PDF")
    lint.add_argument("files", nargs="+", type=place, metavar="TỆP.docx")
    lint.add_argument("--kind", metavar="LOẠI", help="loại văn bản, khi không tự nhận ra")
    lint.set_defaults(run=run_lint)

    templates = verbs.add_parser("templates", help="mẫu Word của đơn vị")
    does = templates.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    check = does.add_parser("check", parents=[shared], help="kiểm các mẫu, nêu mọi chỗ sai")
    check.add_argument("folder", nargs="?", type=place, metavar="THƯ_MỤC")
    check.add_argument("--repair", action="store_true", help="ghép lại các thẻ bị Word tách rời")
    check.set_defaults(run=run_templates_check)
    fields = does.add_parser("fields", parents=[shared], help="các trường của một loại văn bản")
    fields.add_argument("kind", metavar="LOẠI")
    fields.set_defaults(run=run_templates_fields)
    copy = does.add_parser("copy", parents=[shared], help="chép mẫu có sẵn vào thư mục dữ liệu để sửa bằng Word")
    copy.add_argument("kind", metavar="LOẠI")
    copy.set_defaults(run=run_templates_copy)


def _known_kinds(*given: str | None) -> None:
    from khenthuong_desktop.services.word_templates.templates import kind_names

    faults = [FieldFault("kind", "unknown_kind", {"value": kind}) for kind in given if kind not in kind_names()]
    if faults:
        raise ValuesRefused(*faults)


def _known_format_kind(given: str | None) -> None:
    from khenthuong_desktop.services.word_templates.templates import format_kinds

    if given is not None and compare_key(given) not in map(compare_key, format_kinds()):
        known = ", ".join(dict.fromkeys(format_kinds()))
        raise BadArguments(f"--kind: “{given}” không phải loại văn bản (chọn một trong: {known})", "")


def run_draft(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.drafting import papers
    from khenthuong_desktop.services.drafting.paper_comparison import edited_papers

    choice = Redraft(arguments.edited)
    if arguments.kind:
        _known_kinds(*arguments.kind)
    with opened(arguments) as data:
        library = library_of(data)
        edited = edited_papers(data.db, data.folder, library, arguments.round, arguments.kind)
        choices = {paper.id: choice for paper in edited}
        made = papers.draft_papers(
            data.db, data.folder, library, arguments.round, arguments.kind, arguments.out, choices=choices
        )
    told = [
        {
            "kind": paper.kind,
            "title": paper.title,
            "path": str(paper.path),
            "sha256": paper.sha256,
            "edition": paper.edition,
            "signed_before": paper.signed_before,
            "kept": str(paper.kept) if paper.kept else None,
            "open_fields": list(paper.open_fields),
        }
        for paper in made
    ]
    lines = _edited_lines(edited, choice)
    lines += [f"Đã soạn {len(made)} văn bản:", *(f"  {paper.path}" for paper in made)]
    known = {paper.path for paper in edited}
    lines += [
        f"Tệp đã sửa tay được giữ nguyên: {paper.kept}" for paper in made if paper.kept and paper.kept not in known
    ]
    lines += [f"Bản đã ký thuộc lần soạn trước, bản mới chưa ký: {paper.path}" for paper in made if paper.signed_before]
    hand = [{"title": one.title, "path": str(one.path), "gone": one.gone, "choice": choice.value} for one in edited]
    return Answer({"documents": told, "edited": hand}, lines)


def _edited_lines(edited: "Sequence[EditedPaper]", choice: Redraft) -> list[str]:
    """What becomes of the papers that somebody edited, by name; of a file that is gone nothing lies beside."""
    lines: list[str] = []
    for gone in (False, True):
        done = Redraft.REPLACE if gone and choice is Redraft.BESIDE else choice
        those = [f"  {paper.title}: {paper.path}{_torn(paper)}" for paper in edited if paper.gone is gone]
        lines += [_EDITED[done].format(count=len(those)), *those] if those else []
    return lines


def _torn(paper: "EditedPaper") -> str:
    return "" if paper.gone or paper.differences is not None else " (tệp rỗng, hỏng hoặc có mật khẩu: không đọc được)"


def run_pdf(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.drafting.pdf_copies import pdf_copies

    made = pdf_copies(arguments.files, arguments.out)
    return Answer({"files": [str(path) for path in made]}, [f"Đã xuất {path}" for path in made])


def run_kinds(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.drafting.paper_kinds import kinds_of_round

    with opened(arguments) as data:
        offers = kinds_of_round(data.db, library_of(data), arguments.round)
    told = [{**asdict(offer), "needs": list(offer.needs)} for offer in offers]
    rows = [[o.id, o.title, f"cần {', '.join(o.needs)}" if o.needs else "", o.source] for o in offers]
    return Answer({"kinds": told}, table(("Loại", "Văn bản", "Còn thiếu", "Theo quy định"), rows))


def run_lint(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.word_templates import templates

    _known_format_kind(arguments.kind)
    reports = [templates.lint(path, arguments.kind) for path in arguments.files]
    lines = []
    for report in reports:
        if report.note:
            lines.append(f"{report.file}: {report.note}")
            continue
        lines.append(f"{report.file}: kiểm {len(report.checked)} mục, {report.errors} lỗi, {report.warnings} cảnh báo")
        for fix, places in groupby(report.by_weight, key=lambda fault: fault.fix):
            lines += [f"  {fault.id} {fault.place}: {fault.found} (quy định: {fault.allowed})" for fault in places]
            lines.append(f"      Cách sửa: {fix}")
    faulty = any(report.failed for report in reports)
    return Answer({"files": [asdict(report) for report in reports]}, lines, FAULTS_FOUND if faulty else DONE)


def run_templates_check(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.word_templates import templates

    own = folder_of(arguments).templates
    folder = arguments.folder or (own if any(own.glob("*.docx")) else paths.shipped_templates())
    found = templates.check_folder(folder, repair=arguments.repair)
    lines = [f"{one.file}: {sentence}" for one in found for sentence in one.sentences]
    code = FAULTS_FOUND if lines else DONE
    word = "repaired" if arguments.repair else "split"
    sound = [one for one in found if not one.sentences]
    lines += [f"{one.file}: {advice}" for one in sound for advice in one.advice]
    lines += [f"{one.file}: {messages.say('templates', word, count=one.split)}" for one in sound if one.split]
    templates_told = [
        {
            "file": one.file,
            "kind": one.kind,
            "faults": list(one.sentences),
            "split": one.split,
            "advice": list(one.advice),
        }
        for one in found
    ]
    told = {"folder": str(folder), "templates": templates_told}
    return Answer(told, lines or [f"{len(found)} mẫu đều đúng."], code)


def run_templates_fields(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.word_templates import templates

    _known_kinds(arguments.kind)
    fields = templates.fields_of(arguments.kind)
    told = [{**asdict(field), "label": field.label, "tag": field.tag, "block": field.block} for field in fields]
    lines = table(
        ("Trường", "Nội dung", ""),
        [[f.tag, f.label, "" if f.required else "có thể trống"] for f in fields],
    )
    return Answer({"kind": arguments.kind, "fields": told}, lines)


def run_templates_copy(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.word_templates import own_templates

    _known_kinds(arguments.kind)
    target = own_templates.copy_shipped(arguments.kind, folder_of(arguments))
    word = messages.say("templates", "copied", path=target)
    return Answer({"template": str(target)}, [word])
