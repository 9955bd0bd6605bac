"""A Word file from elsewhere, read without a template: its number, day, signer, citations, names, sums, figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.dissection import dissect
from khenthuong_desktop.documents.format_check.model import Paragraph, WordFile
from khenthuong_desktop.documents.format_check.reading import read_word
from khenthuong_desktop.documents.named_days import NUMBER, days_in
from khenthuong_desktop.documents.said_figures import figure, wrong_bracketed_words, wrong_words
from khenthuong_desktop.documents.wording import padded
from khenthuong_desktop.domain.dossier import Spot
from khenthuong_desktop.domain.text import clean, fold
from khenthuong_desktop.messages import catalogue

_REFERENCE = re.compile(rf"({NUMBER})\s*/\s*((?:\d{{4}}/)?[A-ZĐ][\w&]*-[\w&-]+)")
_NEAR = 16  # letters between a number and its day


@dataclass(frozen=True)
class CitedNumber:
    """A number with its symbol, and the day beside it."""

    number: str  # 45/QĐ-UBND
    day: date | None = None
    spot: Spot | None = None


@dataclass(frozen=True)
class Statement:
    """A text of the file and where it stands."""

    text: str
    spot: Spot


@dataclass(frozen=True)
class NamedRow:
    """A row of a table under a header of names."""

    name: str
    award: str
    spot: Spot


@dataclass(frozen=True)
class WrongSum:
    """A total that is not the sum of its column."""

    told: int
    due: int
    spot: Spot


@dataclass(frozen=True)
class WrongWords:
    """Figures beside words that say another number."""

    figures: str
    words: str
    due: str
    spot: Spot


@dataclass(frozen=True)
class ForeignPaper:
    """What a file says of itself and in itself; empty where it does not tell."""

    type_name: str
    own: CitedNumber
    organ: str
    signer: str
    subject: str
    cited: tuple[CitedNumber, ...]
    said: tuple[Statement, ...]
    rows: tuple[NamedRow, ...]
    wrong_sums: tuple[WrongSum, ...]
    wrong_words: tuple[WrongWords, ...]


def read_foreign(path: Path) -> ForeignPaper:
    """The parts of an administrative document; raises a FileProblem when it is no readable Word file."""
    word = read_word(path)
    found = dissect(word)
    headers = _headers(found)
    said = tuple(_said(word, found, headers))
    number = _REFERENCE.search(clean(found.number.text)) if found.number else None
    signer = next((cell.name.text for cell in reversed(found.signing) if cell.name), "")
    return ForeignPaper(
        clean(found.type_text),
        CitedNumber(_joined(number) if number else "", _day(found.dateline.text) if found.dateline else None),
        clean(" ".join(item.text for item in found.issuing)),
        clean(signer),
        clean(" ".join(item.text for item in found.subject)),
        tuple(reference for one in said for reference in _cited(one)),
        said,
        tuple(_named_rows(found, headers)),
        tuple(_wrong_sums(found, headers)),
        tuple(_wrong_words(said)),
    )


def _joined(number: re.Match[str]) -> str:
    return f"{padded(number[1].lstrip('0') or '0')}/{number[2]}"


def _day(text: str) -> date | None:
    return next((day for day, _found in days_in(clean(text))), None)


def _headers(found: Anatomy) -> dict[int, list[str]]:
    """The words above the columns of each table of data."""
    return {
        number: [clean(text) for text in table.rows[0].texts] for number, table in found.data_tables() if table.rows
    }


def _said(word: WordFile, found: Anatomy, headers: dict[int, list[str]]) -> Iterator[Statement]:
    """Every text but the number of the document itself."""
    for item in word.paragraphs:
        if item.visible and item is not found.number:
            yield Statement(clean(item.text), _spot(item, headers))


def _spot(item: Paragraph, headers: dict[int, list[str]]) -> Spot:
    cell = item.cell
    if cell is None or cell.table not in headers:
        return Spot(clean(item.text)[:90])
    order = sorted(headers).index(cell.table) + 1
    row = headers[cell.table]
    return Spot(clean(item.text)[:90], str(order), cell.row, row[cell.column] if cell.column < len(row) else "")


def _cited(one: Statement) -> Iterator[CitedNumber]:
    for found in _REFERENCE.finditer(one.text):
        day, beside = next(days_in(one.text[found.end() :]), (None, None))
        near = beside is not None and beside.start() <= _NEAR
        yield CitedNumber(_joined(found), day if near else None, one.spot)


def _named_rows(found: Anatomy, headers: dict[int, list[str]]) -> Iterator[NamedRow]:
    """The rows of tables with a column headed as one of names, and what the column of awards says."""
    for number, table in found.data_tables():
        header = headers.get(number, [])
        name, award = _column(header, "name_headers"), _column(header, "award_headers")
        for place, row in enumerate(table.rows[1:], 1):
            cells = [clean(text) for text in row.texts]
            if name is not None and len(cells) == len(header) and cells[name] and not _is_total(cells):
                spot = Spot(cells[name], str(sorted(headers).index(number) + 1), place, header[name])
                yield NamedRow(cells[name], cells[award] if award is not None else "", spot)


def _column(header: list[str], words: str) -> int | None:
    """The first column headed by one of these words."""
    heads = [fold(text) for text in catalogue("dossiers")[words]]
    return next((place for place, text in enumerate(header) if any(head in fold(text) for head in heads)), None)


@cache
def total_labels() -> tuple[str, ...]:
    """How the line of a total begins, folded."""
    return tuple(fold(words) for words in catalogue("dossiers")["total_labels"])


def _is_total(cells: list[str]) -> bool:
    return any(fold(text).startswith(total_labels()) for text in cells)


def _wrong_sums(found: Anatomy, headers: dict[int, list[str]]) -> Iterator[WrongSum]:
    """Totals of tables against their columns, counted from the right: what is before a total is often one cell."""
    for number, table in found.data_tables():
        order = sorted(headers).index(number) + 1 if number in headers else 0
        rows = [[clean(text) for text in row.texts] for row in table.rows]
        for place, row in enumerate(rows):
            if place < 2 or not _is_total(row):
                continue
            above = [one for one in rows[1:place] if len(one) == len(rows[0])]
            for back in range(1, len(row) + 1):
                told = figure(row[-back])
                column = [figure(one[-back]) for one in above]
                if told is None or len(column) < 2 or any(one is None for one in column):
                    continue
                due = sum(one for one in column if one is not None)
                if due != told:
                    yield WrongSum(told, due, Spot(" | ".join(row)[:90], str(order), place, rows[0][-back]))


def _wrong_words(said: tuple[Statement, ...]) -> Iterator[WrongWords]:
    texts = [one.text for one in said]
    for told in (*wrong_words(texts), *wrong_bracketed_words(texts)):
        yield WrongWords(told.figures, told.words, told.due, said[told.place].spot)
