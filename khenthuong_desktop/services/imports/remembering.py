"""What the clerk said of a list's columns is kept with the data, by the list's fingerprint, and used next time."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.services.imports.said import Said
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import Setting

_KEY = "list_columns:"


def remembered(session: Session) -> dict[str, ToldColumns]:
    """By fingerprint; what is said of a list that this program no longer knows is left out."""
    rows = session.execute(select(Setting.id, Setting.value).where(Setting.id.startswith(_KEY, autoescape=True)))
    return {
        name.removeprefix(_KEY): ToldColumns(value["layout"], value["mapping"], value.get("heading", False))
        for name, value in rows
        if value["layout"] is None or value["layout"] in LAYOUTS
    }


def remember(session: Writing, book: ReadWorkbook, said: Said) -> None:
    """Keep what was said for every list of the file, and for each by itself; a row that another one was pointed at
    instead of is no heading any more."""
    for fingerprint in book.headings_given_up:
        if (row := session.get(Setting, f"{_KEY}{fingerprint}")) is not None:
            row.value = {**row.value, "heading": False}
    for sheet in {sheet.fingerprint: sheet for sheet in book.sheets if sheet.fingerprint}.values():
        told, heads = said.lists.get(sheet.fingerprint, said.of_all), said.heads(sheet)
        row = session.get(Setting, f"{_KEY}{sheet.fingerprint}")
        if not told and not heads and (row is None or sheet.fingerprint not in said.lists):
            continue  # nothing said; what was said earlier holds on
        value: dict[str, Any] = {"layout": told.layout, "mapping": dict(told.mapping)}
        if not told and row is not None and sheet.fingerprint not in said.lists:
            value = dict(row.value)
        if heads or (row is not None and row.value.get("heading")):
            value["heading"] = True
        if row is None:
            session.add(Setting(id=f"{_KEY}{sheet.fingerprint}", value=value))
        else:
            row.value = value
