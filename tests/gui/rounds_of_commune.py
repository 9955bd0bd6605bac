"""What the tests of the pages for rounds need: registrations, a council, a round with nominees, a meeting."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.council.council_numbers import save_council
from khenthuong_desktop.services.council.councils import CouncilDetail, Member
from khenthuong_desktop.services.council.meetings import MeetingDetail, MeetingRecord, Seat, Vote, record_meeting
from khenthuong_desktop.services.units import get_unit, save_signer, usual_signers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from tests.patience import settle

YEAR = 2025  # the year the demo data have ratings of
LAW_ON = date(YEAR, 12, 10)
CONTROL = Qt.KeyboardModifier.ControlModifier
WORKER = "advanced_worker"
MERIT = "certificate_of_merit"
NAMES = ("Nguyễn Văn Thành", "Lê Thị Hoa", "Trần Văn Hải", "Trần Văn Sơn", "Trần Thu Hạnh")


def add_registrations(db: Database, award: str = WORKER, codes: tuple[str, ...] = ("CB001", "CB004")) -> None:
    register(db, YEAR, codes, award, None, date(YEAR, 2, 10))


def add_council(db: Database, library: Library) -> CouncilDetail:
    roles = (CouncilRole.CHAIRMAN, CouncilRole.DEPUTY, CouncilRole.MEMBER, CouncilRole.MEMBER, CouncilRole.SECRETARY)
    members = tuple(Member(name, role, "Công chức") for name, role in zip(NAMES, roles, strict=True))
    detail = CouncilDetail("Hội đồng Thi đua - Khen thưởng", members, "15/QĐ-UBND", date(YEAR, 1, 20))
    save_council(db, library, detail)
    return detail


def add_round(db: Database, library: Library, codes: tuple[str, ...] = ("CB001", "CB004")) -> str:
    """A round with nominees; gives its key."""
    key = open_round(db, "Tổng kết công tác năm", YEAR, LAW_ON)
    nominate_checked(db, library, key, tuple(Nominee(code, WORKER) for code in codes))
    return key


def add_signer(db: Database) -> None:
    for signer in usual_signers(get_unit(db), "Nguyễn Văn Thành"):
        save_signer(db, signer)


def hold_meeting(db: Database, library: Library, round_id: str) -> MeetingDetail:
    council = add_council(db, library)
    votes = tuple(Vote(row.code, row.award, 5) for row in get_round(db, round_id).nominations)
    seats = tuple(Seat(name, True) for name in NAMES)
    record = MeetingRecord(council.name, date(YEAR, 12, 12), "Phòng họp số 1", council.members, seats, votes)
    return record_meeting(db, library, round_id, record)


def dialog(qtbot: QtBot) -> QDialog:
    """The dialog that is open, once it is; meanwhile one may come in the place of another."""

    def is_open() -> bool:
        found = QApplication.activeModalWidget()
        if not isinstance(found, QDialog):
            return False
        found.activateWindow()
        return found.isActiveWindow()

    qtbot.waitUntil(is_open)
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def look_at(qtbot: QtBot, window: MainWindow, context: Context, page: str, year: int = YEAR) -> None:
    """Open the window on one page, ready for keys."""
    context.year = year
    window.attach(context, page)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle(qtbot, window)


def choose(editor: QWidget, words: str) -> None:
    """Choose an entry of a drop-down by its words."""
    assert isinstance(editor, QComboBox)
    place = editor.findText(words)
    assert place >= 0, words
    editor.setCurrentIndex(place)
