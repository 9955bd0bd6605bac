"""An importer over an empty database, and the rows of a small commune for it."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import ImportAnswer, confirm, preview
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Base

Rows = dict[str, list[dict[str, Any]]]
ROWS: Rows = {
    "people": [
        {
            "code": "007", "name": "Nguyễn Văn An", "birth_date": "1980-05-07", "gender": "male",
            "citizen_number": "001080012345", "job_title": "Chủ tịch", "unit": "Văn phòng", "person_class": "leader",
            "category": "cadre", "since": "2015-01-02",
        },
        {"code": "CB2", "name": "Trần Thị Bình", "birth_date": "1985", "unit": "TT2"},
    ],
    "collectives": [
        {"code": "TT2", "name": "Bộ phận một cửa", "parent": "Văn phòng", "headcount": 4},
        {"code": "TT1", "name": "Văn phòng", "headcount": 25},
    ],
    "households": [{"code": "H1", "name": "Lê Văn Hải", "address": "Thôn 3"}],
    "ratings": [
        {"year": 2025, "code": "007", "rating": "HTXSNV", "months_worked": 12},
        {"year": 2025, "code": "TT1", "rating": "HTTNV"},
    ],
    "initiatives": [
        {
            "code": "SK1", "name": "Số hoá sổ hộ tịch", "kind": "initiative", "authors": ["007", "CB2"],
            "shares": [6000, 4000], "scope": "grassroots", "year": 2025,
        }
    ],
    "awards_held": [
        {"code": "007", "award": "CSTĐCS", "year": 2024, "decision_number": "09/QĐ-UBND"},
        {"code": "TT1", "award": "“Tập thể lao động tiên tiến”", "year": 2024},
    ],
    "discipline": [{"code": "CB2", "form": "reprimand", "decision_number": "3", "from_date": "2024-01-02"}],
    "registrations": [
        {"year": 2026, "code": "007", "award": "Lao động tiên tiến", "movement": "Chuyển đổi số"},
        {"year": 2026, "code": "H1", "award": "Giấy khen"},
    ],
}  # fmt: skip


class Importer:
    """Writes rows as a workbook and takes them in."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "nhap.xlsx"

    def show(self, rows: Rows) -> imports.Preview:
        imports.write_filled(self.library, self.path, rows)
        return preview(self.db, self.library, self.path)

    def take(self, rows: Rows, accept_valid: bool = False) -> ImportAnswer:
        return confirm(self.db, self.show(rows), accept_valid)

    def show_list(
        self, sheet: list[list[Any]], name: str = "Sheet1", aim: imports.Aim | None = None
    ) -> imports.Preview:
        workbook = Workbook()
        page = workbook.worksheets[0]
        page.title = name
        for row in sheet:
            page.append(row)
        workbook.save(self.path)
        return preview(self.db, self.library, self.path, aim=aim or imports.Aim())

    def take_list(
        self,
        sheet: list[list[Any]],
        name: str = "Sheet1",
        accept_valid: bool = False,
        aim: imports.Aim | None = None,
    ) -> ImportAnswer:
        return confirm(self.db, self.show_list(sheet, name, aim), accept_valid)

    def all(self, table: type[Any]) -> list[Any]:
        with self.db.read() as session:
            return list(session.scalars(select(table)))

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table but the history."""
        with self.db.read() as session:
            return {
                name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
                for name, table in Base.metadata.tables.items()
                if name not in ("actions", "changes")
            }


def counts(answer: ImportAnswer, *names: str) -> dict[str, tuple[int, ...]]:
    return {sheet["layout"]: tuple(sheet[name] for name in names) for sheet in answer.as_json()["sheets"]}


def codes(
    answer: ImportAnswer | imports.Preview, severity: str = "error"
) -> list[tuple[str, str | None, int | None, str | None]]:
    return [(p.code, p.sheet, p.row, p.column) for p in answer.problems if p.severity == severity]
