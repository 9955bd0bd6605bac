"""Every field of every document has a name in the clerk's words."""

import pytest

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.shape import field_label, list_fields


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_words_of_its_own(kind: str) -> None:
    for field in list_fields(KINDS[kind].record):
        assert field.label
        assert "_" not in field.label


def test_a_field_inside_a_list_is_named_like_any_other() -> None:
    assert field_label("groups[2].nominees[0].name") == field_label("name") == "họ tên, tên"
