"""Awards that only the title of a list names: of households that got or strive for "Gia đình văn hóa", of others."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.domain.terms import SubjectKind, UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.rounds import open_round
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Collective,
    Household,
    Nomination,
    Person,
    Registration,
    Unit,
    YearRating,
)

DECISION: list[Any] = ["(Kèm theo Quyết định số 215/QĐ-UBND ngày 10/12/2025)"]
HEADS: list[Any] = ["TT", "Họ và tên chủ hộ", "Thôn", "Ghi chú"]
HUNG: list[Any] = [1, "Nguyễn Văn Hùng", "Thôn Đông", None]
BAY: list[Any] = [2, "Trần Văn Bảy", "T. Đoài", None]
FAMILY = "cultural_family"


class Lists:
    """Lists on their way in, and what is on file then."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "ds.xlsx"
        with db.write("seed") as session:
            session.add(Household(code="HO1", head_name="Nguyễn Văn Hùng", address="Thôn Đông"))
            session.add(Household(code="HO2", head_name="Nguyễn Văn Hùng", address="Thôn Đoài"))
            session.add(Household(code="HO3", head_name="Trần Văn Bảy", address="Thôn Đoài, xã An Bình"))
            session.add(Person(code="CN1", name="Nguyễn Văn Hùng"))

    def show(self, *rows: list[Any], aim: imports.Aim | None = None, **sheets: list[list[Any]]) -> imports.Preview:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        for name, of_sheet in sheets.items():
            page = book.create_sheet(name.replace("_", " "))
            for row in of_sheet:
                page.append(row)
        book.save(self.path)
        return imports.preview(self.db, self.library, self.path, aim=aim or imports.Aim())

    def take(self, *rows: list[Any], aim: imports.Aim | None = None, **sheets: list[list[Any]]) -> imports.ImportAnswer:
        return imports.confirm(self.db, self.show(*rows, aim=aim, **sheets), accept_valid=True)

    def all(self, table: type[Any]) -> list[Any]:
        with self.db.read() as session:
            return list(session.scalars(select(table)))

    def codes(self) -> dict[str, str]:
        return {row.id: row.code for table in (Person, Collective, Household) for row in self.all(table)}

    def held(self) -> list[tuple[str, str, int, str | None]]:
        codes = self.codes()
        return sorted((codes[row.subject_id], row.award, row.year, row.decision_number) for row in self.all(AwardHeld))

    def registered(self) -> list[tuple[str, str, int]]:
        codes = self.codes()
        return sorted((codes[row.subject_id], row.award, row.year) for row in self.all(Registration))


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    return Lists(db, library, tmp_path)


def told(answer: imports.ImportAnswer | imports.Preview) -> set[str]:
    return {problem.code for problem in answer.problems}


def titled(words: str) -> list[Any]:
    return [f"DANH SÁCH HỘ GIA ĐÌNH {words}"]


@pytest.mark.parametrize("heading", ["Họ và tên chủ hộ", "Chủ hộ", "Tên hộ gia đình", "Hộ ông/bà"])
def test_a_decision_on_cultural_families_is_noted_for_each_household_of_its_list(lists: Lists, heading: str) -> None:
    heads = [HEADS[0], heading, *HEADS[2:]]
    lists.take(titled("ĐẠT DANH HIỆU “GIA ĐÌNH VĂN HÓA” NĂM 2025"), DECISION, heads, HUNG, BAY)

    assert lists.held() == [("HO1", FAMILY, 2025, "215/QĐ-UBND"), ("HO3", FAMILY, 2025, "215/QĐ-UBND")]


def test_an_award_of_households_never_goes_to_the_person_of_that_name(lists: Lists) -> None:
    row = [1, "Nguyễn Văn Hùng", "Thôn Bắc", "Gia đình văn hóa"]
    answer = lists.take(titled("VĂN HÓA NĂM 2025"), DECISION, ["TT", "Chủ hộ", "Thôn", "Danh hiệu"], row)

    assert lists.held() == []
    assert "household_maybe" in told(answer)


