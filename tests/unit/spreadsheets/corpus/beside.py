"""Lists of people that tell their records beside them: years under group headings, registrations, initiatives."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.unit.spreadsheets.corpus import pools
from tests.unit.spreadsheets.corpus.drafts import Draft, Truth
from tests.unit.spreadsheets.corpus.making import RATINGS, Maker, Words, truth_of
from tests.unit.spreadsheets.corpus.subjects import only, some_people

_YEARS: tuple[Callable[[int], str], ...] = (
    lambda year: str(year),
    lambda year: f"Năm {year}",
    lambda year: f"NĂM HỌC {year - 1}-{year}",
    lambda year: f"Năm học {year - 1} - {year}",
    lambda year: f"31/12/{year}",
)
_RATED = ("Kết quả xếp loại chất lượng", "Xếp loại", "Kết quả đánh giá, xếp loại các năm", "Mức độ hoàn thành nhiệm vụ")
_HELD = (
    "Danh hiệu thi đua đã đạt",
    "Danh hiệu, hình thức khen thưởng đã đạt được",
    "Thành tích khen thưởng",
    "Khen thưởng đã được tặng",
)


def _staff(random: Random) -> list[Truth]:
    return only(some_people(random, random.randint(8, 18)), "code", "name", "birth_date", "job_title", "unit")


def _maker(random: Random, truth: list[Truth]) -> Maker:
    make = Maker(random, truth)
    for field in ("code", "name", "birth_date", "job_title", "unit"):
        make.add(field)
    return make


def _awards(random: Random) -> str:
    count = random.choice([1, 1, 2])
    return "; ".join(random.sample(pools.AWARDS, count))


def _under(make: Maker, group: str, lower: list[str]) -> None:
    """The last columns under one heading."""
    for column, words in zip(make.columns[-len(lower) :], lower, strict=True):
        column.headings = (group, words)


def years_under_groups(random: Random) -> Draft:
    """Ratings and awards held, each under one heading over its years."""
    years = [2022, 2023, 2024, 2025][random.randint(0, 2) :]
    truth = _staff(random)
    for row in truth:
        for year in years:
            told: dict[str, Any] = {f"rating_{year}": random.choice(list(RATINGS)), f"held_{year}": _awards(random)}
            row.update({name: value for name, value in told.items() if random.random() < 0.8})
    make = _maker(random, truth)
    words = random.choice(_YEARS)
    lower = [words(year) for year in years]
    for year in years:
        make.add(f"rating_{year}", words=RATINGS, heading=str(year))
    _under(make, random.choice(_RATED), lower)
    for year in years:
        make.add(f"held_{year}", heading=str(year))
    _under(make, random.choice(_HELD), lower)
    return Draft(random, "people", make.columns, truth)


def groups_under_years(random: Random) -> Draft:
    """The year above, rating and award of it below."""
    years = [2023, 2024, 2025][random.randint(0, 1) :]
    truth = _staff(random)
    for row in truth:
        for year in years:
            row[f"rating_{year}"] = random.choice(list(RATINGS))
            row[f"held_{year}"] = _awards(random)
    make = _maker(random, truth)
    lower = [random.choice(["Xếp loại", "Mức xếp loại"]), random.choice(["Danh hiệu đã đạt", "Khen thưởng đã đạt"])]
    for year in years:
        make.add(f"rating_{year}", words=RATINGS, heading="?")
        make.add(f"held_{year}", heading="?")
        _under(make, f"Năm {year}", lower)
    return Draft(random, "people", make.columns, truth)


def people_who_register(random: Random) -> Draft:
    """What they register for, and the awards they hold with their years in the cell."""
    truth = _staff(random)
    for row in truth:
        row["registered_2026"] = _awards(random)
        row["held"] = f"{random.choice(pools.AWARDS)} năm {random.randint(2019, 2025)}"
    make = _maker(random, truth)
    in_heading = random.random() < 0.5
    form = random.choice(["Đăng ký danh hiệu{}", "Đăng ký danh hiệu thi đua{}", "Danh hiệu, hình thức đăng ký{}"])
    make.add("held", heading=random.choice(_HELD))
    make.add("registered_2026", heading=form.format(" năm 2026" if in_heading else ""))
    draft = Draft(random, "people", make.columns, truth)
    if not in_heading:
        draft.above = [["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"], []]
    return draft


def people_with_initiatives(random: Random) -> Draft:
    """The initiative of each, its decision and scope."""
    truth = _staff(random)
    for row in truth:
        if random.random() < 0.6:
            row |= truth_of(
                initiative=random.choice(pools.IDEAS),
                initiative_number=pools.decision_number(random),
                initiative_date=pools.day(random, 2022, 2025),
                initiative_scope=random.choice(["grassroots", "province"]),
            )
    make = _maker(random, truth)
    make.add(
        "initiative", heading=random.choice(["Tên sáng kiến", "Tên đề tài, sáng kiến", "Sáng kiến được công nhận"])
    )
    make.add("initiative_number", heading=random.choice(["Số QĐ công nhận", "Số quyết định công nhận sáng kiến"]))
    make.add("initiative_date", heading=random.choice(["Ngày công nhận", "Ngày QĐ công nhận"]))
    scopes: Words = {"grassroots": ("cơ sở", "cấp cơ sở"), "province": ("tỉnh", "Cấp tỉnh")}
    make.add("initiative_scope", words=scopes, heading=random.choice(["Cấp công nhận", "Phạm vi ảnh hưởng sáng kiến"]))
    return Draft(random, "people", make.columns, truth)
