"""Pictures of the real window: ``python -m tests.tour --out DIR [--size 1366x768] [--scale 1.25] [--dark]``.

Opens the window on demo data under whatever display there is, walks every page and main dialog, and saves a PNG
of each. The size is in physical pixels, as on the label of a screen.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from khenthuong_desktop.domain.text import fold

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from khenthuong_desktop.paths import DataFolder
    from khenthuong_desktop.ui.main_window import MainWindow
    from khenthuong_desktop.ui.pages.eligibility.supposing import SupposeDialog


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args(argv)
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.out.mkdir(parents=True, exist_ok=True)
    width, height = (round(int(part) / options.scale) for part in options.size.split("x"))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        Tour(Path(scratch), options.out).walk(width, height, dark=options.dark)
    return 0


def _is_idle(window: "MainWindow") -> bool:
    return not window.jobs.busy


def _is_checking(window: "MainWindow") -> bool:
    """Whether the problems of a round are still looked for."""
    from PySide6.QtWidgets import QLabel

    return any(label.isVisible() and label.text().startswith("Đang ") for label in window.findChildren(QLabel))


class Tour:
    """Walks the window as a user would and takes a picture at each stop."""

    def __init__(self, scratch: Path, out: Path) -> None:
        from khenthuong_desktop.app import application

        self._app = application(sys.argv[:1])
        self.scratch = scratch
        self._out = out
        self._taken = 0

    def walk(self, width: int, height: int, *, dark: bool) -> None:
        from PySide6.QtWidgets import QDialog

        from khenthuong_desktop.app import Program
        from khenthuong_desktop.paths import DataFolder
        from khenthuong_desktop.ui.theme import Scheme
        from khenthuong_desktop.ui.window_state import WindowState

        for name, prepare, stops in (
            ("first-run", lambda _folder: None, first_run_stops),
            ("demo", demo_data, page_stops),
        ):
            folder = DataFolder(self.scratch / name)
            prepare(folder)
            state = WindowState(folder.root)
            state.keep("scheme", (Scheme.DARK if dark else Scheme.LIGHT).value)
            state.save()
            program = Program(self._app, folder)
            program.window.resize(width, height)
            program.show()
            self.settle(partial(_is_idle, program.window))
            for stop, widget in stops(program.window, self):
                self.take(stop, widget)
                if isinstance(widget, QDialog):
                    widget.close()
            program.window.close()
            self.settle()

    def settle(self, ready: Callable[[], bool] = lambda: True) -> None:
        """Let the window do what it has to do."""
        from PySide6.QtTest import QTest

        QTest.qWait(30)
        for _ in range(400):
            if ready():
                break
            QTest.qWait(25)
        QTest.qWait(30)

    def dialog(self, window: "MainWindow") -> "QDialog":
        """The dialog that is open, or soon will be."""
        from PySide6.QtWidgets import QDialog

        def found() -> list[QDialog]:
            return [widget for widget in window.findChildren(QDialog) if widget.isVisible()]

        self.settle(lambda: bool(found()) and _is_idle(window))
        return found()[-1]

    def take(self, stop: str, widget: "QWidget") -> None:
        """One picture; a dialog is taken by itself."""
        self.settle()
        self._taken += 1
        path = self._out / f"{self._taken:02d}_{stop}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"cannot write {path}")
        print(path)


Stops = Iterator[tuple[str, "QWidget"]]


def demo_data(folder: "DataFolder") -> None:
    from khenthuong_desktop.services import demo

    demo.run(folder.root)


def _segments(window: "MainWindow") -> Iterator[tuple[int, str]]:
    """The other parts of the page in sight, one after another."""
    from khenthuong_desktop.ui.widgets.controls import Segments

    page = window.page
    switches = page.findChildren(Segments) if page is not None else []
    for switch in [found for found in switches if found.isVisible()]:
        for number, name in list(enumerate(switch.names))[1:]:
            switch.choose(number)
            yield number, "-".join(fold(name).replace(",", "").split())


def first_run_stops(window: "MainWindow", _tour: Tour) -> Stops:
    yield "first-run", window


def people_dialogs(window: "MainWindow", tour: Tour) -> Stops:
    page = window.page
    assert page is not None
    next(action for action in page.actions() if action.text() == "Sửa").trigger()
    yield "person-form", tour.dialog(window)
    page.print_list()
    yield "print", tour.dialog(window)
    yield "import", import_stop(window, tour)
    window.show_help()
    yield "help", tour.dialog(window)


def round_steps(window: "MainWindow", tour: Tour) -> Stops:
    """The newest round, step by step, and what is due in it."""
    from khenthuong_desktop.ui.pages.rounds.round_calendar import CalendarLine
    from khenthuong_desktop.ui.widgets.stepper import Stepper

    page = window.page
    assert page is not None and page.list_view is not None
    page.list_view.opened.emit(page.list_view.table.current_row)
    stepper = next(iter(page.findChildren(Stepper)))
    for number in range(stepper.count):
        stepper.choose(number)
        tour.settle(lambda: _is_idle(window) and not _is_checking(window))
        yield f"round-step-{number + 1}", window
    next(iter(page.findChildren(CalendarLine))).open_calendar()
    yield "round-calendar", tour.dialog(window)


def certificate_dialogs(window: "MainWindow", tour: Tour) -> Stops:
    """Certificates of the newest round that has some: the whole sheet, and only what printed stock lacks."""
    from khenthuong_desktop.services.award_rounds.rounds import list_rounds
    from khenthuong_desktop.services.outcome.certificates import certificates_of_round
    from khenthuong_desktop.ui.certificates.dialog import CertificateDialog

    context = window.context
    assert context is not None
    rounds = list_rounds(context.db)
    found = ((row.id, certificates_of_round(context.db, context.library, row.id)) for row in rounds)
    round_id, certificates = next(pair for pair in found if pair[1])
    for way, stop in enumerate(("certificate-sheet", "certificate-stock")):
        CertificateDialog(context, round_id, certificates, window).open()
        shown = tour.dialog(window)
        assert isinstance(shown, CertificateDialog)
        shown.award_combo.setCurrentIndex(min(way, shown.award_combo.count() - 1))
        shown.ways.choose(way)
        shown.picks.view.table.selectRow(0)
        shown.resize(min(window.width() - 40, 1240), min(window.height() - 40, 680))
        yield stop, shown


def eligibility_dialogs(window: "MainWindow", tour: Tour) -> Stops:
    """One initiative is lacking: what it would change, and the whole of the person's years."""
    from khenthuong_desktop.domain.reach import Standing
    from khenthuong_desktop.ui.pages.eligibility.page import EligibilityPage
    from khenthuong_desktop.ui.pages.eligibility.supposing import SupposeDialog

    page = window.page
    assert isinstance(page, EligibilityPage)
    near = (line for line in page.lines.values() if line.standing is Standing.NEAR and "01 sáng kiến" in line.sentence)
    page.show_key(next(near).id)
    yield "eligibility-near", window
    for action, stop in (("Giả sử…", "suppose"), ("Quá trình và kế hoạch", "sheet")):
        next(found for found in page.actions() if found.text() == action).trigger()
        dialog = tour.dialog(window)
        if isinstance(dialog, SupposeDialog):
            _suppose_an_initiative(dialog, tour)
        yield stop, dialog


