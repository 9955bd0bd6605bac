"""Collectives that would belong to one another are found without walking each chain again and again."""

from collections import UserDict

from khenthuong_desktop.services.imports.planners.rings import on_rings, ring_of

LENGTH = 2_000


class Looks(UserDict[str, str]):
    """Who stands over whom, with how often that is asked."""

    count = 0

    def __getitem__(self, key: str) -> str:
        self.count += 1
        return super().__getitem__(key)


def test_only_those_who_stand_over_themselves_are_on_a_ring() -> None:
    over = {"A": "B", "B": "C", "C": "B", "D": "D", "E": "F", "G": "A"}
    assert on_rings(over) == {"B", "C", "D"}
    assert [ring_of(over, code) for code in "ABDEF"] == [set(), {"B", "C"}, {"D"}, set(), set()]


def test_a_long_chain_is_walked_once() -> None:
    chain = Looks({str(number): str(number + 1) for number in range(LENGTH)})
    assert on_rings(chain) == set()
    assert chain.count <= 2 * LENGTH
    chain[str(LENGTH)] = "0"
    chain.count = 0
    assert len(on_rings(chain)) == LENGTH + 1
    assert chain.count <= 3 * LENGTH
