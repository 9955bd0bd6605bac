"""Small lists of offices, and whom the data know after them."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person

HEADING = ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Chức vụ"]
Rows = list[list[Any]]


def write(path: Path, **sheets: Rows) -> Path:
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in (HEADING, *rows):
            sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def add(db: Database, *rows: Any) -> None:
    with db.write("given") as session:
        session.add_all(rows)


def jobs(db: Database) -> list[tuple[str, str, str | None]]:
    with db.read() as session:
        return sorted((row.code, row.name, row.job_title) for row in session.scalars(select(Person)))


def row(name: str, born: object = None, unit: str | None = None, job: str | None = None) -> list[Any]:
    return [1, name, born, unit, job]


def list_of(path: Path, **sheets: Rows) -> Path:
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    book.save(path)
    return path
