"""Lists that the words around them tell from others: what was decided, what was voted, who sits."""

from random import Random

from tests.unit.spreadsheets.corpus import pools
from tests.unit.spreadsheets.corpus.drafts import Draft, Value
from tests.unit.spreadsheets.corpus.making import Maker, some, truth_of
from tests.unit.spreadsheets.corpus.subjects import some_people

_GIVEN = ("Danh hiệu, hình thức khen thưởng", "Hình thức khen thưởng", "Danh hiệu", "Mức khen")
_ABOVE = (
    "(Kèm theo Quyết định số {} ngày {} của Chủ tịch UBND tỉnh Hưng Yên)",
    "(Ban hành kèm theo Quyết định số: {}, ngày {} của Ủy ban nhân dân tỉnh)",
    "Kèm theo QĐ số {} ngày {}",
)


def decision_above(random: Random, title: str) -> list[list[Value]]:
    year, month, day = pools.day(random, 2020, 2025).split("-")
    said = random.choice([f"{day} tháng {month} năm {year}", f"{day}/{month}/{year}"])
    return [[title], [random.choice(_ABOVE).format(pools.decision_number(random), said)], []]


def decided_awards(random: Random) -> Draft:
    """People with what they were given, under the words that name the decision."""
    truth = [
        truth_of(
            **{name: row.get(name) for name in ("name", "birth_date", "job_title", "unit")},
            award=random.choice(pools.AWARDS),
            subject_kind="individual",
        )
        for row in some_people(random, random.randint(8, 25))
    ]
    make = Maker(random, truth)
    for field in ("name", "birth_date", "job_title", "unit"):
        make.add(field)
    make.add("award", heading=random.choice(_GIVEN))
    draft = Draft(random, "decision_list", make.columns, truth)
    draft.above = decision_above(random, "DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG")
    return draft


def decided_under_headings(random: Random) -> Draft:
    """Collectives and people of one list, each under kind and award."""
    names = random.sample(pools.UNITS, 3), pools.names(random, 6)
    heads = (("I", "TẬP THỂ", "collective"), ("II", "CÁ NHÂN", "individual"))
    awards = ("Tặng Giấy khen cho tập thể", "Danh hiệu Lao động tiên tiến")
    truth = [
        truth_of(
            name=name,
            job_title=some(random, lambda: random.choice(pools.JOBS)) if kind == "individual" else None,
            award=award,
            subject_kind=kind,
        )
        for (_, _, kind), award, of_kind in zip(heads, awards, names, strict=True)
        for name in of_kind
    ]
    make = Maker(random, truth)
    make.add("name", heading=random.choice(["Tên tập thể, cá nhân", "Họ và tên/Tên tập thể", "Tên đơn vị, cá nhân"]))
    make.add("job_title")
    draft = Draft(random, "decision_list", make.columns, truth)
    for index, (mark, words, _), award in zip((0, 3), heads, awards, strict=True):
        draft.between[index] = [[mark, words, None], ["1" if random.random() < 0.5 else "a", award, None]]
    draft.above = decision_above(random, "DANH SÁCH KHEN THƯỞNG")
    return draft


def votes_of_people(random: Random) -> Draft:
    """The count for each nominee."""
    truth = [
        truth_of(
            name=row["name"],
            unit=row["unit"],
            award=random.choice(pools.AWARDS),
            in_favour=str(random.randint(3, 9)),
            against=str(random.randint(0, 3)),
            invalid=some(random, lambda: "1"),
            share=f"{random.randint(50, 100)}%",
            subject_kind="individual",
        )
        for row in some_people(random, random.randint(8, 20))
    ]
    make = Maker(random, truth)
    for field in ("name", "unit"):
        make.add(field)
    make.add("award", heading=random.choice(["Danh hiệu đề nghị", "Danh hiệu, hình thức khen thưởng"]))
    for field, words in (("in_favour", "Đồng ý"), ("against", "Không đồng ý"), ("invalid", "Không hợp lệ")):
        make.add(field, heading=words if random.random() < 0.5 else f"Số phiếu {words.lower()}")
    make.add("share", heading=random.choice(["Tỷ lệ", "Tỷ lệ %", "Tỷ lệ đồng ý"]))
    draft = Draft(random, "vote_list", make.columns, truth)
    draft.above = [[random.choice(["BIÊN BẢN KIỂM PHIẾU", "KẾT QUẢ BỎ PHIẾU CỦA HỘI ĐỒNG"])], []]
    return draft


def council_members(random: Random) -> Draft:
    """Who sits on a council, by the decision named above."""
    roles = ["Chủ tịch Hội đồng", "Phó Chủ tịch Hội đồng", "Ủy viên, Thư ký", *["Ủy viên"] * 6]
    truth = [
        truth_of(
            name=name,
            job_title=random.choice(pools.JOBS),
            role=role,
            task=some(random, lambda: "Phụ trách khối trường học"),
            subject_kind="individual",
        )
        for name, role in zip(pools.names(random, len(roles)), roles, strict=True)
    ]
    make = Maker(random, truth)
    for field in ("name", "job_title"):
        make.add(field)
    make.add("role", heading=random.choice(["Chức danh trong Hội đồng", "Chức vụ trong Hội đồng", "Vai trò"]))
    make.add("task", heading=random.choice(["Nhiệm vụ được phân công", "Phân công nhiệm vụ", "Nhiệm vụ"]))
    draft = Draft(random, "council_list", make.columns, truth)
    draft.above = decision_above(random, "DANH SÁCH THÀNH VIÊN HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG")
    return draft