def _suppose_an_initiative(dialog: "SupposeDialog", tour: Tour) -> None:
    from khenthuong_desktop.domain.supposing import Suppose

    dialog.form.fill({"initiatives_grassroots": 1})
    tour.settle(lambda: dialog.supposed != Suppose() and any(pair.is_changed for pair in dialog.pairs))


def rules_dialogs(window: "MainWindow", tour: Tour) -> Stops:
    """A rule read beside its source, and what a province's pack would change."""
    from khenthuong_desktop.regulations.packs import write_pack
    from khenthuong_desktop.regulations.rule_folders import shipped_folder
    from khenthuong_desktop.ui.pages.settings.page import SettingsPage
    from khenthuong_desktop.ui.pages.settings.rules import RulesPart

    page = window.page
    assert isinstance(page, SettingsPage)
    part = page.part(RulesPart)
    part.view.show_key("grassroots_emulation_fighter@2026-10-01")
    part.view.opened.emit(part.view.table.current_row)
    yield "compare", tour.dialog(window)
    pack = tour.scratch / "bac_ninh.ktluat"
    write_pack(shipped_folder() / "examples" / "bac-ninh", pack)
    part.take_file(pack)
    yield "take-in", tour.dialog(window)


def import_stop(window: "MainWindow", tour: Tour) -> "QWidget":
    """An office list with faults, dropped on the window."""
    import csv

    path = tour.scratch / "danh-sach-can-bo.csv"
    rows = [["Mã số", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị", "Danh hiệu 2025"]]
    rows += [
        [f"CM{n:02d}", f"Lê Thị Mận {n}", f"{n}/7/1985", "Nữ", "Chuyên viên", "Phòng Kinh tế", "LĐTT"]
        for n in range(1, 16)
    ]
    rows[4][2], rows[7][1], rows[9][0] = "31/2/1985", "", "CM01"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    window.go("people")
    window.take_files([path])
    return tour.dialog(window)


def page_stops(window: "MainWindow", tour: Tour) -> Stops:
    from khenthuong_desktop.ui.navigation import ENTRIES

    for entry in ENTRIES:
        window.go(entry.name)
        tour.settle(lambda: not window.jobs.busy)
        page = window.page
        view = page.list_view if page is not None else None
        if view is not None and view.count:
            view.table.selectRow(min(3, view.count - 1))
        yield entry.name, window
        if entry.name == "people":
            yield from people_dialogs(window, tour)
        if entry.name == "eligibility" and view is not None and view.count:
            yield from eligibility_dialogs(window, tour)
        if entry.name == "rounds" and view is not None and view.count:
            yield from round_steps(window, tour)
            yield from certificate_dialogs(window, tour)
        for number, name in _segments(window):
            tour.settle()
            yield f"{entry.name}-{number}-{name}", window
            if name == "bo-quy-tac":
                yield from rules_dialogs(window, tour)


if __name__ == "__main__":
    sys.exit(main())
