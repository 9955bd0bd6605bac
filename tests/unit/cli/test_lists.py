"""Import, check and plan on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.cli import main
from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.errors import DiskFull
from khenthuong_desktop.services import imports
from tests.unit.cli.conftest import MOMENT

Run = Callable[..., Any]
Read = Callable[..., str]


def test_a_check_tells_subject_award_verdict_and_findings(run: Run) -> None:
    told = run("check", "--year", "2025", "--award", "LĐTT", "--on", "2025-12-20")
    assert (told["on"], told["regime"]) == ("2025-12-20", "R3")
    (result,) = told["results"]
    assert result["subject"] == {"kind": "individual", "ref": "CB1", "name": "Đặng Thị Hoà"}
    assert (result["award"], result["abbreviation"], result["verdict"]) == ("advanced_worker", "LĐTT", "eligible")
    assert {"version", "confidence"} <= set(result)
    finding = result["findings"][0]
    assert set(finding) == {"kind", "outcome", "text", "reference", "detail", "children"}


def test_without_a_day_the_law_of_the_office_s_own_day_applies(run: Run) -> None:
    assert run("check", "--year", "2025")["on"] in ("2025-12-20", "2025-12-21")  # by the time zone of the PC
    assert run("plan", "--year", "2025")["on"] == run("check", "--year", "2025")["on"]


def test_a_plan_tells_the_next_awards_and_exactly_what_is_missing(run: Run) -> None:
    told = run("plan", "--year", "2025", "--on", "2025-12-20")
    (line,) = told["subjects"]
    assert line["subject"] == {"kind": "individual", "ref": "CB1", "name": "Đặng Thị Hoà"}
    awards = {award["abbreviation"]: award for award in line["awards"]}
    assert awards["LĐTT"]["missing"] == []
    assert awards["CSTĐCS"]["verdict"] == "not_eligible"
    assert len(awards["CSTĐCS"]["missing"]) == 1
    assert awards["CSTĐCS"]["standing"] == "near"
    standings = [list(Standing).index(Standing(award["standing"])) for award in line["awards"]]
    assert standings == sorted(standings)
    assert line["question"] == ""


def test_a_plan_can_be_asked_for_one_subject(run: Run) -> None:
    assert len(run("plan", "--year", "2025", "--subject", "CB1")["subjects"]) == 1
    assert run("plan", "--year", "2025", "--subject", "CB9", code=2)["error"]["code"] == "RecordMissing"


def test_a_plan_says_what_to_do_in_which_year(run: Run) -> None:
    (line,) = run("plan", "--year", "2025", "--subject", "CB1", "--on", "2025-12-20")["subjects"]
    awards = {award["abbreviation"]: award for award in line["awards"]}
    assert line["nearest"] == "grassroots_emulation_fighter"
    assert awards["CSTĐCS"]["steps"] == [
        {
            "year": 2025,
            "text": "2025: thêm 01 sáng kiến được công nhận phạm vi cơ sở",
            "needs": {"initiatives": ["grassroots"]},
            "instead": [],
            "awards": [],
            "confirms": [],
        }
    ]
    assert awards["CSTĐCS"]["missing"] == ["01 sáng kiến được công nhận phạm vi cơ sở (năm 2025)"]
    assert (awards["CSTĐ tỉnh"]["reach_year"], len(awards["CSTĐ tỉnh"]["steps"])) == (2027, 3)


def test_a_plan_can_suppose_what_a_year_brings(run: Run) -> None:
    asked = ("plan", "--year", "2025", "--on", "2025-12-20", "--suppose", "2025=HTXSNV,grassroots")
    (line,) = run(*asked, "--subject", "CB1")["subjects"]
    assert {award["abbreviation"]: award["verdict"] for award in line["awards"]}["CSTĐCS"] == "eligible"
    assert run(*asked, code=2)["error"]["code"] == "BadArguments"
    for wrong in ("HTXS", "HTXSNV,HTTNV"):
        faulty = run("plan", "--year", "2025", "--subject", "CB1", "--suppose", f"2025={wrong}", code=2)
        assert wrong.partition(",")[0] in faulty["error"]["message"]


def test_a_plan_can_suppose_an_award_and_scopes_in_words(run: Run) -> None:
    asked = ("plan", "--year", "2025", "--on", "2025-12-20", "--subject", "CB1", "--suppose")
    (line,) = run(*asked, "2025=HTXSNV,Cơ sở,CSTĐCS")["subjects"]
    abbreviations = [award["abbreviation"] for award in line["awards"]]
    assert "CSTĐCS" not in abbreviations and "CSTĐ tỉnh" in abbreviations


def test_a_plan_is_readable(read: Read) -> None:
    lines = read("plan", "--year", "2025", "--on", "2025-12-20").splitlines()
    assert lines[0] == "Luật ngày 20/12/2025 (Luật 06/2022/QH15, Nghị định 152/2025/NĐ-CP)"
    assert lines[1] == "CB1  Đặng Thị Hoà"
    assert any(line.startswith("  ≈ ") and "CSTĐCS" in line for line in lines)


def test_a_missing_award_is_told_in_vietnamese(run: Run) -> None:
    told = run("check", "--year", "2025", "--award", "Không có danh hiệu này", code=2)
    assert told["error"]["message"].startswith("Không tìm thấy danh hiệu, hình thức “Không có danh hiệu này”.")


def test_the_blank_workbook_has_nothing_to_import(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "trống.xlsx"
    assert run("workbook", book) == {"workbook": str(book)}
    told = run("import", book, "--dry-run")
    assert told["committed"] is False
    assert {sheet["added"] for sheet in told["sheets"]} == {0}


def test_questions_of_a_list_are_told_and_answered(run: Run, read: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("STT,Họ và tên,Chức vụ,Đơn vị\n1,Đặng Thị Hoà,Văn thư,Văn phòng\n", "utf-8")
    shown = run("import", path, "--dry-run")
    (question,) = shown["questions"]
    assert (question["key"], question["value"]) == ("ds!2", "Đặng Thị Hoà")
    assert [found["code"] for found in question["candidates"]] == ["CB1"]
    assert '--same "ds!2=CB1"' in read("import", path, "--dry-run")
    waiting = run("import", path, code=1)
    assert (waiting["sheets"][0]["skipped"], waiting["committed"]) == (1, False)
    assert "Chưa ghi gì vào dữ liệu" in read("import", path, code=1)
    another = run("import", path, "--same", "2=mới", "--dry-run")
    assert another["sheets"][0]["added"] == 1
    same = run("import", path, "--same", "ds!2=CB1")
    assert (same["sheets"][0]["updated"], same["questions"]) == (1, [])
    assert "tệp không hỏi" in run("import", path, "--same", "2=mới", code=2)["error"]["message"]  # it is known now


def test_one_answer_holds_for_all_whom_a_list_has_under_other_codes(run: Run, read: Read, tmp_path: Path) -> None:
    people = ("Lê Thị Mận", "Bùi Văn Tám")
    path = tmp_path / "ds.csv"
    path.write_text("Họ và tên,Đơn vị\n" + "".join(f"{name},Văn phòng\n" for name in people), "utf-8")
    assert run("import", path)["committed"]
    rows = (f"NV{number},{name},Văn phòng\n" for number, name in enumerate(people, 1))
    path.write_text("Mã NV,Họ và tên,Đơn vị\n" + "".join(rows), "utf-8")
    assert [asked["given"] for asked in run("import", path, "--dry-run")["questions"]] == ["NV1", "NV2"]
    assert "Trong đó 2 người đã có, chỉ mang mã khác trong tệp" in read("import", path, "--dry-run")
    told = run("import", path, "--other-codes", "đúng", "--dry-run")
    assert (told["sheets"][0]["updated"], told["questions"]) == (2, [])
    assert run("import", path, "--other-codes", "mới", "--dry-run")["sheets"][0]["added"] == 2
    assert run("import", path, "--other-codes", "đúng")["sheets"][0]["updated"] == 2
    assert run("import", path, "--other-codes", "đúng")["sheets"][0]["unchanged"] == 2


def test_an_answer_that_fits_nothing_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("STT,Họ và tên,Chức vụ,Đơn vị\n1,Lê Văn An,Văn thư,Văn phòng\n", "utf-8")
    assert "“9=CB1”" in run("import", path, "--same", "9=CB1", code=2)["error"]["message"]


def test_faults_of_a_list_go_into_a_copy_for_its_sender(run: Run, read: Read, tmp_path: Path) -> None:
    path, copy = tmp_path / "ds.csv", tmp_path / "lỗi.xlsx"
    path.write_text("Mã số,Họ và tên,Ngày sinh\nCB7,Lê Văn An,31/02/1985\n", "utf-8")
    told = run("import", path, "--dry-run", "--faults-to", copy, code=1)
    assert told["faults_to"] == str(copy) and copy.is_file()
    assert "chỗ cần sửa trong" in read("import", path, "--faults-to", copy, code=1)
    assert "faults_to" not in run("import", path, "--dry-run", code=1)


def test_a_copy_for_a_sender_has_the_name_of_a_workbook(run: Run, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("Mã số,Họ và tên,Ngày sinh\nCB7,Lê Văn An,31/02/1985\n", "utf-8")
    for place in (path, tmp_path / "lỗi", data / "khenthuong.lock"):
        told = run("import", path, "--accept-valid", "--faults-to", place, code=2)["error"]
        assert told["code"] == "BadArguments" and ".xlsx" in told["message"]
    assert path.read_text("utf-8").startswith("Mã số")


def test_a_copy_is_told_of_when_its_list_cannot_be_written(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(data)

    path, copy = tmp_path / "ds.csv", tmp_path / "lỗi.xlsx"
    path.write_text("Mã số,Họ và tên,Ngày sinh\nCB7,Lê Văn An,31/02/1985\nCB8,Lê Na,1/2/1985\n", "utf-8")
    monkeypatch.setattr(imports, "confirm", full)
    words = ["import", str(path), "--accept-valid", "--faults-to", str(copy), "--data", str(data)]
    assert main(words, now=lambda: MOMENT) == 2
    assert f"chỗ cần sửa trong {copy}" in capsys.readouterr().err and copy.is_file()


def test_a_list_that_is_wrong_everywhere_shows_its_first_faults_and_how_many_more(
    run: Run, read: Read, tmp_path: Path
) -> None:
    lines = ["Mã số,Họ và tên,Ngày sinh", *(f"CB{n},Lê Văn An,31/02/1980" for n in range(1_200))]
    (tmp_path / "ds.csv").write_text("\n".join(lines), "utf-8")
    told = read("import", tmp_path / "ds.csv", code=1).splitlines()
    assert sum(line.startswith("Lỗi: ") for line in told) == 1_000
    assert any(line.startswith("… và 200 chỗ khác") for line in told)
    assert len(run("import", tmp_path / "ds.csv", code=1)["problems"]) == 1_200


def test_a_list_without_faults_makes_no_copy(run: Run, tmp_path: Path) -> None:
    path, copy = tmp_path / "trống.xlsx", tmp_path / "lỗi.xlsx"
    run("workbook", path)
    assert run("import", path, "--dry-run", "--faults-to", copy)["faults_to"] is None
    assert not copy.exists()


def test_columns_cells_and_rows_are_put_right_by_arguments(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    people = "1,Lê Văn An,31/02/1985,LĐTT\n2,Lê Thị Mai,01/02/1986,LĐTT\n"
    path.write_text(f"STT,Họ và tên,Ngày sinh,Danh hiệu 2025\n{people}", "utf-8")
    (sheet,) = run("import", path, "--dry-run", code=1)["sheets"]
    assert sheet["columns"][3] == {
        "column": "D", "heading": "Danh hiệu 2025", "field": None, "confidence": "unknown", "filled": 2,
    }  # fmt: skip
    told = run(
        "import", path, "--set", "C2=28/02/1985", "--skip", "ds!B3", "--map", "Danh hiệu 2025=held_2025", "--rows"
    )
    assert (told["sheets"][0]["added"], told["sheets"][0]["skipped"], told["problems"]) == (1, 1, [])
    assert told["rows"][0]["fields"]["held_2025"] == "LĐTT"
    assert path.read_text("utf-8").count("31/02/1985") == 1


@pytest.mark.parametrize(
    "wrong", [("--set", "C2"), ("--set", "năm=1"), ("--skip", "dòng 3"), ("--skip", "99"), ("--skip", "Z2")]
)
def test_a_place_that_is_none_is_refused(run: Run, tmp_path: Path, wrong: tuple[str, str]) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("STT,Họ và tên,Ngày sinh\n1,Lê Văn An,01/02/1985\n", "utf-8")
    assert wrong[1] in run("import", path, *wrong, code=2)["error"]["message"]


def test_units_of_a_list_are_made_with_it_on_request(run: Run, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    rows = [
        "STT,Họ và tên,Ngày sinh,Đơn vị công tác,Xếp loại năm 2024",
        "1,Lê Thị Hoa Mai,01/02/1980,Trường Mầm non Hoa Ban,HTTNV",
    ]
    path.write_text("\n".join(rows), "utf-8-sig")
    assert run("import", path, "--dry-run")["units_missing"] == ["Trường Mầm non Hoa Ban"]
    dry = read("import", path, "--dry-run")
    assert "--make-units" in dry and "Kèm theo: 1 mức xếp loại." in dry
    told = run("import", path, "--make-units")
    assert (told["units_made"], told["units_missing"]) == (["Trường Mầm non Hoa Ban"], [])
    assert told["beside"] == {"year_ratings": 1}
    assert "Trường Mầm non Hoa Ban" in read("list", "collectives")


def test_people_whom_registrations_name_are_made_on_request(run: Run, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("Họ và tên,Danh hiệu đăng ký,Năm\nLê Thị Hoa Mai,LĐTT,2026", "utf-8-sig")
    dry = read("import", path, "--dry-run", code=1)
    assert "Chưa có 1 người, tập thể, hộ: Lê Thị Hoa Mai. Thêm --make-people để tạo luôn." in dry
    told = run("import", path, "--make-people")
    assert (told["people_made"], told["people_missing"]) == (["Lê Thị Hoa Mai"], [])


def test_places_of_problems_name_only_what_there_is(read: Read, tmp_path: Path) -> None:
    empty, faulty = tmp_path / "trống.csv", tmp_path / "ds.csv"
    empty.write_text("Ghi chú\nkhông có gì\n", "utf-8")
    faulty.write_text("STT,Họ và tên,Ngày sinh,Đăng ký năm 2026\n1,Lê Văn An,31/02/1985,\n", "utf-8")
    told = read("import", empty, "--dry-run", code=1) + read("import", faulty, "--dry-run", code=1)
    assert "Lỗi: ds, ô C2: " in told
    assert "None" not in told and "ô :" not in told and "ô 1:" not in told


def test_columns_are_told_by_letter_and_those_that_are_not_there_are_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("STT,Người,Sinh\n1,Lê Văn An,1985\n", "utf-8")
    told = run("import", path, "--dry-run", "--map", "B=name;C=birth_date", "--rows")
    assert told["rows"][-1]["fields"]["birth_date"] == "1985"
    unknown = run("import", path, "--dry-run", "--map", "B=full_name", code=2)
    assert "full_name" in unknown["error"]["message"] and " name, " in unknown["error"]["message"]
    refused = run("import", path, "--dry-run", "--map", "Họ và tên=name", "--layout", "people", code=2)
    assert "không có cột nào là “Họ và tên”" in refused["error"]["message"]


def test_columns_told_in_several_options_are_read_and_one_told_two_ways_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("STT,Người,Sinh\n1,Lê Văn An,1985\n", "utf-8")
    told = run("import", path, "--dry-run", "--map", "B=name", "--map", "C=birth_date", "--rows")
    assert (told["rows"][-1]["fields"]["name"], told["rows"][-1]["fields"]["birth_date"]) == ("Lê Văn An", "1985")
    refused = run("import", path, "--dry-run", "--map", "B=name", "--map", "B=unit", code=2)
    assert "“B” được ghi hai cách: “name” và “unit”" in refused["error"]["message"]


def test_a_list_without_headings_is_taken_by_the_very_words_advised(run: Run, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("1,Mai Văn Quý,12/04/1986,Nam\n2,Tô Thị Sen,1991,Nữ\n", "utf-8")
    advised = read("import", path, "--dry-run", code=1).split('--map "')[1].split('"')[0]
    assert advised == "[B]=name;[C]=birth_date;[D]=gender"
    told = run("import", path, "--dry-run", "--map", advised, "--rows")
    assert [row["fields"]["birth_date"] for row in told["rows"]] == ["1986-04-12", "1991"]


def test_a_row_of_several_files_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    heading = "STT,Họ và tên,Chức vụ,Đơn vị\n"
    paths = []
    for name in ("A", "B"):
        paths.append(tmp_path / name / "2026" / "ds.csv")
        paths[-1].parent.mkdir(parents=True)
        paths[-1].write_text(f"{heading}1,Đặng Thị Hoà,Văn thư {name},Văn phòng\n", "utf-8")
    places = [f"ds · {name}/2026/ds.csv!2" for name in ("A", "B")]
    assert [question["key"] for question in run("import", *paths, "--dry-run")["questions"]] == places
    for told in (("--same", "2=CB1"), ("--skip", "2"), ("--set", "B2=Lê Văn Mới")):
        assert "; ".join(places) in run("import", *paths, *told, code=2)["error"]["message"].replace(
            "ds.csv!B2", "ds.csv!2"
        )
    done = run("import", *paths, "--same", f"{places[1]}=CB1", "--skip", places[0])
    assert [(sheet["updated"], sheet["skipped"]) for sheet in done["sheets"]] == [(0, 1), (1, 0)]


def test_a_heading_row_is_told_on_the_command_line(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Sổ"], ["Số", "Họ tên"], [1, "Bùi Thị Mơ"], ["Số thứ tự", "Họ và tên"], [2, "Bùi Thị Mận"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "so.xlsx")
    told = run("import", tmp_path / "so.xlsx", "--dry-run", "--heading-row", "Sheet=4")
    assert [(sheet["header_row"], sheet["rows"]) for sheet in told["sheets"]] == [(4, 1)]
    assert run("import", tmp_path / "so.xlsx", "--heading-row", "Sheet=9", code=2)["error"]["code"] == "ValuesRefused"
    assert run("import", tmp_path / "so.xlsx", "--heading-row", "Sheet", code=2)["error"]["code"] == "BadArguments"


def test_proposals_without_a_round_are_told_where_they_could_go(run: Run, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "denghi.csv"
    path.write_text("Họ và tên,Đơn vị,Danh hiệu đề nghị\nĐặng Thị Hoà,Văn phòng,LĐTT\n", "utf-8")
    assert "Chưa có đợt nào đang mở" in read("import", path, "--dry-run")
    run("round", "new", "--name", "Tổng kết", "--year", "2025", "--on", "2025-12-20")
    told = read("import", path, "--dry-run")
    assert "Đưa 1 dòng đề nghị vào một đợt bằng --round. Đợt đang mở: 2025/D01 “Tổng kết”." in told
    assert "Đợt đang mở" not in read("import", path, "--dry-run", "--round", "2025/D01")


def test_what_a_list_changes_is_told_old_and_new(run: Run, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("Mã số,Họ và tên,Chức vụ\nCB1,Đặng Thị Hoà,Chức vụ lạ\n", "utf-8")
    (changed,) = run("import", path, "--dry-run")["changes"]
    assert (changed["row"], changed["changes"]["job_title"]["new"]) == (2, "Chức vụ lạ")
    assert "dòng 2, Đặng Thị Hoà: Chức vụ: " in read("import", path, "--dry-run")
    assert "→ Chức vụ lạ" in read("import", path, "--dry-run")


def test_the_award_that_a_decision_s_title_gives_is_told(read: Read, tmp_path: Path) -> None:
    book = Workbook()
    for row in (
        ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2025"],
        ["(Kèm theo Quyết định số 88/QĐ-UBND ngày 20/12/2025 của Chủ tịch UBND xã)"],
        ["TT", "Họ và tên"],
        [1, "Đặng Thị Hoà"],
    ):
        book.worksheets[0].append(row)
    book.save(tmp_path / "qd.xlsx")
    assert (
        "Khen thưởng của 1 dòng: Chiến sĩ thi đua cơ sở năm 2025 "
        "(Quyết định 88/QĐ-UBND ngày 20/12/2025 của Chủ tịch UBND xã)."
    ) in read("import", str(tmp_path / "qd.xlsx"), "--dry-run")


def test_a_record_that_changes_is_told_with_whose_it_is(run: Run, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "xeploai.csv"
    path.write_text("Năm,Mã số,Mức xếp loại\n2019,CB1,HTTNV\n", "utf-8")
    assert run("import", path)["committed"]
    path.write_text("Năm,Mã số,Mức xếp loại\n2019,CB1,HTNV\n", "utf-8")
    assert "dòng 2, CB1: Mức xếp loại: Hoàn thành tốt nhiệm vụ → Hoàn thành nhiệm vụ" in read("import", path)


def test_a_round_that_is_none_is_refused_although_nobody_is_proposed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "xeploai.csv"
    path.write_text("Năm,Mã số,Mức xếp loại\n2019,CB1,HTTNV\n", "utf-8")
    assert run("import", path, "--round", "D99", code=2)["error"]["code"] == "RecordMissing"
    assert run("import", path)["sheets"][0]["added"] == 1


def test_rows_that_wait_are_not_called_there_already(run: Run, read: Read, tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "ds.xlsx"
    for row in (["STT", "Họ và tên", "Ngày sinh"], [1, "Lê An", "01/02/1980"]):
        book.worksheets[0].append(row)
    book.save(path)
    run("import", path)
    assert "dữ liệu đã có đủ" in read("import", path)
    book.worksheets[0].append([2, "Đặng Thị Hoà"])
    book.save(path)
    told = read("import", path)
    assert "còn 1 dòng chờ trả lời" in told
    assert "dữ liệu đã có đủ" not in told


def test_a_list_of_which_something_is_unread_is_not_called_there_already(run: Run, read: Read, tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "ds.xlsx"
    for row in (["STT", "Họ và tên", "Ngày sinh", "Tự xếp loại"], [1, "Lê An", "01/02/1980", "HTTNV"]):
        book.worksheets[0].append(row)
    book.save(path)
    run("import", path)
    told = read("import", path)
    assert "Không có gì mới để ghi từ những gì đã đọc được" in told
    assert "dữ liệu đã có đủ" not in told