def test_households_that_nobody_entered_are_made_with_their_award_when_asked(lists: Lists) -> None:
    rows = titled("ĐƯỢC CÔNG NHẬN GIA ĐÌNH VĂN HÓA NĂM 2025"), DECISION, HEADS, [1, "Lò Thị Mỷ", "Thôn Đông", None]
    shown = lists.show(*rows)
    assert shown.plan.people_missing == ("Lò Thị Mỷ",)

    answer = lists.take(*rows, aim=imports.Aim(make_people=True))

    (made,) = [row for row in lists.all(Household) if row.head_name == "Lò Thị Mỷ"]
    assert made.address == "Thôn Đông"
    assert lists.held() == [(made.code, FAMILY, 2025, "215/QĐ-UBND")]
    assert answer.people_made == ("Lò Thị Mỷ",)


def test_households_in_the_decision_of_a_province_are_not_made(lists: Lists) -> None:
    decision = ["(Kèm theo Quyết định số 15/QĐ-UBND ngày 10/12/2025 của Chủ tịch UBND tỉnh Lào Cai)"]
    row = [1, "Lò Thị Mỷ", "Thôn Đông", "Gia đình văn hóa"]
    heads = ["TT", "Chủ hộ", "Thôn", "Danh hiệu"]
    lists.take(titled("ĐƯỢC KHEN THƯỞNG NĂM 2025"), decision, heads, row, aim=imports.Aim(make_people=True))

    assert len(lists.all(Household)) == 3


def test_villages_of_a_decision_get_the_award_of_its_title(lists: Lists) -> None:
    with lists.db.write("seed") as session:
        session.add(Collective(code="TT1", name="Thôn Đông"))
        names = ("place", "symbol", "head_title", "council_symbol", "drafting_office", "higher_authority")
        said = dict.fromkeys(names, "An Bình")
        session.add(Unit(code="UB", name="UBND xã An Bình", level=UnitLevel.COMMUNE, province="tỉnh Hưng Yên", **said))
    title = ["DANH SÁCH THÔN ĐẠT DANH HIỆU THÔN VĂN HÓA NĂM 2025"]
    decision = ["(Kèm theo Quyết định số 7/QĐ-UBND ngày 15/01/2026 của Chủ tịch UBND xã An Bình)"]
    lists.take(title, decision, ["TT", "Tên thôn", "Ghi chú"], [1, "Thôn Đông", None])

    assert lists.held() == [("TT1", "cultural_village", 2025, "7/QĐ-UBND")]


def test_households_that_register_by_the_title_are_entered_with_their_registration(lists: Lists) -> None:
    title = ["DANH SÁCH HỘ ĐĂNG KÝ XÂY DỰNG GIA ĐÌNH VĂN HÓA NĂM 2026"]
    answer = lists.take(title, ["TT", "Chủ hộ", "Thôn", "Ký tên"], HUNG, [2, "Lò Thị Mỷ", "Thôn Đông", None])

    assert [one[1:] for one in lists.registered()] == [(FAMILY, 2026)] * 2
    assert len(lists.all(Household)) == 4
    assert "title_award_of_all" in told(answer)


def test_what_a_title_without_a_decision_says_was_given_is_held(lists: Lists) -> None:
    for words in ("ĐẠT GIA ĐÌNH VĂN HÓA NĂM 2025", "THÔN TRỊNH XÁ ĐẠT GIA ĐÌNH VĂN HÓA NĂM 2025"):
        lists.take(titled(words), HEADS, HUNG, BAY)
        assert lists.held() == [("HO1", FAMILY, 2025, None), ("HO3", FAMILY, 2025, None)]
        lists.db.undo()


@pytest.mark.parametrize(
    "words",
    [
        "GIA ĐÌNH VĂN HÓA NĂM 2025",
        "ĐẠT GIA ĐÌNH VĂN HÓA",
        "ĐỦ TIÊU CHUẨN GIA ĐÌNH VĂN HÓA NĂM 2025",
        "DỰ KIẾN ĐẠT GIA ĐÌNH VĂN HÓA NĂM 2025",
        "HIẾN ĐẤT LÀM ĐƯỜNG, GIA ĐÌNH VĂN HÓA NĂM 2025",
        "ĐẠT GIA ĐÌNH VĂN HÓA NĂM 2025 (KHÔNG CÔNG NHẬN)",
    ],
)
def test_a_title_that_leaves_open_what_became_of_the_award_gives_none_and_says_so(lists: Lists, words: str) -> None:
    answer = lists.take(titled(words), HEADS, HUNG, BAY)

    assert lists.held() == []
    assert "title_award_not_kept" in told(answer)


