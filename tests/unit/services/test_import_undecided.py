"""What a list says is not decided yet is told, and no rating or form of discipline is made of it."""

import pytest

from khenthuong_desktop.domain.terms import DisciplineForm, DisciplineStatus, Rating
from khenthuong_desktop.store.tables import Discipline, YearRating
from tests.unit.services.importing import ROWS, Importer, codes

RATINGS = ["Năm", "Mã số", "Mức xếp loại", "Số tháng công tác"]
MATTERS = ["Mã số", "Hình thức kỷ luật", "Số QĐ", "Ngày có hiệu lực", "Ngày hết hiệu lực"]


@pytest.fixture
def known(importer: Importer) -> Importer:
    importer.take({"people": ROWS["people"], "collectives": ROWS["collectives"]})
    return importer


@pytest.mark.parametrize(
    "words",
    ["Chưa xếp loại", "Không xếp loại", "chưa đánh giá, xếp loại", "Không đánh giá", "Chưa được xếp loại do mới tuyển",
     "Không xếp loại (nghỉ thai sản)", "Chưa đánh giá: đi học", "Không thuộc diện đánh giá", "KXL", "Chưa xét"],
)  # fmt: skip
def test_who_was_not_rated_has_no_rating_and_holds_nothing_back(known: Importer, words: str) -> None:
    answer = known.take_list([RATINGS, [2025, "007", words], [2025, "CB2", "HTTNV"]], "Xếp loại năm")
    assert answer.committed
    assert codes(answer) == []
    assert codes(answer, "warning") == [("not_rated", "Xếp loại năm", 2, "C")]
    assert [row.rating for row in known.all(YearRating)] == [Rating.GOOD]


def test_the_months_of_who_was_not_rated_are_kept(known: Importer) -> None:
    assert known.take_list([RATINGS, [2025, "007", "Chưa xếp loại", 4]], "Xếp loại năm").committed
    assert [(row.rating, row.months_worked) for row in known.all(YearRating)] == [(None, 4)]


def test_a_rating_on_file_stays_where_a_list_says_none(known: Importer) -> None:
    known.take_list([RATINGS, [2025, "007", "HTXSNV"]], "Xếp loại năm")
    known.take_list([RATINGS, [2025, "007", "Chưa xếp loại", 12]], "Xếp loại năm")
    assert [(row.rating, row.months_worked) for row in known.all(YearRating)] == [(Rating.EXCELLENT, 12)]


def test_who_was_not_rated_beside_others_has_no_rating(known: Importer) -> None:
    rows = [
        ["Mã số", "Họ và tên", "Xếp loại 2024", "Xếp loại 2025"],
        ["007", "Nguyễn Văn An", "HTTNV", "Chưa xếp loại"],
    ]
    answer = known.take_list(rows)
    assert (answer.committed, [code for code, *_ in codes(answer, "warning")]) == (True, ["not_rated"])
    assert [(row.year, row.rating) for row in known.all(YearRating)] == [(2024, Rating.GOOD)]


def test_words_that_rate_are_no_missing_rating(known: Importer) -> None:
    answer = known.take_list([RATINGS, [2025, "007", "Không hoàn thành"], [2025, "CB2", "Chưa tốt"]], "Xếp loại năm")
    assert [(code, row) for code, _, row, _ in codes(answer)] == [("word_unknown", 3)]


@pytest.mark.parametrize("words", ["Đang xem xét, chưa có kết luận", "đang xem xét", "Chưa có quyết định"])
def test_what_is_looked_into_is_no_form_of_discipline(known: Importer, words: str) -> None:
    answer = known.take_list([MATTERS, ["CB2", words]], "Kỷ luật")
    assert answer.committed
    assert codes(answer, "warning") == [("form_under_review", "Kỷ luật", 2, "B")]
    assert [(row.form, row.status) for row in known.all(Discipline)] == [(None, DisciplineStatus.UNDER_REVIEW)]


def test_the_day_a_measure_ends_is_read(known: Importer) -> None:
    known.take_list([MATTERS, ["CB2", "Khiển trách", "15/QĐ-UBND", "01/03/2024", "01/03/2025"]], "Kỷ luật")
    (matter,) = known.all(Discipline)
    assert (matter.form, matter.status) == (DisciplineForm.REPRIMAND, DisciplineStatus.CONCLUDED)
    assert matter.finished_on.isoformat() == "2025-03-01"


def test_who_was_not_disciplined_has_no_matter_on_record(known: Importer) -> None:
    answer = known.take_list([MATTERS, ["007", "Không"], ["CB2", "Phê bình"]], "Kỷ luật")
    assert (answer.committed, codes(answer)) == (True, [])
    assert codes(answer, "warning") == [("form_no_discipline", "Kỷ luật", 3, "B")]
    assert known.all(Discipline) == []
