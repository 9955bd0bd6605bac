"""What a clerk reads is Vietnamese: no identifier of the program reaches the screen."""

import re
from collections.abc import Callable, Iterator
from tempfile import gettempdir

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListWidget, QWidget

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.law.rule_texts import list_texts
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.services.verdicts.eligibility import check
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.navigation import ENTRIES
from khenthuong_desktop.ui.pages.eligibility.supposing import SupposeDialog
from khenthuong_desktop.ui.pages.settings.rules_compare import CompareDialog
from khenthuong_desktop.ui.subject_sheet.dialog import SheetDialog, Subject
from khenthuong_desktop.ui.widgets.list_view import ListView

IDENTIFIER = re.compile(r"\b[a-z]+(_[a-z0-9]+)+\b|\bR[1-4]\b|\b(None|True|False|unverified|individual|eligible)\b")


def words_on(shown: QWidget) -> Iterator[str]:
    """Everything that stands on a widget: labels, buttons, drop-downs, lists, cells and headings of tables."""
    for found in shown.findChildren(QWidget):
        yield from (found.toolTip(), found.accessibleName())
        if isinstance(found, QLabel | QAbstractButton):
            yield found.text()
        elif isinstance(found, QComboBox):
            yield from (found.itemText(number) for number in range(found.count()))
        elif isinstance(found, QListWidget):
            yield from (found.item(number).text() for number in range(found.count()))
        elif isinstance(found, ListView):
            columns = range(len(found.model.columns))
            yield from (found.model.columns[number].heading for number in columns)
            for texts in found.model.texts(columns):
                yield from texts


def identifiers_on(shown: QWidget) -> set[str]:
    """What looks like one; the name of a folder is the user's own, a tag of a template is copied as it stands."""
    allowed = (gettempdir(), "{{ ")
    return {words for words in words_on(shown) if IDENTIFIER.search(words) and not words.startswith(allowed)}


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_a_page_shows_no_identifier(
    name: str, window: MainWindow, context: Context, commune: Database, settled: Callable[[], None]
) -> None:
    window.attach(context, name)
    settled()
    page = window.page
    assert page is not None
    view = page.list_view
    if view is not None and view.count:
        view.table.selectRow(0)
        settled()
    assert identifiers_on(page) == set()


def test_the_dialogs_of_the_law_show_no_identifier(
    window: MainWindow, context: Context, commune: Database, settled: Callable[[], None]
) -> None:
    window.attach(context, "eligibility")
    settled()
    person = list_people(commune).rows[0]
    for result in check(commune, context.library, context.year, "grassroots_emulation_fighter", person.code).results:
        dialog = SupposeDialog(context, result, result.on, window)
        settled()
        assert identifiers_on(dialog) == set()
        dialog.reject()
    sheet = SheetDialog(context, Subject(SubjectKind.INDIVIDUAL, person.id, person.code, person.name), window)
    settled()
    assert identifiers_on(sheet) == set()
    sheet.reject()
    for row in list_texts(context.library, commune.today()):
        compare = CompareDialog(context, row, window)
        assert identifiers_on(compare) == set()
        compare.reject()
