"""The verbs on last days and on who decides."""

from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_the_calendar_of_a_year_is_in_order_with_sources_and_work(run: Run, read: Callable[..., str]) -> None:
    told = run("calendar", "--year", "2026")
    days = {(one["day"], one["kind"]): one for one in told["days"]}
    assert [one["day"] for one in told["days"]] == sorted(one["day"] for one in told["days"])
    flag = days["2026-06-29", "dossier"]
    assert (flag["to"], flag["award_year"], flag["awards"]) == ("Bộ Nội vụ", 2025, ["government_emulation_flag"])
    assert "152/2025/NĐ-CP" in flag["reference"] and flag["confidence"] == "C"
    assert [one["step"] for one in flag["work"]][:2] == ["reports", "review"]
    assert all(one["start"] <= one["finish"] <= flag["day"] for one in flag["work"])
    assert days["2026-12-14", "yearly"]["reference"]
    assert {one["day"] for one in run("calendar", "--year", "2027")["days"] if one["kind"] == "law"} == {"2027-03-01"}
    assert "29/06/2026" in read("calendar", "--year", "2026")


def test_a_round_stands_in_the_calendar_and_has_its_own(run: Run, read: Callable[..., str]) -> None:
    run("round", "new", "--name", "Tổng kết năm", "--year", "2025", "--due", "2026-01-15")
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")
    (day,) = [one for one in run("calendar", "--year", "2026")["days"] if one["kind"] == "round"]
    assert (day["day"], day["done"], day["text"]) == ("2026-01-15", False, "Nộp hồ sơ đợt Tổng kết năm")
    told = run("calendar", "--round", "2025/D01")
    assert (told["due"], told["due_by_law"], told["unsure_years"]) == ("2026-01-15", False, [])
    assert [one["finish"] for one in told["work"]][-1] == "2026-01-15"
    council = next(one for one in told["work"] if one["step"] == "council")
    assert (council["text"], council["done"]) == ("Họp Hội đồng", False)
    assert "Họp Hội đồng" in read("calendar", "--round", "2025/D01")
    (dossier,) = told["dossiers"]
    assert dossier["papers"] == ["request_statement", "achievement_report", "minutes"]
    assert dossier["copies"] is None and "Điều 84" in dossier["reference"]
    assert "số bộ do tỉnh quy định" in read("calendar", "--round", "2025/D01")
    run("calendar", "--round", "D09", code=2)


def test_who_decides_is_told_by_day(run: Run, read: Callable[..., str]) -> None:
    before = run("rules", "authority", "CSTĐCS", "--on", "30/6/2025")
    assert before["decided_here"] is False
    after = run("rules", "authority", "CSTĐCS", "--on", "2025-07-01")
    assert after["decided_here"] is True and "129/2025" in after["rules"][0]["reference"]
    assert run("rules", "authority", "ho_chi_minh_order")["who"] == ["Chủ tịch nước"]
    assert "đơn vị này không được quyết định" in read("rules", "authority", "Bằng khen của Thủ tướng Chính phủ")
    run("rules", "authority", "Danh hiệu lạ", code=2)


def test_the_dossier_check_tells_cautions_among_its_warnings(run: Run) -> None:
    run("round", "new", "--name", "Cống hiến", "--year", "2025", "--type", "dedication")
    run("round", "add", "D01", "--subject", "CB1", "--award", "provincial_diploma_of_merit")
    told = run("dossier", "check", "D01", code=1)
    caution = next(one for one in told["warnings"] if one["code"] == "N22")
    assert "Điều 9 Nghị định 152/2025/NĐ-CP" in caution["message"] and caution["target"] == "round"
