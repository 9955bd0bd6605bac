"""Every kind of document is right in form for every kind of unit, with long, short and unusual names."""

from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.documents.parts import Dateline, NumberAndSymbol, Organ, SigningBlock
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.word_tools import made

_SIGNED_TWICE = ("minutes", "vote_count_minutes", "inspection_minutes", "initiative_minutes")  # whatever the unit
_UNSIGNED = ("ballot",)  # a secret ballot
_PERSONAL = ("initiative_application",)  # no organ issues it
_AWKWARD = ("Nguyễn Đặng Hoàng Phương Thảo Nguyên", "Y Bhok Ksơr H'Hen Niê Kđăm", "Võ Ý")
_NAMED = (
    "name", "signer_name", "secretary_name", "head_teller", "head_name", "member", "reporter", "applicant", "compiler",
)  # fmt: skip


@dataclass(frozen=True)
class Unit:
    """A unit as its documents show it."""

    organ: Organ
    place: str
    code: str
    signing: SigningBlock
    authority: str


UNITS = {
    "ward": Unit(
        Organ(("ỦY BAN NHÂN DÂN", "PHƯỜNG CHÁNH HƯNG")),
        "Chánh Hưng",
        "UBND",
        SigningBlock(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Đặng Hoàng Phương Thảo Nguyên"),
        "ỦY BAN NHÂN DÂN PHƯỜNG CHÁNH HƯNG",
    ),
    "province": Unit(
        Organ(("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐỒNG NAI")),
        "Đồng Nai",
        "UBND",
        SigningBlock(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Võ Văn Đức"),
        "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐỒNG NAI",
    ),
    "department": Unit(
        Organ(("SỞ NỘI VỤ",), "UBND TỈNH ĐỒNG THÁP"),
        "Đồng Tháp",
        "SNV",
        SigningBlock(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "H'Hen Niê"),
        "GIÁM ĐỐC SỞ NỘI VỤ",
    ),
    "school": Unit(
        Organ(("TRƯỜNG TIỂU HỌC", "NGUYỄN THỊ MINH KHAI"), "UBND PHƯỜNG 1 BẢO LỘC"),
        "Phường 1 Bảo Lộc",
        "THNTMK",
        SigningBlock(("HIỆU TRƯỞNG",), "Tôn Nữ Thị Ninh Hòa"),
        "HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC NGUYỄN THỊ MINH KHAI",
    ),
    "enterprise": Unit(
        Organ(("CÔNG TY TNHH MỘT THÀNH VIÊN", "CẤP NƯỚC HƯNG YÊN")),
        "Hưng Yên",
        "CTCN",
        SigningBlock(("TỔNG GIÁM ĐỐC",), "Y Bhok Ksơr"),
        "TỔNG GIÁM ĐỐC CÔNG TY TNHH MỘT THÀNH VIÊN CẤP NƯỚC HƯNG YÊN",
    ),
    "council": Unit(
        Organ(("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"), "UBND XÃ KIM SƠN"),
        "Kim Sơn",
        "HĐTĐKT",
        SigningBlock(("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Lò Thị Mai"),
        "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
    ),
}


def named(part: Any, name: str) -> Any:
    """The same record with everybody called so."""
    if isinstance(part, tuple):
        return tuple(named(item, name) for item in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changes = {f.name: name if f.name in _NAMED else named(getattr(part, f.name), name) for f in fields(part)}
    return replace(part, **changes)


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("name", UNITS)
def test_every_kind_is_right_for_every_unit(name: str, kind: str, tmp_path: Path) -> None:
    unit, filled = UNITS[name], SAMPLES[kind]
    changes: dict[str, Any] = {
        "organ": unit.organ,
        "dateline": Dateline(unit.place, "ngày 05 tháng 11 năm 2026"),
        "authority": unit.authority,
    }
    if kind not in _SIGNED_TWICE:
        changes["signing"] = unit.signing
    symbol = getattr(filled, "reference", None)
    if symbol is not None:
        code = KINDS[kind].code
        changes["reference"] = NumberAndSymbol(f"{code}-{unit.code}" if code else f"{unit.code}-VP", "07")
    known = {field.name for field in fields(filled)}
    awkward = _AWKWARD[(list(UNITS).index(name) + list(SAMPLES).index(kind)) % len(_AWKWARD)]
    document = named(replace(filled, **{key: value for key, value in changes.items() if key in known}), awkward)
    report = check_format(made(template_path(KINDS[kind]), document, tmp_path / "paper.docx"))
    assert report.failed == ()
    of_organ = () if kind in _PERSONAL else ("A01", "A04")
    assert {"Q09", *of_organ, *(() if kind in _UNSIGNED else ("K05",))} <= set(report.checked)
