"""Columns and articles of the unit's own: what lists may show beside ours, and decisions worded otherwise."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from khenthuong_desktop.documents.parts import COLUMNS
from khenthuong_desktop.domain.terms import Gender, Rating, SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.filling import nominee_columns
from khenthuong_desktop.services.filling.paper_sources import gather
from khenthuong_desktop.services.word_templates import own_templates
from khenthuong_desktop.store.bulk import insert_many
from khenthuong_desktop.store.tables import AwardHeld, Paper, Person, YearRating
from tests.unit.documents.word_tools import changed, text_of, with_paragraph
from tests.unit.services.dossier_round import FIGHTER, Round, make_round

ROW = (
    "{{ NOMINEE.full_name }}|{{ NOMINEE.born_on }}|{{ NOMINEE.gender }}|{{ NOMINEE.post }}|{{ NOMINEE.unit }}|"
    "{{ NOMINEE.rating }}|{{ NOMINEE.votes }}|{{ NOMINEE.vote_share }}|{{ NOMINEE.initiative_decisions }}|"
    "{{ NOMINEE.earlier_awards }}|{{ NOMINEE.reward }}|{{ NOMINEE.payer }}"
)
HOA = (
    "Đặng Thị Hoà|07/05/1990|Nữ|Chuyên viên|Phòng Văn hóa - Xã hội|Hoàn thành tốt nhiệm vụ|5/5|100%|"
    "45/QĐ-UBND ngày 01/06/2026|Lao động tiên tiến 2025 (9/QĐ-UBND ngày 20/12/2025)|2.530.000|"
    "Ủy ban nhân dân xã An Bình"
)
LOOP = "{{% for group in {groups} %}}{{% for nominee in group.nominees %}}{row};{{% endfor %}}{{% endfor %}}"
LISTS = {
    "summary_list": LOOP.format(groups="groups", row=ROW.replace("NOMINEE", "nominee")),
    "public_notice": LOOP.format(groups="groups", row=ROW.replace("NOMINEE", "nominee")),
    "decision": LOOP.format(groups="groups", row=ROW.replace("NOMINEE", "nominee")),
    "request_statement": LOOP.format(groups="nominee_groups", row=ROW.replace("NOMINEE", "nominee")),
    "minutes": "{% for result in results %}" + ROW.replace("NOMINEE", "result") + ";{% endfor %}",
    "ballot": "{% for case in cases %}" + ROW.replace("NOMINEE", "case") + ";{% endfor %}",
    "reward_payments": "{% for row in rows %}" + ROW.replace("NOMINEE", "row") + ";{% endfor %}",
}


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    """A round that met, of whose first nominee much is known."""
    found = make_round(tmp_path, library, papers=False)
    units.save_signer(found.db, units.usual_signers(units.get_unit(found.db), "Nguyễn Văn Minh")[0])
    with found.db.write("import_list") as session:
        hoa = session.scalars(select(Person).where(Person.code == "CB1")).one()
        hoa.birth_date, hoa.gender = "1990-05-07", Gender.FEMALE
        session.add(
            AwardHeld(
                subject_kind="individual",
                subject_id=hoa.id,
                award="advanced_worker",
                award_name="Lao động tiên tiến",
                year=2025,
                decision_number="9/QĐ-UBND",
                decision_date=date(2025, 12, 20),
            )
        )
    yield found
    found.db.close()


def drafted(made: Round, kind: str) -> Path:
    return draft_papers(made.db, made.folder, made.library, made.key, [kind])[0].path


def own(made: Round, kind: str, text: str) -> Path:
    """The unit's own template of a kind, with a text at its start."""
    shipped = own_templates.copy_shipped(kind, made.folder)
    path = with_paragraph(shipped, made.folder.root / f"own-{kind}.docx", text)
    return path.replace(shipped)


@pytest.mark.parametrize("kind", LISTS)
def test_the_units_own_list_shows_all_that_is_known_of_a_nominee(made: Round, kind: str) -> None:
    own(made, kind, LISTS[kind])
    assert HOA in text_of(drafted(made, kind))


