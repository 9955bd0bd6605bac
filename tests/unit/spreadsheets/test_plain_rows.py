"""Rows that are taken at one look say what the reader of values says, cell by cell; what is not plain is left to it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khenthuong_desktop.errors import FileUnreadable
from khenthuong_desktop.spreadsheets.files import cell_meanings, plain_rows
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawWorkbook, load_workbook
from khenthuong_desktop.spreadsheets.problems import column_letter
from tests.unit.spreadsheets import nasty_files as nasty
from tests.unit.spreadsheets.corpus.recipes import Recipe, recipes

_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TEXTS = (
    b"<t>Nguy\xe1\xbb\x85n</t>", b"<t> hai </t>", b"<t xml:space=\"preserve\"> ba </t>", b"<t/>", b"",
    b"<t>A &amp; B</t>",
    b"<t>d\r\nong</t>", b"<t>x_x000D_y</t>",
    b"<r><t>dam</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> nhat</t></r>",
    b"<t>a_b</t>", b"<t>&lt;si&gt;</t>", b"<t>4</t><rPh sb=\"0\" eb=\"1\"><t>doc</t></rPh>",
)  # fmt: skip
FORMATS = ("General", "dd/mm/yyyy", "hh:mm", "[h]:mm", "0000", "dd/mm/yyyy hh:mm", "@")
STYLES = b"<styleSheet %b><numFmts count='7'>%b</numFmts><cellXfs count='7'>%b</cellXfs></styleSheet>" % (
    _MAIN,
    b"".join(b"<numFmt numFmtId='%d' formatCode='%b'/>" % (170 + at, form.encode()) for at, form in enumerate(FORMATS)),
    b"".join(b"<xf numFmtId='%d' fontId='0'/>" % (170 + at) for at in range(len(FORMATS))),
)
STRINGS = b'<?xml version="1.0" encoding="UTF-8"?>\n<sst %b count="1" uniqueCount="1">%b</sst>'

numbers = st.one_of(
    st.sampled_from(["0", "-3", "60", "61", "33019", "33019.5", "2958465", "2958466", "1.5E3", "0012", "1e5", "x", ""]),
    st.integers(1, 60_000).map(str),
)
styles = st.sampled_from(["", *(f' s="{at}"' for at in range(len(FORMATS) + 1))])
rests = st.one_of(
    st.builds(lambda style, at: f'{style} t="s"><v>{at}</v></c>', styles, st.integers(0, len(TEXTS) - 1)),
    st.builds(lambda style, number: f"{style}><v>{number}</v></c>", styles, numbers),
    st.builds(lambda style: f"{style}/>", styles),
    st.sampled_from(
        [
            ' t="b"><v>1</v></c>', ' t="e"><v>#N/A</v></c>', ' t="str"><f>A1&amp;"a"</f><v>anh</v></c>',
            "><f>A1</f></c>",
            ' s="1"><f>A1+1</f><v>41000</v></c>', ' t="inlineStr"><is><t>trong</t></is></c>', ' t="n"><v>12</v></c>',
            ' s="1" t="s" cm="1"><v>0</v></c>', ' t="d"><v>2024-05-06</v></c>',
            "></c>", '><f t="shared" si="0"/><v>3</v></c>',
        ]
    ),
)  # fmt: skip
rows = st.lists(
    st.tuples(st.integers(1, 3), st.dictionaries(st.integers(0, 6), rests, max_size=7)), min_size=1, max_size=12
)


def sheet_of(rows: list[tuple[int, dict[int, str]]]) -> bytes:
    written, number = [], 0
    for step, cells in rows:
        number += step
        told = "".join(f'<c r="{column_letter(at)}{number}"{cells[at]}' for at in sorted(cells))
        written.append(f'<row r="{number}" spans="1:7">{told}</row>' if told else f'<row r="{number}"/>')
    data = "".join(written).encode()
    return b'<?xml version="1.0"?><worksheet %b><sheetData>%b</sheetData></worksheet>' % (_MAIN, data)


def written(path: Path, sheet: bytes, strings: bytes | None = None) -> Path:
    texts = STRINGS % (_MAIN, b"".join(b"<si>%b</si>" % text for text in TEXTS)) if strings is None else strings
    parts = {nasty.SHEET: sheet, "xl/styles.xml": STYLES, "xl/sharedStrings.xml": texts}
    return nasty.repacked(nasty.workbook(path), lambda name, part: parts.get(name, part))


def read_with(monkeypatch: pytest.MonkeyPatch, path: Path, long: int) -> RawWorkbook | str:
    monkeypatch.setattr(plain_rows, "LONG", long)
    try:
        return load_workbook(path)
    except FileUnreadable as error:
        return type(error).__name__


def both_ways(path: Path) -> list[RawWorkbook | str]:
    """Taken at one look, and by the reader alone."""
    with pytest.MonkeyPatch.context() as patch:
        return [read_with(patch, path, long) for long in (0, 10**12)]


def shown(workbook: RawWorkbook | str) -> object:
    """With the sort of each cell: 1.0 is not True, a day not a moment; rows of nothing at the end are none."""
    if isinstance(workbook, str):
        return workbook
    sheets = []
    for sheet in workbook.sheets:
        cells = [[(type(cell), cell) for cell in row] for row in sheet.rows]
        while cells and all(cell == "" for _, cell in cells[-1]):
            cells.pop()
        width = max((at for row in cells for at, (_, cell) in enumerate(row, 1) if cell != ""), default=0)
        sheets.append(([row[:width] for row in cells], sheet.uncalculated, sheet.merges, sheet.hidden_rows))
    return sheets, workbook.problems


@given(rows)
@settings(max_examples=100, deadline=None)
def test_rows_are_what_the_reader_of_values_makes_of_them(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, dict[int, str]]]
) -> None:
    path = written(tmp_path_factory.mktemp("plain") / "a.xlsx", sheet_of(rows))
    taken, read = both_ways(path)
    assert shown(taken) == shown(read)


@pytest.mark.parametrize("recipe", recipes(2), ids=str)
def test_lists_of_offices_are_read_alike_in_both_ways(recipe: Recipe, tmp_path: Path) -> None:
    taken, read = both_ways(recipe.make(tmp_path).path)
    assert taken == read


def taken_of(path: Path, sheet: bytes, strings: bytes | None = None) -> plain_rows.PlainRows | None:
    """What is taken of the sheet, whatever its length."""
    parts = {"sheet": sheet, "strings": STRINGS % (_MAIN, b"<si><t>An</t></si>") if strings is None else strings}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_rows, "LONG", 0)
        return plain_rows.take_plain_rows(parts | {"xl/styles.xml": STYLES}, ["sheet"], ["strings"]).get("sheet")


def test_texts_numbers_and_days_are_not_left_to_the_reader(tmp_path: Path) -> None:
    taken = taken_of(
        tmp_path, sheet_of([(1, {0: ' t="s"><v>0</v></c>', 1: "><v>7</v></c>", 3: ' s="1"><v>33019</v></c>'})])
    )
    assert taken is not None and taken.left == []
    assert taken.rows == [["An", 7.0, "", date(1990, 5, 26)]]


def test_a_formula_is_left_to_the_reader(tmp_path: Path) -> None:
    taken = taken_of(tmp_path, sheet_of([(1, {0: "><v>7</v></c>"}), (1, {0: "><f>A1</f><v>7</v></c>"})]))
    assert taken is not None and taken.left == [(1, 0)]


USUAL = (1, {0: ' t="s"><v>0</v></c>'})
ODD = {
    "rows that go back": sheet_of([(5, {0: "><v>7</v></c>"})]).replace(b"</sheetData>", b'<row r="2"/></sheetData>'),
    "a cell of another row": sheet_of([(1, {0: "><v>7</v></c>"})]).replace(b'r="A1"', b'r="A2"'),
    "cells out of order": sheet_of([(1, {0: "><v>7</v></c>"})]).replace(b"</row>", b'<c r="A1"><v>8</v></c></row>'),
    "a comment": sheet_of([(1, {0: "><v>7</v></c>"})]).replace(b"<row", b'<!-- <row r="9"/> --><row', 1),
    "another encoding": sheet_of([]).replace(b'"1.0"', b'"1.0" encoding="UTF-16"'),
    "far to the right": sheet_of([(1, {300: "><v>7</v></c>"})]),
    "far down": sheet_of([(200_000, {0: "><v>7</v></c>"})]),
    "single quotes": sheet_of([USUAL, (1, {0: " t='s'><v>0</v></c>"})]),
    "a blank before the equals sign": sheet_of([USUAL, (1, {0: ' t ="s"><v>0</v></c>'})]),
    "a closing tag with a blank": sheet_of([USUAL, (1, {0: "><v>7</v ></c >"}), (1, {0: "><v>8</v></c>"})]),
    "a text that is not there": sheet_of([(1, {0: ' t="s"><v>5</v></c>'})]),
}


@pytest.mark.parametrize("odd", ODD)
def test_what_is_written_otherwise_is_not_taken(odd: str, tmp_path: Path) -> None:
    assert taken_of(tmp_path, ODD[odd]) is None


@pytest.mark.parametrize(
    "strings",
    [
        STRINGS % (_MAIN, b"<!-- <si><t>a</t></si> --><si><t>An</t></si>"),
        STRINGS.replace(b"UTF-8", b"windows-1258") % (_MAIN, b"<si><t>An</t></si>"),
        STRINGS % (_MAIN, b"<si><t>\xff\xfe</t></si>"),
        STRINGS % (_MAIN, b'<si lang="vi"><t>An</t></si>'),
        STRINGS % (_MAIN, b"<x:si/><si><t>An</t></si>"),
    ],
    ids=["comment", "encoding", "no letters", "more said", "prefix"],
)
def test_texts_that_are_written_otherwise_are_not_taken(strings: bytes, tmp_path: Path) -> None:
    assert taken_of(tmp_path, sheet_of([(1, {0: ' t="s"><v>0</v></c>'})]), strings) is None


def test_one_cell_in_another_spelling_takes_no_text_from_a_long_list(tmp_path: Path) -> None:
    rows = [(1, {0: ' t="s"><v>0</v></c>', 1: "><v>7</v></c>"})] * 3 + [(1, {0: " t='s'><v>0</v></c>"})]
    taken, read = both_ways(written(tmp_path / "ds.xlsx", sheet_of(rows)))
    assert not isinstance(taken, str) and [row[0] for row in taken.sheets[0].rows] == ["Nguyễn"] * 4
    assert shown(taken) == shown(read)


def test_a_long_list_is_taken_at_one_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    taking = plain_rows.PlainRows.with_those_left

    def noting(rows: plain_rows.PlainRows, read: list[list[object]]) -> list[list[object]]:
        seen.append(len(read))
        return taking(rows, read)

    monkeypatch.setattr(plain_rows.PlainRows, "with_those_left", noting)
    path = written(tmp_path / "a.xlsx", sheet_of([(1, {0: ' t="s"><v>0</v></c>', 1: "><v>1</v></c>"})] * 12_000))
    assert len(load_workbook(path).sheets[0].rows) == 12_000
    assert seen == [0]  # nothing was left to the reader


def test_where_the_reader_gives_up_on_styles_the_rows_are_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        """As the Rust reader has it."""

    def panic(*_asked: object) -> None:
        raise PanicException

    monkeypatch.setattr(cell_meanings, "read_few_cells", panic)
    assert taken_of(tmp_path, sheet_of([(1, {0: "><v>7</v></c>"})])) is None
