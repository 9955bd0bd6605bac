"""Codes become Vietnamese sentences, whatever is known about them."""

import re
from pathlib import Path

import pytest

from khenthuong_desktop import errors, messages
from khenthuong_desktop.errors import (
    BackupUnusable,
    FieldFault,
    FileInUse,
    RecordMissing,
    UndoBlocked,
    ValuesRefused,
)

PACKAGE = Path(messages.__file__).parent


def test_an_error_says_what_happened_and_what_to_do() -> None:
    told = messages.explain(FileInUse(Path("đợt 1") / "tờ trình.docx"))
    assert told == "Tệp “tờ trình.docx” đang được chương trình khác mở. Hãy đóng tệp trong Word hoặc Excel rồi làm lại."


def test_a_detail_that_is_a_code_is_said_in_words() -> None:
    assert messages.explain(RecordMissing("round", "D99")).startswith("Không tìm thấy đợt “D99”.")
    assert "“thêm người”" in messages.explain(UndoBlocked("add_person"))


def test_every_kind_of_record_that_can_be_missing_has_a_word() -> None:
    named = set()
    for path in PACKAGE.rglob("*.py"):
        named |= set(re.findall(r'Record(?:Missing|Changed)\(\s*"(\w+)"', path.read_text("utf-8")))
    assert named
    assert named <= set(messages.catalogue("labels")["Record"])


def test_a_reason_of_its_own_has_words_of_its_own() -> None:
    strange, broken = BackupUnusable("a.zip", "not_a_backup"), BackupUnusable("a.zip", "damaged")
    assert "không phải bản sao lưu" in messages.explain(strange)
    assert "bị hỏng" in messages.explain(broken)
    assert "damaged" not in messages.explain(broken)


def test_words_for_a_reason_belong_to_an_error_that_can_have_it() -> None:
    source = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    for name in messages.catalogue("errors"):
        kind, _, reason = name.partition(".")
        assert issubclass(getattr(errors, kind), errors.KnownError), name
        assert not reason or f'"{reason}"' in source, name


def test_every_refused_value_is_told_once_on_a_line_of_its_own() -> None:
    fault = FieldFault("name", "required")
    told = messages.explain(ValuesRefused(fault, fault, FieldFault("votes", "vote_missing", {"code": "CB1"})))
    assert told.splitlines() == [
        "Chưa nhập “Tên”.",
        "Chưa có kết quả phiếu cho mã “CB1”, danh hiệu “[award]”.",
    ]


def test_a_code_without_words_is_a_bug_that_shows() -> None:
    with pytest.raises(KeyError, match="no_such_code"):
        messages.say("problems", "no_such_code")
