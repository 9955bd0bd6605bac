"""Every problem that an import can tell has its words."""

import re

from khenthuong_desktop import messages
from tests.unit.test_quality import PACKAGE

_TOLD = re.compile(r'(?:Remark|report|Problem)\(\s*(?:ERROR|WARNING|FIXED),\s*"(\w+)"')


def test_every_problem_of_an_import_has_its_words() -> None:
    told = {
        code
        for folder in ("services/imports", "spreadsheets")
        for path in (PACKAGE / folder).rglob("*.py")
        for code in _TOLD.findall(path.read_text("utf-8"))
    }
    assert len(told) > 60
    assert sorted(told - set(messages.catalogue("spreadsheets"))) == []
