"""A round that gave certificates, and their dialog."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.outcome import certificates as service
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.services.units import get_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.certificates.dialog import CertificateDialog
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from tests.gui.rounds_of_commune import LAW_ON, MERIT, YEAR, add_signer, dialog, hold_meeting


@pytest.fixture
def key(commune: Database, library: Library) -> str:
    """A round that gave Giấy khen to two people."""
    made = open_round(commune, "Tổng kết công tác năm", YEAR, LAW_ON)
    nominate_checked(commune, library, made, tuple(Nominee(code, MERIT) for code in ("CB001", "CB004")))
    add_signer(commune)
    hold_meeting(commune, library, made)
    awarded = tuple(row.id for row in get_round(commune, made).nominations)
    by = f"Chủ tịch {get_unit(commune).name}"
    record_decision(commune, library, made, DecisionNote("412", date(YEAR, 12, 20), by, awarded))
    return made


@pytest.fixture
def shown(context: Context, key: str, library: Library, window: MainWindow, qtbot: QtBot) -> CertificateDialog:
    found = service.certificates_of_round(context.db, library, key)
    CertificateDialog(context, key, found, window).open()
    opened = dialog(qtbot)
    assert isinstance(opened, CertificateDialog)
    return opened
