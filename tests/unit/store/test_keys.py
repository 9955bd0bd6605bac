"""Keys of records."""

import time
from uuid import RFC_4122, UUID

import pytest

from khenthuong_desktop.store.keys import many_keys, time_ordered_key


def test_keys_are_uuids_in_the_order_of_their_making() -> None:
    keys = [time_ordered_key() for _ in range(20_000)]
    assert keys == sorted(set(keys))
    for key in keys[::100]:
        assert str(UUID(key)) == key
        assert (UUID(key).version, UUID(key).variant) == (7, RFC_4122)


def test_many_keys_are_as_those_made_one_by_one() -> None:
    before = time_ordered_key()
    many = many_keys(time_ordered_key, 10_000)
    keys = [before, *many, time_ordered_key()]
    assert keys == sorted(set(keys))
    assert len(many) == 10_000
    for key in many[::97]:
        assert str(UUID(key)) == key
        assert (UUID(key).version, UUID(key).variant) == (7, RFC_4122)
    names = iter("abc")
    assert many_keys(lambda: next(names), 3) == ["a", "b", "c"]


def test_keys_are_in_order_though_the_clock_stands_still_or_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = time.time_ns()
    clock = iter([moment, moment, moment, moment - 10**12, moment - 10**12, moment + 10**9])
    monkeypatch.setattr(time, "time_ns", lambda: next(clock))
    made = [time_ordered_key() for _ in range(6)]
    stamps = [UUID(key).int >> 64 for key in made]  # without what is chance
    assert stamps == sorted(set(stamps))


def test_a_key_tells_the_millisecond_of_its_making() -> None:
    before = time.time()
    made = (UUID(time_ordered_key()).int >> 80) / 1000
    assert before - 0.01 <= made <= time.time() + 1
