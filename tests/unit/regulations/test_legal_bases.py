"""Căn cứ of every kind on every day: by authority, then by date, each once, laws without number."""

import re
from datetime import date

import pytest

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.regulations.library import Library

DAYS = [date(year, month, 15) for year in range(2018, 2029) for month in (1, 4, 7, 10)]
ORDER = ("Luật Tổ chức", "Luật", "Pháp lệnh", "Nghị định", "Quyết định", "Thông tư")


def rank(citation: str) -> int:
    return next(place for place, words in enumerate(ORDER) if citation.startswith(words))


def day_of(citation: str) -> date:
    day, month, year = re.findall(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", citation)[0]
    return date(int(year), int(month), int(day))


@pytest.mark.parametrize("level", list(UnitLevel))
def test_bases_follow_authority_then_date_and_stand_once(library: Library, level: UnitLevel) -> None:
    for kind in library.tables.legal_bases:
        for on in DAYS:
            told = [line.citation for line in library.legal_bases(kind, on, level)]
            assert told, (kind, on)
            assert told == sorted(told, key=lambda citation: (rank(citation), day_of(citation))), (kind, on)
            assert len(set(told)) == len(told)
            assert all(day_of(citation) <= on for citation in told)


def test_laws_are_cited_by_name_and_day_and_all_else_with_number_day_and_organ(library: Library) -> None:
    cited = {basis.source for bases in library.tables.legal_bases.values() for basis in bases}
    for citation in (library.sources[source].citation or "" for source in cited):
        named = citation.partition(" ngày ")[0]
        if citation.startswith(("Luật", "Pháp lệnh")):
            assert not re.search(r"\d+/\d{4}|\bsố \d", named), citation
        else:
            assert re.match(r"\w+(?: \w+)? số \S+ ngày .* năm \d{4} của ", citation), citation
