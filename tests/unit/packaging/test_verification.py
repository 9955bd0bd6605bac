"""What verification says of whole, repacked, damaged, incomplete and extended dossiers."""

import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.errors import FileMissing, NotADossier
from khenthuong_desktop.messages import catalogue
from khenthuong_desktop.packaging import bag_check, dossier_check, verification, zip_reader
from khenthuong_desktop.packaging.canonical_json import read_json, write_json
from khenthuong_desktop.packaging.verification import Seal, verify
from tests.unit.packaging.sample import make, repack, reseal


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    return make(tmp_path / "made")


def codes(path: Path) -> set[tuple[str, str]]:
    return {(fault.code, fault.path) for fault in verify(path).faults}


def test_a_dossier_as_made_is_sealed(sealed: Path) -> None:
    found = verify(sealed)
    assert (found.seal, found.faults) == (Seal.SEALED, ())
    assert found.dossier is not None
    assert found.dossier["don_vi"]["ten"] == "Ủy ban nhân dân xã An Bình"
    assert found.fingerprint[:8] == sealed.stem[-8:]


def test_the_file_may_be_renamed(sealed: Path) -> None:
    assert verify(sealed.rename(sealed.parent / "Hồ sơ (1).zip")).seal is Seal.SEALED


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("folders", [False, True])
def test_a_repacked_dossier_has_the_right_content(sealed: Path, tmp_path: Path, method: int, folders: bool) -> None:
    again = repack(sealed, tmp_path / "again.zip", method=method, folders=folders)
    found = verify(again)
    assert (found.seal, found.faults) == (Seal.REPACKED, ())
    assert found.dossier == verify(sealed).dossier


def test_a_repacked_dossier_in_a_renamed_folder_is_accepted(sealed: Path, tmp_path: Path) -> None:
    assert verify(repack(sealed, tmp_path / "again.zip", base="Ho-so-moi")).seal is Seal.REPACKED


def test_a_streamed_zip_with_descriptors_is_accepted(sealed: Path, tmp_path: Path) -> None:
    class Pipe:
        """Takes bytes and cannot seek, as a program that writes a zip to a pipe."""

        def __init__(self, path: Path) -> None:
            self.file = path.open("wb")
            self.write, self.flush, self.close = self.file.write, self.file.flush, self.file.close

    again, pipe = tmp_path / "again.zip", Pipe(tmp_path / "again.zip")
    with zipfile.ZipFile(sealed) as packed, zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as out:
        for info in packed.infolist():
            out.writestr(info.filename, packed.read(info))
    pipe.close()
    assert verify(again).seal is Seal.REPACKED


def test_a_changed_missing_and_extra_file_are_all_named_at_once(sealed: Path, tmp_path: Path) -> None:
    again = repack(
        sealed,
        tmp_path / "again.zip",
        change={"data/van-ban/02-bien-ban.docx": b"minutez"},
        leave_out={"data/tap-the/0001/bao-cao-thanh-tich.docx", "XEM-HO-SO.html"},
        add={"data/van-ban/03-them.docx": b"new", "Thumbs.db": b"junk"},
    )
    assert verify(again).seal is Seal.INVALID
    assert codes(again) == {
        ("file_changed", "data/van-ban/02-bien-ban.docx"),
        ("file_missing", "data/tap-the/0001/bao-cao-thanh-tich.docx"),
        ("file_missing", "XEM-HO-SO.html"),
        ("file_extra", "data/van-ban/03-them.docx"),
        ("file_extra", "Thumbs.db"),
    }


def test_a_renamed_file_is_missing_and_extra(sealed: Path, tmp_path: Path) -> None:
    again = repack(
        sealed,
        tmp_path / "again.zip",
        leave_out={"data/van-ban/02-bien-ban.docx"},
        add={"data/van-ban/02-bien-ban-moi.docx": b"minutes"},
    )
    assert codes(again) == {
        ("file_missing", "data/van-ban/02-bien-ban.docx"),
        ("file_extra", "data/van-ban/02-bien-ban-moi.docx"),
    }


