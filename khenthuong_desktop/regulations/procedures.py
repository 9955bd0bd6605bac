"""Which papers a dossier needs, by the law of a day (Luật 06/2022/QH15, Điều 84 and 85)."""

from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import CommendationType, Confidence
from khenthuong_desktop.regulations.entries import Entry
from khenthuong_desktop.regulations.tables import read_reference


@dataclass(frozen=True)
class Procedure:
    """The papers of a dossier from a day on, by document kind."""

    valid_from: date
    confidence: Confidence
    reference: Reference
    always: frozenset[str]
    with_ballot: frozenset[str]
    with_initiative: frozenset[str]
    simplified_types: frozenset[CommendationType]
    simplified: frozenset[str]
    simplified_text: str
    simplified_reference: Reference

    def is_simplified(self, commendation_type: CommendationType, *, ballot: bool) -> bool:
        """Whether the simplified procedure may be followed; never where a ballot is compulsory."""
        return commendation_type in self.simplified_types and not ballot

    def papers(self, commendation_type: CommendationType, *, ballot: bool, initiative: bool) -> frozenset[str]:
        """What one nomination needs; ``ballot``: compulsory, ``initiative``: it relies on one."""
        needed = self.simplified if self.is_simplified(commendation_type, ballot=ballot) else self.always
        needed |= self.with_ballot if ballot else frozenset()
        return needed | self.with_initiative if initiative else needed


def load_procedures(top: Entry) -> list[Procedure]:
    return [
        Procedure(
            valid_from=day,
            confidence=entry.choice("confidence", Confidence, Confidence.D),
            reference=read_reference(entry),
            always=frozenset(entry.texts("always")),
            with_ballot=frozenset(entry.texts("with_ballot")),
            with_initiative=frozenset(entry.texts("with_initiative")),
            simplified_types=frozenset(entry.choices("simplified_types", CommendationType)),
            simplified=frozenset(entry.texts("simplified")),
            simplified_text=entry.text("simplified_text") or "",
            simplified_reference=read_reference(entry, "simplified_reference"),
        )
        for day, entry in top.by_date()
    ]
