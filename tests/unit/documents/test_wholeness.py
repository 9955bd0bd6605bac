"""Whatever became of the bytes of a Word file, one is told whether they are all there."""

import pytest

from khenthuong_desktop.documents.package import OLE, package_of, packed
from khenthuong_desktop.documents.wholeness import is_sound, is_whole, is_worth_keeping
from khenthuong_desktop.errors import FileUnreadable

PARTS = {"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w>{'Đặng Thị Hồng, Lê An. ' * 9}</w>", "đ.txt": "x"}
FILE = packed(PARTS)


def test_a_file_as_it_was_written_is_whole_and_sound() -> None:
    assert is_whole(FILE) and is_sound(FILE) and is_worth_keeping(FILE)
    assert not is_whole(packed({"[Content_Types].xml": "<Types/>"}))
    assert not is_sound(packed({**PARTS, "word/document.xml": "<w>Đặng"}))


def test_what_cannot_be_read_here_may_be_work_all_the_same() -> None:
    assert is_worth_keeping(OLE + b"x") and is_sound(OLE + b"x")
    assert not is_whole(OLE + b"x")


@pytest.mark.parametrize("length", range(0, len(FILE), 7))
def test_a_file_that_is_still_being_written_is_not_whole(length: int) -> None:
    assert not is_whole(FILE[:length]) and not is_sound(FILE[:length])


@pytest.mark.parametrize("value", [0, 6, 255])
def test_of_any_changed_byte_it_is_told_whether_the_file_is_whole(value: int) -> None:
    told = set()
    for place in range(len(FILE)):
        changed = FILE[:place] + bytes([value]) + FILE[place + 1 :]
        told |= {is_whole(changed), is_sound(changed)}
    assert told == {True, False}


def test_a_part_whose_name_is_torn_makes_no_file() -> None:
    torn = FILE.replace("đ.txt".encode(), b"\xff\xff.txt")
    assert not is_whole(torn)
    with pytest.raises(FileUnreadable):
        package_of(torn)
