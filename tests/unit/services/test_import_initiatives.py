"""Initiatives of lists: one of a title is not another of the same title, and no author is lost on the way."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.domain.terms import Scope
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Aim, Preview, RowStatus
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Initiative, InitiativeAuthor, Person

HEAD: list[Any] = ["STT", "Tên sáng kiến", "Tên tác giả", "Phạm vi", "Năm", "Tỷ lệ (%)", "Số quyết định"]
BY_CODE: list[Any] = ["Mã sáng kiến", "Tên sáng kiến", "Tác giả", "Năm"]
X = "Giải pháp X"
DECIDED = f"{X} (QĐ số 901/QĐ-UBND ngày 01/12/2025)"


class Works:
    """Lists of initiatives on their way in, over four people of whom two are namesakes."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path
        people = {"A": "Lê Thị B", "B": "Hoàng Hòa", "C": "Nguyễn Văn An", "D": "Nguyễn Văn An"}
        with db.write("by_hand") as session:
            session.add_all(Person(code=code, name=name) for code, name in people.items())

    def show(self, *rows: list[Any], head: list[Any] = HEAD, sheet: str = "SK", **said: Any) -> Preview:
        book = Workbook()
        page = book.worksheets[0]
        page.title = sheet
        for row in (head, *rows):
            page.append(row)
        book.save(self.path)
        return imports.preview(self.db, self.library, self.path, **said)

    def take(self, *rows: list[Any], **said: Any) -> None:
        assert imports.confirm(self.db, self.show(*rows, **said)).committed

    def authors(self) -> dict[str, list[str]]:
        """Codes of the authors by the code of the initiative."""
        with self.db.read() as session:
            people = {row.id: row.code for row in session.scalars(select(Person))}
            works = {row.id: row.code for row in session.scalars(select(Initiative))}
            found: dict[str, list[str]] = {code: [] for code in works.values()}
            for row in session.scalars(select(InitiativeAuthor).order_by(InitiativeAuthor.position)):
                found[works[row.initiative_id]].append(people[row.person_id])
            return found

    def shares(self) -> dict[str, int | None]:
        """The shares of the only work's authors, by their codes."""
        with self.db.read() as session:
            people = {row.id: row.code for row in session.scalars(select(Person))}
            found = session.scalars(select(InitiativeAuthor).order_by(InitiativeAuthor.position))
            return {people[row.person_id]: row.share and row.share // 100 for row in found}


@pytest.fixture
def works(db: Database, library: Library, tmp_path: Path) -> Works:
    return Works(db, library, tmp_path / "sk.xlsx")


def told(shown: Preview) -> list[tuple[str, str, int | None]]:
    return [(one.code, one.severity.value, one.row) for one in shown.problems]


@pytest.mark.parametrize("heading", ["Đồng tác giả", "Cộng sự", "Thành viên tham gia"])
@pytest.mark.parametrize("others", ["Hoàng Hòa", "ThS. Hoàng Hòa (cộng sự)"])
def test_who_stands_in_a_column_of_others_is_an_author_too(works: Works, heading: str, others: str) -> None:
    head = ["STT", "Tên sáng kiến", "Tác giả", heading, "Phạm vi", "Năm"]
    works.take([1, X, "Lê Thị B", others, "cơ sở", 2025], [2, "Y", "Lê Thị B", "Không", "cơ sở", 2025], head=head)
    assert sorted(works.authors().values()) == [["A"], ["A", "B"]]


def test_the_shares_of_all_authors_are_told_over_two_columns(works: Works) -> None:
    head = ["STT", "Tên sáng kiến", "Tác giả", "Đồng tác giả", "Tỷ lệ (%)", "Phạm vi", "Năm"]
    works.take([1, X, "Lê Thị B", "Hoàng Hòa", "60;40", "cơ sở", 2025], head=head)
    assert works.shares() == {"A": 60, "B": 40}


def test_shares_beside_the_other_authors_stand_with_that_of_the_first(works: Works) -> None:
    head = ["STT", "Tên sáng kiến", "Tác giả", "Đồng tác giả", "Tỷ lệ (%)", "Phạm vi", "Năm"]
    works.take([1, X, "Lê Thị B", "Hoàng Hòa (30%)", "70", "cơ sở", 2025], head=head)
    assert works.shares() == {"A": 70, "B": 30}


@pytest.mark.parametrize("heading", ["Kết quả", "Kết quả xét duyệt", "Xếp loại", "Kết luận của Hội đồng"])
def test_what_was_not_recognised_is_told_and_is_no_initiative(works: Works, heading: str) -> None:
    head = ["STT", "Tên sáng kiến", "Tác giả", "Phạm vi", "Năm", heading]
    rows = [
        [1, "A", "Lê Thị B", "cơ sở", 2025, "Công nhận"],
        [2, "B", "Lê Thị B", "cơ sở", 2025, "Không công nhận"],
        [3, "C", "Lê Thị B", "cơ sở", 2025, "Không đạt"],
        [4, "D", "Lê Thị B", "cơ sở", 2025, "Chờ bổ sung hồ sơ"],
        [5, "E", "Lê Thị B", "cơ sở", 2025, "Loại A"],
        [6, "F", "Lê Thị B", "cơ sở", 2025, None],
    ]
    shown = works.show(*rows, head=head)
    assert [row.status for row in shown.sheets[0].rows] == [
        RowStatus.NEW, RowStatus.SKIPPED, RowStatus.SKIPPED, RowStatus.SKIPPED, RowStatus.NEW, RowStatus.NEW,
    ]  # fmt: skip
    said = [("initiative_denied", "warning", 3), ("initiative_denied", "warning", 4)]
    assert [one for one in told(shown) if one[0].startswith("initiative_")] == [
        *said,
        ("initiative_undecided", "warning", 5),
    ]


@pytest.mark.parametrize("result", ["Hoàn thành tốt", "Bậc 3", "Cho điểm 85", "Loại khá", "Đạt"])
def test_a_class_or_a_good_result_keeps_nobody_from_having_an_initiative(works: Works, result: str) -> None:
    head = ["STT", "Tên sáng kiến", "Tác giả", "Phạm vi", "Năm", "Kết quả"]
    shown = works.show([1, "A", "Lê Thị B", "cơ sở", 2025, result], head=head)
    assert [row.status for row in shown.sheets[0].rows] == [RowStatus.NEW]


@pytest.mark.parametrize("result", ["Chờ", "Đang xét", "Tạm hoãn", "Hoãn", "Bổ sung minh chứng"])
def test_what_is_not_decided_yet_is_no_initiative_and_told(works: Works, result: str) -> None:
    head = ["STT", "Tên sáng kiến", "Tác giả", "Phạm vi", "Năm", "Kết quả"]
    shown = works.show([1, "A", "Lê Thị B", "cơ sở", 2025, result], head=head)
    assert [row.status for row in shown.sheets[0].rows] == [RowStatus.SKIPPED]
    assert "initiative_undecided" in [one[0] for one in told(shown)]


@pytest.mark.parametrize(
    ("title", "count", "code"),
    [
        ("DANH SÁCH SÁNG KIẾN KHÔNG ĐƯỢC CÔNG NHẬN NĂM 2025", 0, "initiatives_denied"),
        ("DANH SÁCH SÁNG KIẾN KHÔNG ĐẠT NĂM 2025", 0, "initiatives_denied"),
        ("DANH SÁCH SÁNG KIẾN ĐỀ NGHỊ CÔNG NHẬN NĂM 2025", 1, "initiatives_asked"),
        ("DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2025", 1, None),
    ],
)
def test_the_title_says_whether_initiatives_were_recognised(
    works: Works, title: str, count: int, code: str | None
) -> None:
    shown = works.show(["STT", "Tên sáng kiến", "Tác giả"], [1, X, "Lê Thị B"], head=[title])
    assert sum(row.status is RowStatus.NEW for row in shown.sheets[0].rows) == count
    assert [one for one, *_ in told(shown) if one in ("initiatives_denied", "initiatives_asked")] == [
        *filter(None, [code])
    ]


def test_a_title_that_another_has_on_file_is_asked(works: Works) -> None:
    works.take([1, X, "Lê Thị B", "cơ sở", 2025])
    other = [1, X, "Hoàng Hòa", "tỉnh", 2025]
    shown = works.show(other)
    assert told(shown) == [("initiative_maybe", "warning", 2)]
    assert shown.questions[0].candidates[0].shown == "Giải pháp X (SK0001, 2025, Lê Thị B)"
    imports.confirm(works.db, shown)
    assert list(works.authors().values()) == [["A"]]
    imports.confirm(works.db, imports.answer(works.db, shown, {"2": "SK0001"}))
    assert works.authors() == {"SK0001": ["A", "B"]}
    works.db.undo()
    imports.confirm(works.db, imports.answer(works.db, shown, {"2": "new"}))
    assert works.authors() == {"SK0001": ["A"], "SK0002": ["B"]}
    works.take([1, X, "Lê Thị B", "cơ sở", 2025], other)
    assert works.authors() == {"SK0001": ["A"], "SK0002": ["B"]}


def test_one_initiative_in_a_row_for_each_author_has_both(works: Works) -> None:
    rows = [[1, X, "Lê Thị B", "cơ sở", 2025], [2, X.upper(), "Hoàng Hòa", "cơ sở", 2025]]
    assert told(works.show(*rows)) == [("initiative_shared", "fixed", 3)]
    works.take(*rows)
    assert works.authors() == {"SK0001": ["A", "B"]}
    works.take(*reversed(rows))
    works.take(rows[1])
    assert works.authors() == {"SK0001": ["A", "B"]}


@pytest.mark.parametrize("end", [["cơ sở", 2025, "100"], ["tỉnh", 2025], ["cơ sở", 2025, None, "7/QĐ"]])
def test_rows_that_tell_other_details_are_two_initiatives(works: Works, end: list[Any]) -> None:
    works.take([1, X, "Lê Thị B", "cơ sở", 2025, None, "6/QĐ"], [2, X, "Hoàng Hòa", *end])
    assert works.authors() == {"SK0001": ["A"], "SK0002": ["B"]}


def test_a_name_that_is_not_sure_takes_no_author_away(works: Works) -> None:
    works.take(["SK1", X, "A;C", 2025], head=BY_CODE, sheet="Sáng kiến")
    works.take([1, X, "Lê Thị B; Nguyễn Văn An", "cơ sở", 2025])
    assert works.authors() == {"SK1": ["A", "C"]}
    shown = works.show([1, X, "Lê Thị B; Người Lạ", "cơ sở", 2025])
    assert told(shown) == [("author_unknown", "warning", 2)]
    imports.confirm(works.db, shown)
    assert works.authors() == {"SK1": ["A", "C"]}
    works.take([1, X, "Lê Thị B; Hoàng Hòa", "cơ sở", 2025, "60;40"])
    assert works.authors() == {"SK1": ["A", "B"]}


def test_a_code_with_quite_another_title_of_others_is_asked(works: Works) -> None:
    works.take(["SK1", "Số hóa sổ hộ tịch", "A;C", 2025], head=BY_CODE, sheet="Sáng kiến")
    of_others, same_people = ["SK1", "Trồng rau sạch", "B", 2024], ["SK1", "Trồng rau sạch", "A;C", 2025]
    shown = works.show(of_others, head=BY_CODE, sheet="Sáng kiến")
    assert told(shown) == [("holder_maybe", "warning", 2)]
    imports.confirm(works.db, shown)
    assert works.authors() == {"SK1": ["A", "C"]}
    assert told(imports.answer(works.db, shown, {"2": "new"})) == [("code_of_another", "error", 2)]
    assert told(works.show(same_people, head=BY_CODE, sheet="Sáng kiến")) == [("name_changed", "warning", 2)]
    imports.confirm(works.db, works.show(of_others, head=BY_CODE, sheet="Sáng kiến", choices={"2": "SK1"}))
    assert works.authors() == {"SK1": ["B"]}


def test_a_title_beside_a_name_that_others_have_on_file_is_asked(works: Works) -> None:
    works.take([1, X, "Lê Thị B", "cơ sở", 2025])
    head = ["Mã số", "Họ và tên", "Sáng kiến 2025"]
    shown = works.show(["B", "Hoàng Hòa", X], head=head, sheet="Nhân sự")
    assert told(shown) == [("initiative_beside_maybe", "warning", 2)]
    (question,) = shown.questions
    imports.confirm(works.db, shown)
    assert list(works.authors().values()) == [["A"]]
    with_author = works.show(["B", "Hoàng Hòa", X], ["A", "Lê Thị B", X], head=head, sheet="Nhân sự")
    assert [one for one in told(with_author) if one[1] == "warning"] == []
    for answer, authors in (("new", {"SK0001": ["A"], "SK0002": ["B"]}), ("SK0001", {"SK0001": ["A", "B"]})):
        answered = works.show(["B", "Hoàng Hòa", X], head=head, sheet="Nhân sự", choices={question.key: answer})
        imports.confirm(works.db, answered)
        assert works.authors() == authors
        works.db.undo()


def both(works: Works, authors: str, **said: Any) -> Preview:
    """One file that tells a work with its code and, on another sheet, by the names of its authors."""
    book = Workbook()
    coded = book.worksheets[0]
    coded.title = "Sáng kiến"
    for row in (BY_CODE, ["SK9", X, "A", 2025]):
        coded.append(row)
    named = book.create_sheet("DS")
    for row in (HEAD, [1, X, authors, "cơ sở", 2025, None, "77/QĐ-UBND"]):
        named.append(row)
    book.save(works.path)
    return imports.preview(works.db, works.library, works.path, **said)


def test_a_work_told_by_code_and_by_name_is_one(works: Works) -> None:
    shown = both(works, "Lê Thị B")
    assert ("initiative_told_by_code", "fixed", 2) in told(shown)
    assert imports.confirm(works.db, shown).committed
    assert works.authors() == {"SK9": ["A"]}
    with works.db.read() as session:
        assert list(session.scalars(select(Initiative.decision_number))) == ["77/QĐ-UBND"]


def test_a_work_of_the_same_title_by_others_is_asked(works: Works) -> None:
    shown = both(works, "Hoàng Hòa")
    (question,) = shown.questions
    assert [candidate.code for candidate in question.candidates] == ["SK9"]
    apart = imports.answer(works.db, shown, {question.key: imports.NEW})
    assert imports.confirm(works.db, apart).committed
    assert sorted(works.authors().values()) == [["A"], ["B"]]


def test_the_clerk_may_say_that_it_is_one(works: Works) -> None:
    shown = both(works, "Hoàng Hòa")
    (question,) = shown.questions
    same = imports.answer(works.db, shown, {question.key: "SK9"})
    assert imports.confirm(works.db, same).committed
    assert works.authors() == {"SK9": ["A", "B"]}


DECISION = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/11/2025 của Chủ tịch UBND xã)"
BARE: list[Any] = ["STT", "Tên sáng kiến, giải pháp", "Tác giả, đồng tác giả", "Phạm vi ảnh hưởng"]


