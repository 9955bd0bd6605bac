"""The small year done in the window, from the first run to the packaged dossier, with mouse and keyboard."""

from pathlib import Path

from khenthuong_desktop.domain.terms import CouncilRole, UnitLevel
from khenthuong_desktop.services.award_rounds.progress import STEPS
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_short
from khenthuong_desktop.ui.first_run import FirstRun
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.pages.councils.council_dialog import CouncilDialog
from khenthuong_desktop.ui.pages.councils.meeting_dialog import MeetingDialog
from khenthuong_desktop.ui.pages.eligibility.page import EligibilityPage
from khenthuong_desktop.ui.pages.rounds.nominee_dialog import NomineeDialog
from khenthuong_desktop.ui.pages.rounds.open_round import OpenRound
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.widgets.cell_table import CellTable
from tests.journeys import small_year as told
from tests.journeys.clerk import CONTROL, LEFT, Clerk, Key

PEOPLE = {row[0]: row[1] for row in told.SHEETS["Nhân sự"]}


def do_the_year(clerk: Clerk, scratch: Path) -> Path:
    """The whole job; gives the dossier's path."""
    name_the_unit(clerk)
    book = fill_the_standard_workbook(clerk, scratch)
    take_in(clerk, book)
    take_the_list_back(clerk)
    take_in(clerk, book)
    find_somebody_without_accents(clerk)
    add_the_signer(clerk)
    turn_to_the_year(clerk)
    check_verdicts(clerk)
    open_the_round(clerk)
    nominate_the_registered(clerk)
    describe_the_nominees(clerk)
    found_the_council(clerk)
    record_the_meeting(clerk)
    number_the_papers(clerk)
    draft_the_papers(clerk)
    check_the_dossier(clerk)
    return pack_the_dossier(clerk, scratch / "nop")


def name_the_unit(clerk: Clerk) -> None:
    [first] = clerk.seen(FirstRun)
    clerk.fill_in(
        first.form,
        name=told.UNIT,
        level=labels.word(UnitLevel.COMMUNE),
        province=told.PROVINCE,
        code=told.CODE,
        clerk_name=told.CLERK,
    )
    assert first.begin_button.hasFocus()
    clerk.press(Key.Key_Return)
    clerk.wait_for(lambda: clerk.window.context is not None)
    clerk.settle()


def fill_the_standard_workbook(clerk: Clerk, scratch: Path) -> Path:
    assert clerk.page.title == "Nhân sự, tập thể, hộ"
    clerk.chosen = scratch / "danh-sach.xlsx"
    clerk.choose_other("Tải file mẫu")
    clerk.reads("Đã ghi danh-sach.xlsx")
    told.fill_workbook(clerk.chosen)
    return clerk.chosen


def take_in(clerk: Clerk, book: Path) -> None:
    clerk.chosen = book
    clerk.click("Nhận từ Excel")
    dialog = clerk.dialog("Nhận từ Excel")
    assert isinstance(dialog, ImportDialog)
    (doubt,) = dialog.problems.problems
    assert "“Trần Ước <B&T>”" in doubt.text
    clerk.click(f"Nhận {sum(map(len, told.SHEETS.values()))} dòng")
    clerk.gone(dialog)
    clerk.reads("Đã nhận danh sách")
    assert set(names_in_sight(clerk)) == set(PEOPLE.values())


def take_the_list_back(clerk: Clerk) -> None:
    """Ctrl+Z: one import is one undo."""
    clerk.press(Key.Key_Z, CONTROL)
    clerk.reads("Đã hoàn tác")
    assert clerk.page.list_view is not None
    assert clerk.page.list_view.count == 0


def find_somebody_without_accents(clerk: Clerk) -> None:
    """Ctrl+F, a name as it is typed without an input method, Esc; F5 changes nothing."""
    clerk.press(Key.Key_F, CONTROL)
    clerk.type("dang thi hoa")
    clerk.wait_for(lambda: names_in_sight(clerk) == ["Đặng Thị Hoà"])
    clerk.press(Key.Key_Escape)
    clerk.wait_for(lambda: len(clerk.rows()) == len(told.SHEETS["Nhân sự"]))
    clerk.press(Key.Key_F5)
    assert len(clerk.rows()) == len(told.SHEETS["Nhân sự"])


