"""A small province's pack, to be kept, broken and compared in tests."""

from pathlib import Path

from khenthuong_desktop.regulations.packs import write_pack

MANIFEST = """\
format: 1
name: an_binh
title: Quy định thi đua, khen thưởng của tỉnh mẫu
version: "2026.1"
source: Quyết định 01/2026/QĐ-UBND
effective_from: 2026-11-01
"""
SOURCES = """\
01/2026/QĐ-UBND:
  name: Quy định về thi đua, khen thưởng
  short: Quyết định 01/2026/QĐ-UBND
  issuer: Ủy ban nhân dân tỉnh
  issued_on: 2026-10-15
  in_force: 2026-11-01
  confidence: A
"""
TITLE = """\
code: province_title
abbreviation: DHT
name: Danh hiệu của tỉnh
group: title
level: province
subject: individual
versions:
  2026-11-01:
    confidence: B
    deciding_authority: Chủ tịch UBND tỉnh
    criteria:
      all_of:
        - rating_at_least: {rating: HTTNV}
          text: Hoàn thành tốt nhiệm vụ theo quy định của tỉnh
          reference: {document: 01/2026/QĐ-UBND, article: 7}
"""
CASES = """\
cases:
  - name: Hoàn thành tốt nhiệm vụ thì đạt
    law_of: 2026-11-20
    year: 2026
    person: {category: civil_servant, years: {2026: {rating: HTTNV}}}
    expected: eligible
"""
FILES = {
    "manifest.yaml": MANIFEST,
    "sources.yaml": SOURCES,
    "province_title.yaml": TITLE,
    "cases/province_title.yaml": CASES,
}


def write_folder(folder: Path, **changed: str) -> Path:
    """The pack as a folder of YAML; a keyword replaces the file of that name."""
    for name, text in FILES.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(changed.get(place.stem, text) if "/" not in name else text, "utf-8")
    return folder


def make(folder: Path, **changed: str) -> Path:
    """The pack as one file."""
    target = folder / "an_binh.ktluat"
    write_pack(write_folder(folder / "yaml", **changed), target)
    return target
