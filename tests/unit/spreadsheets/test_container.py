"""Old workbooks as bytes: the container of .xls and the records of .xlsb, whole and spoilt."""

import struct
import zipfile
from pathlib import Path

import pytest

from khenthuong_desktop.errors import FileUnreadable
from khenthuong_desktop.spreadsheets.files.compound_file import read_stream
from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets import nasty_files as nasty
from tests.unit.spreadsheets.corpus.xls import compound_file
from tests.unit.spreadsheets.corpus.xlsb import record, save_xlsb

SECTOR = 512
STREAM = bytes(range(256)) * 32  # sixteen sectors


def with_link(content: bytes, sector: int, following: int) -> bytes:
    """The container with another sector after this one; its table is the last sector."""
    at = len(content) - SECTOR + 4 * sector
    return content[:at] + struct.pack("<I", following) + content[at + 4 :]


def test_a_stream_is_read_whole_by_any_of_its_names() -> None:
    content = compound_file(STREAM, "Book")
    assert read_stream(content, "Workbook", "Book") == STREAM
    assert read_stream(content, "Workbook") is None


def test_a_chain_may_be_as_long_as_the_table_and_no_longer() -> None:
    content = compound_file(STREAM)
    assert read_stream(with_link(content, 15, 0), "Workbook") is None  # round and round
    assert read_stream(with_link(content, 15, 3), "Workbook") is None
    assert read_stream(with_link(content, 7, 5_000), "Workbook") is None  # beyond the table


@pytest.mark.parametrize("further", [1, 2])
def test_tables_that_the_beginning_has_no_room_for_are_found(further: int) -> None:
    content = compound_file(STREAM)
    table, free = (len(content) - SECTOR) // SECTOR - 1, 0xFFFFFFFF
    first = table + 1
    lists = [[free] * 127 + [first + 1]] * (further - 1) + [[table] + [free] * 126 + [0xFFFFFFFE]]
    head = content[:68] + struct.pack("<II", first, further) + b"\xff" * 436
    assert read_stream(head + content[SECTOR:] + b"".join(struct.pack("<128I", *one) for one in lists), "Workbook") == (
        STREAM
    )


def test_sectors_of_another_size_and_more_tables_than_bytes_are_no_container() -> None:
    content = compound_file(STREAM)
    for at, form, value in ((30, "<H", 10), (32, "<H", 7), (44, "<I", 1_000), (72, "<I", 1_000)):
        spoilt = content[:at] + struct.pack(form, value) + content[at + struct.calcsize(form) :]
        assert read_stream(spoilt, "Workbook") is None


def test_a_stream_that_says_it_is_longer_than_the_file_is_broken() -> None:
    content = compound_file(STREAM)
    at = content.rindex("Workbook".encode("utf-16-le")) + 120
    assert read_stream(content[:at] + struct.pack("<I", len(content) + 1) + content[at + 4 :], "Workbook") is None


def small(stream: bytes) -> bytes:
    """A container whose one stream is so short that it lies in the pool of small sectors."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 2, 1, 0xFFFFFFFE, 0) + struct.pack("<I", 0) + b"\xff" * 432
    end = 0xFFFFFFFE
    table = struct.pack("<IIII", 0xFFFFFFFD, end, end, end) + b"\xff" * 496
    pieces = -(-len(stream) // 64)
    following = struct.pack(f"<{pieces}I", *range(1, pieces), end)

    def entry(name: str, first: int, size: int) -> bytes:
        words = name.encode("utf-16-le") + b"\x00\x00"
        return words.ljust(64, b"\x00") + struct.pack("<H", len(words)) + bytes(50) + struct.pack("<IQ", first, size)

    directory = entry("Root Entry", 3, pieces * 64) + entry("Workbook", 0, len(stream))
    return head + table + directory.ljust(512, b"\x00") + following.ljust(512, b"\xff") + stream.ljust(512, b"\x00")


def test_a_short_stream_is_read_out_of_the_pool() -> None:
    stream = bytes(range(200))
    assert read_stream(small(stream), "Workbook") == stream


def with_records(path: Path, more: bytes) -> Path:
    save_xlsb(path, nasty.GOOD)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.bin"
    parts[name] = parts[name].replace(record(146), more + record(146))
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return path


@pytest.mark.parametrize("kind", range(12))
def test_a_row_or_cell_that_does_not_tell_its_place_is_broken(kind: int, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_workbook(with_records(tmp_path / "ds.xlsb", record(kind, bytes(7))))


def test_a_record_of_another_kind_may_be_as_short_as_it_likes(tmp_path: Path) -> None:
    book = read_workbook(with_records(tmp_path / "ds.xlsb", record(12) + record(484, b"x")))
    assert [row.fields["name"] for row in book.sheets[0].data] == nasty.NAMES


def test_a_number_is_shown_as_the_style_of_its_cell_says(tmp_path: Path) -> None:
    row = record(0, struct.pack("<II", 7, 0) + bytes(9))
    place = struct.pack("<II", 0, 1)
    words = "Tổ Toán".encode("utf-16-le")
    named = record(6, struct.pack("<III", 1, 0, len(words) // 2) + words)
    path = with_records(tmp_path / "ds.xlsb", row + record(5, place + struct.pack("<d", 12)) + named)
    form = "0000".encode("utf-16-le")
    looks = b"".join(record(47, struct.pack("<HHH", 0, number, 0) + bytes(10)) for number in (0, 164))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/styles.bin",
            record(44, struct.pack("<HI", 164, 4) + form) + record(617, bytes(4)) + looks + record(618) + looks,
        )
    assert read_workbook(path).sheets[0].data[-1].fields == {"code": "0012", "name": "Tổ Toán"}


def test_bytes_behind_the_last_record_are_broken(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_workbook(with_records(tmp_path / "ds.xlsb", record(484)[:2] + b"\xff\x7f"))
