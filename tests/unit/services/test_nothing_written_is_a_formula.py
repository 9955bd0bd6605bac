"""Names that begin as formulas do stay names in whatever the program writes for Excel."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.award_rounds.rounds import Nominee, open_round
from khenthuong_desktop.services.lists.filled_workbook import write_filled_workbook
from khenthuong_desktop.services.lists.official_lists import BY_ROUND, BY_YEAR
from khenthuong_desktop.services.lists.unit_lists import UNIT_LISTS
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.registers.subjects import list_subjects
from khenthuong_desktop.services.word_templates.form_checks import FormCheck, form_list
from khenthuong_desktop.spreadsheets.out.list_sheets import WrittenList
from khenthuong_desktop.spreadsheets.out.written_list import write_lists
from khenthuong_desktop.store.tables import AwardHeld
from tests.unit.services.dossier_round import Round, make_round

NASTY = ("=1+1", "+84 Lê", "-Lê Na", "@Lê Na", "=cmd|' /c calc'!A1")
MERIT = "certificate_of_merit"


@pytest.fixture
def made(tmp_path: Path, library: Library) -> tuple[Round, str]:
    """A unit whose people, collectives and households are called so, and a round of them all."""
    made = make_round(tmp_path / "data", library, papers=False)
    for number, words in enumerate(NASTY):
        save_collective(made.db, CollectiveDetail(f"={number}", words, kind=words))
        save_household(made.db, HouseholdDetail(f"+{number}", words, words))
        save_person(made.db, PersonDetail(f"-{number}", words, job_title=words, collective_name=words))
    codes = [f"{sign}{number}" for sign in "=+-" for number in range(len(NASTY))]
    register(made.db, 2026, tuple(codes), MERIT, "=1+1", date(2026, 2, 10))
    key = open_round(made.db, "=1+1", 2026, date(2026, 11, 1))
    nominate_checked(made.db, library, key, tuple(Nominee(code, MERIT, "=1+1") for code in codes))
    subjects = {subject.code: subject for subject in list_subjects(made.db)}
    with made.db.write("import_list") as session:
        for code in codes:
            held = AwardHeld(subject_kind=subjects[code].kind, subject_id=subjects[code].id, year=2026, award="=1+1")
            held.award_name = held.decision_number = held.decided_by = "=1+1"
            session.add(held)
    return made, key


def form_checks() -> WrittenList:
    checks = [FormCheck(Path(f"{words}.docx"), None, words) for words in NASTY]
    return form_list(checks, "=1+1", ("=1", "+1", "-1", "@1", "=", "=1", "=1"), date(2026, 11, 22))


def write(name: str, made: Round, library: Library, key: str, path: Path) -> None:
    """One of all that the program writes for Excel."""
    if name == "filled":
        write_filled_workbook(made.db, library, path)
    elif name == "form_checks":
        write_lists(path, [form_checks()])
    elif name in UNIT_LISTS:
        write_lists(path, [UNIT_LISTS[name](made.db, "")])
    elif name in BY_YEAR:
        write_lists(path, [BY_YEAR[name](made.db, library, 2026)])
    else:
        write_lists(path, [BY_ROUND[name](made.db, library, key)])


@pytest.mark.parametrize("name", [*UNIT_LISTS, *BY_YEAR, *BY_ROUND, "form_checks", "filled"])
def test_no_name_becomes_a_formula(made: tuple[Round, str], library: Library, tmp_path: Path, name: str) -> None:
    round_, key = made
    path = tmp_path / "ds.xlsx"
    write(name, round_, library, key, path)
    cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    begun = {str(cell.value)[0] for cell in cells if cell.data_type == "s" and cell.value}
    assert begun & set("=+-@") or name == "proposals"  # counts alone
