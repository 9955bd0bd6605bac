"""Texts that cells of an .xls share: a long one is found among short ones, however they are passed over."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.spreadsheets.files.xls_texts import _few_letters, _longer_than

_LEAST = 200  # bytes
texts = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 80), st.integers(90, 110), st.integers(180, 220), st.just(3_000)),
        st.booleans(),  # wide letters
        st.integers(0, 3),  # runs of fonts
        st.booleans(),  # whether the letters go on in the next record
    ),
    min_size=1,
    max_size=60,
)


def pieces_of(texts: list[tuple[int, bool, int, bool]]) -> list[bytes]:
    """The records of these texts."""
    pieces = [b""]
    for letters, wide, runs, goes_on in texts:
        flags = wide | (8 if runs else 0)
        pieces[-1] += struct.pack("<HB", letters, flags) + (struct.pack("<H", runs) if runs else b"")
        here = letters // 2 if goes_on else letters
        pieces[-1] += b"a\0"[: 1 + wide] * here
        if goes_on and letters > here:
            pieces.append(bytes([wide]) + b"a\0"[: 1 + wide] * (letters - here))
        pieces[-1] += b"\0\1\0\0" * runs
    return pieces


@given(texts)
def test_each_text_that_is_longer_is_found_by_its_number(texts: list[tuple[int, bool, int, bool]]) -> None:
    long = {at: n << wide for at, (n, wide, _, _) in enumerate(texts) if n << wide > _LEAST}
    assert _longer_than(_LEAST, pieces_of(texts)) == long
    assert bool(_longer_than(_LEAST, pieces_of(texts), _few_letters())) is bool(long)
