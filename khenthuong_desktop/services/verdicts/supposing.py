"""What would change if the year brought something: every verdict on one subject, now and supposed."""

from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.supposing import Suppose
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.verdicts.eligibility import CheckResult, check
from khenthuong_desktop.services.verdicts.planning import what_if
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class Supposed:
    """The verdict on one award as the data stand, and as it would be."""

    now: CheckResult
    then: CheckResult

    @property
    def is_changed(self) -> bool:
        return self.now.standing is not self.then.standing


def suppose(
    db: Database, library: Library, year: int, subject_ref: str, brings: Suppose, on: date
) -> tuple[Supposed, ...]:
    """Every award of the year, those that change first; nothing is stored. Raises ``RecordMissing``."""
    now = check(db, library, year, None, subject_ref, on).results
    then = {result.award: result for result in what_if(db, library, year, subject_ref, {year: brings}, on=on).results}
    pairs = [Supposed(result, then[result.award]) for result in now if result.award in then]
    return tuple(sorted(pairs, key=lambda pair: not pair.is_changed))
