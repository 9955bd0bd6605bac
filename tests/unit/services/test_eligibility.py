"""Eligibility over the database: the registers, what absence means, the answer's JSON."""

from datetime import date
from typing import Any

import pytest

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.domain.terms import (
    CommendationType,
    DisciplineStatus,
    InitiativeKind,
    PersonCategory,
    Rating,
    Scope,
    Stage,
    SubjectKind,
)
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.errors import RecordMissing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.verdicts.eligibility import check, describe_gap
from khenthuong_desktop.services.verdicts.planning import plan
from khenthuong_desktop.store import tables
from khenthuong_desktop.store.database import Database
from tests.statements import counted

ON = date(2025, 12, 20)
CSTDCS = "grassroots_emulation_fighter"


class Office:
    """Writes a small unit row by row."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.keys: dict[str, str] = {}

    def _add(self, row: tables.Row) -> str:
        with self.db.write("import_list") as session:
            row.id = session.new_key()
            session.add(row)
            return row.id

    def collective(self, code: str, headcount: int | None) -> None:
        self.keys[code] = self._add(tables.Collective(code=code, name=f"Tổ {code}", headcount=headcount))

    def person(self, code: str, collective: str | None = None, **known: Any) -> None:
        known.setdefault("category", PersonCategory.CIVIL_SERVANT)
        row = tables.Person(code=code, name=f"Nguyễn Văn {code}", **known)
        row.collective_id = self.keys[collective] if collective else None
        self.keys[code] = self._add(row)

    def household(self, code: str) -> None:
        self.keys[code] = self._add(tables.Household(code=code, head_name=f"Trần Thị {code}"))

    def rating(
        self, code: str, year: int, rating: Rating | None, months: int | None = None, of: str = "individual"
    ) -> None:
        self._add(
            tables.YearRating(
                subject_kind=SubjectKind(of),
                subject_id=self.keys[code],
                year=year,
                rating=rating,
                months_worked=months,
            )
        )

    def award(self, code: str, award: str, *years: int, of: str = "individual") -> None:
        for year in years:
            self._add(
                tables.AwardHeld(
                    subject_kind=SubjectKind(of),
                    subject_id=self.keys[code],
                    award=award,
                    award_name=award,
                    year=year,
                )
            )

    def initiative(self, code: str, author: str, year: int, scope: Scope | None) -> None:
        key = self._add(
            tables.Initiative(
                code=code, name=f"Giải pháp {code}", kind=InitiativeKind.INITIATIVE, scope=scope, year=year
            )
        )
        self.keys[code] = key
        self._add(tables.InitiativeAuthor(initiative_id=key, person_id=self.keys[author]))


@pytest.fixture
def office(db: Database) -> Office:
    return Office(db)


def kinds(db: Database, library: Library, year: int, **asked: Any) -> dict[tuple[str, str], VerdictKind]:
    answer = check(db, library, year, on=asked.pop("on", ON), **asked)
    return {(result.subject_ref, result.award): result.kind for result in answer.results}


def test_every_subject_is_judged_for_every_award_open_to_it(db: Database, library: Library, office: Office) -> None:
    office.collective("T1", 1)
    office.person("P1", "T1")
    office.household("H1")
    asked = kinds(db, library, 2025)
    assert {award for ref, award in asked if ref == "T1"} == {
        "advanced_labour_collective",
        "excellent_labour_collective",
        "certificate_of_merit",
        "provincial_diploma_of_merit",
        "provincial_emulation_flag",
        "government_emulation_flag",
        "prime_minister_diploma_of_merit",
        "labour_order_3",
        "labour_order_2",
        "labour_order_1",
    }
    assert len([award for ref, award in asked if ref == "P1"]) == 10
    assert asked["H1", "certificate_of_merit"] is VerdictKind.UNDECIDED


def test_missing_ratings_are_unknown_and_empty_registers_mean_none(
    db: Database, library: Library, office: Office
) -> None:
    office.person("P1")
    office.person("P2")
    office.rating("P2", 2025, Rating.GOOD)
    asked = kinds(db, library, 2025)
    assert asked["P1", "advanced_worker"] is VerdictKind.UNDECIDED
    assert asked["P2", "advanced_worker"] is VerdictKind.ELIGIBLE
    assert asked["P2", CSTDCS] is VerdictKind.NOT_ELIGIBLE
    assert asked["P2", "provincial_emulation_fighter"] is VerdictKind.NOT_ELIGIBLE


def test_before_the_day_a_person_came_the_registers_are_unknown(db: Database, library: Library, office: Office) -> None:
    office.person("P1", since=date(2024, 3, 1))
    office.award("P1", CSTDCS, 2024, 2025)
    office.initiative("SK1", "P1", 2025, Scope.PROVINCE)
    assert kinds(db, library, 2025)["P1", "provincial_emulation_fighter"] is VerdictKind.UNDECIDED


def test_a_chain_with_a_provincial_initiative_is_eligible(db: Database, library: Library, office: Office) -> None:
    office.person("P1")
    office.award("P1", CSTDCS, 2023, 2024, 2025)
    office.initiative("SK1", "P1", 2024, Scope.NATION)
    assert kinds(db, library, 2025, award="CSTĐ tỉnh") == {("P1", "provincial_emulation_fighter"): VerdictKind.ELIGIBLE}


def test_an_initiative_nominated_elsewhere_does_not_count_again(db: Database, library: Library, office: Office) -> None:
    office.person("P1")
    office.rating("P1", 2025, Rating.GOOD)
    office.initiative("SK1", "P1", 2025, Scope.GRASSROOTS)
    assert kinds(db, library, 2025, award=CSTDCS)["P1", CSTDCS] is VerdictKind.ELIGIBLE
    with db.write("nominate") as session:
        award_round = tables.AwardRound(
            id=session.new_key(),
            code="D01",
            name="Đợt 1",
            year=2025,
            commendation_type=CommendationType.MERIT,
            law_on=ON,
        )
        nomination = tables.Nomination(
            id=session.new_key(),
            round_id=award_round.id,
            subject_kind=SubjectKind.INDIVIDUAL,
            subject_id=office.keys["P1"],
            award="provincial_diploma_of_merit",
            stage=Stage.COUNCIL_MET,
        )
        use = tables.InitiativeUse(id=session.new_key(), nomination_id=nomination.id, initiative_id=office.keys["SK1"])
        session.add_all([award_round, nomination, use])
    assert kinds(db, library, 2025, award=CSTDCS)["P1", CSTDCS] is VerdictKind.NOT_ELIGIBLE
    assert kinds(db, library, 2025, award="BK tỉnh")["P1", "provincial_diploma_of_merit"] is VerdictKind.UNDECIDED


def test_a_collective_is_judged_by_the_members_it_had_at_the_end_of_the_year(
    db: Database, library: Library, office: Office
) -> None:
    office.collective("T1", 2)
    office.rating("T1", 2025, Rating.GOOD, of="collective")
    for code in ("P1", "P2"):
        office.person(code, "T1")
        office.rating(code, 2025, Rating.GOOD)
    office.person("P3", "T1", until=date(2024, 6, 30))
    office.person("P4", "T1", since=date(2026, 1, 1))
    asked = kinds(db, library, 2025, subject_ref="T1")
    assert asked["T1", "advanced_labour_collective"] is VerdictKind.ELIGIBLE
    assert ("P3", "advanced_worker") not in kinds(db, library, 2025)


def test_a_pending_review_refuses_until_it_is_concluded_without_a_measure(
    db: Database, library: Library, office: Office
) -> None:
    office.person("P1")
    office.rating("P1", 2025, Rating.GOOD)
    matter = tables.Discipline(
        subject_kind=SubjectKind.INDIVIDUAL, subject_id=office.keys["P1"], status=DisciplineStatus.UNDER_REVIEW
    )
    office._add(matter)
    assert kinds(db, library, 2025)["P1", "advanced_worker"] is VerdictKind.NOT_ELIGIBLE
    with db.write("edit_person") as session:
        found = session.get(tables.Discipline, matter.id)
        assert found is not None
        found.status = DisciplineStatus.CONCLUDED
    assert kinds(db, library, 2025)["P1", "advanced_worker"] is VerdictKind.ELIGIBLE


def test_the_answer_is_the_contracts_json_in_vietnamese(db: Database, library: Library, office: Office) -> None:
    office.person("P1")
    office.rating("P1", 2025, Rating.GOOD)
    answer = check(db, library, 2025, "CSTĐCS", "P1", ON).as_json()
    (result,) = answer["results"]
    assert (answer["on"], answer["regime"]) == ("2025-12-20", "R3")
    assert result["subject"] == {"kind": "individual", "ref": "P1", "name": "Nguyễn Văn P1"}
    assert {key: result[key] for key in ("award", "abbreviation", "verdict", "version", "confidence")} == {
        "award": CSTDCS,
        "abbreviation": "CSTĐCS",
        "verdict": "not_eligible",
        "version": "2025-07-01",
        "confidence": "A",
    }
    standard, choice, *exclusions = result["findings"]
    assert standard["kind"] == "meets_standard_of"
    assert standard["outcome"] == "met"
    assert choice["outcome"] == "not_met"
    assert choice["text"] == "Đạt một trong các điều kiện sau"
    assert [child["outcome"] for child in choice["children"]] == ["not_met", "not_met", "judgement"]
    assert choice["children"][0]["detail"] == "Năm 2025 xếp loại hoàn thành tốt nhiệm vụ."
    assert choice["children"][0]["reference"] == "Điều 23 Luật Thi đua, khen thưởng 2022"
    assert exclusions[0]["reference"] == "khoản 4 Điều 4 Nghị định 152/2025/NĐ-CP"
    assert set(standard) == {"kind", "outcome", "text", "reference", "detail", "children"}


def test_what_is_not_met_is_named_first_and_the_category_only_where_it_would_tell(
    db: Database, library: Library, office: Office
) -> None:
    failed = "điều kiện “Được xếp loại hoàn thành tốt nhiệm vụ trở lên trong năm” (Năm 2025 xếp loại không hoàn thành"
    for code in ("P1", "P2"):
        office.person(code, category=None)
        office.rating(code, 2025, Rating.FAILED)
    about: dict[str, Any] = {"subject_kind": SubjectKind.INDIVIDUAL, "subject_id": office.keys["P2"]}
    office._add(tables.Discipline(**about, status=DisciplineStatus.UNDER_REVIEW))
    for award in ("advanced_worker", CSTDCS):
        for code in ("P1", "P2"):
            gap = describe_gap(check(db, library, 2025, award, code, ON).results[0])
            assert gap.missing[0].startswith(failed), (award, code)
            assert failed in gap.sentence
            assert ("“Loại”" in gap.sentence) == (gap.result.kind is VerdictKind.UNDECIDED), (award, code)


def test_every_finding_has_words_whatever_is_known(db: Database, library: Library, office: Office) -> None:
    office.collective("T1", None)
    office.collective("T2", 3)
    office.rating("T2", 2025, Rating.EXCELLENT, of="collective")
    office.person("P1", "T2", since=date(2025, 5, 1))
    office.person("P2", "T2", category=None)
    office.rating("P2", 2025, Rating.FAILED)
    office.rating("P1", 2025, None, 3)
    office.initiative("SK1", "P2", 2025, None)
    for on in (date(2023, 1, 1), date(2024, 6, 1), ON, date(2026, 11, 22)):
        waiting = [
            finding for result in check(db, library, 2025, on=on).as_json()["results"] for finding in result["findings"]
        ]
        while waiting:
            finding = waiting.pop()
            waiting += finding["children"]
            assert finding["text"]
            assert finding["reference"]
            assert "[" not in finding["detail"]


def test_an_award_known_by_name_only_is_undecided_and_an_unknown_one_is_refused(
    db: Database, library: Library, office: Office
) -> None:
    office.person("P1")
    asked = kinds(db, library, 2025, award="Huân chương Dũng cảm")
    assert asked == {("P1", "courage_order"): VerdictKind.UNDECIDED}
    with pytest.raises(RecordMissing):
        check(db, library, 2025, "Giải nhất hội thao")
    with pytest.raises(RecordMissing):
        check(db, library, 2025, subject_ref="P9")


def test_the_gap_names_exactly_what_is_missing(db: Database, library: Library, office: Office) -> None:
    office.person("P1")
    office.award("P1", CSTDCS, 2023, 2025)
    office.initiative("SK1", "P1", 2025, Scope.PROVINCE)
    (result,) = check(db, library, 2025, "CSTĐ tỉnh", on=ON).results
    gap = describe_gap(result)
    assert gap.sentence.endswith("còn thiếu 01 lần được tặng “Chiến sĩ thi đua cơ sở” (năm 2024).")
    assert result.standing is Standing.NOT_ELIGIBLE  # no year to come brings a title of 2024


def test_the_plan_leaves_out_what_is_already_held(db: Database, library: Library, office: Office) -> None:
    office.person("P1")
    office.rating("P1", 2025, Rating.GOOD)
    office.award("P1", "advanced_worker", 2025)
    (line,) = plan(db, library, 2025, "P1", ON).as_json()["subjects"]
    awards = {award["award"]: award for award in line["awards"]}
    assert "advanced_worker" not in awards
    assert awards["certificate_of_merit"]["missing"] == []
    assert len(awards[CSTDCS]["missing"]) == 1


def test_a_nomination_can_freeze_the_verdict(db: Database, library: Library, office: Office) -> None:
    office.person("P1")
    frozen = check(db, library, 2025, "LĐTT", on=ON).results[0].snapshot()
    assert (frozen["on"], frozen["regime"], frozen["year"], frozen["verdict"]) == (
        "2025-12-20",
        "R3",
        2025,
        "undecided",
    )


def test_judging_more_people_asks_the_database_no_more_often(db: Database, library: Library) -> None:
    def add_people(codes: range) -> None:
        with db.write("import_list") as session:
            for number in codes:
                person = tables.Person(id=session.new_key(), code=f"P{number}", name=f"Nguyễn Văn {number}")
                session.add(person)
                for year in range(2021, 2026):
                    session.add(
                        tables.YearRating(
                            id=session.new_key(),
                            subject_kind=SubjectKind.INDIVIDUAL,
                            subject_id=person.id,
                            year=year,
                            rating=Rating.GOOD,
                        )
                    )

    asked = []
    for codes in (range(3), range(3, 60)):
        add_people(codes)
        with counted(db) as sent:
            assert len(check(db, library, 2025, on=ON).results) == 10 * (codes.stop)
        asked.append(len(sent))
    assert asked[0] == asked[1]
