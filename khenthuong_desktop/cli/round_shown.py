"""An award round as the terminal shows it."""

from typing import TYPE_CHECKING

from khenthuong_desktop import messages
from khenthuong_desktop.cli.data import library_of
from khenthuong_desktop.cli.output import Answer, table

if TYPE_CHECKING:
    from khenthuong_desktop.services.award_rounds.rounds import RoundDetail
    from khenthuong_desktop.services.upkeep import OpenData


def shown_round(data: "OpenData", found: "RoundDetail") -> Answer:
    """The round with its papers and nominees, for programs and for people."""
    from khenthuong_desktop.services.numbers.given_numbers import numbers_of_round

    told = {
        "id": found.id,
        "code": found.code,
        "name": found.name,
        "year": found.year,
        "type": found.commendation_type.value,
        "stage": found.stage.value,
        "on": found.law_on.isoformat(),
        "received": found.received_on.isoformat() if found.received_on else None,
        "due": found.due_on.isoformat() if found.due_on else None,
        "statement": {"number": found.statement_number, "on": str(found.statement_on or "") or None},
        "minutes": {"number": found.minutes_number, "vote_count_number": found.vote_minutes_number},
        "decision": {"number": found.decision_number, "on": str(found.decision_on or "") or None},
        "papers": [
            {"kind": kind, "title": title, "number": given.number, "on": str(given.day or "") or None}
            for (kind, title), given in numbers_of_round(data.db, found.id).items()
        ],
        "nominations": [
            {
                "id": nomination.id,
                "subject": {
                    "kind": nomination.subject_kind.value,
                    "ref": nomination.code,
                    "name": nomination.name,
                },
                "award": nomination.award,
                "stage": nomination.stage.value,
                "achievement": nomination.achievement,
                "initiatives": list(nomination.initiatives),
                "verdict": (nomination.verdict or {}).get("verdict"),
                "law": (nomination.verdict or {}).get("law"),
                "passed": nomination.passed,
            }
            for nomination in found.nominations
        ],
    }
    marks = {True: "✓", False: "✗", None: ""}
    awards = _award_names(data, found)
    rows = [[n.code, n.name, awards[n.award], marks[n.passed]] for n in found.nominations]
    head = f"{found.year}/{found.code} {found.name}: {messages.catalogue('labels')['Stage'][found.stage.value]}"
    return Answer(told, [head, *table(("Mã số", "Tên", "Danh hiệu, hình thức", "Hội đồng"), rows)])


def _award_names(data: "OpenData", found: "RoundDetail") -> dict[str, str]:
    """What the awards of a round are called in short; the law is read only for those nobody was judged for."""
    names = {n.award: str((n.verdict or {}).get("abbreviation") or "") for n in found.nominations}
    if not all(names.values()):
        library = library_of(data)
        known = {code: library.award(code) for code, name in names.items() if not name}
        names |= {code: award.abbreviation or award.name for code, award in known.items()}
    return names
