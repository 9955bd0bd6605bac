"""A small dossier to try things on."""

import json
import re
import zipfile
from collections.abc import Callable, Container, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from khenthuong_desktop.domain.terms import EvidenceForm, Gender, SubjectKind
from khenthuong_desktop.packaging import tag_files
from khenthuong_desktop.packaging.archive import make_dossier
from khenthuong_desktop.packaging.canonical_json import write_json
from khenthuong_desktop.packaging.content import (
    DossierContent,
    DossierFile,
    Happening,
    Origin,
    PackedCouncil,
    PackedEvidence,
    PackedPaper,
    PackedRound,
    PackedSubject,
    PackedUnit,
    Proposal,
)
from khenthuong_desktop.packaging.copying import digests_of

ROUND_ID = "0b9c1c3e-5a0e-5d7e-9a63-3d0a6f2c1b7e"
MOMENT = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
FIGHTER = Proposal(
    "grassroots_emulation_fighter",
    "CSTĐCS",
    "Chiến sĩ thi đua cơ sở",
    ("Điều 23 Luật 06/2022/QH15",),
    7,
    8,
    "2024-01-01",
)


def subjects() -> tuple[PackedSubject, ...]:
    return (
        PackedSubject(
            SubjectKind.COLLECTIVE,
            "TT01",
            "Văn phòng HĐND và UBND",
            (Proposal("advanced_labour_collective", "TTLĐTT", "Tập thể Lao động tiên tiến"),),
            (DossierFile(b"report of the office", "Báo cáo thành tích.docx"),),
            "Hoàn thành tốt nhiệm vụ.",
            unit_name="UBND xã An Bình",
            headcount=9,
        ),
        PackedSubject(
            SubjectKind.INDIVIDUAL,
            "CB001",
            "Đặng Thị Hoà",
            (FIGHTER,),
            (DossierFile(b"report of Hoa", "Báo cáo thành tích – Đặng Thị Hoà.docx"),),
            job_title="Công chức Văn hóa - Xã hội",
            unit_name="Phòng Văn hóa - Xã hội",
            birth_date="1985-03",
            gender=Gender.FEMALE,
        ),
        PackedSubject(SubjectKind.HOUSEHOLD, "HO1", "Lò Văn Ón", (), address="Bản Pá Ban"),
    )


def content(**changes: Any) -> DossierContent:
    """A whole dossier; ``changes`` replace its parts."""
    parts: dict[str, Any] = {
        "package_id": ROUND_ID,
        "edition": 1,
        "created": MOMENT,
        "program": "Khen thưởng Desktop 0.1.0",
        "unit": PackedUnit(
            "H49.64.33", "Ủy ban nhân dân xã An Bình", "commune", "tỉnh Hưng Yên", "Lê Na", "0900000000"
        ),
        "round": PackedRound("D01", "Khen thưởng tổng kết năm 2026 <thử> & kiểm", 2026, "merit", date(2026, 12, 10)),
        "papers": (
            PackedPaper(
                "request_statement",
                "15",
                "Về việc đề nghị khen thưởng",
                (DossierFile(b"statement", "Tờ trình 12.docx"), DossierFile(b"%PDF", "Tờ trình 12.pdf")),
                "12",
                "TTr-UBND",
                date(2026, 11, 20),
                "Trần Văn Bốn",
                "Chủ tịch",
            ),
            PackedPaper("minutes", "20", "Họp Hội đồng", (DossierFile(b"minutes", "Biên bản.docx"),)),
        ),
        "subjects": subjects(),
        "evidence": (
            PackedEvidence(
                "Chứng nhận sáng kiến",
                EvidenceForm.CERTIFIED_COPY,
                ((SubjectKind.INDIVIDUAL, "CB001"),),
                (DossierFile(b"\xff\xd8scan", "Ảnh chụp.JPG", "image/jpeg", Origin.SCANNED),),
            ),
        ),
        "council": PackedCouncil("Hội đồng TĐKT xã", date(2026, 11, 18), 8, 7, 1),
        "happenings": (Happening(MOMENT, "lap_ho_so", "Lê Na"), Happening(MOMENT, "dong_goi", "Lê Na")),
    }
    return DossierContent(**(parts | changes))


def make(folder: Path, **changes: object) -> Path:
    return make_dossier(content(**changes), folder).path


def unzip(path: Path, folder: Path) -> Path:
    """The bag of a dossier file, unpacked by the standard library."""
    with zipfile.ZipFile(path) as packed:
        packed.extractall(folder / "bag")
    return folder / "bag" / packed.namelist()[0].partition("/")[0]


def repack(
    path: Path,
    target: Path,
    *,
    method: int = zipfile.ZIP_DEFLATED,
    folders: bool = False,
    base: str = "",
    change: Mapping[str, bytes] | None = None,
    edit: Mapping[str, Callable[[bytes], bytes]] | None = None,
    leave_out: Container[str] = (),
    add: Mapping[str, bytes] | None = None,
) -> Path:
    """The same dossier zipped by another program, perhaps after somebody touched it."""
    change, edit = change or {}, edit or {}
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(target, "w", method) as out:
        base = base or packed.namelist()[0].partition("/")[0]
        if folders:
            for folder in ("", "data/", "data/van-ban/"):
                out.writestr(f"{base}/{folder}", b"")
        for info in packed.infolist():
            name = info.filename.partition("/")[2]
            if name not in leave_out:
                raw = change.get(name, packed.read(info))
                out.writestr(f"{base}/{name}", edit[name](raw) if name in edit else raw)
        for name, raw in (add or {}).items():
            out.writestr(f"{base}/{name}", raw)
    return target


def reseal(
    path: Path,
    target: Path,
    rewrite: Callable[[dict[str, Any]], dict[str, Any] | bytes] = lambda value: value,
    edit: Mapping[str, Callable[[bytes], bytes]] | None = None,
) -> Path:
    """A dossier with another ``ho-so.json`` whose manifests were made to fit: what a forger would hand in."""
    edit = edit or {}
    with zipfile.ZipFile(path) as packed:
        base = packed.namelist()[0].partition("/")[0]
        files = {name.partition("/")[2]: packed.read(name) for name in packed.namelist()}
    for name, change in edit.items():
        files[name] = change(files[name])
    value = json.loads(files["data/ho-so.json"])
    if edit:
        for file in value["tep"]:
            file["sha256"] = digests_of(files[file["duong_dan"]]).sha256
    written = rewrite(value)
    files["data/ho-so.json"] = written if isinstance(written, bytes) else write_json(written)
    payload = {name: digests_of(raw) for name, raw in files.items() if name.startswith("data/")}
    oxum = f"Payload-Oxum: {sum(found.size for found in payload.values())}.{len(payload)}".encode()
    files[tag_files.BAG_INFO] = re.sub(rb"Payload-Oxum: .*", oxum, files[tag_files.BAG_INFO])
    for algorithm, name in tag_files.MANIFESTS.items():
        files[name] = tag_files.manifest(payload, algorithm)
    lists = set(tag_files.TAG_MANIFESTS.values())
    tags = {name: digests_of(raw) for name, raw in files.items() if name not in payload and name not in lists}
    for algorithm, name in tag_files.TAG_MANIFESTS.items():
        files[name] = tag_files.manifest(tags, algorithm)
    with zipfile.ZipFile(target, "w") as out:
        for name, raw in files.items():
            out.writestr(f"{base}/{name}", raw)
    return target
