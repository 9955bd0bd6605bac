"""What to bear in mind about one subject: principles of the law that its facts call for and that decide no verdict."""

from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import RecordMissing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.findings import reference_text
from khenthuong_desktop.services.verdicts.fact_finding import find_facts
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class Caution:
    """A principle by its code, its words and where it stands."""

    code: str
    text: str
    place: str


def list_cautions(
    db: Database, library: Library, kind: SubjectKind, subject_id: str, year: int, on: date
) -> tuple[Caution, ...]:
    """The principles that this subject's facts of the year call for, by the law of the day; raises RecordMissing."""
    with db.read() as session:
        facts = find_facts(session, year).subjects.get((kind, subject_id))
    if facts is None:
        raise RecordMissing("subject", subject_id)
    return tuple(
        Caution(rule.code, rule.text, reference_text(rule.reference, library))
        for rule in library.cautions(facts, year, on)
    )
