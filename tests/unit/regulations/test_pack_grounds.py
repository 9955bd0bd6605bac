"""What a pack rests on: documents in force, a centre that may, numbers that agree, titles their holders can have."""

import lzma
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from khenthuong_desktop.domain.rules import Criterion, Reference, Version
from khenthuong_desktop.domain.terms import Confidence, SubjectKind
from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations import packs
from khenthuong_desktop.regulations.award_changes import builds_on
from khenthuong_desktop.regulations.entries import Faults
from khenthuong_desktop.regulations.library import load_library
from khenthuong_desktop.regulations.packs import read_pack
from khenthuong_desktop.regulations.screening import foreign_letter
from khenthuong_desktop.regulations.soundness import circles
from tests.unit.regulations.pack_sample import MANIFEST, SOURCES
from tests.unit.regulations.test_pack_changes import CENTRAL, DAY, OWN, VERSION, VOTES, abolished, faults, pack

FIGHTER = "grassroots_emulation_fighter"
LIMIT = "  - {award: %s, of: advanced_worker, share: %s, %s}\n"
EARLY = MANIFEST.replace("effective_from: 2026-11-01", "effective_from: 2024-06-01")


def cites(document: str) -> str:
    return f"reference: {{document: {document}, article: 5}}"


@pytest.mark.parametrize(
    ("day", "document", "words"),
    [
        ("2025-03-01", "01/2026/QĐ-UBND", "mới có hiệu lực"),
        ("2026-11-15", "98/2023/NĐ-CP", "đã hết hiệu lực từ 2025-07-01"),
        ("2026-11-15", "DT-06/2026", "dự thảo"),
        ("2026-11-15", "311/QĐ-BNV", "không có ngày hiệu lực"),
    ],
)
def test_a_row_cites_what_is_in_force_on_its_day(tmp_path: Path, day: str, document: str, words: str) -> None:
    text = f"{day}:\n" + LIMIT % (FIGHTER, "5%", cites(document))
    found = faults(tmp_path, manifest=EARLY, limits=text)
    assert any(one.startswith("limits.yaml, dòng 2: “document”") and words in one for one in found), found


def test_a_version_and_a_row_with_its_own_day_cite_what_is_in_force(tmp_path: Path) -> None:
    early = "code: cultural_family\n" + VERSION.replace(DAY, "2025-08-01")
    row = f"deadlines:\n  - {{from: 2025-08-01, to: Sở, by: 31/12, text: a, confidence: A, {OWN}}}\n"
    found = faults(tmp_path, manifest=EARLY, cultural_family=early, deadlines=row)
    for file in ("cultural_family.yaml", "deadlines.yaml"):
        assert any(one.startswith(file) and "2026-11-01 mới có hiệu lực" in one for one in found), found


def test_a_document_that_is_issued_later_than_it_says_to_bind_binds_no_sooner(tmp_path: Path) -> None:
    later = SOURCES.replace("issued_on: 2026-10-15", "issued_on: 2026-11-20")
    found = faults(tmp_path, sources=later, limits=f"{DAY}:\n" + LIMIT % (FIGHTER, "5%", OWN))
    assert any("2026-11-20 mới có hiệu lực" in one for one in found), found


@pytest.mark.parametrize("issuer", ["Ủy ban nhân dân tỉnh", "UBND tỉnh", "HĐND xã", "Sở Nội vụ", "Ông Nguyễn Văn A"])
def test_a_local_issuer_asks_for_no_fewer_votes_whatever_it_says(tmp_path: Path, issuer: str) -> None:
    sources = SOURCES.replace("Ủy ban nhân dân tỉnh", issuer) + "  province_only: false\n"
    found = faults(tmp_path, sources=sources, councils=VOTES % (DAY, OWN, f"{FIGHTER}: 60%"))
    assert any("ít phiếu hơn" in one for one in found), found


def test_fewer_votes_take_a_new_document_of_the_centre(tmp_path: Path) -> None:
    known = VOTES % (DAY, cites("152/2025/NĐ-CP"), f"{FIGHTER}: 60%")
    assert any("ít phiếu hơn" in one for one in faults(tmp_path / "1", councils=known))
    new = VOTES % (DAY, OWN, f"{FIGHTER}: 60%")
    library = pack(tmp_path / "2", sources=CENTRAL, councils=new).library
    assert float(library.threshold(FIGHTER, date(2026, 11, 20)).share) == 0.6


def test_the_law_that_made_an_award_does_not_end_it(tmp_path: Path) -> None:
    found = faults(tmp_path, cultural_family=abolished("cultural_family", cites("06/2022/QH15")))
    assert any("không bãi bỏ được" in one for one in found), found


def test_one_file_limits_an_award_in_one_way(tmp_path: Path) -> None:
    text = f"{DAY}:\n" + LIMIT % (FIGHTER, "15%", OWN) + LIMIT % (FIGHTER, "99%", OWN)
    assert any(one.startswith("limits.yaml, dòng 3") and "hai lần" in one for one in faults(tmp_path, limits=text))