@pytest.mark.parametrize(
    ("title", "year"), [("DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2024", 2024), ("DANH SÁCH SÁNG KIẾN", 2025)]
)
def test_the_decision_above_a_list_is_that_of_its_initiatives(works: Works, title: str, year: int) -> None:
    works.take([DECISION], BARE, [1, "Số hóa hồ sơ", "Hoàng Hòa", "Cơ sở"], head=[title])
    with works.db.read() as session:
        (work,) = session.scalars(select(Initiative))
    day = work.decision_date.isoformat() if work.decision_date else None
    assert (work.decision_number, day, work.year) == ("12/QĐ-UBND", "2025-11-05", year)
    said = [
        one.details.get("new") for one in works.show([DECISION], BARE, [1, "X", "Hoàng Hòa"], head=[title]).problems
    ]
    assert {"12/QĐ-UBND", "05/11/2025", year} <= set(said)


def test_a_list_of_what_is_proposed_has_no_decision(works: Works) -> None:
    title = ["DANH SÁCH SÁNG KIẾN ĐỀ NGHỊ CÔNG NHẬN NĂM 2025"]
    works.take([DECISION], BARE, [1, "Số hóa hồ sơ", "Hoàng Hòa", "Cơ sở"], head=title)
    with works.db.read() as session:
        assert [row.decision_number for row in session.scalars(select(Initiative))] == [None]


