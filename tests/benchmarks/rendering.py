"""Word files made from templates: against docxtpl, against only deflating and writing, and memory of many."""

import json
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.drawn_lines import fit_drawn_lines
from khenthuong_desktop.documents.fields import DocumentFields, IndividualReport, SummaryList
from khenthuong_desktop.documents.parts import (
    AwardRow,
    InitiativeRow,
    Nominee,
    NomineeGroup,
    RatingRow,
    SubjectColumns,
)
from khenthuong_desktop.documents.render import as_context, load_template, render
from tests.benchmarks.measure import Result, Spent, each, in_turns, peak_mb
from tests.unit.documents.samples import SAMPLES

REPORTS = 300
_PEERS = 30  # docxtpl takes the same for each, so a tenth of them tells
_MANY = 3_000
_LEAST_FASTER = 30.0
_MOST_OF_LIMIT = 1.6
_MOST_GROWTH_MB = 5.0
_ROWS, _MOST_SECONDS = 2_000, 0.060
_BODY = "word/document.xml"
_DRAWING_NUMBER = re.compile(rb'(<wp:docPr id=)"\d+"')  # docxtpl numbers drawings anew


def report(number: int) -> IndividualReport:
    """A report of two pages, with letters that XML has to escape."""
    filled = SAMPLES["individual_report"]
    assert isinstance(filled, IndividualReport)
    done = "Năm 2026 đã hoàn thành xuất sắc nhiệm vụ được giao; giải quyết đúng hạn 100% hồ sơ của"
    praised = "không có hồ sơ trễ hạn, được người dân đánh giá rất hài lòng."
    return replace(
        filled,
        name=f"Lê Thị <Hồng> & Nhung {number}",
        achievements=tuple(f"{line}. {done} {number * 7 + line} tổ chức & cá nhân, {praised}" for line in range(9)),
        ratings=tuple(
            RatingRow(str(2021 + year), "Hoàn thành xuất sắc nhiệm vụ", f"Quyết định số {number}{year}/QĐ-UBND")
            for year in range(5)
        ),
        initiatives=tuple(
            InitiativeRow(
                "2026", f"Số hóa sổ theo dõi người có công {line}", "Cơ sở", f"Quyết định số {line}88/QĐ-UBND"
            )
            for line in range(4)
        ),
        titles=tuple(
            AwardRow(str(2016 + year), "Lao động tiên tiến", f"Quyết định số {year}{number}/QĐ-UBND")
            for year in range(10)
        ),
    )


def nominees(count: int) -> SummaryList:
    """A list of so many people."""
    filled = SAMPLES["summary_list"]
    assert isinstance(filled, SummaryList)
    columns = {field.name: f"Điều biết về {field.name}" for field in fields(SubjectColumns)}  # which nothing prints
    people = tuple(
        Nominee(
            number, f"Nguyễn Thị Hoa {number}", "Lao động tiên tiến", "Giáo viên", "Hoàn thành tốt nhiệm vụ", **columns
        )
        for number in range(1, count + 1)
    )
    return replace(filled, groups=(NomineeGroup("I", "CÁ NHÂN", people),))


def _with_docxtpl(kind: str, filled: DocumentFields, out: Path) -> None:
    document = DocxTemplate(str(template_path(KINDS[kind])))
    document.render(as_context(filled), Environment(autoescape=True))
    document.save(str(out))


def _canonical(xml: str) -> bytes:
    tree = etree.fromstring(xml.encode())
    return _DRAWING_NUMBER.sub(rb'\1"0"', etree.tostring(tree, method="c14n"))


def _check_equal(kind: str, ours: Path, peer: Path) -> None:
    """Both files have the same body, but for lines that only ours makes as long as their text asks."""
    with zipfile.ZipFile(ours) as one, zipfile.ZipFile(peer) as other:
        body = fit_drawn_lines(other.read(_BODY).decode())
        assert _canonical(one.read(_BODY).decode()) == _canonical(body), f"{kind}: {ours.name}"


def write_reports(folder: Path, filled: list[IndividualReport]) -> None:
    """One file each; compiling the template is part of the job."""
    load_template.__globals__["_load"].cache_clear()
    path = template_path(KINDS["individual_report"])
    for number, one in enumerate(filled):
        (folder / f"{number}.docx").write_bytes(render(path, one))


