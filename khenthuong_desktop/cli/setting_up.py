"""Verbs that start things: init, workbook, demo, info."""

import argparse
from typing import Any

from khenthuong_desktop.cli.arguments import count, file_of_kind, place
from khenthuong_desktop.cli.data import close, database_of, folder_of, law_in_words, library_of, opened
from khenthuong_desktop.cli.output import Answer, say
from khenthuong_desktop.cli.stopping import undone_when_stopped


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    init = verbs.add_parser("init", parents=[shared], help="tạo thư mục dữ liệu cho một đơn vị")
    init.add_argument("--unit-name", required=True, metavar="TÊN", help="tên đơn vị, ví dụ: Ủy ban nhân dân xã An Bình")
    init.add_argument("--province", required=True, metavar="TỈNH", help="tỉnh, thành phố, ví dụ: tỉnh Hưng Yên")
    levels = ["commune", "department", "province", "enterprise", "school"]
    init.add_argument("--level", choices=levels, help="cấp của đơn vị (mặc định: theo tên; không rõ thì commune)")
    init.add_argument("--unit-code", metavar="MÃ", help="mã định danh của đơn vị")
    init.add_argument("--signer", metavar="HỌ_TÊN", help="người ký văn bản")
    init.add_argument("--signer-title", metavar="CHỨC_VỤ", help="chức vụ người ký (mặc định: người đứng đầu)")
    init.add_argument("--clerk", metavar="HỌ_TÊN", help="người làm công tác thi đua, khen thưởng")
    init.set_defaults(run=run_init)

    book = verbs.add_parser("workbook", parents=[shared], help="ghi bảng nhập liệu Excel, trống hoặc điền sẵn")
    book.add_argument("out", type=file_of_kind(".xlsx"), metavar="TỆP.xlsx")
    book.add_argument("--filled", action="store_true", help="điền sẵn mọi dữ liệu của đơn vị, có cả số CCCD")
    book.set_defaults(run=run_workbook)

    demo = verbs.add_parser("demo", parents=[shared], help="tạo một xã mẫu và làm trọn việc trên đó")
    demo.add_argument("folder", type=place, metavar="THƯ_MỤC")
    demo.add_argument("--people", type=count(1, 20_000), default=60, metavar="N", help="số người (mặc định 60)")
    seeds = count(-(10**18), 10**18)
    demo.add_argument("--seed", type=seeds, default=2026, metavar="S", help="số gieo; cùng số cho cùng kết quả")
    demo.set_defaults(run=run_demo)

    info = verbs.add_parser("info", parents=[shared], help="đường dẫn, phiên bản, bộ quy tắc đang dùng")
    info.set_defaults(run=run_info)


def run_init(arguments: argparse.Namespace) -> Answer:
    from datetime import date

    from khenthuong_desktop.domain.terms import UnitLevel
    from khenthuong_desktop.messages import explain_fault
    from khenthuong_desktop.services import units, upkeep
    from khenthuong_desktop.services.unit_levels import level_of_name

    day = arguments.now().date() if arguments.now else date.today()
    told = level_of_name(arguments.unit_name) or UnitLevel.COMMUNE
    level = UnitLevel(arguments.level) if arguments.level else told
    unit = units.new_unit(arguments.unit_name, arguments.province, level, arguments.unit_code, arguments.clerk, day)
    signers = units.usual_signers(unit, arguments.signer, arguments.signer_title)
    clock = {"now": arguments.now} if arguments.now else {}
    folder = folder_of(arguments)
    close(upkeep.set_up(folder, unit, signers, url=database_of(arguments), **clock))
    return Answer(
        {"data": str(folder.root), "unit": unit.name, "unit_code": unit.code},
        [
            f"Đã tạo dữ liệu cho {unit.name} ở {folder.root}",
            *(explain_fault(doubt) for doubt in units.doubts_about(unit, day)),
        ],
    )


def run_workbook(arguments: argparse.Namespace) -> Answer:
    if arguments.filled:
        return _run_filled_workbook(arguments)
    from khenthuong_desktop.regulations.library import load_library
    from khenthuong_desktop.services.imports import write_blank

    write_blank(load_library(), arguments.out)
    return Answer({"workbook": str(arguments.out)}, [f"Đã ghi bảng nhập liệu trống: {arguments.out}"])


def _run_filled_workbook(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.lists.filled_workbook import write_filled_workbook

    with opened(arguments) as data:
        rows = write_filled_workbook(data.db, library_of(data), arguments.out)
    told = {"workbook": str(arguments.out), "rows": rows}
    return Answer(told, [f"Đã ghi {rows} dòng dữ liệu của đơn vị vào {arguments.out}."])


def run_demo(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.demo import run

    with undone_when_stopped():
        done = run(arguments.folder, people=arguments.people, seed=arguments.seed, tell=say)
    lines = [f"Dữ liệu mẫu: {done.data}", f"Hồ sơ gửi cấp tỉnh: {done.dossier}"]
    return Answer(done.as_json(), lines)


def run_info(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import units, upkeep

    with opened(arguments) as data:
        about = upkeep.about(data)
        unit = units.find_unit(data.db)
        library = library_of(data)
        today = data.db.today()
        regime = library.regime(today)
        packs = [
            {"award": award.code, "abbreviation": award.abbreviation, "version": str(version.valid_from)}
            | {"confidence": version.confidence.value}
            for award in library.awards.values()
            if (version := award.version_on(today)) is not None and version.criteria
        ]
    told = {
        "version": about.version,
        "data": str(about.folder.root),
        "database": about.database,
        "revision": about.revision,
        "unit": unit.name if unit else None,
        "regime": regime.code if regime else None,
        "rule_packs": packs,
        "kept_states": {"files": about.kept.files, "size": about.kept.size},
        "backups": [{"path": str(b.path), "made_at": b.made_at.isoformat(), "reason": b.reason} for b in about.backups],
    }
    lines = [
        f"Khen thưởng Desktop {about.version}",
        f"Đơn vị: {told['unit'] or 'chưa đặt'}",
        f"Thư mục dữ liệu: {told['data']}",
        f"Luật hôm nay, {law_in_words(library, today)}: {len(packs)} bộ quy tắc",
        f"Sao lưu gần nhất: {about.backups[0].path.name if about.backups else 'chưa có'}",
        f"Bản đã giữ của văn bản: {about.kept.files} tệp, {about.kept.size / 1024 / 1024:.1f} MB".replace(".", ","),
    ]
    return Answer(told, lines)