def test_an_author_named_twice_is_taken_once_and_the_other_is_told(works: Works) -> None:
    shown = works.show([1, X, "Lê Thị B (50%); Lê Thị B (50%)", "cơ sở", 2025])
    assert told(shown) == [("author_unknown", "warning", 2)]
    assert imports.confirm(works.db, shown).committed
    assert list(works.authors().values()) == [["A"]]


def test_two_codes_that_are_one_are_one_author_told_twice(works: Works) -> None:
    with works.db.write("by_hand") as session:
        session.add(Person(code="001", name="Phạm Thị Dung"))
    shown = works.show(["SK1", X, "001;1", 2025], head=BY_CODE, sheet="Sáng kiến")
    assert ("author_said_twice", "error", 2) in told(shown)
    imports.confirm(works.db, shown, accept_valid=True)
    assert works.authors() == {}


def test_shares_that_come_to_more_than_the_whole_are_not_taken(works: Works) -> None:
    works.take([1, X, "Lê Thị B; Hoàng Hòa", "cơ sở", 2025, "50;50"])
    shown = works.show([1, X, "Lê Thị B; Người Lạ", "cơ sở", 2025, "70;30"])
    assert told(shown) == [("author_unknown", "warning", 2), ("shares_kept", "warning", 2)]
    imports.confirm(works.db, shown)
    with works.db.read() as session:
        assert [row.share for row in session.scalars(select(InitiativeAuthor))] == [5000, 5000]


