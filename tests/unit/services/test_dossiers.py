"""A round's dossier: what the check says, what is packed, how editions follow one another."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from khenthuong_desktop.documents.fields.reports import ReportWithRecord
from khenthuong_desktop.documents.parts import InitiativeRow
from khenthuong_desktop.domain import completeness, consistency
from khenthuong_desktop.domain.dossier import Place, PlaceKind
from khenthuong_desktop.domain.terms import EvidenceForm, PersonClass, Rating, Stage
from khenthuong_desktop.errors import Cancelled, DiskFull, DossierHasErrors, RecordMissing, ValuesRefused
from khenthuong_desktop.messages import catalogue
from khenthuong_desktop.packaging.verification import Verdict, verify
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.achievement_reports import achievement_report
from khenthuong_desktop.services.dossiers import check_dossier, export_dossier, list_dossiers
from khenthuong_desktop.services.evidence import (
    EvidenceNote,
    add_evidence,
    initiatives_to_prove,
    list_evidence,
)
from khenthuong_desktop.services.nominating import nominate
from khenthuong_desktop.services.paper_sources import gather
from khenthuong_desktop.services.papers import draft_papers
from khenthuong_desktop.services.round_pictures import picture_of
from khenthuong_desktop.services.rounds import Nominee, get_round, open_round
from khenthuong_desktop.store.tables import AwardRound, Dossier, Evidence, InitiativeUse, Nomination, Person, YearRating
from tests.presence import there
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, add_paper, judge_by_sure_law, make_round


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    whole = make_round(tmp_path / "data", library)
    yield whole
    whole.db.close()


def problems(made: Round) -> set[tuple[str, str]]:
    check = check_dossier(made.db, made.folder, made.library, made.key)
    return {(problem.severity.value, problem.code) for problem in (*check.errors, *check.warnings)}


def export(made: Round, out: Path, **options: Any) -> Path:
    return export_dossier(made.db, made.folder, made.library, made.key, out, **options).path


def test_a_round_done_well_has_only_the_one_the_council_turned_down(made: Round) -> None:
    check = check_dossier(made.db, made.folder, made.library, "2026/D01")
    assert check.errors == ()
    assert [problem.code for problem in check.warnings] == ["turned_down", "draft_differs"]
    assert "Trần Thị Lan" in check.warnings[0].sentence
    assert check.warnings[0].as_json()["key"] == made.nominations["CB3", WORKER]


def test_the_exported_dossier_is_sealed_and_noted(made: Round, tmp_path: Path) -> None:
    path = export(made, tmp_path / "usb")
    found = verify(path)
    assert found.verdict is Verdict.SEALED
    assert found.dossier is not None
    assert [person["ho_ten"] for person in found.dossier["ca_nhan"]] == ["Đặng Thị Hoà", "Lê Minh"]
    assert found.dossier["ca_nhan"][0]["danh_hieu_de_nghi"][0]["bo_phieu"] == {"dong_y": 5, "tong_thanh_vien": 5}
    assert found.dossier["ca_nhan"][0]["can_cu"]
    assert found.dossier["minh_chung"][0]["cua"] == [{"loai": "ca_nhan", "ma": "CB1"}]
    assert [paper["loai"] for paper in found.dossier["van_ban"]] == ["15", "20", "20", "32"]
    assert found.dossier["mo_rong"] == {}
    (row,) = list_dossiers(made.db, made.key)
    assert (row.edition, row.file_name, row.fingerprint) == (1, path.name, found.fingerprint)
    assert get_round(made.db, made.key).stage is Stage.PACKAGED


def test_a_dossier_that_cannot_be_noted_is_not_left_behind(
    made: Round, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object) -> None:
        raise DiskFull(tmp_path)

    export(made, tmp_path / "cũ")
    before = [path.name for path in (tmp_path / "cũ").iterdir()]
    monkeypatch.setattr("khenthuong_desktop.services.dossiers._note", full)
    for folder in (tmp_path / "mới" / "nộp", tmp_path / "cũ"):
        with pytest.raises(DiskFull):
            export(made, folder)
    assert not (tmp_path / "mới").exists()
    assert [path.name for path in (tmp_path / "cũ").iterdir()] == before


def test_files_lie_where_the_format_wants_them(made: Round, tmp_path: Path) -> None:
    dossier = verify(export(made, tmp_path)).dossier
    assert dossier is not None
    assert [file["duong_dan"] for file in dossier["tep"]] == [
        "data/ca-nhan/0001/bao-cao-thanh-tich.docx",
        "data/ca-nhan/0002/bao-cao-thanh-tich.docx",
        "data/minh-chung/0001/01.pdf",
        "data/van-ban/01-to-trinh.docx",
        "data/van-ban/02-bien-ban.docx",
        "data/van-ban/03-bien-ban-kiem-phieu.docx",
        "data/van-ban/04-danh-sach.docx",
    ]


def test_the_same_work_in_two_folders_gives_the_same_bytes(tmp_path: Path, library: Library) -> None:
    one, two = (export(make_round(tmp_path / name, library), tmp_path / f"{name}-out") for name in ("a", "b"))
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()


def test_errors_stop_the_export_and_nothing_is_written(made: Round, tmp_path: Path) -> None:
    next(made.folder.documents.glob("minutes-*")).unlink()
    with pytest.raises(DossierHasErrors) as refused:
        export(made, tmp_path / "out")
    assert refused.value.errors == ["Không còn tệp của “Biên bản họp”. Hãy soạn lại."]
    assert not (tmp_path / "out").exists()
    assert list_dossiers(made.db) == ()
    assert get_round(made.db, made.key).stage is Stage.STATEMENT_SIGNED


def test_a_reason_lets_errors_pass_and_is_kept_inside(made: Round, tmp_path: Path) -> None:
    next(made.folder.documents.glob("minutes-*")).unlink()
    path = export(made, tmp_path / "out", with_errors="Nộp trước theo yêu cầu của Sở")
    dossier = verify(path).dossier
    assert dossier is not None
    assert dossier["mo_rong"]["xuat_khi_con_loi"] == {
        "ly_do": "Nộp trước theo yêu cầu của Sở",
        "loi": ["Không còn tệp của “Biên bản họp”. Hãy soạn lại."],
    }
    assert list_dossiers(made.db)[0].errors_reason == "Nộp trước theo yêu cầu của Sở"


def test_a_blank_reason_is_no_reason(made: Round, tmp_path: Path) -> None:
    next(made.folder.documents.glob("minutes-*")).unlink()
    with pytest.raises(DossierHasErrors):
        export(made, tmp_path, with_errors="  ")


def test_a_reason_without_errors_is_not_noted(made: Round, tmp_path: Path) -> None:
    path = export(made, tmp_path, with_errors="thừa")
    assert there(verify(path).dossier)["mo_rong"] == {}
    assert list_dossiers(made.db)[0].errors_reason is None


def test_nobody_nominated_gives_no_dossier_whatever_the_reason(made: Round, tmp_path: Path) -> None:
    empty = open_round(made.db, "Đợt trống", 2026, date(2026, 11, 1))
    with pytest.raises(DossierHasErrors):
        export_dossier(made.db, made.folder, made.library, empty, tmp_path, with_errors="vẫn nộp")


def test_an_unknown_round_is_explained(made: Round, tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        check_dossier(made.db, made.folder, made.library, "D77")


def test_making_it_again_keeps_the_edition_and_a_supplement_raises_it(made: Round, tmp_path: Path) -> None:
    first = export(made, tmp_path)
    assert export(made, tmp_path) == first
    add_paper(made, "decision", "Quyết định thành lập Hội đồng", {})
    changed = export(made, tmp_path)
    assert [row.edition for row in list_dossiers(made.db)] == [1]
    supplement = export(made, tmp_path, supplement=True)
    assert ("_r01_" in changed.name, "_r02_" in supplement.name) == (True, True)
    package = there(verify(supplement).dossier)["goi"]
    assert package["lan"] == 2
    assert package["thay_the"] == f"{package['id']}@1"
    assert {row.edition for row in list_dossiers(made.db)} == {1, 2}


def test_what_was_handed_in_is_only_followed_by_a_supplement(made: Round, tmp_path: Path) -> None:
    export(made, tmp_path)
    with made.db.write("hand_in") as session:
        session.query(Dossier).one().stage = Stage.SUBMITTED
        session.get_one(AwardRound, made.key).stage = Stage.SUBMITTED
    with pytest.raises(ValuesRefused):
        export(made, tmp_path)
    assert "_r02_" in export(made, tmp_path, supplement=True).name


def test_stopping_notes_nothing(made: Round, tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export(made, tmp_path / "out", progress=stop)
    assert list_dossiers(made.db) == ()
    assert not list(tmp_path.glob("out/*"))


def test_a_paper_edited_by_hand_is_a_warning_and_goes_in_as_it_is(made: Round, tmp_path: Path) -> None:
    statement = next(made.folder.documents.glob("request_statement-*"))
    document = Document()
    document.add_paragraph("Sửa bằng Word")
    document.save(str(statement))
    assert ("warning", "paper_changed") in problems(made)
    dossier = verify(export(made, tmp_path)).dossier
    assert dossier is not None
    sizes = {file["duong_dan"]: file["kich_thuoc"] for file in dossier["tep"]}
    assert sizes["data/van-ban/01-to-trinh.docx"] == statement.stat().st_size


def test_a_paper_that_is_no_word_file_any_more_is_an_error(made: Round, tmp_path: Path) -> None:
    statement = next(made.folder.documents.glob("request_statement-*"))
    statement.write_bytes(b"PK half a file")
    assert ("error", "paper_damaged") in problems(made)
    with pytest.raises(DossierHasErrors):
        export(made, tmp_path)


def test_changed_evidence_is_an_error(made: Round) -> None:
    (row,) = list_evidence(made.db, made.key)
    (made.folder.attachments / row.path).write_bytes(b"forged")
    assert ("error", "evidence_changed") in problems(made)


def test_a_plain_copy_of_the_recognition_is_an_error(tmp_path: Path, library: Library) -> None:
    made = make_round(tmp_path, library, proof=EvidenceForm.PLAIN_COPY)
    assert ("error", "initiative_proof_plain") in problems(made)


def test_a_nominee_without_paper_or_vote_is_found(made: Round) -> None:
    judge_by_sure_law(made)
    nominate(made.db, made.key, (Nominee("CB2", FIGHTER),))
    found = problems(made)
    assert {("error", "report_missing"), ("error", "vote_missing"), ("error", "count_differs")} <= found
    assert {("error", "left_out"), ("error", "not_eligible")} <= found


def test_a_rating_that_fell_since_makes_a_nominee_not_eligible(made: Round) -> None:
    with made.db.write("import_list") as session:
        for row in session.query(YearRating):
            row.rating = Rating.FAILED
    check = check_dossier(made.db, made.folder, made.library, made.key)
    assert "not_eligible" in {problem.code for problem in check.warnings}  # law nobody compared never blocks
    judge_by_sure_law(made)
    check = check_dossier(made.db, made.folder, made.library, made.key)
    told = [problem for problem in check.errors if problem.code == "not_eligible"]
    assert [problem.place.key for problem in told] == [
        made.nominations["CB1", FIGHTER],
        made.nominations["CB2", WORKER],
    ]
    assert "Đặng Thị Hoà" in told[0].sentence


def test_the_same_award_in_another_open_round_is_an_overlap(made: Round) -> None:
    other = open_round(made.db, "Đợt hai", 2026, date(2026, 11, 1))
    nominate(made.db, other, (Nominee("CB2", WORKER),))
    assert ("error", "in_another_open_round") in problems(made)


def test_one_who_passed_but_is_left_out_of_the_list_is_found(tmp_path: Path, library: Library) -> None:
    made = make_round(tmp_path, library, vote_for_third=2)
    assert ("error", "left_out") not in problems(made)
    other = make_round(tmp_path / "other", library, vote_for_third=4)
    assert ("error", "report_missing") in problems(other)


def test_papers_as_the_program_drafts_them_agree_with_the_round(tmp_path: Path, library: Library) -> None:
    made = make_round(tmp_path / "data", library, papers=False)
    draft_papers(made.db, made.folder, library, made.key)
    assert problems(made) == {("warning", code) for code in ("turned_down", "report_dotted", "draft_differs")}
    dossier = verify(export(made, tmp_path / "out")).dossier
    assert dossier is not None
    assert {paper["ma_loai"] for paper in dossier["van_ban"]} >= {"request_statement", "minutes", "vote_count_minutes"}
    assert len(dossier["ca_nhan"][0]["tep"]) == 1


def sentences(made: Round, code: str) -> list[str]:
    check = check_dossier(made.db, made.folder, made.library, made.key)
    return [problem.sentence for problem in (*check.errors, *check.warnings) if problem.code == code]


def test_a_report_in_which_nobody_wrote_anything_is_an_error(made: Round) -> None:
    with made.db.write("describe_nomination") as session:
        session.get_one(Nomination, made.nominations["CB2", WORKER]).achievement = None
    draft_papers(made.db, made.folder, made.library, made.key)
    found = problems(made)
    assert ("error", "report_empty") in found
    assert any("quê quán" in told and "Lê Minh" in told for told in sentences(made, "report_dotted"))


def test_a_report_filled_in_by_hand_is_not_called_empty(made: Round) -> None:
    with made.db.write("describe_nomination") as session:
        session.get_one(Nomination, made.nominations["CB2", WORKER]).achievement = None
    papers = draft_papers(made.db, made.folder, made.library, made.key)
    report = next(paper.path for paper in papers if paper.nomination_id == made.nominations["CB2", WORKER])
    document = Document()
    document.add_paragraph("Đã viết tay đủ các phần.")
    document.save(str(report))
    assert ("error", "report_empty") not in problems(made)
    assert all("Lê Minh" not in told for told in sentences(made, "report_dotted"))


def test_an_excellent_worker_needs_no_certificate_of_the_initiative(made: Round) -> None:
    with made.db.write("drop_evidence") as session:
        session.delete(session.query(Evidence).one())
    assert ("error", "initiative_proof_missing") in problems(made)
    with made.db.write("import_list") as session:
        for row in session.query(YearRating):
            row.rating = Rating.EXCELLENT
    assert ("warning", "initiative_proof_missing_advised") in problems(made)


def test_an_initiative_on_record_wants_its_certificate_though_nobody_named_it(made: Round) -> None:
    with made.db.write("drop_evidence") as session:
        session.delete(session.query(Evidence).one())
        session.delete(session.query(InitiativeUse).one())
    told = sentences(made, "initiative_proof_missing")
    assert told == [
        "Đặng Thị Hoà dựa vào sáng kiến để đề nghị Chiến sĩ thi đua cơ sở nhưng chưa có giấy chứng nhận hoặc quyết "
        "định công nhận."
    ]
    scan = made.folder.root / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    assert initiatives_to_prove(made.db, made.key) == (("Số hóa hồ sơ (năm 2026) · Đặng Thị Hoà", "SK1"),)
    note = EvidenceNote("Quyết định công nhận", EvidenceForm.ORIGINAL, initiative_code="SK1")
    add_evidence(made.db, made.folder, made.key, scan, note)
    assert sentences(made, "initiative_proof_missing") == []


def test_the_report_tells_every_initiative_recognised_in_the_last_years(made: Round) -> None:
    with made.db.write("drop_uses") as session:
        session.delete(session.query(InitiativeUse).one())
    nomination = next(row for row in get_round(made.db, made.key).nominations if row.award == FIGHTER)
    sources = gather(made.db, made.library, made.key)
    report = achievement_report(made.db, sources, nomination)
    assert isinstance(report, ReportWithRecord)
    assert report.initiatives == (
        InitiativeRow("2026", "Số hóa hồ sơ", "Cơ sở", "Quyết định số 45/QĐ-UBND ngày 01/06/2026"),
    )


def test_awards_for_two_deciders_are_named_with_whose_they_are(made: Round) -> None:
    assert sentences(made, "levels_mixed") == []
    nominate(made.db, made.key, (Nominee("CB2", "provincial_diploma_of_merit"),))
    (told,) = sentences(made, "levels_mixed")
    assert "Chiến sĩ thi đua cơ sở và Lao động tiên tiến do Chủ tịch Ủy ban nhân dân xã An Bình quyết định" in told
    assert "phải trình Ủy ban nhân dân tỉnh Hưng Yên" in told


def test_limits_and_overlaps_of_the_list_are_part_of_the_check(made: Round) -> None:
    with made.db.write("set_class") as session:
        for person in session.query(Person):
            person.person_class = PersonClass.LEADER
    check = check_dossier(made.db, made.folder, made.library, made.key)
    (problem,) = [problem for problem in check.warnings if problem.code == "leaders_outnumber_direct"]
    assert problem.place == Place(PlaceKind.ROUND, made.key)


def test_every_problem_has_its_words() -> None:
    known = catalogue("dossiers")
    checks = sorted(Path(str(consistency.__file__)).parent.glob("*.py"))
    for source in (
        "\n".join(path.read_text("utf-8") for path in paths) for paths in (checks, [Path(completeness.__file__)])
    ):
        tree = ast.parse(source)
        calls = [
            (node.func.id, node.args)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
        codes = {
            argument.value
            for name, arguments in calls
            if name in ("DossierProblem", "problem_of", "_about")
            for argument in arguments
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        }
        assert len(codes) > 8
        assert codes <= known.keys()


def test_the_quantity_of_an_award_counts_every_kind_of_subject(tmp_path: Path, library: Library) -> None:
    made = make_round(tmp_path / "data", library, papers=False)
    proposals = [
        {"award": "Giấy khen", "quantity": "01 tập thể và 02 cá nhân"},
        {"award": "Lao động tiên tiến", "quantity": "12 cá nhân"},
    ]
    add_paper(made, "request_statement", "Tờ trình", {"proposals": proposals})
    with made.db.read() as session:
        row = session.get_one(AwardRound, made.key)
        (statement,) = picture_of(session, made.folder, library, row, date(2026, 11, 22)).papers
    assert statement.quantities == {"Giấy khen": 3, "Lao động tiên tiến": 12}
    made.db.close()
