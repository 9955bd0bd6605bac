"""Certificates of a decision: the words of the decree, the unit's own layout, what was printed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from khenthuong_desktop import messages
from khenthuong_desktop.documents.fields.awarding import Decision
from khenthuong_desktop.domain.certificates import Place
from khenthuong_desktop.domain.terms import CommendationType, SubjectKind, UnitLevel
from khenthuong_desktop.errors import FileMissing, FileUnreadable, ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round
from khenthuong_desktop.services.filling.paper_contents import groups
from khenthuong_desktop.services.filling.paper_makers import MAKERS
from khenthuong_desktop.services.filling.paper_sources import gather
from khenthuong_desktop.services.outcome import certificates as service
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.services.units import get_unit, save_signer, save_unit, usual_signer
from khenthuong_desktop.store.tables import AwardRound, Nomination
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

DECIDED_ON = date(2026, 12, 10)
NO_PICTURES = {
    "x.docx": b"PK",
    "x.png": b"\x01\x00\x00\x00" + bytes(36) + b" EMF",
    "x.jpg": b"\xd7\xcd\xc6\x9a an old metafile",
    "x.jpeg": b"<svg/>",
    "y.png": b"",
}


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    whole = make_round(tmp_path / "data", library, papers=False)
    yield whole
    whole.db.close()


def certificates(made: Round) -> tuple[service.Certificate, ...]:
    return service.certificates_of_round(made.db, made.library, made.key)


def decide(made: Round) -> None:
    awarded = tuple(row.id for row in get_round(made.db, made.key).nominations if row.passed)
    by = f"Chủ tịch {get_unit(made.db).name}"
    record_decision(made.db, made.library, made.key, DecisionNote("412", DECIDED_ON, by, awarded, "Lê Văn Tư"))


def test_a_certificate_says_what_the_decree_asks_in_its_order(made: Round) -> None:
    decide(made)
    fighters = [one for one in certificates(made) if one.award == FIGHTER]
    assert fighters
    texts = fighters[0].texts
    assert list(texts) == list(Place)
    assert texts[Place.COUNTRY] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert texts[Place.GIVES] == "TẶNG DANH HIỆU"
    assert texts[Place.AWARD] == "Chiến sĩ thi đua cơ sở"
    assert texts[Place.GIVER] == f"Chủ tịch {get_unit(made.db).name}"
    assert texts[Place.DECISION] == f"Quyết định số 412/QĐ-{get_unit(made.db).symbol}\nngày 10 tháng 12 năm 2026"
    assert texts[Place.DATELINE].endswith("ngày 10 tháng 12 năm 2026")
    assert texts[Place.SIGNER_NAME] == "Lê Văn Tư"
    assert texts[Place.SUBJECT].split(maxsplit=1)[0] in ("Ông", "Bà")


def test_the_golden_number_is_the_place_in_the_decision_and_only_forms_of_the_decree_are_made(made: Round) -> None:
    more = (Nominee("CB2", "certificate_of_merit"), Nominee("TT1", "advanced_labour_collective"))
    nominate(made.db, made.key, more)
    row = get_round(made.db, made.key)
    listed = {
        (nominee.name, nominee.award): nominee.order
        for group in groups(gather(made.db, made.library, made.key))
        for nominee in group.nominees
    }
    called = {one.id: (one.called, made.library.award(one.award).name) for one in row.nominations}
    numbers = {one.id: one.texts[Place.REGISTER] for one in certificates(made)}
    assert numbers == {key: f"Số sổ vàng: {listed[called[key]]:02d}" for key in numbers}
    assert sorted(numbers.values()) == ["Số sổ vàng: 01", "Số sổ vàng: 03"]
    assert {one.award for one in certificates(made)} == {FIGHTER, "certificate_of_merit"}


def test_before_the_decision_its_number_is_a_gap(made: Round) -> None:
    assert certificates(made)[0].texts[Place.DECISION].startswith("Quyết định số       ")


def test_own_words_stay_with_their_certificate_and_can_be_taken_back(made: Round) -> None:
    one = certificates(made)[0]
    service.save_text(made.db, [one.id], Place.ACHIEVEMENT, "  Đã cứu người \n bị nạn  ")
    assert certificates(made)[0].texts[Place.ACHIEVEMENT] == "Đã cứu người\nbị nạn"
    assert all(other.texts[Place.ACHIEVEMENT] != "Đã cứu người\nbị nạn" for other in certificates(made)[1:])
    made.db.undo()
    assert certificates(made)[0].texts == one.texts


def test_own_words_in_one_place_leave_those_in_another_and_go_when_asked(made: Round) -> None:
    one = certificates(made)[0]
    service.save_text(made.db, [one.id], Place.POST, "Thôn 3")
    service.save_text(made.db, [one.id], Place.ACHIEVEMENT, "Đã cứu người")
    service.save_text(made.db, [one.id], Place.ACHIEVEMENT, None)
    assert certificates(made)[0].texts == {**one.texts, Place.POST: "Thôn 3"}


def test_a_single_deed_stands_on_its_certificate_and_a_long_report_does_not(made: Round) -> None:
    def told(deed: str) -> str:
        with made.db.write("save_round") as session:
            row = session.get_one(AwardRound, made.key)
            row.commendation_type = CommendationType.UNEXPECTED
            for nomination in session.scalars(select(Nomination).where(Nomination.round_id == made.key)):
                nomination.achievement = deed
        return certificates(made)[0].texts[Place.ACHIEVEMENT]

    assert told("đã dũng cảm cứu hai em nhỏ bị đuối nước.") == "Đã dũng cảm cứu hai em nhỏ bị đuối nước"
    assert told("việc làm " * 60) == "Đã có thành tích xuất sắc trong phong trào thi đua năm 2026"


def test_a_household_and_a_form_of_address_are_said_once(made: Round) -> None:
    def called(kind: SubjectKind, name: str, honorific: str = "") -> str:
        row = replace(get_round(made.db, made.key).nominations[0], subject_kind=kind, name=name, honorific=honorific)
        return service.subject_line(gather(made.db, made.library, made.key), row)

    assert called(SubjectKind.HOUSEHOLD, "Hồ Văn Gia") == "Hộ gia đình ông (bà) Hồ Văn Gia"
    assert called(SubjectKind.HOUSEHOLD, "hộ ông Hồ Văn Gia") == "Hộ ông Hồ Văn Gia"
    assert called(SubjectKind.INDIVIDUAL, "Hồ Văn Gia", "đại úy") == "Đại úy Hồ Văn Gia"
    assert called(SubjectKind.COLLECTIVE, "Phòng Kinh tế") == "Phòng Kinh tế"


def test_post_and_name_are_of_who_signed_the_decision(made: Round) -> None:
    unit = get_unit(made.db)
    deputy = usual_signer(unit, "Trần Văn Phó", "Phó Chủ tịch")
    for signer in (usual_signer(unit, "Lê Văn Tư"), deputy):
        save_signer(made.db, signer)
    awarded = tuple(row.id for row in get_round(made.db, made.key).nominations if row.passed)

    def signed(by: str, name: str) -> tuple[str, str]:
        note = DecisionNote("412/QĐ-UBND", DECIDED_ON, by, awarded, name)
        record_decision(made.db, made.library, made.key, note)
        texts = certificates(made)[0].texts
        return texts[Place.SIGNER_POST], texts[Place.SIGNER_NAME]

    assert signed(f"Chủ tịch {unit.name}", deputy.name) == ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", deputy.name)
    assert signed("Giám đốc Sở Nội vụ tỉnh Y", "Phạm Thị Lan") == ("Giám đốc Sở Nội vụ tỉnh Y", "Phạm Thị Lan")


@pytest.mark.parametrize(
    ("level", "name", "head", "giver", "post"),
    [
        ("commune", "Ủy ban nhân dân phường Y", "Chủ tịch", "Chủ tịch Ủy ban nhân dân phường Y", "CHỦ TỊCH"),
        ("department", "Sở Nội vụ tỉnh X", "Giám đốc", "Giám đốc Sở Nội vụ tỉnh X", "GIÁM ĐỐC"),
        ("school", "Trường THPT Z", "Hiệu trưởng", "Hiệu trưởng Trường THPT Z", "HIỆU TRƯỞNG"),
        (
            "enterprise", "Công ty cổ phần May X", "Chủ tịch Hội đồng quản trị",
            "Chủ tịch Hội đồng quản trị Công ty cổ phần May X", "CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ",
        ),
    ],
)  # fmt: skip
def test_every_level_has_its_own_giver_and_post(
    made: Round, level: str, name: str, head: str, giver: str, post: str
) -> None:
    unit = replace(get_unit(made.db), level=UnitLevel(level), name=name, head_title=head)
    save_unit(made.db, unit)
    save_signer(made.db, usual_signer(unit, "Lê Văn Tư"))
    texts = certificates(made)[0].texts
    assert (texts[Place.GIVER], texts[Place.SIGNER_POST].upper()) == (giver, post)


def test_numbers_are_those_of_the_annex_once_somebody_was_struck_out(tmp_path: Path, library: Library) -> None:
    made = make_round(tmp_path / "three", library, vote_for_third=4, papers=False)
    with made.db.write("save_nominee") as session:
        for key in (made.nominations["CB2", WORKER], made.nominations["CB3", WORKER]):
            session.get_one(Nomination, key).award = "certificate_of_merit"
    struck, *kept = (row for row in get_round(made.db, made.key).nominations if row.passed)
    by = f"Chủ tịch {get_unit(made.db).name}"
    note = DecisionNote("412", DECIDED_ON, by, tuple(row.id for row in kept))
    record_decision(made.db, made.library, made.key, note)
    (filled,) = MAKERS["decision"].make(made.db, gather(made.db, made.library, made.key))
    assert isinstance(filled.fields, Decision)
    annex = {one.name: f"Số sổ vàng: {one.order:02d}" for group in filled.fields.groups for one in group.nominees}
    assert struck.called not in annex and len(annex) == 2
    assert annex == {one.called: one.texts[Place.REGISTER] for one in certificates(made)}
    made.db.close()


def test_a_layout_is_kept_by_stock_and_what_a_printer_is_off_by_for_it_alone(made: Round) -> None:
    whole = service.stock_of(made.db, FIGHTER, pre_printed=False, printer="A")
    assert (whole.width, whole.height, whole.dx) == (297, 210, 0)
    moved = replace(whole.moved(Place.SUBJECT, 40, 50), dx=-1.5, dy=0.3)
    service.save_stock(made.db, moved, "A")
    assert service.stock_of(made.db, FIGHTER, pre_printed=False, printer="A") == moved
    other = service.stock_of(made.db, FIGHTER, pre_printed=False, printer="B")
    assert (other.lines, other.dx, other.dy) == (moved.lines, 0, 0)
    stock = service.stock_of(made.db, FIGHTER, pre_printed=True, printer="A")
    assert (stock.lines, stock.dx) == (whole.lines, 0)
    assert service.shipped_stock(FIGHTER, pre_printed=False).lines == whole.lines


def test_a_sheet_that_no_printer_takes_is_refused_with_all_faults(made: Round) -> None:
    stock = replace(service.stock_of(made.db, FIGHTER, pre_printed=True), width=5, dx=99)
    with pytest.raises(ValuesRefused) as refused:
        service.save_stock(made.db, stock)
    assert {fault.field for fault in refused.value.faults} == {"width", "dx"}


def test_what_was_printed_is_remembered(made: Round) -> None:
    first, *rest = certificates(made)
    service.note_printed(made.db, made.key, [first.id])
    found = certificates(made)
    assert found[0].printed_on == made.db.today()
    assert all(one.printed_on is None for one in found[1:]) and len(found) == len(rest) + 1


def test_every_place_stands_on_every_shipped_stock_and_has_a_name() -> None:
    for award in (FIGHTER, "certificate_of_merit"):
        stock = service.shipped_stock(award, pre_printed=False)
        assert {line.place for line in stock.lines} == set(Place)
        for line in stock.lines:
            assert line.x >= 0 and line.x + line.width <= stock.width
            assert line.y >= 0 and line.y + line.height <= stock.height
    assert set(messages.catalogue("certificates")["Place"]) == set(Place)


def test_a_picture_takes_the_place_of_the_one_before(made: Round, tmp_path: Path) -> None:
    for name, begin in (("a.PNG", b"\x89PNG\r\n\x1a\n"), ("b.jpg", b"\xff\xd8\xff")):
        (tmp_path / name).write_bytes(begin + name.encode())
        service.keep_picture(made.folder, service.EMBLEM, tmp_path / name)
    found = service.picture_of(made.folder, service.EMBLEM)
    assert found is not None and found.read_bytes() == b"\xff\xd8\xffb.jpg"
    assert len(list(made.folder.templates.glob("bieu-tuong.*"))) == 1


def test_what_is_no_picture_is_refused_whatever_its_name(made: Round, tmp_path: Path) -> None:
    for name, content in NO_PICTURES.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(FileUnreadable) as refused:
            service.keep_picture(made.folder, service.EMBLEM, tmp_path / name)
        assert "không phải ảnh .png hay .jpg" in messages.explain(refused.value)
    with pytest.raises(FileMissing):
        service.keep_picture(made.folder, service.EMBLEM, tmp_path / "none.png")
    assert service.picture_of(made.folder, service.EMBLEM) is None