def test_nobody_at_all_is_no_limit(tmp_path: Path) -> None:
    text = f"{DAY}:\n  - {{award: {FIGHTER}, at_most: 0, {OWN}}}\n"
    assert any("ngoài khoảng" in one for one in faults(tmp_path, limits=text))


def test_two_packs_limit_an_award_in_one_way(tmp_path: Path) -> None:
    from khenthuong_desktop.regulations.keeping import keep_pack

    law, kept = cites("06/2022/QH15"), tmp_path / "kept"
    pack(tmp_path / "1", limits=f"{DAY}:\n" + LIMIT % (FIGHTER, "10%", law))
    keep_pack(tmp_path / "1" / "p.ktluat", kept)
    for share, award, sound in (("33%", FIGHTER, False), ("10%", FIGHTER, True), ("33%", "advanced_soldier", True)):
        other = MANIFEST.replace("name: an_binh", "name: khac")
        folder = tmp_path / f"{share}{award}"
        sources = SOURCES.replace("01/2026", "02/2026")
        pack(folder, manifest=other, sources=sources, limits=f"{DAY}:\n" + LIMIT % (award, share, law))
        if sound:
            assert read_pack(folder / "p.ktluat", kept)
            continue
        with pytest.raises(RulePackFaulty) as caught:
            read_pack(folder / "p.ktluat", kept)
        assert any(FIGHTER in one and "an_binh" in one for one in caught.value.faults), caught.value.faults


def asks(kind: str, *children: Criterion, **parameters: object) -> Criterion:
    return Criterion(kind, "a", Reference("L"), parameters, children)


def test_what_a_year_takes_makes_a_ring_and_what_has_another_way_does_not() -> None:
    def needs(tree: Criterion) -> set[str]:
        return builds_on(Version(date(2026, 1, 1), Confidence.A, criteria={SubjectKind.INDIVIDUAL: tree}))

    yearly = asks("each_year", award="x")
    assert needs(asks("all_of", yearly, asks("judgement"))) == {"x"}
    assert needs(asks("any_of", yearly, asks("judgement"))) == set()
    assert needs(asks("within_run", yearly, years=2)) == {"x"}
    assert needs(asks("within_run", yearly, years=2, ends_within=1)) == set()
    assert needs(asks("each_year", award="x", rating="HTXSNV")) == set()
    assert needs(asks("any_of", asks("meets_standard_of", award="x"), asks("judgement"))) == {"x"}
    assert list(circles(load_library())) == []


def test_an_award_that_takes_what_rests_on_it_is_refused(tmp_path: Path) -> None:
    text = VERSION.replace("judgement:", f"each_year: {{award: {FIGHTER}}}")
    found = faults(tmp_path, advanced_worker="code: advanced_worker\n" + text)
    assert any("thành vòng" in one for one in found), found


def test_nobody_is_asked_for_a_title_that_only_others_get(tmp_path: Path) -> None:
    text = VERSION.replace("judgement:", "each_year: {award: advanced_labour_collective}")
    found = faults(tmp_path, heroic_mother="code: heroic_mother\n" + text)
    assert any("không dành cho đối tượng này" in one for one in found), found


def test_nothing_was_compared_tomorrow(tmp_path: Path) -> None:
    told = f"    confidence: A\n    verified_on: {date.today() + timedelta(days=2)}\n"
    found = faults(tmp_path, cultural_family="code: cultural_family\n" + VERSION.replace("    confidence: A\n", told))
    assert any("ngày đối chiếu" in one for one in found), found


def test_a_damaged_member_of_any_packing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise lzma.LZMAError("Corrupt input data")

    path = tmp_path / "x.ktluat"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.yaml", "format: 1\n")
    monkeypatch.setattr(zipfile.ZipExtFile, "read", broken)
    found = Faults()
    assert list(packs._members(path, found)) == [] and "không giải nén được" in found.found[0]


@pytest.mark.parametrize("name", ["awards/manifest.yaml", "cases/manifest.yaml"])
def test_there_is_one_manifest(tmp_path: Path, name: str) -> None:
    path, found = tmp_path / "x.ktluat", Faults()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "format: 1\n")
    assert list(packs._members(path, found)) == [] and name in found.found[0]


def test_letters_of_another_script_among_ours_are_told(tmp_path: Path) -> None:
    text = "code: cultural_family\nalso_called: [Gia đình văn hóа]\n" + VERSION
    found = faults(tmp_path, cultural_family=text)
    assert any("bảng chữ khác" in one and "U+0430" in one for one in found), found
    assert foreign_letter("Lαo động") == "U+03B1"
    for sound in ("Đơn vị quyết thắng", "", "123", "naïve ﬁ".replace("ﬁ", ""), "µ"):
        assert foreign_letter(sound) == "", sound
