"""What the higher level decided, taken in from its list: an import of that list alone, and what it means."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.round_cautions import doubts_about_decision
from khenthuong_desktop.services.imports import Aim, ImportAnswer, Preview
from khenthuong_desktop.spreadsheets.layouts.decision_lists import CODE, DecisionSaid
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress
from khenthuong_desktop.store.database import Database

__all__ = ["DecisionInFile", "DecisionSaid", "decisions_in", "doubts_about", "preview_results"]


@dataclass(frozen=True)
class DecisionInFile:
    """A decision that rows of the file are of, with how many."""

    number: str
    issued_on: date
    decided_by: str | None
    signer_name: str | None
    rows: int

    @property
    def sentence(self) -> str:
        return say(
            "lists",
            "decision_in_file",
            number=self.number,
            on=f"{self.issued_on:%d/%m/%Y}",
            by=f", {self.decided_by}" if self.decided_by else "",
            count=self.rows,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "on": self.issued_on.isoformat(),
            "by": self.decided_by,
            "signer": self.signer_name,
            "rows": self.rows,
        }


def preview_results(
    db: Database,
    library: Library,
    path: Path | str | Sequence[Path],
    aim: Aim | None = None,
    choices: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Preview:
    """Read a decision's list and compare it with what is known; ``imports.confirm`` writes it, once.

    ``aim`` says which round it is about and what the file does not say of the decision. Raises the known file
    errors, and RecordMissing for an unknown round.
    """
    return imports.preview(db, library, path, CODE, progress=progress, choices=choices, aim=aim)


def decisions_in(shown: Preview) -> tuple[DecisionInFile, ...]:
    """The decisions that the rows of the file are of, in reading order."""
    counts: dict[DecisionSaid, int] = defaultdict(int)
    for said in shown.plan.decisions:
        counts[said] += 1
    return tuple(
        DecisionInFile(said.number, said.issued_on, said.decided_by, said.signer_name, count)
        for said, count in counts.items()
        if said.number is not None and said.issued_on is not None
    )


def doubts_about(db: Database, library: Library, answer: ImportAnswer) -> tuple[str, ...]:
    """In words, on which of the awards given to nominees whoever decided may not decide."""
    given: dict[tuple[str, str, date], set[str]] = defaultdict(set)
    for outcome in answer.outcomes:
        said = outcome.decision
        if said is not None and said.decided_by and said.issued_on:
            given[outcome.round_id, said.decided_by, said.issued_on].add(outcome.nomination)
    doubts = (doubts_about_decision(db, library, round_, by, on, keys) for (round_, by, on), keys in given.items())
    return tuple(dict.fromkeys(doubt for found in doubts for doubt in found))
