"""Votes read from a list for a meeting that is being noted; nothing is written."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.council.meeting_values import Vote
from khenthuong_desktop.services.imports import Aim, ImportAnswer, Preview
from khenthuong_desktop.spreadsheets.layouts.vote_lists import VOTE_LIST
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress
from khenthuong_desktop.store.database import Database

_ABSENT = "votes_absent"
_SHOWN = 5  # names


@dataclass(frozen=True)
class VotesRead:
    """The counts that a list tells, and what of it is unclear."""

    preview: Preview

    @property
    def votes(self) -> tuple[Vote, ...]:
        return self.preview.plan.votes

    @property
    def answer(self) -> ImportAnswer:
        return imports.not_written(self.preview)

    @property
    def unsettled(self) -> bool:
        """Whether rows are wrong, or wait for the clerk's word."""
        return bool(self.answer.errors or self.preview.questions)

    @property
    def faults(self) -> tuple[str, ...]:
        """What the clerk should look at, in words with the place; whom the list does not name at all in one line."""
        told = [problem for problem in self.preview.problems if problem.severity is not Severity.FIXED]
        absent = [problem for problem in told if problem.code == _ABSENT]
        if len(absent) < 2:
            return tuple(problem.sentence for problem in told)
        names = ", ".join(str(problem.details["name"]) for problem in absent[:_SHOWN])
        names += " …" if len(absent) > _SHOWN else ""
        together = say("spreadsheets", "votes_absent_together", count=len(absent), names=names)
        return (*(problem.sentence for problem in told if problem.code != _ABSENT), together)

    def as_form(self) -> list[dict[str, Any]]:
        """The counts as the form of a meeting has them."""
        return [{"subject": vote.subject_code, **_counts(vote)} for vote in self.votes]


def _counts(vote: Vote) -> dict[str, Any]:
    return {name: value for name, value in asdict(vote).items() if name != "subject_code"}


def read_votes(
    db: Database,
    library: Library,
    round_reference: str,
    path: Path | str,
    choices: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> VotesRead:
    """Read a list of votes on a round. Raises the known file errors, and RecordMissing for an unknown round."""
    aim = Aim(round_reference, only_read=True)
    return VotesRead(imports.preview(db, library, path, VOTE_LIST.code, progress=progress, choices=choices, aim=aim))
