"""A believable made-up commune for the demo: people, collectives, four years of history; the same for a seed."""

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from khenthuong_desktop import messages, paths
from khenthuong_desktop.domain.terms import (
    DisciplineForm,
    DisciplineStatus,
    Gender,
    InitiativeKind,
    PersonCategory,
    PersonClass,
    Rating,
    Scope,
)

HISTORY_YEARS = 4
MATERNITY_LEAVE = 6
Rows = dict[str, list[dict[str, Any]]]


@dataclass
class SampleCommune:
    """Rows of the standard workbook by sheet, and who plays which part in the story."""

    year: int
    words: dict[str, Any]
    rows: Rows = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)  # part → code of the person

    def add(self, sheet: str, **row: Any) -> None:
        self.rows.setdefault(sheet, []).append(row)


def make_sample(people: int, seed: int, year: int) -> SampleCommune:
    """A commune of at least 12 ``people`` whose work year is ``year``."""
    commune = SampleCommune(year, messages.read_json(paths.resources() / "demo" / "commune.json"))
    luck = random.Random(seed)
    sizes = _sizes(commune, people)
    codes = _people(commune, luck, sizes)
    _parts(commune, codes)
    _history(commune, luck, codes)
    _collectives(commune, sizes)
    _villages(commune)
    _initiatives(commune, codes)
    _discipline(commune)
    for number, (name, address) in enumerate(commune.words["households"], 1):
        commune.add("households", code=f"HO{number:02d}", name=name, address=address)
    _registrations(commune, codes)
    return commune


