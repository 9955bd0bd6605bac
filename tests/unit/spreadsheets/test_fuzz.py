"""Changed bytes in good files of every format: read or refused, never a crash, never a hang (long: ``-m soak``)."""

import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.errors import KnownError
from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.corpus.recipes import Recipe
from tests.unit.spreadsheets.test_file_kinds import ods, ods_row

FORMATS = ("xlsx", "xls", "xlsb", "ods", "csv")
RECIPES = {"xlsx": "xlsx tcvn3 font", "xls": "xls tcvn3 font", "xlsb": "xlsb", "csv": "csv utf-16"}
Change = tuple[str, float, int, bytes]
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["put", "insert", "cut", "twice", "flip", "number"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 64),
        st.binary(min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=6,
)


@cache
def good(form: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        if form == "ods":
            rows = [ods_row("Mã số", "Tên tập thể"), ods_row("TT1", "Văn phòng"), ods_row("0012", "Trường Tiểu học")]
            return ods(Path(folder) / "ds.ods", "".join(rows)).read_bytes()
        return Recipe("people", RECIPES[form], 4).make(Path(folder)).path.read_bytes()


def changed(content: bytes, changes: list[Change]) -> bytes:
    data = bytearray(content)
    for what, where, length, new in changes:
        at = int(where * len(data))
        if what == "put":
            data[at : at + len(new)] = new
        elif what == "insert":
            data[at:at] = new * length
        elif what == "cut":
            del data[at : at + length]
        elif what == "twice":
            data[at:at] = data[at : at + length]
        elif what == "flip" and data:
            data[at] ^= 1 << length % 8
        elif what == "number":
            data[at : at + 4] = (b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"\x00\x00\x00\x00")[
                length % 4
            ]
    return bytes(data)


def changed_inside(content: bytes, place: float, changes: list[Change]) -> bytes:
    """One part of the archive changed, and the whole packed again so that its checksums hold."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        names = old.namelist()
        chosen = names[int(place * len(names))]
        for name in names:
            part = old.read(name)
            new.writestr(name, changed(part, changes) if name == chosen else part)
    return target.getvalue()


def answers(content: bytes, form: str, folder: Path) -> None:
    """Known errors are answers; all else fails the test."""
    path = folder / f"ds.{form}"
    path.write_bytes(content)
    try:
        book = read_workbook(path)
    except KnownError as error:
        assert error.details["name"] == path.name
    else:
        assert all(problem.message for problem in book.problems)


Test = Callable[..., None]


def fuzzing(examples: int) -> Callable[[Test], Test]:
    unhealthy = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    same_each_time = examples < 100
    return settings(
        max_examples=examples,
        derandomize=same_each_time,
        deadline=10_000,
        suppress_health_check=unhealthy,
        database=None,
    )


@pytest.mark.parametrize("form", FORMATS)
@fuzzing(25)
@given(place=st.floats(0, 1, exclude_max=True), changes=CHANGES)
def test_a_few_changed_files_are_read_or_refused(
    form: str, place: float, changes: list[Change], tmp_path: Path
) -> None:
    answers(changed(good(form), changes), form, tmp_path)
    if form in ("xlsx", "xlsb", "ods"):
        answers(changed_inside(good(form), place, changes), form, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("form", FORMATS)
@fuzzing(4_000)
@given(place=st.floats(0, 1, exclude_max=True), changes=CHANGES)
def test_changed_files_of_every_format_are_read_or_refused(
    form: str, place: float, changes: list[Change], tmp_path: Path
) -> None:
    answers(changed(good(form), changes), form, tmp_path)
    if form in ("xlsx", "xlsb", "ods"):
        answers(changed_inside(good(form), place, changes), form, tmp_path)


WORDS = (
    "", "STT", "Họ và tên", "Tên tập thể", "Mã số", "Năm", "Năm 2023", "2024", "NĂM HỌC 2023-2024",
    "31/12/2025", "Xếp loại", "Kết quả xếp loại chất lượng", "Danh hiệu thi đua đã đạt", "Danh hiệu 2025",
    "Đăng ký danh hiệu", "Tên sáng kiến", "Số QĐ công nhận", "Ngày công nhận", "Danh hiệu đề nghị", "Ngày sinh",
    "Đơn vị", "I", "1", "2", "x", "nt", "Cộng", "Lê Thị Hoa", "HTTNV", "LĐTT 2022, 2023; CSTĐCS",
    "DANH SÁCH NĂM 2025", "Người lập biểu", "#N/A", "=1+1", "(1)",
)  # fmt: skip
TABLES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=24)


def as_csv(rows: list[list[str]]) -> bytes:
    return "\n".join(";".join(f'"{word}"' for word in row) for row in rows).encode()


@fuzzing(60)
@given(rows=TABLES)
def test_words_of_lists_in_any_order_are_read_or_refused(rows: list[list[str]], tmp_path: Path) -> None:
    answers(as_csv(rows), "csv", tmp_path)


@pytest.mark.soak
@fuzzing(4_000)
@given(rows=TABLES)
def test_many_more_tables_of_words_are_read_or_refused(rows: list[list[str]], tmp_path: Path) -> None:
    answers(as_csv(rows), "csv", tmp_path)


@pytest.mark.soak
@fuzzing(4_000)
@given(
    content=st.binary(max_size=2_000),
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes, tmp_path: Path) -> None:
    for form in ("xls", "csv"):
        answers(start + content, form, tmp_path)
