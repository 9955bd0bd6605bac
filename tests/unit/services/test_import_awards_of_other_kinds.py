"""Awards that are not for this kind of subject are noted of nobody: LĐTT of a collective is perhaps a person's."""

from typing import Any

import pytest

from khenthuong_desktop.store.tables import AwardHeld, Registration
from tests.unit.services.importing import Importer

DECISION = [
    ["DANH SÁCH KHEN THƯỞNG NĂM 2025"],
    ["(Kèm theo Quyết định số 30/QĐ-UBND ngày 05/01/2026 của Chủ tịch UBND xã)"],
    ["STT", "Tên tập thể, cá nhân", "Danh hiệu"],
]
HELD = [["DANH SÁCH TẬP THỂ ĐÃ ĐƯỢC KHEN THƯỞNG"], ["STT", "Tên tập thể", "Danh hiệu", "Năm", "Số quyết định"]]
REGISTERED = [["DANH SÁCH TẬP THỂ ĐĂNG KÝ THI ĐUA NĂM 2026"], ["STT", "Tên tập thể", "Danh hiệu đăng ký"]]


@pytest.mark.parametrize(
    ("above", "more"), [(DECISION, []), (HELD, [2025, "30/QĐ-UBND"]), (REGISTERED, [])], ids=["given", "held", "asked"]
)
def test_a_person_s_award_is_not_a_collective_s(importer: Importer, above: list[list[Any]], more: list[Any]) -> None:
    importer.take(
        {
            "collectives": [
                {"code": "TT1", "name": "Trường Mầm non An Bình"},
                {"code": "TT2", "name": "Trường Tiểu học An Bình"},
            ]
        }
    )
    rows = [
        [1, "Trường Mầm non An Bình", "Lao động tiên tiến", *more],
        [2, "Trường Tiểu học An Bình", "Tập thể lao động tiên tiến", *more],
    ]
    answer = importer.take_list([*above, *rows], accept_valid=True)
    assert "award_for_other_kind" in [one.code for one in answer.problems]
    noted = [*importer.all(AwardHeld), *importer.all(Registration)]
    assert [one.award for one in noted] == ["advanced_labour_collective"]


def test_a_column_of_one_award_for_each_kind_is_no_fault_of_either(importer: Importer) -> None:
    head = ["STT", "Họ và tên/Tên tập thể", "LĐTT/TTLĐTT"]
    rows: list[list[Any]] = [["A. TẬP THỂ"], [1, "Phòng Kinh tế", "x"], ["B. CÁ NHÂN"], [1, "Vũ Văn Hiệp", "x"]]
    told = importer.take_list([["ĐĂNG KÝ THI ĐUA NĂM 2026"], head, *rows], accept_valid=True)
    assert "award_for_other_kind" not in [one.code for one in told.problems]
    registered = {(row.subject_kind, row.award) for row in importer.all(Registration)}
    assert registered == {("collective", "advanced_labour_collective"), ("individual", "advanced_worker")}
