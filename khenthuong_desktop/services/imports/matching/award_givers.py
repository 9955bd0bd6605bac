"""Which award words mean that leave open who gives it: by who decided, and by the number of the decision."""

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.spreadsheets.layouts.award_givers import giver_of_number, leaves_giver_open, named_with_giver


def award_given(library: Library, written: str, giver: str | None, number: str | None = None) -> str | None:
    """The code of the award; None where the words name none, or its giver none that is known: a "Bằng khen" of who
    gives none is not the province's."""
    code = library.find_award(written)
    giver = giver or giver_of_number(number)
    words = library.names.ways.key(written)  # without "Tặng", "Đề nghị tặng"
    if code is None or not giver or not leaves_giver_open(words):
        return code
    named = named_with_giver(words, giver)
    return None if named is None else library.find_award(named)
