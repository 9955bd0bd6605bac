"""What the clerk said of a list's columns is kept with the data, by the list's fingerprint, and used next time."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.services.imports.said import Said
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import Setting

_KEY = "list_columns:"


def remembered(session: Session) -> dict[str, ToldColumns]:
    """By fingerprint; what is said of a list that this program no longer knows is left out."""
    rows = session.execute(select(Setting.id, Setting.value).where(Setting.id.startswith(_KEY, autoescape=True)))
    return {
        name.removeprefix(_KEY): _told(value)
        for name, value in rows
        if value["layout"] is None or value["layout"] in LAYOUTS
    }


def _told(value: Mapping[str, Any]) -> ToldColumns:
    return ToldColumns(value["layout"], value["mapping"], value.get("heading", False), value.get("year"))


def remember(session: Writing, book: ReadWorkbook, said: Said) -> None:
    """Keep what was said for every list of the file, and for each by itself, with the year of its title; a row that
    another one was pointed at instead of is no heading any more."""
    for fingerprint in book.headings_given_up:
        if (row := session.get(Setting, f"{_KEY}{fingerprint}")) is not None:
            row.value = {**row.value, "heading": False}
    for sheet in {sheet.fingerprint: sheet for sheet in book.sheets if sheet.fingerprint}.values():
        told, heads = said.lists.get(sheet.fingerprint) or _of_all(said.of_all, sheet), said.heads(sheet)
        row = session.get(Setting, f"{_KEY}{sheet.fingerprint}")
        if not told and not heads and (row is None or sheet.fingerprint not in said.lists):
            continue  # nothing said; what was said earlier holds on
        if row is not None and sheet.fingerprint not in said.lists:
            told = _beside_earlier(told, _told(row.value).in_year(sheet.year))
        value: dict[str, Any] = {"layout": told.layout, "mapping": dict(told.mapping), "year": sheet.year}
        if heads or (row is not None and row.value.get("heading")):
            value["heading"] = True
        if row is None:
            session.add(Setting(id=f"{_KEY}{sheet.fingerprint}", value=value))
        else:
            row.value = value


def _of_all(told: ToldColumns, sheet: ReadSheet) -> ToldColumns:
    """What is said of all lists, as far as it is about columns that this one has."""
    own = told.only(words for use in sheet.uses for words in (use.key, use.heading, f"[{use.column}]"))
    return own if own.mapping or not told.mapping else ToldColumns()


def _beside_earlier(told: ToldColumns, earlier: ToldColumns) -> ToldColumns:
    """What is said of some columns, with what was said of the others of the list earlier."""
    return ToldColumns(told.layout or earlier.layout, {**earlier.mapping, **told.mapping})
