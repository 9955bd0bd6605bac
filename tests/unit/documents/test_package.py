"""Word files put together: what is added to a packed base gives the very bytes that packing all would give."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.documents.package import base_of, completed, packed, read_after

NAMES = st.from_regex(r"word/[a-z]{1,12}[0-9]?\.xml", fullmatch=True)
PARTS = st.dictionaries(NAMES, st.binary(max_size=4_000), max_size=6)


@given(fixed=PARTS, made=PARTS)
def test_parts_added_to_a_base_are_packed_as_all_at_once(fixed: dict[str, bytes], made: dict[str, bytes]) -> None:
    fixed = {name: content for name, content in fixed.items() if name not in made}
    base = base_of(fixed)
    assert completed(base, made) == packed({**fixed, **made})
    assert read_after(base, completed(base, made)) == made


def test_a_completed_package_is_sound_for_others() -> None:
    base = base_of({"[Content_Types].xml": b"<Types/>"})
    with zipfile.ZipFile(io.BytesIO(completed(base, {"word/document.xml": "Đặng".encode() * 999}))) as package:
        assert package.testzip() is None
        assert package.namelist() == ["[Content_Types].xml", "word/document.xml"]
        assert package.read("word/document.xml").decode() == "Đặng" * 999


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_no_changed_byte_of_a_package_goes_unseen() -> None:
    fixed = {"[Content_Types].xml": b"<Types/>"}
    made = {"word/document.xml": "<w:t>Đặng Thị Hồng</w:t>".encode() * 9, "docProps/core.xml": b"<core/>"}
    base = base_of(fixed)
    package = completed(base, made)
    passed = 0
    for place in range(len(package)):
        for bit in (1, 128):
            changed = bytearray(package)
            changed[place] ^= bit
            try:
                seen = read_after(base, bytes(changed)) != made
            except ValueError:
                continue
            if not seen:  # what does not tell a part from another, as the rights of its file
                passed += 1
                assert _parts(bytes(changed)) == {**fixed, **made}
    assert passed < 50


@pytest.mark.parametrize("cut", [1, 21, 22, 60, 200])
def test_a_package_cut_short_is_not_read(cut: int) -> None:
    base = base_of({"[Content_Types].xml": b"<Types/>"})
    package = completed(base, {"word/document.xml": b"<w:document/>" * 30})
    with pytest.raises(ValueError, match=r"\w"):
        read_after(base, package[:-cut])


def test_another_base_is_not_taken_for_ours() -> None:
    made = {"word/document.xml": b"<w:document/>"}
    package = completed(base_of({"[Content_Types].xml": b"<Types/>"}), made)
    with pytest.raises(ValueError, match="another base"):
        read_after(base_of({"[Content_Types].xml": b"<Typos/>"}), package)