def _sizes(commune: SampleCommune, people: int) -> dict[str, int]:
    usual = {code: size for code, _name, _kind, size in commune.words["collectives"]}
    whole = sum(usual.values())
    sizes = {code: max(1, size * people // whole) for code, size in usual.items()}
    order = list(sizes)
    step = 0
    while sum(sizes.values()) != people:
        code = order[step % len(order)]
        sizes[code] = max(1, sizes[code] + (1 if sum(sizes.values()) < people else -1))
        step += 1
    return sizes


def _people(commune: SampleCommune, luck: random.Random, sizes: dict[str, int]) -> list[str]:
    words = commune.words
    codes: list[str] = []
    used: set[str] = set()
    for unit, size in sizes.items():
        unit_name = next(name for code, name, *_ in words["collectives"] if code == unit)
        titles = words["titles"][unit]
        for place in range(size):
            gender = luck.choice([Gender.MALE, Gender.FEMALE])
            name = _name(words, luck, gender, used)
            code = f"CB{len(codes) + 1:03d}"
            codes.append(code)
            public = unit in words["public_employees"]
            category = PersonCategory.PUBLIC_EMPLOYEE if public else PersonCategory.CIVIL_SERVANT
            if unit == words["militia"] and place >= 2:
                category = PersonCategory.MILITIA
            born = luck.randint(1968, 1998)
            commune.add(
                "people",
                code=code,
                name=name,
                birth_date=date(born, luck.randint(1, 12), luck.randint(1, 28)),
                gender=gender,
                citizen_number=_citizen_number(luck, gender, born),
                job_title=titles[min(place, len(titles) - 1)],
                unit=unit_name,
                person_class=PersonClass.LEADER if place < 2 else PersonClass.DIRECT,
                category=category,
                since=date(max(born + 22, commune.year - HISTORY_YEARS - luck.randint(1, 12)), luck.randint(1, 12), 1),
                heads=unit_name if place == 0 else None,
            )
    return codes


def _citizen_number(luck: random.Random, gender: Gender, born: int) -> str:
    """One of somebody born before 2000, as its fourth to sixth digits say."""
    return f"033{int(gender is Gender.FEMALE)}{born % 100}{luck.randint(0, 999_999_999) % 1_000_000:06d}"


def _name(words: dict[str, Any], luck: random.Random, gender: Gender, used: set[str]) -> str:
    while True:
        middle = luck.choice(words[f"{gender.value}_middle"])
        name = f"{luck.choice(words['families'])} {middle} {luck.choice(words[f'{gender.value}_given'])}"
        if name not in used:
            used.add(name)
            return name


def _parts(commune: SampleCommune, codes: list[str]) -> None:
    """Who is who: the story needs a few people of whom the answer is known."""
    for part, place in (("provincial", 3), ("near_miss", 5), ("disciplined", 7), ("pending", -1), ("failed", -2)):
        commune.parts[part] = codes[place]
    taken = set(commune.parts.values())
    women = (row["code"] for row in commune.rows["people"] if row["gender"] is Gender.FEMALE)
    commune.parts["mother"] = next((code for code in women if code not in taken), codes[0])


def _history(commune: SampleCommune, luck: random.Random, codes: list[str]) -> None:
    first = commune.year - HISTORY_YEARS
    parts = {code: part for part, code in commune.parts.items()}
    soldiers = _soldiers(commune)
    for code in codes:
        part = parts.get(code, "")
        chance = luck.random()
        for year in range(first, commune.year + 1):
            rating = _rating(part, year, commune.year, luck, chance)
            decision = {"decision_number": commune.words["rating_decision"].format(number=200 + year % 100)}
            months = 12 if luck.random() < 0.95 else 10
            leave = MATERNITY_LEAVE if (part, year) == ("mother", commune.year) else 0
            commune.add(
                "ratings",
                year=year,
                code=code,
                rating=rating,
                months_worked=min(months, 12 - leave),
                maternity_months=leave or None,
                **decision,
                decision_date=date(year, 12, 10),
            )
            if year < commune.year:
                _award(commune, code, year, part, rating, soldiers)


def _soldiers(commune: SampleCommune) -> frozenset[str]:
    """Those whose title is "Chiến sĩ tiên tiến"."""
    return frozenset(row["code"] for row in commune.rows["people"] if row["category"].in_armed_forces)


def _rating(part: str, year: int, last: int, luck: random.Random, chance: float) -> Rating:
    if part in ("provincial", "near_miss"):  # both have the titles; only one has the initiative it takes
        return Rating.EXCELLENT
    if part == "failed" and year == last:
        return Rating.COMPLETED
    return Rating.EXCELLENT if luck.random() < 0.12 + chance * 0.14 else Rating.GOOD


def _award(commune: SampleCommune, code: str, year: int, part: str, rating: Rating, soldiers: frozenset[str]) -> None:
    if rating.rank < Rating.GOOD.rank:
        return
    fighter = rating is Rating.EXCELLENT and (part in ("provincial", "near_miss") or (int(code[2:]) + year) % 2 == 0)
    if part in ("provincial", "near_miss") and year == commune.year - HISTORY_YEARS:
        fighter = False
    awards = ["advanced_soldier" if code in soldiers else "advanced_worker"] + (
        ["grassroots_emulation_fighter"] if fighter else []
    )
    for place, award in enumerate(awards):
        commune.add(
            "awards_held",
            code=code,
            award=award,
            commendation_type="merit",
            year=year,
            decision_number=f"{310 + place}/QĐ-UBND",
            decision_date=date(year, 12, 25),
            decided_by=commune.words["decided_by"],
        )


def _collectives(commune: SampleCommune, sizes: dict[str, int]) -> None:
    excellent = {"HCC", "TYT", "TH"}
    for code, name, kind, _size in commune.words["collectives"]:
        founded = commune.words["established"].get(code)
        commune.add("collectives", code=code, name=name, kind=kind, headcount=sizes[code], established=founded)
        for year in range(commune.year - HISTORY_YEARS, commune.year + 1):
            rating = Rating.EXCELLENT if code in excellent else Rating.GOOD
            commune.add(
                "ratings", year=year, code=code, rating=rating, months_worked=12, decision_date=date(year, 12, 12)
            )
            if year < commune.year:
                commune.add(
                    "awards_held",
                    code=code,
                    award="advanced_labour_collective",
                    commendation_type="merit",
                    year=year,
                    decision_number="312/QĐ-UBND",
                    decision_date=date(year, 12, 25),
                    decided_by=commune.words["decided_by"],
                )


def _villages(commune: SampleCommune) -> None:
    """Villages have no staff and no ratings: the title of their own is for people to judge."""
    for code, name, kind in commune.words["villages"]:
        commune.add("collectives", code=code, name=name, kind=kind)


def _initiatives(commune: SampleCommune, codes: list[str]) -> None:
    disciplined = {commune.parts["disciplined"], commune.parts["pending"], commune.parts["failed"]}
    authors = [code for place, code in enumerate(codes) if place % 6 == 1 and code not in disciplined]
    for number, name in enumerate(commune.words["initiatives"], 1):
        if not authors:
            break
        main = authors[(number - 1) % len(authors)]
        commune.add(
            "initiatives",
            code=f"SK{commune.year % 100}-{number:02d}",
            name=name,
            kind=InitiativeKind.INITIATIVE,
            authors=[main],
            shares=[10_000],
            scope=Scope.GRASSROOTS,
            decision_number="180/QĐ-UBND",
            decision_date=date(commune.year, 11, 5),
            year=commune.year,
        )
    helper = codes[8]
    commune.add(
        "initiatives",
        code=f"SK{commune.year % 100}-TINH",
        name=commune.words["province_initiative"],
        kind=InitiativeKind.INITIATIVE,
        authors=[commune.parts["provincial"], helper],
        shares=[7_000, 3_000],
        scope=Scope.PROVINCE,
        decision_number="2210/QĐ-UBND",
        decision_date=date(commune.year, 10, 20),
        year=commune.year,
    )


def _discipline(commune: SampleCommune) -> None:
    commune.add(
        "discipline",
        code=commune.parts["disciplined"],
        form=DisciplineForm.WARNING,
        decision_number="45/QĐ-UBND",
        from_date=date(commune.year, 3, 15),
        finished_on=date(commune.year + 1, 3, 15),
        status=DisciplineStatus.CONCLUDED,
    )
    commune.add(
        "discipline",
        code=commune.parts["pending"],
        from_date=date(commune.year, 11, 2),
        status=DisciplineStatus.UNDER_REVIEW,
    )


def _registrations(commune: SampleCommune, codes: list[str]) -> None:
    on = date(commune.year, 1, 20)
    told = {"movement": commune.words["registration_movement"], "registered_on": on}
    authors = {author for row in commune.rows["initiatives"] for author in row["authors"]}
    excellent = {
        row["code"]
        for row in commune.rows["ratings"]
        if row["year"] == commune.year and row["rating"] is Rating.EXCELLENT and row["code"] in codes
    }
    soldiers = _soldiers(commune)
    villages = {code for code, *_ in commune.words["villages"]}
    for code in codes:
        title = "advanced_soldier" if code in soldiers else "advanced_worker"
        commune.add("registrations", year=commune.year, code=code, award=title, **told)
        if code in authors | excellent:
            commune.add("registrations", year=commune.year, code=code, award="grassroots_emulation_fighter", **told)
    for part in ("provincial", "near_miss"):
        award = "provincial_emulation_fighter"
        commune.add("registrations", year=commune.year, code=commune.parts[part], award=award, **told)
    for row in commune.rows["collectives"]:
        title = "cultural_village" if row["code"] in villages else "advanced_labour_collective"
        commune.add("registrations", year=commune.year, code=row["code"], award=title, **told)
    for code in ("HCC", "TYT", "TH"):
        commune.add("registrations", year=commune.year, code=code, award="excellent_labour_collective", **told)
    for row in commune.rows["households"]:
        commune.add("registrations", year=commune.year, code=row["code"], award="certificate_of_merit", **told)
