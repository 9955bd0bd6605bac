"""Archives made to harm or to be read in two ways: each is refused for the right reason, quickly, without writing."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from khenthuong_desktop.errors import KnownError
from khenthuong_desktop.packaging.verification import Seal, verify
from khenthuong_desktop.packaging.zip_records import CENTRAL_SIGN, END, MAX_SIZE
from tests.unit.packaging.sample import make, repack

BASE = "HSKT_X_2026_D01_r01_00000000"


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    return make(tmp_path / "made")


def archive(path: Path, *entries: tuple[str, bytes], **attributes: int) -> Path:
    """A zip with a bag's declaration and ``entries``, named as given."""
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(f"{BASE}/bagit.txt", "BagIt-Version: 1.0\n")
        for name, raw in entries:
            info = zipfile.ZipInfo(name)
            for key, value in attributes.items():
                setattr(info, key, value)
            out.writestr(info, raw)
    return path


def refused_for(path: Path) -> set[str]:
    found = verify(path)
    assert found.seal is Seal.INVALID
    assert found.dossier is None
    return {fault.code for fault in found.faults if fault.sentence}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../evil.txt", "name_refused"),
        (f"{BASE}/../evil.txt", "name_refused"),
        (f"{BASE}/data/../../evil", "name_refused"),
        ("/etc/passwd", "name_refused"),
        (f"{BASE}//data/x", "name_refused"),
        (f"{BASE}/./x", "name_refused"),
        ("C:/evil.txt", "name_refused"),
        (f"{BASE}/data/a\\b.txt", "name_refused"),
        (f"{BASE}/~/x", "name_refused"),
        (f"{BASE}/data/a:stream", "name_refused"),
        (f"{BASE}/data/dot.", "name_refused"),
        (f"{BASE}/data/blank ", "name_refused"),
        (f"{BASE}/data/A.txt", "name_refused"),
        (f"{BASE}/data/.hidden", "name_refused"),
        (f"{BASE}/data/a\x1fb", "name_not_ascii"),
        (f"{BASE}/data/-rf", "name_refused"),
        (f"{BASE}/data/tờ-trình.docx", "name_not_ascii"),
        (f"{BASE}/data/to\u0300-trinh.docx", "name_not_ascii"),
        (f"{BASE}/data/com\u00b9", "name_not_ascii"),
        (f"{BASE}/data/con", "name_reserved"),
        (f"{BASE}/data/nul.docx", "name_reserved"),
        (f"{BASE}/data/lpt9.tar.gz", "name_reserved"),
        (f"{BASE}/data/{'a' * 61}", "name_too_long"),
        (f"{BASE}/data/{'a' * 50}/{'b' * 50}/{'c' * 50}", "name_too_long"),
        (f"{BASE}/bagit.txt", "name_repeated"),
        (f"{BASE}/BAGIT.TXT", "name_repeated"),
    ],
)
def test_dangerous_names_are_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.warns(UserWarning) if name == f"{BASE}/bagit.txt" else nullcontext():
        path = archive(tmp_path / "evil.zip", (name, b"x"))
    assert code in refused_for(path)


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o010644, 0o140755, 0o040755])
def test_links_devices_pipes_and_sockets_are_refused(tmp_path: Path, mode: int) -> None:
    path = archive(tmp_path / "link.zip", (f"{BASE}/data/x", b"/etc/passwd"), external_attr=mode << 16)
    assert refused_for(path) == {"entry_not_a_file"}


def test_two_top_folders_are_refused(tmp_path: Path) -> None:
    assert refused_for(archive(tmp_path / "two.zip", ("other/data/x", b"x"))) == {"one_folder"}


def test_files_beside_the_top_folder_are_refused(tmp_path: Path) -> None:
    assert refused_for(archive(tmp_path / "beside.zip", ("x.txt", b"x"))) == {"one_folder"}


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(f"{BASE}/bagit.txt", "x")
        out.writestr(f"{BASE}/data/zeros", bytes(30_000_000))
    assert refused_for(path) == {"entry_bomb"}


