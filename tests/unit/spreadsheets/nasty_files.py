"""Files that no clerk means to send: each is made small, whatever it would unpack to."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from khenthuong_desktop.spreadsheets.files.compound_file import read_stream
from tests.unit.spreadsheets.corpus.drafts import Value
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.xls import compound_file, save_xls
from tests.unit.spreadsheets.corpus.xlsb import record, save_xlsb
from tests.unit.spreadsheets.corpus.xlsx import save_xlsx

ROWS: list[list[Value]] = [["Mã số", "Tên tập thể"], ["TT1", "Văn phòng Ủy ban"], ["0012", "Trường Tiểu học"]]
NAMES = ["Văn phòng Ủy ban", "Trường Tiểu học"]
GOOD = [Sheet("Tập thể", ROWS)]
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
Make = Callable[[Path], Path]


def workbook(path: Path) -> Path:
    save_xlsx(path, GOOD)
    return path


def repacked(path: Path, change: Callable[[str, bytes], bytes], **more: bytes) -> Path:
    """A good .xlsx whose parts were changed, with more parts."""
    workbook(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, change(name, part))
        for name, part in more.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return path


def with_rows(path: Path, rows: bytes) -> Path:
    """A good .xlsx with more rows in its sheet."""

    def add(name: str, part: bytes) -> bytes:
        return part.replace(b"</sheetData>", rows + b"</sheetData>") if name == SHEET else part

    return repacked(path, add)


def with_start(path: Path, part_name: str, start: bytes, encoding: str = "utf-8") -> Path:
    """A part that begins with a document type."""

    def put(name: str, part: bytes) -> bytes:
        if name != part_name:
            return part
        body = part.partition(b"?>")[2].decode()
        return f"<?xml version='1.0' encoding='{encoding}'?>{start.decode()}{body}".encode(encoding)

    return repacked(path, put)


def old_protected(path: Path) -> Path:
    """An .xls whose stream says that what follows is encrypted."""
    save_xls(path, GOOD)
    return _said_enciphered(path)


def old_enciphered(path: Path) -> Path:
    """The same where what the records hold is enciphered indeed: the sizes that they tell are none."""
    return _said_enciphered(with_sizes_xls(path, 70_000, 3))


def _said_enciphered(path: Path) -> Path:
    content = path.read_bytes()
    begin = content.index(struct.pack("<HH", 0x42, 2))
    path.write_bytes(content[:begin] + struct.pack("<HHH", 0x2F, 2, 1) + content[begin + 6 :])
    return path


def far_xls(path: Path) -> Path:
    rows: list[list[Value]] = [*ROWS, *([[]] * 65_532), [*[None] * 255, "xa"]]
    save_xls(path, [Sheet("Tập thể", rows)])
    return path


def far_xlsb(path: Path) -> Path:
    """A cell at XFD1048576."""
    save_xlsb(path, GOOD)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    far = record(0, struct.pack("<II", 1_048_575, 0) + bytes(9)) + record(5, struct.pack("<IId", 16_383, 0, 1.0))
    name = "xl/worksheets/sheet1.bin"
    parts[name] = parts[name].replace(record(146), far + record(146))
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return path


def respelt(path: Path, *changes: tuple[bytes, bytes]) -> Path:
    """A good .xlsx whose sheet says the same in other words."""

    def change(name: str, part: bytes) -> bytes:
        if name == SHEET:
            for words, others in changes:
                part = part.replace(words, others)
        return part

    return repacked(path, change)


def unplaced(path: Path) -> Path:
    """Cells that do not say where they are: one long row, and many short ones below."""
    row = b"<row>" + b"<c><v>1</v></c>" * 16_384 + b"</row>"
    return respelt(path, (b"</sheetData>", row + b"<row><c><v>1</v></c></row>" * 90_000 + b"</sheetData>"))


def prefixed(path: Path) -> Path:
    """More cells than any list, each with a prefix before its name."""
    row = b"<x:row>" + b"<x:c><x:v>7</x:v></x:c>" * 60 + b"</x:row>"
    return respelt(path, (b"</sheetData>", row * 90_000 + b"</sheetData>"))


def linked(path: Path, target: bytes, rows: bytes) -> Path:
    """A good .xlsx with more rows, whose sheet is linked in other words."""

    def change(name: str, part: bytes) -> bytes:
        if name == SHEET:
            return part.replace(b"</sheetData>", rows + b"</sheetData>")
        return part.replace(b"worksheets/sheet1.xml", target) if name.endswith("workbook.xml.rels") else part

    return repacked(path, change)


def with_sizes_xls(path: Path, first: int, last: int) -> Path:
    """An .xls that says between which rows its cells are."""
    save_xls(path, GOOD)
    content = path.read_bytes()
    begin = content.index(struct.pack("<HHHH", 0x809, 16, 0x600, 0x10)) + 20
    sizes = struct.pack("<HHIIHHH", 0x200, 14, first, last, 0, 2, 0)
    end = content.index(struct.pack("<HH", 0x0A, 0), begin)
    path.write_bytes(content[:begin] + sizes + content[begin:end] + content[end : end + 4] + content[end + 22 :])
    return path


def filled(path: Path, rows: int, columns: int) -> Path:
    """A sheet of plain numbers, as large as asked."""
    row = b"".join(b'<c r="%s%%(n)d"><v>7</v></c>' % _letters(column) for column in range(columns))
    many = b"".join(b'<row r="%d">' % n + row % {b"n": n} + b"</row>" for n in range(10, 10 + rows))
    return with_rows(path, many)


def several(path: Path, sheets: int, rows: bytes) -> Path:
    """An .xlsx of some good sheets, each with more rows."""
    save_xlsx(path, [Sheet(f"Tập thể {number}", ROWS) for number in range(sheets)])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b"</sheetData>", rows + b"</sheetData>"))
    return path


def after_rows(path: Path, more: bytes) -> Path:
    """A good .xlsx with something behind the rows of its sheet."""
    return respelt(path, (b"</sheetData>", b"</sheetData>" + more))


def text(words: str) -> bytes:
    return b"<t>" + words.encode() + b"</t>"


def one_text_xlsx(path: Path, rows: int, *before: bytes, text: bytes = text("dai " * 8_000), across: int = 1) -> Path:
    """One text, as long as a cell may be, which many cells share; other texts ``before`` it."""
    shared = 2 * len(ROWS) + len(before)
    cells = b"".join(b'<c r="%s%%(n)d" t="s"><v>%d</v></c>' % (_letters(1 + n), shared) for n in range(across))

    def change(name: str, part: bytes) -> bytes:
        if name != SHEET:
            return part.replace(b"</sst>", b"".join(before) + b"<si>" + text + b"</si></sst>")
        many = (b'<row r="%d">' % n + cells % {b"n": n} + b"</row>" for n in range(5, 5 + rows))
        return part.replace(b"</sheetData>", b"".join(many) + b"</sheetData>")

    return repacked(path, change)


def one_text_xlsb(path: Path, rows: int) -> Path:
    save_xlsb(path, GOOD)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    many = (
        record(0, struct.pack("<II", n, 0) + bytes(9)) + record(7, struct.pack("<III", 1, 0, 0))
        for n in range(5, 5 + rows)
    )
    name = "xl/worksheets/sheet1.bin"
    parts[name] = parts[name].replace(record(146), b"".join(many) + record(146))
    words = ("dai " * 8_000).encode("utf-16-le")
    text = record(19, b"\x00" + struct.pack("<I", len(words) // 2) + words)
    parts["xl/sharedStrings.bin"] = record(159, struct.pack("<II", 1, 1)) + text + record(160)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return path


def one_text_xls(path: Path, rows: int) -> Path:
    """Behind a text in two colours, with what is said of how to read it."""
    coloured = struct.pack("<HBHI", 2, 0x0D, 1, 3) + "Tổ".encode("utf-16-le") + bytes(4 + 3)
    words = [b"dai " * 2_000, *["dài ".encode("utf-16-le") * 1_000] * 6]  # each in a record of its own
    texts = struct.pack("<HHII", 0xFC, 8 + len(coloured) + 3 + len(words[0]), 2, 2) + coloured
    texts += struct.pack("<HB", 32_000, 0) + words[0]
    texts += b"".join(struct.pack("<HHB", 0x3C, 1 + len(more), 1) + more for more in words[1:])
    return with_cells_xls(
        path, texts, b"".join(struct.pack("<HHHHHI", 0xFD, 10, n, 1, 0, 1) for n in range(4, 4 + rows))
    )


def with_cells_xls(path: Path, texts: bytes, cells: bytes, sheets: int = 1) -> Path:
    """A good .xls with more records: texts that cells share, and cells; more sheets begin where the one does."""
    save_xls(path, GOOD)
    stream = read_stream(path.read_bytes(), "Workbook")
    assert stream is not None
    about, end, sheet = stream.partition(struct.pack("<HH", 0x0A, 0))
    begin = struct.pack("<I", len(about + end))
    head, listed = about[: about.index(begin) - 4], about[about.index(begin) + 4 :]
    entry = len(listed) + 4
    later = len(about + end + texts) + (sheets - 1) * (entry + 4)
    entries = (
        struct.pack("<HHI", 0x85, entry, later) + listed[:4] + struct.pack("<H", 0x100 + n) + listed[6:]
        for n in range(sheets)
    )
    cells_end = sheet.rindex(end)
    path.write_bytes(
        compound_file(head + b"".join(entries) + texts + end + sheet[:cells_end] + cells + sheet[cells_end:])
    )
    return path


def _letters(index: int) -> bytes:
    first, last = divmod(index, 26)
    return (bytes([64 + first]) if first else b"") + bytes([65 + last])


def lying_sizes(path: Path) -> Path:
    """Ten parts that all point to the same packed bytes."""
    workbook(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/a.bin", b"0" * 3_900_000)
        first = archive.getinfo("xl/media/a.bin")
        for number in range(40):
            copy = zipfile.ZipInfo(f"xl/media/{number}.bin")
            for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(copy, name, getattr(first, name))
            archive.filelist.append(copy)
            archive.NameToInfo[copy.filename] = copy
    return path


def owner_file(path: Path) -> Path:
    """What Excel lays beside a workbook that is open: the name of who opened it."""
    name = "Nguyen Van An"
    path.write_bytes(bytes([len(name)]) + name.encode().ljust(54) + name.encode("utf-16-le").ljust(110, b" "))
    return path


def encrypted_package(path: Path) -> Path:
    path.write_bytes(compound_file(bytes(8192), "EncryptedPackage"))
    return path