def test_authors_whom_other_sheets_make_are_authors_at_once(works: Works) -> None:
    book = Workbook()
    ratings, initiatives = book.worksheets[0], book.create_sheet("SK")
    for row in (["Họ và tên", "Năm", "Xếp loại"], ["Phạm Thị Dung", 2025, "HTTNV"], ["Võ Văn Tám", 2025, "HTTNV"]):
        ratings.append(row)
    for row in (HEAD, [1, X, "Phạm Thị Dung; Võ Văn Tám", "cơ sở", 2025]):
        initiatives.append(row)
    book.save(works.path)
    shown = imports.preview(works.db, works.library, works.path, aim=Aim(make_people=True))
    assert "author_unknown" not in {code for code, _, _ in told(shown)}
    imports.confirm(works.db, shown)
    assert [len(authors) for authors in works.authors().values()] == [2]


SHARED: list[Any] = [*BY_CODE, "Tỷ lệ đóng góp"]


@pytest.mark.parametrize(
    ("authors", "shares", "codes", "kept"),
    [
        ("A;B", None, [], {"A": 60, "B": 40}),
        ("B;A", None, [], {"A": 60, "B": 40}),
        ("B;A", "40;60", [], {"A": 60, "B": 40}),
        (None, None, [], {"A": 60, "B": 40}),
        ("A;B;C", None, ["shares_to_divide"], {"A": 60, "B": 40, "C": None}),
        ("A", None, ["authors_stay"], {"A": 60, "B": 40}),
        ("C", None, ["shares_to_divide", "authors_stay"], {"A": 60, "B": 40, "C": None}),
        ("A;C", "70;30", ["authors_taken_away"], {"A": 70, "C": 30}),
        ("A;B;C", "34;33;33", [], {"A": 34, "B": 33, "C": 33}),
    ],
)
def test_shares_and_authors_on_file_stay_unless_a_row_tells_all_shares(
    works: Works, authors: str | None, shares: str | None, codes: list[str], kept: dict[str, int | None]
) -> None:
    works.take(["SK1", X, "A;B", 2025, "60;40"], head=SHARED, sheet="Sáng kiến")
    shown = works.show(["SK1", X, authors, 2025, shares], head=SHARED, sheet="Sáng kiến")
    assert [code for code, _, _ in told(shown)] == codes
    imports.confirm(works.db, shown)
    assert works.shares() == kept
    same = kept == {"A": 60, "B": 40}
    assert [row.status for sheet in shown.sheets for row in sheet.rows if row.status] == [
        imports.RowStatus.SAME if same else imports.RowStatus.CHANGED
    ]


def test_an_author_more_in_a_list_by_name_leaves_shares_to_be_divided(works: Works) -> None:
    works.take([1, X, "Lê Thị B; Hoàng Hòa", "cơ sở", 2025, "60;40"])
    with works.db.write("by_hand") as session:
        session.add(Person(code="E", name="Phạm Thị Dung"))
    shown = works.show([1, X, "Lê Thị B; Phạm Thị Dung", "cơ sở", 2025])
    assert told(shown) == [("shares_to_divide", "warning", 2)]
    imports.confirm(works.db, shown)
    assert works.shares() == {"A": 60, "B": 40, "E": None}


