"""Word files put together: what is added to a packed base gives the very bytes that packing all would give."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.documents.package import base_of, completed, packed

NAMES = st.from_regex(r"word/[a-z]{1,12}[0-9]?\.xml", fullmatch=True)
PARTS = st.dictionaries(NAMES, st.binary(max_size=4_000), max_size=6)


@given(fixed=PARTS, made=PARTS)
def test_parts_added_to_a_base_are_packed_as_all_at_once(fixed: dict[str, bytes], made: dict[str, bytes]) -> None:
    fixed = {name: content for name, content in fixed.items() if name not in made}
    assert completed(base_of(fixed), made) == packed({**fixed, **made})


def test_a_completed_package_is_sound_for_others() -> None:
    base = base_of({"[Content_Types].xml": b"<Types/>"})
    with zipfile.ZipFile(io.BytesIO(completed(base, {"word/document.xml": "Đặng".encode() * 999}))) as package:
        assert package.testzip() is None
        assert package.namelist() == ["[Content_Types].xml", "word/document.xml"]
        assert package.read("word/document.xml").decode() == "Đặng" * 999