def test_an_own_decision_is_worded_from_its_parts(made: Round) -> None:
    own(
        made,
        "decision",
        "{% for gift in gifts %}Tặng {{ gift.phrase }} cho {{ gift.quantity }}, {{ gift.coefficient }} lần, "
        "{{ gift.rate }} đồng, cộng {{ gift.amount }} ({{ gift.amount_in_words }}); {% endfor %}"
        "{{ payer }} chi {{ money }} đồng ({{ money_in_words }}) cho {{ totals }} {{ subjects }} {{ achievement }} "
        "năm {{ year }} theo đề nghị của {{ proposer }}. {{ decider }}, {{ responsible }} thi hành.",
    )
    first = text_of(drafted(made, "decision")).split("\n", 1)[0].replace("\u00a0", " ")
    assert first == (
        "Tặng danh hiệu “Chiến sĩ thi đua cơ sở” cho 01 cá nhân, 1,0 lần, 2.530.000 đồng, cộng 2.530.000 "
        "(Hai triệu năm trăm ba mươi nghìn đồng); Tặng danh hiệu “Lao động tiên tiến” cho 01 cá nhân, 0,3 lần, "
        "760.000 đồng, cộng 760.000 (Bảy trăm sáu mươi nghìn đồng); Ủy ban nhân dân xã An Bình chi 3.290.000 đồng "
        "(Ba triệu hai trăm chín mươi nghìn đồng) cho 02 cá nhân cá nhân đã có thành tích xuất sắc trong phong trào "
        "thi đua năm 2026 năm 2026 theo đề nghị của Hội đồng Thi đua - Khen thưởng xã. "
        "Chủ tịch Ủy ban nhân dân xã An Bình, Thủ trưởng các cơ quan, đơn vị có liên quan và các cá nhân "
        "có tên trong danh sách thi hành."
    )


def test_columns_that_no_template_prints_are_not_kept_with_the_paper_and_raise_nothing(made: Round) -> None:
    drafted(made, "summary_list")
    with made.db.read() as session:
        kept = session.query(Paper).one().fields["groups"][0]["nominees"][0]
    assert set(kept) == {"order", "name", "award", "position", "summary", "heading"}
    own(made, "summary_list", LISTS["summary_list"])
    path = drafted(made, "summary_list")
    with made.db.read() as session:
        kept = session.query(Paper).one().fields["groups"][0]["nominees"][0]
    assert kept["born_on"] == "07/05/1990" and "citizen_number" not in kept and "hometown" not in kept
    found = check_dossier(made.db, made.folder, made.library, made.key)
    assert not [one for one in (*found.errors, *found.warnings) if path.name in one.sentence]


def test_a_column_of_the_unit_that_was_changed_in_word_is_told(made: Round) -> None:
    own(made, "summary_list", LISTS["summary_list"])
    path = drafted(made, "summary_list")
    edited = changed(path, made.folder.root / "edited.docx", lambda xml: xml.replace("07/05/1990", "08/05/1990", 1))
    edited.replace(path)
    found = check_dossier(made.db, made.folder, made.library, made.key)
    told = [one.sentence for one in found.warnings if "08/05/1990" in one.sentence]
    assert len(told) == 1 and "07/05/1990" in told[0]


def test_records_of_others_are_not_read_for_a_few_nominees(made: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    with made.db.write("import_list") as session:
        others = [{"name": f"Người {number}", "sort_key": "", "code": f"X{number}"} for number in range(20)]
        insert_many(session, Person, [{"id": f"other-{one['code']}", **one} for one in others])
        of_others = [{"subject_kind": SubjectKind.INDIVIDUAL, "subject_id": f"other-{one['code']}"} for one in others]
        insert_many(session, YearRating, [{**one, "year": 2026, "rating": Rating.GOOD} for one in of_others])
        held = {"award": "advanced_worker", "award_name": "Lao động tiên tiến", "year": 2025}
        insert_many(session, AwardHeld, [{**one, **held} for one in of_others])
    told: list[str | None] = []

    def note(number: str | None, _day: date | None) -> str:
        told.append(number)
        return ""

    monkeypatch.setattr(nominee_columns, "_decision", note)
    own(made, "ballot", LISTS["ballot"])
    gather(made.db, made.library, made.key, made.folder.templates).columns(made.nominations["CB1", FIGHTER])
    assert "9/QĐ-UBND" in told
    assert len(told) < len(others)


def test_what_only_own_templates_print_is_not_read_where_there_are_none(made: Round) -> None:
    nomination = made.nominations["CB1", "grassroots_emulation_fighter"]
    assert gather(made.db, made.library, made.key, made.folder.templates).columns(nomination) == {}
    own(made, "ballot", LISTS["ballot"])
    told = gather(made.db, made.library, made.key, made.folder.templates).columns(nomination)
    assert told["born_on"] == "07/05/1990"
    assert set(told) <= COLUMNS
