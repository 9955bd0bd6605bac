"""A round's dossier: what the check says of nominees, papers, evidence and limits."""

import ast
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from khenthuong_desktop.documents.fields.reports import ReportWithRecord
from khenthuong_desktop.documents.parts import InitiativeRow
from khenthuong_desktop.domain import completeness, consistency
from khenthuong_desktop.domain.dossier import Place, PlaceKind
from khenthuong_desktop.domain.terms import EvidenceForm, PersonClass, Rating
from khenthuong_desktop.errors import DossierHasErrors
from khenthuong_desktop.messages import catalogue
from khenthuong_desktop.packaging.verification import verify
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.evidence import (
    EvidenceNote,
    add_evidence,
    initiatives_to_prove,
    list_evidence,
)
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.checking.round_pictures import picture_of
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.filling.achievement_reports import achievement_report
from khenthuong_desktop.services.filling.paper_sources import gather
from khenthuong_desktop.store.tables import AwardRound, Evidence, InitiativeUse, Nomination, Person, YearRating
from tests.unit.services.dossier_round import (
    FIGHTER,
    WORKER,
    Round,
    add_paper,
    export,
    judge_by_sure_law,
    make_round,
    problems,
)
from tests.unit.services.hand_edits.making import make_edit


def test_a_round_done_well_has_only_the_one_the_council_turned_down(made: Round) -> None:
    check = check_dossier(made.db, made.folder, made.library, "2026/D01")
    assert check.errors == ()
    assert [problem.code for problem in check.warnings] == ["turned_down", "draft_differs"]
    assert "Trần Thị Lan" in check.warnings[0].sentence
    assert check.warnings[0].as_json()["key"] == made.nominations["CB3", WORKER]


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


def test_an_empty_report_is_empty_whatever_else_somebody_changes_in_it(made: Round) -> None:
    with made.db.write("describe_nomination") as session:
        session.get_one(Nomination, made.nominations["CB2", WORKER]).achievement = None
    papers = draft_papers(made.db, made.folder, made.library, made.key)
    report = next(paper.path for paper in papers if paper.nomination_id == made.nominations["CB2", WORKER])
    make_edit(report, {"find": "^(.*)Sinh ngày(.*)$", "to": "\\1Sinh ngày\\2 1981"})
    assert ("error", "report_empty") in problems(made)


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
