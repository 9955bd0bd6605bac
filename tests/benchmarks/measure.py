"""How a benchmark is run and reported."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple


class NotMeasured(Exception):
    """Why there is nothing to compare with on this machine."""


@dataclass(frozen=True)
class Result:
    """Medians of ours and the peer's (seconds or megabytes, as the name says); ``goal`` in words."""

    name: str
    ours: float
    peer: float
    peer_name: str
    goal: str
    met: bool
    limit: float | None = None
    cpu_ratio: float | None = None  # of processor time alone, where a busy machine would disturb

    @property
    def ratio(self) -> float:
        """How many times the peer takes what we take."""
        return self.peer / self.ours if self.ours else 0.0

    @property
    def words(self) -> str:
        """The result in one line."""
        cpu = f" (processor × {self.cpu_ratio:.2f})" if self.cpu_ratio else ""
        limit = f", {self.ours / self.limit:.2f} of the limit {self.limit:.5g}" if self.limit else ""
        mark = "met" if self.met else "NOT MET"
        return (
            f"{self.name}: ours {self.ours:.5g}, {self.peer_name} {self.peer:.5g}, "
            f"× {self.ratio:.2f}{cpu}{limit}, goal {self.goal}: {mark}"
        )

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "ours": round(self.ours, 4),
            "peer": round(self.peer, 4),
            "peer_name": self.peer_name,
            "ratio": round(self.ratio, 2),
            "cpu_ratio": self.cpu_ratio and round(self.cpu_ratio, 2),
            "limit": self.limit,
            "limit_ratio": round(self.ours / self.limit, 2) if self.limit else None,
            "goal": self.goal,
            "met": self.met,
        }


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one run."""
    start = perf_counter()
    work()
    return perf_counter() - start


def side_by_side(ours: Callable[[], float], peer: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Medians of both, measured in turns so that a busy machine hurts both alike."""
    one, other = [], []
    for _ in range(rounds):
        one.append(ours())
        other.append(peer())
    return median(one), median(other)


class Spent(NamedTuple):
    """Seconds on the wall's clock and of the processor."""

    wall: float
    cpu: float


def in_turns(ours: Callable[[], object], peer: Callable[[], object], rounds: int) -> tuple[Spent, Spent]:
    """Medians of both by both clocks, measured in turns."""
    one, other = [], []
    for _ in range(rounds):
        one.append(spent(ours))
        other.append(spent(peer))
    return medians(one), medians(other)


def spent(work: Callable[[], object]) -> Spent:
    """What one run took by both clocks."""
    wall, cpu = perf_counter(), process_time()
    work()
    return Spent(perf_counter() - wall, process_time() - cpu)


def medians(measured: list[Spent]) -> Spent:
    """The median of each clock."""
    return Spent(*(median(clock) for clock in zip(*measured, strict=True)))


def each(total: Spent, count: int) -> Spent:
    """What one of so many took."""
    return Spent(total.wall / count, total.cpu / count)


def peak_mb() -> float:
    """The most memory this process ever held, in megabytes (Linux); ``ru_maxrss`` would tell its parent's, too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
