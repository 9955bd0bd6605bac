"""The written dossier: layout, canonical bytes, names, what other programs say to it."""

import hashlib
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import bagit
import pytest

from khenthuong_desktop.errors import Cancelled, DiskFull, FileMissing, FileUnreadable, TargetNotWritable, ValuesRefused
from khenthuong_desktop.packaging import archive
from khenthuong_desktop.packaging.archive import make_dossier
from khenthuong_desktop.packaging.canonical_json import read_json, write_json
from khenthuong_desktop.packaging.content import DossierFile, PackedPaper
from khenthuong_desktop.packaging.verification import Seal, verify
from tests.unit.packaging.sample import content, make, subjects, unzip

TAG_FILES = [
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
]


def test_equal_content_gives_equal_bytes(tmp_path: Path) -> None:
    first, second = make(tmp_path / "one"), make(tmp_path / "two")
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


def test_the_name_carries_unit_year_round_edition_and_fingerprint(tmp_path: Path) -> None:
    made = make_dossier(content(edition=2, replaces="0b9c1c3e-5a0e-5d7e-9a63-3d0a6f2c1b7e@1"), tmp_path)
    assert made.path.name == f"HSKT_H49.64.33_2026_D01_r02_{made.fingerprint[:8]}.zip"
    assert len(made.path.name) <= 60


def test_the_zip_is_canonical(tmp_path: Path) -> None:
    path = make(tmp_path)
    with zipfile.ZipFile(path) as packed:
        infos = packed.infolist()
        inner = [info.filename.partition("/")[2] for info in infos]
        manifest = packed.read(f"{path.stem}/manifest-sha256.txt").decode()
    assert inner[:6] == TAG_FILES
    assert [line.split("  ")[1] for line in manifest.splitlines()] == [n for n in inner if n.startswith("data/")]
    for info in infos:
        assert info.compress_type == zipfile.ZIP_STORED
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert (info.create_system, info.external_attr, info.flag_bits, info.extra, info.comment) == (0, 0, 0, b"", b"")
        assert info.filename.startswith(f"{path.stem}/")
    assert infos[0].header_offset == 0


def test_the_standard_library_writes_the_same_bytes(tmp_path: Path) -> None:
    path = make(tmp_path)
    again = tmp_path / "again.zip"
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(again, "w") as out:
        for info in packed.infolist():
            fresh = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            fresh.create_system = 0
            out.writestr(fresh, packed.read(info))
            fresh.external_attr = 0  # the library sets a mode while writing
    assert again.read_bytes() == path.read_bytes()


def test_bagit_and_sha256sum_accept_it(tmp_path: Path) -> None:
    bag = unzip(make(tmp_path), tmp_path)
    assert bagit.Bag(str(bag)).validate()
    if tool := shutil.which("sha256sum"):
        for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            assert subprocess.run([tool, "-c", "--quiet", manifest], cwd=bag, check=False).returncode == 0


def test_the_fingerprint_is_the_hash_of_the_manifest(tmp_path: Path) -> None:
    made = make_dossier(content(), tmp_path)
    bag = unzip(made.path, tmp_path)
    assert made.fingerprint == hashlib.sha256((bag / "manifest-sha256.txt").read_bytes()).hexdigest()
    groups = " ".join(re.findall(".{8}", made.fingerprint))
    for page in ("XEM-HO-SO.html", "PHIEU-GIAO-NHAN.html"):
        assert groups in (bag / page).read_text("utf-8")


def test_the_index_page_links_every_file_and_runs_no_script(tmp_path: Path) -> None:
    bag = unzip(make(tmp_path), tmp_path)
    page = (bag / "XEM-HO-SO.html").read_text("utf-8")
    linked = set(re.findall(r'href="([^"]+)"', page))
    there = {path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()}
    assert linked == there - {"data/ho-so.json", "data/su-kien.jsonl"}
    assert "<script" not in page
    assert "&lt;thử&gt; &amp; kiểm" in page
    assert "Đặng Thị Hoà" in page
    assert "$" not in page


