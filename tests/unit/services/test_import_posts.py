"""Posts in fewer words leave the one on file as it is, and say so; another post still is a change."""

import pytest
from openpyxl import Workbook

from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.matching.posts import says_less_of_post
from khenthuong_desktop.store.tables import Collective, Person
from tests.unit.services.importing import Importer

OFFICE, CENTRE = "Văn phòng HĐND và UBND", "Trung tâm Phục vụ hành chính công"


@pytest.mark.parametrize(
    ("written", "on_file", "unit"),
    [
        ("TP", "Trưởng phòng", "Phòng Kinh tế"),
        ("TP", "Trưởng phòng Kinh tế", None),
        ("Trưởng phòng", "Trưởng phòng Kinh tế", "Phòng Kinh tế"),
        ("Phó CVP", "Phó Chánh Văn phòng", OFFICE),
        ("PCVP", "Phó Chánh Văn phòng", OFFICE),
        ("Chánh VP", "Chánh Văn phòng", OFFICE),
        ("CT", "Chủ tịch UBND", OFFICE),
        ("P. CT", "Phó Chủ tịch UBND xã", OFFICE),
        ("Chủ tịch", "Chủ tịch UBND xã", OFFICE),
        ("VC - Trung tâm Phục vụ hành chính công", "Viên chức", CENTRE),
        ("VC (TTPVHCC)", "Viên chức", CENTRE),
        ("CC VP-TK", "CC Văn phòng - Thống kê", OFFICE),
        ("CC", "CC Tư pháp - Hộ tịch", OFFICE),
        ("Công chức", "Công chức Tư pháp - Hộ tịch", OFFICE),
        ("LX", "Lái xe", None),
        ("ĐDT", "Điều dưỡng trưởng", None),
        ("Trưởng thôn", "Bí thư Chi bộ, Trưởng thôn", "Thôn Đoài"),
        ("Trưởng thôn Đoài", "Trưởng thôn", "Thôn Đoài"),
        ("Trưởng phòng Kinh tế, Hạ tầng và Đô thị", "Trưởng phòng", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Chánh Văn phòng HĐND và UBND", "Chánh Văn phòng", "Văn phòng HĐND và UBND"),
        ("Trưởng khoa Nội tổng hợp", "Trưởng Khoa", "Khoa Nội tổng hợp"),
    ],
)
def test_fewer_words_say_less(written: str, on_file: str, unit: str | None) -> None:
    assert says_less_of_post(written, on_file, unit)


@pytest.mark.parametrize(
    ("written", "on_file"),
    [
        ("CVP", "Phó Chánh Văn phòng"),
        ("PTP", "Trưởng phòng"),
        ("Trưởng phòng", "TP"),
        ("Chuyên viên", "Chuyên viên chính"),
        ("Trưởng phòng Kinh tế", "Trưởng phòng"),
        ("Trưởng phòng", "Phó Trưởng phòng"),
        ("GV - Trường khác", "Giáo viên"),
        ("HT", "Giáo viên"),
    ],
)
def test_another_post_does_not(written: str, on_file: str) -> None:
    assert not says_less_of_post(written, on_file, OFFICE)


@pytest.mark.parametrize(
    ("written", "on_file", "unit", "told"),
    [
        ("Trưởng thôn Đoài", "Trưởng thôn", "Thôn Đông", None),
        ("Chuyên viên chính", "Chuyên viên", "Phòng Tổ chức - Hành chính", None),
        ("Trưởng phòng Kinh tế", "Trưởng phòng", "Phòng Kinh tế", "Phòng Nội vụ"),
    ],
)
def test_a_post_with_words_of_another_unit_does_not(written: str, on_file: str, unit: str, told: str | None) -> None:
    assert not says_less_of_post(written, on_file, unit, told)


@pytest.mark.parametrize(
    ("written", "on_file", "unit", "told"),
    [
        ("Bí thư", "Bí thư Đảng ủy", "Xã An Bình", None),
        ("Bí thư", "Bí thư Chi bộ thôn Đông", None, None),
        ("Chủ tịch", "Chủ tịch Hội Nông dân xã", "Hội Nông dân", "Hội Nông dân xã"),
        ("Giáo viên", "Giáo viên Tổ Toán", "Trường A", "Trường A"),
        ("Trưởng phòng", "Trưởng phòng Kinh tế", "Phòng Kinh tế", "P.KT"),
        ("Trưởng phòng", "Trưởng phòng Kinh tế", "Phòng Kinh tế", "UBND xã An Bình"),
        ("Trưởng phòng", "Trưởng phòng Kinh tế", "Phòng Kinh tế", "Phòng Kinh tế, UBND xã An Bình"),
        ("CC", "CC Văn phòng - Thống kê", OFFICE, "UBND xã An Bình"),
    ],
)
def test_the_organ_behind_a_post_may_be_left_out(
    written: str, on_file: str, unit: str | None, told: str | None
) -> None:
    assert says_less_of_post(written, on_file, unit, told)


@pytest.mark.parametrize(
    ("written", "on_file", "unit", "told"),
    [
        ("Trưởng phòng", "Trưởng phòng Kinh tế", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"),
        ("Chủ tịch", "Chủ tịch Hội Nông dân xã", "Hội Nông dân xã", "UBND xã An Bình"),
        ("Phó Bí thư", "Phó Bí thư Thường trực Đảng ủy", None, None),
    ],
)
def test_who_went_to_another_unit_leaves_its_post(written: str, on_file: str, unit: str, told: str) -> None:
    assert not says_less_of_post(written, on_file, unit, told)


@pytest.mark.parametrize("with_code", [True, False])
def test_the_fuller_post_stays_and_is_told(importer: Importer, with_code: bool) -> None:
    head = ["Mã số", "Họ và tên", "Ngày sinh", "Chức vụ"]
    rows = [["A", "Lê Hoa", "05/07/1985", "TP"], ["B", "Trần An", "06/07/1985", "Trưởng phòng"]]
    with importer.db.write("by_hand") as session:
        for code, name, born, post in (
            ("A", "Lê Hoa", "1985-07-05", "Trưởng phòng"),
            ("B", "Trần An", "1985-07-06", "Phó Trưởng phòng"),
        ):
            session.add(Person(code=code, name=name, birth_date=born, job_title=post))
    workbook = Workbook()
    for row in (head, *rows):
        workbook.worksheets[0].append(row if with_code else row[1:])
    workbook.save(importer.path)
    shown = imports.preview(importer.db, importer.library, importer.path)
    (kept,) = shown.problems
    assert (kept.code, kept.row) == ("post_kept", 2)
    assert "“TP”, chỉ là cách viết khác của “Trưởng phòng”" in kept.message
    assert [row.changes.get("job_title") for row in shown.sheets[0].rows] == [
        None,
        ("Phó Trưởng phòng", "Trưởng phòng"),
    ]
    imports.confirm(importer.db, shown)
    assert sorted((row.code, row.job_title) for row in importer.all(Person)) == [
        ("A", "Trưởng phòng"),
        ("B", "Trưởng phòng"),
    ]


@pytest.mark.parametrize(
    ("heads", "told", "posts"),
    [
        (["Chức danh nghề nghiệp"], ["Bác sĩ chính"], ("Trưởng khoa", "Bác sĩ chính")),
        (["Chức vụ", "Chức danh nghề nghiệp"], [None, "Bác sĩ chính"], ("Trưởng khoa", "Bác sĩ chính")),
        (["Chức danh nghề nghiệp", "Chức vụ hiện nay"], ["Bác sĩ", "Giám đốc"], ("Giám đốc", "Giám đốc")),
        (["Chức danh"], ["Phó Giám đốc"], ("Phó Giám đốc", "Phó Giám đốc")),
    ],
)
def test_a_profession_fills_in_for_a_post_but_never_takes_its_place(
    importer: Importer, heads: list[str], told: list[str | None], posts: tuple[str, str]
) -> None:
    with importer.db.write("by_hand") as session:
        session.add(Person(code="A", name="Lê Quang Dũng", birth_date="1980-12-25", job_title="Trưởng khoa"))
    workbook = Workbook()
    for row in (
        ["STT", "Họ và tên", "Ngày sinh", *heads],
        [1, "Lê Quang Dũng", "25/12/1980", *told],
        [2, "Phạm Thị Mai", "15/08/1988", *told],
    ):
        workbook.worksheets[0].append(row)
    workbook.save(importer.path)
    shown = imports.preview(importer.db, importer.library, importer.path)
    kept = [problem.row for problem in shown.problems if problem.code == "profession_no_post"]
    assert kept == ([2] if posts[0] == "Trưởng khoa" else [])
    imports.confirm(importer.db, shown)
    assert {row.name: row.job_title for row in importer.all(Person)} == {
        "Lê Quang Dũng": posts[0],
        "Phạm Thị Mai": posts[1],
    }


@pytest.mark.parametrize(
    ("on_file", "heads", "told", "post"),
    [
        ("Trưởng khoa", ["Chức danh"], ["BS"], "Trưởng khoa"),
        ("Trưởng bộ môn", ["Chức danh"], ["Giảng viên chính"], "Trưởng bộ môn"),
        ("Điều dưỡng trưởng", ["Chức vụ", "Chức danh"], [None, "ĐD"], "Điều dưỡng trưởng"),
        ("Trưởng khoa", ["Chức danh"], ["Giám đốc"], "Giám đốc"),
        ("Trưởng khoa", ["Chức vụ"], ["Bác sĩ"], "Bác sĩ"),
        ("Giảng viên", ["Chức danh"], ["Trưởng bộ môn"], "Trưởng bộ môn"),
        ("Bác sĩ", ["Chức danh"], ["Bác sĩ chính"], "Bác sĩ chính"),
        ("Nhân viên nhà trường", ["Chức danh"], ["Giáo viên"], "Giáo viên"),
    ],
)
def test_a_title_that_may_be_a_profession_takes_no_leading_post_away(
    importer: Importer, on_file: str, heads: list[str], told: list[str | None], post: str
) -> None:
    with importer.db.write("by_hand") as session:
        session.add(Person(code="A", name="Lê Quang Dũng", birth_date="1980-12-25", job_title=on_file))
    answer = importer.take_list([["STT", "Họ và tên", "Ngày sinh", *heads], [1, "Lê Quang Dũng", "25/12/1980", *told]])
    assert [row.job_title for row in importer.all(Person)] == [post]
    noted = [problem for problem in answer.problems if problem.code == "title_no_post"]
    assert bool(noted) == (post == on_file)
    assert all(f"“{heads[0]}”" in problem.sentence for problem in noted)


@pytest.mark.parametrize(
    ("written", "kept", "code"),
    [
        ("Khu phố 2", (None, "Khu phố 2"), "post_is_unit"),
        ("Tổ Văn phòng", (None, "Tổ Văn phòng"), "post_is_unit"),
        ("Thôn Đông", (None, None), "post_is_place"),
        ("Khu phố trưởng", ("Khu phố trưởng", None), None),
        ("Thôn đội trưởng", ("Thôn đội trưởng", None), None),
    ],
)
def test_the_name_of_a_unit_or_a_village_is_no_post(
    importer: Importer, written: str, kept: tuple[str | None, str | None], code: str | None
) -> None:
    with importer.db.write("by_hand") as session:
        session.add_all([Collective(code="K2", name="Khu phố 2"), Collective(code="T1", name="Tổ Văn phòng")])
    workbook = Workbook()
    for row in (
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ, địa chỉ"],
        [1, "Lê Quang Dũng", 1980, "Chuyên viên"],
        [2, "Phạm Thị Mơ", 1970, written],
    ):
        workbook.worksheets[0].append(row)
    workbook.save(importer.path)
    shown = imports.preview(importer.db, importer.library, importer.path)
    told = [problem.code for problem in shown.problems if problem.code.startswith("post_is_")]
    imports.confirm(importer.db, shown)
    people = {row.name: (row.job_title, row.collective_name) for row in importer.all(Person)}
    assert (people["Phạm Thị Mơ"], told) == (kept, [code] if code else [])
