"""A small made-up commune for pictures and window tests; every name is invented."""

from khenthuong_desktop.domain.terms import Gender, PersonCategory, PersonClass, Rating, SubjectKind, UnitLevel
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.units import UnitDetail, save_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.folder import create_folder, open_folder
from khenthuong_desktop.store.tables import AwardHeld, YearRating

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Thu", "Quang", "Hải")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Đào", "Giang", "Hạnh", "Hòa", "Khánh", "Lan", "Mai", "Nga", "Oanh", "Phúc")
OFFICES = (
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Trung tâm Phục vụ hành chính công",
    "Trường Tiểu học An Bình",
    "Trạm Y tế xã",
)
TITLES = ("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên", "Chuyên viên", "Giáo viên", "Nhân viên")


def make(folder: object) -> None:
    """Make a data folder with people, collectives, households, ratings and awards."""
    assert isinstance(folder, DataFolder)
    create_folder(folder)
    data = open_folder(folder)
    fill(data.db)
    data.close()


def fill(db: Database, people: int = 64) -> None:
    """Fill an empty database."""
    save_unit(
        db,
        UnitDetail(
            "Ủy ban nhân dân xã An Bình", "H00.01.23", UnitLevel.COMMUNE, "tỉnh Hưng Yên", "An Bình", "UBND",
            "Chủ tịch", "HĐTĐKT", "VP", "Ủy ban nhân dân tỉnh Hưng Yên", clerk_name="Trần Thu Hạnh",
        ),
    )  # fmt: skip
    offices = [
        save_collective(db, CollectiveDetail(f"TT{n + 1:02d}", name, headcount=9 + n)) for n, name in enumerate(OFFICES)
    ]
    keys = [save_person(db, _person(number, offices)) for number in range(people)]
    for number in range(5):
        save_household(
            db, HouseholdDetail(f"H{number + 1:02d}", _name(number * 7 + 3), f"Thôn {number + 1}, xã An Bình")
        )
    with db.write("import_list") as session:
        for number, key in enumerate(keys):
            for year in (2024, 2025, 2026):
                rating = list(Rating)[(number * 3 + year) % 7 // 2 % 3]
                session.add(
                    YearRating(
                        year=year, subject_kind=SubjectKind.INDIVIDUAL, subject_id=key, rating=rating, months_worked=12
                    )
                )
            if number % 3 == 0:
                session.add(
                    AwardHeld(
                        year=2025,
                        subject_kind=SubjectKind.INDIVIDUAL,
                        subject_id=key,
                        award="advanced_worker",
                        award_name="Lao động tiên tiến",
                        decision_number="12/QĐ-UBND",
                        decided_by="UBND xã An Bình",
                    )
                )

    for award, step in (("advanced_worker", 2), ("grassroots_emulation_fighter", 5)):
        register(db, 2026, tuple(f"CB{number + 1:03d}" for number in range(0, people, step)), award)


def _name(number: int) -> str:
    return " ".join(
        (FAMILIES[number * 5 % len(FAMILIES)], MIDDLES[number * 3 % len(MIDDLES)], GIVEN[number * 11 % len(GIVEN)])
    )


def _person(number: int, offices: list[str]) -> PersonDetail:
    return PersonDetail(
        code=f"CB{number + 1:03d}",
        name=_name(number),
        birth_date=f"{1968 + number % 32}-{number % 12 + 1:02d}-{number % 27 + 1:02d}",
        gender=Gender.FEMALE if number % 8 in (1, 5) else Gender.MALE,
        job_title=TITLES[number % len(TITLES)],
        collective_id=offices[number % len(offices)],
        category=PersonCategory.PUBLIC_EMPLOYEE if number % 3 else PersonCategory.CIVIL_SERVANT,
        person_class=PersonClass.LEADER if number % 6 < 2 else PersonClass.DIRECT,
    )
