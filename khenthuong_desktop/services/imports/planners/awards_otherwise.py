"""A decision gives somebody something else than was proposed: the proposal is not settled by it, and that is told."""

from collections.abc import Iterable, Sequence

from khenthuong_desktop.services.award_rounds.stages import ENDED
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.planners.decision_entries import Entry
from khenthuong_desktop.services.imports.planners.decision_rounds import Awaiting
from khenthuong_desktop.spreadsheets.problems import WARNING

Given = tuple[str, str]  # key of a subject, award


def tell_other_awards(
    known: Known, entries: Sequence[Entry], rounds: Iterable[Awaiting], of_file: frozenset[Given], *, of_round: bool
) -> None:
    """Of each row of a decision that gives nothing of what is proposed for its subject and still open. A decision that
    is on no round may have nothing to do with them: there only an award of the same sort speaks for it."""
    for entry in entries:
        if entry.target is None or entry.refused or entry.line.faulty or not entry.awards:
            continue
        for round_ in rounds:
            proposed = _open(round_, entry.target.id)
            alike = of_round or _are_of_one_sort(known, [*proposed, *entry.awards])
            if proposed and alike and of_file.isdisjoint((entry.target.id, award) for award in proposed):
                names = {"proposed": _names(known, proposed), "given": _names(known, entry.awards)}
                entry.line.report(WARNING, "award_otherwise", "name", round=round_.code, **names)


def given_by(entries: Iterable[Entry]) -> frozenset[Given]:
    """Everything that rows give, or say is not given, to subjects of ours."""
    return frozenset((entry.target.id, award) for entry in entries if entry.target for award in entry.awards)


def _open(round_: Awaiting, subject: str) -> list[str]:
    """What is proposed for a subject, passed by the council and not yet decided."""
    of_subject = (one for one in round_.nominations if one.subject_id == subject)
    return [one.award for one in of_subject if one.stage not in ENDED and one.passed is not False]


def _are_of_one_sort(known: Known, awards: Iterable[str]) -> bool:
    return len({known.library.award(award).group for award in awards}) == 1


def _names(known: Known, awards: Iterable[str]) -> str:
    return ", ".join(known.library.award(award).name for award in awards)
