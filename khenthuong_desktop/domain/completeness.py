"""Is everything there that the law wants in the dossier (Luật 06/2022/QH15, Điều 84), in an acceptable form?"""

from collections.abc import Iterator

from khenthuong_desktop.domain.dossier import (
    INITIATIVE_PROOF,
    MINUTES,
    REPORT,
    STATEMENT,
    SUMMARY_LIST,
    VOTE_COUNT,
    DossierProblem,
    FileState,
    MadePaper,
    Place,
    PlaceKind,
    Proposed,
    RoundPicture,
    Spot,
)
from khenthuong_desktop.domain.terms import EvidenceForm, Severity

DUE_SOON = 7  # days

_NAMED = 3
_LONGEST_UNSEEN = 90  # letters
_ACHIEVED = "achievements"
_ROUND_PAPERS = (STATEMENT, MINUTES, VOTE_COUNT, SUMMARY_LIST)


def check_completeness(picture: RoundPicture) -> list[DossierProblem]:
    """Every paper, proof, vote and date that is missing, unfit or late."""
    if not picture.proposed:
        return [DossierProblem(Severity.ERROR, "no_nominations", Place(PlaceKind.ROUND, picture.key))]
    return [
        *_round_papers(picture),
        *_meeting(picture),
        *_somebody(picture),
        *_levels(picture),
        *_capitals(picture),
        *_reports(picture),
        *_initiative_proofs(picture),
        *_files(picture),
        *_dates(picture),
    ]


def _round_papers(picture: RoundPicture) -> Iterator[DossierProblem]:
    needed = {need for nominee in picture.put_forward for need in nominee.needs}
    there = {paper.kind for paper in picture.papers}
    for kind in _ROUND_PAPERS:
        if kind in needed and kind not in there:
            yield DossierProblem(Severity.ERROR, "paper_missing", Place(PlaceKind.ROUND, picture.key), {"paper": kind})


def _meeting(picture: RoundPicture) -> Iterator[DossierProblem]:
    """The minutes rest on a meeting; a compulsory ballot on a count for each nominee."""
    if picture.sitting is None:
        if any(MINUTES in nominee.needs for nominee in picture.proposed):
            yield DossierProblem(Severity.ERROR, "meeting_missing", Place(PlaceKind.MEETING))
        return
    if not picture.sitting.has_secretary:
        yield DossierProblem(Severity.WARNING, "secretary_missing", Place(PlaceKind.MEETING, picture.sitting.key))
    counted = {count.nomination for count in picture.sitting.counts}
    for nominee in picture.proposed:
        if nominee.key not in counted:
            severity = Severity.ERROR if VOTE_COUNT in nominee.needs else Severity.WARNING
            yield _about(nominee, severity, "vote_missing")
    thresholds = {count.nomination: count.threshold for count in picture.sitting.counts if not count.passed}
    for nominee in picture.proposed:
        if nominee.key in thresholds:
            yield _about(nominee, Severity.WARNING, "turned_down", threshold=thresholds[nominee.key])