def test_a_size_that_lies_is_found_while_unpacking(tmp_path: Path) -> None:
    path = tmp_path / "lie.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(f"{BASE}/bagit.txt", "x")
        out.writestr(f"{BASE}/data/zeros", bytes(30_000_000))
    raw = path.read_bytes().replace(struct.pack("<L", 30_000_000), struct.pack("<L", 900_000))
    path.write_bytes(raw)
    assert "file_changed" in refused_for(path)


def test_more_files_than_allowed_are_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "many.zip", *((f"{BASE}/data/{n}", b"") for n in range(2001)))
    assert refused_for(path) == {"too_many_files"}


def test_a_declared_size_beyond_the_limit_is_refused(sealed: Path) -> None:
    raw = bytearray(sealed.read_bytes())
    for at in _central_offsets(raw):
        raw[at + 10 : at + 12] = struct.pack("<H", 8)
        raw[at + 24 : at + 28] = struct.pack("<L", MAX_SIZE)
    sealed.write_bytes(raw)
    assert "too_large" in refused_for(sealed)


def test_entries_that_share_their_bytes_are_refused(tmp_path: Path, sealed: Path) -> None:
    raw = bytearray(sealed.read_bytes())
    first, second, *_ = _central_offsets(raw)
    raw[second + 42 : second + 46] = raw[first + 42 : first + 46]
    sealed.write_bytes(raw)
    assert "entry_header" in refused_for(sealed)


def test_a_quoted_local_header_is_refused(tmp_path: Path) -> None:
    """The kernel of overlap bombs: one entry's data contains the next entry's header."""
    inner, outer = f"{BASE}/data/in".encode(), f"{BASE}/bagit.txt".encode()
    body = b"x" * 40
    inner_local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, zlib.crc32(body), 40, 40, len(inner), 0) + inner
    swallowed = inner_local + body
    fields = (zlib.crc32(swallowed), len(swallowed), len(swallowed), len(outer))
    outer_local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, *fields, 0) + outer
    central = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, *fields, 0, 0, 0, 0, 0, 0) + outer
    at = len(outer_local)
    inner_fields = (zlib.crc32(body), 40, 40, len(inner))
    central += struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, *inner_fields, 0, 0, 0, 0, 0, at) + inner
    start = len(outer_local) + len(swallowed)
    path = tmp_path / "quoted.zip"
    end = END.pack(b"PK\5\6", 0, 0, 2, 2, len(central), start, 0)
    path.write_bytes(outer_local + swallowed + central + end)
    assert refused_for(path) == {"entries_overlap"}


def _insert(raw: bytes, at: int, more: bytes, shift_directory: bool) -> bytes:
    out = bytearray(raw[:at] + more + raw[at:])
    if shift_directory:
        where = len(out) - END.size + 16
        out[where : where + 4] = struct.pack("<L", struct.unpack_from("<L", out, where)[0] + len(more))
    return bytes(out)


def _central_offsets(raw: bytes | bytearray) -> list[int]:
    at, found = struct.unpack_from("<L", raw, len(raw) - END.size + 16)[0], []
    while raw[at : at + 4] == CENTRAL_SIGN:
        found.append(at)
        at += 46 + sum(struct.unpack_from("<3H", raw, at + 28))
    return found


