"""Official lists as they come out of the file, word by word, against kept texts; KEEP_GOLDEN=1 writes them anew."""

import os
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.award_rounds.rounds import Nominee, open_round
from khenthuong_desktop.services.lists.official_lists import BY_ROUND, BY_YEAR, _whom
from khenthuong_desktop.services.lists.unit_lists import UNIT_LISTS
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.registers.subjects import list_subjects
from khenthuong_desktop.spreadsheets.out.list_sheets import WrittenList
from khenthuong_desktop.spreadsheets.out.written_list import write_lists
from khenthuong_desktop.store.tables import AwardHeld
from tests.presence import there
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

GOLDEN = Path(__file__).parent / "golden_lists"
MERIT = "certificate_of_merit"
ALL_KINDS = ("CB1", "CB2", "TT1", "H1")


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Round:
    """A round of persons alone; registrations and awards of a collective, persons and a household."""
    made = make_round(tmp_path, library)
    save_household(made.db, HouseholdDetail("H1", "Bùi Văn Tám", "Thôn Đông, xã An Bình"))
    register(made.db, 2026, ("CB1", "CB2"), WORKER, None, date(2026, 2, 10))
    register(made.db, 2026, ("CB1",), FIGHTER, None, date(2026, 2, 10))
    register(made.db, 2025, ("H1",), MERIT, "Xây dựng nông thôn mới", date(2025, 3, 1))
    register(made.db, 2024, ("TT1",), "advanced_labour_collective", None, date(2024, 3, 1))
    subjects = {subject.code: subject for subject in list_subjects(made.db)}
    with made.db.write("import_list") as session:
        for code, award, words, year in (
            ("CB1", WORKER, "Lao động tiên tiến", 2025),
            ("CB1", FIGHTER, "Chiến sĩ thi đua cơ sở", 2025),
            ("TT1", "advanced_labour_collective", "Tập thể lao động tiên tiến", 2025),
            ("CB2", "Kỷ niệm chương", "Kỷ niệm chương", 2024),
        ):
            who = subjects[code]
            held = AwardHeld(subject_kind=who.kind, subject_id=who.id, year=year, award=award, award_name=words)
            held.decision_number, held.decision_date = "310/QĐ-UBND", date(year, 12, 25)
            held.decided_by = "Chủ tịch Ủy ban nhân dân xã An Bình"
            session.add(held)
    return made


def round_of_all_kinds(made: Round, library: Library) -> str:
    key = open_round(made.db, "Đợt hai", 2026, date(2026, 11, 1))
    merits = [Nominee(code, MERIT, f"Thành tích của {code}.") for code in ALL_KINDS]
    nominate_checked(made.db, library, key, (*merits, Nominee("CB1", WORKER, "Hoàn thành tốt.")))
    return key


def as_text(sheet: Worksheet) -> str:
    """The filled cells of each row, days as Excel shows them, then how it is printed."""
    lines = []
    for row in sheet.iter_rows():
        cells = [
            (f"{cell.value:%d/%m/%Y}" if cell.is_date else str(cell.value)) for cell in row if cell.value is not None
        ]
        lines.append(" | ".join(cells))
    margins, breaks = sheet.page_margins, [int(one.id) for one in sheet.row_breaks.brk]
    sides = [round((side or 0) * 25.4) for side in (margins.top, margins.bottom, margins.left, margins.right)]
    head, foot = there(sheet.oddHeader).center.text, there(sheet.oddFooter).right.text
    lines += [
        f"[{sheet.title}: A4 {sheet.page_setup.orientation}, lề {sides} mm, lặp dòng {sheet.print_title_rows}]",
        f"[ngắt trang {breaks}, đầu {head} (trừ trang đầu: {bool(sheet.HeaderFooter.differentFirst)}), {foot}]",
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def list_of(made: Round, library: Library, name: str) -> WrittenList:
    which, _, about = name.partition("-")
    if which in UNIT_LISTS:
        return UNIT_LISTS[which](made.db, "")
    if which in BY_ROUND:
        key = made.key if about == "persons" else round_of_all_kinds(made, library)
        return BY_ROUND[which](made.db, library, key)
    return BY_YEAR[which](made.db, library, int(about))


@pytest.mark.parametrize(
    "name",
    [
        "people", "collectives", "households",
        "nominees-persons", "nominees-all", "proposals-persons", "proposals-all",
        "registrations-2024", "registrations-2025", "registrations-2026", "awards-2024", "awards-2025",
    ],
)  # fmt: skip
def test_lists_are_word_by_word_what_was_agreed(made: Round, library: Library, tmp_path: Path, name: str) -> None:
    path, kept = tmp_path / "ds.xlsx", GOLDEN / f"{name}.txt"
    write_lists(path, [list_of(made, library, name)])
    written = as_text(load_workbook(path).worksheets[0])
    if os.environ.get("KEEP_GOLDEN"):
        kept.write_text(written, "utf-8")
    assert written == kept.read_text("utf-8")


def test_every_mixture_of_kinds_has_its_headings(library: Library) -> None:
    for many in (1, 2, 3):
        for kinds in combinations(SubjectKind, many):
            name, position = _whom(kinds)(20, 20)
            assert ("ập thể" in name.heading) == (SubjectKind.COLLECTIVE in kinds)
            assert ("ịa chỉ" in position.heading) == (SubjectKind.HOUSEHOLD in kinds)