def _somebody(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Where the council turned everybody down there is nothing to hand in."""
    if not picture.put_forward:
        yield DossierProblem(Severity.ERROR, "nobody_put_forward", Place(PlaceKind.ROUND, picture.key))


def _levels(picture: RoundPicture) -> Iterator[DossierProblem]:
    """What the head of the unit decides and what goes further up want a statement each (NĐ 129/2025, Điều 59)."""
    own, above = (
        list(dict.fromkeys(n.award_name for n in picture.put_forward if n.decided_here is here))
        for here in (True, False)
    )
    if own and above:
        details = {"own": own, "above": above, "head": picture.head, "higher": picture.higher}
        yield DossierProblem(Severity.WARNING, "levels_mixed", Place(PlaceKind.ROUND, picture.key), details)


def _capitals(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Names stand in ordinary letters in lists and decisions; whether to write them so is the clerk's to say."""
    names = list(dict.fromkeys(n.name for n in picture.proposed if n.name.isupper() and len(n.name.split()) > 1))
    if names:
        place = Place(PlaceKind.ROUND, picture.key)
        yield DossierProblem(
            Severity.WARNING, "names_in_capitals", place, {"names": names[:_NAMED], "count": len(names)}
        )


def _reports(picture: RoundPicture) -> Iterator[DossierProblem]:
    reports = {paper.nomination: paper for paper in picture.of_kind(REPORT)}
    for nominee in picture.put_forward:
        if REPORT in nominee.needs and nominee.key not in reports:
            yield _about(nominee, Severity.ERROR, "report_missing")
        elif REPORT in nominee.needs:
            yield from _written(nominee, reports[nominee.key])
        if not nominee.achievement.strip():
            yield _about(nominee, Severity.WARNING, "achievement_missing")


def _written(nominee: Proposed, report: MadePaper) -> Iterator[DossierProblem]:
    """Dotted lines may wait for personal particulars, not for what was achieved; a hand may have filled them in."""
    by_hand = report.state is FileState.CHANGED and (report.retold or not report.is_read)
    if _ACHIEVED in report.dotted or not (nominee.told or by_hand):
        yield _about(nominee, Severity.WARNING if by_hand else Severity.ERROR, "report_empty")
    open_parts = sorted(report.dotted - {_ACHIEVED})
    if open_parts:
        yield _about(nominee, Severity.WARNING, "report_dotted", parts=open_parts)


def _initiative_proofs(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Who stands on an initiative shows its recognition, in the original or a certified copy (letter 2290, 2c).

    The law wants the certificate or another ground such as excellent work (Luật 06/2022/QH15, Điều 84.1 and 23), so
    whoever meets the standard without the initiative is only advised; the number of a decision is no certificate.
    """
    for nominee in picture.put_forward:
        if INITIATIVE_PROOF not in nominee.needs or not nominee.relies_on_initiative:
            continue
        proofs = [proof for proof in picture.proofs if proof.proves_initiative and nominee.key in proof.nominations]
        if not proofs:
            yield _proof_problem(nominee, "initiative_proof_missing")
        elif all(proof.form is EvidenceForm.PLAIN_COPY for proof in proofs):
            yield _proof_problem(nominee, "initiative_proof_plain", evidence=proofs[0].name)


def _proof_problem(nominee: Proposed, code: str, **details: object) -> DossierProblem:
    if nominee.needs_initiative:
        return _about(nominee, Severity.ERROR, code, **details)
    return _about(nominee, Severity.WARNING, f"{code}_advised", **details)


def _files(picture: RoundPicture) -> Iterator[DossierProblem]:
    """The files on disk, and the form of the other evidence."""
    told = {
        FileState.MISSING: (Severity.ERROR, "paper_file_missing"),
        FileState.CHANGED: (Severity.WARNING, "paper_changed"),
        FileState.DAMAGED: (Severity.ERROR, "paper_damaged"),
    }
    for paper in picture.papers:
        place, details = Place(PlaceKind.PAPER, paper.key), {"paper": paper.title}
        if paper.fault:
            details["file"] = paper.file_name
            yield DossierProblem(Severity.ERROR, f"paper_{paper.fault.value}", place, details)
        elif paper.state in told and not paper.is_read:
            yield DossierProblem(*told[paper.state], place, details)
        if paper.hides:
            yield DossierProblem(Severity.ERROR, "paper_hides", place, {**details, "found": ", ".join(paper.hides)})
        if paper.unseen:
            yield _unseen(paper)
    for proof in picture.proofs:
        place, details = Place(PlaceKind.EVIDENCE, proof.key), {"evidence": proof.name}
        if proof.state is not FileState.AS_RECORDED:  # evidence comes from others and must not change at all
            yield DossierProblem(Severity.ERROR, f"evidence_{proof.state.value}", place, details)
        if proof.form is EvidenceForm.PLAIN_COPY and not proof.proves_initiative:
            yield DossierProblem(Severity.WARNING, "evidence_plain", place, details)


def _unseen(paper: MadePaper) -> DossierProblem:
    """Text that is in the file and not on the printed page: all pieces of a paper in one problem, at the first."""
    first, *others = (text if len(text) <= _LONGEST_UNSEEN else f"{text[:_LONGEST_UNSEEN]}…" for text in paper.unseen)
    told: dict[str, object] = {"paper": paper.title, "found": first, "more": len(others)}
    place = Place(PlaceKind.PAPER, paper.key, Spot(first))
    return DossierProblem(Severity.ERROR, "paper_unseen_places" if others else "paper_unseen", place, told)


def _dates(picture: RoundPicture) -> Iterator[DossierProblem]:
    place = Place(PlaceKind.ROUND, picture.key)
    if not picture.statement_number or picture.statement_on is None:
        yield DossierProblem(Severity.WARNING, "statement_not_numbered", place)
    for kind, number in ((MINUTES, picture.minutes_number), (VOTE_COUNT, picture.vote_minutes_number)):
        if picture.of_kind(kind) and not number.strip():
            yield DossierProblem(Severity.WARNING, "minutes_not_numbered", place, {"paper": kind})
    if picture.due_on is None:
        return
    left = (picture.due_on - picture.today).days
    if left < 0:
        yield DossierProblem(Severity.WARNING, "deadline_passed", place, {"due": picture.due_on, "days": -left})
    elif left <= DUE_SOON:
        yield DossierProblem(Severity.WARNING, "deadline_near", place, {"due": picture.due_on, "days": left})


def _about(nominee: Proposed, severity: Severity, code: str, **details: object) -> DossierProblem:
    known = {"name": nominee.called, "award": nominee.award_name, **details}
    return DossierProblem(severity, code, Place(PlaceKind.NOMINATION, nominee.key), known)
