"""Lists of people, collectives and households, and of those who are nominated."""

from random import Random

from tests.unit.spreadsheets.corpus import pools
from tests.unit.spreadsheets.corpus.drafts import Draft, Truth, Value
from tests.unit.spreadsheets.corpus.making import GENDERS, RATINGS, Maker, some, truth_of


def some_people(random: Random, count: int) -> list[Truth]:
    return [
        truth_of(
            code=f"CB{number:03d}",
            name=name,
            birth_date=some(random, lambda: _birth(random)),
            gender=random.choice(["male", "female"]),
            citizen_number=some(random, lambda: pools.citizen_number(random)),
            job_title=some(random, lambda: random.choice(pools.JOBS)),
            unit=random.choice(pools.UNITS[:6]),
        )
        for number, name in enumerate(pools.names(random, count), start=1)
    ]


def _birth(random: Random) -> str:
    day = pools.day(random, 1960, 2003)
    return random.choice([day, day, day, day[:4], day[:7]])


def only(rows: list[Truth], *fields: str) -> list[Truth]:
    return [{name: row[name] for name in fields if name in row} for row in rows]


def people(random: Random) -> Draft:
    coded = random.random() < 0.5
    person = ("name", "birth_date", "gender", "citizen_number", "job_title", "unit")
    truth = only(some_people(random, random.randint(9, 25)), *(("code",) if coded else ()), *person)
    make = Maker(random, truth)
    if coded:
        make.add("code")
    for field in ("name", "birth_date"):
        make.add(field)
    make.add("gender", words=GENDERS)
    for field in ("citizen_number", "job_title", "unit"):
        make.add(field)
    return Draft(random, "people", make.columns, truth)


def people_with_ratings(random: Random) -> Draft:
    years = [2023, 2024, 2025][: random.randint(1, 3)]
    truth = only(some_people(random, random.randint(8, 20)), "code", "name", "job_title", "unit")
    for row in truth:
        for year in years:
            if random.random() < 0.9:
                row[f"rating_{year}"] = random.choice(list(RATINGS))
    make = Maker(random, truth)
    for field in ("code", "name", "job_title", "unit"):
        make.add(field)
    form = random.choice(["Xếp loại {}", "Xếp loại năm {}", "Kết quả đánh giá năm {}", "Mức xếp loại {}"])
    for year in years:
        make.add(f"rating_{year}", words=RATINGS, heading=form.format(year))
    return Draft(random, "people", make.columns, truth)


def collectives(random: Random) -> Draft:
    units = random.sample(pools.UNITS, 10)
    truth = [
        truth_of(code=f"TT{number:02d}", name=unit, headcount=some(random, lambda: random.randint(3, 1500)))
        for number, unit in enumerate(units, start=1)
    ]
    make = Maker(random, truth)
    make.add("code", heading=random.choice(["Mã số", "Mã tập thể", "Mã đơn vị"]))
    make.add("name", heading=random.choice(["Tên tập thể", "Tên đơn vị/tập thể", "Tên đơn vị"]))
    make.add("headcount")
    return Draft(random, "collectives", make.columns, truth)


def households(random: Random) -> Draft:
    truth = [
        truth_of(code=f"H{number:02d}", name=name, address=random.choice(pools.VILLAGES))
        for number, name in enumerate(pools.names(random, random.randint(5, 15)), start=1)
    ]
    make = Maker(random, truth)
    make.add("code", heading=random.choice(["Mã số", "Mã hộ"]))
    make.add("name", heading=random.choice(["Họ tên chủ hộ", "Chủ hộ", "Họ và tên chủ hộ", "Tên chủ hộ"]))
    make.add("address")
    return Draft(random, "households", make.columns, truth)


def nominated_people(random: Random) -> Draft:
    truth = [
        truth_of(
            **{name: row.get(name) for name in ("name", "birth_date", "job_title", "unit")},
            award=random.choice(pools.AWARDS),
            achievement=some(random, lambda: random.choice(pools.DEEDS)),
            subject_kind="individual",
        )
        for row in some_people(random, random.randint(8, 25))
    ]
    make = Maker(random, truth)
    for field in ("name", "birth_date", "job_title", "unit"):
        make.add(field)
    make.add("achievement")
    make.add("award", "proposed")
    return Draft(random, "individuals_list", make.columns, truth)


def nominated_of_all_kinds(random: Random) -> Draft:
    """Collectives, people and households in one list, each kind under its heading."""
    kinds = {"collective": "TẬP THỂ", "individual": "CÁ NHÂN", "household": "HỘ GIA ĐÌNH"}
    people = pools.names(random, 8)
    names = {"collective": random.sample(pools.UNITS, 3), "individual": people[:5], "household": people[5:]}
    truth = [
        truth_of(
            name=name,
            job_title=random.choice(pools.JOBS) if kind == "individual" else None,
            award="Giấy khen",
            achievement=some(random, lambda: random.choice(pools.DEEDS)),
            subject_kind=kind,
        )
        for kind in kinds
        for name in names[kind]
    ]
    make = Maker(random, truth)
    make.add("name", heading=random.choice(["Tên tập thể, cá nhân", "Tên đối tượng", "Tên tập thể/cá nhân"]))
    make.add("job_title")
    make.add("achievement")
    make.add("award", "proposed")
    draft = Draft(random, "nominees_list", make.columns, truth)
    for number, (index, kind) in enumerate(zip((0, 3, 8), kinds, strict=True)):
        mark = ("I", "II", "III")[number]
        heading: list[Value] = [mark, kinds[kind]] if random.random() < 0.5 else [f"{mark}. {kinds[kind]}", None]
        draft.between[index] = [[*heading, *[None] * (len(make.columns) - 2)]]
    return draft


def nominated_collectives(random: Random) -> Draft:
    truth = [
        truth_of(
            name=unit,
            award=random.choice(pools.COLLECTIVE_AWARDS),
            achievement=some(random, lambda: random.choice(pools.DEEDS)),
            subject_kind="collective",
        )
        for unit in random.sample(pools.UNITS, 9)
    ]
    make = Maker(random, truth)
    make.add("name", heading=random.choice(["Tên đơn vị/tập thể", "Tên tập thể", "Tập thể"]))
    make.add("achievement")
    make.add("award", "proposed")
    return Draft(random, "collectives_list", make.columns, truth)
