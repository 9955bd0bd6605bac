"""Verbs on the law as data: rules list, check, add, aside, back, samples, pack, review, cases, authority."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import day, place
from khenthuong_desktop.cli.data import database_of, folder_of, law_in_words, library_of, opened
from khenthuong_desktop.cli.output import DONE, FAULTS_FOUND, NOT_DONE, Answer, table
from khenthuong_desktop.cli.rule_answers import STATES, faulty, pack_json, preview_json, preview_lines
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.errors import RecordMissing, RulePackFaulty

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.cases import WorkedCase
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.law.rule_review import ReviewFinding
    from khenthuong_desktop.services.upkeep import OpenData


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    rules = verbs.add_parser("rules", help="bộ quy tắc: luật dưới dạng dữ liệu")
    does = rules.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    shown = does.add_parser("list", parents=[shared], help="bộ quy tắc và tiêu chuẩn đang áp dụng")
    shown.set_defaults(run=run_list)
    check = does.add_parser("check", parents=[shared], help="kiểm một bộ quy tắc và xem điều gì thay đổi")
    check.add_argument("file", type=place, metavar="TỆP.ktluat")
    check.set_defaults(run=run_check)
    add = does.add_parser("add", parents=[shared], help="nhận một bộ quy tắc, giữ cạnh các bản cũ")
    add.add_argument("file", type=place, metavar="TỆP.ktluat")
    add.set_defaults(run=run_add)
    aside = does.add_parser("aside", parents=[shared], help="thôi dùng một bộ quy tắc đã nhận")
    which = aside.add_mutually_exclusive_group(required=True)
    which.add_argument("packs", nargs="*", default=[], metavar="BỘ-PHIÊN_BẢN")
    which.add_argument("--all", action="store_true", help="mọi bộ đã nhận: chỉ còn luật kèm chương trình")
    aside.set_defaults(run=run_aside)
    back = does.add_parser("back", parents=[shared], help="dùng lại một bộ quy tắc đã thôi dùng")
    back.add_argument("pack", metavar="BỘ-PHIÊN_BẢN")
    back.set_defaults(run=run_back)
    samples = does.add_parser("samples", parents=[shared], help="lấy các gói mẫu (.ktluat) để xem cách viết")
    samples.add_argument("folder", type=place, metavar="THƯ_MỤC")
    samples.set_defaults(run=run_samples)
    pack = does.add_parser("pack", parents=[shared], help="đóng một thư mục YAML thành một tệp bộ quy tắc")
    pack.add_argument("folder", type=place, metavar="THƯ_MỤC")
    pack.add_argument("out", type=place, metavar="TỆP.ktluat")
    pack.set_defaults(run=run_pack)
    review = does.add_parser(
        "review", parents=[shared], help="rà soát: viện dẫn, ngày, ví dụ, độ tin cậy, lần đối chiếu"
    )
    review.set_defaults(run=run_review)
    cases = does.add_parser("cases", parents=[shared], help="chạy các ví dụ kiểm thử")
    cases.add_argument("file", type=place, nargs="?", metavar="TỆP", help="bộ quy tắc (.ktluat) hoặc thư mục ví dụ")
    cases.set_defaults(run=run_cases)
    authority = does.add_parser("authority", parents=[shared], help="ai được quyết định một danh hiệu, ngày nào")
    authority.add_argument("award", metavar="A", help="danh hiệu, hình thức: mã, tên hoặc chữ tắt")
    authority.add_argument("--on", type=day, metavar="NGÀY", help="ngày quyết định (mặc định hôm nay)")
    authority.set_defaults(run=run_authority)


def run_list(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.law import rule_packs, rule_texts

    with opened(arguments) as data:
        library, today = library_of(data), data.db.today()
        packs = [pack_json(row) for row in rule_packs.list_packs(data.db, data.folder, library)]
        texts = rule_texts.list_texts(library, today)
    regime = library.regime(today)
    told = {
        "on": today.isoformat(),
        "regime": regime.code if regime else None,
        "packs": packs,
        "texts": [
            {
                "subject": row.subject,
                "name": row.name,
                "valid_from": row.valid_from.isoformat() if row.valid_from else None,
                "confidence": row.confidence.value,
                "verified_on": row.verified_on.isoformat() if row.verified_on else None,
                "compared_by": row.compared.by if row.compared else None,
            }
            for row in texts
        ],
    }
    words = messages.catalogue("labels")["Confidence"]
    lines = [f"Luật hôm nay, {law_in_words(library, today)}"]
    if packs:
        lines += table(
            ("Bộ quy tắc", "Phiên bản", "Hiệu lực", "Tình trạng"),
            [
                (pack["title"], pack["version"], date.fromisoformat(pack["effective_from"]), STATES[pack["state"]])
                for pack in packs
            ],
        )
    lines += table(
        ("Quy tắc, văn bản", "Từ ngày", "Độ tin cậy"),
        [(row.name, row.valid_from, words[row.confidence.value]) for row in texts],
    )
    return Answer(told, lines)


def run_check(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.regulations.differences import compare
    from khenthuong_desktop.regulations.packs import read_pack
    from khenthuong_desktop.services.law import rule_packs

    try:
        with _maybe_opened(arguments) as data:
            if data is not None:
                seen = rule_packs.preview(data.db, data.folder, arguments.file)
            else:
                pack = read_pack(arguments.file)
                changes = tuple(compare(pack.before, pack.after))
                seen = rule_packs.PackPreview(pack.manifest, changes, is_new=True)
    except RulePackFaulty as error:
        return faulty(error, FAULTS_FOUND)
    return Answer({"valid": True, **preview_json(seen)}, ["Bộ quy tắc dùng được.", *preview_lines(seen)])


def run_add(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.law import rule_packs

    try:
        with opened(arguments) as data:
            seen = rule_packs.take_in(data.db, data.folder, arguments.file)
    except RulePackFaulty as error:
        return faulty(error, NOT_DONE)
    if seen.mends:
        first = "Bộ quy tắc này bị sửa trên máy sau khi nhận; đã chép lại đúng bản gốc."
    elif seen.is_new:
        first = "Đã nhận bộ quy tắc."
    else:
        first = "Bộ quy tắc này đã nhận từ trước; không có gì thay đổi."
    told = {"added": seen.is_new, "mended": seen.mends, **preview_json(seen)}
    return Answer(told, [first, *preview_lines(seen)])


def run_aside(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.law import rule_packs
    from khenthuong_desktop.services.law.unit_law import rules_of

    with opened(arguments) as data:
        chosen = rule_packs.in_use(data.db) if arguments.all else tuple(arguments.packs)
        instead = rule_packs.put_aside(data.db, data.folder, *chosen)
        rows = rule_packs.list_packs(data.db, data.folder, rules_of(data.folder, data.db))
    lines = [f"Thôi dùng {one}; các hồ sơ đã xét theo bộ này vẫn tra lại được." for one in chosen]
    lines += [f"Bản nhận trước đó được dùng thay: {one}." for one in instead]
    told = {"put_aside": list(chosen), "in_force_instead": list(instead), "packs": [pack_json(row) for row in rows]}
    return Answer(told, lines or ["Không có bộ quy tắc nào đang dùng ngoài bộ kèm chương trình."])


def run_back(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.law import rule_packs

    with opened(arguments) as data:
        rule_packs.bring_back(data.db, data.folder, arguments.pack)
        rows = rule_packs.list_packs(data.db, data.folder, library_of(data))
    told = {"packs": [pack_json(row) for row in rows]}
    return Answer(told, [f"Dùng lại {row.title}: {STATES[row.state]}." for row in rows if row.id == arguments.pack])


def run_pack(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.files import sha256_of
    from khenthuong_desktop.regulations.packs import write_pack

    try:
        pack = write_pack(arguments.folder, arguments.out)
    except RulePackFaulty as error:
        return faulty(error, NOT_DONE)
    told = {"pack": str(arguments.out), "id": pack.manifest.id, "sha256": sha256_of(arguments.out)}
    return Answer(told, [f"Đã đóng bộ quy tắc: {arguments.out}", f"Mã kiểm SHA-256: {told['sha256']}"])


def run_samples(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.law.rule_samples import write_samples

    made = [str(path) for path in write_samples(arguments.folder)]
    return Answer({"samples": made}, [f"Đã ghi gói mẫu: {path}" for path in made])


def run_review(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.law import rule_review

    with opened(arguments) as data:
        found = rule_review.review_rules(data.db, data.folder, library_of(data))
    labels = messages.catalogue("labels")["Severity"]
    errors = sum(one.severity is Severity.ERROR for one in found)
    told = {
        "errors": errors,
        "findings": [_finding_json(one) for one in found],
    }
    lines = [f"{labels[one.severity.value]}: {one.sentence}. {one.todo}" for one in found]
    lines.append(f"{errors} lỗi, {len(found) - errors} cảnh báo.")
    return Answer(told, lines, FAULTS_FOUND if errors else DONE)


def run_cases(arguments: argparse.Namespace) -> Answer:
    """Every worked case against the law in force here, or against a pack's, with its own cases."""
    from khenthuong_desktop.services.law import rule_review

    try:
        with _maybe_opened(arguments) as data:
            library, cases = _law_and_cases(arguments.file, data)
    except RulePackFaulty as error:
        return faulty(error, NOT_DONE)
    results = rule_review.run_cases(library, cases)
    failed = [one for one in results if not one.passed]
    words = {"not_concerned": "không có quy tắc", **messages.catalogue("labels")["VerdictKind"]}
    told = {
        "cases": len(results),
        "failed": [
            {"award": f.award, "name": f.name, "expected": f.expected, "found": f.found, "criteria": list(f.unmet)}
            for f in failed
        ],
    }
    lines = [
        f"{library.awards[f.award].name if f.award in library.awards else f.award}: {f.name}: "
        f"mong đợi “{words[f.expected]}”, kết quả “{words[f.found]}”"
        for f in failed
    ]
    lines.append(f"{len(results)} ví dụ, {len(failed)} ví dụ không đúng mong đợi.")
    return Answer(told, lines, FAULTS_FOUND if failed else DONE)