def test_two_rows_that_are_each_the_whole_work_of_one_of_its_authors_are_asked(works: Works) -> None:
    works.take([1, X, "Lê Thị B; Hoàng Hòa", "cơ sở", 2025, "60;40"])
    shown = works.show([1, X, "Lê Thị B", "cơ sở", 2025, 100], [2, X, "Hoàng Hòa", "cơ sở", 2025, 100])
    assert told(shown) == [("initiative_maybe", "warning", 2), ("initiative_maybe", "warning", 3)]
    imports.confirm(works.db, shown)
    assert works.shares() == {"A": 60, "B": 40}
    first, second = (question.key for question in shown.questions)
    imports.confirm(works.db, imports.answer(works.db, shown, {first: "SK0001", second: imports.NEW}))
    assert works.authors() == {"SK0001": ["A"], "SK0002": ["B"]}


@pytest.mark.parametrize(
    "written",
    [
        "Số hóa hồ sơ hộ tịch.",
        "Sáng kiến: Số hóa hồ sơ hộ tịch",
        "Sáng kiến “Số hoá hồ sơ hộ tịch”.",
        "Đề tài: “Số hóa hồ sơ hộ tịch”",
        "SỐ HÓA HỒ SƠ HỘ TỊCH",
        "“Số hóa hồ sơ hộ tịch”",
        "SKKN: Số hóa hồ sơ hộ tịch;",
    ],
)
def test_a_title_written_otherwise_is_no_second_initiative_and_keeps_its_name(works: Works, written: str) -> None:
    works.take([1, "Số hóa hồ sơ hộ tịch", "Lê Thị B", "cơ sở", 2025])
    works.take([1, written, "Lê Thị B", "cơ sở", 2025])

    with works.db.read() as session:
        assert list(session.scalars(select(Initiative.name))) == ["Số hóa hồ sơ hộ tịch"]


def test_a_title_on_file_in_capitals_takes_the_small_letters_of_a_list(works: Works) -> None:
    works.take([1, "SỐ HÓA HỒ SƠ HỘ TỊCH", "Lê Thị B", "cơ sở", 2025])
    works.take([1, "Số hóa hồ sơ hộ tịch", "Lê Thị B", "cơ sở", 2025])

    with works.db.read() as session:
        assert list(session.scalars(select(Initiative.name))) == ["Số hóa hồ sơ hộ tịch"]


def test_two_titles_that_end_otherwise_are_two_initiatives(works: Works) -> None:
    works.take([1, "Giải pháp số 1", "Lê Thị B", "cơ sở", 2025])
    works.take([1, "Giải pháp số 2", "Lê Thị B", "cơ sở", 2025])

    assert len(works.authors()) == 2


def test_an_author_who_may_be_one_of_two_namesakes_is_asked(works: Works) -> None:
    row = [1, X, "Lê Thị B, Nguyễn Văn An", "cơ sở", 2025]
    shown = works.show(row)
    (question,) = shown.questions
    assert (question.value, [one.code for one in question.candidates]) == ("Nguyễn Văn An", ["C", "D"])
    imports.confirm(works.db, imports.answer(works.db, shown, {question.key: "D"}))
    assert works.authors() == {"SK0001": ["A", "D"]}
    assert works.show(row).questions == ()


def test_an_author_who_is_none_of_the_namesakes_is_left_out_and_told(works: Works) -> None:
    shown = works.show([1, X, "Lê Thị B, Nguyễn Văn An", "cơ sở", 2025])
    shown = imports.answer(works.db, shown, {shown.questions[0].key: imports.NEW})
    assert (shown.questions, told(shown)) == ((), [("author_unknown", "warning", 2)])


def test_the_unit_of_the_row_tells_which_namesake_is_the_author(works: Works) -> None:
    with works.db.write("by_hand") as session:
        for code, unit in (("C", "Tổ Toán"), ("D", "Tổ Văn")):
            session.scalars(select(Person).where(Person.code == code)).one().collective_name = unit
    shown = works.show(
        [1, X, "Nguyễn Văn An", "Tổ Văn", 2025], head=["STT", "Tên sáng kiến", "Tên tác giả", "Đơn vị", "Năm"]
    )
    assert shown.questions == ()
    imports.confirm(works.db, shown)
    assert works.authors() == {"SK0001": ["D"]}


def test_the_decision_behind_a_title_of_a_list_is_no_part_of_it(works: Works) -> None:
    works.take([1, X, "Lê Thị B", None, 2025])
    works.take([1, DECIDED, "Lê Thị B"], head=HEAD[:3])
    with works.db.read() as session:
        (work,) = session.scalars(select(Initiative))
        assert (work.name, work.year, work.decision_number) == (X, 2025, "901/QĐ-UBND")


@pytest.mark.parametrize(
    "author", ["ThS. Lê Thị B", "BSCKI. Lê Thị B", "1. ThS Lê Thị B", "Đồng chí Lê Thị B (chủ nhiệm)", "CN. LÊ THỊ B"]
)
def test_titles_before_the_name_of_an_only_author_are_no_part_of_it(works: Works, author: str) -> None:
    works.take([1, X, author, None, 2025])
    assert list(works.authors().values()) == [["A"]]


def test_a_title_stands_before_an_author_beside_others_whom_nobody_knows(works: Works) -> None:
    works.take([1, X, "ThS. Lê Thị B và cộng sự", None, 2025])
    assert list(works.authors().values()) == [["A"]]


