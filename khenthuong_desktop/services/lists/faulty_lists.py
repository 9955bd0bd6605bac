"""Lists back to their senders, with what is wrong marked in a copy of each file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from khenthuong_desktop.messages import say
from khenthuong_desktop.services.imports import Preview
from khenthuong_desktop.services.lists.as_sent import is_changed, problems_as_sent, with_changes
from khenthuong_desktop.spreadsheets.files.gathered import different, file_names, file_of, own_name
from khenthuong_desktop.spreadsheets.out.fault_list import to_be_fixed
from khenthuong_desktop.spreadsheets.out.marked_copy import write_marked_copy
from khenthuong_desktop.spreadsheets.out.written_list import Progress
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.store.database import Database

# What the office that takes the list in has to do, to know or to decide.
_OURS = frozenset({
    "file_left_out", "citizen_number_of_another", "same_birth_on_file", "codes_made", "note_of_absence",
    "proposals_not_kept", "registrations_not_repeated", "round_not_met", "round_without_votes", "council_refused",
    "decision_of_other_round", "votes_of_no_round", "votes_without_meeting", "council_new", "council_members_leave",
    "rows_of_others", "ours_unknown", "name_new", "pupils_not_made", "residents_not_made", "unit_kept", "parent_kept",
    "own_unit_kept",
})  # fmt: skip
_CANDIDATES = "candidates"  # of a question: who is on file, which is nothing for a sender
_FOR_SENDERS = {
    "name_of_several": "sender_names_several",
    "extra_column": "sender_extra_column",
}  # what he can do about it


@dataclass(frozen=True)
class MarkedCopy:
    """The copy of one sender's file; ``faults`` is how many are told in it."""

    path: Path
    faults: int


def has_faults(shown: Preview) -> bool:
    """Whether a sender has anything to look at, and the file he sent is still there."""
    if is_changed(shown):
        return any(path.is_file() for path in shown.files)
    return any(path.is_file() for path, _ in _by_file(shown, shown.problems))


def copy_name(path: Path) -> str:
    """What the copy of a file is called, without the ending."""
    return say("lists", "fault_copy", name=path.stem)


def save_faults(db: Database, shown: Preview, target: Path, progress: Progress | None = None) -> int:
    """Write the copy of the only file and give the number of faults told; the file itself stays as it is.

    Raises TargetNotWritable when the target is that file, and the known file errors.
    """
    theirs = with_changes(shown, list(_for_senders(problems_as_sent(db, shown, progress))))
    return write_marked_copy(shown.path, target, theirs, db.today(), progress)


def save_all_faults(
    db: Database, shown: Preview, folder: Path, progress: Progress | None = None
) -> tuple[MarkedCopy, ...]:
    """A copy in ``folder`` of each file that has faults, named by ``copy_name``; raises the known file errors.

    A copy there of an earlier time is written anew.
    """
    made: dict[Path, MarkedCopy] = {}
    for path, problems in _by_file(shown, problems_as_sent(db, shown, progress)):
        target, serial = folder / f"{copy_name(path)}.xlsx", 1
        while target in made:  # two senders called their files alike
            serial += 1
            target = folder / f"{say('lists', 'fault_copy_again', name=path.stem, number=serial)}.xlsx"
        made[target] = MarkedCopy(target, write_marked_copy(path, target, problems, db.today(), progress))
    return tuple(made.values())


def _by_file(shown: Preview, all_: Sequence[Problem]) -> list[tuple[Path, list[Problem]]]:
    """The files with something to look at, each with its own problems by the names of its own sheets."""
    files = different(shown.files)
    theirs = with_changes(shown, list(_for_senders(all_)))
    if len(files) == 1:
        problems = [(files[0], theirs)]
    else:
        problems = [
            (path, [_in_its_file(problem) for problem in theirs if name in (problem.sheet, _file(problem))])
            for path, name in zip(files, file_names(files), strict=True)
        ]
    return [(path, found) for path, found in problems if to_be_fixed(found)]


def _for_senders(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What senders can put right: no questions about people on file, whom they may not even know of."""
    for problem in problems:
        if problem.code in _FOR_SENDERS:
            details = {name: told for name, told in problem.details.items() if name != _CANDIDATES}
            yield replace(problem, code=_FOR_SENDERS[problem.code], details=details)
        elif problem.code not in _OURS and _CANDIDATES not in problem.details:
            yield problem


def _file(problem: Problem) -> str:
    return file_of(problem.sheet or "")


def _in_its_file(problem: Problem) -> Problem:
    """What is about the whole file is about none of its sheets."""
    return replace(problem, sheet=own_name(problem.sheet or "") if _file(problem) else None)