def _deflate_and_write(folder: Path, parts: list[Mapping[str, bytes]]) -> None:
    """The least that must be done: sums, deflating, a file."""
    for number, package in enumerate(parts):
        with (folder / f"limit-{number}").open("wb") as file:
            for content in package.values():
                zlib.crc32(content)
                deflate = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
                file.write(deflate.compress(content) + deflate.flush())


def _measured() -> tuple[Spent, Spent, Spent]:
    """A report by us, by docxtpl, and only deflated and written; what it made checked first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled = [report(number) for number in range(REPORTS)]
        write_reports(folder, filled)
        parts: list[Mapping[str, bytes]] = []
        for number, one in enumerate(filled[:_PEERS]):
            peer = folder / f"peer-{number}.docx"
            _with_docxtpl("individual_report", one, peer)
            _check_equal("individual_report", folder / f"{number}.docx", peer)
            with zipfile.ZipFile(folder / f"{number}.docx") as package:
                parts.append({entry: package.read(entry) for entry in package.namelist()})

        def by_docxtpl() -> None:
            for number, one in enumerate(filled[:_PEERS]):
                _with_docxtpl("individual_report", one, folder / f"peer-{number}.docx")

        def by_us() -> None:
            write_reports(folder, filled)

        ours, peer_spent = in_turns(by_us, by_docxtpl, 5)
        again, limit = in_turns(by_us, partial(_deflate_and_write, folder, parts * (REPORTS // _PEERS)), 5)
        return (
            each(Spent(min(ours.wall, again.wall), min(ours.cpu, again.cpu)), REPORTS),
            each(peer_spent, _PEERS),
            each(limit, REPORTS),
        )


def reports() -> Result:
    """300 reports of two pages, one file each."""
    ours, peer, limit = _measured()
    faster, of_limit = peer.cpu / ours.cpu, ours.cpu / limit.cpu
    return Result(
        "render_seconds_a_report",
        ours.wall,
        peer.wall,
        "docxtpl",
        f"≥ {_LEAST_FASTER:.0f}× docxtpl, ≤ {_MOST_OF_LIMIT}× of deflating and writing",
        faster >= _LEAST_FASTER and of_limit <= _MOST_OF_LIMIT,
        limit=limit.wall,
        cpu_ratio=faster,
    )


def long_list() -> Result:
    """One list of 2,000 people."""
    with tempfile.TemporaryDirectory() as name:
        ours, peer = Path(name) / "ours.docx", Path(name) / "peer.docx"
        filled = nominees(_ROWS)
        path = template_path(KINDS["summary_list"])

        def by_us() -> None:
            ours.write_bytes(render(path, filled))

        def by_docxtpl() -> None:
            _with_docxtpl("summary_list", filled, peer)

        by_us()
        by_docxtpl()
        _check_equal("summary_list", ours, peer)
        one, other = in_turns(by_us, by_docxtpl, 5)
    return Result(
        "render_list_of_2000_seconds",
        one.wall,
        other.wall,
        "docxtpl",
        f"≤ {_MOST_SECONDS} s of the processor",
        one.cpu <= _MOST_SECONDS,
        limit=_MOST_SECONDS,
        cpu_ratio=other.cpu / one.cpu,
    )


def _peak_mb(count: int) -> float:
    """The most memory that a process of its own took for so many reports."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.rendering", str(count)], capture_output=True, text=True, check=True
    )
    return float(json.loads(told.stdout))


def memory() -> Result:
    """Ten times as many reports take no more memory."""
    few, many = _peak_mb(REPORTS), _peak_mb(_MANY)
    return Result(
        "render_peak_mb_of_3000",
        many,
        few,
        "300 of them",
        f"at most {_MOST_GROWTH_MB:.0f} MB more",
        many - few <= _MOST_GROWTH_MB,
    )


BENCHMARKS: dict[str, Callable[[], Result]] = {
    "render_reports": reports,
    "render_list": long_list,
    "render_memory": memory,
}

if __name__ == "__main__" and sys.platform != "win32":  # which has no such peak to tell
    with tempfile.TemporaryDirectory() as scratch:
        for made in range(int(sys.argv[1])):
            (Path(scratch) / "one.docx").write_bytes(render(template_path(KINDS["individual_report"]), report(made)))
    print(json.dumps(peak_mb()))