@pytest.mark.parametrize(
    ("title", "scope"),
    [
        ("DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN CẤP CƠ SỞ NĂM HỌC 2025-2026", "grassroots"),
        ("SÁNG KIẾN ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2026", "province"),
        ("SÁNG KIẾN CẤP CƠ SỞ ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2026", None),
        ("DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2026", None),
    ],
)
def test_the_title_tells_the_scope_of_all_its_initiatives(works: Works, title: str, scope: str | None) -> None:
    shown = works.show(["STT", "Tên sáng kiến", "Tác giả"], [1, X, "Lê Thị B"], head=[title])
    assert imports.confirm(works.db, shown).committed
    with works.db.read() as session:
        assert [row.scope for row in session.scalars(select(Initiative))] == [scope]
    assert ("said_above" in {one.code for one in shown.problems if one.details.get("heading") == "Phạm vi"}) == bool(
        scope
    )


@pytest.mark.parametrize(
    ("title", "heading", "kind"),
    [
        ("DANH SÁCH ĐỀ TÀI KHOA HỌC CẤP CƠ SỞ ĐƯỢC CÔNG NHẬN NĂM 2025", "Tên đề tài", "research_topic"),
        ("DANH SÁCH ĐƯỢC CÔNG NHẬN NĂM 2025", "Tên đề tài", "research_topic"),
        ("DANH SÁCH ĐỀ TÀI, SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2025", "Tên đề tài", "initiative"),
        ("DANH SÁCH ĐỀ TÀI ĐƯỢC CÔNG NHẬN NĂM 2025", "Tên sáng kiến", "initiative"),
        ("DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2025", "Tên đề tài", "initiative"),
        ("DANH SÁCH ĐƯỢC CÔNG NHẬN NĂM 2025", "Tên sáng kiến", "initiative"),
    ],
)
def test_lists_of_topics_alone_hold_no_initiatives(works: Works, title: str, heading: str, kind: str) -> None:
    shown = works.show(["STT", heading, "Tác giả"], [1, X, "Lê Thị B"], head=[title])
    assert imports.confirm(works.db, shown).committed
    with works.db.read() as session:
        assert [row.kind for row in session.scalars(select(Initiative))] == [kind]
    assert ("topics_listed" in {one.code for one in shown.problems}) == (kind == "research_topic")


def test_what_is_only_asked_for_at_a_higher_level_has_no_such_scope(works: Works) -> None:
    title: list[Any] = ["DANH SÁCH SÁNG KIẾN ĐỀ NGHỊ CÔNG NHẬN CẤP TỈNH NĂM 2026"]
    shown = works.show(["STT", "Tên sáng kiến", "Tác giả"], [1, X, "Lê Thị B"], head=title)
    assert "Phạm vi" not in {one.details.get("heading") for one in shown.problems}


@pytest.mark.parametrize(("organ", "scope"), [("Công ty", "grassroots"), ("UBND tỉnh", "province")])
def test_who_recognised_an_initiative_tells_its_scope(works: Works, organ: str, scope: str) -> None:
    head: list[Any] = ["STT", "Tên sáng kiến", "Tác giả", "Cấp công nhận", "Năm"]
    works.take([1, X, "Lê Thị B", organ, 2025], head=head)
    with works.db.read() as session:
        assert [row.scope for row in session.scalars(select(Initiative))] == [scope]


@pytest.mark.parametrize(
    ("organ", "scope"),
    [
        ("Công ty", Scope.GRASSROOTS),
        ("UBND xã An Bình", Scope.GRASSROOTS),
        ("Hội đồng sáng kiến tỉnh", Scope.PROVINCE),
        ("Cấp tỉnh", Scope.PROVINCE),
    ],
)
def test_who_recognises_an_initiative_tells_how_far_it_reaches(works: Works, organ: str, scope: Scope) -> None:
    works.take([1, X, "Hoàng Hòa", organ, 2025], head=["STT", "Tên sáng kiến", "Tác giả", "Cấp công nhận", "Năm"])
    with works.db.read() as session:
        assert [row.scope for row in session.scalars(select(Initiative))] == [scope]


@pytest.mark.parametrize("organ", ["Số 12/QĐ", "Tập đoàn", "bỏ trống"])
def test_what_names_nobody_who_recognises_is_asked(works: Works, organ: str) -> None:
    head = ["STT", "Tên sáng kiến", "Tác giả", "Cấp công nhận", "Năm"]
    assert "word_unknown" in {one.code for one in works.show([1, X, "Hoàng Hòa", organ, 2025], head=head).problems}


def test_the_title_speaks_of_the_initiatives_beside_people_and_their_results(works: Works) -> None:
    head = ["KẾT QUẢ XÉT SÁNG KIẾN NĂM 2026"]
    columns = ["STT", "Họ và tên", "Tên sáng kiến", "Xếp loại", "Kết quả"]
    rows = [
        [1, "Lê Thị B", X, "Khá", "Công nhận"],
        [2, "Hoàng Hòa", "Giải pháp Y", "Không đạt", "Không công nhận"],
    ]
    shown = works.show(columns, *rows, head=head)
    assert {"works_rating", "initiative_denied"} <= {one.code for one in shown.problems}
    assert imports.confirm(works.db, shown).committed
    with works.db.read() as session:
        assert [row.name for row in session.scalars(select(Initiative))] == [X]


def test_what_is_asked_for_beside_a_class_tells_who_was_not_recognised(works: Works) -> None:
    head = ["BẢNG TỔNG HỢP CHẤM ĐIỂM SÁNG KIẾN NĂM 2026"]
    columns = ["STT", "Tên sáng kiến", "Tác giả", "Xếp loại", "Đề nghị"]
    rows = [[1, X, "Lê Thị B", "A", "Công nhận"], [2, "Giải pháp Y", "Hoàng Hòa", "C", "Không công nhận"]]
    shown = works.show(columns, *rows, head=head)
    assert "initiative_denied" in {one.code for one in shown.problems}
    assert imports.confirm(works.db, shown).committed
    with works.db.read() as session:
        assert [row.name for row in session.scalars(select(Initiative))] == [X]


