"""Guarding against an .ods whose few bytes stand for more cells than any memory holds."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from khenthuong_desktop.errors import FileTooLarge
from khenthuong_desktop.spreadsheets.file_kinds import BROKEN_ARCHIVE, damaged, read_part, refuse_document_type
from khenthuong_desktop.spreadsheets.xlsx_parts import MAX_COLUMNS, MAX_ROWS

_CELL = re.compile(rb"<table:table-cell\b[^>]*>")
_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"')
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
_VALUED = b"office:value-type"


def refuse_giant_ods(path: Path, content: bytes) -> None:
    """Refuse values repeated beyond the largest list; empty cells may be repeated to the end of the sheet."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            part = read_part(archive, "content.xml")
    except BROKEN_ARCHIVE as error:
        raise damaged(path) from error
    refuse_document_type(path, part)
    try:
        expat.ParserCreate().Parse(part, True)  # the reader of values never ends on some broken XML
    except (expat.ExpatError, LookupError) as error:
        raise damaged(path) from error
    if _COLUMNS_REPEATED.search(part):
        for cell in _CELL.finditer(part):
            repeated = _COLUMNS_REPEATED.search(cell.group()) if _VALUED in cell.group() else None
            if repeated and int(repeated.group(1)) > MAX_COLUMNS:
                raise FileTooLarge(path, limit=f"{MAX_COLUMNS}")
    if _ROWS_REPEATED.search(part):
        for row in _ROW.finditer(part):
            many = _ROWS_REPEATED.search(row.group(1))
            if many and int(many.group(1)) > MAX_ROWS and _VALUED in row.group(2):
                raise FileTooLarge(path, limit=f"{MAX_ROWS}")
