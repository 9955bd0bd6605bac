"""Asking for a verdict and what somebody has to be told, in the year the tests of facts stand in."""

from datetime import date
from pathlib import Path
from typing import Any

from khenthuong_desktop.domain.terms import PersonCategory, SubjectKind
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.verdicts.bulk_eligibility import check_everybody
from khenthuong_desktop.services.verdicts.cautions import list_cautions
from khenthuong_desktop.services.verdicts.eligibility import check
from khenthuong_desktop.store.database import Database

ON, YEAR = date(2026, 9, 20), 2026  # before the regime whose text is not verified
PERSON, COLLECTIVE, HOUSEHOLD = SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE, SubjectKind.HOUSEHOLD
ELIGIBLE, NOT_ELIGIBLE, UNDECIDED = VerdictKind.ELIGIBLE, VerdictKind.NOT_ELIGIBLE, VerdictKind.UNDECIDED
WORKER, SOLDIER = "advanced_worker", "advanced_soldier"


def verdict(db: Database, library: Library, ref: str, award: str) -> VerdictKind | None:
    """The verdict where the award concerns the subject; bulk and plain must agree on people."""
    found = [result for result in check(db, library, YEAR, subject_ref=ref, on=ON).results if result.award == award]
    kind = found[0].kind if found else None
    if found and found[0].subject_kind is PERSON:
        told = check_everybody(db, library, YEAR, [award], on=ON)
        key = found[0].subject_id
        assert (key in told.eligible.get(award, ())) is (kind is ELIGIBLE)
        assert (key in told.not_eligible.get(award, ())) is (kind is NOT_ELIGIBLE)
    return kind


def cautions(db: Database, library: Library, kind: SubjectKind, key: str) -> set[str]:
    return {caution.code for caution in list_cautions(db, library, kind, key, YEAR, ON)}


def servant(db: Database, code: str = "CB1", **known: Any) -> str:
    return save_person(
        db, PersonDetail(code, f"Đặng Thị {code}", **{"category": PersonCategory.CIVIL_SERVANT, **known})
    )


def take_in(db: Database, library: Library, folder: Path, **rows: list[dict[str, Any]]) -> None:
    path = folder / "danh-sach.xlsx"
    imports.write_filled(library, path, rows)
    answer = imports.confirm(db, imports.preview(db, library, path))
    assert answer.committed
    assert not answer.errors