_DECIDED_LIST: list[list[Any]] = [
    ["DANH SÁCH CÔNG NHẬN SÁNG KIẾN CẤP CƠ SỞ NĂM 2026"],
    ["(Kèm theo Quyết định số 655/QĐ-SNNMT ngày 20 tháng 11 năm 2026 của Giám đốc Sở)"],
]


def _stored(works: Works) -> list[tuple[str, str | None, str, str | None, int | None]]:
    with works.db.read() as session:
        return [
            (row.name, row.decision_number, str(row.decision_date), row.scope, row.year)
            for row in session.scalars(select(Initiative).order_by(Initiative.name))
        ]


@pytest.mark.parametrize(
    ("columns", "row", "layout"),
    [
        (["STT", "Họ và tên", "Chức vụ", "Tên sáng kiến"], [1, "Lê Thị B", "Phó phòng", X], "initiatives_list"),
        (["STT", "Họ và tên", "Đơn vị", "Tên sáng kiến"], [1, "Lê Thị B", "Phòng X", X], "initiatives_list"),
        (["STT", "Họ và tên tác giả", "Tên sáng kiến"], [1, "Lê Thị B", X], "initiatives_list"),
        (["STT", "Mã số", "Họ và tên", "Tên sáng kiến"], [1, "A", "Lê Thị B", X], "people"),
        (["STT", "Mã sáng kiến", "Tên sáng kiến", "Tác giả"], [1, "SK01", X, "A"], "initiatives"),
    ],
)
def test_decision_and_scope_of_a_title_are_of_its_initiatives_whatever_their_authors_are_headed_by(
    works: Works, columns: list[Any], row: list[Any], layout: str
) -> None:
    shown = works.show(_DECIDED_LIST[1], columns, row, head=_DECIDED_LIST[0], sheet="Sheet1")
    assert [sheet.layout for sheet in shown.sheets] == [layout]
    assert imports.confirm(works.db, shown).committed
    assert _stored(works) == [(X, "655/QĐ-SNNMT", "2026-11-20", "grassroots", 2026)]
    assert [*works.authors().values()] == [["A"]]
    told = [one.details["heading"] for one in shown.problems if one.code == "said_above"]
    assert len(told) == 4  # number, day, scope, year


def test_the_decision_of_a_title_goes_behind_those_of_columns_and_of_other_years(works: Works) -> None:
    columns = ["STT", "Mã số", "Họ và tên", "Tên sáng kiến", "Số QĐ công nhận"]
    works.take(_DECIDED_LIST[1], columns, [1, "A", "Lê Thị B", X, "12/QĐ-UBND"], head=_DECIDED_LIST[0])
    assert _stored(works) == [(X, "12/QĐ-UBND", "None", "grassroots", 2026)]


def test_people_under_a_title_of_initiatives_and_ratings_stay_people(works: Works) -> None:
    head = ["KẾT QUẢ XẾP LOẠI VIÊN CHỨC VÀ SÁNG KIẾN NĂM 2025"]
    shown = works.show(["STT", "Họ và tên", "Tên sáng kiến"], [1, "Lê Thị B", X], head=head)
    assert [sheet.layout for sheet in shown.sheets] == ["people"]


def test_the_clerk_may_say_that_a_list_of_names_is_one_of_initiatives(works: Works) -> None:
    columns = ["STT", "Họ và tên", "Chức vụ", "Tên sáng kiến"]
    works.take(columns, [1, "Lê Thị B", "Phó phòng", X], head=["DANH SÁCH NĂM 2026"], layout="initiatives_list")
    assert _stored(works) == [(X, None, "None", None, 2026)]


def test_initiatives_that_are_asked_for_are_no_proposals_of_awards(works: Works) -> None:
    columns = ["STT", "Họ và tên tác giả", "Chức vụ", "Tên sáng kiến", "Lĩnh vực", "Ghi chú"]
    head = ["DANH SÁCH SÁNG KIẾN ĐỀ NGHỊ CÔNG NHẬN NĂM HỌC 2025 - 2026"]
    shown = works.show(columns, [1, "Lê Thị B", "Giáo viên", X, "Toán", None], head=head)
    assert "initiatives_asked" in {one.code for one in shown.problems}
    assert imports.confirm(works.db, shown).committed
    assert _stored(works) == [(X, None, "None", None, 2026)]


def test_initiatives_with_codes_are_left_out_as_others_are_where_nobody_recognised_them(works: Works) -> None:
    columns = ["STT", "Mã SK", "Tên sáng kiến", "Tác giả", "Tổng điểm", "Xếp loại", "Đề nghị"]
    rows = [[1, "SK1", X, "A", 88, "A", "Công nhận"], [2, "SK2", "Giải pháp Y", "B", 37, "C", "Không công nhận"]]
    shown = works.show(columns, *rows, head=["BẢNG TỔNG HỢP CHẤM ĐIỂM SÁNG KIẾN NĂM 2026"], sheet="Sheet1")
    assert "initiative_denied" in {one.code for one in shown.problems}
    assert imports.confirm(works.db, shown).committed
    assert [row[0] for row in _stored(works)] == [X]


