"""What the clerk said of a list's columns is kept with the data, by the list's fingerprint, and used next time."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.spreadsheets.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook
from khenthuong_desktop.spreadsheets.recalling import ToldColumns
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import Setting

_KEY = "list_columns:"


def remembered(session: Session) -> dict[str, ToldColumns]:
    """By fingerprint; what is said of a list that this program no longer knows is left out."""
    rows = session.execute(select(Setting.id, Setting.value).where(Setting.id.startswith(_KEY, autoescape=True)))
    return {
        name.removeprefix(_KEY): ToldColumns(value["layout"], value["mapping"])
        for name, value in rows
        if value["layout"] is None or value["layout"] in LAYOUTS
    }


def remember(session: Writing, book: ReadWorkbook, told: ToldColumns) -> None:
    """Keep what was said for every list of the file."""
    value = {"layout": told.layout, "mapping": dict(told.mapping)}
    for fingerprint in dict.fromkeys(sheet.fingerprint for sheet in book.sheets if sheet.fingerprint):
        row = session.get(Setting, f"{_KEY}{fingerprint}")
        if row is None:
            session.add(Setting(id=f"{_KEY}{fingerprint}", value=value))
        else:
            row.value = value