def names_in_sight(clerk: Clerk) -> list[str]:
    return [next(cell for cell in row if cell in PEOPLE.values()) for row in clerk.rows()]


def add_the_signer(clerk: Clerk) -> None:
    clerk.go("Thiết lập")
    clerk.click("Người ký")
    clerk.press(Key.Key_N, CONTROL)
    dialog = clerk.form_dialog("Thêm người ký")
    clerk.press(Key.Key_Escape)  # nothing typed: it closes without asking
    clerk.gone(dialog)
    clerk.click("Thêm người ký")
    dialog = clerk.form_dialog("Thêm người ký")
    clerk.fill_in(dialog.form, name=told.SIGNER)  # title and lines usual for a commune stand there
    clerk.press(Key.Key_Return)
    clerk.gone(dialog)
    clerk.reads(told.SIGNER)


def turn_to_the_year(clerk: Clerk) -> None:
    """The programme opens on this year; the commendation is for the last one."""
    clerk.choose(clerk.window.navigation.year_button, f"Năm {told.YEAR}")
    assert clerk.window.navigation.year_button.text().startswith(f"Năm {told.YEAR}")


def check_verdicts(clerk: Clerk) -> None:
    clerk.go("Xét điều kiện")
    page = clerk.page
    assert isinstance(page, EligibilityPage)
    clerk.qtbot.mouseClick(page.law_day.edit, LEFT)
    clerk.retype(labels.day(told.LAW_ON))
    clerk.press(Key.Key_Return)
    clerk.settle()
    assert verdict_of(clerk, "Đặng Thị Hoà", "CSTĐCS") == "Đủ điều kiện"
    assert verdict_of(clerk, "Nguyễn Văn An", "CSTĐCS") == "Gần đạt"
    assert verdict_of(clerk, "Văn phòng", "TTLĐTT") == "Đủ điều kiện"


def verdict_of(clerk: Clerk, name: str, award: str) -> str:
    [row] = [row for row in clerk.rows() if {name, award} <= set(row)]
    return next(word for word in ("Đủ điều kiện", "Gần đạt", "Chưa rõ", "Chưa đủ") if word in row)


def open_the_round(clerk: Clerk) -> None:
    clerk.go("Đợt đề nghị")
    clerk.press(Key.Key_N, CONTROL)
    dialog = clerk.form_dialog("Mở đợt đề nghị")
    clerk.fill_in(dialog.form, name=told.ROUND, law_on=labels.day(told.LAW_ON))
    clerk.save(dialog)
    clerk.reads(f"Đã mở đợt {told.ROUND}")


def nominate_the_registered(clerk: Clerk) -> None:
    clerk.click("Lấy từ đăng ký")
    clerk.reads(f"Đã đưa {len(told.SHEETS['Đăng ký'])} đăng ký vào đợt")
    assert len(clerk.rows()) == len(told.SHEETS["Đăng ký"])


def describe_the_nominees(clerk: Clerk) -> None:
    """Arrow keys along the steps, F3 on each nominee, Enter and Tab through the form."""
    step_to(clerk, "Đủ hồ sơ")
    for number in range(len(clerk.rows())):
        clerk.select_number(number)
        nominee = clerk.table.current_row
        assert nominee is not None
        clerk.press(Key.Key_F3)
        dialog = clerk.dialog("")
        assert isinstance(dialog, NomineeDialog)
        summary, report = told.achievement(nominee.code, nominee.award)
        clerk.fill_in(dialog.form, achievement=summary, **report)
        clerk.press(Key.Key_Return)
        clerk.gone(dialog)
        clerk.reads("Đã lưu thành tích")


def found_the_council(clerk: Clerk) -> None:
    """The round leads to the council page, which first asks for the council it lacks."""
    step_to(clerk, "Đã họp Hội đồng")
    clerk.click("Ghi cuộc họp")
    dialog = clerk.dialog("Thêm Hội đồng")
    assert isinstance(dialog, CouncilDialog)
    clerk.fill_in(dialog.form)
    assert dialog.form.values()["name"] == told.COUNCIL
    for number, (_name, role, _title) in enumerate(told.MEMBERS):
        clerk.choose_cell(dialog.members, "Trong Hội đồng", number, labels.word(CouncilRole(role)))
    clerk.type_down(dialog.members, "Họ và tên", [name for name, _role, _title in told.MEMBERS])
    clerk.type_down(dialog.members, "Chức vụ", [title for _name, _role, title in told.MEMBERS])
    clerk.save(dialog)
    clerk.reads(f"Đã lưu {told.COUNCIL}")