def run_authority(arguments: argparse.Namespace) -> Answer:
    """Everybody who may decide on an award on a day, and whether this unit's head may."""
    from khenthuong_desktop.services.award_rounds.due_dates import unit_level
    from khenthuong_desktop.services.findings import reference_text
    from khenthuong_desktop.services.law.authorities import who_decides

    with opened(arguments) as data:
        library, on = library_of(data), arguments.on or data.db.today()
        code = library.find_award(arguments.award)
        if code is None:
            raise RecordMissing("award", arguments.award)
        found = who_decides(library, code, on, unit_level(data.db))
    told = {
        "award": code,
        "on": on.isoformat(),
        "decided_here": found.here is not None,
        "who": list(found.who),
        "rules": [
            {
                "who": rule.who,
                "levels": sorted(level.value for level in rule.levels),
                "text": rule.text,
                "reference": reference_text(rule.reference, library),
                "confidence": rule.confidence.value,
            }
            for rule in found.rules
        ],
    }
    head = f"{library.award(code).name}, ngày {on:%d/%m/%Y}: "
    head += "người đứng đầu đơn vị này được quyết định." if found.here else "đơn vị này không được quyết định."
    lines = [f"  {rule.who}: {reference_text(rule.reference, library)}" for rule in found.rules]
    return Answer(told, [head, *(lines or [f"  {who}" for who in found.who])])


def _law_and_cases(file: Path | None, data: "OpenData | None") -> tuple["Library", dict[str, list["WorkedCase"]]]:
    from khenthuong_desktop.regulations.cases import load_cases
    from khenthuong_desktop.regulations.library import load_library
    from khenthuong_desktop.services.law import rule_review

    if file is not None and not file.is_dir():
        return rule_review.pack_with_cases(file, data.folder, data.db) if data else rule_review.pack_with_cases(file)
    library = library_of(data) if data else load_library()
    if file is not None:
        return library, load_cases(file)
    return library, rule_review.cases_in_force(data.folder, library) if data else load_cases()


@contextmanager
def _maybe_opened(arguments: argparse.Namespace) -> Iterator["OpenData | None"]:
    """The data folder where there is one; a pack can be checked anywhere."""
    named = getattr(arguments, "data", None) or database_of(arguments)
    if named or folder_of(arguments).database.exists():
        with opened(arguments) as data:
            yield data
    else:
        yield None


def _finding_json(found: "ReviewFinding") -> dict[str, str]:
    return {
        "severity": found.severity.value,
        "code": found.code,
        "message": found.sentence,
        "todo": found.todo,
        "subject": found.subject,
    }