def test_topics_with_who_leads_them_are_a_list_of_initiatives(works: Works) -> None:
    columns = ["STT", "Tên đề tài", "Chủ nhiệm đề tài", "Thành viên tham gia", "Mã số", "Ngày nghiệm thu", "Xếp loại"]
    rows = [
        [1, X, "Lê Thị B", "Hoàng Hòa", "T2025-1", "12/11/2025", "Xuất sắc"],
        [2, "Giải pháp Y", "Hoàng Hòa", None, "T2025-2", "02/12/2025", "Không đạt"],
    ]
    works.take(columns, *rows, head=["DANH SÁCH ĐỀ TÀI NCKH ĐÃ NGHIỆM THU NĂM 2025"], sheet="Sheet1")
    assert [row[0] for row in _stored(works)] == [X]
    assert [*works.authors().values()] == [["A", "B"]]


def test_number_and_day_of_an_initiative_in_one_column_beside_a_person_are_divided(works: Works) -> None:
    columns = ["STT", "Mã số", "Họ và tên", "Tên sáng kiến", "Năm công nhận", "Số, ngày QĐ công nhận"]
    row = [1, "A", "Lê Thị B", X, 2023, "1501/QĐ-BVĐK ngày 20/12/2023"]
    works.take(columns, row, head=["THỐNG KÊ SÁNG KIẾN CỦA CÁ NHÂN"])
    assert _stored(works) == [(X, "1501/QĐ-BVĐK", "2023-12-20", None, 2023)]


@pytest.mark.parametrize("heading", ["Quyết định", "QĐ"])
def test_the_decision_under_that_word_alone_is_divided_into_number_and_day(works: Works, heading: str) -> None:
    head = ["STT", "Tên sáng kiến", "Tác giả", "Năm", heading]
    works.take([1, X, "Lê Thị B", 2025, "56/QĐ-THCS ngày 20/05/2025"], head=head)
    with works.db.read() as session:
        (found,) = session.scalars(select(Initiative))
        assert (found.decision_number, str(found.decision_date)) == ("56/QĐ-THCS", "2025-05-20")


def test_authors_below_the_first_of_a_work_are_authors_of_it(works: Works) -> None:
    rows: list[list[Any]] = [
        [1, X, "Lê Thị B", "Cơ sở", 2025, 60, "5/QĐ-UBND"],
        [None, None, "Hoàng Hòa", None, None, 40, None],
        [2, "Giải pháp Y", "Lê Thị B", "Cơ sở", 2025, 100, "5/QĐ-UBND"],
        [],
        [None, None, "Người lập biểu"],
        [None, None, "Hoàng Hòa"],
    ]
    shown = works.show(*rows)
    assert [problem.row for problem in shown.problems if problem.code == "work_from_above"] == [3]
    assert imports.confirm(works.db, shown).committed
    assert sorted(works.authors().values()) == [["A"], ["A", "B"]]


def test_a_row_with_a_number_and_no_title_lacks_it(works: Works) -> None:
    rows: list[list[Any]] = [
        [1, X, "Lê Thị B", "Cơ sở", 2025, 100, None],
        [2, None, "Hoàng Hòa", "Cơ sở", 2025, 100, None],
    ]
    assert "required_missing" in {problem.code for problem in works.show(*rows).problems}


def test_works_that_are_only_asked_for_are_counted_and_not_their_authors(works: Works) -> None:
    title: list[Any] = ["DANH SÁCH SÁNG KIẾN ĐỀ NGHỊ CÔNG NHẬN NĂM 2026"]
    head: list[Any] = ["STT", "Tên sáng kiến", "Tác giả", "Tỷ lệ (%)"]
    shown = works.show(head, [1, X, "Lê Thị B", 60], [None, X, "Hoàng Hòa", 40], head=title)
    assert [one.details["count"] for one in shown.problems if one.code == "initiatives_asked"] == [1]


@pytest.mark.parametrize("of_class", ["Xếp loại", "Mức đạt", "Đánh giá"])
@pytest.mark.parametrize("result", ["Kết quả", "Kết quả xét"])
def test_what_came_of_an_initiative_is_not_told_by_its_class(works: Works, of_class: str, result: str) -> None:
    head = ["STT", "Tên sáng kiến", "Tác giả", "Năm", of_class, result]
    rows = [[1, X, "Lê Thị B", 2026, "A", "Công nhận"], [2, "Giải pháp Y", "Hoàng Hòa", 2026, "C", "Không công nhận"]]
    shown = works.show(*rows, head=head)
    assert "initiative_denied" in {one.code for one in shown.problems}
    assert imports.confirm(works.db, shown, accept_valid=True).committed
    assert [row[0] for row in _stored(works)] == [X]


@pytest.mark.parametrize("heading", ["Ông/Bà", "Ông (bà)", "Ông, bà"])
def test_authors_of_a_list_of_initiatives_may_be_headed_by_how_they_are_addressed(works: Works, heading: str) -> None:
    columns = ["STT", heading, "Chức vụ", "Đơn vị", "Tên sáng kiến"]
    works.take(columns, [1, "Lê Thị B", None, None, X], head=["DANH SÁCH CÔNG NHẬN SÁNG KIẾN NĂM 2026"], sheet="Sheet1")
    assert [row[0] for row in _stored(works)] == [X]
    assert [*works.authors().values()] == [["A"]]
