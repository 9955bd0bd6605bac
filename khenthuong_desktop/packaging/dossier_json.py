"""``data/ho-so.json``: the content in the words of the format, every file in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from khenthuong_desktop.domain.terms import EvidenceForm, Gender, SignatureState, SubjectKind
from khenthuong_desktop.packaging import names
from khenthuong_desktop.packaging.canonical_json import composed, write_json
from khenthuong_desktop.packaging.content import (
    DossierContent,
    DossierFile,
    FileSignature,
    PackedCouncil,
    PackedEvidence,
    PackedPaper,
    PackedSubject,
    Proposal,
)
from khenthuong_desktop.packaging.copying import Digests
from khenthuong_desktop.packaging.events import local_time

FORMAT = {"ten": "hs-tdkt", "chinh": 1, "phu": 0}
DOSSIER, EVENTS, SUMMARY_LIST = "data/ho-so.json", "data/su-kien.jsonl", "data/danh-sach.xlsx"
SUBJECT_LISTS = {
    SubjectKind.COLLECTIVE: "tap_the",
    SubjectKind.INDIVIDUAL: "ca_nhan",
    SubjectKind.HOUSEHOLD: "ho_gia_dinh",
}
_FORMS = {
    EvidenceForm.ORIGINAL: "ban_goc",
    EvidenceForm.CERTIFIED_COPY: "sao_chung_thuc",
    EvidenceForm.PLAIN_COPY: "sao_chup",
}
_SIGNATURE_STATES = {
    SignatureState.NONE: "khong_co",
    SignatureState.TRUSTED: "nguyen_ven_tin_cay",
    SignatureState.UNKNOWN_ISSUER: "nguyen_ven_chua_ro_nha_phat_hanh",
    SignatureState.CHANGED: "bi_thay_doi",
    SignatureState.BROKEN: "hong",
}
_LONGEST_SIGNER = 300
_GENDERS = {Gender.MALE: "nam", Gender.FEMALE: "nu"}


@dataclass(frozen=True)
class PlacedFile:
    """A file with its path in the bag."""

    path: str
    file: DossierFile


@dataclass(frozen=True)
class Places:
    """Where every file of a dossier lies, grouped as the content is."""

    papers: tuple[tuple[PlacedFile, ...], ...]
    subjects: tuple[tuple[PlacedFile, ...], ...]
    evidence: tuple[tuple[PlacedFile, ...], ...]
    summary_list: tuple[PlacedFile, ...]

    def all(self) -> list[PlacedFile]:
        groups = (*self.papers, *self.subjects, *self.evidence, self.summary_list)
        return sorted((placed for group in groups for placed in group), key=lambda placed: placed.path)


def place(content: DossierContent) -> Places:
    """Give every file its path: papers numbered in order, subjects numbered per kind, evidence in folders."""
    return Places(
        papers=tuple(
            _in_folder("data/van-ban", paper.files, prefix=f"{number:02d}-")
            for number, paper in enumerate(content.papers, 1)
        ),
        subjects=tuple(
            _in_folder(f"data/{SUBJECT_LISTS[subject.kind].replace('_', '-')}/{number}", subject.files)
            for subject, number in numbered(content.subjects)
        ),
        evidence=tuple(
            _in_order(f"data/minh-chung/{number:04d}", item.files) for number, item in enumerate(content.evidence, 1)
        ),
        summary_list=(PlacedFile(SUMMARY_LIST, content.summary_list),) if content.summary_list else (),
    )


def numbered(subjects: Iterable[PackedSubject]) -> list[tuple[PackedSubject, str]]:
    """Each subject with its number "0001" within its kind."""
    counts = dict.fromkeys(SubjectKind, 0)
    found = []
    for subject in subjects:
        counts[subject.kind] += 1
        found.append((subject, f"{counts[subject.kind]:04d}"))
    return found


def _in_folder(folder: str, files: tuple[DossierFile, ...], prefix: str = "") -> tuple[PlacedFile, ...]:
    placed: list[PlacedFile] = []
    taken: set[str] = set()
    for file in files:
        name = wanted = names.file_name(file.name or file.display_name, room=names.MAX_COMPONENT - len(prefix))
        again = 2
        while name in taken:
            stem, dot, suffix = wanted.rpartition(".") if "." in wanted else (wanted, "", "")
            name = f"{stem[:40]}-{again}{dot}{suffix}"
            again += 1
        taken.add(name)
        placed.append(PlacedFile(f"{folder}/{prefix}{name}", file))
    return tuple(placed)


def _in_order(folder: str, files: tuple[DossierFile, ...]) -> tuple[PlacedFile, ...]:
    placed = []
    for number, file in enumerate(files, 1):
        _, dot, suffix = names.file_name(file.display_name).rpartition(".")
        placed.append(PlacedFile(f"{folder}/{number:02d}{dot}{suffix if dot else ''}", file))
    return tuple(placed)


def dossier_json(content: DossierContent, places: Places, digests: Mapping[str, Digests]) -> bytes:
    """The canonical bytes of ``ho-so.json``."""
    return write_json(dossier_value(content, places, digests))


def dossier_value(content: DossierContent, places: Places, digests: Mapping[str, Digests]) -> dict[str, Any]:
    """``ho-so.json`` as plain values; see ``resources/schemas/ho-so-1.schema.json``."""
    subjects: dict[str, list[dict[str, Any]]] = {key: [] for key in SUBJECT_LISTS.values()}
    for (subject, number), placed in zip(numbered(content.subjects), places.subjects, strict=True):
        subjects[SUBJECT_LISTS[subject.kind]].append(_subject(subject, number, placed))
    papers = [
        _paper(paper, number, placed)
        for number, (paper, placed) in enumerate(zip(content.papers, places.papers, strict=True), 1)
    ]
    evidence = [
        _evidence(item, number, placed)
        for number, (item, placed) in enumerate(zip(content.evidence, places.evidence, strict=True), 1)
    ]
    value = {
        "dinh_dang": FORMAT,
        "bat_buoc_hieu": [],
        **_heads(content),
        "van_ban": papers,
        **subjects,
        "minh_chung": evidence,
        "tep": [_file(placed, digests[placed.path]) for placed in places.all()],
        "mo_rong": dict(content.extensions),
    }
    if content.council:
        value["hoi_dong"] = _council(content.council)
    value["dem"] = control_totals(value)
    return cast("dict[str, Any]", composed(value))


def _heads(content: DossierContent) -> dict[str, Any]:
    """What the dossier is, whose, and of which round."""
    return {
        "goi": {
            "id": content.package_id,
            "lan": content.edition,
            "thay_the": content.replaces or None,
            "tao_luc": local_time(content.created),
            "phan_mem": content.program,
        },
        "don_vi": {
            "ma_dinh_danh": content.unit.code,
            "ten": content.unit.name,
            "cap": content.unit.level,
            "tinh": content.unit.province,
            "nguoi_lien_he": {"ho_ten": content.unit.contact_name, "dien_thoai": content.unit.contact_phone},
        },
        "dot": {
            "ma": content.round.code,
            "ten": content.round.name,
            "nam": content.round.year,
            "loai": content.round.commendation_type,
            "han_nop": _day(content.round.due_on),
        },
    }


def _council(council: PackedCouncil) -> dict[str, Any]:
    return {
        "ten": council.name,
        "ngay_hop": council.held_on.isoformat(),
        "tong_so": council.members,
        "co_mat": council.present,
        "y_kien_van_ban": council.written,
    }


def control_totals(dossier: Mapping[str, Any]) -> dict[str, Any]:
    """The counts ``dem`` that follow from the lists; a reader computes them again."""
    proposals = [
        proposal["ma"]
        for key in SUBJECT_LISTS.values()
        for subject in dossier.get(key, [])
        for proposal in subject.get("danh_hieu_de_nghi", [])
    ]
    return {
        **{key: len(dossier.get(key, [])) for key in (*SUBJECT_LISTS.values(), "van_ban", "minh_chung", "tep")},
        "de_nghi": len(proposals),
        "theo_danh_hieu": {award: proposals.count(award) for award in sorted(set(proposals))},
        "tong_dung_luong_tep": sum(file["kich_thuoc"] for file in dossier.get("tep", [])),
    }


def _paper(paper: PackedPaper, number: int, placed: tuple[PlacedFile, ...]) -> dict[str, Any]:
    return {
        "id": f"{number:02d}",
        "ma_loai": paper.kind,
        "loai": paper.type_code,
        "so": paper.number,
        "ky_hieu": paper.symbol,
        "ngay": _day(paper.issued_on),
        "trich_yeu": paper.title,
        "nguoi_ky": paper.signer_name,
        "chuc_vu": paper.signer_title,
        "tep": [file.path for file in placed],
    }


def _subject(subject: PackedSubject, number: str, placed: tuple[PlacedFile, ...]) -> dict[str, Any]:
    return {
        "id": number,
        "ma": subject.code,
        **_particulars(subject),
        "danh_hieu_de_nghi": [_proposal(proposal) for proposal in subject.proposals],
        "can_cu": [ground for proposal in subject.proposals for ground in proposal.grounds],
        "thanh_tich_tom_tat": subject.achievement,
        "tep": [file.path for file in placed],
    }


def _particulars(subject: PackedSubject) -> dict[str, Any]:
    """What identifies a subject of its kind on paper; the citizen number stays at home."""
    match subject.kind:
        case SubjectKind.INDIVIDUAL:
            return {
                "ho_ten": subject.name,
                "ngay_sinh": subject.birth_date,
                "gioi_tinh": _GENDERS.get(subject.gender) if subject.gender else None,
                "chuc_vu": subject.job_title,
                "don_vi": subject.unit_name,
            }
        case SubjectKind.COLLECTIVE:
            return {
                "ten": subject.name,
                "loai": subject.collective_kind,
                "truc_thuoc": subject.unit_name,
                "tong_so_nguoi": subject.headcount,
            }
        case SubjectKind.HOUSEHOLD:
            return {"ho_ten_chu_ho": subject.name, "dia_chi": subject.address}


def _proposal(proposal: Proposal) -> dict[str, Any]:
    value: dict[str, Any] = {"ma": proposal.award, "viet_tat": proposal.abbreviation, "ten": proposal.name}
    if proposal.law_version:
        value["phien_ban_quy_dinh"] = proposal.law_version
    if proposal.members is not None and proposal.in_favour is not None:
        value["bo_phieu"] = {"dong_y": proposal.in_favour, "tong_thanh_vien": proposal.members}
    return value


def _evidence(item: PackedEvidence, number: int, placed: tuple[PlacedFile, ...]) -> dict[str, Any]:
    return {
        "id": f"{number:04d}",
        "ten": item.name,
        "hinh_thuc": _FORMS[item.form],
        "cua": [{"loai": SUBJECT_LISTS[kind], "ma": code} for kind, code in item.subjects],
        "noi_cap": item.issuer,
        "so": item.number,
        "ngay": _day(item.issued_on),
        "tep": [file.path for file in placed],
    }


def _file(placed: PlacedFile, digests: Digests) -> dict[str, Any]:
    return {
        "duong_dan": placed.path,
        "ten_hien_thi": placed.file.display_name,
        "mime": placed.file.mime,
        "kich_thuoc": digests.size,
        "sha256": digests.sha256,
        "nguon": placed.file.origin.value,
        "chu_ky": _signature(placed.file.signature),
    }


def _signature(found: FileSignature | None) -> dict[str, Any]:
    if found is None:
        return {"co": None, "trang_thai": "chua_kiem_tra", "nguoi": "", "thoi_diem": None}
    return {
        "co": found.state is not SignatureState.NONE,
        "trang_thai": _SIGNATURE_STATES[found.state],
        "nguoi": found.signer[:_LONGEST_SIGNER],
        "thoi_diem": local_time(found.signed_at) if found.signed_at else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
