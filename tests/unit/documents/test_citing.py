"""The table of what cites what names kinds and fields that there are."""

import pytest

from khenthuong_desktop.documents.catalogue import KINDS, NUMBERED_KINDS
from khenthuong_desktop.documents.citing import CITING, Citing
from khenthuong_desktop.documents.shape import TEXT, Shape, shape_of


@pytest.mark.parametrize(("kind", "citing"), CITING.items(), ids=CITING)
def test_what_cites_has_the_field_and_what_is_cited_bears_a_number(kind: str, citing: Citing) -> None:
    field = shape_of(KINDS[kind].record).member(citing.field)
    assert field in (TEXT, Shape("list", item=TEXT))
    assert set(citing.kinds) <= set(NUMBERED_KINDS)
    assert len(citing.kinds) == 1 or field != TEXT