@pytest.mark.parametrize("name", ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha512.txt", "data/ho-so.json"])
def test_each_required_file_is_missed(sealed: Path, tmp_path: Path, name: str) -> None:
    assert ("file_missing", name) in codes(repack(sealed, tmp_path / "again.zip", leave_out={name}))


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt"])
def test_a_changed_list_is_blamed_and_not_the_files(sealed: Path, tmp_path: Path, name: str) -> None:
    def edit(raw: bytes) -> bytes:
        return raw[:5] + (b"0" if raw[5:6] != b"0" else b"1") + raw[6:]

    found = codes(repack(sealed, tmp_path / "again.zip", edit={name: edit}))
    assert ("manifest_wrong", name) in found
    assert {path for _, path in found} == {name}


def test_every_flipped_byte_is_found_and_a_file_is_named(sealed: Path, tmp_path: Path) -> None:
    raw = sealed.read_bytes()
    with zipfile.ZipFile(sealed) as packed:
        infos = packed.infolist()
        headers = [info.header_offset + at for info in infos for at in (0, 6, 8, 12, 15, 20, 24, 27, 29, 40)]
        directory = list(range(packed.start_dir, len(raw), 23)) + list(range(len(raw) - 22, len(raw)))
        names = {info.filename.partition("/")[2] for info in infos}
    chance = random.Random(1)
    damaged = tmp_path / "damaged.zip"
    for offset in {*headers, *directory, *chance.sample(range(len(raw)), 250)}:
        flipped = bytearray(raw)
        flipped[offset] ^= chance.choice((0x01, 0x80, 0xFF))
        damaged.write_bytes(flipped)
        found = verify(damaged)
        assert found.seal is Seal.INVALID, offset
        assert found.dossier is None
        assert all(fault.sentence for fault in found.faults)
        if offset < packed.start_dir:
            inside = [info for info in infos if info.header_offset <= offset][-1].filename.partition("/")[2]
            named = {fault.path for fault in found.faults}
            in_list = inside.startswith(("manifest", "tagmanifest"))
            assert inside in named or (in_list and named & names), (offset, inside, named)


def test_every_cut_is_found(sealed: Path, tmp_path: Path) -> None:
    raw, cut = sealed.read_bytes(), tmp_path / "cut.zip"
    for size in (*range(4, len(raw), len(raw) // 40), len(raw) - 1):
        cut.write_bytes(raw[:size])
        assert verify(cut).seal is Seal.INVALID


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7 not a zip", b"PK", bytes(5000)])
def test_another_file_is_no_dossier(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(junk)
    with pytest.raises(NotADossier):
        verify(path)


def test_a_word_file_is_no_dossier(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(NotADossier):
        verify(path)


def test_a_missing_file_and_a_folder_are_explained(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        verify(tmp_path / "none.zip")
    with pytest.raises(NotADossier):
        verify(tmp_path)


@pytest.mark.parametrize(
    "change", [{"dinh_dang": {"ten": "hs-tdkt", "chinh": 2, "phu": 0}}, {"bat_buoc_hieu": ["ma-hoa"]}]
)
def test_a_newer_format_is_refused_whole(sealed: Path, tmp_path: Path, change: dict[str, Any]) -> None:
    newer = reseal(sealed, tmp_path / "newer.zip", lambda value: value | change)
    assert codes(newer) == {("newer_format", "data/ho-so.json")}


def test_unknown_fields_of_a_higher_minor_version_are_kept(sealed: Path, tmp_path: Path) -> None:
    later = {"dinh_dang": {"ten": "hs-tdkt", "chinh": 1, "phu": 7}, "truong_moi": {"a": 1}}
    found = verify(reseal(sealed, tmp_path / "later.zip", lambda value: value | later))
    assert found.seal is Seal.REPACKED
    assert found.dossier is not None
    assert found.dossier["truong_moi"] == {"a": 1}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"dem": {}}, "dossier_schema"),
        ({"goi": "x"}, "dossier_schema"),
        ({"tep": []}, "list_wrong"),
        ({"tap_the": []}, "totals_wrong"),
        ({"dinh_dang": {"ten": "other"}}, "dossier_unreadable"),
    ],
)
def test_a_dossier_that_contradicts_itself_is_refused(
    sealed: Path, tmp_path: Path, change: dict[str, object], code: str
) -> None:
    wrong = reseal(sealed, tmp_path / "wrong.zip", lambda value: value | change)
    assert code in {fault.code for fault in verify(wrong).faults}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"[" * 5000,
        b'{"a":1,"a":2}',
        b'{"a":NaN}',
        b'{"a":1.5}',
        b'{"a":"\\ud800"}',
        b'{"a":123456789012345678}',
        b"3",
    ],
)
def test_json_that_could_be_read_two_ways_is_refused(sealed: Path, tmp_path: Path, raw: bytes) -> None:
    wrong = reseal(sealed, tmp_path / "wrong.zip", lambda _value: raw)
    assert {fault.code for fault in verify(wrong).faults} == {"dossier_unreadable"}


def test_a_changed_event_breaks_the_chain(sealed: Path, tmp_path: Path) -> None:
    def edit(raw: bytes) -> bytes:
        first, *rest = raw.splitlines()
        return b"\n".join([write_json(read_json(first) | {"nguoi": "Ai đó"}), *rest]) + b"\n"

    wrong = reseal(sealed, tmp_path / "wrong.zip", edit={"data/su-kien.jsonl": edit})
    assert ("events_broken", "data/su-kien.jsonl") in codes(wrong)


def test_the_answer_as_json_is_plain(sealed: Path, tmp_path: Path) -> None:
    answer = verify(sealed).as_json()
    assert set(answer) >= {"verdict", "faults", "dossier"}
    assert answer["verdict"] == "sealed"
    wrong = verify(repack(sealed, tmp_path / "again.zip", leave_out={"meta/profile.json"})).as_json()
    assert wrong["faults"] == [
        {"code": "file_missing", "path": "meta/profile.json", "detail": "Thiếu tệp “meta/profile.json”."}
    ]
    assert wrong["dossier"] is None


def test_every_fault_has_its_words() -> None:
    said = {key.removeprefix("fault_") for key in catalogue("dossiers") if key.startswith("fault_")}
    for module in (zip_reader, verification, bag_check, dossier_check):
        source = Path(str(module.__file__)).read_text("utf-8")
        used = {part.split('"')[0] for part in source.split('Fault("')[1:]}
        assert used <= said