def record_the_meeting(clerk: Clerk) -> None:
    """With the council saved, the page goes on to the meeting that was asked for."""
    dialog = clerk.dialog("Ghi cuộc họp Hội đồng")
    assert isinstance(dialog, MeetingDialog)
    clerk.fill_in(dialog.form, held_on=labels.day(told.HELD_ON), place=told.PLACE)
    clerk.turn_to("Điểm danh")
    assert f"Có mặt {len(told.MEMBERS)}/{len(told.MEMBERS)}" in dialog.attendance.banner.text
    clerk.turn_to("Bỏ phiếu")
    votes = votes_of(clerk, dialog.ballots.table)
    clerk.type_down(dialog.ballots.table, "Đồng ý", [str(vote) for vote in votes])
    clerk.type_down(dialog.ballots.table, "Không\nđồng ý", [str(len(told.MEMBERS) - vote) for vote in votes])
    clerk.save(dialog)
    clerk.reads("được thông qua")


def votes_of(clerk: Clerk, table: CellTable) -> list[int]:
    """The votes in favour, in the order in which the ballot sheet names the nominees."""
    assert clerk.window.context is not None
    library = clerk.window.context.library
    differing = {
        f"{PEOPLE[code]} · {award_short(library, award)}": votes for (code, award), votes in told.IN_FAVOUR.items()
    }
    items = [table.item(row, 0) for row in range(table.rowCount())]
    return [differing.get(item.text(), len(told.MEMBERS)) for item in items if item is not None]


def number_the_papers(clerk: Clerk) -> None:
    clerk.go("Đợt đề nghị")
    step_to(clerk, "Đã ký tờ trình")
    clerk.click("Số, ngày, người ký")
    dialog = clerk.form_dialog("Số, ngày văn bản và người ký")
    clerk.fill_in(
        dialog.form,
        statement_number=told.STATEMENT,
        statement_on=labels.day(told.STATEMENT_ON),
        minutes_number=told.MINUTES,
        vote_minutes_number=told.VOTE_MINUTES,
        decision_number=told.DECISION,
        decision_on=labels.day(told.DECISION_ON),
    )
    clerk.save(dialog)
    clerk.reads("Đã lưu số, ngày văn bản")


def draft_the_papers(clerk: Clerk) -> None:
    clerk.press(Key.Key_N, CONTROL)
    clerk.reads("Đã soạn")
    assert any(row[0].startswith("Tờ trình") for row in clerk.rows())


def check_the_dossier(clerk: Clerk) -> None:
    step_to(clerk, "Đã đóng gói")
    clerk.press(Key.Key_K, CONTROL)
    clerk.settle()
    check = round_in_sight(clerk).check
    assert check is not None
    assert check.errors == ()


def pack_the_dossier(clerk: Clerk, folder: Path) -> Path:
    folder.mkdir()
    clerk.click("Đóng gói hồ sơ")
    dialog = clerk.dialog("Đóng gói hồ sơ")
    clerk.chosen = folder
    clerk.click("Chọn…")
    clerk.click("Đóng gói")
    clerk.gone(dialog)
    clerk.reads("Đã đóng gói HSKT_")
    [dossier] = folder.iterdir()
    assert dossier.name in clerk.rows()[0]
    return dossier


def round_in_sight(clerk: Clerk) -> OpenRound:
    assert isinstance(clerk.page, RoundsPage)
    assert clerk.page.showing_round
    return clerk.page.open_round


def step_to(clerk: Clerk, name: str) -> None:
    """Along the steps with the arrow keys."""
    stepper = round_in_sight(clerk).stepper
    clerk.tab_to(stepper.accessibleName())
    names = [labels.word(stage) for stage in STEPS]
    while stepper.open_step != names.index(name):
        clerk.press(Key.Key_Right if stepper.open_step < names.index(name) else Key.Key_Left)
    clerk.settle()
