"""The register of numbers on the command line."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def opened_round(run: Run) -> Any:
    return run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")


def series(told: Any, symbol: str) -> Any:
    return next(one for one in told["series"] if one["symbol"] == symbol)


def test_any_kind_gets_its_number_and_day(run: Run, opened_round: Any) -> None:
    told = run("round", "papers", "D01", "--number", "public_notice=5", "--day", "public_notice=22/12/2025")
    assert told["papers"] == [{"kind": "public_notice", "title": "", "number": "5", "on": "2025-12-22"}]
    told = run("round", "papers", "D01", "--number", "public_notice=6", "--number", "request_statement=41")
    numbers = {one["kind"]: (one["number"], one["on"]) for one in told["papers"]}
    assert numbers == {"public_notice": ("6", "2025-12-22"), "request_statement": ("41", None)}
    assert told["statement"]["number"] == "41"
    told = run("round", "papers", "D01", "--number", "public_notice=", "--day", "public_notice=")
    assert [one["kind"] for one in told["papers"]] == ["request_statement"]


@pytest.mark.parametrize("words", ["public_notice", "=5", "nonsense=5", "launch_plan=5", "public_notice=5/TB"])
def test_what_names_no_numbered_paper_is_refused(run: Run, opened_round: Any, words: str) -> None:
    assert run("round", "papers", "D01", f"--number={words}", code=2)["error"]["message"]
    assert run("round", "show", "D01")["papers"] == []


@pytest.mark.parametrize("kind", [";", "ballot:x", "collective_report:", "kế hoạch"])
def test_a_number_is_kept_free_for_no_paper_that_bears_none(run: Run, opened_round: Any, kind: str) -> None:
    told = run("numbers", "reserve", "7", "--round", "D01", "--kind", kind, code=2)
    assert told["error"]["code"] == "ValuesRefused"


def test_numbers_are_kept_free_given_listed_and_taken_back(run: Run, opened_round: Any) -> None:
    run("numbers", "reserve", "7", "--round", "D01", "--kind", "public_notice")
    told = run("numbers", "give", "4", "--symbol", "TB-UBND", "--for", "Thông báo nghỉ lễ", "--on", "2025-12-01")
    found = series(told, "TB-UBND")
    assert [(one["number"], one["state"], one["on"]) for one in found["numbers"]] == [
        ("4", "given", "2025-12-01"),
        ("7", "reserved", None),
    ]
    assert (found["gaps"], found["following"], found["whole"]) == ([5, 6], 8, False)
    told = run("numbers", "release", "7/TB-UBND", "--year", "2025")
    assert [one["number"] for one in series(told, "TB-UBND")["numbers"]] == ["4"]
    assert run("numbers", "release", "7/TB-UBND", "--year", "2025", code=2)
    assert run("numbers", "list", "--year", "2025") == told


def test_a_number_with_its_symbol_is_understood_however_it_is_typed(run: Run, opened_round: Any) -> None:
    told = run("numbers", "give", " 12 / qđ-ubnd ", "--for", "Quyết định khác", "--year", "2025")
    assert [one["number"] for one in series(told, "QĐ-UBND")["numbers"]] == ["12"]
    assert run("numbers", "give", "13", "--for", "Khác", "--year", "2025", code=2)["error"]["code"] == "ValuesRefused"
    refused = run("numbers", "release", "12", "--year", "2025", code=2)["error"]["message"]
    assert "kèm ký hiệu" in refused
    told = run("numbers", "release", "12 / QĐ - ubnd", "--year", "2025")
    assert series(told, "QĐ-UBND")["numbers"] == []


def test_one_of_several_papers_has_a_number_kept_before_it_is_drafted(run: Run, opened_round: Any) -> None:
    refused = run("numbers", "reserve", "7", "--round", "D01", "--kind", "launch_plan", code=2)
    assert "launch_plan:TÊN" in refused["error"]["message"]
    told = run("numbers", "reserve", "7", "--round", "D01", "--kind", "launch_plan:Chuyển đổi số")
    assert [one["state"] for one in series(told, "KH-UBND")["numbers"]] == ["reserved"]
    run("round", "papers", "D01", "--number", "launch_plan:Chuyển đổi số=7")
    run("round", "papers", "D01", "--day", "public_notice=22/12/2025")
    assert series(run("numbers", "list", "--year", "2025"), "KH-UBND")["numbers"][0]["state"] == "given"


def test_a_number_is_kept_with_the_day_of_its_paper(run: Run, opened_round: Any) -> None:
    told = run("numbers", "reserve", "--round", "D01", "--kind", "public_notice", "--on", "22/12/2025")
    assert [(one["number"], one["on"]) for one in series(told, "TB-UBND")["numbers"]] == [("1", "2025-12-22")]
    told = run("numbers", "reserve", "--symbol", "TB-UBND", "--for", "Thông báo họp", "--on", "23/12/2025")
    assert [one["on"] for one in series(told, "TB-UBND")["numbers"]] == ["2025-12-22", "2025-12-23"]


def test_who_asks_for_the_next_number_is_told_which_it_is(
    run: Run, opened_round: Any, read: Callable[..., str]
) -> None:
    words = ("--symbol", "TB-UBND", "--year", "2025", "--for")
    assert run("numbers", "give", "4", *words, "Thông báo nghỉ lễ")["number"] == "4"
    assert run("numbers", "reserve", *words, "Thông báo họp")["number"] == "5"
    assert run("numbers", "reserve", "--round", "D01", "--kind", "public_notice")["number"] == "6"
    assert read("numbers", "give", *words, "Thông báo trực").startswith("Đã cấp số 7/TB-UBND.\n")


def test_a_number_of_another_paper_needs_a_reason(run: Run, opened_round: Any, read: Callable[..., str]) -> None:
    words = ("numbers", "give", "5", "--symbol", "TB-UBND", "--year", "2025", "--for")
    run(*words, "Thông báo nghỉ lễ")
    refused = run(*words, "Thông báo họp", code=2)["error"]["message"]
    assert refused.startswith("Số 5/TB-UBND đã cấp cho Thông báo nghỉ lễ.")
    assert run("round", "papers", "D01", "--number", "public_notice=5", code=2)
    told = run("round", "papers", "D01", "--number", "public_notice=5", "--reason", "Đánh lại số")
    assert told["papers"][0]["number"] == "5"
    found = series(run("numbers", "list", "--year", "2025"), "TB-UBND")
    assert (found["twice"], [one["reason"] for one in found["numbers"]]) == (["5"], ["Đánh lại số", None])
    assert "(lý do trùng số: Đánh lại số)" in read("numbers", "list", "--year", "2025")
    (problem,) = [
        one for one in run("dossier", "check", "D01", code=1)["warnings"] if one["code"].startswith("number_twice")
    ]
    assert problem["message"].startswith("Số 5/TB-UBND cấp cho nhiều văn bản: ")
    assert all(
        word in problem["message"] for word in ("Thông báo nghỉ lễ", "đợt 2025/D01", "lý do đã ghi: Đánh lại số")
    )
    assert "--round" in run("numbers", "release", "5/TB-UBND", "--year", "2025", code=2)["error"]["message"]
    told = run("numbers", "release", "5/TB-UBND", "--year", "2025", "--round", "D01")
    assert series(told, "TB-UBND")["twice"] == []


def test_a_number_doubled_for_two_other_works_is_released_for_one_of_them(run: Run) -> None:
    words = ("numbers", "give", "12/QĐ-UBND", "--year", "2025", "--for")
    run(*words, "Việc A")
    run(*words, "Việc B", "--reason", "Đánh lại số")
    release = ("numbers", "release", "12/QĐ-UBND", "--year", "2025")
    assert "--for" in run(*release, code=2)["error"]["message"]
    run(*release, "--for", "Việc C", code=2)
    (left,) = series(run(*release, "--for", "việc b"), "QĐ-UBND")["numbers"]
    assert left["holder"] == "Việc A"


def test_ways_of_numbering_are_kept_from_a_year_on(run: Run) -> None:
    assert run("numbers", "ways")["ways"] == {"unit_each_kind": True, "council_each_kind": True, "unit_whole": False}
    told = run("numbers", "ways", "--year", "2025", "--unit", "common", "--whole", "yes")
    assert told["ways"] == {"unit_each_kind": False, "council_each_kind": True, "unit_whole": True}
    assert next(one["symbol"] for one in told["series"]) == "UBND"
    assert run("numbers", "list", "--year", "2026")["ways"] == told["ways"]
    assert run("numbers", "list", "--year", "2024")["ways"]["unit_each_kind"]


def test_the_register_is_read_by_people(run: Run, opened_round: Any, read: Callable[..., str]) -> None:
    assert read("numbers", "list", "--year", "2025") == "Sổ số năm 2025 chưa có số nào.\n"
    run("numbers", "give", "4", "--symbol", "TB-UBND", "--for", "Thông báo nghỉ lễ", "--on", "2025-12-01")
    run("numbers", "reserve", "6", "--symbol", "TB-UBND", "--year", "2025", "--for", "Thông báo công khai")
    told = read("numbers", "list", "--year", "2025")
    assert "Thông báo (TB-UBND): số tiếp theo 7" in told
    assert "Bỏ trống" not in told  # the office may have given them in its own book
    assert "Giữ chỗ" in told
    run("numbers", "ways", "--year", "2025", "--whole", "yes")
    assert "Bỏ trống: 5" in read("numbers", "list", "--year", "2025")


@pytest.mark.parametrize(
    "words",
    [
        ("give", "4", "--symbol", "TB-UBND", "--for", "Họp", "--on", "1/3/2026", "--year", "2025"),
        ("reserve", "4", "--symbol", "TB-UBND", "--for", "Họp", "--on", "1/3/2026", "--year", "2025"),
        ("reserve", "4", "--round", "D01", "--kind", "public_notice", "--year", "2024"),
    ],
)
def test_a_day_and_a_year_that_contradict_each_other_are_refused(
    run: Run, opened_round: Any, words: tuple[str, ...]
) -> None:
    assert "bỏ --year" in run("numbers", *words, code=2)["error"]["message"]
    for year in ("2024", "2025", "2026"):
        assert not [one for one in run("numbers", "list", "--year", year)["series"] if one["numbers"]]
    agreeing = ("--symbol", "TB-UBND", "--for", "Họp", "--on", "1/3/2026", "--year", "2026")
    assert run("numbers", "give", "4", *agreeing)["year"] == 2026


def test_numbers_of_a_round_are_told_to_people(run: Run, opened_round: Any, read: Callable[..., str]) -> None:
    told = read("round", "papers", "D01", "--number", "public_notice=5", "--day", "public_notice=22/12/2025")
    assert "Thông báo công khai danh sách đề nghị" in told
    assert "22/12/2025" in told


def test_a_kind_without_its_accents_makes_no_series_of_letters(run: Run) -> None:
    words = ("numbers", "give", "12", "--year", "2025", "--for", "Quyết định khác", "--symbol")
    refused = run(*words, "QD-UBND", code=2)["error"]["message"]
    assert "có phải QĐ-UBND?" in refused
    assert [one["numbers"] for one in run("numbers", "list", "--year", "2025")["series"] if one["numbers"]] == []
    assert series(run(*words, "QĐ-UBND"), "QĐ-UBND")["numbers"]


def test_only_what_changed_is_printed_but_for_the_list(run: Run, read: Callable[..., str]) -> None:
    words = ("--year", "2025", "--for", "Việc khác", "--symbol")
    read("numbers", "give", "4", *words, "TB-UBND")
    assert read("numbers", "give", "9", *words, "KH-UBND").splitlines() == [
        "Đã cấp số 9/KH-UBND.",
        "Kế hoạch (KH-UBND): số tiếp theo 10",
    ]
    assert read("numbers", "release", "9/KH-UBND", "--year", "2025").splitlines() == [
        "Đã bỏ số 9/KH-UBND.",
        "Kế hoạch (KH-UBND): số tiếp theo 1",
    ]
    assert read("numbers", "ways", "--year", "2025").startswith("Từ năm 2025: đơn vị riêng từng loại")
    assert "Thông báo (TB-UBND)" in read("numbers", "list", "--year", "2025")


def test_an_unknown_kind_points_to_the_list_of_kinds(run: Run, opened_round: Any) -> None:
    assert "khenthuong kinds" in run("draft", "D01", "--kind", "to_trinh", code=2)["error"]["message"]