def test_a_title_that_refuses_its_award_gives_none_and_says_so(lists: Lists) -> None:
    answer = lists.take(titled("KHÔNG ĐẠT GIA ĐÌNH VĂN HÓA NĂM 2025"), HEADS, HUNG, BAY)

    assert lists.held() == []
    assert told(answer) & {"under_refusal", "title_award_not_kept"} == {"under_refusal"}


def test_households_that_did_not_get_it_are_told_by_their_result_and_sheets_of_villages_say_where(lists: Lists) -> None:
    heads: list[Any] = ["TT", "Họ và tên chủ hộ", "Số khẩu", "Xếp loại"]
    east: list[list[Any]] = [["GIA ĐÌNH VĂN HÓA THÔN ĐÔNG NĂM 2025"], heads, [1, "Nguyễn Văn Hùng", 4, "Đạt"]]
    west: list[list[Any]] = [
        ["GIA ĐÌNH VĂN HÓA THÔN ĐOÀI NĂM 2025"],
        heads,
        [1, "Nguyễn Văn Hùng", 4, "Không đạt"],
        [2, "Trần Văn Bảy", 3, "Còn xem xét"],
    ]
    answer = lists.take(Thôn_Đông=east, Thôn_Đoài=west)

    assert lists.held() == [("HO1", FAMILY, 2025, None)]
    assert "result_unclear" in told(answer)


def test_people_who_register_by_the_title_are_entered_with_their_registration(lists: Lists) -> None:
    title = ["DANH SÁCH CÁ NHÂN ĐĂNG KÝ DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2026"]
    lists.take(title, ["TT", "Họ và tên", "Chức vụ"], [1, "Lê Hoàng Cường", "Chánh Văn phòng"])

    assert [one[1:] for one in lists.registered()] == [("grassroots_emulation_fighter", 2026)]


def test_an_award_that_the_title_only_proposes_is_said_to_wait_for_a_round(lists: Lists) -> None:
    title = ["DANH SÁCH CÁ NHÂN ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU “CHIẾN SĨ THI ĐUA CƠ SỞ” NĂM 2025"]
    answer = lists.take(title, ["TT", "Họ và tên", "Chức vụ"], [1, "Lê Hoàng Cường", "Chánh Văn phòng"])

    assert lists.held() == [] and lists.registered() == []
    assert "proposals_not_kept" in told(answer)


def test_a_household_that_did_not_pass_is_not_proposed_by_the_title(lists: Lists) -> None:
    key = open_round(lists.db, "Gia đình văn hóa", 2026, date(2026, 11, 1))
    heads = ["TT", "Họ và tên chủ hộ", "Thôn", "Kết quả bình xét"]
    title = titled("ĐỀ NGHỊ CÔNG NHẬN GIA ĐÌNH VĂN HÓA NĂM 2026")
    lists.take(title, heads, [*HUNG[:3], "Đạt"], [*BAY[:3], "Không đạt"], aim=imports.Aim(round=key))

    assert [(row.subject_kind, row.award) for row in lists.all(Nomination)] == [(SubjectKind.HOUSEHOLD, FAMILY)]


def test_what_households_reached_in_all_years_of_a_period_is_held_and_what_the_title_asks_for_proposed(
    lists: Lists,
) -> None:
    key = open_round(lists.db, "Khen thưởng", 2026, date(2026, 11, 1))
    title = [titled("ĐẠT DANH HIỆU GIA ĐÌNH VĂN HÓA 2 NĂM LIÊN TỤC (2024 - 2025)")]
    heads = ["TT", "Họ và tên chủ hộ", "Thôn", "Năm 2024", "Năm 2025"]
    row = [*HUNG[:3], "GĐVH", "GĐVH"]
    lists.take(*title, ["ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN"], heads, row, aim=imports.Aim(round=key))

    assert lists.held() == [("HO1", FAMILY, 2024, None), ("HO1", FAMILY, 2025, None)]
    assert [row.award for row in lists.all(Nomination)] == ["certificate_of_merit"]


