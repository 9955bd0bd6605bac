"""Lists of what is on record: ratings, awards, initiatives, discipline, registrations; by code or by name."""

from random import Random

from tests.unit.spreadsheets.corpus import pools
from tests.unit.spreadsheets.corpus.drafts import Draft
from tests.unit.spreadsheets.corpus.making import DISCIPLINE, RATINGS, Maker, some, truth_of
from tests.unit.spreadsheets.corpus.subjects import some_people


def ratings(random: Random) -> Draft:
    truth = [
        truth_of(
            year=random.choice([2022, 2023, 2024]),
            code=f"CB{number:03d}",
            rating=random.choice(list(RATINGS)),
            months_worked=some(random, lambda: random.randint(0, 12)),
        )
        for number in range(1, random.randint(10, 25))
    ]
    make = Maker(random, truth)
    for field in ("year", "code"):
        make.add(field)
    make.add("rating", words=RATINGS)
    make.add("months_worked")
    return Draft(random, "ratings", make.columns, truth)


def awards_held(random: Random) -> Draft:
    truth = []
    for number in range(1, random.randint(8, 20)):
        decided = pools.day(random, 2018, 2025)
        truth.append(
            truth_of(
                code=f"CB{number:03d}",
                award=random.choice(pools.AWARDS),
                year=int(decided[:4]),
                decision_number=some(random, lambda: pools.decision_number(random)),
                decision_date=decided,
                decided_by=some(random, lambda: "Chủ tịch UBND xã"),
            )
        )
    make = Maker(random, truth)
    make.add("code")
    make.add("award", "held")
    for field in ("year", "decision_number", "decision_date", "decided_by"):
        make.add(field)
    return Draft(random, "awards_held", make.columns, truth)


def history(random: Random) -> Draft:
    """Awards out of old decision lists: names, no codes."""
    decided = pools.day(random, 2018, 2025)
    number = pools.decision_number(random)
    truth = [
        truth_of(
            name=row["name"],
            unit=row["unit"],
            award=random.choice(pools.AWARDS),
            decision_number=number,
            decision_date=decided,
            year=int(decided[:4]),
        )
        for row in some_people(random, random.randint(8, 20))
    ]
    make = Maker(random, truth)
    for field in ("name", "unit"):
        make.add(field)
    make.add("award", "held")
    for field in ("decision_number", "decision_date", "year"):
        make.add(field)
    return Draft(random, "awards_held", make.columns, truth)


def named_ratings(random: Random) -> Draft:
    year = random.choice([2023, 2024, 2025])
    truth = [
        truth_of(name=row["name"], unit=row["unit"], year=year, rating=random.choice(list(RATINGS)))
        for row in some_people(random, random.randint(8, 20))
    ]
    make = Maker(random, truth)
    for field in ("name", "unit"):
        make.add(field)
    make.add("rating", words=RATINGS)
    draft = Draft(random, "ratings", make.columns, truth)
    draft.above = [[f"KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CÁN BỘ, CÔNG CHỨC NĂM {year}"], []]
    return draft


def initiatives(random: Random) -> Draft:
    truth = []
    for number, idea in enumerate(random.sample(pools.IDEAS, 6), start=1):
        decided = pools.day(random, 2020, 2025)
        authors = [f"CB{number:03d}", f"CB{number + 20:03d}"][: random.randint(1, 2)]
        shares = [6000, 4000] if len(authors) == 2 else [10000]
        truth.append(
            truth_of(
                code=f"SK{number:02d}",
                name=idea,
                authors=authors,
                shares=shares,
                scope=random.choice(["grassroots", "province"]),
                decision_number=pools.decision_number(random),
                decision_date=decided,
                year=int(decided[:4]),
            )
        )
    make = Maker(random, truth)
    make.add("code", heading="Mã sáng kiến")
    make.add("name", heading=random.choice(["Tên sáng kiến", "Tên đề tài, sáng kiến"]))
    make.add("authors", heading="Tác giả")
    make.add("shares", heading="Tỷ lệ đóng góp")
    make.add("scope", words={"grassroots": ("cơ sở", "cấp cơ sở"), "province": ("tỉnh", "Cấp tỉnh")}, heading="Phạm vi")
    for field in ("decision_number", "decision_date", "year"):
        make.add(field)
    draft = Draft(random, "initiatives", make.columns, truth)
    mark = random.choice([";", "; ", " ;\n"])
    by, parts = draft.column("authors"), draft.column("shares")
    assert by is not None
    assert parts is not None
    by.cells = [mark.join(row["authors"]) for row in truth]
    sign = random.choice(["%", ""])
    parts.cells = [mark.join(f"{share // 100}{sign}" for share in row["shares"]) for row in truth]
    return draft


def initiatives_by_name(random: Random) -> Draft:
    truth = []
    for idea in random.sample(pools.IDEAS, 6):
        decided = pools.day(random, 2020, 2025)
        truth.append(
            truth_of(
                name=idea,
                decision_date=decided,
                year=int(decided[:4]),
                decided_by="UBND xã An Bình",
                author_names=pools.person_name(random),
                achievement=random.choice(pools.DEEDS),
            )
        )
    make = Maker(random, truth)
    make.add("name", heading=random.choice(["Tên đề tài", "Tên sáng kiến", "Tên giải pháp"]))
    make.add("decision_date", heading="Ngày công nhận")
    make.add("decided_by", heading="Đơn vị công nhận")
    make.add("achievement")
    make.add("author_names", heading=random.choice(["Tên tác giả", "Họ và tên tác giả"]))
    return Draft(random, "initiatives_list", make.columns, truth)


def discipline(random: Random) -> Draft:
    truth = [
        truth_of(
            code=f"CB{number:03d}",
            form=random.choice(list(DISCIPLINE)),
            decision_number=pools.decision_number(random),
            from_date=pools.day(random, 2021, 2023),
            finished_on=some(random, lambda: pools.day(random, 2024, 2025)),
            status="concluded",
        )
        for number in range(1, 7)
    ]
    make = Maker(random, truth)
    make.add("code")
    make.add("form", words={code: (word,) for code, word in DISCIPLINE.items()}, heading="Hình thức kỷ luật")
    make.add("decision_number")
    make.add("from_date", heading=random.choice(["Từ ngày", "Ngày có hiệu lực"]))
    make.add("finished_on", heading=random.choice(["Chấp hành xong", "Ngày chấp hành xong"]))
    return Draft(random, "discipline", make.columns, truth)


def registrations(random: Random) -> Draft:
    truth = [
        truth_of(
            year=2026,
            code=f"CB{number:03d}",
            award=random.choice(pools.AWARDS),
            movement=some(random, lambda: "Dân vận khéo"),
            registered_on=pools.day(random, 2026, 2026),
        )
        for number in range(1, random.randint(8, 20))
    ]
    make = Maker(random, truth)
    for field in ("year", "code"):
        make.add(field)
    make.add("award", "registered")
    make.add("movement", heading=random.choice(["Phong trào", "Phong trào thi đua"]))
    make.add("registered_on", heading="Ngày đăng ký")
    return Draft(random, "registrations", make.columns, truth)


def named_registrations(random: Random) -> Draft:
    truth = [
        truth_of(name=row["name"], unit=row["unit"], year=2026, award=random.choice(pools.AWARDS))
        for row in some_people(random, random.randint(8, 20))
    ]
    make = Maker(random, truth)
    for field in ("name", "unit"):
        make.add(field)
    make.add("award", "registered")
    draft = Draft(random, "registrations", make.columns, truth)
    draft.above = [["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"], []]
    return draft
