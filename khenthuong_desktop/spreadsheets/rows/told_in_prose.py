"""What lines above or below a table say of a collective, "I. Tập thể: Khoa Điện đăng ký danh hiệu Tập thể LĐXS": no
row of the people below is of it, so it is told."""

import re
from collections.abc import Iterator

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem, column_letter
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit

_NUMBER = re.compile(r"^\s*(?:(?:[IVX]{1,4}|[A-Z]|\d{1,2})\s*[.)/]|[-+*•–])\s*")
_OF_COLLECTIVES = re.compile(
    r"\b(?:tap the (?:lao dong|ldtt|ldxs|ld|tien tien|xuat sac)|tt ld(?:tt|xs)|co thi dua"
    r"|don vi (?:tien tien|quyet thang))\b"
    r"|\bttld"
)
_AWARDS = re.compile(r"\b(?:(?:bang|giay) khen|danh hieu|ld(?:tt|xs))\b")
_SAID_OF = re.compile(r"\b(?:dang k[iy]|de nghi|phan dau|de xuat)\b")
_NAMED = re.compile(r"(?:tên\s+)?(?:tập thể|đơn vị|cơ quan)\s*:\s*\S", re.IGNORECASE)
_OF_NAMES = re.compile(r"ho(?: va|,)? ten(?: (?:ca nhan|can bo|cong chuc|vien chuc|nguoi)\b.*)?")
_GIVEN = re.compile(r"[^:]*\b(?:danh hiệu|đăng k[íý]|tập thể|đơn vị)\b[^:]*:\s*(\S.*)", re.IGNORECASE)
_OF_LISTS = re.compile(
    r"\b(?:danh sach|bang (?!khen\b)|bieu|ban dang k[iy]|tong hop|phu luc|to trinh|kem theo|mau so)\b"
    r"|^tap the (?:va )?(?:ca nhan|ho)\b"
)


def told_in_prose(raw: RawSheet, header: Header) -> Iterator[Problem]:
    """Each such line above people."""
    if not _is_of_people(header):
        return
    for number, row in enumerate(raw.rows[: header.row], 1):
        for index, cell in enumerate(row):
            words = "" if is_empty(cell) else text.clean(as_text(cell))
            if words and _is_of_collective(words):
                yield Problem(WARNING, "collective_in_prose", raw.name, number, column_letter(index), value=words)


def told_below(header: Header, sheet: ReadSheet) -> Iterator[Problem]:
    """Such lines under the people, which head nobody: "Tập thể khoa đăng ký: Tập thể Lao động xuất sắc"."""
    if not _is_of_people(header):
        return
    for problem in sheet.problems:
        if problem.code == "note_left_out" and _is_of_collective(str(problem.value)):
            yield Problem(WARNING, "collective_in_prose", sheet.name, problem.row, value=problem.value)
    for row in reversed(sheet.rows):
        if row.row_class is RowClass.DATA:
            return
        if row.row_class is RowClass.GROUP and _is_of_collective(words := str(row.fields["name"])):
            yield Problem(WARNING, "collective_in_prose", sheet.name, row.row, value=words)


def _is_of_people(header: Header) -> bool:
    """Whether the table below names people, and nobody else."""
    name = header.name_index
    heading = bare(header.headings.get(name, "")) if name is not None else ""
    named = header.layout.subject is None and _OF_NAMES.fullmatch(heading) is not None
    return named or header.layout.subject is SubjectKind.INDIVIDUAL


def _is_of_collective(words: str) -> bool:
    said = _NUMBER.sub("", words)
    key = bare(said)
    itself = key.startswith("tap the ")
    if _OF_LISTS.search(key) or not (_OF_COLLECTIVES.search(key) or (itself and _AWARDS.search(key))):
        return False
    given = _GIVEN.match(said)  # "Danh hiệu tập thể: Tập thể Lao động tiên tiến"
    if given is not None and _OF_COLLECTIVES.match(bare(given[1])):
        return True
    return _NAMED.match(said) is not None or (_SAID_OF.search(key) is not None and (itself or is_unit(said)))
