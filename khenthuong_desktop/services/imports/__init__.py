"""Lists into the database in two calls: ``preview`` reads and compares, ``confirm`` writes once, undone at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from khenthuong_desktop.errors import PreviewOutdated
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports.effects import do_the_same
from khenthuong_desktop.services.imports.plan.aims import Aim, Outcome
from khenthuong_desktop.services.imports.plan.answers import ImportAnswer, PreviewRow, PreviewSheet, RowStatus, in_words
from khenthuong_desktop.services.imports.plan.free_codes import GivenCodes
from khenthuong_desktop.services.imports.plan.questions import NEW, Candidate, Choices, Question
from khenthuong_desktop.services.imports.planning import make_plan
from khenthuong_desktop.services.imports.plans import Plan
from khenthuong_desktop.services.imports.previews import Preview, answer_of, not_written
from khenthuong_desktop.services.imports.remembering import remember, remembered
from khenthuong_desktop.services.imports.said import Said
from khenthuong_desktop.services.imports.settling import Settled
from khenthuong_desktop.services.imports.writing import write_plan
from khenthuong_desktop.sparing import collector_at_rest
from khenthuong_desktop.spreadsheets.out.standard_workbook import Rows, write_blank_workbook, write_standard_workbook
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook, read_workbook
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections, cells_of_row
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress
from khenthuong_desktop.spreadsheets.rows.top_rows import TopRows, top_rows_of
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import last_hash

__all__ = [
    "NEW",
    "Aim",
    "Candidate",
    "Corrections",
    "ImportAnswer",
    "Outcome",
    "Preview",
    "PreviewOutdated",
    "PreviewRow",
    "PreviewSheet",
    "Question",
    "RowStatus",
    "Said",
    "ToldColumns",
    "TopRows",
    "answer",
    "cells_of",
    "confirm",
    "correct",
    "explain",
    "for_round",
    "in_words",
    "not_written",
    "point_at",
    "preview",
    "top_rows",
    "with_absent_waiting",
    "with_people",
    "with_units",
    "write_blank",
    "write_filled",
]

ACTION = "import_list"


def preview(
    db: Database,
    library: Library,
    path: Path | str | Sequence[Path],
    layout: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    choices: Mapping[str, str] | None = None,
    corrections: Corrections | None = None,
    aim: Aim | None = None,
    headings: Mapping[str, int] | None = None,
) -> Preview:
    """Read a file, or several as one, and compare it with the database; nothing is written. ``layout`` and
    ``mapping`` (heading → field) help where the lists are unlike any known one; once the file is taken in they hold
    for the next one with the same headings. ``choices`` (see ``answer``) tell who is meant, ``corrections`` go before
    what stands in the cells, ``aim`` says what the file as a whole is for, ``headings`` in which row (from 1) those of
    a sheet stand. Raises the known file errors."""
    told = ToldColumns(layout, mapping or {})
    mended, for_what = corrections or Corrections(), aim or Aim()
    said = Said(choices or {}, of_all=told, corrections=mended, aim=for_what, headings=headings or {})
    return _read(db, library, path, said, progress, refuse_vain=True)


def answer(
    db: Database,
    shown: Preview,
    choices: Mapping[str, str],
    only: bool = False,
    progress: Progress | None = None,
) -> Preview:
    """The preview with questions answered: key of the question, or the number of a row that only one sheet asks about
    → code of the one meant, or ``NEW`` for none of the candidates. Answers given before hold on unless they are given
    anew, or ``only`` these are to hold; an answer to nothing is refused."""
    if only:
        said = replace(shown.said, choices=choices)
        return _compared(db, shown.library, shown.book, said, codes=shown.codes, progress=progress)
    said = replace(shown.said, choices={**shown.said.choices, **choices})
    return _compared(db, shown.library, shown.book, said, shown, refuse_vain=True, progress=progress)


def explain(
    db: Database, shown: Preview, sheet: PreviewSheet, told: ToldColumns, progress: Progress | None = None
) -> Preview:
    """The preview with the columns of one list explained (``told`` is everything the clerk says of it)."""
    lists = {**shown.said.lists, sheet.fingerprint: told}
    return _read(db, shown.library, shown.files, replace(shown.said, lists=lists), progress, shown.codes)


def point_at(db: Database, shown: Preview, sheet: str, row: int | None, progress: Progress | None = None) -> Preview:
    """The preview with this row of a sheet taken for its headings; None: what the program finds."""
    headings = {name: at for name, at in shown.said.headings.items() if name != sheet}
    said = replace(shown.said, headings=headings | ({sheet: row} if row is not None else {}))
    return _read(db, shown.library, shown.files, said, progress, shown.codes)


def top_rows(shown: Preview) -> tuple[TopRows, ...]:
    """What stands on top of every sheet of the file, to point at its headings."""
    return top_rows_of(shown.files)


def correct(db: Database, shown: Preview, corrections: Corrections, progress: Progress | None = None) -> Preview:
    """The preview with these cells put right and these rows left out, and no others."""
    return _read(db, shown.library, shown.files, replace(shown.said, corrections=corrections), progress, shown.codes)


def with_units(db: Database, shown: Preview, make: bool, progress: Progress | None = None) -> Preview:
    """The preview in which units of people that nobody has entered are made with the list, or are not."""
    said = replace(shown.said, aim=replace(shown.said.aim, make_units=make))
    return _compared(db, shown.library, shown.book, said, shown, progress=progress)


def with_people(db: Database, shown: Preview, make: bool, progress: Progress | None = None) -> Preview:
    """The preview in which people and units that records name and nobody has entered are made, or are not."""
    said = replace(shown.said, aim=replace(shown.said.aim, make_people=make))
    return _compared(db, shown.library, shown.book, said, shown, progress=progress)


def for_round(db: Database, shown: Preview, reference: str | None, progress: Progress | None = None) -> Preview:
    """The preview with what the list proposes, or was decided, for this round (as for ``find_round``) or for none."""
    said = replace(shown.said, aim=replace(shown.said.aim, round=reference))
    return _compared(db, shown.library, shown.book, said, shown, progress=progress)


def with_absent_waiting(db: Database, shown: Preview, wait: bool, progress: Progress | None = None) -> Preview:
    """The preview in which proposals that a decision's list does not name wait for another one, or do not."""
    said = replace(shown.said, aim=replace(shown.said.aim, absent_wait=wait))
    return _compared(db, shown.library, shown.book, said, shown, progress=progress)