def _start(raw: bytes) -> int:
    return int(struct.unpack_from("<L", raw, len(raw) - END.size + 16)[0])


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda raw: b"MZ program" + raw, "archive_end"),
        (lambda raw: raw + b"trailing", "archive_end"),
        (lambda raw: raw[:-2] + b"\x05\0note!", "archive_end"),
        (lambda raw: raw + raw, "archive_end"),
        (lambda raw: _insert(raw, _start(raw), b"hidden", True), "bytes_between"),
        (lambda raw: _insert(raw, len(raw) - END.size, b"PK\6\7" + bytes(16), False), "archive_zip64"),
        (lambda raw: raw[:-14] + b"\xff\xff\xff\xff" + raw[-10:], "archive_zip64"),
        (lambda raw: raw[:-14] + b"\1\0\1\0" + raw[-10:], "archive_end"),
        (lambda raw: raw[:-18] + b"\1\0\1\0" + raw[-14:], "archive_end"),
        (lambda raw: raw[:-6] + b"\xff\xff\xff\x7f" + raw[-2:], "archive_end"),
    ],
)
def test_bytes_that_two_programs_read_differently_are_refused(
    sealed: Path, harm: Callable[[bytes], bytes], code: str
) -> None:
    sealed.write_bytes(harm(sealed.read_bytes()))
    assert refused_for(sealed) == {code}


@pytest.mark.parametrize(
    ("at", "value", "code"),
    [
        (8, b"\x01\0", "entry_encrypted"),
        (8, b"\x40\x20", "entry_flags"),
        (10, b"\x0c\0", "entry_method"),
        (34, b"\1\0", "entry_flags"),
        (20, b"\xff\xff\xff\xff", "entry_size"),
        (42, b"\x01\0\0\0", "entry_header"),
        (16, b"\0\0\0\0", "entry_header"),
        (38, b"\0\0\0\xa0", "entry_not_a_file"),
    ],
)
def test_a_directory_that_says_something_odd_is_refused(sealed: Path, at: int, value: bytes, code: str) -> None:
    raw = bytearray(sealed.read_bytes())
    place = _central_offsets(raw)[5] + at
    raw[place : place + len(value)] = value
    sealed.write_bytes(raw)
    assert code in refused_for(sealed)
    assert verify(sealed).faults[0].path == "tagmanifest-sha512.txt"


def test_another_name_for_unicode_readers_is_refused(tmp_path: Path) -> None:
    extra = struct.pack("<HH", 0x7075, 9) + b"\1" + bytes(4) + b"evil"
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as out:
        info = zipfile.ZipInfo(f"{BASE}/bagit.txt")
        info.extra = extra
        out.writestr(info, b"x")
    assert refused_for(path) == {"entry_flags"}


def test_files_to_fetch_are_refused(sealed: Path, tmp_path: Path) -> None:
    path = repack(sealed, tmp_path / "fetch.zip", add={"fetch.txt": b"http://x/y 1 data/y\n"})
    assert "fetch_refused" in refused_for(path)


def test_archives_inside_stay_closed(sealed: Path, tmp_path: Path) -> None:
    path = repack(sealed, tmp_path / "nested.zip", add={"data/inner.zip": sealed.read_bytes()})
    assert refused_for(path) == {"file_extra"}


def test_verifying_writes_nothing(sealed: Path, tmp_path: Path) -> None:
    archive(tmp_path / "evil.zip", ("../../evil.txt", b"x"))
    before = sorted(tmp_path.rglob("*"))
    for path in (sealed, tmp_path / "evil.zip"):
        verify(path)
    assert sorted(tmp_path.rglob("*")) == before


def test_mutated_archives_never_crash_the_reader(sealed: Path, tmp_path: Path) -> None:
    """Bytes dropped, doubled, swapped and overwritten anywhere: an answer or a KnownError, never more."""
    raw, chance, path = sealed.read_bytes(), random.Random(7), tmp_path / "mutant.zip"
    answers = set()
    for _ in range(250):
        mutant = bytearray(raw)
        for _ in range(chance.randint(1, 4)):
            at, length = chance.randrange(len(mutant)), chance.randint(1, 60)
            piece = bytes(mutant[at : at + length])
            where = chance.randrange(len(mutant))
            if chance.random() < 0.5:
                del mutant[at : at + length]
            elif chance.random() < 0.5:
                mutant[where:where] = piece
            else:
                mutant[where : where + length] = chance.randbytes(length)
        path.write_bytes(mutant)
        try:
            answers.add(verify(path).seal)
        except KnownError:
            answers.add(Seal.INVALID)
    assert answers == {Seal.INVALID}