@pytest.mark.parametrize("heading", ["Địa chỉ/Chức vụ", "Chức vụ/Địa chỉ", "Địa chỉ, chức vụ"])
def test_where_households_live_and_what_people_are_may_stand_in_one_column(lists: Lists, heading: str) -> None:
    key = open_round(lists.db, "Khen thưởng", 2026, date(2026, 11, 1))
    heads = ["TT", "Tên tập thể, hộ gia đình, cá nhân", heading, "Hình thức đề nghị"]
    rows: list[list[Any]] = [["I", "Hộ gia đình"], [1, "Hộ ông Nguyễn Văn Hùng", "Thôn Đoài", "Giấy khen"]]
    people: list[list[Any]] = [["II", "Cá nhân"], [1, "Lê Thị Mơ", "Hội viên Hội Nông dân", "Giấy khen"]]
    aim = imports.Aim(round=key, make_people=True)
    lists.take(["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], heads, *rows, *people, aim=aim)

    codes, posts = lists.codes(), {row.name: row.job_title for row in lists.all(Person)}
    assert "HO2" in [codes[row.subject_id] for row in lists.all(Nomination)]
    assert posts["Lê Thị Mơ"] == "Hội viên Hội Nông dân"


@pytest.mark.parametrize("with_round", [False, True])
def test_whose_award_is_taken_back_neither_holds_it_nor_is_proposed(lists: Lists, with_round: bool) -> None:
    aim = imports.Aim(round=open_round(lists.db, "Thi đua", 2026, date(2026, 11, 1))) if with_round else imports.Aim()
    title = ["DANH SÁCH THU HỒI DANH HIỆU LAO ĐỘNG TIÊN TIẾN ĐÃ ĐƯỢC CÔNG NHẬN NĂM 2024"]
    answer = lists.take(title, ["TT", "Họ và tên", "Danh hiệu"], [1, "Nguyễn Văn Hùng", "LĐTT"], aim=aim)

    assert (lists.held(), lists.registered(), lists.all(Nomination)) == ([], [], [])
    assert "list_revokes" in told(answer)


@pytest.mark.parametrize("period", ["GIAI ĐOẠN 2026-2030", "5 NĂM 2026-2030", "TỪ NĂM 2026 ĐẾN NĂM 2030"])
def test_a_list_that_registers_for_a_period_registers_for_no_year_and_proposes_nobody(
    lists: Lists, period: str
) -> None:
    aim = imports.Aim(round=open_round(lists.db, "Thi đua", 2026, date(2026, 11, 1)))
    title = [f"DANH SÁCH ĐĂNG KÝ THI ĐUA {period}"]
    answer = lists.take(title, ["TT", "Họ và tên", "Danh hiệu"], [1, "Nguyễn Văn Hùng", "LĐTT"], aim=aim)

    assert (lists.registered(), lists.all(Nomination)) == ([], [])
    assert "extra_column" in told(answer)


def test_villages_that_register_by_the_title_are_entered_with_their_registration(lists: Lists) -> None:
    title = ["DANH SÁCH THÔN ĐĂNG KÝ DANH HIỆU THÔN VĂN HÓA NĂM 2026"]
    answer = lists.take(title, ["TT", "Tên thôn"], [1, "Thôn Đông"], [2, "Thôn Đoài"])

    assert [one[1:] for one in lists.registered()] == [("cultural_village", 2026)] * 2
    assert not any(problem.severity == "warning" for problem in answer.problems)


def test_tables_under_one_another_register_for_what_their_own_titles_say(lists: Lists) -> None:
    heads = ["TT", "Họ và tên", "Chức vụ"]
    an, ba = [1, "Lê Hoàng Cường", "Chánh Văn phòng"], [1, "Trần Thị Bình", "Văn thư"]
    first, second = ["I. DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ"], ["II. DANH HIỆU LAO ĐỘNG TIÊN TIẾN"]
    lists.take(["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"], first, heads, an, [], second, heads, ba)

    assert sorted(award for _, award, _ in lists.registered()) == ["advanced_worker", "grassroots_emulation_fighter"]


def test_a_whole_title_between_tables_says_the_year_and_the_purpose_of_its_own(lists: Lists) -> None:
    heads, an = ["TT", "Họ và tên", "Chức vụ"], [1, "Lê Hoàng Cường", "Chánh Văn phòng"]
    first = ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2025"]
    second = ["DANH SÁCH CÁ NHÂN ĐĂNG KÝ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2026"]
    lists.take(first, heads, an, [], second, heads, [1, "Trần Thị Bình", "Văn thư"])

    assert [one[1:3] for one in lists.held()] == [("grassroots_emulation_fighter", 2025)]
    assert [one[1:] for one in lists.registered()] == [("advanced_worker", 2026)]


def test_the_same_people_and_households_in_the_titled_lists_of_two_years_hold_the_awards_of_both(lists: Lists) -> None:
    heads: list[Any] = ["TT", "Họ và tên", "Chức vụ"]
    an: list[Any] = [1, "Lê Hoàng Cường", "Chánh Văn phòng"]
    people, families = ("CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN", "HỘ ĐẠT DANH HIỆU GIA ĐÌNH VĂN HÓA")
    for words, of_list in ((people, [heads, an]), (families, [HEADS, BAY])):
        earlier, later = [[f"DANH SÁCH {words} NĂM {year}"] for year in (2024, 2025)]
        lists.take(earlier, *of_list, [], later, *of_list)

    assert sorted((award, year) for _, award, year, *_ in lists.held()) == [
        ("advanced_worker", 2024),
        ("advanced_worker", 2025),
        (FAMILY, 2024),
        (FAMILY, 2025),
    ]


def test_the_decision_of_the_title_stays_with_the_award_whatever_columns_stand_beside_the_names(lists: Lists) -> None:
    heads = ["TT", "Họ và tên chủ hộ", "Thôn", "Số khẩu"]
    title = titled("ĐẠT DANH HIỆU GIA ĐÌNH VĂN HÓA NĂM 2025")
    lists.take(title, DECISION, [], heads, [*HUNG[:3], 4], [*BAY[:3], 2])

    assert [one[1:] for one in lists.held()] == [(FAMILY, 2025, "215/QĐ-UBND")] * 2
    assert {row.decision_date for row in lists.all(AwardHeld)} == {date(2025, 12, 10)}


def test_rules_named_above_a_list_are_no_decision_on_its_award(lists: Lists) -> None:
    heads = ["TT", "Họ và tên chủ hộ", "Thôn", "Số khẩu"]
    rules: list[Any] = ["(Theo Quyết định số 9/QĐ-UBND ngày 10/01/2025 về Quy chế công nhận Gia đình văn hóa)"]
    lists.take(titled("ĐẠT DANH HIỆU GIA ĐÌNH VĂN HÓA NĂM 2025"), rules, [], heads, [*BAY[:3], 2])

    assert [one[1:] for one in lists.held()] == [(FAMILY, 2025, None)]


def test_who_did_not_pass_is_named_by_the_result(lists: Lists) -> None:
    rows = (["TT", "Chủ hộ", "Thôn", "Kết quả"], [*HUNG[:3], "Đạt"], [*BAY[:3], "Không đạt"])
    answer = lists.take(["TỔNG HỢP GIA ĐÌNH VĂN HÓA NĂM 2025"], *rows)
    (denied,) = (one for one in answer.problems if one.code == "title_award_denied")
    assert (denied.details["count"], denied.details["rows"]) == (1, "4")


def test_the_organ_of_the_decision_in_the_title_stays_with_the_award(lists: Lists) -> None:
    decision: list[Any] = ["(Kèm theo Quyết định số 215/QĐ-UBND ngày 10/12/2025 của Chủ tịch UBND xã An Bình)"]
    title: list[Any] = ["DANH SÁCH HỘ GIA ĐÌNH ĐƯỢC CÔNG NHẬN “GIA ĐÌNH VĂN HÓA” NĂM 2025"]
    lists.take(title, decision, ["STT", "Họ và tên chủ hộ", "Thôn", "Số khẩu"], [1, "Nguyễn Văn Hùng", "Thôn Đông", 4])
    assert [row.decided_by for row in lists.all(AwardHeld)] == ["Chủ tịch UBND xã An Bình"]


def test_a_shorter_address_leaves_the_fuller_one_on_file(lists: Lists) -> None:
    answer = lists.take(titled("ĐẠT GIA ĐÌNH VĂN HÓA NĂM 2025"), HEADS, BAY)
    assert {row.code: row.address for row in lists.all(Household)}["HO3"] == "Thôn Đoài, xã An Bình"
    assert [one.details["kept"] for one in answer.problems if one.code == "post_kept"] == ["Thôn Đoài, xã An Bình"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("DANH SÁCH KHEN THƯỞNG ĐỘT XUẤT", "unexpected"),
        ("DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG THEO CHUYÊN ĐỀ", "movement"),
        ("DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG THƯỜNG XUYÊN, ĐỘT XUẤT", None),
        ("DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG", None),
    ],
)
def test_the_type_of_commendation_in_a_title_is_that_of_its_awards(lists: Lists, title: str, kind: str | None) -> None:
    with lists.db.write("seed") as session:
        session.add(Person(code="CN2", name="Lò Văn Khải", collective_name="Văn phòng"))
    head: list[Any] = ["STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", "Mức thưởng"]
    decision: list[Any] = ["(Kèm theo QĐ số 388/QĐ-UBND ngày 05/11/2025)"]
    answer = lists.take([title], decision, head, [1, "Lò Văn Khải", "Văn phòng", "Giấy khen", 700000])
    assert [row.commendation_type for row in lists.all(AwardHeld)] == [kind]
    assert [one.details["heading"] for one in answer.problems if one.code == "notes_not_kept"] == ["Mức thưởng"]


@pytest.mark.parametrize("heading", ["Kết quả xếp loại", "Mức độ hoàn thành nhiệm vụ"])
def test_ratings_beside_people_leave_them_the_award_of_the_title(lists: Lists, heading: str) -> None:
    title = ["DANH SÁCH VIÊN CHỨC ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2025"]
    lists.take(title, DECISION, ["STT", "Họ và tên", "Chức vụ", heading], [1, "Lê Thị Mai", "Bác sĩ", "HTTNV"])
    held = [(one.award, one.year, one.decision_number) for one in lists.all(AwardHeld)]
    assert held == [("advanced_worker", 2025, "215/QĐ-UBND")]
    assert [(one.rating, one.year, one.decision_number) for one in lists.all(YearRating)] == [("HTTNV", 2025, None)]


def test_a_title_of_ratings_that_names_an_award_is_of_ratings(lists: Lists) -> None:
    title = ["KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG LÀM CĂN CỨ XÉT LAO ĐỘNG TIÊN TIẾN NĂM 2025"]
    with lists.db.write("by_hand") as session:
        session.add(Person(code="CN2", name="Lê Thị Mai", job_title="Bác sĩ"))
    lists.take(title, ["STT", "Họ và tên", "Chức vụ", "Xếp loại"], [1, "Lê Thị Mai", "Bác sĩ", "HTTNV"])
    assert lists.all(AwardHeld) == []
    assert [one.year for one in lists.all(YearRating)] == [2025]


def test_an_award_reached_by_the_title_of_ratings_is_told(lists: Lists) -> None:
    title = ["KẾT QUẢ XẾP LOẠI VÀ CÔNG NHẬN DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2025"]
    answer = lists.take(title, DECISION, ["STT", "Họ và tên", "Xếp loại"], [1, "Nguyễn Văn Hùng", "HTTNV"])
    assert "title_award_over_ratings" in told(answer)
    assert lists.all(AwardHeld) == []


MERIT = "DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ TẶNG GIẤY KHEN GIA ĐÌNH VĂN HÓA TIÊU BIỂU NĂM 2026"
ACHIEVED = ["TT", "Họ và tên chủ hộ", "Thôn", "Thành tích"]


def test_a_certificate_for_model_families_is_what_their_title_proposes(lists: Lists) -> None:
    told = lists.show([MERIT], ACHIEVED, [1, "Trần Văn Lưu", "Thôn Đoài", "Kinh tế khá"])
    assert [one.details for one in told.problems if one.code == "proposals_not_kept"] == [{"count": 1}]


def test_a_title_that_proposes_several_awards_says_that_none_is_kept(lists: Lists) -> None:
    title = ["DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ TẶNG GIẤY KHEN, BẰNG KHEN NĂM 2026"]
    told = lists.show(title, ACHIEVED, [1, "Trần Văn Lưu", "Thôn Đoài", "Kinh tế khá"])
    assert "title_awards_proposed" in [one.code for one in told.problems]


def test_a_column_of_awards_that_nobody_understood_is_not_told_otherwise_by_the_title(lists: Lists) -> None:
    head: list[Any] = ["TT", "Họ và tên chủ hộ", "Thôn", "Danh hiệu 2026"]
    rows: list[list[Any]] = [[1, "Lê Văn Mới", "Thôn Hạ", "GĐVH"], [2, "Lý Văn Tư", "Thôn Hạ", "Không đạt"]]
    shown = lists.show(["DANH SÁCH HỘ ĐẠT GIA ĐÌNH VĂN HÓA NĂM 2026"], head, *rows)
    assert "extra_award_year" in {problem.code for problem in shown.problems}
    assert "title_award_of_all" not in {problem.code for problem in shown.problems}
