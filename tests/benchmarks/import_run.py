"""One import in a process of its own (``python -m tests.benchmarks.import_run WHO FILE``): seconds, memory, rows."""

import hashlib
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import text

from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services import imports
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.store.database import Database, sqlite_engine
from khenthuong_desktop.store.history_check import check_history
from khenthuong_desktop.store.tables import Base, Collective, Person
from tests.benchmarks.measure import peak_mb
from tests.benchmarks.office_files import UNITS
from tests.unit.spreadsheets.one_cell import clean_cell

_KINDS = {
    1: ("code", ValueKind.CODE), 2: ("name", ValueKind.PERSON_NAME), 3: ("birth_date", ValueKind.PARTIAL_DATE),
    4: ("gender", ValueKind.GENDER), 5: ("citizen_number", ValueKind.CITIZEN_ID), 6: ("job_title", ValueKind.TEXT),
    7: ("collective_name", ValueKind.TEXT), 8: ("person_class", ValueKind.PERSON_CLASS),
    9: ("category", ValueKind.CATEGORY), 10: ("since", ValueKind.DATE), 11: ("until", ValueKind.DATE),
}  # fmt: skip
_ROWS = """
SELECT p.code, p.name, p.birth_date, p.gender, p.citizen_number, p.job_title, p.collective_name, p.person_class,
       p.category, p.since, p.until, p.sort_key, p.search, c.code
FROM people p LEFT JOIN collectives c ON c.id = p.collective_id ORDER BY p.code
"""


def _import(db: Database, library: Library, path: Path) -> None:
    """Our way: previewed, then confirmed in one action."""
    imports.confirm(db, imports.preview(db, library, path))


def _add(db: Database, _library: Library, path: Path) -> None:
    """The plain way: openpyxl, the same cleaning, one object added for each row in one action."""
    from openpyxl import load_workbook

    with db.write("import_list") as session:
        units = {unit.name: unit.id for unit in session.query(Collective)}
        sheet = load_workbook(path).worksheets[0]
        for row in sheet.iter_rows(min_row=2, values_only=True):
            values = {name: clean_cell(kind, row[index])[0] for index, (name, kind) in _KINDS.items()}
            for name in ("since", "until"):
                values[name] = date.fromisoformat(values[name]) if values[name] else None
            session.add(Person(collective_id=units.get(values["collective_name"]), **values))


def _read(_db: Database, _library: Library, path: Path) -> int:
    """Our reader alone: rows that are data."""
    return sum(len(sheet.data) for sheet in read_workbook(path).sheets)


def _read_plainly(_db: Database, _library: Library, path: Path) -> int:
    """openpyxl alone: rows with anything in them, but for the header."""
    from openpyxl import load_workbook

    rows = load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True)
    return sum(any(value is not None for value in row) for row in rows)


def _preview(db: Database, library: Library, path: Path) -> int:
    """What the clerk waits for between choosing a file and seeing it."""
    return sum(sheet.counts.total() for sheet in imports.preview(db, library, path).sheets)


_WAYS: dict[str, Callable[[Database, Library, Path], int | None]] = {
    "import": _import,
    "add": _add,
    "read": _read,
    "read_plainly": _read_plainly,
    "preview": _preview,
}


def main(way: str, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "unit.db"
        db = Database(sqlite_engine(str(file)), folder, actor="bench")
        with db.engine.begin() as connection:
            Base.metadata.create_all(connection)
        with closing(sqlite3.connect(file)) as plain:  # as a data folder is made
            plain.execute("PRAGMA journal_mode=WAL").fetchall()
        with db.write("units") as session:
            session.add_all(Collective(code=f"TT{number:04d}", name=name) for number, name in enumerate(UNITS))
        library = load_library()
        before, start, busy = peak_mb(), perf_counter(), process_time()
        count = _WAYS[way](db, library, path)
        took, busy = perf_counter() - start, process_time() - busy
        peak = peak_mb()
        with db.read() as session:
            assert check_history(session) == []
        with db.engine.begin() as connection:
            rows = [tuple(row) for row in connection.execute(text(_ROWS))]
        told = {"seconds": took, "cpu": busy, "peak": peak, "added": peak - before, "count": count or len(rows)}
        print(json.dumps(told | {"rows": hashlib.sha256(repr(rows).encode()).hexdigest()}))
        db.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
