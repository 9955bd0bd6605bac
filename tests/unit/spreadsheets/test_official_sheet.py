"""Official lists on paper: pages end where they may, lines are drawn, numbers read the same on every computer."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from khenthuong_desktop.spreadsheets.out.list_sheets import UPRIGHT, Band, Form, ListColumn, halves, without_empty
from khenthuong_desktop.spreadsheets.out.official_sheet import motto_line, name_line, page_breaks
from khenthuong_desktop.spreadsheets.out.written_list import write_lists
from tests.unit.spreadsheets.test_written_list import ROWS, official, the_list

POINTS_PER_MM = 72 / 25.4


@given(
    rows=st.lists(st.tuples(st.floats(12, 60), st.booleans()), min_size=1, max_size=120),
    below=st.integers(1, 10),
    room=st.floats(430, 700),  # what must stay together fits: two headings, two rows, the signature
)
def test_no_page_ends_with_a_heading_and_the_signature_stays_together(
    rows: list[tuple[float, bool]], below: int, room: float
) -> None:
    heights = [height for height, _ in rows] + [15.0] * below
    headings = {row for row, (_, heads) in enumerate(rows) if heads and row % 3}
    tail = max(0, len(rows) - 2)
    breaks = page_breaks(heights, headings, tail, 30.0, room)
    pages = [heights[first:end] for first, end in zip([0, *breaks], [*breaks, len(heights)], strict=True)]
    assert breaks == sorted(set(breaks)) and all(pages)
    assert not {at - 1 for at in breaks} & headings
    assert all(at <= tail for at in breaks)
    for number, page in enumerate(pages):
        assert sum(page) + (30.0 if number else 0.0) <= room + 1e-6


def test_what_cannot_stay_together_is_broken_where_the_page_ends() -> None:
    assert page_breaks([50.0] * 10, range(10), 9, 0.0, 200.0) == [4, 8]
    assert page_breaks([10.0], (), 0, 5.0, 5.0) == []


@pytest.mark.parametrize("widths", [[5.0, 40.0, 10.0], [6.0, 44.0, 13.0], [5.0, 25.0, 12.0, 12.0, 12.0], [5.0, 20.0]])
def test_the_names_of_organ_and_country_have_the_room_of_a_line_on_upright_paper(widths: list[float]) -> None:
    wide, half = halves(widths)
    assert sum(wide[:half]) >= 30
    assert sum(wide[half:]) >= 47
    assert sum(wide) <= UPRIGHT
    assert wide[0] < 12 or len(widths) == 2  # the running numbers stay narrow


def test_columns_that_have_that_room_stay_as_they_are() -> None:
    widths = [5.0, 30.0, 10.0, 30.0, 17.0]
    assert halves(widths) == (widths, 3)


def test_the_lines_are_as_long_as_the_decree_says() -> None:
    assert motto_line("Độc lập - Tự do - Hạnh phúc", 13) / POINTS_PER_MM == pytest.approx(56.1, rel=0.05)
    name = 39.9  # mm of ỦY BAN NHÂN DÂN in bold 12
    assert name / 3 <= name_line("ỦY BAN NHÂN DÂN", 12) / POINTS_PER_MM <= name / 2


def test_the_lines_are_drawn_and_nothing_is_underlined(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_lists(path, [official()])
    assert not any(cell.font.underline for row in load_workbook(path).worksheets[0].iter_rows() for cell in row)
    with ZipFile(path) as parts:
        drawn = parts.read("xl/drawings/drawing1.xml").decode()
    assert drawn.count('prst="rect"') == 2


def test_pages_are_numbered_from_the_second_on_in_the_upper_margin(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    rows = tuple((number, f"Người {number}", 1, None) for number in range(1, 120))
    write_lists(path, [official(rows=(Band("I. Cá nhân"), *rows), closing="Danh sách có 119 cá nhân.")])
    sheet = load_workbook(path).worksheets[0]
    head, margins = sheet.HeaderFooter, sheet.page_margins
    assert (head.differentFirst, head.scaleWithDoc) == (True, False)
    assert head.oddHeader is not None and (head.oddHeader.center.text, head.oddHeader.center.size) == ("&P", 13)
    assert [round(side * 25.4) for side in (margins.left, margins.right, margins.top, margins.bottom)] == [
        30,
        15,
        20,
        20,
    ]
    last = [cell.value for cell in sheet["A"]].index("Danh sách có 119 cá nhân.") + 1
    assert 2 <= len(sheet.row_breaks.brk) <= 4
    assert max(one.id for one in sheet.row_breaks.brk) <= last - 3  # two rows of the table go with the signature


def test_money_has_points_between_thousands_whatever_windows_is_set_to(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    columns = (*official().columns[:2], ListColumn("Tiền thưởng", Form.MONEY), official().columns[3])
    write_lists(path, [official(columns=columns, rows=(*ROWS, (3, "Tổng", 1_234_567_000, None)))])
    formats = {cell.value: cell.number_format for row in load_workbook(path).worksheets[0].iter_rows() for cell in row}
    assert formats[3_510_000] == Form.MONEY.value
    assert formats[1_234_567_000] == Form.MUCH_MONEY.value


def test_a_column_that_a_list_can_do_without_is_left_out_only_when_empty() -> None:
    columns = (ListColumn("TT"), ListColumn("Phong trào", needed=False), ListColumn("Ngày"))
    assert [one.heading for one in without_empty(columns, ((1, None, None), (2, "", None)))[0]] == ["TT", "Ngày"]
    assert without_empty(columns, ((1, "x", None), Band("I")))[0] == columns
    assert without_empty(columns, ()) == (columns, ())


def test_marks_stand_in_the_middle_and_page_numbers_keep_their_size(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_lists(path, [the_list(columns=(ListColumn("TT", Form.PLAIN), *[ListColumn("x", Form.MARK)] * 3))])
    sheet = load_workbook(path).worksheets[0]
    assert sheet.cell(sheet.max_row, 2).alignment.horizontal == "center"
    assert sheet.HeaderFooter.scaleWithDoc is False
