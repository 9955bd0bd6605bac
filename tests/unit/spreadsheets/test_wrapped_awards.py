"""Awards that a narrow cell broke over several lines are one; awards in lines of their own stay several."""

import pytest

from khenthuong_desktop.spreadsheets.cells.wrapped_awards import unwrapped


@pytest.mark.parametrize(
    "cell",
    [
        "Lao động\ntiên tiến",
        "Chiến sĩ\nthi đua cơ sở",
        "CHIẾN SĨ\nTHI ĐUA\nCƠ SỞ",
        "Chiến sĩ thi đua\nCơ sở",
        "Bằng khen\ncủa Chủ tịch UBND tỉnh",
        "Bằng khen của\nChủ tịch UBND\ntỉnh",
        "Tập thể Lao động\nxuất sắc",
        "Huân chương Lao động\nhạng Ba",
        "Huân chương Lao động\n(hạng Ba)",
        "Giấy khen\nvề thành tích xuất sắc",
        "Cờ thi đua\ncủa Chính phủ",
        "LĐTT năm\n2023",
    ],
)
def test_words_of_one_award_are_joined(cell: str) -> None:
    assert unwrapped(cell) == cell.replace("\n", " ")


@pytest.mark.parametrize(
    "cell",
    [
        "LĐTT\nCSTĐCS",
        "Lao động tiên tiến\nChiến sĩ thi đua cơ sở",
        "lao động tiên tiến\ngiấy khen",
        "Chiến sĩ thi đua\nGiấy khen",
        "- LĐTT\n- GK",
        "LĐTT\n2023",
        "LĐTT 2023\nQĐ số 12/QĐ-UBND",
        "LĐTT\n(năm 2024)",
        "LĐTT;\ntiên tiến",
    ],
)
def test_awards_of_lines_of_their_own_stay_several(cell: str) -> None:
    assert unwrapped(cell) == cell
