"""Keys of records."""

from uuid import RFC_4122, UUID

from khenthuong_desktop.store.keys import time_ordered_key


def test_keys_are_uuids_in_the_order_of_their_making() -> None:
    keys = [time_ordered_key() for _ in range(20_000)]
    assert keys == sorted(set(keys))
    for key in keys[::100]:
        assert str(UUID(key)) == key
        assert (UUID(key).version, UUID(key).variant) == (7, RFC_4122)


def test_a_key_tells_the_millisecond_of_its_making() -> None:
    from time import time

    before = time()
    made = (UUID(time_ordered_key()).int >> 80) / 1000
    assert before - 0.01 <= made <= time() + 1