def test_the_dossier_is_canonical_json_without_private_numbers(tmp_path: Path) -> None:
    raw = (unzip(make(tmp_path), tmp_path) / "data/ho-so.json").read_bytes()
    dossier = read_json(raw)
    assert write_json(dossier) == raw
    assert dossier["goi"]["tao_luc"] == "2026-11-22T10:04:05+07:00"
    assert dossier["dem"]["theo_danh_hieu"] == {"advanced_labour_collective": 1, "grassroots_emulation_fighter": 1}
    assert "cccd" not in dossier["ca_nhan"][0]
    assert dossier["tep"][0]["ten_hien_thi"] == "Báo cáo thành tích – Đặng Thị Hoà.docx"


def test_a_source_given_as_path_is_copied_byte_for_byte(tmp_path: Path) -> None:
    scan = tmp_path / "Tờ trình đã ký.pdf"
    scan.write_bytes(bytes(range(256)) * 9000)  # more than one chunk
    paper = PackedPaper("request_statement", "15", "Tờ trình", (DossierFile(scan, scan.name, "application/pdf"),))
    bag = unzip(make(tmp_path / "out", papers=(paper,)), tmp_path)
    assert (bag / "data/van-ban/01-to-trinh-da-ky.pdf").read_bytes() == scan.read_bytes()


def test_two_files_of_one_name_get_two_paths(tmp_path: Path) -> None:
    twice = tuple(DossierFile(text, "Báo cáo.docx") for text in (b"one", b"two"))
    path = make(tmp_path, subjects=(replace(subjects()[1], files=twice),))
    bag = unzip(path, tmp_path)
    assert (bag / "data/ca-nhan/0001/bao-cao.docx").read_bytes() == b"one"
    assert (bag / "data/ca-nhan/0001/bao-cao-2.docx").read_bytes() == b"two"


def test_making_it_twice_keeps_the_first_file(tmp_path: Path) -> None:
    first = make(tmp_path)
    before = first.stat().st_mtime_ns
    assert make(tmp_path) == first
    assert first.stat().st_mtime_ns == before
    assert len(list(tmp_path.iterdir())) == 1


def test_another_file_of_that_name_is_never_overwritten(tmp_path: Path) -> None:
    first = make(tmp_path)
    first.write_bytes(b"somebody's own")
    second = make(tmp_path)
    assert first.read_bytes() == b"somebody's own"
    assert second.stem == f"{first.stem}-2"
    assert verify(second).seal is Seal.SEALED


def test_a_missing_source_is_named_and_nothing_stays(tmp_path: Path) -> None:
    paper = PackedPaper("minutes", "20", "Biên bản", (DossierFile(tmp_path / "gone.docx", "Biên bản.docx"),))
    out = tmp_path / "out"
    with pytest.raises(FileMissing):
        make(out, papers=(paper,))
    assert not out.exists() or not list(out.iterdir())


def test_a_source_that_grows_meanwhile_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "report.docx"
    report.write_bytes(b"longer than it was")
    real = archive._size_of
    monkeypatch.setattr(archive, "_size_of", lambda source: real(source) - (source == report))
    paper = PackedPaper("minutes", "20", "Biên bản", (DossierFile(report, "Biên bản.docx"),))
    with pytest.raises(FileUnreadable):
        make(tmp_path / "out", papers=(paper,))
    assert not (tmp_path / "out").exists()


def test_stopping_leaves_no_file(tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _name: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        make_dossier(content(), tmp_path, stop)
    assert not list(tmp_path.iterdir())


def test_progress_ends_with_all_payload_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    make_dossier(content(), tmp_path, lambda done, total, _name: told.append((done, total)))
    assert len(told) == 7
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0


def test_a_full_disk_and_a_closed_folder_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "file"
    target.write_text("no folder")
    with pytest.raises(TargetNotWritable):
        make(target / "below")
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=10))
    with pytest.raises(DiskFull):
        make(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_values_the_format_does_not_allow_are_refused_all_at_once(tmp_path: Path) -> None:
    wrong = replace(subjects()[1], birth_date="07/05/1980", name="")
    with pytest.raises(ValuesRefused) as refused:
        make(tmp_path, subjects=(wrong,))
    assert {fault.field for fault in refused.value.faults} >= {"ca_nhan/0/ngay_sinh", "ca_nhan/0/ho_ten"}
    assert not list(tmp_path.iterdir())