def cells_of(shown: Preview, sheet: str, row: int) -> dict[str, str]:
    """What stands in one row of the file as the preview reads it: letter of the column → words."""
    return cells_of_row(shown.files, sheet, row, shown.said.corrections)


def _read(
    db: Database,
    library: Library,
    path: Path | str | Sequence[Path],
    said: Said,
    progress: Progress | None,
    codes: GivenCodes | None = None,
    refuse_vain: bool = False,
) -> Preview:
    said.check()
    with db.read() as session:
        known = remembered(session)
    with collector_at_rest():
        told = said.of_all
        words = (told.layout, told.mapping, progress, known, said.lists, said.corrections, said.headings)
        book = read_workbook(path, *words)
        said.check_book(book)
        if progress is not None:
            progress(1, 1, book.path.name)
        return _compared(db, library, book, said, codes=codes, refuse_vain=refuse_vain, progress=progress)


def _compared(
    db: Database,
    library: Library,
    book: ReadWorkbook,
    said: Said,
    before: Preview | None = None,
    codes: GivenCodes | None = None,
    refuse_vain: bool = False,
    progress: Progress | None = None,
) -> Preview:
    """The preview of what was read; answers ``before`` hold on. Where a file was read anew, those that fit no question
    any more, or were given for another name, are let go. The ``codes`` given before mean the same as then."""
    taken, asked = (before.said.choices, before.questions) if before is not None else ({}, ())
    with db.read() as session:

        def make(choices: Choices) -> Plan:
            return make_plan(session, library, book, db.new_key, choices, said.aim, db.today(), progress)

        given = before.codes if before is not None else codes
        settled = Settled(make, said.choices, taken, asked, given, said.about)
        if refuse_vain:
            settled.refuse_vain(session)
        said = replace(said, choices=settled.taken, about=settled.about)
        return Preview(book, library, settled.plan, last_hash(session), settled.codes, said)


def confirm(db: Database, shown: Preview, accept_valid: bool = False, progress: Progress | None = None) -> ImportAnswer:
    """Write what the preview showed in one action. With an error in any row nothing is written, unless
    ``accept_valid``: then the faulty rows are left out. What is there already stays as it is. What ``progress``
    raises stops it and nothing is written. Raises PreviewOutdated where others wrote in between and something else
    would be written now."""
    if not_written(shown).errors and not accept_valid:
        return answer_of(shown.plan, committed=False, refused=True)
    try:
        with collector_at_rest(), db.write(ACTION) as session:
            plan = shown.plan
            if last_hash(session) != shown.seen:
                choices = Choices(shown.said.choices, codes=dict(shown.codes))
                new_key, today = session.new_key, db.today()
                plan = make_plan(session, shown.library, shown.book, new_key, choices, shown.said.aim, today)
                if not (_is_there(plan) or do_the_same(plan, shown.plan)):
                    raise _Moved
            write_plan(session, shown.library, plan, shown.said.aim, db.today(), progress)
            remember(session, shown.book, shown.said)
    except _Moved:
        anew = _compared(db, shown.library, shown.book, shown.said, codes=shown.codes)
        raise PreviewOutdated(anew.name, anew) from None
    return answer_of(plan, committed=True)


def _is_there(plan: Plan) -> bool:
    """Whether everything that a list says is on file, so that nothing is left to write, to ask or to put right."""
    return not (plan.writes or plan.questions or answer_of(plan, committed=False).errors)


class _Moved(Exception):
    """The data are others than the preview was made of."""


def write_blank(library: Library, path: Path | str) -> None:
    """The blank standard workbook with the awards of the packs in its drop-downs."""
    write_blank_workbook(path, _award_names(library))


def write_filled(library: Library, path: Path | str, rows: Rows) -> None:
    """The standard workbook with rows (by layout code: field → value as stored) in it."""
    write_standard_workbook(path, rows, _award_names(library))


def _award_names(library: Library) -> list[str]:
    return [award.name for award in library.awards.values()]
