"""The sheet of one subject: the picture over the years, what was and what may come."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.services.registers.record_lines import RatingDetail, save_rating
from khenthuong_desktop.services.verdicts import planning
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import YearRating
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.people.page import PeoplePage
from khenthuong_desktop.ui.printed_list import write_pdf
from khenthuong_desktop.ui.subject_sheet.dialog import SheetDialog, Subject
from khenthuong_desktop.ui.subject_sheet.entries import plan_entries
from khenthuong_desktop.ui.subject_sheet.marks import AWARDS, RATINGS
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.widgets.controls import ChipLabel
from khenthuong_desktop.ui.widgets.print_dialog import PrintDialog
from khenthuong_desktop.ui.widgets.timeline import Mark, Timeline
from tests.patience import opened


@pytest.fixture
def picture(qtbot: QtBot) -> Timeline:
    made = Timeline(("Xếp loại", "Khen thưởng"))
    qtbot.addWidget(made)
    return made


def test_marks_of_one_year_are_stacked_and_none_hides_another(picture: Timeline) -> None:
    marks = [Mark("Khen thưởng", 2025, 2025, text) for text in ("LĐTT", "CSTĐCS", "GK")]
    marks += [Mark("Khen thưởng", 2024, 2026, "dài"), Mark("Xếp loại", 2025, 2025, "HTTNV")]
    picture.show_marks(marks, 2026, 2023, 2030)
    picture.resize(picture.sizeHint())
    areas = [picture._area(mark, row).toRect() for mark, row in picture._placed]
    assert len(areas) == 5
    whole = QRect(0, 0, picture.width(), picture.height())
    for number, area in enumerate(areas):
        assert whole.contains(area)
        assert not any(area.intersects(other) for other in areas[number + 1 :])


def test_a_mark_is_found_under_the_mouse_and_told_to_screen_readers(picture: Timeline) -> None:
    picture.show_marks([Mark("Xếp loại", 2025, 2025, "HTTNV", told="Hoàn thành tốt nhiệm vụ")], 2026, 2023, 2030)
    picture.resize(picture.sizeHint())
    ((mark, row),) = picture._placed
    centre = picture._area(mark, row).center()
    assert picture.mark_at(centre.x(), centre.y()) is mark
    assert picture.mark_at(1, 1) is None
    assert picture.accessibleName() == "2025: Hoàn thành tốt nhiệm vụ"


def test_what_lies_outside_the_years_is_cut(picture: Timeline) -> None:
    marks = [Mark("Khen thưởng", 2010, 2010, "xa"), Mark("Khen thưởng", 2010, 2040, "dài")]
    picture.show_marks(marks, 2026, 2020, 2031)
    picture.resize(picture.sizeHint())
    assert [mark.text for mark in picture.marks] == ["dài"]
    assert picture._area(*picture._placed[0]).right() <= picture.width()
    assert not picture.grab().isNull()


@pytest.mark.parametrize("part", [0, 1])
def test_history_and_plan_stand_on_one_page(
    part: int, window: MainWindow, context: Context, commune: Database, qtbot: QtBot,
    settled: Callable[[], None],
) -> None:  # fmt: skip
    window.attach(context, "people")
    page = window.page
    assert isinstance(page, PeoplePage)
    page.choose(part)
    page.shown.view.table.selectRow(0)
    next(action for action in page.actions() if action.text() == "Xem quá trình và kế hoạch").trigger()
    sheet = opened(SheetDialog, qtbot)
    settled()
    years = sheet.timeline.years
    assert context.year in years and years[-1] == context.year + 5
    past = [mark for mark in sheet.timeline.marks if not mark.planned]
    planned = [mark for mark in sheet.timeline.marks if mark.planned]
    assert all(mark.first >= context.year for mark in planned)
    assert sheet.plan_entries.findChildren(ChipLabel)
    if part == 0:
        assert any(mark.lane == RATINGS for mark in past)
        assert any(mark.lane == AWARDS for mark in planned)
        assert sheet.history_entries.findChildren(QLabel)
    assert not sheet.grab().isNull()
    sheet.reject()


def test_the_sheet_is_printed_with_its_picture_and_its_plan(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, settled: Callable[[], None], tmp_path: Path
) -> None:
    person = list_people(commune).rows[0]
    sheet = SheetDialog(context, Subject(SubjectKind.INDIVIDUAL, person.id, person.code, person.name), window)
    sheet.open()
    settled()
    assert not sheet.timeline.mark_at(-1, -1)
    sheet.print_button.click()
    shown = next(widget for widget in sheet.findChildren(PrintDialog) if widget.isVisible())
    assert shown.pages in (1, 2)
    shown.reject()
    assert write_pdf(sheet.printed, str(tmp_path / "sheet.pdf")) == shown.pages
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    words = sheet.printed._html(500)
    assert person.name in words
    assert all(small.splitlines()[0] in words for _year, _what, small in sheet.printed.plan if small)
    sheet.reject()


def test_the_plan_names_what_is_met_once_and_then_the_steps_of_each_year(
    window: MainWindow, context: Context, commune: Database, settled: Callable[[], None]
) -> None:
    ref = list_people(commune).rows[0].code
    plan = planning.plan(commune, context.library, 2025, ref, date(2025, 12, 20)).subjects[0]
    entries = list(plan_entries(plan))
    years = [int(year) for year, _what, _small in entries if year.isdigit()]
    assert years == sorted(years)
    assert sum(isinstance(what, Chip) and what.icon == "circle-check" for _year, what, _small in entries) <= 1
    ways = [one for one in plan.awards if one.path is not None and one.path.effort]
    assert ways
    smalls = {small for _year, _what, small in entries}
    assert all("\n".join(one.steps) in smalls for one in ways)
    assert len(entries) < len(plan.awards) + 2


def test_the_sheet_says_what_to_bear_in_mind_and_may_be_closed_while_it_is_worked_out(
    window: MainWindow, context: Context, commune: Database, settled: Callable[[], None]
) -> None:
    person = list_people(commune).rows[0]
    leave = RatingDetail(SubjectKind.INDIVIDUAL, person.id, context.year, None, 5, maternity_months=6)
    with commune.write("delete_rating") as session:
        for row in session.scalars(select(YearRating).where(YearRating.subject_id == person.id)):
            session.delete(row)
    save_rating(commune, leave)
    subject = Subject(SubjectKind.INDIVIDUAL, person.id, person.code, person.name)
    closed = SheetDialog(context, subject, window)
    closed.open()
    closed.reject()
    sheet = SheetDialog(context, subject, window)
    sheet.open()
    settled()
    (_year, what, small) = sheet.printed.plan[-1]
    assert isinstance(what, Chip) and what.text == "Cần lưu ý"
    assert "thai sản" in small
    assert "6 tháng nghỉ thai sản" in " ".join(small for _year, _what, small in sheet.printed.history)
    sheet.reject()
