"""A value changed by hand in Word is read back as changed, in its place, and nothing else is."""

import re
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.reading_back.paper import Fate, read_back
from khenthuong_desktop.domain.text import compare_key
from tests.unit.documents.test_with_docxtpl import with_emblem
from tests.unit.documents.word_edits import BODY, PaperInWord, lists_in_tables, unmarked

NAMES = st.lists(st.sampled_from(["Lò", "Thị", "Mẩy", "Đinh", "Quốc", "Hữu", "Khuất", "xóm", "2031"]), min_size=1)


@cache
def paper_of(kind: str) -> PaperInWord:
    return PaperInWord(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_an_unedited_paper_differs_in_nothing(kind: str) -> None:
    paper = paper_of(kind)
    found = paper.read(paper.unedited())
    assert {reading.path for reading in found.readings} == {paper.path(*place) for place in paper.printed()}
    assert (found.differing, found.added) == ((), ())


@pytest.mark.parametrize("kind", KINDS)
def test_each_printed_value_is_read_where_it_was_changed(kind: str) -> None:
    paper = paper_of(kind)
    for name, place in paper.printed():
        new = "17" if paper.value(name, place).isdigit() else "Nguyễn Hoàng Sơn Tùng"
        found = paper.read(paper.with_value(name, place, new))
        told = [(reading.path, reading.now, reading.fate) for reading in found.differing]
        assert told == [(paper.path(name, place), new, Fate.CHANGED)]
        assert found.added == ()


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_other_name_split_over_runs_of_another_format_is_read_exactly(data: st.DataObject) -> None:
    paper = paper_of(data.draw(st.sampled_from(list(KINDS))))
    name, place = data.draw(st.sampled_from(paper.printed()))
    new = " ".join(data.draw(NAMES))
    found = paper.read(paper.with_value(name, place, new, split_at=data.draw(st.integers(0, len(new)))))
    same = compare_key(new) == compare_key(paper.value(name, place))
    assert [(one.path, one.now) for one in found.differing] == ([] if same else [(paper.path(name, place), new)])


TABLES = [(kind, path) for kind in KINDS for path in lists_in_tables(paper_of(kind))]


@pytest.mark.parametrize(("kind", "path"), TABLES)
def test_a_row_taken_out_is_a_record_gone(kind: str, path: str) -> None:
    paper = paper_of(kind)
    found = paper.read(paper.with_rows(lambda rows: rows[1:], path))
    gone = [reading for reading in found.readings if reading.path.startswith(f"{path}[0].")]
    assert gone
    assert [one for one in gone if one.fate is not Fate.DELETED and one.made.strip()] == []
    assert {one.path for one in found.differing} <= {one.path for one in gone}


@pytest.mark.parametrize(("kind", "path"), TABLES)
def test_rows_in_another_order_say_the_same(kind: str, path: str) -> None:
    paper = paper_of(kind)
    found = paper.read(paper.with_rows(lambda rows: rows[::-1], path))
    assert (found.differing, found.added) == ((), ())


@pytest.mark.parametrize(("kind", "path"), TABLES)
def test_a_row_written_in_is_a_record_more(kind: str, path: str) -> None:
    paper = paper_of(kind)
    found = paper.read(paper.with_rows(lambda rows: [*rows, _another(rows[-1])], path))
    assert found.differing == ()
    (added,) = found.added
    members = {one.path.rpartition(".")[2] for one in found.readings if one.path.startswith(f"{path}[1].")}
    assert added.list_path == path
    assert set(added.values) <= members
    assert "hoàn toàn khác hẳn" in map(compare_key, added.values.values())


def _another(row: str) -> str:
    """The same row about somebody else."""
    return re.sub(r"(?<=>)([^<>]*[a-zà-ỹ][^<>]*)(?=</w:t>)", "Hoàn toàn khác hẳn", unmarked(row))


def test_what_was_written_over_beyond_recognition_is_not_legible() -> None:
    paper = paper_of("minutes")
    body = paper.unedited()[BODY].decode()
    told = "Tổng số thành viên Hội đồng: 4 người; có mặt: 3 người, gồm:"
    assert told in body
    found = paper.read({**paper.unedited(), BODY: body.replace(told, "Đông đủ cả, không thiếu ai.").encode()})
    assert {(one.path, one.fate) for one in found.differing} == {
        ("members_total", Fate.ILLEGIBLE),
        ("present_total", Fate.ILLEGIBLE),
    }


def test_a_paper_with_a_picture_is_read_back_like_any_other(tmp_path: Path) -> None:
    template = with_emblem(tmp_path)
    paper = PaperInWord("request_statement", template=template)
    assert (paper.read(paper.unedited()).differing, paper.read(paper.unedited()).added) == ((), ())
    name, place = next((name, place) for name, place in paper.printed() if paper.path(name, place) == "totals")
    told = [(one.path, one.now) for one in paper.read(paper.with_value(name, place, "09 cá nhân")).differing]
    assert told == [("totals", "09 cá nhân")]


def test_a_paper_whose_picture_is_gone_cannot_be_read_back(tmp_path: Path) -> None:
    template = with_emblem(tmp_path)
    paper = PaperInWord("request_statement", template=template)
    (tmp_path / "bieu-tuong.png").unlink()
    assert read_back(paper.kind, template, paper.fields, paper.unedited()) is None


def test_a_long_list_is_read_back_in_no_time() -> None:
    paper = PaperInWord("minutes")
    (first, second) = paper.fields["results"]
    paper = PaperInWord(
        "minutes",
        {
            **paper.fields,
            "results": [
                {**(first, second)[place % 2], "order": place + 1, "name": f"Người thứ {place}"} for place in range(200)
            ],
        },
    )
    edited = paper.with_rows(lambda rows: [*rows[:50], *rows[51:]], "results")
    paper.read(edited)
    begun = time.process_time()
    found = paper.read(edited)
    assert time.process_time() - begun < 0.5
    assert {one.path.partition(".")[0] for one in found.differing} == {"results[50]"}
