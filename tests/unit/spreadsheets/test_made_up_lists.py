"""Every made-up list is understood without a word from the clerk, and what is not read of it is told."""

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook
from tests.unit.spreadsheets.corpus.lists_of_subjects import SUBJECTS
from tests.unit.spreadsheets.corpus.lists_on_record import ON_RECORD
from tests.unit.spreadsheets.corpus.lists_that_ask import ASKING
from tests.unit.spreadsheets.corpus.lists_that_decide import DECIDING
from tests.unit.spreadsheets.corpus.office_lists import OfficeList
from tests.unit.spreadsheets.what_was_read import codes, only, told

LISTS = SUBJECTS | ON_RECORD | ASKING | DECIDING


@pytest.mark.parametrize("made_up", LISTS.values(), ids=LISTS)
def test_a_made_up_list_is_read_as_its_office_means_it(make_workbook: MakeWorkbook, made_up: OfficeList) -> None:
    sheet = only(read_workbook(make_workbook({"S": made_up.rows}, merges={"S": made_up.merges})))
    assert sheet.layout.code == made_up.layout
    assert told(sheet, *made_up.fields) == made_up.expected
    assert [use.heading for use in sheet.uses if use.lost] == list(made_up.unread)
    assert codes(sheet) <= {"extra_column", "rating_not_last"}
